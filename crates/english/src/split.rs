//! One chunk into tokens: a chunk that is no exception loses prefixes and suffixes until nothing more comes off, and
//! what is left is an exception, a web address, or is cut at its infixes.

use std::sync::LazyLock;

use super::affixes::{infixes, prefix, suffix};
use super::lexicon::Lexicon;
use super::model::{self, Table};
use super::url::is_url;

/// Chunks whose tokens are listed.
pub(super) const EXCEPTIONS: Table = model::table("exceptions");

/// Ranks cut short that the list lacks: without them a sentence would end before the name.
static RANKS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    include_str!("ranks.txt").lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(' ')).collect()
});

/// A token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// Its number in the lexicon.
    pub(super) lexeme: u32,
    /// Where it begins in the text, in bytes and in characters.
    pub(super) byte: u32,
    pub(super) char: u32,
    /// One space follows, which belongs to no token.
    pub(super) space: bool,
}

/// A token to be: its text, and its norm when it is the piece of an exception that gives one.
#[derive(Clone, Copy)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    pub(super) norm: &'t str,
}

impl Piece<'_> {
    pub(super) fn lexeme(self, lexicon: &mut Lexicon) -> u32 {
        if self.norm.is_empty() { lexicon.intern(self.text) } else { lexicon.intern_with_norm(self.text, self.norm) }
    }
}

/// The pieces of an exception; false when `text` is none.
pub(super) fn exception_pieces<'t>(text: &'t str, emit: &mut impl FnMut(Piece<'t>)) -> bool {
    if is_rank(text) {
        emit(Piece { text, norm: "" });
        return true;
    }
    let Some(mut fields) = EXCEPTIONS.find(text) else {
        return false;
    };
    while let (Some(text), Some(norm)) = (fields.next(), fields.next()) {
        emit(Piece { text, norm });
    }
    true
}

fn is_rank(text: &str) -> bool {
    text.ends_with('.') && RANKS.contains(&text)
}

/// The pieces of one chunk, in order. Without `exceptions`, as if there were none.
pub(super) fn split_chunk<'t>(chunk: &'t str, exceptions: bool, emit: &mut impl FnMut(Piece<'t>)) {
    let is_exception = |text: &str| exceptions && (EXCEPTIONS.contains(text) || is_rank(text));
    let mut body = chunk;
    let mut prefixes = Vec::new();
    let mut suffixes = Vec::new();
    let mut last_len = 0;
    while !body.is_empty() && body.len() != last_len && !is_exception(body) {
        last_len = body.len();
        let prefix_len = prefix(body);
        let (head, after_prefix) = body.split_at(prefix_len);
        if prefix_len > 0 && is_exception(after_prefix) {
            prefixes.push(head);
            body = after_prefix;
            break;
        }
        // The suffix does not see the prefix, which is still on the body.
        let suffix_len = suffix(after_prefix);
        let (before_suffix, tail) = body.split_at(body.len() - suffix_len);
        if suffix_len > 0 && is_exception(before_suffix) {
            suffixes.push(tail);
            body = before_suffix;
            break;
        }
        if prefix_len > 0 {
            prefixes.push(head);
        }
        if suffix_len > 0 {
            suffixes.push(tail);
        }
        body = &body[prefix_len..body.len() - suffix_len];
    }
    let plain = |text| Piece { text, norm: "" };
    prefixes.into_iter().for_each(|text| emit(plain(text)));
    if !(body.is_empty() || exceptions && exception_pieces(body, emit)) {
        if is_url(body) {
            emit(plain(body));
        } else {
            split_infixes(body, |text| emit(plain(text)));
        }
    }
    suffixes.into_iter().rev().for_each(|text| emit(plain(text)));
}

fn split_infixes<'t>(body: &'t str, mut emit: impl FnMut(&'t str)) {
    let mut start = 0;
    // An infix at the very start is part of the word after it.
    for span in infixes(body).filter(|span| span.start > 0) {
        if start < span.start {
            emit(&body[start..span.start]);
        }
        start = span.end;
        emit(&body[span]);
    }
    if start < body.len() {
        emit(&body[start..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(chunk: &str, exceptions: bool) -> Vec<&str> {
        let mut pieces = Vec::new();
        split_chunk(chunk, exceptions, &mut |piece| pieces.push(piece.text));
        pieces
    }

    #[test]
    fn a_chunk_is_peeled_from_both_ends() {
        assert_eq!(pieces("(anti-war)...", true), ["(", "anti", "-", "war", ")", "..."]);
        assert_eq!(pieces("isn't", true), ["is", "n't"]);
        assert_eq!(pieces("isn't", false), ["isn't"]);
    }

    #[test]
    fn a_rank_cut_short_is_one_token() {
        assert_eq!(pieces("Cdr.", true), ["Cdr."]);
        assert_eq!(pieces("Cdr.", false), ["Cdr", "."]);
    }
}
