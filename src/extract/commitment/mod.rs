//! Commitment: how far a text stands to what a verb, noun or clause of it tells — polarity, modality, and whether it leaves
//! it to somebody's word. Statements, events and figures all ask here (after the factuality of Saurí and Pustejovsky 2012,
//! "Are you sure that this happened?", and the predicate truth of Lotan, Stern and Dagan 2013, "TruthTeller").
//!
//! What a word says of itself ([`group`]: not, may, allegedly; [`quantity`]: nobody did; [`sentence`]: a question, a film) meets
//! what the words above it say of what they take ([`context`], by the signatures of `lexicon/signatures.tsv`).
//!
//! Example: in `Oslo did not rule out that rebels had failed to take Gao` the taking may not have come about.

mod context;
mod group;
mod quantity;
mod sentence;
#[cfg(test)]
mod tests;
mod value;

pub use context::of;
pub use group::own;
pub use quantity::is_nobody;
pub use sentence::is_wish_to_say;
pub use value::Commitment;
