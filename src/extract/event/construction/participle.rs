//! A participle after a name and a hyphen.
//!
//! Example: `US-backed rebels` are backed by the United States.

use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::lexicon::frame;

/// The verdict on the participle at `i`; the word before its hyphen may be an actor.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let doc = words.doc;
    if i < 2 || !matches!(doc.token(i - 1), "-" | "–") || doc.space_after(i - 2) {
        return None;
    }
    let frame = frame::participle(&doc.token(i).to_lowercase())?;
    Some(Verdict::Event(Predicate::of_noun(frame, i)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn after_a_name_and_a_hyphen() {
        assert_eq!(verdict(find, "Iran-backed rebels left.").as_deref(), Some("SUPPORT backed"));
        assert_eq!(verdict(find, "Rebels backed by Iran left."), None);
    }
}
