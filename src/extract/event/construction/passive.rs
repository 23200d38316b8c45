//! A verb that is an event only in the passive.
//!
//! Example: `Two men were held` tells of prisoners; `men held a meeting` does not.

use crate::english::Doc;
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::grammar::subject;
use crate::grammar::voice::is_passive_in_context;
use crate::lexicon::classes::EventWord;
use crate::lexicon::{frame, kind};

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    if words.doc.lemma(i) == "hold" && subject::of(words.doc, i).is_some_and(|held| is_occasion(words.doc, held)) {
        return None;
    }
    let frame = is_passive_in_context(words.doc, i).then(|| frame::passive(&words.doc.lemma(i).to_lowercase()))??;
    Some(Verdict::Event(Predicate::of_verb(frame, i)))
}

/// True for what is held for people to come to: a service, an election, talks.
fn is_occasion(doc: &Doc, held: usize) -> bool {
    let lemma = doc.lemma(held).to_lowercase();
    EventWord::Occasion.has(&lemma) || kind::of_noun(&lemma).is_some() || frame::noun(&lemma).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn only_in_the_passive() {
        assert_eq!(verdict(find, "Two men were held in Oslo.").as_deref(), Some("COERCE held"));
        assert_eq!(verdict(find, "Two men held a rope."), None);
        assert_eq!(verdict(find, "A memorial service was held in Oslo."), None);
        assert_eq!(verdict(find, "Elections were held in May."), None);
    }
}
