//! What is read of a transcript: whose turn each paragraph is, and what in it nobody says.
//!
//! Example: of `JANE ROE, BYLINE: He left. (SOUNDBITE OF MUSIC) It rained.` the turn is Jane Roe's, and neither her role
//! nor the stage direction is read.

use std::ops::Range;

use super::clean::Rewritten;
use super::{Article, turn};
use crate::lexicon::classes::LayoutWord;
use crate::span::{CharIndex, Span};

/// The longest stage direction, in bytes.
const LONGEST_MARK: usize = 100;

/// A paragraph that is a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The speaker's name and titles.
    pub name: Span,
    /// The colon behind it.
    pub colon: u32,
}

impl Article {
    /// The turns of the article, where it is a transcript: where there are several.
    pub fn turns(&self) -> Vec<Turn> {
        let text = self.clean.as_ref().map_or(self.text.as_str(), Rewritten::text);
        let chars = CharIndex::new(text);
        let original = |span: Span| self.clean.as_ref().map_or(span, |clean| clean.original(span));
        let turns = self.content_spans().into_iter().filter_map(|block| {
            let block = self.clean.as_ref().map_or(block, |clean| clean.rewritten(block));
            let words = chars.cut(text, block);
            let label = turn::label(words)?;
            let at = |byte: usize| block.start + words[..byte].chars().count() as u32;
            let name = Span::new(at(label.name.start), at(label.name.end));
            Some(Turn { name: original(name), colon: original(Span::new(at(label.colon), at(label.colon) + 1)).start })
        });
        let turns: Vec<Turn> = turns.collect();
        if turns.len() < 2 { Vec::new() } else { turns }
    }
}

/// Stage directions, in bytes, with the blanks behind them.
pub fn stage_marks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices(['(', '[']) {
        let rest = &text[at + 1..];
        let Some(end) = rest.bytes().take(LONGEST_MARK).position(|byte| matches!(byte, b')' | b']')) else { continue };
        let inside = &rest[..end];
        let first = inside.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',')).next().unwrap_or_default();
        let capital =
            first.starts_with(char::is_uppercase) && (!inside.contains(' ') || !inside.chars().any(char::is_lowercase));
        if capital && LayoutWord::StageMark.has(&first.to_lowercase()) {
            let behind = &rest[end + 1..];
            let blanks = behind.len() - behind.trim_start().len();
            found.push(at..at + 1 + end + 1 + blanks);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stage_directions_are_found_with_the_blank_behind_them() {
        let text = "He left. (SOUNDBITE OF MUSIC) It rained (on Monday). (Laughter.) No (VAT).";
        let found: Vec<&str> = stage_marks(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["(SOUNDBITE OF MUSIC) ", "(Laughter.) "]);
    }
}
