//! A cleaned text behind the offsets of the text as it was found.
//!
//! Pages come with soft hyphens, zero-width marks, blanks of many kinds, ligatures, entities and tags of HTML in them. What
//! is stored stays as it was; what is read is a cleaned text, each of whose characters knows where it came from.
//!
//! Example: `Ana&nbsp; Petro-va` with a soft hyphen for the hyphen reads `Ana Petrova`, and the name's span covers all
//! characters of the original.

mod characters;
mod commas;
mod joins;
mod links;
mod markup;

use std::borrow::Cow;

use crate::span::{CharIndex, Span};

/// How many layers of markup are taken off: feeds escape what was escaped before.
const MOST_LAYERS: usize = 4;

/// A text with the place in the original that each of its characters came from.
#[derive(Debug, Clone, Default)]
pub struct Rewritten {
    text: String,
    /// Where each character came from, in code points of the original: monotone.
    from: Vec<Span>,
}

/// The cleaned form of `text`; nothing where there is nothing to clean.
pub fn clean(text: &str) -> Option<Rewritten> {
    let mut cleaned = None;
    for _ in 0..MOST_LAYERS {
        let Some(next) = once(cleaned.as_ref().map_or(text, Rewritten::text)) else { break };
        cleaned = Some(next.over(cleaned.as_ref()));
    }
    let marked = with_marks(cleaned.as_ref().map_or(text, Rewritten::text));
    match marked {
        Some(marked) => Some(marked.over(cleaned.as_ref())),
        None => cleaned,
    }
}

/// The text with the marks read that it lost; each stands for the blank that it is read before.
fn with_marks(text: &str) -> Option<Rewritten> {
    let lost = commas::lost(text);
    let mut next = lost.iter().copied().peekable();
    let mut out = Rewritten { text: String::with_capacity(text.len() + lost.len()), from: Vec::new() };
    for (at, (byte, c)) in text.char_indices().enumerate() {
        let from = Span::new(at as u32, at as u32 + 1);
        if let Some((_, mark)) = next.next_if(|(at, _)| *at == byte) {
            out.push(mark, from);
        }
        out.push(c, from);
    }
    (!lost.is_empty()).then_some(out)
}

impl Rewritten {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Add a character that stands for these of the original.
    pub fn push(&mut self, c: char, from: Span) {
        self.text.push(c);
        self.from.push(from);
    }

    /// Number of characters.
    pub fn count(&self) -> u32 {
        self.from.len() as u32
    }

    /// The characters of the original that those in `span` came from.
    pub fn original(&self, span: Span) -> Span {
        let cut = self.from.get(span.start as usize..span.end as usize).unwrap_or_default();
        match cut {
            [] => {
                let at = self.from.get(span.start as usize).map_or_else(|| self.end(), |from| from.start);
                Span::new(at, at)
            }
            [first, ..] => Span::new(first.start, cut[cut.len() - 1].end),
        }
    }

    /// The characters that came from those in `span` of the original.
    pub fn rewritten(&self, span: Span) -> Span {
        let start = self.from.partition_point(|from| from.start < span.start);
        let end = self.from.partition_point(|from| from.end <= span.end);
        Span::new(start as u32, end.max(start) as u32)
    }

    fn end(&self) -> u32 {
        self.from.last().map_or(0, |from| from.end)
    }

    /// This text, rewritten from `before`, as rewritten from what that came from.
    fn over(mut self, before: Option<&Self>) -> Self {
        if let Some(before) = before {
            self.from.iter_mut().for_each(|from| *from = before.original(*from));
        }
        self
    }
}

/// One layer off; nothing where that leaves the text as it is.
fn once(text: &str) -> Option<Rewritten> {
    let first = first_unclean(text)?;
    let chars = CharIndex::new(text);
    let mut out = Rewritten { text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len()) };
    let (head, mut rest) = text.split_at(first);
    for (at, c) in head.chars().enumerate() {
        out.push(c, Span::new(at as u32, at as u32 + 1));
    }
    while let Some(c) = rest.chars().next() {
        let start = chars.char_at(text.len() - rest.len());
        let (bytes, piece) = read(&out.text, rest).unwrap_or_else(|| {
            let bytes = c.len_utf8();
            (bytes, Cow::Borrowed(&rest[..bytes]))
        });
        rest = &rest[bytes..];
        let from = Span::new(start, chars.char_at(text.len() - rest.len()));
        piece.chars().for_each(|c| out.push(c, from));
    }
    (out.text != text).then_some(out)
}

/// What `rest` begins with, in bytes, and what to read for it; nothing where it reads as it stands.
fn read(before: &str, rest: &str) -> Option<(usize, Cow<'static, str>)> {
    markup::at(rest)
        .or_else(|| characters::at(before, rest))
        .or_else(|| joins::at(before, rest))
        .or_else(|| links::at(before, rest))
}

/// Byte offset of the first character that may have to be rewritten: clean texts are known at one scan.
fn first_unclean(text: &str) -> Option<usize> {
    let mut before = "";
    text.char_indices().find_map(|(at, c)| {
        let rest = &text[at..];
        let unclean = read(before, rest).is_some();
        before = &text[..at + c.len_utf8()];
        unclean.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_no_cleaning_is_left_alone() {
        for text in ["", "Ana Petrova said “no”.\n\nShe left: 5 < 6, R&D, 6″ wide.", "Ö & a<b"] {
            assert!(clean(text).is_none(), "{text}");
        }
    }

    #[test]
    fn every_character_knows_where_it_came_from() {
        let texts = [
            "<p>Ana&nbsp;&nbsp; Petro\u{ad}va said the ﬁrst “ﬂight” left.</p>",
            "\u{feff}A\u{200b}na &amp;amp; &#8220;Co&#x201D; &lt;b&gt;left&lt;/b&gt;\r\n  <br/>so",
            "â€œNoâ€\u{9d} \u{2028}went\t on",
        ];
        for text in texts {
            let cleaned = clean(text).unwrap();
            assert_eq!(cleaned.text.chars().count(), cleaned.from.len());
            assert!(cleaned.from.windows(2).all(|pair| pair[0].start <= pair[1].start && pair[0].end <= pair[1].end));
            assert!(cleaned.from.iter().all(|from| !from.is_empty() && from.end as usize <= text.chars().count()));
            assert!(clean(cleaned.text()).is_none(), "{:?}", cleaned.text());
        }
    }

    #[test]
    fn spans_go_both_ways() {
        let text = "Mr Ana\u{200b} &amp; Petro\u{ad}va left";
        let cleaned = clean(text).unwrap();
        assert_eq!(cleaned.text(), "Mr Ana & Petrova left");
        let name = Span::new(3, 16);
        let original = cleaned.original(name);
        assert_eq!(CharIndex::new(text).cut(text, original), "Ana\u{200b} &amp; Petro\u{ad}va");
        assert_eq!(cleaned.rewritten(original), name);
    }
}
