//! Characters that HTML calls by name (`html.tsv`, whose head explains the columns).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;

/// The character with this name: `amp` is `&`.
pub fn character(name: &str) -> Option<char> {
    static NAMED: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
        let read = |row: Vec<&'static str>| {
            let code = u32::from_str_radix(row.get(1)?, 16).ok()?;
            Some((*row.first()?, char::from_u32(code)?))
        };
        rows(include_str!("html.tsv")).filter_map(read).collect()
    });
    NAMED.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_character() {
        assert!(rows(include_str!("html.tsv")).all(|row| character(row[0]).is_some()));
        assert_eq!((character("amp"), character("rsquo"), character("roe")), (Some('&'), Some('’'), None));
    }
}
