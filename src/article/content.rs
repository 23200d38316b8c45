//! The content of an article as the language engine reads it: cleaned, each paragraph on one line, what stands in capitals
//! spelt as elsewhere.
//!
//! Example: a paragraph that was wrapped, `The presi-⏎dent of⏎Roe`, reads `The president of Roe`, and the turn `ANA ROE,
//! HOST: Why?` reads `Ana Roe: Why?`. Spans found in it are brought back to the text as it is stored.

use std::ops::Range;

use super::clean::Rewritten;
use super::stamp;
use super::transcript;
use super::{Article, turn};
use crate::span::{CharIndex, Span};

/// A line in capitals has so many words at least; a shorter one is a label or a name.
const FEWEST_WORDS: usize = 4;

/// What is read of an article.
pub struct Content {
    /// The text, the parts that are not content left out.
    pub rewritten: Rewritten,
    /// Where the content blocks stand in it, in the order of the layout.
    pub pieces: Vec<Span>,
}

/// How a block is read.
struct Reading<'t> {
    block: &'t str,
    /// Where it begins, in code points.
    start: u32,
    /// Bytes that stand in capitals and are respelt.
    capitals: Option<Range<usize>>,
    /// Bytes that are not read.
    unread: Vec<Range<usize>>,
}

impl Article {
    /// The content rewritten for reading; nothing where it can be read as it stands. `respell` spells what stands in
    /// capitals, character for character.
    pub fn content(&self, respell: impl Fn(&str) -> String) -> Option<Content> {
        let text = self.clean.as_ref().map_or(self.text.as_str(), Rewritten::text);
        let chars = CharIndex::new(text);
        let here = |span: Span| self.clean.as_ref().map_or(span, |clean| clean.rewritten(span));
        let spans = self.content_spans().into_iter().map(here);
        let transcript = !self.turns().is_empty();
        let blocks: Vec<Reading<'_>> =
            spans.map(|span| Reading::new(chars.cut(text, span), span.start, transcript)).collect();
        if self.clean.is_none() && blocks.iter().all(Reading::as_it_stands) {
            return None;
        }
        let original = |at: u32| {
            let span = Span::new(at, at + 1);
            self.clean.as_ref().map_or(span, |clean| clean.original(span))
        };
        let mut content = Content { rewritten: Rewritten::default(), pieces: Vec::with_capacity(blocks.len()) };
        for block in blocks {
            let first = content.rewritten.count();
            for (at, c) in joined(&block.characters(&respell)) {
                content.rewritten.push(c, original(block.start + at));
            }
            content.pieces.push(Span::new(first, content.rewritten.count()));
            let end = original(block.start + block.block.chars().count() as u32).start;
            content.rewritten.push('\n', Span::new(end, end + 1));
        }
        Some(content)
    }
}

impl<'t> Reading<'t> {
    fn new(block: &'t str, start: u32, transcript: bool) -> Self {
        let label = transcript.then(|| turn::label(block)).flatten();
        let mut unread: Vec<Range<usize>> = stamp::at_head(block).into_iter().collect();
        if let Some(label) = &label {
            unread.push(label.name.end..label.colon);
        }
        if transcript {
            unread.extend(transcript::stage_marks(block));
        }
        let capitals = label.map(|label| label.name).or_else(|| is_shouted(block).then_some(0..block.len()));
        Self { block, start, capitals, unread }
    }

    fn as_it_stands(&self) -> bool {
        self.capitals.is_none() && self.unread.iter().all(Range::is_empty) && !self.block.contains(is_break)
    }

    /// What is read, each character with where it stands in the block.
    fn characters(&self, respell: impl Fn(&str) -> String) -> Vec<(u32, char)> {
        let capitals = self.capitals.clone().unwrap_or_default();
        let spelt = respell(&self.block[capitals.clone()]);
        let count = self.block[capitals.clone()].chars().count();
        let mut spelt = (spelt.chars().count() == count).then(|| spelt.chars());
        let read = self.block.char_indices().zip(0_u32..).filter_map(|((byte, c), at)| {
            let inside = capitals.contains(&byte);
            let c = if inside { spelt.as_mut().and_then(Iterator::next).unwrap_or(c) } else { c };
            (!self.unread.iter().any(|range| range.contains(&byte))).then_some((at, c))
        });
        read.collect()
    }
}

/// A line in capitals.
fn is_shouted(block: &str) -> bool {
    let words = block.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some());
    !block.chars().any(char::is_lowercase) && words.take(FEWEST_WORDS).count() == FEWEST_WORDS
}

/// The characters of a block on one line: line breaks are blanks, and a word that was broken at one is whole.
fn joined(chars: &[(u32, char)]) -> Vec<(u32, char)> {
    let mut out: Vec<(u32, char)> = Vec::with_capacity(chars.len());
    let mut rest = chars;
    while let [(at, c), after @ ..] = rest {
        rest = after;
        if !is_break(*c) {
            out.push((*at, *c));
            continue;
        }
        let blanks = rest.iter().take_while(|(_, c)| c.is_whitespace()).count();
        rest = &rest[blanks..];
        while out.last().is_some_and(|(_, c)| c.is_whitespace()) {
            out.pop();
        }
        let hyphen = matches!(out[..], [.., (_, before), (_, '-')] if before.is_lowercase());
        if hyphen && rest.first().is_some_and(|(_, c)| c.is_lowercase()) {
            out.pop();
        } else {
            out.push((*at, ' '));
        }
    }
    out
}

/// True for what ends a line.
pub(super) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Meta;

    /// The blocks as they are read, and where the first word with `mark` stands in the original.
    fn read(text: &str, mark: &str) -> Option<(Vec<String>, String)> {
        let article = Article::new("a".to_owned(), text.to_owned(), &Meta::default());
        let content = article.content(str::to_lowercase)?;
        let read = content.rewritten.text();
        let now = CharIndex::new(read);
        let pieces = content.pieces.iter().map(|piece| now.cut(read, *piece).to_owned()).collect();
        let start = now.char_at(read.find(mark).unwrap_or_default());
        let original = content.rewritten.original(Span::new(start, start + mark.chars().count() as u32));
        Some((pieces, CharIndex::new(text).cut(text, original).to_owned()))
    }

    #[test]
    fn a_wrapped_paragraph_is_on_one_line() {
        let text = "The ferry sailed at dawn on Monday.\n\nThe council met in the old house at Roe and the presi-\n\
            dent told it that the ferry would sail again as soon as the\nweather allowed it.";
        let (pieces, original) = read(text, "president").unwrap();
        assert_eq!(original, "presi-\ndent");
        assert_eq!(
            pieces[1],
            "The council met in the old house at Roe and the president told it that the ferry would sail again as soon \
             as the weather allowed it."
        );
        assert!(read("The ferry sailed at dawn on Monday.\n\nThe council met.", "x").is_none());
    }

    #[test]
    fn capitals_are_respelt_and_roles_and_stage_directions_left_out() {
        let text = "THE FERRY SAILED AT DAWN.\n\nANA ROE, HOST: Why? (LAUGHTER) No.\n\nDOE: It rains.";
        let (pieces, original) = read(text, "ana roe").unwrap();
        assert_eq!(pieces, ["the ferry sailed at dawn.", "ana roe: Why? No.", "doe: It rains."]);
        assert_eq!(original, "ANA ROE");
    }
}
