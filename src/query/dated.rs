//! Facts with their days, as the index puts them in order.

use oxigraph::model::Term;
use oxigraph::model::vocab::xsd;

use crate::store::Node;

/// A fact, with the nodes that led to it before it, and its day; a fact without one is older than all.
pub type Dated = (Option<Node>, Vec<Node>);

/// True for days as most are written: of four digits, two and two, without a time zone.
pub fn is_day(term: &Term) -> bool {
    matches!(term, Term::Literal(day) if day.datatype() == xsd::DATE && is_plain(day.value()))
}

fn is_plain(day: &str) -> bool {
    day.len() == 10
        && day
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}
