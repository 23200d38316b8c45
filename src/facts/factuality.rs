//! Polarity and modality: how far the text commits itself to what it tells.

use serde::{Deserialize, Serialize};

/// Whether the text says that it is so or that it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
}

/// How real the text makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// It happened or holds.
    Asserted,
    /// Somebody means to do it.
    Planned,
    /// It may be.
    Possible,
    /// It stands under a condition or in somebody's demand.
    Hypothetical,
}
