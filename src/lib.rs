//! sayso reads English news and writes a knowledge graph of who said what about whom.

pub mod article;
pub mod english;
pub mod span;
