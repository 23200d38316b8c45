//! Classes of characters, as the model's tokenizer patterns and Python's string methods draw them.
//!
//! Rust's own predicates differ from Python's in details that the model can see (`is_alphabetic`
//! is wider than category L, for one), so the classes come with the model file.

use super::model;

/// A set of code points.
#[derive(Clone, Copy)]
pub(super) struct CharClass {
    /// Inclusive ranges: first, last, first, last, …
    ranges: &'static [u32],
    /// The ASCII part of the set, one bit each.
    ascii: u128,
}

impl CharClass {
    const fn new(section: &str) -> Self {
        let ranges = model::words(section);
        let mut ascii = 0;
        let mut i = 0;
        while i + 1 < ranges.len() {
            let mut code = ranges[i];
            while code <= ranges[i + 1] && code < 128 {
                ascii |= 1 << code;
                code += 1;
            }
            i += 2;
        }
        Self { ranges, ascii }
    }

    /// True when `c` belongs to the class.
    pub(super) fn contains(self, c: char) -> bool {
        let code = u32::from(c);
        if code < 128 {
            return self.ascii >> code & 1 == 1;
        }
        let (pairs, _) = self.ranges.as_chunks::<2>();
        let next = pairs.partition_point(|&[first, _]| first <= code);
        next > 0 && code <= pairs[next - 1][1]
    }
}

/// Symbols and emoji that the tokenizer cuts off and cuts at.
pub(super) const ICON: CharClass = CharClass::new("class.icon");
/// The tokenizer's letters, of all scripts that it knows.
pub(super) const LETTER: CharClass = CharClass::new("class.letter");
/// Upper-case and caseless letters.
pub(super) const UPPER: CharClass = CharClass::new("class.upper");
/// Upper-case and caseless letters and quotation marks.
pub(super) const UPPER_OR_QUOTE: CharClass = CharClass::new("class.upper_or_quote");
/// Lower-case and caseless letters and quotation marks.
pub(super) const LOWER_OR_QUOTE: CharClass = CharClass::new("class.lower_or_quote");
/// Characters after which a final full stop is cut off.
pub(super) const BEFORE_FINAL_DOT: CharClass = CharClass::new("class.before_final_dot");
/// Characters of a top-level domain.
pub(super) const TOP_LEVEL: CharClass = CharClass::new("class.url_top_level");
/// Python's `str.isalpha`.
pub(super) const ALPHABETIC: CharClass = CharClass::new("class.alphabetic");
/// Python's `str.isupper` of one character.
pub(super) const UPPERCASE: CharClass = CharClass::new("class.uppercase");
/// Python's `str.isdigit`.
pub(super) const DIGIT: CharClass = CharClass::new("class.digit");
/// Python's `str.isdecimal`.
pub(super) const DECIMAL: CharClass = CharClass::new("class.decimal");
/// Python's `str.isalnum`.
pub(super) const ALPHANUMERIC: CharClass = CharClass::new("class.alphanumeric");

/// Python's `str.isspace`: Unicode white space and the four information separators.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// Python's `str.lower`, which is Rust's: full case mapping with the final sigma.
pub(super) fn lowercase(text: &str) -> String {
    text.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_hold_what_python_says() {
        assert!(ALPHABETIC.contains('é') && ALPHABETIC.contains('北') && !ALPHABETIC.contains('Ⅻ'));
        assert!(DIGIT.contains('²') && !DECIMAL.contains('²') && DECIMAL.contains('٣'));
        assert!(UPPERCASE.contains('Σ') && !UPPERCASE.contains('ß') && ALPHANUMERIC.contains('½'));
        assert!(is_space('\u{1c}') && is_space('\u{85}') && is_space('\u{3000}') && !is_space('\u{200b}'));
    }

    #[test]
    fn caseless_letters_are_upper_and_lower() {
        assert!(UPPER.contains('北') && LOWER_OR_QUOTE.contains('北') && TOP_LEVEL.contains('北'));
        assert!(LETTER.contains('a') && !LETTER.contains('1') && !UPPER.contains('a') && UPPER_OR_QUOTE.contains('”'));
        assert!(
            ICON.contains('😀')
                && !ICON.contains('…')
                && BEFORE_FINAL_DOT.contains('9')
                && !BEFORE_FINAL_DOT.contains('A')
        );
    }
}
