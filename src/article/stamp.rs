//! What a block opens with that is no part of its first sentence: the time of an entry of a live blog, the number of an
//! item, the words of a picture's frame.
//!
//! Example: `[Updated 8:14 a.m. ET] The road is open.`, `10:22 a.m.: The road is open.` and `1. The road is open.` read `The
//! road is open.`

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// What entries open with.
static STAMP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let clock = r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: \(?[A-Z]{2,4}\)?)?";
    Regex::new(&format!(
        r"^(?:\d{{1,2}}[.)]|[•●▪◦*]|Facebook Twitter (?:Pinterest|Google plus)|(?:Image copyright .{{1,40}}? )?Image caption|(?:Media playback is unsupported on your device )?Media caption|\[[A-Za-z][A-Za-z ]{{2,40}}{clock}[^\]\n]{{0,30}}\]:?|(?:(?i:updated?|posted)(?: at)? )?{clock}(?:[:.]| [-–—]))\s+"
    ))
    .ok()
});

/// The bytes of the stamp that a block opens with, the blanks behind it included.
pub fn at_head(block: &str) -> Option<Range<usize>> {
    let opens = block.starts_with(|c: char| c.is_ascii_digit() || "[UuPpFIM•●▪◦*".contains(c));
    let found = opens.then(|| STAMP.as_ref()?.find(block)).flatten()?;
    (found.end() < block.len()).then_some(0..found.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_an_entry_is_no_part_of_its_sentence() {
        for text in [
            "[Updated 8:14 a.m. ET] ",
            "[Posted at 9:02 a.m. ET] ",
            "10:22 a.m.: ",
            "14:05 - ",
            "Update at 10:23 a.m. ET. ",
            "1. ",
            "• ",
            "Facebook Twitter Pinterest ",
            "Image copyright AFP Image caption ",
            "Media playback is unsupported on your device Media caption ",
        ] {
            assert_eq!(at_head(&format!("{text}The road is open.")), Some(0..text.len()), "{text}");
        }
        for text in ["10:22 was late.", "Updated rules apply at 10:22.", "[He] left at 10:22.", "3.50 dollars"] {
            assert_eq!(at_head(text), None, "{text}");
        }
    }
}
