//! What every question asks of a fact, one property away.
//!
//! ```text
//! <x#statement-3-9> sayso:inArticle <x> ; sayso:day "2015-09-11"^^xsd:date ; sayso:side a:norway ;
//!   sayso:capacity "Foreign Minister" .
//! <x#event-3-9> sayso:target <x#actor-orlov> ; sayso:touches <x#actor-orlov>, a:russia .
//! ```
//!
//! The day is the one that the fact itself tells or, where it tells none, that of its article. The side of a statement
//! is whom its speaker speaks for: on whose behalf it was said, else whom the speaker belongs to or holds an office of,
//! else the speaker; the capacity is the title of that office. An event touches its target and whom the target stands for.
//! Offices are those that the same article gives: another may know the same person in another one.

use std::collections::HashMap;

use super::meetings::Meetings;
use super::subject::{Subject, is_authority, is_of};
use super::vocabulary::Vocabulary;
use crate::store::index::key::Dictionary;
use crate::store::index::mapped::Row;

/// An office that an article gives somebody.
#[derive(Debug, Clone, Copy)]
struct Office {
    of: u32,
    title: Option<u32>,
}

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
        let mut offices: HashMap<(u32, u32), Vec<Office>> = HashMap::new();
        for subject in subjects {
            let office = subject.is_a(vocabulary, vocabulary.office);
            for &[node, property, value, graph] in subject.0 {
                if property == vocabulary.published && node == graph {
                    published.entry(graph).or_insert(value);
                } else if property == vocabulary.of && office {
                    let title = subject.values(vocabulary.title).next();
                    for holder in subject.values(vocabulary.holder) {
                        offices.entry((graph, holder)).or_default().push(Office { of: value, title });
                    }
                } else if property == vocabulary.of {
                    patrons.entry((graph, node)).or_insert(value);
                    if is_authority(terms, graph) {
                        self.patrons.entry(node).or_insert(value);
                    }
                }
            }
        }
        let meetings = Meetings::of(vocabulary, terms, subjects);
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
            if let Some(first) = meetings.told_before(vocabulary, *subject) {
                say(vocabulary.mirrors, first);
            }
            for target in subject.values(vocabulary.target) {
                say(vocabulary.touches, target);
                let held = offices.get(&(article, target)).into_iter().flatten();
                held.for_each(|office| say(vocabulary.touches, office.of));
            }
            if subject.is_a(vocabulary, vocabulary.statement)
                && let Some(speaker) = subject.values(vocabulary.speaker).next()
            {
                let held = offices.get(&(article, speaker)).map_or(&[][..], Vec::as_slice);
                let side = subject
                    .values(vocabulary.on_behalf_of)
                    .next()
                    .or_else(|| patrons.get(&(article, speaker)).copied())
                    .or_else(|| self.patrons.get(&speaker).copied())
                    .or_else(|| held.first().map(|office| office.of))
                    .unwrap_or(speaker);
                say(vocabulary.side, side);
                let titles = held.iter().filter(|office| office.of == side).filter_map(|office| office.title);
                titles.for_each(|title| say(vocabulary.capacity, title));
            }
        }
        derived
    }
}
