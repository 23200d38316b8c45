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
