//! What pages show, read out of an index by look-ups: facts, articles, actors, places.
//!
//! This part knows the vocabulary of the graph and nothing of pages.

mod about;
mod article;
mod cited;
mod names;
mod place;
mod register;
mod replies;
mod search;
mod told;
mod vocabulary;

pub use about::{Dossier, Office, dossier, properties};
pub use article::{Mark, Text, article};
pub use cited::Cited;
pub use names::{Who, day_of, fact_at, iri_of, local, who};
pub use place::{Known, Spots, spots};
pub use register::{Entry, Register};
pub use replies::{Reply, Spread};
pub use search::{actors_named, facts_with};
pub use told::{Figure, Told, told};
pub use vocabulary::Vocabulary;
