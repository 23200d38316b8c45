//! Figures: numbers of people.

use serde::{Deserialize, Serialize};

use super::time::TimeRef;
use crate::span::Span;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words say it")]
pub enum Measure {
    Killed,
    Injured,
    Displaced,
    Detained,
    Kidnapped,
    Missing,
    /// "Killed or wounded", which nobody tells apart.
    #[serde(rename = "killed or injured")]
    KilledOrInjured,
}

/// A number of people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// Unique in the article: kind and offsets.
    pub id: String,
    /// What is counted.
    pub measure: Measure,
    /// The number given; of a range the lower end.
    pub value: u64,
    /// The upper end of a range ("between 20 and 30").
    pub value_to: Option<u64>,
    /// The text gives the number as a lower bound ("more than", "at least").
    pub at_least: bool,
    /// The text gives the number as an upper bound ("up to").
    pub at_most: bool,
    /// The words.
    pub span: Span,
    /// The statement that gives the number.
    pub according_to: Option<String>,
    /// The figure of which it counts a part ("thirteen, among them seven children").
    #[serde(default)]
    pub part_of: Option<String>,
    /// The event that it counts the victims of.
    pub of_event: Option<String>,
    /// Name of the place.
    pub place: Option<String>,
    /// True where they were by that place and not in it: [`super::Site::near`].
    pub near: bool,
    /// The time at which it was counted.
    pub as_of: Option<TimeRef>,
    /// The same fact told again (repeated paragraphs).
    pub evidence: Vec<Span>,
    /// How likely it is right in every part, by measures on annotated articles, between 0 and 1.
    pub confidence: f64,
    /// Extractor and rule.
    pub rule: String,
}
