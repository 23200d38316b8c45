//! Turns of a transcript: who speaks stands in capitals before a colon.
//!
//! Example: `JANE ROE, BYLINE: The minister left.` and, in one paragraph, `ROE: Why? DOE: I was late. ROE: Oh.` open with
//! the label of a turn; `READ: What the vote means` and `UPDATE: …` do not.

use std::ops::Range;

use crate::lexicon::classes::LayoutWord;

/// The longest label, in bytes.
const LONGEST: usize = 80;
/// A speaker's name and titles have so many words at most.
const MOST_WORDS: usize = 6;

/// What a turn opens with, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The name and the titles before it.
    pub name: Range<usize>,
    /// The colon.
    pub colon: usize,
}

/// The label that a paragraph opens with.
pub fn label(text: &str) -> Option<Label> {
    let start = text.find(|c: char| c.is_alphanumeric())?;
    let marks = text[..start].chars().all(|c| c.is_whitespace() || matches!(c, '"' | '“' | '‘' | '\'' | '*' | '>'));
    let head = &text.as_bytes()[start..text.len().min(start + LONGEST)];
    let colon = start + head.iter().position(|byte| *byte == b':')?;
    let spaced = text[colon + 1..].chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '“'));
    let head = &text[start..colon];
    let name = head[..head.find([',', '(', '[']).unwrap_or(head.len())].trim_end();
    let role = &head[name.len()..];
    let spoken = &text[colon + 1..];
    // A heading in capitals all through is no turn.
    let spoken =
        spoken.chars().any(char::is_lowercase) || spoken.chars().filter(|c| c.is_alphabetic()).nth(9).is_none();
    (marks && spaced && spoken && !role.contains(['!', '?', ';']) && is_speaker(name))
        .then(|| Label { name: start..start + name.len(), colon })
}

/// Where turns begin inside a paragraph, in bytes: behind the end of a sentence.
pub fn inner(text: &str) -> Vec<usize> {
    let ends =
        text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…' | ')' | ']' | '"' | '”' | '-' | '—'));
    let starts = ends.filter_map(|(at, c)| {
        let behind = at + c.len_utf8();
        let rest = &text[behind..];
        let blanks = rest.len() - rest.trim_start().len();
        let capital = rest.trim_start().starts_with(char::is_uppercase);
        (blanks > 0 && capital).then_some(behind + blanks)
    });
    starts.filter(|&at| label(&text[at..]).is_some_and(|label| label.name.start == 0)).collect()
}

/// A name in capitals that is none of the labels of sites and agencies.
fn is_speaker(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let lower = name.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    letters > 2
        && words.len() <= MOST_WORDS
        && words.iter().all(|word| is_shouted(word))
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && !LayoutWord::NoSpeaker.has(&lower)
        && !LayoutWord::NoSpeaker.has(first)
}

/// In capitals, but for the small letters of "McCAIN".
fn is_shouted(word: &str) -> bool {
    let rest = ["Mc", "Mac", "De", "Le", "La"].into_iter().find_map(|particle| word.strip_prefix(particle));
    let rest = rest.filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(word);
    !rest.chars().any(char::is_lowercase)
        && rest.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '\'' | '’'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<&str> {
        label(text).map(|label| &text[label.name])
    }

    #[test]
    fn who_speaks_stands_in_capitals() {
        for (text, speaker) in [
            ("ROE: Thank you.", "ROE"),
            ("JANE ROE, BYLINE: The minister left.", "JANE ROE"),
            ("PRESIDENT OLAV HAGEN (through translator): No.", "PRESIDENT OLAV HAGEN"),
            ("SEN. McROE: No.", "SEN. McROE"),
        ] {
            assert_eq!(name(text), Some(speaker));
        }
    }

    #[test]
    fn labels_are_no_speakers() {
        for text in [
            "READ: What it means",
            "FILE PHOTO: A ferry",
            "The mayor: No.",
            "10:22 a.m.: Rain.",
            "Q: Why?",
            "UPDATE: x",
        ] {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn turns_in_one_paragraph() {
        let text = "ROE: Why? It rains. JANE DOE: I was late: it snowed. ROE: Oh.";
        assert_eq!(inner(text), [text.find("JANE").unwrap(), text.rfind("ROE").unwrap()]);
    }
}
