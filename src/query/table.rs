//! Rows in memory, and how one value of them is written for people.
//!
//! Example: `https://…/actor/russia` is `a:russia`, an IRI of the store's own `<article/x>`, a text its words on one line.

use oxigraph::model::Term;

use crate::graph::prefixes::shorten;

/// Rows in memory.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// The variables, in the query's order.
    pub columns: Vec<String>,
    /// The values; `None` where a variable is unbound.
    pub rows: Vec<Vec<Option<Term>>>,
}

/// How a table is drawn.
#[derive(Debug, Clone, Copy)]
pub struct TableStyle {
    /// Columns of the terminal.
    pub width: u16,
    /// Bold headings.
    pub colour: bool,
}

/// A term as people read it: words without quotes, IRIs shortened.
pub fn cell(term: &Term, base: &str) -> String {
    match term {
        Term::Literal(literal) => literal.value().split_whitespace().collect::<Vec<_>>().join(" "),
        Term::NamedNode(node) => short_iri(node.as_str(), base),
        other => other.to_string(),
    }
}

/// An IRI with a known prefix (`a:russia`), or relative to the base (`<article/x>`), or whole.
pub fn short_iri(iri: &str, base: &str) -> String {
    shorten(iri).unwrap_or_else(|| match iri.strip_prefix(base) {
        Some(relative) if !relative.is_empty() => format!("<{relative}>"),
        _ => format!("<{iri}>"),
    })
}
