//! The lexical features of a token: norm, prefix, suffix, shape, and whether it is white space.
//!
//! They depend on the token's text alone, but for the norms that tokenizer exceptions bring ("'s"
//! in "let's" has the norm "us"). Each such *lexeme* is worked out once and numbered.

use super::chars::{ALPHABETIC, DIGIT, UPPERCASE, is_space, lowercase};
use super::ids::string_id;
use super::intern::Interner;
use super::model::{self, Table};

const NORM_IDS: &[u64] = model::long_words("norms.ids");
const NORM_VALUES: Table = model::table("norms.values");
const BASE_NORMS: Table = model::table("norms.base");

/// Texts of this many characters or more have the shape "LONG".
const LONG: usize = 100;
/// A run of one shape character is written at most this long.
const RUN: usize = 4;
/// Parts the text of an exception's piece from its norm in the key; no such text has it inside.
const NORM_MARK: char = '\u{1f}';

/// What is known of a token from its text alone.
pub(super) struct Lexeme {
    /// Ids of norm, prefix, suffix and shape, in the order of the embedding tables.
    pub(super) keys: [u64; 4],
    /// All characters are white space.
    pub(super) is_space: bool,
    /// Bytes and characters of the token.
    pub(super) bytes: u32,
    pub(super) chars: u32,
    /// The norm; none when it is the text itself.
    pub(super) norm: Option<Box<str>>,
}

/// All lexemes seen, numbered.
#[derive(Default)]
pub(super) struct Lexicon {
    keys: Interner,
    lexemes: Vec<Lexeme>,
    norms: Norms,
    key: String,
}

impl Lexicon {
    /// The lexeme of `text`, a token without an exception's norm.
    pub(super) fn intern(&mut self, text: &str) -> u32 {
        let (number, new) = self.keys.intern(text);
        if new {
            let norm = self.norms.of(text);
            self.lexemes.push(Lexeme::new(text, norm));
        }
        number
    }

    /// The lexeme of `text`, the piece of an exception, with the norm that the exception gives it.
    pub(super) fn intern_with_norm(&mut self, text: &str, norm: &str) -> u32 {
        self.key.clear();
        self.key.push_str(text);
        self.key.push(NORM_MARK);
        self.key.push_str(norm);
        let (number, new) = self.keys.intern(&self.key);
        if new {
            self.lexemes.push(Lexeme::new(text, norm.to_owned()));
        }
        number
    }

    pub(super) fn get(&self, number: u32) -> &Lexeme {
        &self.lexemes[number as usize]
    }

    /// The text of a lexeme.
    pub(super) fn text(&self, number: u32) -> &str {
        let bytes = self.get(number).bytes as usize;
        &self.keys.get(number)[..bytes]
    }

    pub(super) fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// Bytes of text held.
    pub(super) fn bytes(&self) -> usize {
        self.keys.bytes()
    }
}

impl Lexeme {
    fn new(text: &str, norm: String) -> Self {
        let first = text.chars().next().map_or(0, char::len_utf8);
        let last_three = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        Self {
            keys: [
                string_id(&norm),
                string_id(&text[..first]),
                string_id(&text[last_three..]),
                string_id(&shape(text)),
            ],
            is_space: text.chars().all(is_space),
            bytes: text.len() as u32,
            chars: text.chars().count() as u32,
            norm: (norm != text).then(|| norm.into_boxed_str()),
        }
    }
}

/// The tables of norms, in their order of precedence.
struct Norms {
    values: Vec<&'static str>,
}

impl Default for Norms {
    fn default() -> Self {
        Self { values: NORM_VALUES.firsts().collect() }
    }
}

impl Norms {
    fn of(&self, text: &str) -> String {
        let by_id = NORM_IDS.binary_search(&string_id(text)).ok().and_then(|at| self.values.get(at).copied());
        by_id.or_else(|| BASE_NORMS.find(text)?.next()).map_or_else(|| lowercase(text), str::to_owned)
    }
}

/// The shape: letters as X or x, digits as d, the rest as it is, runs cut off after four.
fn shape(text: &str) -> String {
    // The whole text need not be counted to know that it is long.
    if text.chars().nth(LONG - 1).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(text.len());
    let (mut last, mut run) = (None, 0);
    for c in text.chars() {
        let kind = match c {
            _ if ALPHABETIC.contains(c) => {
                if UPPERCASE.contains(c) {
                    'X'
                } else {
                    'x'
                }
            }
            _ if DIGIT.contains(c) => 'd',
            _ => c,
        };
        run = if last == Some(kind) { run + 1 } else { 1 };
        last = Some(kind);
        if run <= RUN {
            shape.push(kind);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for (text, expected) in [
            ("Moscow", "Xxxxx"),
            ("U.S.", "X.X."),
            ("1,234,567", "d,ddd,ddd"),
            ("aaaaAAAAA", "xxxxXXXX"),
            ("北京", "xx"),
            ("²½", "d½"),
            ("------", "----"),
            ("", ""),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
        assert_eq!(shape(&"x".repeat(99)), "xxxx");
        assert_eq!(shape(&"x".repeat(100)), "LONG");
    }

    #[test]
    fn norms_follow_exceptions_then_tables_then_lower_case() {
        let mut lexicon = Lexicon::default();
        let norm =
            |lexicon: &Lexicon, number| lexicon.get(number).norm.as_deref().unwrap_or(lexicon.text(number)).to_owned();
        let plain = lexicon.intern("'s");
        let exception = lexicon.intern_with_norm("'s", "us");
        assert_ne!(plain, exception);
        assert_eq!((norm(&lexicon, plain), norm(&lexicon, exception)), ("'s".into(), "us".into()));
        for (text, expected) in [("“", "\""), ("—", "-"), ("€", "$"), ("Cos", "because"), ("KYIV", "kyiv")] {
            let number = lexicon.intern(text);
            assert_eq!(norm(&lexicon, number), expected);
        }
        assert_eq!(lexicon.text(exception), "'s");
    }
}
