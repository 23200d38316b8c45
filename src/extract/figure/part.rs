//! Parts of those counted: "nine people, including two children", "thirteen, among them seven children and two women".
//!
//! Example: in `The blast killed thirteen people, among them seven children` the seven are of the thirteen.

use super::amount::{self, Amount};
use crate::english::{Doc, Pos};
use crate::facts::Measure;
use crate::lexicon::classes::{FigureWord, SiteWord};
use crate::lexicon::{nouns, sector};

/// How many words may stand between those counted and the words that open a part of them.
const REACH: usize = 12;

/// A figure that stands before.
pub struct Counted {
    /// What it counts, and the word that tells.
    pub told: (Measure, usize),
    /// The end of its words.
    pub end: usize,
    /// Its id.
    pub id: String,
    /// The id of the figure of which it is a part.
    pub part_of: Option<String>,
}

/// True where `amount` counts a part of those who were counted `before`.
pub fn is_part(doc: &Doc, before: &Counted, amount: &Amount) -> bool {
    let start = amount.tokens.start;
    if start < before.end || doc.sentence(start) != doc.sentence(before.end - 1) {
        return false;
    }
    let between = before.end..start;
    // "Including 17 children, 9 women and 3 men": the next of a list.
    let is_list = between.len() <= 2 && between.clone().all(|i| matches!(doc.norm(i), "," | "and"));
    is_people(doc, amount) && (before.part_of.is_some() && is_list || opens(doc, start) && between.len() <= REACH)
        || of_them(doc, amount)
}

/// True where words before `start` open a part: "including", "among them".
fn opens(doc: &Doc, start: usize) -> bool {
    let from = |length: usize| {
        let words: Vec<&str> =
            (start.saturating_sub(length)..start).map(|i| doc.norm(i)).filter(|word| *word != ":").collect();
        words.join(" ")
    };
    (1..=3).any(|length| FigureWord::Among.has(&from(length)))
}

/// "234 of them were children".
fn of_them(doc: &Doc, amount: &Amount) -> bool {
    let end = amount.tokens.end;
    end + 2 < doc.len()
        && doc.norm(end) == "of"
        && doc.norm(end + 1) == "them"
        && doc.lemma(end + 2) == "be"
        && (end + 3..(end + 5).min(doc.len())).any(|i| is_person(doc, i))
}

fn is_people(doc: &Doc, amount: &Amount) -> bool {
    let counted = amount::counted(doc, amount);
    is_person(doc, counted)
}

/// True for a word that people are called by.
pub fn is_person(doc: &Doc, i: usize) -> bool {
    let lemma = doc.lemma(i);
    let named = matches!(doc.pos(i), Pos::Propn) && doc.token(i).ends_with('s');
    nouns::is_people(lemma)
        || nouns::is_occupation(lemma)
        || sector::is_actor_noun(lemma)
        || SiteWord::People.has(lemma)
        || named
}
