//! What the constructions of events have in common: what they find, and how they are asked.

use std::ops::Range;

use super::context::Context;
use crate::english::Doc;
use crate::extract::found::Event;
use crate::facts::Category;
use crate::lexicon::frame::EventFrame;

/// A predicate in the text: a word, or several together, that the lexicon knows as an event.
#[derive(Debug, Clone)]
pub struct Predicate {
    /// What the lexicon says of it.
    pub frame: &'static EventFrame,
    /// The token on which its arguments hang first: the verb, or the noun.
    pub head: usize,
    /// The verb of its clause, where it has one of its own.
    pub clause: Option<usize>,
    /// The preposition that is part of it ("lashed out at"): its object is the predicate's.
    pub preposition: Option<usize>,
    /// The words.
    pub trigger: Range<usize>,
    /// How it was found.
    pub rule: &'static str,
}

impl Predicate {
    /// A verb alone. Its rule is its construction's, once it is found by the table.
    pub fn of_verb(frame: &'static EventFrame, verb: usize) -> Self {
        Self { frame, head: verb, clause: Some(verb), preposition: None, trigger: verb..verb + 1, rule: "verb" }
    }

    /// A noun or participle without a clause of its own.
    pub fn of_noun(frame: &'static EventFrame, noun: usize) -> Self {
        Self { frame, head: noun, clause: None, preposition: None, trigger: noun..noun + 1, rule: "noun" }
    }
}

/// What a construction makes of the words at a token.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// They name an event.
    Event(Predicate),
    /// They name none, whatever other constructions may find in them: "released a statement".
    NoEvent,
}

impl From<Option<Predicate>> for Verdict {
    fn from(decided: Option<Predicate>) -> Self {
        decided.map_or(Self::NoEvent, Self::Event)
    }
}

/// The words that constructions look at.
pub struct Words<'d> {
    /// The document.
    pub doc: &'d Doc,
    /// The category of the predicate that the verb at each token is; filled when the verbs are found.
    pub category_at: Vec<Option<Category>>,
}

/// A construction that tells of an event.
pub struct Construction {
    /// Its name, the rule of what it finds.
    pub rule: &'static str,
    /// A sentence that it finds something in.
    #[cfg_attr(not(test), expect(dead_code, reason = "a test asks each construction of its example"))]
    pub example: &'static str,
    /// How it is asked.
    pub find: Find,
}

/// What stands at a token, if it is this construction.
pub type FindPredicate = fn(&Words<'_>, usize) -> Option<Verdict>;

/// How a construction is asked.
pub enum Find {
    /// A verb with what it takes: of several that have a verdict the first decides.
    Verb(FindPredicate),
    /// What is said of a subject: decides before verbs do, and knows them.
    Adjective(FindPredicate),
    /// A word that is the head of no predicate of the others.
    Noun(FindPredicate),
    /// What is told otherwise than by a predicate of the scheme; it knows the events found so far.
    Event(fn(&Context<'_, '_>, &[Event]) -> Vec<Event>),
}
