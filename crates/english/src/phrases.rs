//! Exceptions that cutting takes apart, found again in the tokens: "10 p.m." or ":-)".
//!
//! A phrase is the sequence of tokens that an exception gives with all exceptions switched off.
//! Where the tokens of a text equal a phrase, they are put together and split as the exception says.

use super::affixes::{infixes, prefix, suffix};
use super::chars::is_space;
use super::lexicon::Lexicon;
use super::split::{EXCEPTIONS, Token, exception_pieces, split_chunk};

/// The phrases, and which lexemes may begin one.
pub(super) struct Phrases {
    /// Token texts of each phrase, sorted.
    phrases: Vec<Vec<&'static str>>,
    /// For each lexeme, as far as it has been asked for: where the phrases that begin with it lie.
    starts: Vec<Option<(u32, u32)>>,
    found: Vec<Found>,
    rebuilt: Vec<Token>,
}

/// A phrase in the tokens of a text.
#[derive(Clone, Copy)]
struct Found {
    start: usize,
    len: usize,
}

impl Phrases {
    pub(super) fn new() -> Self {
        let hidden =
            |text: &&str| prefix(text) > 0 || suffix(text) > 0 || infixes(text).next().is_some() || text.contains(' ');
        let mut phrases: Vec<_> =
            EXCEPTIONS.firsts().filter(hidden).map(token_texts).filter(|phrase| !phrase.is_empty()).collect();
        phrases.sort();
        phrases.dedup();
        Self { phrases, starts: Vec::new(), found: Vec::new(), rebuilt: Vec::new() }
    }

    /// Rejoin the phrases in `tokens[first..]`, tokens of `text`, which begins at byte `byte`.
    pub(super) fn rejoin(
        &mut self,
        text: &str,
        byte: u32,
        lexicon: &mut Lexicon,
        first: usize,
        tokens: &mut Vec<Token>,
    ) {
        self.find(lexicon, first, tokens);
        if self.found.is_empty() {
            return;
        }
        self.keep_longest(first, tokens.len());
        self.rebuilt.clear();
        let mut next = first;
        for &Found { start, len } in &self.found {
            self.rebuilt.extend_from_slice(&tokens[next..start]);
            next = start + len;
            let (head, last) = (tokens[start], tokens[next - 1]);
            let end = (last.byte + lexicon.get(last.lexeme).bytes - byte) as usize;
            let source = &text[(head.byte - byte) as usize..end];
            let (mut at, mut at_char) = (head.byte, head.char);
            let replaced = exception_pieces(source, &mut |piece| {
                let lexeme = piece.lexeme(lexicon);
                self.rebuilt.push(Token { lexeme, byte: at, char: at_char, space: false });
                at += lexicon.get(lexeme).bytes;
                at_char += lexicon.get(lexeme).chars;
            });
            if !replaced {
                self.rebuilt.extend_from_slice(&tokens[start..next]);
            } else if let Some(piece) = self.rebuilt.last_mut() {
                piece.space = last.space;
            }
        }
        self.rebuilt.extend_from_slice(&tokens[next..]);
        tokens.truncate(first);
        tokens.append(&mut self.rebuilt);
    }

    fn find(&mut self, lexicon: &Lexicon, first: usize, tokens: &[Token]) {
        self.found.clear();
        for at in first..tokens.len() {
            let number = tokens[at].lexeme;
            if number as usize >= self.starts.len() {
                self.starts.resize(lexicon.len(), None);
            }
            let (low, high) = match self.starts[number as usize] {
                Some(range) => range,
                None => *self.starts[number as usize].insert(begins_with(&self.phrases, lexicon.text(number))),
            };
            for phrase in &self.phrases[low as usize..high as usize] {
                let same = |(word, token): (&&str, &Token)| *word == lexicon.text(token.lexeme);
                if at + phrase.len() <= tokens.len() && phrase.iter().zip(&tokens[at..]).all(same) {
                    self.found.push(Found { start: at, len: phrase.len() });
                }
            }
        }
    }

    /// Of overlapping phrases the longest is kept, then the first. One that is dropped still bars
    /// those after it.
    fn keep_longest(&mut self, first: usize, end: usize) {
        self.found.sort_by_key(|found| (std::cmp::Reverse(found.len), found.start));
        let mut covered = vec![false; end - first];
        self.found.retain(|found| {
            let covered = &mut covered[found.start - first..][..found.len];
            let free = !covered[0] && !covered[found.len - 1];
            covered.fill(true);
            free
        });
        self.found.sort_by_key(|found| found.start);
    }
}

/// The range of sorted `phrases` whose first token is `text`.
fn begins_with(phrases: &[Vec<&str>], text: &str) -> (u32, u32) {
    let low = phrases.partition_point(|phrase| phrase[0] < text);
    let high = low + phrases[low..].partition_point(|phrase| phrase[0] == text);
    (low as u32, high as u32)
}

/// The tokens of an exception's text with all exceptions switched off.
fn token_texts(text: &'static str) -> Vec<&'static str> {
    let mut texts = Vec::new();
    if text.chars().all(is_space) {
        return vec![text];
    }
    // The other exceptions that hold a space hold single ones between words.
    for chunk in text.split(' ') {
        split_chunk(chunk, false, &mut |piece| texts.push(piece.text));
    }
    texts
}
