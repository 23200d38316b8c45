//! What of an article's statements and accusations the ledger of claims goes by.
//!
//! Example: of "Norway accused Sweden of theft", that Norway speaks, Sweden is accused, and "of theft" is said.

use std::collections::{BTreeSet, HashMap};

use sophia_api::ns::NsTerm;

use super::said::{Node, Property, local, root};
use crate::graph::vocab::sayso;
use crate::ledger::claims::holds_responsible;

/// What is done by saying it where nothing is said to be so.
const NO_CLAIMS: [&NsTerm<'static>; 5] =
    [&sayso::Thought, &sayso::Demand, &sayso::Threat, &sayso::Promise, &sayso::Endorsement];

/// The reporting word of denials.
const DENY: &str = "deny";

/// A statement or an accusation of an article.
pub struct Said {
    /// Its IRI.
    pub iri: String,
    /// Who speaks, and for whom.
    pub speakers: Vec<String>,
    /// Whom it accuses, and whom they are of.
    pub accused: Vec<String>,
    /// Who is named in it.
    pub named: Vec<String>,
    /// Its words.
    pub words: String,
    /// True for a denial.
    pub denial: bool,
    /// What it answers.
    pub answers: Option<String>,
    /// The events that are told in it.
    pub tells: Vec<String>,
    /// Who speaks in the outermost statement that it stands in.
    pub root: Option<String>,
}

/// What is said in an article, in the order of the IRIs.
pub fn read<'q>(nodes: &HashMap<&'q str, Node<'q>>) -> Vec<Said> {
    let mut tells: HashMap<&str, Vec<String>> = HashMap::new();
    let mut sides: HashMap<&str, Vec<&str>> = HashMap::new();
    for (iri, node) in nodes {
        for statement in node.values(Property::AccordingTo).filter(|_| node.is(Property::Type, "Event")) {
            tells.entry(statement).or_default().push((*iri).to_owned());
        }
        let holders = node.values(Property::Holder).chain(node.value(Property::Holder).is_none().then_some(*iri));
        holders.for_each(|who| sides.entry(who).or_default().extend(node.values(Property::Of)));
    }
    let with_sides = |who: &mut dyn Iterator<Item = &'q str>| -> Vec<String> {
        let all = who.flat_map(|who| std::iter::once(who).chain(sides.get(who).into_iter().flatten().copied()));
        let all: BTreeSet<String> = all.map(str::to_owned).collect();
        all.into_iter().collect()
    };
    let is_said = |node: &Node<'q>| {
        let is_real = node.is(Property::Polarity, "Affirmed") && node.is(Property::Modality, "Asserted");
        is_real && !NO_CLAIMS.iter().any(|class| node.is(Property::Type, local(&class.to_string())))
    };
    let said = |(&iri, node): (&&'q str, &Node<'q>)| {
        let is_statement = node.is(Property::Type, "Statement");
        let accuses =
            node.is(Property::Category, "ACCUSE") && node.value(Property::Trigger).is_some_and(holds_responsible);
        if !is_said(node) || !(is_statement || accuses && node.value(Property::Target).is_some()) {
            return None;
        }
        let words = node.value(if is_statement { Property::Content } else { Property::Anchor })?;
        let speakers = if is_statement { Property::Speaker } else { Property::Source };
        let accused = if accuses { with_sides(&mut node.values(Property::Target)) } else { Vec::new() };
        let denies = node.is(Property::Type, "Denial") || node.is(Property::Cue, DENY);
        Some(Said {
            iri: iri.to_owned(),
            speakers: with_sides(&mut node.values(speakers).chain(node.values(Property::OnBehalfOf))),
            accused,
            named: with_sides(&mut node.values(Property::Mentions)),
            words: words.to_owned(),
            denial: is_statement && denies,
            answers: node.value(Property::Answers).map(str::to_owned),
            tells: tells.get(iri).cloned().unwrap_or_default(),
            root: if is_statement { root(nodes, iri) } else { node.value(Property::Source) }.map(str::to_owned),
        })
    };
    let mut all: Vec<Said> = nodes.iter().filter_map(said).collect();
    all.sort_by(|one, other| one.iri.cmp(&other.iri));
    all
}
