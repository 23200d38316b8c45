//! A text as the engine understands it: tokens with everything that is known of them.

use std::ops::Range;
use std::sync::Arc;

use super::labels::{Dep, EntType, Iob, Pos};
use crate::span::Span;

/// The names behind the numbers in a [`Doc`].
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) tags: Vec<&'static str>,
    pub(super) morphs: Vec<&'static str>,
}

/// A string of a document: bytes of its text, or of the strings that it keeps besides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) own: bool,
}

/// A text with its tokens, their analysis, its sentences and names, as en_core_web_sm sees it.
///
/// Tokens are numbered from 0 through the whole document. All that is said of token `i` is asked
/// for by its number; asking for a token that does not exist panics, as indexing does.
///
/// The walks over the tree are in [`walks`](super::walks).
#[derive(Debug, Clone)]
pub struct Doc {
    pub(super) text: String,
    pub(super) vocabulary: Arc<Vocabulary>,
    /// Strings that are not in the text.
    pub(super) strings: String,
    pub(super) bytes: Vec<(u32, u32)>,
    pub(super) spans: Vec<Span>,
    pub(super) norms: Vec<Text>,
    pub(super) lemmas: Vec<Text>,
    pub(super) tags: Vec<u8>,
    pub(super) pos: Vec<Pos>,
    pub(super) morphs: Vec<u8>,
    pub(super) deps: Vec<Dep>,
    pub(super) heads: Vec<u32>,
    pub(super) left_edges: Vec<u32>,
    pub(super) right_edges: Vec<u32>,
    /// Where the children of each token begin in `children`.
    pub(super) child_starts: Vec<u32>,
    pub(super) children: Vec<u32>,
    pub(super) entities: Vec<(Iob, Option<EntType>)>,
    pub(super) spaces: Vec<bool>,
    /// First token of each sentence.
    pub(super) sentence_starts: Vec<u32>,
}

/// A named entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind.
    pub label: EntType,
}

impl Doc {
    pub(super) fn empty(text: &str, vocabulary: Arc<Vocabulary>, tokens: usize) -> Self {
        Self {
            text: text.to_owned(),
            vocabulary,
            strings: String::new(),
            bytes: Vec::with_capacity(tokens),
            spans: Vec::with_capacity(tokens),
            norms: Vec::with_capacity(tokens),
            lemmas: Vec::with_capacity(tokens),
            tags: Vec::with_capacity(tokens),
            pos: Vec::with_capacity(tokens),
            morphs: Vec::with_capacity(tokens),
            deps: Vec::with_capacity(tokens),
            heads: Vec::with_capacity(tokens),
            left_edges: Vec::with_capacity(tokens),
            right_edges: Vec::with_capacity(tokens),
            child_starts: Vec::new(),
            children: Vec::new(),
            entities: Vec::with_capacity(tokens),
            spaces: Vec::with_capacity(tokens),
            sentence_starts: Vec::new(),
        }
    }

    /// Keep a string: as a piece of the text where the token's own words are meant.
    pub(super) fn keep(&mut self, string: Option<&str>, token: (u32, u32)) -> Text {
        let Some(string) = string else {
            return Text { start: token.0, end: token.1, own: false };
        };
        let start = self.strings.len() as u32;
        self.strings.push_str(string);
        Text { start, end: self.strings.len() as u32, own: true }
    }

    fn string(&self, at: Text) -> &str {
        let source = if at.own { &self.strings } else { &self.text };
        &source[at.start as usize..at.end as usize]
    }

    /// The same document with its tokens at other places: where the text that was parsed came from.
    #[must_use]
    #[inline]
    pub fn placed(mut self, place: impl Fn(Span) -> Span) -> Self {
        self.spans.iter_mut().for_each(|span| *span = place(*span));
        self
    }

    /// Make the token a proper noun, and a person's name unless it is a name already: for words that the text itself marks
    /// as names.
    #[inline]
    pub fn take_for_person(&mut self, i: usize) {
        if let Some(tag) = self.vocabulary.tags.iter().position(|tag| *tag == "NNP") {
            self.tags[i] = tag as u8;
        }
        self.pos[i] = Pos::Propn;
        if self.entities[i].1.is_none() {
            self.entities[i] = (Iob::Begin, Some(EntType::Person));
        }
    }

    /// Number of tokens.
    #[inline]
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// True when there is no token.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The whole text, the parts that were not parsed included.
    #[inline]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The token as it stands in the text.
    #[inline]
    pub fn token(&self, i: usize) -> &str {
        let (start, end) = self.bytes[i];
        &self.text[start as usize..end as usize]
    }

