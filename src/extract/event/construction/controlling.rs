//! A verb that is an event only where it takes an infinitive.
//!
//! Example: `Peru ordered Chile to withdraw` is a demand; `ordered lunch` is nothing.

use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::grammar::clause::takes_infinitive;
use crate::lexicon::frame;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let frame = takes_infinitive(words.doc, i).then(|| frame::controlling(&words.doc.lemma(i).to_lowercase()))??;
    Some(Verdict::Event(Predicate::of_verb(frame, i)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn only_with_an_infinitive() {
        assert_eq!(verdict(find, "Peru ordered Chile to withdraw.").as_deref(), Some("REQUEST ordered"));
        assert_eq!(verdict(find, "Peru ordered lunch."), None);
    }
}
