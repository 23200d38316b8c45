//! What of an article's statements and accusations the ledger of claims goes by.
//!
//! Example: of "Norway accused Sweden of theft", that Norway speaks, Sweden is accused, and "of theft" is said.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use sophia_api::ns::NsTerm;

use super::identity::People;
use super::said::{Node, Property, local, root};
use crate::graph::vocab::sayso;
use crate::ledger::claims::{Told, finds_fault, holds_responsible, is_mere_name, rejoins};

/// What is done by saying it where nothing is said to be so.
const NO_CLAIMS: [&NsTerm<'static>; 5] =
    [&sayso::Thought, &sayso::Demand, &sayso::Threat, &sayso::Promise, &sayso::Endorsement];

/// The reporting word of denials.
const DENY: &str = "deny";

/// A statement or an accusation of an article, as it is written.
#[derive(Serialize, Deserialize)]
pub struct Said {
    /// Its IRI.
    pub iri: String,
    /// Its words.
    pub words: String,
    /// Whom it accuses, and whom they are of.
    pub accused: Vec<String>,
    /// Who speaks in the outermost statement that it stands in.
    pub root: Option<String>,
}

/// What else claims go by.
pub struct Statement {
    /// Who speaks, and for whom.
    speakers: Vec<String>,
    /// Who is named in it.
    named: Vec<String>,
    /// True for a denial.
    denial: bool,
    /// True for what finds fault.
    fault: bool,
    /// How many places after it what it answers stands.
    answers: Option<i32>,
    /// The events that are told in it, by their places in the article.
    pub tells: Vec<u32>,
}

impl Statement {
    /// What claims compare. `tells` are the numbers of its events.
    pub fn told<'a>(
        &'a self,
        said: &'a Said,
        article: &'a str,
        day: Option<i32>,
        tells: Vec<u32>,
        people: &'a People,
    ) -> Told<'a> {
        Told {
            article,
            day: day.unwrap_or_default(),
            speakers: people.with_sides(&self.speakers),
            accused: people.with_sides(&said.accused),
            named: self.named.iter().map(String::as_str).collect(),
            words: &said.words,
            denial: self.denial,
            answers: self.answers,
            fault: self.fault,
            tells,
        }
    }
}

/// What is said in an article, in the order of the IRIs; `events` numbers those that may be happenings.
pub fn read<'q>(nodes: &HashMap<&'q str, Node<'q>>, events: &HashMap<&str, u32>) -> Vec<(Said, Statement)> {
    let mut tells: HashMap<&str, Vec<u32>> = HashMap::new();
    let mut sides: HashMap<&str, Vec<&str>> = HashMap::new();
    for (iri, node) in nodes {
        for statement in node.values(Property::AccordingTo).filter(|_| node.is(Property::Type, "Event")) {
            tells.entry(statement).or_default().extend(events.get(iri));
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
        // "Since her accusations against him" says nothing that could be denied.
        let is_claim = accuses && !node.value(Property::Trigger).is_some_and(is_mere_name);
        if !is_said(node) || !(is_statement || is_claim && node.value(Property::Target).is_some()) {
            return None;
        }
        let words = node.value(if is_statement { Property::Content } else { Property::Anchor })?;
        let speakers = if is_statement { Property::Speaker } else { Property::Source };
        let accused = if accuses { with_sides(&mut node.values(Property::Target)) } else { Vec::new() };
        let cue = node.value(Property::Cue);
        let denies = (node.is(Property::Type, "Denial") || cue == Some(DENY)) && !cue.is_some_and(rejoins);
        let root = if is_statement { root(nodes, iri) } else { node.value(Property::Source) };
        let said = Said { iri: iri.to_owned(), words: words.to_owned(), accused, root: root.map(str::to_owned) };
        let statement = Statement {
            speakers: with_sides(&mut node.values(speakers).chain(node.values(Property::OnBehalfOf))),
            named: with_sides(&mut node.values(Property::Mentions)),
            denial: is_statement && denies,
            answers: None,
            fault: node.value(Property::Trigger).is_some_and(finds_fault),
            tells: tells.get(iri).cloned().unwrap_or_default(),
        };
        Some((said, statement, node.value(Property::Answers)))
    };
    let mut all: Vec<(Said, Statement, Option<&str>)> = nodes.iter().filter_map(said).collect();
    all.sort_by(|(one, ..), (other, ..)| one.iri.cmp(&other.iri));
    let places: HashMap<String, i32> = (0..).zip(&all).map(|(place, (said, ..))| (said.iri.clone(), place)).collect();
    let answers = |(place, (said, statement, answered)): (i32, (Said, Statement, Option<&str>))| {
        let answers = answered.and_then(|iri| places.get(iri)).map(|other| other - place);
        (said, Statement { answers, ..statement })
    };
    (0..).zip(all).map(answers).collect()
}
