//! A bare surname that another article's full name explains, where the two hold the same office of the same actor and no
//! other full name fits; not where the user says that they are two. `queries/derive/same-person.rq` says the same in SPARQL.
//!
//! Full names are kept by office and by each of their ends (`Osama bin Laden`: `bin Laden`, `Laden`), so that a surname
//! finds them at once.

use std::collections::{HashMap, HashSet};

use super::names::Names;
use super::subject::{Subject, is_of};
use super::vocabulary::Vocabulary;
use crate::store::index::key::{self, Dictionary};
use crate::store::index::mapped::Row;

/// What an office is: its title and whose it is.
type Office = (u32, u32);

/// Who holds which office.
#[derive(Debug, Default)]
pub struct SamePerson {
    /// Somebody with a bare surname, that surname, and the office.
    bare: HashSet<(u32, u32, Office)>,
    /// Somebody who may be named in full.
    full: HashSet<(u32, Office)>,
    /// Two whom the user judges to be two; each pair stands both ways.
    apart: HashSet<(u32, u32)>,
}

impl SamePerson {
    /// Collect the offices of these articles.
    pub fn see(&mut self, vocabulary: &Vocabulary, terms: &impl Dictionary, subjects: &[Subject<'_>]) {
        let mut surnames: HashMap<u32, Vec<u32>> = HashMap::new();
        for subject in subjects.iter().filter(|subject| subject.is_a(vocabulary, vocabulary.person)) {
            if is_of(terms, subject.node(), subject.graph()) {
                surnames.insert(subject.node(), subject.values(vocabulary.name).collect());
            }
        }
        for subject in subjects {
            self.apart.extend(subject.values(vocabulary.not_same_as).map(|other| (subject.node(), other)));
            let is_office = subject.is_a(vocabulary, vocabulary.office);
            for holder in subject.values(vocabulary.holder) {
                for title in subject.values(vocabulary.title) {
                    for whose in subject.values(vocabulary.of) {
                        let office = (title, whose);
                        if !is_local(terms, holder) {
                            self.full.insert((holder, office));
                        } else if is_office {
                            let names = surnames.get(&holder).into_iter().flatten();
                            self.bare.extend(names.map(|&surname| (holder, surname, office)));
                        }
                    }
                }
            }
        }
    }

    /// Whose full name each bare surname stands for.
    pub fn finish(self, vocabulary: &Vocabulary, terms: &impl Dictionary, names: &Names) -> Vec<Row> {
        let words = |literal: u32| key::words(terms.key(literal)).unwrap_or_default();
        let mut by_end: HashMap<(Office, &str), HashSet<u32>> = HashMap::new();
        for &(node, office) in &self.full {
            for &name in names.of(node) {
                let name = words(name);
                for (space, _) in name.match_indices(' ') {
                    by_end.entry((office, &name[space + 1..])).or_default().insert(node);
                }
            }
        }
        let mut candidates: HashMap<u32, HashSet<u32>> = HashMap::new();
        for &(bare, surname, office) in &self.bare {
            if let Some(found) = by_end.get(&(office, words(surname))) {
                let full = found.iter().filter(|full| !self.apart.contains(&(bare, **full)));
                candidates.entry(bare).or_default().extend(full);
            }
        }
        candidates
            .into_iter()
            .filter(|(_, full)| full.len() == 1)
            .flat_map(|(bare, full)| full.into_iter().map(move |full| (bare, full)))
            .map(|(bare, full)| [bare, vocabulary.close_match, full, vocabulary.same_person])
            .collect()
    }
}

/// True for somebody who is an article's own.
fn is_local(terms: &impl Dictionary, node: u32) -> bool {
    key::iri(terms.key(node)).is_some_and(|iri| iri.contains("#actor-"))
}
