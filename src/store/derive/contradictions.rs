//! Figures that cannot both be right: the same is counted, of one event or within three days of each other for one place,
//! and the ranges do not meet. `queries/derive/contradictions.rq` says the same in SPARQL.
//!
//! ```text
//! <x#figure-3-9> sayso:measure sayso:Killed ; sayso:value 65 ; sayso:ofEvent <x#event-1-2> .
//! <x#figure-20-30> sayso:measure sayso:Killed ; sayso:atMost 38 ; sayso:ofEvent <x#event-1-2> .   each contradicts the other
//! ```
//!
//! Figures are sorted by what they share and by day, so that each looks at those of its three days alone.

use std::collections::HashMap;

use super::subject::{Subject, day_number};
use super::vocabulary::Vocabulary;
use crate::store::index::key::{self, Dictionary};
use crate::store::index::mapped::Row;

/// How many days apart two figures for one place may lie.
const DAYS: i32 = 3;

/// More people than there are: the upper end of "at least 40".
const OPEN: f64 = 1e11;

/// A figure beside something that others may share with it.
#[derive(Debug, Clone, Copy)]
struct Figure {
    measure: u32,
    /// An event or a place.
    shared: u32,
    /// Its day as a number; `None` where the two share an event, whose days need not be compared.
    day: Option<i32>,
    node: u32,
    least: f64,
    most: f64,
}

/// The figures of all articles.
#[derive(Debug, Default)]
pub struct Contradictions {
    figures: Vec<Figure>,
}

/// Where something happened or was counted, as the text says: in a place or by it.
fn told_places<'s>(vocabulary: &Vocabulary, subject: Subject<'s>) -> impl Iterator<Item = u32> + use<'s> {
    subject.values(vocabulary.located_in).chain(subject.values(vocabulary.near))
}

impl Contradictions {
    /// Collect the figures of these articles. `derived` tells their days.
    pub fn see(&mut self, vocabulary: &Vocabulary, terms: &impl Dictionary, subjects: &[Subject<'_>], derived: &[Row]) {
        let figures: Vec<Subject<'_>> = subjects
            .iter()
            .copied()
            .filter(|it| it.is_a(vocabulary, vocabulary.figure) && it.values(vocabulary.part_of).next().is_none())
            .collect();
        let mut events: HashMap<u32, Vec<u32>> = HashMap::new();
        for event in figures.iter().flat_map(|figure| figure.values(vocabulary.of_event)) {
            events.entry(event).or_default();
        }
        for subject in subjects {
            if let Some(places) = events.get_mut(&subject.node()) {
                places.extend(told_places(vocabulary, *subject));
            }
        }
        let days = derived.iter().filter(|row| row[1] == vocabulary.day);
        let days: HashMap<u32, i32> = days.filter_map(|row| Some((row[0], day_number(terms, row[2])?))).collect();
        let number = |literal: u32| key::words(terms.key(literal))?.parse::<f64>().ok();
        for figure in figures {
            let first = |property: u32| figure.values(property).next().and_then(number);
            let value = first(vocabulary.value);
            let least = value.or_else(|| first(vocabulary.at_least)).unwrap_or(0.0);
            let most = value.or_else(|| first(vocabulary.at_most)).unwrap_or(OPEN);
            for measure in figure.values(vocabulary.measure) {
                let mut share = |shared, day| {
                    self.figures.push(Figure { measure, shared, day, node: figure.node(), least, most });
                };
                let own: Vec<u32> = figure.values(vocabulary.of_event).collect();
                own.iter().for_each(|&event| share(event, None));
                let places = own.iter().filter_map(|event| events.get(event)).flatten().copied();
                if let Some(&day) = days.get(&figure.node()) {
                    told_places(vocabulary, figure).chain(places).for_each(|place| share(place, Some(day)));
                }
            }
        }
    }

    /// Which figures contradict which, both ways.
    pub fn finish(mut self, vocabulary: &Vocabulary) -> Vec<Row> {
        self.figures.sort_unstable_by_key(|it| (it.measure, it.shared, it.day, it.node));
        let mut found = Vec::new();
        for (at, one) in self.figures.iter().enumerate() {
            let near = self.figures[at + 1..].iter().take_while(|other| {
                (one.measure, one.shared) == (other.measure, other.shared)
                    && one.day.zip(other.day).is_none_or(|(day, later)| later - day <= DAYS)
            });
            for other in near.filter(|other| one.least > other.most || other.least > one.most) {
                found.extend([(one.node, other.node), (other.node, one.node)]);
            }
        }
        let row = |(one, other)| [one, vocabulary.contradicts, other, vocabulary.contradictions];
        found.into_iter().map(row).collect()
    }
}
