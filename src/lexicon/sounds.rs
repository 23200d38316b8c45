//! Letters that romanisations of one name write in several ways (`sounds.tsv`).

use std::sync::LazyLock;

use super::reader::rows;

/// Letters and the letter that stands for all their spellings, the longest first.
pub fn all() -> &'static [(&'static str, &'static str)] {
    static SOUNDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        rows(include_str!("sounds.tsv")).filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect()
    });
    &SOUNDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_spellings_come_before_shorter_ones() {
        assert!(all().is_sorted_by(|a, b| a.0.len() >= b.0.len()));
        assert!(all().contains(&("kh", "k")));
    }
}
