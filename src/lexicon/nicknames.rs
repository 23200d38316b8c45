//! Nicknames: the given name that a short one stands for. The names are data (`nicknames.tsv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;

/// Given names and what they are cut short to.
const NICKNAMES: &str = include_str!("nicknames.tsv");

/// The given name that `name` (lower case) is short for; itself where it is none.
pub fn full_given_name(name: &str) -> &str {
    static FULL: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let short = |row: Vec<&'static str>| -> Option<Vec<(&'static str, &'static str)>> {
            let full = *row.first()?;
            Some(row.get(1)?.split(' ').map(|nickname| (nickname, full)).collect())
        };
        rows(NICKNAMES).filter_map(short).flatten().collect()
    });
    FULL.get(name).copied().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nickname_stands_for_one_given_name() {
        assert_eq!((full_given_name("bob"), full_given_name("robert")), ("robert", "robert"));
        for row in rows(NICKNAMES) {
            assert!(row.len() == 2 && row[1].split(' ').all(|short| full_given_name(short) == row[0]), "{row:?}");
        }
    }
}
