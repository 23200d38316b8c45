//! Times as the text has them.

use serde::{Deserialize, Serialize};

/// A time as the text has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeRef {
    /// The words.
    pub text: String,
    /// The day (ISO 8601), where they mean one.
    pub date: Option<String>,
    /// The first day (ISO 8601) that they mean; null where that is open or cannot be told.
    pub from: Option<String>,
    /// The last day (ISO 8601) that they mean; null where that is open or cannot be told.
    pub to: Option<String>,
}
