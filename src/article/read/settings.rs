//! How inputs are read, where somebody wants it otherwise than usual.

use std::collections::BTreeMap;

use crate::lexicon::classes::FormatName;

/// How inputs are read.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Columns of tables by what they hold, `title`, `text`, `date`, `source`, `url`, `author`, `id`; the rest is guessed.
    pub columns: BTreeMap<String, String>,
    /// Articles in other languages are read as well, as if they were English.
    pub any_language: bool,
}

impl Settings {
    /// True for what a column may hold.
    pub fn is_field(name: &str) -> bool {
        FormatName::ColumnField.has(name)
    }
}
