//! What stands between two captions where a page prints those of all its pictures in one paragraph.
//!
//! Example: `A bridge gives way. Hide Caption 1 of 3 A cow on a roof. Hide Caption 2 of 3`.

use std::sync::LazyLock;

use regex::Regex;

static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)\bhide caption \d{1,3} of \d{1,3}\b").ok());

/// What stands between two captions.
pub fn mark() -> Option<&'static Regex> {
    MARK.as_ref()
}

/// True for a paragraph of captions.
pub fn is_gallery(paragraph: &str) -> bool {
    mark().is_some_and(|mark| mark.is_match(paragraph))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_told_by_what_stands_between_them() {
        assert!(is_gallery("A bridge gives way. Hide Caption 1 of 3") && !is_gallery("They hide captions."));
    }
}
