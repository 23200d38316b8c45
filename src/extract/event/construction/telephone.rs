//! A telephone call: "called" with a person as its object, where nothing is said of what that person is called.
//!
//! Example: `Jane Roe called John Doe on Monday` is a call; `Jane Roe called John Doe a liar` is none.

use crate::english::{Dep, Doc, EntType};
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::lexicon::frame;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    // The lexicon has the verb that the call stands for, or there is no such event.
    is_call(words.doc, i).then(|| frame::verb("telephone").map(|frame| Predicate::of_verb(frame, i)).into())
}

fn is_call(doc: &Doc, i: usize) -> bool {
    // "Called Mr. Doe “a pariah”".
    let quoted = |object: usize| {
        let behind = doc.right_edge(object) + 1;
        behind < doc.len() && matches!(doc.token(behind), "“" | "\"" | "‘" | "'" | "''" | "``")
    };
    let named = |child: usize| matches!(doc.ent_type(child), Some(EntType::Person)) && doc.dep(child) == Dep::Dobj;
    doc.lemma(i) == "call"
        && doc.rights(i).any(|child| named(child) && !quoted(child))
        && doc.rights(i).all(|child| {
            let calls_names = matches!(doc.dep(child), Dep::Oprd | Dep::Ccomp | Dep::Prt | Dep::Acomp);
            let calls_for = doc.dep(child) == Dep::Prep && matches!(doc.lemma(child), "as" | "for" | "into");
            !calls_names && !calls_for
        })
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn calls_and_names() {
        assert_eq!(verdict(find, "Jane Roe called John Doe on Monday.").as_deref(), Some("CONSULT called"));
        assert_eq!(verdict(find, "Jane Roe called John Doe a liar."), None);
        assert_eq!(verdict(find, "Jane Roe called John Doe “an international pariah.”"), None);
    }
}
