//! Entities: who takes part in facts.

use serde::{Deserialize, Serialize};

use super::sector::Sector;
use crate::span::Span;

/// What kind of actor an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EntityType {
    /// A named human being.
    Person,
    /// A state or a territory acting as one.
    State,
    /// A body: ministry, company, outlet, international organisation.
    Organization,
    /// A non-state armed group.
    ArmedGroup,
    /// An alliance or coalition.
    Coalition,
    /// Somebody named of whom the text does not tell what: a person, a body, a product that "said".
    Actor,
    /// Somebody unnamed or generic: `US officials`, `activists`.
    Group,
}

/// An actor of the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// Unique in the article: the slug of a known or named actor, or of the words for an unnamed one.
    pub id: String,
    /// The actor's IRI in the graph.
    pub iri: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Its preferred name, or the words of its first mention.
    pub name: String,
    /// The entity it belongs to or acts for (`US officials` → `united-states`).
    pub of: Option<String>,
    /// The part of society that it is of; null for states and where neither the noun nor the authority file tells.
    pub sector: Option<Sector>,
    /// True where the text withholds the name (`a senior official`).
    pub unnamed: bool,
    /// True where the authority file describes the actor, so that a graph need not.
    pub known: bool,
    /// Where it is mentioned, in text order.
    pub mentions: Vec<Span>,
}

/// A reference from a fact to who takes part in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Participant"))]
pub struct Participant<E = String> {
    /// [`Entity::id`]; null where nobody could be found behind the words.
    pub entity: Option<E>,
    /// Name of the entity, or the words themselves.
    pub name: String,
    /// The local mention, whole noun phrase, pronouns included.
    pub span: Span,
}
