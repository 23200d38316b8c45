//! Who is in a store.

use super::answer;
use super::clock::Limits;
use super::problem::QueryError;
use super::run::{QueryText, run};
use super::table::cell;
use crate::store::Index;

/// All names of actors and places in the store.
///
/// # Errors
/// When the query is stopped.
pub fn actor_names(index: &Index, limits: &Limits) -> Result<Vec<String>, QueryError> {
    let query = QueryText {
        name: "names".to_owned(),
        text: "SELECT DISTINCT (STR(?label) AS ?name) { ?actor skos:prefLabel|skos:altLabel ?label }".to_owned(),
    };
    let rows = answer::rows(run(index, &query, limits)?)?;
    Ok(rows.rows.iter().filter_map(|row| row.first()?.as_ref()).map(|term| cell(term, index.base())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::iri::DEFAULT_BASE;

    #[test]
    fn the_names_of_the_authority_file_are_there() {
        let index = Index::in_memory(DEFAULT_BASE, Vec::new()).unwrap();
        assert!(actor_names(&index, &Limits::default()).unwrap().iter().any(|name| name == "Norway"));
    }
}
