//! The columns of exported tables (`tables.tsv`, whose head explains them).

use super::reader::rows;

/// A column as the table tells of it: its name, of whom, which property, what of its values.
pub type TableColumn = (&'static str, [&'static str; 3]);

/// The columns of a table, in their order.
pub fn columns(table: &str) -> impl Iterator<Item = TableColumn> {
    rows(include_str!("tables.tsv")).filter_map(move |row| match row[..] {
        [own, column, whom, property, form] if own == table => Some((column, [whom, property, form])),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_has_its_property() {
        let found: Vec<_> = columns("statements").filter(|(name, _)| *name == "cue").collect();
        assert_eq!(found, [("cue", ["fact", "sayso:cue", "text"])]);
        assert_eq!(columns("actors").last(), Some(("articles", ["-", "-", "integer"])));
    }
}
