//! The tokenizer: text into tokens, as spaCy's rule-based tokenizer for English does it.
//!
//! White space parts chunks; a chunk that is no exception loses prefixes and suffixes until nothing
//! more comes off, and what is left is an exception, a web address, or is cut at its infixes. At
//! last exceptions that the cutting took apart are put together again ([`phrases`](super::phrases)).

use super::affixes::{infixes, prefix, suffix};
use super::chars::is_space;
use super::intern::Interner;
use super::lexicon::Lexicon;
use super::model::{self, Table};
use super::phrases::Phrases;
use super::url::is_url;

pub(super) const EXCEPTIONS: Table = model::table("exceptions");

/// Longer chunks are not worth remembering: they do not come back.
const LONGEST_CACHED: usize = 64;

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

/// A tokenizer with its memory of chunks.
pub(super) struct Tokenizer {
    chunks: Interner,
    /// Where the lexemes of each chunk lie in `lexemes`.
    ranges: Vec<(u32, u32)>,
    lexemes: Vec<u32>,
    phrases: Phrases,
}

impl Tokenizer {
    pub(super) fn new() -> Self {
        Self { chunks: Interner::default(), ranges: Vec::new(), lexemes: Vec::new(), phrases: Phrases::new() }
    }

    /// Append the tokens of `text`, which begins at the given byte and character.
    pub(super) fn tokenize(
        &mut self,
        text: &str,
        byte: u32,
        char: u32,
        lexicon: &mut Lexicon,
        tokens: &mut Vec<Token>,
    ) {
        let first = tokens.len();
        let mut position = Position { byte, char };
        let mut start = 0;
        let mut in_space = text.starts_with(is_space);
        for (at, c) in text.char_indices() {
            if is_space(c) == in_space {
                continue;
            }
            if start < at {
                self.chunk(&text[start..at], &mut position, lexicon, tokens);
            }
            start = at;
            if c == ' ' {
                if let Some(last) = tokens[first..].last_mut() {
                    last.space = true;
                }
                position.byte += 1;
                position.char += 1;
                start += 1;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            self.chunk(&text[start..], &mut position, lexicon, tokens);
            if let Some(last) = tokens[first..].last_mut() {
                last.space = text.ends_with(' ') && !in_space;
            }
        }
        self.phrases.rejoin(text, byte, lexicon, first, tokens);
    }

    fn chunk(&mut self, chunk: &str, position: &mut Position, lexicon: &mut Lexicon, tokens: &mut Vec<Token>) {
        if chunk.len() > LONGEST_CACHED {
            split_chunk(chunk, true, &mut |piece| position.push(piece.lexeme(lexicon), lexicon, tokens));
            return;
        }
        let (number, new) = self.chunks.intern(chunk);
        if new {
            let start = self.lexemes.len() as u32;
            split_chunk(chunk, true, &mut |piece| self.lexemes.push(piece.lexeme(lexicon)));
            self.ranges.push((start, self.lexemes.len() as u32));
        }
        let (start, end) = self.ranges[number as usize];
        for &lexeme in &self.lexemes[start as usize..end as usize] {
            position.push(lexeme, lexicon, tokens);
        }
    }
}

/// Where the next token begins.
struct Position {
    byte: u32,
    char: u32,
}

impl Position {
    fn push(&mut self, number: u32, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
        let lexeme = lexicon.get(number);
        tokens.push(Token { lexeme: number, byte: self.byte, char: self.char, space: false });
        self.byte += lexeme.bytes;
        self.char += lexeme.chars;
    }
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
    let Some(mut fields) = EXCEPTIONS.find(text) else {
        return false;
    };
    while let (Some(text), Some(norm)) = (fields.next(), fields.next()) {
        emit(Piece { text, norm });
    }
    true
}

/// The pieces of one chunk, in order. Without `exceptions`, as if there were none.
pub(super) fn split_chunk<'t>(chunk: &'t str, exceptions: bool, emit: &mut impl FnMut(Piece<'t>)) {
    let is_exception = |text: &str| exceptions && EXCEPTIONS.contains(text);
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

    fn words(text: &str) -> Vec<String> {
        let (mut lexicon, mut tokens) = (Lexicon::default(), Vec::new());
        Tokenizer::new().tokenize(text, 0, 0, &mut lexicon, &mut tokens);
        tokens
            .iter()
            .map(|token| format!("{}{}", lexicon.text(token.lexeme), if token.space { "_" } else { "" }))
            .collect()
    }

    #[test]
    fn chunks_lose_their_affixes() {
        assert_eq!(words("(He said: \"No.\")"), ["(", "He_", "said", ":_", "\"", "No", ".", "\"", ")"]);
        assert_eq!(words("It's $5m, isn't it?"), ["It", "'s_", "$", "5", "m", ",_", "is", "n't_", "it", "?"]);
        assert_eq!(words("U.S.-led anti-war protests"), ["U.S.-led_", "anti", "-", "war_", "protests"]);
        assert_eq!(words("see www.example.org/a?b=c."), ["see_", "www.example.org/a?b=c", "."]);
    }

    #[test]
    fn white_space_beyond_one_space_is_a_token() {
        assert_eq!(words("a  b\n\nc "), ["a_", " ", "b", "\n\n", "c_"]);
        assert_eq!(words(" a"), [" ", "a"]);
        assert_eq!(words(""), [""; 0]);
        assert_eq!(words(" \t "), [" \t "]);
    }
}
