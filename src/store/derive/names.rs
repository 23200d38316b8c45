//! One name for each node that has names: the authority file's, else the longest that an article gives, else the first.
//!
//! ```text
//! a:john-kerry skos:prefLabel "John Kerry", "JOHN KERRY" ; sayso:label "John Kerry" .
//! ```

use std::cmp::Reverse;
use std::collections::HashMap;

use super::subject::{Subject, is_authority, is_of};
use super::vocabulary::Vocabulary;
use crate::store::index::key::{self, Dictionary};
use crate::store::index::mapped::Row;

/// The names of nodes that more than one article may name.
#[derive(Debug, Default)]
pub struct Names {
    shared: HashMap<u32, Vec<u32>>,
    best: HashMap<u32, Name>,
}

/// A name and how good it is: names compare by rank, then length, then alphabet.
#[derive(Debug, Clone, Copy)]
struct Name {
    authority: bool,
    length: usize,
    literal: u32,
}

impl Name {
    fn new(terms: &impl Dictionary, literal: u32, graph: u32) -> Self {
        let length = key::words(terms.key(literal)).unwrap_or_default().chars().count();
        Self { authority: is_authority(terms, graph), length, literal }
    }

    fn better(self, other: Self, terms: &impl Dictionary) -> Self {
        let rank = |it: Self| (it.authority, it.length, Reverse(terms.key(it.literal)));
        if rank(other) > rank(self) { other } else { self }
    }
}

impl Names {
    /// What follows for the nodes that only one of these articles has.
    pub fn see(&mut self, vocabulary: &Vocabulary, terms: &impl Dictionary, subjects: &[Subject<'_>]) -> Vec<Row> {
        let mut derived = Vec::new();
        for subject in subjects {
            let named = subject.0.iter().filter(|quad| quad[1] == vocabulary.name);
            let best = named
                .clone()
                .map(|quad| Name::new(terms, quad[2], quad[3]))
                .reduce(|one, other| one.better(other, terms));
            let Some(best) = best else { continue };
            let node = subject.node();
            if is_of(terms, node, subject.graph()) {
                derived.push([node, vocabulary.label, best.literal, vocabulary.names]);
                continue;
            }
            self.best.entry(node).and_modify(|it| *it = it.better(best, terms)).or_insert(best);
            let all = self.shared.entry(node).or_default();
            for quad in named {
                if !all.contains(&quad[2]) {
                    all.push(quad[2]);
                }
            }
        }
        derived
    }

    /// All names of a node that more than one article may name.
    pub fn of(&self, node: u32) -> &[u32] {
        self.shared.get(&node).map_or(&[], Vec::as_slice)
    }

    /// What follows for the others.
    pub fn finish(self, vocabulary: &Vocabulary) -> Vec<Row> {
        self.best.into_iter().map(|(node, name)| [node, vocabulary.label, name.literal, vocabulary.names]).collect()
    }
}
