//! The content of an article as the language engine reads it: cleaned, each paragraph on one line.
//!
//! Example: a paragraph that was wrapped, `The presi-⏎dent of⏎Roe`, reads `The president of Roe`. Spans found in it are
//! brought back to the text as it is stored.

use super::Article;
use super::clean::Rewritten;
use crate::span::{CharIndex, Span};

/// What is read of an article.
pub struct Content {
    /// The text, the parts that are not content left out.
    pub rewritten: Rewritten,
    /// Where the content blocks stand in it, in the order of the layout.
    pub pieces: Vec<Span>,
}

impl Article {
    /// Where the content blocks stand in the text.
    pub fn content_spans(&self) -> Vec<Span> {
        self.layout.blocks.iter().filter(|block| block.kind.is_content()).map(|block| block.span).collect()
    }

    /// The content rewritten for reading; nothing where it can be read as it stands. `respell` says how a block is spelt
    /// that is not read as it stands, character for character.
    pub fn content(&self, respell: impl Fn(&str) -> Option<String>) -> Option<Content> {
        let spans = self.content_spans();
        let text = self.clean.as_ref().map_or(self.text.as_str(), Rewritten::text);
        let chars = CharIndex::new(text);
        let here = |span: Span| self.clean.as_ref().map_or(span, |clean| clean.rewritten(span));
        let blocks: Vec<(u32, &str)> =
            spans.iter().map(|span| here(*span)).map(|span| (span.start, chars.cut(text, span))).collect();
        let respelt: Vec<Option<String>> = blocks.iter().map(|(_, block)| respell(block)).collect();
        let as_it_stands = |block: &str| !block.contains(is_break);
        if self.clean.is_none() && respelt.iter().all(Option::is_none) && blocks.iter().all(|(_, b)| as_it_stands(b)) {
            return None;
        }
        let original = |at: u32| {
            let span = Span::new(at, at + 1);
            self.clean.as_ref().map_or(span, |clean| clean.original(span))
        };
        let mut content = Content { rewritten: Rewritten::default(), pieces: Vec::with_capacity(blocks.len()) };
        for ((start, block), respelt) in blocks.into_iter().zip(respelt) {
            let first = content.rewritten.len();
            let spelt = respelt.filter(|spelt| spelt.chars().count() == block.chars().count());
            for (at, c) in joined(spelt.as_deref().unwrap_or(block)) {
                content.rewritten.push(c, original(start + at));
            }
            content.pieces.push(Span::new(first, content.rewritten.len()));
            let end = original(start + block.chars().count() as u32).start;
            content.rewritten.push('\n', Span::new(end, end + 1));
        }
        Some(content)
    }
}

/// The characters of a block on one line, with where they stand: line breaks are blanks, and a word that was broken at
/// one is whole.
fn joined(block: &str) -> impl Iterator<Item = (u32, char)> {
    let chars: Vec<char> = block.chars().collect();
    let mut out: Vec<(u32, char)> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        if !is_break(chars[at]) {
            out.push((at as u32, chars[at]));
            at += 1;
            continue;
        }
        let next = (at..chars.len()).find(|&i| !chars[i].is_whitespace()).unwrap_or(chars.len());
        while out.last().is_some_and(|(_, c)| c.is_whitespace()) {
            out.pop();
        }
        let hyphen = matches!(out[..], [.., (_, before), (_, '-')] if before.is_lowercase());
        if hyphen && chars.get(next).is_some_and(|c| c.is_lowercase()) {
            out.pop();
        } else {
            out.push((at as u32, ' '));
        }
        at = next;
    }
    out.into_iter()
}

/// True for what ends a line.
pub(super) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Meta;

    fn read(text: &str) -> Option<(String, Vec<String>)> {
        let article = Article::new("a".to_owned(), text.to_owned(), &Meta::default());
        let content = article.content(|_| None)?;
        let (chars, now) = (CharIndex::new(text), CharIndex::new(content.rewritten.text()));
        let pieces = content.pieces.iter().map(|piece| now.cut(content.rewritten.text(), *piece).to_owned()).collect();
        let words = content.rewritten.text().find("president").unwrap_or_default() as u32;
        let original = content.rewritten.original(Span::new(words, words + 9));
        Some((chars.cut(text, original).to_owned(), pieces))
    }

    #[test]
    fn a_wrapped_paragraph_is_on_one_line() {
        let text = "The ferry sailed at dawn on Monday.\n\nThe council met in the old house at Roe and the presi-\n\
            dent told it that the ferry would sail again as soon as the\nweather allowed it.";
        let (original, pieces) = read(text).unwrap();
        assert_eq!(original, "presi-\ndent");
        assert_eq!(
            pieces[1],
            "The council met in the old house at Roe and the president told it that the ferry would sail again as soon \
             as the weather allowed it."
        );
        assert!(read("The ferry sailed at dawn on Monday.\n\nThe council met.").is_none());
    }
}
