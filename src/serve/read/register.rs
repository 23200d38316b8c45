//! All facts of a store in memory, the newest first: enough of each to filter, sort and count by, as numbers.
//!
//! Pages read names and words only of what they show. A fact against two is two entries, one behind the other.

use std::collections::{HashMap, HashSet};

use super::Vocabulary;
use crate::store::{Node, Reader};

/// Enough of a fact to find it by.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The fact.
    pub fact: Node,
    /// Its day.
    pub day: Node,
    /// Who says or does it.
    pub who: Node,
    /// To whom, or against whom.
    pub whom: Node,
    /// The category of an event, or the kind of a happening.
    pub act: Node,
    /// The article that tells it.
    pub article: Node,
    /// The first statement that answers it; a denial where there is one.
    pub answer: Node,
    /// How sure, from 0 to 100.
    pub confidence: u8,
    /// Something is said.
    pub is_statement: bool,
    /// Something is done, in words or deeds.
    pub is_event: bool,
    /// Somebody is counted.
    pub is_figure: bool,
    /// It is said not to be so.
    pub negated: bool,
    /// It is not planned, possible or supposed.
    pub asserted: bool,
    /// The answer denies it.
    pub denied: bool,
    /// It stands only in somebody's statement.
    pub reported: bool,
}

/// All facts, the newest first.
#[derive(Debug)]
pub struct Register {
    entries: Vec<Entry>,
    /// The outlet or agency of each article.
    outlets: HashMap<Node, Node>,
    /// Sources that no article names.
    unnamed: HashSet<Node>,
}

impl Register {
    /// Gather all facts of an index.
    pub fn gather(reader: &Reader, words: &Vocabulary) -> Self {
        let mut at: HashMap<Node, usize> = HashMap::new();
        let mut entries: Vec<Entry> = Vec::new();
        for kind in [words.statement, words.event, words.figure] {
            for fact in reader.subjects(words.kind, kind) {
                let index = *at.entry(fact).or_insert_with(|| {
                    entries.push(blank(fact));
                    entries.len() - 1
                });
                let entry = &mut entries[index];
                entry.is_statement |= kind == words.statement;
                entry.is_event |= kind == words.event;
                entry.is_figure |= kind == words.figure;
            }
        }
        let mut further = Vec::new();
        {
            let mut each = |property: Node, set: &mut dyn FnMut(&mut Entry, Node)| {
                for (value, fact) in reader.pairs(property) {
                    if let Some(&index) = at.get(&fact) {
                        set(&mut entries[index], value);
                    }
                }
            };
            each(words.in_article, &mut |entry, value| entry.article = value);
            each(words.day, &mut |entry, value| entry.day = value);
            each(words.speaker, &mut |entry, value| entry.who = value);
            each(words.source, &mut |entry, value| {
                if entry.who == Node::NONE {
                    entry.who = value;
                }
            });
            each(words.happening, &mut |entry, value| entry.act = value);
            each(words.category, &mut |entry, value| entry.act = value);
            each(words.polarity, &mut |entry, value| entry.negated = value == words.negated);
            each(words.modality, &mut |entry, value| entry.asserted = value == words.asserted);
            each(words.according_to, &mut |entry, _| entry.reported = true);
            each(words.confidence, &mut |entry, value| {
                let share: f64 = reader.text(value).parse().unwrap_or(0.0);
                entry.confidence = (share * 100.0).round().clamp(0.0, 100.0) as u8;
            });
            each(words.target, &mut |entry, value| match entry.whom {
                Node::NONE => entry.whom = value,
                first if first != value => further.push((entry.fact, value)),
                _ => {}
            });
        }
        for (answered, answer) in reader.pairs(words.answers) {
            let Some(&index) = at.get(&answered) else { continue };
            let denies = reader.says(answer, words.kind, words.denial);
            let entry = &mut entries[index];
            if entry.answer == Node::NONE || (denies && !entry.denied) {
                (entry.answer, entry.denied) = (answer, denies);
            }
        }
        for (claim, denial) in reader.pairs(words.denies) {
            for property in [words.asserts, words.repeats] {
                for statement in reader.subjects(property, claim) {
                    if let Some(&index) = at.get(&statement)
                        && !entries[index].denied
                    {
                        (entries[index].answer, entries[index].denied) = (denial, true);
                    }
                }
            }
        }
        further.sort_unstable();
        further.dedup();
        for (fact, whom) in further {
            if let Some(&index) = at.get(&fact) {
                entries.push(Entry { whom, ..entries[index] });
            }
        }
        // Days are numbered in their order; no day is older than any.
        let age = |entry: &Entry| entry.day.some().map_or(u64::MAX, |day| u64::MAX - 1 - day.order());
        entries.sort_by_key(|entry| (age(entry), entry.fact, entry.whom));
        let outlets = [words.agency, words.publisher];
        let outlets =
            outlets.iter().flat_map(|property| reader.pairs(*property).map(|(house, article)| (article, house)));
        let unnamed = reader.pairs(words.unnamed).map(|(_, node)| node).collect();
        Self { entries, outlets: outlets.collect(), unnamed }
    }

    /// All facts.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// True for a source that no article names.
    pub fn is_unnamed(&self, node: Node) -> bool {
        self.unnamed.contains(&node)
    }

    /// The outlet or agency of an article.
    pub fn outlet(&self, article: Node) -> Node {
        self.outlets.get(&article).copied().unwrap_or(Node::NONE)
    }
}

fn blank(fact: Node) -> Entry {
    Entry {
        fact,
        day: Node::NONE,
        who: Node::NONE,
        whom: Node::NONE,
        act: Node::NONE,
        article: Node::NONE,
        answer: Node::NONE,
        confidence: 0,
        is_statement: false,
        is_event: false,
        is_figure: false,
        negated: false,
        asserted: true,
        denied: false,
        reported: false,
    }
}
