//! What an article's record or page says about it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What is known about an article besides its text. Unknown is `None`, never guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Meta {
    /// The title.
    pub headline: Option<String>,
    /// Day of publication, ISO 8601 (`2015-09-11`).
    pub published: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// The byline's names.
    pub author: Option<String>,
    /// The news agency that the text came from (`AFP`).
    pub agency: Option<String>,
    /// Where the story was filed (`Moscow`).
    pub dateline: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The language that its page or record tells (`en`); left out where none is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Fields of its record that mean nothing to sayso, as they were; left out where there are none.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extra: Map<String, Value>,
}
