//! Constructions that tell of an event, one a file. The table of them is [`CONSTRUCTIONS`](super::CONSTRUCTIONS).

pub mod adjective;
pub mod befallen;
pub mod blame;
pub mod controlling;
pub mod denial;
pub mod dismissal;
pub mod happening;
pub mod infinitive;
pub mod label;
pub mod must;
pub mod no_event;
pub mod noun;
pub mod participle;
pub mod passive;
pub mod telephone;
#[cfg(test)]
mod testing;
pub mod transitive;
pub mod verb;
pub mod verb_object;
