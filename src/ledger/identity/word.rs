//! Two words of names: the same, one sound, one person's nickname, an initial, a slip of spelling.
//!
//! Example: `gaddafi` and `qaddafi`, `bob` and `robert`, `a` and `ali`.

use crate::lexicon::nicknames::full_given_name;
use crate::lexicon::nouns::given_name;
use crate::lexicon::sounds;

use super::likeness::{Kind, Rule};

/// What an initial is worth.
const INITIAL: f64 = 0.85;
/// What a nickname is worth.
const NICKNAME: f64 = 0.95;
/// What one sound is worth.
const SOUND: f64 = 0.92;
/// Words of fewer letters may not differ in one.
const LEAST_ALIKE: f64 = 0.75;

/// How alike two words are, and by what rule; none where they are two.
pub fn alike(one: &str, other: &str, kind: Kind) -> Option<(f64, Rule)> {
    if one == other {
        return Some((1.0, Rule::SameWords));
    }
    let is_initial = |word: &str| word.chars().count() == 1;
    if is_initial(one) || is_initial(other) {
        let same = kind == Kind::Person && one.chars().next() == other.chars().next();
        return same.then_some((INITIAL, Rule::Initial));
    }
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(one) || is_number(other) {
        return None;
    }
    if kind == Kind::Person && full_given_name(one) == full_given_name(other) {
        return Some((NICKNAME, Rule::Nickname));
    }
    let sounds = sound(one);
    if sounds.chars().count() > 1 && sounds == sound(other) {
        return Some((SOUND, Rule::Spelling));
    }
    // "Frank" and "Frederik" are names of their own, however near.
    if kind == Kind::Person && is_given(one) && is_given(other) {
        return None;
    }
    let length = one.chars().count().max(other.chars().count());
    let distance = strsim::osa_distance(one, other);
    #[allow(clippy::cast_precision_loss, reason = "letters of a word")]
    let score = 1.0 - distance as f64 / length as f64;
    (distance <= (length / 5).max(1) && score >= LEAST_ALIKE).then_some((score, Rule::Spelling))
}

/// The consonants of a word as romanisations share them, with its first letter and whether it ends on "a": one for
/// `qaddafi` and `kadhafi`, two for `ivanov` and `ivanova`.
pub fn sound(word: &str) -> String {
    let mut letters = word.to_owned();
    for (spelling, letter) in sounds::all() {
        letters = letters.replace(spelling, letter);
    }
    let mut sound = String::new();
    let mut last = None;
    for letter in letters.chars() {
        let letter = match letter {
            'w' => 'f',
            'z' => 's',
            'y' => 'i',
            other => other,
        };
        let is_first = last.is_none();
        if last != Some(letter) && (is_first || !is_vowel(letter)) {
            sound.push(letter);
        }
        last = Some(letter);
    }
    let plain = sound.trim_end_matches('h').len();
    sound.truncate(plain.max(sound.chars().next().map_or(0, char::len_utf8)));
    if letters.ends_with('a') || letters.ends_with("ah") {
        sound.push('a');
    }
    sound
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// True for a word in small letters that is a given name.
fn is_given(word: &str) -> bool {
    let mut letters = word.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    given_name(&capital).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(one: &str, other: &str) -> Option<Rule> {
        alike(one, other, Kind::Person).map(|(_, rule)| rule)
    }

    #[test]
    fn romanisations_share_their_sound() {
        for (one, other) in [("nooristani", "nuristani"), ("zelensky", "zelenskyy"), ("qaida", "qaeda")] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        assert_ne!(sound("ivanov"), sound("ivanova"));
        assert_ne!(sound("baranov"), sound("taranov"));
    }

    #[test]
    fn each_rule_has_its_words() {
        assert_eq!(rule("macron", "macron"), Some(Rule::SameWords));
        assert_eq!(rule("macron", "marcon"), Some(Rule::Spelling));
        assert_eq!(rule("bob", "robert"), Some(Rule::Nickname));
        assert_eq!(rule("a", "ali"), Some(Rule::Initial));
        for (one, other) in [("a", "bob"), ("ali", "aly-khan"), ("frank", "fredrik"), ("44", "45"), ("shin", "kim")] {
            assert_eq!(rule(one, other), None, "{one} {other}");
        }
    }
}
