//! The graph: the vocabulary, IRIs, and how facts become quads. This room does not know text or grammar.

pub mod authority;
pub mod iri;
mod map;
pub mod vocab;

pub use iri::Base;
pub use map::{class_of, quads, shortcut_of};
