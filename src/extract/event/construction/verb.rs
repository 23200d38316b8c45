//! A verb alone, or with its particle, preposition or the words after it.
//!
//! Example: `Kenya lashed out at Uganda`; the longest form that the lexicon has decides.

use crate::extract::event::keys;
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::lexicon::frame;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let keys = keys::of_verb(words.doc, i);
    let (key, frame) = keys.iter().rev().find_map(|key| Some((key, frame::verb(&key.words)?)))?;
    let alone = Predicate::of_verb(frame, i);
    Some(Verdict::Event(Predicate { preposition: key.preposition, trigger: i..key.end, ..alone }))
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn the_longest_form_decides() {
        assert_eq!(verdict(find, "Mali accused Niger of theft.").as_deref(), Some("ACCUSE accused"));
        assert_eq!(verdict(find, "Kenya lashed out at Uganda.").as_deref(), Some("ACCUSE lashed"));
        assert_eq!(verdict(find, "Kenya slept."), None);
    }
}
