//! Media types of answers (`media.tsv`, whose head explains the columns).

use super::reader::rows;

/// The media types of `rows` or of a `graph`, those that sayso likes best first.
pub fn media(of: &str) -> Vec<&'static str> {
    let all = rows(include_str!("media.tsv"));
    all.filter_map(|row| if let [kind, media] = row[..] { (kind == of).then_some(media) } else { None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        assert_eq!(media("rows").len() + media("graph").len(), rows(include_str!("media.tsv")).count());
        assert_eq!(media("graph")[0], "text/turtle");
    }
}
