//! Entities: who and where. Names, titles and offices, coreference, the authority file. This room knows neither
//! RDF nor files.
//!
//! | step | files |
//! |---|---|
//! | known beforehand | [`authority`], [`gazetteer`] |
//! | read: names, persons, quotations | `mention`, `modal_name`, `name_span`, `name_sense`, `person_name`, `kin`, `person`, [`quotation`], together a [`Reading`] |
//! | places: which words name one, and which it is | [`place`], `places` |
//! | resolve: who each phrase means | `resolve` and the passes below it, together a [`Story`] |

mod antecedents;
pub mod authority;
pub mod capitals;
pub mod date;
mod describe;
mod document;
mod entity;
pub mod gazetteer;
mod ground;
mod holder;
mod kin;
mod mention;
pub mod modal_name;
mod name_sense;
mod name_span;
mod naming;
mod owner;
mod person;
mod person_name;
mod phrase;
pub mod place;
mod places;
mod portfolio;
mod pronoun;
pub mod quotation;
mod reading;
mod resolve;
mod role_words;
pub mod speakers;
mod story;
#[cfg(test)]
pub(crate) mod testing;
mod title;

pub use authority::{Authority, NameKind};
pub use entity::{EntityId, Scope, StoryEntity, Title};
pub use mention::Mention;
pub use naming::Naming;
pub use phrase::core_words;
pub use pronoun::described;
pub use reading::Reading;
pub use resolve::resolve;
pub use story::Story;
