//! Words of one deed (`deeds.tsv`, whose head explains the columns).
//!
//! Example: `slain`, `murder` and `killed` all tell of a `kill`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;

static DEEDS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = rows(include_str!("deeds.tsv")).filter_map(|row| Some((*row.first()?, *row.get(1)?)));
    rows.flat_map(|(deed, words)| words.split(' ').map(move |word| (word, deed))).collect()
});

/// The deed that a word, in small letters, tells of; itself where the table does not have it.
pub fn deed(word: &str) -> &str {
    DEEDS.get(word).copied().unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_tells_of_one_deed() {
        assert_eq!((deed("slain"), deed("murder"), deed("kill"), deed("sail")), ("kill", "kill", "kill", "sail"));
        let words = rows(include_str!("deeds.tsv")).map(|row| row[1].split(' ').count()).sum::<usize>();
        assert_eq!(DEEDS.len(), words);
        assert!(rows(include_str!("deeds.tsv")).all(|row| !DEEDS.contains_key(row[0])));
    }
}
