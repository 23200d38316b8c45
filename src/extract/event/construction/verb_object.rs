//! A verb with an object that the lexicon knows together. It comes before the verb alone, and takes the noun with it.
//!
//! Example: `They broke off talks` has the one predicate `broke off talks`; `released a statement` is no event.

use crate::english::{Dep, Doc, Pos};
use crate::extract::event::keys::{self, VerbKey};
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::grammar::partitive::{content_noun, of_what};
use crate::grammar::voice::{is_passive, patient};
use crate::grammar::{clause, phrase};
use crate::lexicon::frame::{self, EventFrame};

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let doc = words.doc;
    let keys = keys::of_verb(doc, i);
    let (decided, noun) = keys.iter().rev().find_map(|key| with_object(doc, i, key))?;
    let trigger = i.min(noun)..i.max(noun) + 1;
    let predicate = |frame| Predicate { head: noun, trigger, ..Predicate::of_verb(frame, i) };
    // The two together may be no event: "released a statement".
    Some(decided.map(predicate).into())
}

/// "The sanctions that Peru imposed": what a relative pronoun stands for.
fn described(doc: &Doc, verb: usize, noun: usize) -> usize {
    if phrase::is_relative(doc, noun) && doc.dep(verb) == Dep::Relcl { doc.head(verb) } else { noun }
}

/// What the lexicon says of a form of the verb with its object, or with a noun coordinated with that.
fn with_object(doc: &Doc, verb: usize, key: &VerbKey) -> Option<(Option<&'static EventFrame>, usize)> {
    if !frame::takes_objects(&key.words) {
        return None;
    }
    let noun = match key.preposition {
        Some(preposition) => doc.right(preposition, Dep::Pobj),
        // "Was granted asylum": what is given, not who is given it.
        None if is_passive(doc, verb) => clause::object(doc, verb).or_else(|| patient(doc, verb)),
        None => patient(doc, verb),
    }
    .map(|noun| described(doc, verb, noun))
    // "Kicked off one of the longest meetings".
    .map(|noun| if doc.pos(noun) == Pos::Num { of_what(doc, noun).unwrap_or(noun) } else { noun })
    // "Use what contacts it has": whichever those are.
    .filter(|&noun| !phrase::is_asked(doc, noun))?;
    // "Held two sailors hostage".
    let state = doc.rights(verb).filter(|&child| child > noun && matches!(doc.norm(child), "hostage" | "captive"));
    let all = std::iter::once(noun).chain(doc.rights(noun).filter(|&child| doc.dep(child) == Dep::Conj)).chain(state);
    all.map(|noun| content_noun(doc, noun)).find_map(|noun| {
        let frame = keys::of_noun(doc, noun).iter().find_map(|noun| frame::object(&key.words, noun))?;
        Some((frame, noun))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn the_object_decides() {
        assert_eq!(verdict(find, "Peru broke off talks with Chile.").as_deref(), Some("SANCTION broke off talks"));
        assert_eq!(
            verdict(find, "Peru lifted a series of sanctions.").as_deref(),
            Some("CONCEDE lifted a series of sanctions")
        );
        assert_eq!(verdict(find, "Finland released a statement.").as_deref(), Some("none"));
        assert_eq!(verdict(find, "Finland kicked off one of the longest meetings.").as_deref(), Some("none"));
        assert_eq!(verdict(find, "Finland released the sailors."), None);
        assert_eq!(
            verdict(find, "Rebels held two sailors hostage.").as_deref(),
            Some("ASSAULT held two sailors hostage")
        );
    }
}
