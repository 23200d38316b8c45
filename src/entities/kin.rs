//! Relatives: who stands in the text as somebody's brother, wife or son. A surname alone is never theirs while somebody
//! else bears it.
//!
//! Example: in `Edward Snow spoke. His father, Lon Snow, was away. Snow said …` the last Snow is Edward.

use super::mention::Mention;
use crate::english::{Dep, Doc, Pos};
use crate::lexicon::classes::PersonWord;
use crate::lexicon::nouns::Gender;

/// How far behind a name and its comma the relative's noun may stand ("Tom Hagen, his elder brother").
const REACH: usize = 4;

/// True where a noun beside the name makes its bearer somebody's relative.
pub fn is_relative(doc: &Doc, mention: &Mention) -> bool {
    noun_beside(doc, mention).is_some()
}

/// The gender that such a noun tells: "Jane Roe, sister of the mayor".
pub fn gender(doc: &Doc, mention: &Mention) -> Option<Gender> {
    let noun = doc.lemma(noun_beside(doc, mention)?);
    let male = PersonWord::MaleKin.has(noun).then_some(Gender::Male);
    male.or_else(|| PersonWord::FemaleKin.has(noun).then_some(Gender::Female))
}

/// The noun beside the name that makes its bearer somebody's relative.
fn noun_beside(doc: &Doc, mention: &Mention) -> Option<usize> {
    before(doc, mention.tokens.start).or_else(|| behind(doc, mention.tokens.end))
}

/// "his father, Lon Snow", "Kim's sister Kim Yo Jong".
fn before(doc: &Doc, name: usize) -> Option<usize> {
    let sentence = doc.sentence(name).start;
    let noun = name.checked_sub(1).map(|i| if doc.token(i) == "," { i.saturating_sub(1) } else { i });
    noun.filter(|&noun| noun >= sentence && is_kin_of_somebody(doc, noun))
}

/// "Tom Hagen, his brother,".
fn behind(doc: &Doc, end: usize) -> Option<usize> {
    if end + 1 >= doc.len() || doc.token(end) != "," {
        return None;
    }
    let last = (end + 1 + REACH).min(doc.sentence(end).end);
    let noun = (end + 1..last).find(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Punct | Pos::Verb));
    noun.filter(|&noun| is_kin_of_somebody(doc, noun))
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

    #[test]
    fn the_noun_tells_the_gender() {
        let text = "John Doe came to Oslo. Robin Roe, his sister, was in Bergen.";
        assert_eq!(speakers(&format!("{text} He said that it was late.")), ["john-doe"]);
        assert_eq!(speakers(&format!("{text} She said that it was late.")), ["robin-roe"]);
    }
}
