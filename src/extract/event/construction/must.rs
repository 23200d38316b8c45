//! A verb of saying whose clause says what must or should be done: a demand.
//!
//! Example: `Peru said that Chile must withdraw` requests it.

use crate::english::{Dep, Doc};
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::grammar::mood::says_must;
use crate::lexicon::classes::EventWord;
use crate::lexicon::frame;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let asked = says_must(words.doc, i) && !is_felt(words.doc, i);
    let frame = asked.then(|| frame::demanding(&words.doc.lemma(i).to_lowercase()))??;
    Some(Verdict::Event(Predicate::of_verb(frame, i)))
}

/// "Said that the town should be proud": of what one should feel nothing is demanded.
fn is_felt(doc: &Doc, verb: usize) -> bool {
    let clause = doc.child(verb, Dep::Ccomp);
    clause.and_then(|clause| doc.right(clause, Dep::Acomp)).is_some_and(|it| EventWord::Feeling.has(doc.lemma(it)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn what_must_be_is_demanded() {
        assert_eq!(verdict(find, "Peru said that Chile must withdraw.").as_deref(), Some("REQUEST said"));
        assert_eq!(verdict(find, "Peru said that Chile had withdrawn."), None);
        assert_eq!(verdict(find, "Peru said that Chile should be proud."), None);
    }
}
