//! The headline: the first line of a page, when it is one.

use super::dateline;
use super::lines::Line;

/// How far down a headline that is known from elsewhere is looked for.
const LOOK_LINES: usize = 4;

/// True when `line` says the same as the title that the record gives, or nearly the same.
pub(super) fn is_given(line: &Line<'_>, title: &str) -> bool {
    if line.chars() > 300 {
        return false;
    }
    let (ours, theirs) = (words(line.text), words(title));
    if ours.is_empty() || theirs.is_empty() {
        return false;
    }
    if ours == theirs {
        return true;
    }
    let shared = ours.iter().filter(|word| theirs.contains(word)).count();
    let all = ours.len().max(theirs.len());
    !line.ends_sentence() && ours.len() >= 4 && shared * 4 >= all * 3
}

/// Index of the line that repeats the given title, among the first lines.
pub(super) fn find_given(lines: &[Line<'_>], title: &str) -> Option<usize> {
    lines.iter().take(LOOK_LINES).position(|line| is_given(line, title))
}

/// Bytes of `line` that the given title takes, when the line runs on behind it: texts of some
/// collections put `Title. First sentence …` on one line.
pub(super) fn given_prefix(line: &Line<'_>, title: &str) -> Option<usize> {
    let title = title.trim().trim_end_matches('.');
    if title.split_whitespace().count() < 3 {
        return None;
    }
    let rest = line.text.strip_prefix(title)?;
    let mark = rest.trim_start_matches([' ', '\u{a0}']);
    // A full stop or nothing but blanks and then a new sentence; else the title is its beginning.
    let behind = mark.trim_start_matches(['.', '?', '!']);
    let new_sentence = behind.starts_with([' ', '\u{a0}'])
        && behind.trim_start().chars().next().is_some_and(|c| c.is_uppercase() || "\"“'‘(".contains(c));
    (mark.len() > behind.len() && new_sentence).then(|| line.text.len() - behind.len())
}

/// True when `first`, the first line of a page without a given title, is a headline. `next` are the
/// lines after it.
///
/// A text of one line is a text; a first line that ends in a full stop is its first paragraph,
/// unless it is short and a dateline follows.
pub(super) fn is_headline(first: &Line<'_>, next: &[Line<'_>]) -> bool {
    let words = first.words();
    if !(3..=30).contains(&words) || first.chars() > 220 || dateline::find(first).is_some() {
        return false;
    }
    if !first.text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return false;
    }
    let two_sentences = holds_sentence_end(first.text) && !is_title_case(first.text);
    if first.text.starts_with("Story highlights") || two_sentences {
        return false;
    }
    let body = next.iter().any(|line| line.ends_sentence() && line.words() >= 5);
    // `… to leave the U.S.` ends in an abbreviation, not in a full stop.
    let abbreviated = first.text.split_whitespace().next_back().is_some_and(is_initials);
    let stop = first.last_mark();
    let dateline_follows = || next.first().is_some_and(|line| dateline::find(line).is_some());
    body && match stop {
        Some('.') if abbreviated => true,
        Some('.' | '…') => words <= 18 && dateline_follows(),
        Some(':' | ',' | ';') | None => false,
        Some(_) => true,
    }
}

/// True when a sentence ends inside of `text`: a word in small letters, a stop, a new sentence.
fn holds_sentence_end(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or("");
        let small = word.chars().count() >= 3 && word.chars().all(|c| c.is_lowercase() || !c.is_alphabetic());
        let long = word.chars().count() >= 6 && word.chars().rev().take(3).all(char::is_lowercase);
        let abbreviated = matches!(word, "etc" | "est" | "vol");
        (small || long) && !abbreviated && text[at + 2..].chars().next().is_some_and(char::is_uppercase)
    })
}

/// True for `U.S.` and the like.
fn is_initials(word: &str) -> bool {
    word.len() >= 4
        && word.len().is_multiple_of(2)
        && word.as_bytes().chunks(2).all(|pair| pair[0].is_ascii_uppercase() && pair[1] == b'.')
}

/// True when most words have a capital: then even two sentences are a title.
fn is_title_case(text: &str) -> bool {
    let capital = |word: &&str| word.chars().next().is_some_and(|c| !c.is_lowercase());
    text.split_whitespace().filter(capital).count() * 4 >= text.split_whitespace().count() * 3
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::layout::lines::lines;

    fn headline(text: &str) -> bool {
        let all = lines(text, 0);
        is_headline(&all[0], &all[1..])
    }

    const BODY: &str = "\n\nThe ferry sailed at dawn, the mayor said.";

    #[test]
    fn headlines() {
        for first in [
            "Ferry sails again after long winter",
            "Will the ferry sail again?",
            "Mayor: ‘The ferry will sail’",
            "U.S. Ferry Sails For Port Roe",
            "Islanders may leave the U.K.",
            "Ferry Sails Again. Here Is Why",
            "5 things to know of the ferry",
        ] {
            assert!(headline(&format!("{first}{BODY}")), "{first}");
        }
        assert!(headline("Ferry sails again.\n\nPORT ROE (AP) — The ferry sailed at dawn."));
    }

    #[test]
    fn first_paragraphs() {
        for first in [
            "The ferry sailed again on Friday.",
            "PORT ROE (AP) — The ferry sailed at dawn.",
            "Story highlights The ferry sails again",
            "Jane Roe",
            "the ferry sails again",
            "The ferry will be late. Ferry sails again",
            "The mayor told reporters this:",
        ] {
            assert!(!headline(&format!("{first}{BODY}")), "{first}");
        }
        assert!(!headline("The envoys of two islands met again on Friday"));
        assert!(!headline("The envoys met.\n\nShort"));
    }

    #[test]
    fn a_given_title() {
        let all = lines("FERRY SAILS AGAIN\nIt sailed at dawn.", 0);
        assert_eq!(find_given(&all, "Ferry sails again"), Some(0));
        assert_eq!(find_given(&all, "Mayor resigns"), None);
        let all = lines("Ferry sails again. PORT ROE -- It sailed.", 0);
        assert_eq!(given_prefix(&all[0], "Ferry sails again"), Some(18));
        let all = lines("Ferry sails again today, the mayor said.", 0);
        assert_eq!(given_prefix(&all[0], "Ferry sails again"), None);
    }
}
