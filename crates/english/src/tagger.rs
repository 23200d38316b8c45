//! The fine-grained tags (Penn Treebank, OntoNotes style).

use super::model::{self, Table};

const TAGS: Table = model::table("tags");

/// The names of the tags, by their numbers.
pub(super) fn tag_names() -> Vec<&'static str> {
    TAGS.firsts().collect()
}

/// The tag of a token: the one with the highest score, the first of equals.
pub(super) fn best_tag(scores: &[f32]) -> u8 {
    let mut best = 0;
    for (tag, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = tag;
        }
    }
    best as u8
}
