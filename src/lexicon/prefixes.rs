//! Prefixes of namespaces (`prefixes.tsv`, whose head explains the columns).

use std::sync::LazyLock;

use super::reader::rows;

/// A prefix and its namespace.
pub type Prefix = (&'static str, &'static str);

static EXPORTED: LazyLock<Vec<Prefix>> = LazyLock::new(|| read("export"));
static FOR_QUERIES: LazyLock<Vec<Prefix>> = LazyLock::new(|| read("query"));

fn read(wanted: &str) -> Vec<Prefix> {
    let rows = rows(include_str!("prefixes.tsv"));
    rows.filter_map(
        |row| if let [place, prefix, iri] = row[..] { (place == wanted).then_some((prefix, iri)) } else { None },
    )
    .collect()
}

/// The prefixes that queries may use without declaring them, and that exports declare.
pub fn exported() -> &'static [Prefix] {
    &EXPORTED
}

/// All prefixes that queries may use without declaring them: functions of GeoSPARQL and units of measure too.
pub fn known() -> impl Iterator<Item = Prefix> {
    EXPORTED.iter().chain(&*FOR_QUERIES).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        assert_eq!(known().count(), rows(include_str!("prefixes.tsv")).count());
        assert!(exported().iter().all(|(prefix, _)| *prefix != "geof") && known().any(|(prefix, _)| prefix == "geof"));
    }
}
