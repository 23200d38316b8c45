//! American and Canadian regions as papers cut them short (`states.tsv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::reader::rows;

/// The region that an abbreviation stands for, spelt like this, points and capitals included ("Tex.", "TX").
pub fn name(abbreviation: &str) -> Option<&'static str> {
    static NAMES: LazyLock<HashMap<&str, &str, FixedState>> = LazyLock::new(|| all().collect());
    NAMES.get(abbreviation).copied()
}

/// The region of this name, in the table's own spelling ("Texas").
pub fn named(name: &str) -> Option<&'static str> {
    all().map(|(_, region)| region).find(|region| *region == name)
}

/// Abbreviations with the names of their regions, in the order of the table.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(include_str!("states.tsv")).filter_map(|row| Some((*row.first()?, *row.get(1)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_told_apart_by_points_and_capitals() {
        assert_eq!((name("Tex."), name("TX"), name("tx")), (Some("Texas"), Some("Texas"), None));
    }
}
