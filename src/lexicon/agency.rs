//! Names of news agencies (`agencies.tsv`, whose head explains the columns).
//!
//! Example: `AGENCE FRANCE-PRESSE` is `AFP`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;

static AGENCIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let rows = rows(include_str!("agencies.tsv")).filter_map(|row| Some((*row.first()?, *row.get(1)?)));
    rows.flat_map(|(usual, names)| names.split(' ').map(move |name| (name.replace('_', " "), usual))).collect()
});

/// The usual name of the agency that is called `name`, in capitals.
pub fn usual_name(name: &str) -> Option<&'static str> {
    AGENCIES.get(name).copied()
}

/// The usual names of all agencies.
pub fn usual_names() -> impl Iterator<Item = &'static str> {
    rows(include_str!("agencies.tsv")).filter_map(|row| row.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_are_one_agency() {
        assert_eq!((usual_name("FNA"), usual_name("FARS NEWS AGENCY")), (Some("Fars"), Some("Fars")));
        assert_eq!(usual_name("HARBOUR POST"), None);
    }

    #[test]
    fn no_name_is_of_two_agencies() {
        let names = rows(include_str!("agencies.tsv")).map(|row| row[1].split(' ').count()).sum::<usize>();
        assert_eq!(AGENCIES.len(), names);
    }
}
