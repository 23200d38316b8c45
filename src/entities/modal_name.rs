//! Names that are auxiliaries as well: "May said", which the language engine reads as "may".
//!
//! Example: no auxiliary stands before a verb that tells its own tense, so that in `May said it was late` May is a person.

use crate::english::{Doc, Pos};
use crate::grammar::clause;

/// Take capitalised auxiliaries before verbs with a tense of their own for persons, where the text has a longer name that ends
/// in the word.
pub fn name(doc: &mut Doc) {
    let modal = |&i: &usize| {
        let tensed = i + 1 < doc.len() && clause::is_tensed(doc, i + 1);
        doc.tag(i) == "MD" && doc.token(i).starts_with(char::is_uppercase) && tensed && is_surname(doc, doc.token(i))
    };
    let found: Vec<usize> = (0..doc.len()).filter(modal).collect();
    found.into_iter().for_each(|i| doc.take_for_person(i));
}

/// True where the word ends a longer name.
fn is_surname(doc: &Doc, word: &str) -> bool {
    let name = |i: usize| doc.pos(i) == Pos::Propn && doc.token(i).starts_with(char::is_uppercase);
    (1..doc.len()).any(|i| doc.token(i) == word && name(i) && name(i - 1))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn may_is_a_person_before_what_she_said() {
        let text = "Theresa May spoke in London.\n\nMay said that it was late. It may rain.";
        assert_eq!(speakers(text), ["theresa-may"]);
    }
}
