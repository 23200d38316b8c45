//! What people call the parts of a fact (`parts.tsv`, whose head explains the columns).

use super::reader::rows;

/// Properties of the ontology that are worth showing, in the order of showing, and what people call them.
pub fn parts() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(include_str!("parts.tsv")).filter_map(|row| Some((*row.first()?, *row.get(1)?)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_property_stands_once() {
        let properties: BTreeSet<&str> = parts().map(|(property, _)| property).collect();
        assert_eq!(properties.len(), rows(include_str!("parts.tsv")).count());
        assert!(parts().any(|part| part == ("onBehalfOf", "on behalf of")));
    }
}
