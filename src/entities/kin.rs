//! Relatives: who stands in the text as somebody's brother, wife or son. A surname alone is never theirs while somebody
//! else bears it.
//!
//! Example: in `Edward Snow spoke. His father, Lon Snow, was away. Snow said …` the last Snow is Edward.

use super::mention::Mention;
use crate::english::{Dep, Doc, Pos};
use crate::lexicon::classes::PersonWord;

/// How far behind a name and its comma the relative's noun may stand ("Tom Hagen, his elder brother").
const REACH: usize = 4;

/// True where a noun beside the name makes its bearer somebody's relative.
pub fn is_relative(doc: &Doc, mention: &Mention) -> bool {
    before(doc, mention.tokens.start) || behind(doc, mention.tokens.end)
}

/// "his father, Lon Snow", "Kim's sister Kim Yo Jong".
fn before(doc: &Doc, name: usize) -> bool {
    let sentence = doc.sentence(name).start;
    let noun = name.checked_sub(1).map(|i| if doc.token(i) == "," { i.saturating_sub(1) } else { i });
    noun.is_some_and(|noun| noun >= sentence && is_kin_of_somebody(doc, noun))
}

/// "Tom Hagen, his brother,".
fn behind(doc: &Doc, end: usize) -> bool {
    if end + 1 >= doc.len() || doc.token(end) != "," {
        return false;
    }
    let last = (end + 1 + REACH).min(doc.sentence(end).end);
    let noun = (end + 1..last).find(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Punct | Pos::Verb));
    noun.is_some_and(|noun| is_kin_of_somebody(doc, noun))
}

/// True for "his brother", "Reza's wife", "the wife of Reza".
fn is_kin_of_somebody(doc: &Doc, noun: usize) -> bool {
    PersonWord::Kin.has(doc.lemma(noun))
        && (doc.lefts(noun).any(|child| doc.dep(child) == Dep::Poss)
            || doc.rights(noun).any(|child| doc.dep(child) == Dep::Prep && doc.lemma(child) == "of"))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn a_surname_alone_is_not_the_relatives() {
        let text = "Edward Snow gave an interview on Monday. His father, Lon Snow, was in Oslo last year.";
        assert_eq!(speakers(&format!("{text} Snow said that it was late.")), ["edward-snow"]);
        let text = "Minister Chuck Hagen spoke in Oslo. Tom Hagen, his brother, served with him.";
        assert_eq!(speakers(&format!("{text} Hagen said that it was late.")), ["chuck-hagen"]);
    }
}
