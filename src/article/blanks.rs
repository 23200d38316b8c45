//! Blanks of any kind and number as one.
//!
//! Example: a title printed over two lines is `Ferry sails again`.

/// The words of a text on one line, a blank between each two.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_on_one_line() {
        assert_eq!(super::one_line(" Ferry\n\t sails\u{a0}again "), "Ferry sails again");
    }
}
