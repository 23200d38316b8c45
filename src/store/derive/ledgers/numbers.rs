//! What of an article's figures the ledger of figures goes by.
//!
//! Example: of "at least 30 people were killed, the mayor said", 30 or more, killed, people, on the mayor's word.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::said::{Node, Property, root};
use crate::ledger::days;
use crate::ledger::figures::{is_no_total, whom};

/// A figure of an article that counts the victims of an event.
#[derive(Clone, Serialize, Deserialize)]
pub struct Figure {
    /// Its IRI.
    pub iri: String,
    /// The event.
    pub event: String,
    /// Its number, where it may be a happening.
    pub event_number: Option<u32>,
    /// What is counted, as an IRI.
    pub measure: String,
    /// Who is counted.
    pub whom: String,
    /// The day as of which it is given.
    pub day: Option<i32>,
    /// The least and the greatest number that it means.
    pub range: (u64, Option<u64>),
    /// On whose word it stands.
    pub source: Option<String>,
    /// The figure of which it is a part.
    pub part_of: Option<String>,
}

/// The figures of an article that are totals, in the order of their IRIs; `events` numbers those that may be happenings.
pub fn read<'q>(nodes: &HashMap<&'q str, Node<'q>>, events: &HashMap<&str, u32>) -> Vec<Figure> {
    let figure = |(iri, node): (&&'q str, &Node<'q>)| {
        let (measure, event) = (node.value(Property::Measure)?, node.value(Property::OfEvent)?);
        let phrase = node.value(Property::Anchor).filter(|phrase| !is_no_total(phrase))?;
        let number = |property| node.number::<u64>(property);
        let exact = number(Property::Value);
        let (least, most) = (number(Property::AtLeast), number(Property::AtMost));
        let from = exact.or(least).or_else(|| most.map(|_| 0))?;
        Some(Figure {
            iri: (*iri).to_owned(),
            event: event.to_owned(),
            event_number: events.get(event).copied(),
            measure: measure.to_owned(),
            whom: whom(phrase),
            day: node.value(Property::AsOf).and_then(days::number),
            range: (from, most.or(exact)),
            source: node.value(Property::AccordingTo).and_then(|statement| root(nodes, statement)).map(str::to_owned),
            part_of: node.value(Property::PartOf).map(str::to_owned),
        })
    };
    let mut figures: Vec<Figure> = nodes.iter().filter_map(figure).collect();
    figures.sort_by(|one, other| one.iri.cmp(&other.iri));
    figures
}
