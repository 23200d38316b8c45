//! Words of numbers and what they come to (`numbers.tsv`, whose head explains the kinds).
//!
//! Example: `twenty` is 20, `dozen` multiplies by 12, `hundreds` are of a hundred each.

use super::values::Values;

static NUMBERS: Values = Values::new(include_str!("numbers.tsv"));

/// The number that a word in small letters is: zero to nineteen, and the tens.
pub fn cardinal(word: &str) -> Option<u32> {
    NUMBERS.of("cardinal", word)
}

/// What a word in small letters multiplies the number before it by ("dozen").
pub fn scale(word: &str) -> Option<u32> {
    NUMBERS.of("scale", word)
}

/// How many each of an unknown number is ("dozens").
pub fn unit(word: &str) -> Option<u32> {
    NUMBERS.of("unit", word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_values_of_their_kind() {
        assert_eq!((cardinal("zero"), cardinal("nineteen"), cardinal("ninety")), (Some(0), Some(19), Some(90)));
        assert_eq!((scale("dozen"), unit("dozens"), unit("scores")), (Some(12), Some(12), Some(20)));
        assert!(cardinal("dozen").is_none() && scale("tens").is_none() && unit("ten").is_none());
    }

    #[test]
    fn every_line_is_read() {
        NUMBERS.lint(&["cardinal", "scale", "unit"]);
    }
}
