//! A name set beside a description: both are the one who is named.
//!
//! Example: in `The ranking Democrat on the committee, Rep. Jane Roe, said …` the Democrat is Roe; in `air accident investigator
//! Hani Doe` the investigator is Doe, in `the newspaper Bergens Tidende` the newspaper is that paper.

use super::resolver::Resolver;
use crate::english::{Dep, EntType, Pos};
use crate::entities::entity::EntityId;
use crate::facts::EntityType;
use crate::grammar::clause;
use crate::lexicon::{nouns, sector};

impl Resolver<'_> {
    /// Run the pass.
    pub(super) fn beside(&mut self) {
        for index in 0..self.story.mentions.len() {
            let (head, start) = (self.story.mentions[index].head, self.story.mentions[index].tokens.start);
            let Some(named) = self.story.entity_at[head] else { continue };
            let above = self.set_beside(head);
            let before = start.checked_sub(1).filter(|&i| self.story.doc.pos(i) == Pos::Noun);
            let noun = above.into_iter().chain(before).find(|&noun| noun < start && self.describes(noun, named));
            for noun in noun.into_iter().chain(self.set_behind(head, named)) {
                let tokens = self.story.phrase(noun);
                if let Some(other) = self.story.entity_at[noun] {
                    self.story.entities[other].mentions.retain(|mention| !mention.contains(&noun));
                }
                self.mentioned(named, noun, tokens);
            }
        }
    }

    /// The noun that a name is set beside. "The minister for trade, Jane Roe, said", where the parser takes the name for another
    /// of the trade: the noun that the whole phrase is of.
    fn set_beside(&self, name: usize) -> Option<usize> {
        let doc = &self.story.doc;
        let beside = (doc.dep(name) == Dep::Appos).then(|| doc.head(name))?;
        let comma = |i: usize| i < doc.len() && doc.token(i) == ",";
        let enclosed = doc.left_edge(name).checked_sub(1).is_some_and(comma) && comma(doc.right_edge(name) + 1);
        let mut at = beside;
        while enclosed && doc.dep(at) == Dep::Pobj && doc.dep(doc.head(at)) == Dep::Prep {
            at = doc.head(doc.head(at));
        }
        let person = self.story.mention(name).is_some_and(|mention| mention.is_person(self.story.authority));
        let office = person && doc.dep(at) == Dep::Nsubj && nouns::is_occupation(&doc.lemma(at).to_lowercase());
        Some(if office { at } else { beside })
    }

    /// The noun that is set behind a person's name: "Jane Roe, a teacher".
    fn set_behind(&self, name: usize, named: EntityId) -> Option<usize> {
        let doc = &self.story.doc;
        let person = self.story.entities[named].kind == EntityType::Person;
        doc.rights(name)
            .filter(|&noun| {
                person && doc.dep(noun) == Dep::Appos && doc.tag(noun) == "NN" && clause::opens_after_comma(doc, noun)
            })
            .find(|&noun| {
                let known =
                    || sector::is_actor_noun(&doc.lemma(noun).to_lowercase()) && self.story.entity_at[noun].is_none();
                self.describes(noun, named) || known()
            })
    }

    /// True for a noun, itself no name, that tells of one what the named one is.
    fn describes(&self, noun: usize, named: EntityId) -> bool {
        let doc = &self.story.doc;
        let taken = self.story.entity_at[noun].map(|id| &self.story.entities[id]);
        let free = taken.is_none_or(|entity| entity.kind == EntityType::Group && !entity.plural);
        let lemma = doc.lemma(noun).to_lowercase();
        let one = matches!(doc.tag(noun), "NN" | "NNP") && !matches!(doc.dep(noun), Dep::Compound | Dep::Poss);
        let fits = match self.story.entities[named].kind {
            EntityType::Person => {
                nouns::is_occupation(&lemma)
                    || nouns::is_people(&lemma) && !nouns::is_body(&lemma)
                    || doc.ent_type(noun) == Some(EntType::Norp)
            }
            EntityType::Organization | EntityType::ArmedGroup | EntityType::Actor => {
                nouns::is_body(&lemma) || nouns::is_collective(&lemma)
            }
            _ => false,
        };
        free && one && fits
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn who_is_described_behind_the_name_is_the_named() {
        let text = "The statement was read by Jane Roe, the representative on the council. She said it was late.";
        assert_eq!(speakers(text), ["jane-roe"]);
        let text = "Sen. Jane Roe (D-Maine), a teacher who has called for talks, left.";
        assert_eq!(speakers(text), ["jane-roe"]);
    }

    #[test]
    fn who_is_described_beside_the_name_is_the_named() {
        let text = "The ranking Democrat on the committee, Rep. Jane Roe of Maine, said that it was late.";
        assert_eq!(speakers(text), ["jane-roe"]);
        assert_eq!(speakers("The paper was told by accident investigator Hani Doe that it was late."), ["hani-doe"]);
        let text = "The minister for trade in Norway, Jane Roe, said that it was late.";
        assert_eq!(speakers(text), ["jane-roe"]);
        let text = "Mr. John Doe's chief of staff, Jane Roe, said that it was late.";
        assert_eq!(speakers(text), ["jane-roe"]);
        assert_eq!(speakers("The mayor of Jane Roe's town said that it was late."), ["mayor-of-jane-roes-town"]);
    }
}
