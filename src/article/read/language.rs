//! Which language an article is in; what is not English is passed over by name.
//!
//! A text is judged by the greater part of its letters, and never by a headline: three words of English look like Dutch
//! to any statistics.
//!
//! Example: four sentences of French are `French`; `Le Pen à Paris` is nobody's.

use whatlang::{Lang, Script, detect, detect_script};

use crate::lexicon::classes::LayoutWord;

/// A paragraph of fewer letters tells nothing.
const JUDGED: usize = 100;
/// A text of fewer letters in all is not judged, …
const FEWEST: usize = 200;
/// … unless it is in letters that no English is written in.
const FEWEST_STRANGE: usize = 10;
/// A paragraph with this share of English function words is English, whatever statistics hold.
const ENGLISH: f64 = 0.2;
/// No more of a text is looked at than this, in letters.
const ENOUGH: usize = 20_000;

/// The language of a text that is not English, by its English name.
pub(super) fn foreign(text: &str) -> Option<&'static str> {
    let mut english = 0;
    let mut others: Vec<(&'static str, usize)> = Vec::new();
    let mut judged = 0;
    for part in parts(text) {
        let letters = part.chars().filter(|c| c.is_alphabetic()).count();
        match of(part, letters) {
            Some("English") => english += letters,
            Some(name) => match others.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count += letters,
                None => others.push((name, letters)),
            },
            None => {}
        }
        judged += letters;
        // No other language can have more letters than are left.
        if judged > ENOUGH || english * 2 >= text.len() {
            break;
        }
    }
    let all: usize = others.iter().map(|(_, count)| count).sum();
    let most = others.into_iter().max_by_key(|(_, count)| *count)?;
    (all > english && all * 2 > judged.min(ENOUGH)).then_some(most.0)
}

/// Paragraphs, short ones with those that follow.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.trim().is_empty() {
            return None;
        }
        let mut letters = 0;
        let end = rest.char_indices().find_map(|(at, c)| {
            letters += usize::from(c.is_alphabetic());
            (c == '\n' && letters >= FEWEST || letters >= FEWEST * 10 && c.is_whitespace()).then_some(at + 1)
        });
        let (part, behind) = rest.split_at(end.map_or(rest.len(), |at| rest.ceil_char_boundary(at)));
        rest = behind;
        Some(part)
    })
}

/// The language of a part with so many letters.
fn of(part: &str, letters: usize) -> Option<&'static str> {
    if letters < FEWEST_STRANGE {
        return None;
    }
    // Of what is ASCII for the greater part nobody needs to ask.
    let ascii = part.bytes().filter(u8::is_ascii_alphabetic).count();
    if ascii * 2 <= letters && detect_script(part)? != Script::Latin {
        return detect(part).map(|found| found.lang().eng_name());
    }
    if letters < JUDGED {
        return None;
    }
    let (mut words, mut function) = (0_u32, 0_u32);
    for word in part.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        let small = word.bytes().all(|byte| byte.is_ascii_lowercase());
        function += u32::from(match small {
            true => LayoutWord::Function.has(word),
            false => LayoutWord::Function.has(&word.to_lowercase()),
        });
    }
    if f64::from(function) >= ENGLISH * f64::from(words) {
        return Some("English");
    }
    let found = detect(part)?;
    // Capitals all through and lists of names confuse statistics: only what is sure counts.
    (letters >= FEWEST && (found.lang() == Lang::Eng || found.is_reliable())).then(|| found.lang().eng_name())
}