    /// The token's norm: lower case, with variants of spelling and of signs made one.
    #[inline]
    pub fn norm(&self, i: usize) -> &str {
        self.string(self.norms[i])
    }

    /// The token's base form.
    #[inline]
    pub fn lemma(&self, i: usize) -> &str {
        self.string(self.lemmas[i])
    }

    /// The fine-grained tag: "VBD", "NNP".
    #[inline]
    pub fn tag(&self, i: usize) -> &str {
        self.vocabulary.tags[self.tags[i] as usize]
    }

    /// The part of speech.
    #[inline]
    pub fn pos(&self, i: usize) -> Pos {
        self.pos[i]
    }

    /// The morphology: `Feature=Value` pairs parted by `|`, or nothing.
    #[inline]
    pub fn morph(&self, i: usize) -> &str {
        self.vocabulary.morphs[self.morphs[i] as usize]
    }

    /// The relation of the token to its head.
    #[inline]
    pub fn dep(&self, i: usize) -> Dep {
        self.deps[i]
    }

    /// The token's head; a sentence's root is its own.
    #[inline]
    pub fn head(&self, i: usize) -> usize {
        self.heads[i] as usize
    }

    /// The kind of the named entity that the token is part of.
    #[inline]
    pub fn ent_type(&self, i: usize) -> Option<EntType> {
        self.entities[i].1
    }

    /// Where the token stands in a named entity.
    #[inline]
    pub fn ent_iob(&self, i: usize) -> Iob {
        self.entities[i].0
    }

    /// True when a sentence begins with the token.
    #[inline]
    pub fn is_sent_start(&self, i: usize) -> bool {
        self.sentence_starts.binary_search(&(i as u32)).is_ok()
    }

    /// True when exactly one space parts the token from the next; it belongs to neither.
    #[inline]
    pub fn space_after(&self, i: usize) -> bool {
        self.spaces[i]
    }

    /// Where the token stands in the text, in code points.
    #[inline]
    pub fn span(&self, i: usize) -> Span {
        self.spans[i]
    }

    /// Where the tokens stand in the text, in code points; nothing for no tokens.
    #[inline]
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match tokens.clone().next_back() {
            Some(last) => Span::new(self.spans[tokens.start].start, self.spans[last].end),
            None => Span::new(0, 0),
        }
    }

    /// The text from the first to the last of the tokens, as it stands.
    #[inline]
    pub fn slice(&self, tokens: Range<usize>) -> &str {
        match tokens.clone().next_back() {
            Some(last) => &self.text[self.bytes[tokens.start].0 as usize..self.bytes[last].1 as usize],
            None => "",
        }
    }

    /// The same on one line, with single blanks.
    #[inline]
    pub fn words(&self, tokens: Range<usize>) -> String {
        self.slice(tokens).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The token that covers the code point `at`; none between tokens.
    #[inline]
    pub fn token_at(&self, at: u32) -> Option<usize> {
        let after = self.spans.partition_point(|span| span.start <= at);
        after.checked_sub(1).filter(|&i| at < self.spans[i].end)
    }

    /// The tokens that lie wholly inside `span`. For documents whose sequences are in text order.
    #[inline]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.spans.partition_point(|token| token.start < span.start);
        let end = self.spans.partition_point(|token| token.end <= span.end);
        first..end.max(first)
    }

    /// The sentences, in order, each with the white space after it.
    #[inline]
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let ends = self.sentence_starts.iter().skip(1).copied().chain([self.len() as u32]);
        self.sentence_starts.iter().zip(ends).map(|(&start, end)| start as usize..end as usize)
    }

    /// The sentence that the token is in.
    #[inline]
    pub fn sentence(&self, i: usize) -> Range<usize> {
        let after = self.sentence_starts.partition_point(|&start| start as usize <= i);
        let start = after.checked_sub(1).map_or(0, |at| self.sentence_starts[at] as usize);
        let end = self.sentence_starts.get(after).map_or(self.len(), |&end| end as usize);
        start..end
    }

    /// The named entities, in order.
    #[inline]
    pub fn entities(&self) -> impl Iterator<Item = Entity> + '_ {
        let begins = (0..self.len()).filter(|&i| self.entities[i].0 == Iob::Begin);
        begins.filter_map(|start| {
            let inside = self.entities[start + 1..].iter().take_while(|entity| entity.0 == Iob::Inside).count();
            Some(Entity { tokens: start..start + 1 + inside, label: self.entities[start].1? })
        })
    }
}
