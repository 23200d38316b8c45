//! Facts: what an article says, as plain data, before any RDF.
//!
//! This is also the stable JSON interface (`sayso extract --format jsonl`, one object a line): for
//! data frames, for other extractors, for scoring. Fields that are unknown are `null`, never left out.
//!
//! Types that name an entity are open in how (`E`): the contract has the ids of entities, an extractor its story's own
//! ([`Facts::named`]).
//!
//! This room is the ground floor: everybody knows it, and it knows nobody but [spans](crate::span).

mod category;
mod entity;
mod event;
mod factuality;
mod figure;
mod meta;
mod named;
mod office;
mod place;
mod record;
mod said;
#[cfg(feature = "schema")]
pub mod schema;
mod sector;
mod statement;
mod time;
mod words;

pub use category::Category;
pub use entity::{Entity, EntityType, Participant};
pub use event::{Event, Site};
pub use factuality::{Modality, Polarity};
pub use figure::{Figure, Measure};
pub use meta::Meta;
pub use office::Office;
pub use place::{Place, PlaceRole, Region};
pub use record::{FACTS_VERSION, Facts, FactsTag};
pub use said::{Resolved, Said, Told};
pub use sector::Sector;
pub use statement::{Cue, Factivity, Quotation, SpeechAct, Statement};
pub use time::TimeRef;
pub use words::with_words;
