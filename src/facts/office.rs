//! Offices: who holds which role.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// Somebody holding a role in or for an actor, as the article has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Office"))]
pub struct Office<E = String> {
    /// Unique in the article: kind and offsets.
    pub id: String,
    /// [`super::Entity::id`] of the person.
    pub holder: E,
    /// The role's name (`Foreign Minister`).
    pub title: String,
    /// [`super::Entity::id`] of the actor that the role belongs to.
    pub of: Option<E>,
    /// The words, holder included.
    pub span: Span,
    /// The same fact told again (repeated paragraphs or later mentions).
    pub evidence: Vec<Span>,
    /// How likely it is right in every part, by measures on annotated articles, between 0 and 1.
    pub confidence: f64,
    /// Extractor and rule.
    pub rule: String,
}
