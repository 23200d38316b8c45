//! A verb alone, or with its particle, preposition or the words after it.
//!
//! Example: `Kenya lashed out at Uganda`; the longest form that the lexicon has decides.

use crate::english::{Dep, Doc};
use crate::extract::event::keys;
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::lexicon::frame;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    predicate(words.doc, i).filter(|_| !stands_as_adjective(words.doc, i)).map(Verdict::Event)
}

/// "The investigating bodies", "looked promising": what somebody is like, and nothing that is done to them.
fn stands_as_adjective(doc: &Doc, verb: usize) -> bool {
    doc.tag(verb) == "VBG" && matches!(doc.dep(verb), Dep::Amod | Dep::Acomp)
}

/// The predicate that the verb at `i` is by itself.
pub fn predicate(doc: &Doc, i: usize) -> Option<Predicate> {
    let keys = keys::of_verb(doc, i);
    let (key, frame) = keys.iter().rev().find_map(|key| Some((key, frame::verb(&key.words)?)))?;
    let alone = Predicate::of_verb(frame, i);
    Some(Predicate { preposition: key.preposition, trigger: i..key.end, ..alone })
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
        assert_eq!(verdict(find, "The investigating bodies slept."), None);
    }
}
