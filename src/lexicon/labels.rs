//! What pages call things (`labels.tsv`, whose head explains the columns).

use super::reader::rows;

/// The values of something and what pages call them, in the order of the table.
pub fn labels(of: &str) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
    rows(include_str!("labels.tsv")).filter_map(move |row| match row[..] {
        [kind, value, words] if kind == of => Some((value, words)),
        _ => None,
    })
}

/// What pages call a value; the value itself where the table does not have it.
pub fn label<'v>(of: &str, value: &'v str) -> &'v str {
    labels(of).find(|(known, _)| *known == value).map_or(value, |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let all = ["facet", "measure", "tone"].map(|of| labels(of).count());
        assert_eq!(all.iter().sum::<usize>(), rows(include_str!("labels.tsv")).count());
        assert_eq!((label("facet", "who"), label("facet", "else")), ("Who", "else"));
    }
}
