//! A verb that the lexicon has together with its infinitive.
//!
//! Example: in `Sweden refused to release the sailors` refusing to release is one act; `refused to comment` is none.

use crate::english::{Dep, Doc};
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::lexicon::frame;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let doc = words.doc;
    let infinitive = doc.right(i, Dep::Xcomp)?;
    let decided = frame::infinitive(&doc.lemma(i).to_lowercase(), &doc.lemma(infinitive).to_lowercase())?;
    // "Refused to give details" is nothing; "refused to give Mali aid" is.
    let decides = decided.is_some() || !has_recipient(doc, infinitive);
    decides.then(|| decided.map(|frame| Predicate::of_verb(frame, i)).into())
}

/// True where somebody is given what the verb gives.
fn has_recipient(doc: &Doc, verb: usize) -> bool {
    doc.rights(verb)
        .any(|child| doc.dep(child) == Dep::Dative || doc.dep(child) == Dep::Prep && doc.lemma(child) == "to")
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn the_infinitive_decides() {
        assert_eq!(verdict(find, "The minister declined to comment.").as_deref(), Some("none"));
        assert_eq!(verdict(find, "The minister refused to give details.").as_deref(), Some("none"));
        assert_eq!(verdict(find, "The minister refused to give details to Mali."), None);
        assert_eq!(verdict(find, "The minister commented."), None);
    }
}
