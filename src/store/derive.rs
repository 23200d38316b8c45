//! Graphs derived from the articles: made with every index, never stored as truth.
//!
//! | graph | what it says |
//! |---|---|
//! | `{base}derived/facts` | of each fact, its article, its day, whom it touches, which other it repeats and, of statements, the side of who speaks |
//! | `{base}derived/names` | one name for each node that has names |
//! | `{base}derived/denials-of-accusations` | which denial answers an accusation of another article |
//! | `{base}derived/same-person` | which full name a bare surname stands for |
//! | `{base}derived/contradictions` | which figures cannot both be right |
//! | `{base}derived/stories/…`, `origins/…`, `happenings/…` … | what is one across articles ([`ledgers`]) |
//!
//! `queries/derive/*.rq` say denials, persons and contradictions in SPARQL; here they are joins over sorted lists, so that twice the articles
//! take twice the time, and a test holds the two together. Terms are numbers of a dictionary, quads rows of four numbers.

mod contradictions;
mod denials;
mod facts;
mod ledgers;
mod meetings;
mod names;
mod same_person;
mod subject;
mod vocabulary;

use super::index::key::Dictionary;
use super::index::mapped::Row;
use contradictions::Contradictions;
use denials::Denials;
use facts::Facts;
pub use ledgers::Ledgers;
use names::Names;
use same_person::SamePerson;
use subject::Subject;
pub use vocabulary::GRAPHS;
use vocabulary::Vocabulary;
pub(super) use vocabulary::terms;

/// What is known on the way through the articles.
pub(super) struct Derivation {
    vocabulary: Vocabulary,
    facts: Facts,
    names: Names,
    denials: Denials,
    people: SamePerson,
    contradictions: Contradictions,
}

impl Derivation {
    /// Begin, with a dictionary that has all of [`terms`].
    pub fn new(terms: &impl Dictionary, base: &str) -> Self {
        Self {
            vocabulary: Vocabulary::new(terms, base),
            facts: Facts::default(),
            names: Names::default(),
            denials: Denials::default(),
            people: SamePerson::default(),
            contradictions: Contradictions::default(),
        }
    }

    /// Look at the quads of whole articles or resources, resources first, and add what follows from each article alone.
    /// Expects them sorted and leaves them unsorted.
    pub fn see(&mut self, terms: &impl Dictionary, quads: &mut Vec<Row>) {
        let subjects: Vec<Subject<'_>> = quads.chunk_by(|one, other| one[0] == other[0]).map(Subject).collect();
        let mut derived = self.facts.see(&self.vocabulary, terms, &subjects);
        self.contradictions.see(&self.vocabulary, terms, &subjects, &derived);
        derived.extend(self.names.see(&self.vocabulary, terms, &subjects));
        self.denials.see(&self.vocabulary, terms, &subjects);
        self.people.see(&self.vocabulary, terms, &subjects);
        quads.extend(derived);
    }

    /// What follows from all articles together.
    pub fn finish(self, terms: &impl Dictionary) -> Vec<Row> {
        let mut derived = self.denials.finish(&self.vocabulary);
        derived.extend(self.people.finish(&self.vocabulary, terms, &self.names));
        derived.extend(self.names.finish(&self.vocabulary));
        derived.extend(self.contradictions.finish(&self.vocabulary));
        derived.sort_unstable();
        derived.dedup();
        derived
    }
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
