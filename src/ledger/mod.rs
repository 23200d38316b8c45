//! The ledgers: what is one across articles. Which articles copy one text, tell one story, one happening, one claim, whose
//! word it goes back to, and which names mean one person.
//!
//! A ledger is a function of plain data (days, ids, words, what facts say) to links between them. It knows neither
//! sentences nor RDF, and what it finds depends on the set of its inputs alone: not on their order, and of two facts
//! never on what else is stored beside them. Words weigh what a table that ships with the binary says ([`words`]).

pub mod claims;
pub mod components;
pub mod days;
pub mod figures;
pub mod happenings;
pub mod identity;
pub mod join;
pub mod linkage;
pub mod origins;
pub mod stories;
pub mod vector;
pub mod verdicts;
pub mod words;
