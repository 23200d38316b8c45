//! Ground for taking a name for a body that is the same wherever it is named: a noun of bodies in it, or that it speaks
//! again and again. The language engine's tag alone is none.
//!
//! Example: `Bergen Fishing Board` is a body, `Summit` is not.

use super::mention::Mention;
use super::story::Story;
use crate::english::{Dep, Doc};
use crate::lexicon::classes::PersonWord;
use crate::lexicon::{nouns, sector};

/// Who speaks so often is somebody.
const SPEAKS: usize = 2;

/// True where there is ground.
pub fn is_body(story: &Story<'_>, mention: &Mention) -> bool {
    let doc = &story.doc;
    let noun = |i: usize| {
        let lemma = doc.lemma(i).to_lowercase();
        let public = sector::of_noun(&lemma).is_some() && !sector::is_private(&lemma) && !nouns::is_occupation(&lemma);
        public || nouns::is_body(&lemma) || nouns::is_collective(&lemma) || PersonWord::BodyNoun.has(doc.token(i))
    };
    let words = doc.slice(mention.tokens.clone());
    let named = mention.tokens.len() > 1 && mention.tokens.clone().any(noun);
    let same = |other: &&Mention| doc.slice(other.tokens.clone()) == words && speaks(doc, other.head);
    named || story.mentions.iter().filter(same).count() >= SPEAKS
}

fn speaks(doc: &Doc, i: usize) -> bool {
    doc.dep(i) == Dep::Nsubj && PersonWord::Mind.has(doc.lemma(doc.head(i)))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;
    use crate::facts::EntityType;

    #[test]
    fn a_noun_of_bodies_is_ground_and_a_tag_is_not() {
        let facts = facts("The Bergen Fishing Board met Zorblatt Quenfix at noon. The Zorblatt rose.");
        let board = facts.entities.iter().find(|entity| entity.name == "Bergen Fishing Board");
        assert_eq!(board.map(|board| board.kind), Some(EntityType::Organization));
        assert!(
            facts.entities.iter().all(|entity| entity.name != "Zorblatt" || entity.kind != EntityType::Organization)
        );
    }
}
