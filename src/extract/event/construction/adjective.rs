//! An adjective, or a participle that stands like one, said of somebody.
//!
//! Example: `Norway is concerned about Sweden's warships`; in `is ready to meet` the meeting is the event.

use crate::english::{Dep, Pos};
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::lexicon::frame;

/// The verdict on the word at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let doc = words.doc;
    let stands = match doc.pos(i) {
        Pos::Adj => doc.dep(i) == Dep::Acomp,
        Pos::Verb => doc.tag(i) == "VBN" && matches!(doc.dep(i), Dep::Acomp | Dep::Root | Dep::Ccomp | Dep::Conj),
        _ => false,
    };
    let frame = frame::adjective(&doc.token(i).to_lowercase()).filter(|_| stands)?;
    // "Ready to meet", "willing to withdraw": what is to come is the event, where it has a name.
    if doc.right(i, Dep::Xcomp).and_then(|infinitive| words.category_at[infinitive]).is_some() {
        return None;
    }
    let clause = if doc.dep(i) == Dep::Acomp { doc.head(i) } else { i };
    Some(Verdict::Event(Predicate { clause: Some(clause), ..Predicate::of_noun(frame, i) }))
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn said_of_somebody() {
        assert_eq!(verdict(find, "Norway is concerned about warships.").as_deref(), Some("ACCUSE concerned"));
        assert_eq!(verdict(find, "The concerned minister slept."), None);
    }
}
