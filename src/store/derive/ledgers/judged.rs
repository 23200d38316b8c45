//! The user's verdicts on pairs, as the ledgers take them: read off the graph of verdicts, which comes before all articles.
//!
//! ```text
//! GRAPH <…/verdicts> { <…/actor/olaf-dahl> sayso:sameAs <…/actor/o-dahl> . <…/article/x#event-1-2> sayso:notSameAs <…/article/y#event-3-4> . }
//! ```

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxigraph::model::{NamedOrBlankNode, Quad, Term};

use super::said;
use crate::graph::verdicts::{graph, pair_of};
use crate::ledger::verdicts::Pairs;

/// Pairs of IRIs that are judged.
#[derive(Debug, Default)]
pub struct Judged {
    pairs: BTreeMap<[String; 2], bool>,
    /// Who is judged to be one with others, by one name for all of them: the least.
    names: HashMap<String, String>,
}

impl Judged {
    /// Look at quads for verdicts.
    pub fn see<'q>(&mut self, base: &str, quads: impl Iterator<Item = &'q Quad>) {
        let of_verdicts = graph(base);
        for quad in quads.filter(|quad| said::graph(quad) == of_verdicts.as_str()) {
            let (NamedOrBlankNode::NamedNode(one), Term::NamedNode(other)) = (&quad.subject, &quad.object) else {
                continue;
            };
            if let Some(are_one) = pair_of(&quad.predicate) {
                let mut pair = [one.as_str().to_owned(), other.as_str().to_owned()];
                pair.sort_unstable();
                self.pairs.insert(pair, are_one);
            }
        }
        // Each takes the least name among those that it is tied to, until nothing changes: chains are short.
        let are_one = self.pairs.iter().filter(|(_, are_one)| **are_one);
        let ones: Vec<[String; 2]> = are_one.map(|(pair, _)| pair.clone()).collect();
        loop {
            let mut changed = false;
            for [one, other] in &ones {
                let least = self.name(one).min(self.name(other)).to_owned();
                for it in [one, other] {
                    changed |= self.name(it) != least;
                    self.names.insert((*it).clone(), least.clone());
                }
            }
            if !changed {
                break;
            }
        }
    }

    /// The name that stands for somebody and all whom the user judges to be one with them.
    pub fn name<'a>(&'a self, iri: &'a str) -> &'a str {
        self.names.get(iri).map_or(iri, String::as_str)
    }

    /// True for who is judged to be one with somebody.
    pub fn names_one(&self, iri: &str) -> bool {
        self.names.contains_key(iri)
    }

    /// The pairs, the lesser first, and whether they are one.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str, bool)> {
        self.pairs.iter().map(|([one, other], are_one)| (one.as_str(), other.as_str(), *are_one))
    }

    /// What is judged of two, the lesser first.
    pub fn of(&self, one: &str, other: &str) -> Option<bool> {
        if self.pairs.is_empty() { None } else { self.pairs.get(&[one.to_owned(), other.to_owned()]).copied() }
    }

    /// The pairs that stand among these IRIs, by their places.
    pub fn among(&self, iris: impl Iterator<Item = std::io::Result<(usize, String)>>) -> std::io::Result<Pairs> {
        let mut found = Pairs::default();
        if self.pairs.is_empty() {
            return Ok(found);
        }
        let wanted: BTreeSet<&str> = self.pairs.keys().flatten().map(String::as_str).collect();
        let mut places: HashMap<String, usize> = HashMap::new();
        for it in iris {
            let (place, iri) = it?;
            if wanted.contains(iri.as_str()) {
                places.insert(iri, place);
            }
        }
        for ([one, other], are_one) in &self.pairs {
            if let (Some(&one), Some(&other)) = (places.get(one), places.get(other)) {
                found.judge(one, other, *are_one);
            }
        }
        Ok(found)
    }
}
