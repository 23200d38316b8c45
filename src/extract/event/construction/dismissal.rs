//! Dismissals: a verb of putting away whose object is somebody in office, not a claim or a thing.
//!
//! Example: `Peru's president dismissed Jane Roe` is a sanction; `dismissed the claim` a rejection; `removed the fence`
//! nothing.

use crate::english::{Dep, Doc, EntType};
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::grammar::phrase::is_indefinite;
use crate::grammar::voice::patient;
use crate::lexicon::classes::EventWord;
use crate::lexicon::{frame, nouns};

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let doc = words.doc;
    let dismisses = EventWord::Dismissal.has(doc.lemma(i))
        && patient(doc, i).is_some_and(|who| is_somebody(doc, who))
        && !is_called_something(doc, i);
    // The lexicon has the verb that it stands for, or there is no such event.
    dismisses.then(|| frame::verb("expel").map(|frame| Predicate::of_verb(frame, i)).into())
}

/// "Dismissed her as a fool": what somebody is called, and no office lost.
fn is_called_something(doc: &Doc, verb: usize) -> bool {
    let called = |child: usize| {
        doc.lemma(child) == "as" && doc.right(child, Dep::Pobj).is_some_and(|object| is_indefinite(doc, object))
    };
    let phrases = doc.rights(verb).flat_map(|child| [child].into_iter().chain(doc.rights(child)));
    phrases.filter(|&child| doc.dep(child) == Dep::Prep).any(called)
}

/// True for a person's name, "who", or the noun of an office alone ("the minister", not "the minister's claim").
fn is_somebody(doc: &Doc, head: usize) -> bool {
    let person = doc.ent_type(head) == Some(EntType::Person) && doc.right(head, Dep::Case).is_none();
    let relative = doc.tag(head) == "WP";
    person || relative || nouns::is_occupation(&doc.lemma(head).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn only_of_somebody() {
        assert_eq!(verdict(find, "Peru's president dismissed Jane Roe.").as_deref(), Some("SANCTION dismissed"));
        assert_eq!(verdict(find, "The minister was removed by Peru's president.").as_deref(), Some("SANCTION removed"));
        assert_eq!(verdict(find, "Jane Roe, who was fired by Peru, left.").as_deref(), Some("SANCTION fired"));
        assert_eq!(verdict(find, "Peru dismissed the claim."), None);
        assert_eq!(verdict(find, "Peru's president dismissed Jane Roe as a fool."), None);
    }
}
