//! What an office's words are: the role's noun and the words around it.

use std::ops::Range;

use super::portfolio;
use crate::english::{Doc, Pos};
use crate::entities::owner::Owner;
use crate::lexicon::{nouns, sector};

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

/// True for nouns of what one human being is by office, cut short ones too.
pub fn is_role(doc: &Doc, i: usize) -> bool {
    nouns::is_occupation(&doc.lemma(i).to_lowercase())
        || nouns::is_occupation(&doc.token(i).to_lowercase())
        || nouns::is_abbreviated_title(doc.token(i))
}

/// True for the mark of a possessor.
pub fn is_possessive(doc: &Doc, i: usize) -> bool {
    matches!(doc.token(i), "'s" | "’s" | "'" | "’") || doc.tag(i) == "POS"
}

/// True for a common noun of bodies ("the provincial hospital").
pub fn is_body(doc: &Doc, i: usize) -> bool {
    let lemma = doc.lemma(i).to_lowercase();
    let body = nouns::is_body(&lemma) || nouns::is_collective(&lemma);
    if portfolio::is_word(doc.token(i)) {
        return false;
    }
    doc.pos(i) == Pos::Noun && body
        || sector::of_noun(&lemma).is_some() && !nouns::is_people(&lemma) && !sector::is_private(&lemma)
}
