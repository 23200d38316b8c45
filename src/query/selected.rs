//! Small queries of sayso's own, and what stands in their rows.

use oxigraph::model::Term;

use super::table::Rows;
use super::{Limits, QueryError, QueryText, answer, run};
use crate::store::Index;

/// The rows that a query selects.
pub fn select(index: &Index, limits: &Limits, text: &str) -> Result<Rows, QueryError> {
    let query = QueryText { name: "explain".to_owned(), text: text.to_owned() };
    answer::rows(run(index, &query, limits)?)
}

/// The IRI in a column of a row.
pub fn iri(row: &[Option<Term>], column: usize) -> Option<&str> {
    match row.get(column)? {
        Some(Term::NamedNode(node)) => Some(node.as_str()),
        _ => None,
    }
}

/// The text or IRI in a column of a row.
pub fn text(row: &[Option<Term>], column: usize) -> Option<&str> {
    row.get(column)?.as_ref().map(value)
}

/// The text of a literal, the IRI of a node.
pub fn value(term: &Term) -> &str {
    match term {
        Term::Literal(literal) => literal.value(),
        Term::NamedNode(node) => node.as_str(),
        _ => "",
    }
}
