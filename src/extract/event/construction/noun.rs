//! A noun that is a predicate by itself, with the light verb that lends it its subject.
//!
//! Example: `Denmark's invasion of Norway`, `Denmark launched airstrikes`.

use crate::english::{Dep, Doc, Pos};
use crate::extract::event::keys;
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::facts::Category;
use crate::grammar::light;
use crate::lexicon::frame::{self, EventFrame};

/// The verdict on the noun at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    predicate(words.doc, i).map(Verdict::Event)
}

/// The predicate that the noun at `i` is by itself.
pub fn predicate(doc: &Doc, i: usize) -> Option<Predicate> {
    if doc.pos(i) != Pos::Noun || doc.dep(i) == Dep::Compound {
        return None;
    }
    let clause = light::verb_of(doc, i);
    let start = clause.unwrap_or(i).min(i);
    Some(Predicate { clause, trigger: start..i + 1, ..Predicate::of_noun(frame_of(doc, i)?, i) })
}

/// The predicate of an attack that a noun names, whatever stands around it.
pub fn attack(doc: &Doc, noun: usize) -> Option<Predicate> {
    let frame = frame_of(doc, noun).filter(|frame| frame.category == Category::Assault)?;
    Some(Predicate::of_noun(frame, noun))
}

fn frame_of(doc: &Doc, noun: usize) -> Option<&'static EventFrame> {
    keys::of_noun(doc, noun).iter().find_map(|key| frame::noun(key))
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn nouns_with_and_without_a_light_verb() {
        assert_eq!(verdict(find, "Denmark's invasion of Norway went on.").as_deref(), Some("ASSAULT invasion"));
        assert_eq!(verdict(find, "Denmark launched airstrikes.").as_deref(), Some("ASSAULT launched airstrikes"));
        assert_eq!(verdict(find, "Denmark's weather was mild."), None);
    }
}
