//! Documents: who speaks where "the statement added" or "the report said" stands.
//!
//! Example: in `“We condemn it,” the ambassador said in a statement. “Few have suffered more,” the statement added.` the
//! ambassador speaks.

use super::antecedents::{REACH, sentences_back};
use super::entity::EntityId;
use super::owner::document_owner;
use super::story::Story;
use crate::english::Dep;
use crate::lexicon::classes::PersonWord;

/// Who issued the document that the noun at token `i` takes up: who spoke in it, or whose it was.
pub fn issuer(story: &Story<'_>, i: usize) -> Option<EntityId> {
    let doc = &story.doc;
    let noun = doc.lemma(i);
    let told = doc.dep(i) == Dep::Nsubj && PersonWord::Mind.has(doc.lemma(doc.head(i)));
    let source = doc.dep(i) == Dep::Pobj && doc.head(i) > 0 && doc.token(doc.head(i) - 1) == "according";
    let speaks = told || source;
    let earlier = (sentences_back(doc, i, REACH)..doc.sentence(i).start).rev().filter(|&j| doc.lemma(j) == noun);
    earlier.filter(|_| speaks).find_map(|j| spoken_in(story, j).or_else(|| document_owner(story, j)))
}

/// Who "said in a statement" whose noun is given.
fn spoken_in(story: &Story<'_>, noun: usize) -> Option<EntityId> {
    let doc = &story.doc;
    let preposition = doc.head(noun);
    if doc.dep(noun) != Dep::Pobj || !matches!(doc.lemma(preposition), "in" | "with") {
        return None;
    }
    let verb = doc.head(preposition);
    let subject = doc.lefts(verb).chain(doc.rights(verb)).find(|&child| doc.dep(child) == Dep::Nsubj)?;
    story.entity_at[subject]
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn a_statement_is_whose_it_was() {
        let text = "“The attack was wrong,” Ambassador Jane Roe said in a statement. “Few have suffered more,” the statement added.";
        assert_eq!(speakers(text), ["jane-roe", "jane-roe"]);
        let text = "“The attack was wrong,” Ambassador Jane Roe said in a statement. Two ships were lost, according to the statement.";
        assert_eq!(speakers(text), ["jane-roe", "jane-roe"]);
    }
}
