//! Facts: what an article says, as plain data, before any RDF.
//!
//! This is also the stable JSON interface (`sayso extract --format jsonl`, one object a line): for
//! data frames, for other extractors, for scoring. Fields that are unknown are `null`, never left out.

mod category;
mod entity;
mod event;
mod figure;
mod office;
mod place;
mod sector;
mod statement;
mod time;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use category::Category;
pub use entity::{Entity, EntityType, Participant};
pub use event::{Event, Modality, Polarity, Site};
pub use figure::{Figure, Measure};
pub use office::Office;
pub use place::{Place, PlaceRole, Region};
pub use sector::Sector;
pub use statement::{Cue, Factivity, Quotation, SpeechAct, Statement};
pub use time::TimeRef;

use crate::article::Meta;
use crate::span::Span;

/// Version of the JSON form; it changes only when a field changes its meaning.
pub const FACTS_VERSION: u32 = 1;

/// All facts of one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Always `facts`.
    #[serde(rename = "type")]
    pub kind: FactsTag,
    /// [`FACTS_VERSION`].
    pub version: u32,
    /// The article's id.
    pub id: String,
    /// The article's text; all spans count its code points.
    pub text: String,
    /// SHA-256 (hex) of the article as read.
    pub sha256: String,
    /// Headline, date, publisher and the like.
    pub meta: Meta,
    /// Everybody and everything that the facts below refer to.
    pub entities: Vec<Entity>,
    /// What was said.
    pub statements: Vec<Statement>,
    /// What was done or happened.
    pub events: Vec<Event>,
    /// Places named.
    pub places: Vec<Place>,
    /// Numbers of people.
    pub figures: Vec<Figure>,
    /// Who holds which office.
    pub offices: Vec<Office>,
    /// What is of the site and not of the article.
    pub boilerplate: Vec<Span>,
}

/// The constant `facts` that opens each JSON object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactsTag {
    /// `"type": "facts"`.
    Facts,
}

impl Facts {
    /// The statement with this id.
    pub fn statement(&self, id: Option<&str>) -> Option<&Statement> {
        self.statements.iter().find(|statement| Some(statement.id.as_str()) == id)
    }
}

impl Facts {
    /// Ids of all entities that some fact refers to, with those that these belong to left out.
    pub fn referred_entities(&self) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        let mut refer = |participant: &Option<Participant>| {
            ids.extend(participant.as_ref().and_then(|participant| participant.entity.clone()));
        };
        for statement in &self.statements {
            refer(&statement.speaker);
            refer(&statement.addressee);
        }
        for event in &self.events {
            refer(&event.source);
            refer(&event.target);
        }
        ids.extend(self.statements.iter().flat_map(|statement| statement.mentions.clone()));
        ids.extend(self.events.iter().filter_map(|event| event.on_behalf_of.clone()));
        for office in &self.offices {
            ids.insert(office.holder.clone());
            ids.extend(office.of.clone());
        }
        ids
    }
}
