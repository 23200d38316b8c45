//! An office as the text words it.
//!
//! Example: `Norwegian Fisheries Minister` has the noun `minister`, the words `Fisheries Minister`, and is of Norway.

use std::ops::Range;

use crate::entities::owner::Owner;

/// An office as the text words it.
#[derive(Debug)]
pub struct Role {
    /// The role's words.
    pub words: String,
    /// Lemma of its head noun.
    pub noun: String,
    /// Token of that noun.
    pub noun_token: usize,
    /// Whose office-holder it is.
    pub of: Option<Owner>,
    /// All its tokens, owner included.
    pub tokens: Range<usize>,
}

impl Role {
    /// The noun of an office of several is that of one's: "Presidents" has the noun `president`, "Sens" the noun `sen`.
    pub fn one(&mut self) {
        if self.words.to_lowercase().ends_with(&self.noun) && !self.noun.ends_with("ss") {
            self.noun = self.noun.trim_end_matches('s').to_owned();
        }
    }
}
