//! What trails after an article: link lists, the site's name, archive tags.

use super::boilerplate;
use super::lines::Line;
use crate::article::BlockKind;
use crate::lexicon::classes::LayoutWord;

/// A short line is no sentence: it may be swept away with the boilerplate around it.
const SHORT_WORDS: usize = 8;
/// A linked headline is rarely longer.
const LINK_WORDS: usize = 20;
/// An archive tag is a few words.
const TAG_WORDS: usize = 5;

/// Marks, below the last sentence of the article, the short lines that follow boilerplate, lists of
/// links under their heading, and a last line that is a tag of the archive.
pub(super) fn mark(lines: &[Line<'_>], kinds: &mut [BlockKind]) {
    mark_tag(lines, kinds);
    mark_links(lines, kinds);
    let last_sentence =
        (0..lines.len()).rev().find(|at| kinds[*at] == BlockKind::Paragraph && is_sentence(&lines[*at]));
    let Some(from) = last_sentence else {
        // No sentence at all: what is here is too little to judge.
        return;
    };
    let mut in_site = false;
    for kind in &mut kinds[from + 1..] {
        match kind {
            BlockKind::Boilerplate => in_site = true,
            BlockKind::Paragraph if in_site => *kind = BlockKind::Boilerplate,
            _ => {}
        }
    }
}

fn is_sentence(line: &Line<'_>) -> bool {
    line.words() >= SHORT_WORDS || line.ends_sentence() && line.words() >= 2
}

/// The last line of a page that is a few small words without any mark: the tag of an archive.
fn mark_tag(lines: &[Line<'_>], kinds: &mut [BlockKind]) {
    let (Some(line), true) = (lines.last(), lines.len() > 2) else {
        return;
    };
    let small = line.text.chars().all(|c| c.is_lowercase() || c.is_whitespace() || matches!(c, '-' | '_'));
    // Tags are names and nouns; a line that is cut off, or a speaker in small letters, is not one.
    let filed = line
        .text
        .split_whitespace()
        .next_back()
        .is_some_and(|word| matches!(word.to_lowercase().as_str(), "archive" | "archives" | "recycle"));
    let is_tag = (small || filed)
        && line.last_mark().is_some_and(char::is_alphabetic)
        && !line.text.split_whitespace().any(|word| LayoutWord::Function.has(word))
        && !lines[..lines.len() - 1].iter().any(|other| other.text == line.text);
    let before_ends = lines[..lines.len() - 1]
        .iter()
        .zip(kinds.iter())
        .rev()
        .find(|(_, kind)| **kind == BlockKind::Paragraph)
        .is_some_and(|(line, _)| line.ends_sentence());
    if is_tag
        && before_ends
        && line.words() <= TAG_WORDS
        && let Some(kind) = kinds.last_mut()
    {
        *kind = BlockKind::Boilerplate;
    }
}

/// Unfinished lines under `Related stories` and the like, down to the page's end or other boilerplate.
fn mark_links(lines: &[Line<'_>], kinds: &mut [BlockKind]) {
    let mut at = 0;
    while at < lines.len() {
        if kinds[at] != BlockKind::Boilerplate || !boilerplate::heads_links(&lines[at]) {
            at += 1;
            continue;
        }
        let from = at + 1;
        let mut to = from;
        while to < lines.len() && kinds[to] == BlockKind::Paragraph && is_link(&lines[to]) {
            to += 1;
        }
        if to == lines.len() || kinds[to] == BlockKind::Boilerplate {
            kinds[from..to].fill(BlockKind::Boilerplate);
        }
        at = to.max(from);
    }
}

fn is_link(line: &Line<'_>) -> bool {
    line.words() <= LINK_WORDS && line.last_mark().is_none_or(|c| !matches!(c, '.' | '!' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::layout::lines::lines;

    /// Marks lines that begin with `#` as boilerplate beforehand and gives back all that are.
    fn swept(text: &str) -> Vec<&str> {
        let all = lines(text, 0);
        let mut kinds: Vec<BlockKind> = all
            .iter()
            .map(|line| match boilerplate::is_boilerplate(line) {
                true => BlockKind::Boilerplate,
                false => BlockKind::Paragraph,
            })
            .collect();
        mark(&all, &mut kinds);
        let site = kinds.iter().zip(&all).filter(|(kind, _)| **kind == BlockKind::Boilerplate);
        site.map(|(_, line)| line.text).collect()
    }

    #[test]
    fn what_trails_is_swept() {
        let story = "The ferry sailed at dawn.\nIt came back at dusk.\n";
        for tail in [
            "harbour post archive",
            "Harbour Post Archive",
            "SHARE THIS ARTICLE\nHarbour TV App",
            "Related:\nFerry runs aground off Port Roe again",
        ] {
            let expect: Vec<&str> = tail.lines().collect();
            assert_eq!(swept(&format!("{story}{tail}")), expect, "{tail}");
        }
    }

    #[test]
    fn what_belongs_to_the_story_is_not() {
        for text in [
            "The ferry sailed at dawn.\nJane Roe",
            "The ferry sailed at dawn.\nAdvertisement\nA new start\nIt came back at dusk.",
            "one two three",
            "Jane was there.\nShe saw it.\na big ship",
            "jane roe\nWill it sail?\njane roe",
            "The ferry sailed.\nand so it\nwent on and",
        ] {
            let site = swept(text);
            assert!(site.iter().all(|line| *line == "Advertisement"), "{text}: {site:?}");
        }
    }
}
