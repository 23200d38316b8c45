//! Somebody in a story, and an office found beside a name.

use std::ops::Range;

use crate::facts::{EntityType, Sector};
use crate::lexicon::nouns::Gender;

/// Index of an entity in `Story::entities`.
pub type EntityId = usize;

/// How far an entity's identity reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The authority file describes it (index for [`Authority::actor`](super::Authority::actor)).
    Known(usize),
    /// Named in full: the same wherever that name stands.
    Named,
    /// Only this article can tell who it is ("a senior official", a bare surname).
    Local,
}

/// Somebody in the story.
#[derive(Debug, Clone)]
pub struct StoryEntity {
    /// Slug, unique in the story.
    pub slug: String,
    /// What it is.
    pub kind: EntityType,
    /// Preferred name or first words.
    pub name: String,
    /// What it belongs to.
    pub of: Option<EntityId>,
    /// True where the text withholds the name.
    pub unnamed: bool,
    /// True for several ("officials").
    pub plural: bool,
    /// The part of society that it is of, where its noun, its office or the authority file tells.
    pub sector: Option<Sector>,
    /// Gender, where the text or the authority file tells.
    pub gender: Option<Gender>,
    /// How far its identity reaches.
    pub scope: Scope,
    /// Token ranges that mention it.
    pub mentions: Vec<Range<usize>>,
}

/// A person's office, found beside the name.
#[derive(Debug, Clone)]
pub struct Title {
    /// Whose.
    pub holder: EntityId,
    /// The role's words ("Foreign Minister").
    pub words: String,
    /// Lemma of the role's head noun ("minister").
    pub noun: String,
    /// The actor that it belongs to.
    pub of: Option<EntityId>,
    /// Tokens of title and name.
    pub tokens: Range<usize>,
    /// How it stands to the name: `before`, `apposition`, `copula`.
    pub pattern: &'static str,
}
