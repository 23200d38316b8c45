//! A verb of saying whose clause says what must or should be done: a demand.
//!
//! Example: `Peru said that Chile must withdraw` requests it.

use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::grammar::mood::says_must;
use crate::lexicon::frame;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let frame = says_must(words.doc, i).then(|| frame::demanding(&words.doc.lemma(i).to_lowercase()))??;
    Some(Verdict::Event(Predicate::of_verb(frame, i)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn what_must_be_is_demanded() {
        assert_eq!(verdict(find, "Peru said that Chile must withdraw.").as_deref(), Some("REQUEST said"));
        assert_eq!(verdict(find, "Peru said that Chile had withdrawn."), None);
    }
}
