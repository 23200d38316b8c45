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
    /// Word an office of several as one's: "Presidents" is "President", "Sens" is "Sen".
    pub fn one(&mut self) {
        let plural = self.words.to_lowercase().ends_with(&format!("{}s", self.noun.trim_end_matches('s')));
        if plural && !self.words.ends_with("ss") {
            self.words.pop();
            self.noun = self.noun.trim_end_matches('s').to_owned();
        }
    }
}
