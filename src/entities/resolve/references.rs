//! Passes 4 to 6, in text order since each needs what was mentioned before: definite descriptions, pronouns, and phrases
//! that introduce somebody without a name.
//!
//! Example: in `Jane Roe met two officials. They said that she was late.` they are the officials and she is Roe.

use super::resolver::Resolver;
use crate::english::{Dep, Pos};
use crate::entities::antecedents::Antecedents;
use crate::entities::describe::{Description, describe};
use crate::entities::entity::{EntityId, Scope, Title};
use crate::entities::pronoun;
use crate::facts::EntityType;
use crate::lexicon::classes::PersonWord;

impl Resolver<'_> {
    /// Run the pass.
    pub(super) fn references(&mut self) {
        let mut antecedents = Antecedents::default();
        for i in 0..self.story.doc.len() {
            if self.story.entity_at[i].is_none() {
                let found = match self.story.doc.pos(i) {
                    Pos::Pron => pronoun::resolve(&self.story, &antecedents, i),
                    Pos::Det if matches!(self.story.doc.dep(i), Dep::Poss) => {
                        pronoun::resolve(&self.story, &antecedents, i)
                    }
                    Pos::Noun | Pos::Propn if !self.inside_phrase(i) => self.description(&antecedents, i),
                    _ => None,
                };
                if let Some(entity) = found {
                    let tokens = self.story.phrase(i);
                    self.mentioned(entity, i, tokens);
                }
            }
            if let Some(entity) = self.story.entity_at[i] {
                antecedents.saw(&self.story, i, entity);
            }
        }
    }

    /// "The president" of whom the article gives no title, and whom the authority file knows as that.
    fn office_of_description(&mut self, holder: EntityId, i: usize) {
        let noun = self.story.doc.lemma(i).to_lowercase();
        let told = self.story.titles.iter().any(|title| title.holder == holder && title.noun == noun);
        let of = self.known_office(holder, &noun, &noun).filter(|_| !told && PersonWord::NationalOffice.has(&noun));
        let tokens = self.story.phrase(i);
        if let Some(of) = of.filter(|_| !self.story.doc.lefts(i).any(|child| self.story.doc.dep(child) == Dep::Amod)) {
            let words = self.story.doc.token(i).to_owned();
            let title = Title { holder, words, noun, of: Some(of), tokens, pattern: "description" };
            self.story.titles.push(title);
        }
    }

    /// True for nouns that only modify another ("defence" in "defence ministry").
    fn inside_phrase(&self, i: usize) -> bool {
        matches!(self.story.doc.dep(i), Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Npadvmod)
            || self.story.mention(i).is_some_and(|mention| mention.head != i)
    }

    fn description(&mut self, antecedents: &Antecedents, i: usize) -> Option<EntityId> {
        match describe(&self.story, antecedents, i)? {
            Description::Entity(id) => {
                self.office_of_description(id, i);
                Some(id)
            }
            Description::Body { name, of } => {
                let id = self.named(&name, EntityType::Organization, Scope::Named);
                let of = of.map(|of| self.owner(of));
                self.belongs(id, of);
                Some(id)
            }
            Description::Group { name, of, unnamed, plural, gender } => {
                let of = of.map(|of| self.owner(of));
                let id = self.named(&name, EntityType::Group, Scope::Local);
                self.belongs(id, of);
                let entity = &mut self.story.entities[id];
                entity.unnamed |= unnamed;
                entity.plural |= plural;
                entity.gender = entity.gender.or(gender);
                Some(id)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn descriptions_find_whom_they_describe() {
        let text = "Foreign Minister Jane Roe of Norway met farmers. Norway's top diplomat said that it was late.";
        assert_eq!(speakers(text), ["jane-roe"]);
    }

    #[test]
    fn pronouns_agree_in_gender_and_number() {
        let text = "Mr. John Doe met Mrs. Jane Roe and two officials. She said that it was late. He said it was early.";
        assert_eq!(speakers(text), ["jane-roe", "john-doe"]);
        assert_eq!(speakers("Two officials met Jane Roe. They said that it was late."), ["two-officials"]);
    }

    #[test]
    fn whoever_speaks_is_the_subject_of_the_sentence_before() {
        let text = "Asked by Mr. John Doe about the catch, Mr. Peter Poe was silent. Then he said that it was late.";
        assert_eq!(speakers(text).last().map(String::as_str), Some("peter-poe"));
        let text = "Mr. Peter Poe spoke first. The catch had doubled under Mr. John Doe, he said.";
        assert_eq!(speakers(text), ["peter-poe"]);
    }

    #[test]
    fn an_object_is_not_its_own_subject() {
        let text = "John Doe was late. Peter Poe called him and said that the train had gone.";
        assert_eq!(speakers(text), ["peter-poe"]);
    }

    #[test]
    fn people_without_a_name_are_somebody() {
        let text = "Two officials met Jane Roe.\n\nThe officials said that it was late.";
        assert_eq!(speakers(text), ["two-officials"]);
        assert_eq!(speakers("Two senior officials said that it was late."), ["two-senior-officials"]);
    }
}
