//! Two names of bodies.

use super::align::{align, joined, letters};
use super::form::{body_words, split};
use super::likeness::{CONTRARY, Kind, Likeness, Rule};
use crate::lexicon::classes::NameWord;

/// What an acronym is worth.
const ACRONYM: f64 = 0.9;
/// What words that only one name has take away at most.
const EXTRA: f64 = 0.5;
/// The fewest and the most letters of an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

/// How alike two bodies' names are.
pub fn alike(one: &str, other: &str) -> Likeness {
    if is_acronym(one, other) || is_acronym(other, one) {
        return Likeness { score: ACRONYM, rule: Rule::Acronym };
    }
    let (one, other) = (body_words(one), body_words(other));
    if one.is_empty() || other.is_empty() {
        return Likeness::APART;
    }
    let (mut short, mut long) = (joined(&one, &other), joined(&other, &one));
    // Of two as long the first by its letters, so that both ways round come to one.
    if (short.len(), &short) > (long.len(), &long) {
        std::mem::swap(&mut short, &mut long);
    }
    let found = align(&short, &long, Kind::Body);
    if found.cover == 0.0 {
        return Likeness::APART;
    }
    let size: f64 = short.iter().map(|word| letters(word)).sum();
    let rest: f64 = found.other_over.iter().map(|word| letters(word)).sum();
    let rule = if rest > 0.0 { found.rule.max(Rule::Shorter) } else { found.rule };
    let score = (found.cover * found.cover - EXTRA * (rest / size).min(1.0)).max(0.0);
    let likeness = Likeness { score, rule };
    let is_contrary = !found.over.is_empty() && !found.other_over.is_empty();
    if is_contrary { likeness.at_most(CONTRARY) } else { likeness }
}

/// True where the first name is made of the first letters of the second: `PLA`, `People's Liberation Army`.
fn is_acronym(short: &str, long: &str) -> bool {
    acronym_of(short).is_some_and(|letters| acronyms(long).contains(&letters))
}

/// The letters of a name that is one word of capitals ("W.H.O." too), in small ones.
pub fn acronym_of(name: &str) -> Option<String> {
    let letters: Vec<char> = name.chars().filter(|letter| *letter != '.').collect();
    let are_capitals = letters.iter().all(|letter| letter.is_uppercase());
    (LETTERS.contains(&letters.len()) && are_capitals)
        .then(|| letters.into_iter().flat_map(char::to_lowercase).collect())
}

/// The first letters of a name's words: of all, of all but the small ones, of all but kinds of company too.
pub fn acronyms(name: &str) -> Vec<String> {
    let words = split(name);
    if words.len() < 2 {
        return Vec::new();
    }
    let firsts = |kept: &dyn Fn(&str) -> bool| {
        words.iter().filter(|word| kept(word)).filter_map(|word| word.chars().next()).collect::<String>()
    };
    let is_small = |word: &str| NameWord::BodyParticle.has(word);
    let mut acronyms = vec![
        firsts(&|_| true),
        firsts(&|word| !is_small(word)),
        firsts(&|word| !is_small(word) && !NameWord::LegalForm.has(word)),
    ];
    acronyms.retain(|letters| LETTERS.contains(&letters.chars().count()));
    acronyms.dedup();
    acronyms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::identity::testing::{are_alike, are_apart};

    #[test]
    fn one_body_under_variants() {
        are_alike(
            alike,
            &[
                ("PLA", "People’s Liberation Army", Rule::Acronym),
                ("Syrian Observatory for Human Rights", "SOHR", Rule::Acronym),
                ("Ministry of Defense", "Defence Ministry", Rule::Order),
                ("The World Bank", "World Bank", Rule::SameWords),
                ("Brigade Forty-Four", "44 Brigade", Rule::Order),
                ("Jabhat al-Nusra", "Jabhat Nusrah", Rule::Spelling),
                ("Pricewaterhouse Coopers", "PricewaterhouseCoopers LLP", Rule::SameWords),
            ],
        );
    }

    #[test]
    fn two_bodies_of_like_names() {
        are_apart(
            alike,
            &[
                ("Government of Estonia", "Government of Ethiopia"),
                ("Bank of Norway", "Bank of Sweden"),
                ("Brigade 44", "Brigade 45"),
                ("WHO", "World Bank"),
                ("Ministry of Justice", "Ministry of Defence"),
                ("Foreign Ministry", "Norwegian Foreign Ministry Staff Association"),
                ("Who", "World Health Organization"),
            ],
        );
    }
}
