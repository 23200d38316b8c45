//! The graph: the vocabulary, IRIs, and how facts become quads. This room does not know text or grammar.

pub mod authority;
pub mod bridge;
pub mod canonical;
pub mod format;
pub mod iri;
pub mod jsonld;
mod map;
pub mod prefixes;
pub mod quote;
pub mod rdf12;
mod sector;
pub mod struck;
pub mod verdicts;
pub mod vocab;
pub mod write;
pub mod xml;

pub use iri::Base;
pub use map::quads;
pub(crate) use map::shortcut_of;
