//! Grammar: the constructions of English that more than one kind of fact goes by, each in one place, as pure functions
//! over a [`Doc`](crate::english::Doc).
//!
//! This room knows trees and word classes. How far a text commits itself is `extract::commitment`. It knows no story,
//! no entities: who a token is, is for others to say.
//!
//! | file | construction |
//! |---|---|
//! | [`clause`] | object and prepositional phrases of a verb; its form; its lemma |
//! | [`subject`] | whom a verb is said of |
//! | [`voice`] | passives of three kinds; agent, patient, recipient, experiencer |
//! | [`coordination`] | which verb a verb behind "and" goes with |
//! | [`control`] | who acts where the verb has no subject of its own; who is accused |
//! | [`mood`] | "are to meet", "said that he must", "neither confirm nor deny" |
//! | [`partitive`] | "dozens of", "a series of": what is counted |
//! | [`light`] | verbs that only lend a noun their subject |
//! | [`pattern`] | the language of tree patterns, for questions of yes or no |
//! | [`phrase`] | possessors, prepositional phrases wherever the parser hangs them, complements, times |

pub mod clause;
pub mod control;
pub mod coordination;
pub mod light;
pub mod mood;
pub mod partitive;
pub mod pattern;
pub mod phrase;
pub mod subject;
#[cfg(test)]
mod testing;
pub mod voice;
