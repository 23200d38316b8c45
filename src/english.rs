//! The language engine: text in, [`Doc`] out. It is a crate of its own, `sayso-english`, known here by this name.

pub use sayso_english::{Dep, Doc, Engine, EntType, Entity, Iob, Parser, Pos, is_known, is_verb};
