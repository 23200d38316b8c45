//! A verb that is an event only where it has an object.
//!
//! Example: `Rebels engaged soldiers` is a fight; `engaged in trade` is none.

use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::grammar::voice::patient;
use crate::lexicon::frame;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    patient(words.doc, i)?;
    let frame = frame::transitive(&words.doc.lemma(i).to_lowercase())?;
    Some(Verdict::Event(Predicate::of_verb(frame, i)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn only_with_an_object() {
        assert_eq!(verdict(find, "Soldiers evacuated villagers.").as_deref(), Some("AID evacuated"));
        assert_eq!(verdict(find, "Soldiers evacuated in May."), None);
    }
}
