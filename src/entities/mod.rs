//! Entities: who and where. Names, titles and offices, coreference, the authority file. This room knows neither
//! RDF nor files.

pub mod authority;
pub mod date;
mod describe;
pub mod gazetteer;
mod holder;
mod mention;
mod person;
pub mod places;
mod pronoun;
pub mod quotation;
mod resolve;
mod story;
mod title;

pub use authority::{Authority, NameKind};
pub use mention::Mention;
pub use resolve::resolve;
pub use story::{EntityId, Scope, Story, StoryEntity, Title};
