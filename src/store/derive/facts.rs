//! What every question asks of a fact, one property away.
//!
//! ```text
//! <x#statement-3-9> sayso:inArticle <x> ; sayso:day "2015-09-11"^^xsd:date ; sayso:side a:norway .
//! ```
//!
//! The day is the one that the fact itself tells or, where it tells none, that of its article. The side of a statement
//! is whom its speaker speaks for: on whose behalf it was said, else whom the speaker belongs to or holds an office of,
//! else the speaker.

use std::collections::HashMap;

use super::subject::{Subject, is_authority, is_of};
use super::vocabulary::Vocabulary;
use crate::store::index::key::Dictionary;
use crate::store::index::mapped::Row;

/// Whom the known actors belong to.
#[derive(Debug, Default)]
pub struct Facts {
    patrons: HashMap<u32, u32>,
}

impl Facts {
    /// What follows for the facts of these articles.
    pub fn see(&mut self, vocabulary: &Vocabulary, terms: &impl Dictionary, subjects: &[Subject<'_>]) -> Vec<Row> {
        let mut published: HashMap<u32, u32> = HashMap::new();
        let mut patrons: HashMap<(u32, u32), u32> = HashMap::new();
        let mut offices: HashMap<(u32, u32), u32> = HashMap::new();
        for subject in subjects {
            let office = subject.is_a(vocabulary, vocabulary.office);
            for &[node, property, value, graph] in subject.0 {
                if property == vocabulary.published && node == graph {
                    published.entry(graph).or_insert(value);
                } else if property == vocabulary.of && office {
                    for holder in subject.values(vocabulary.holder) {
                        offices.entry((graph, holder)).or_insert(value);
                    }
                } else if property == vocabulary.of {
                    patrons.entry((graph, node)).or_insert(value);
                    if is_authority(terms, graph) {
                        self.patrons.entry(node).or_insert(value);
                    }
                }
            }
        }
        let kinds = [vocabulary.statement, vocabulary.event, vocabulary.figure, vocabulary.office];
        let mut derived = Vec::new();
        for subject in subjects {
            let (fact, article) = (subject.node(), subject.graph());
            if !subject.values(vocabulary.kind).any(|kind| kinds.contains(&kind)) || !is_of(terms, fact, article) {
                continue;
            }
            let mut say = |property, value| derived.push([fact, property, value, vocabulary.facts]);
            say(vocabulary.in_article, article);
            let told = [vocabulary.at, vocabulary.from, vocabulary.as_of];
            let told = told.into_iter().find_map(|property| subject.values(property).next());
            if let Some(day) = told.or_else(|| published.get(&article).copied()) {
                say(vocabulary.day, day);
            }
            if subject.is_a(vocabulary, vocabulary.statement)
                && let Some(speaker) = subject.values(vocabulary.speaker).next()
            {
                let side = subject
                    .values(vocabulary.on_behalf_of)
                    .next()
                    .or_else(|| patrons.get(&(article, speaker)).copied())
                    .or_else(|| self.patrons.get(&speaker).copied())
                    .or_else(|| offices.get(&(article, speaker)).copied());
                say(vocabulary.side, side.unwrap_or(speaker));
            }
        }
        derived
    }
}
