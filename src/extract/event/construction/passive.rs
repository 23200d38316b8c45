//! A verb that is an event only in the passive.
//!
//! Example: `Two men were held` tells of prisoners; `men held a meeting` does not.

use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::grammar::voice::is_passive_in_context;
use crate::lexicon::frame;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let frame = is_passive_in_context(words.doc, i).then(|| frame::passive(&words.doc.lemma(i).to_lowercase()))??;
    Some(Verdict::Event(Predicate::of_verb(frame, i)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn only_in_the_passive() {
        assert_eq!(verdict(find, "Two men were held in Oslo.").as_deref(), Some("COERCE held"));
        assert_eq!(verdict(find, "Two men held a rope."), None);
    }
}
