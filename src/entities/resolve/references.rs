//! References: definite descriptions ("the minister", "Russia's top diplomat", "the group"), pronouns, and phrases that
//! introduce somebody without a name ("US officials"). In text order, since each needs what was mentioned before.

use super::Resolver;
use crate::english::{Dep, Pos};
use crate::entities::pronoun::Antecedents;
use crate::entities::story::{EntityId, Scope};
use crate::entities::{describe, pronoun};
use crate::extract::fact::EntityType;

impl Resolver<'_> {
    /// Resolve descriptions and pronouns, those that are asked for, in text order.
    pub(super) fn references(&mut self, descriptions: bool, pronouns: bool) {
        let mut antecedents = Antecedents::default();
        for i in 0..self.story.doc.len() {
            if self.story.entity_at[i].is_none() {
                let doc = &self.story.doc;
                let found = match doc.pos(i) {
                    Pos::Pron if pronouns => pronoun::resolve(&self.story, &antecedents, i),
                    Pos::Det if pronouns && doc.dep(i) == Dep::Poss => pronoun::resolve(&self.story, &antecedents, i),
                    Pos::Noun | Pos::Propn if descriptions && !self.inside_phrase(i) => {
                        self.description(&antecedents, i)
                    }
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

    /// True for nouns that only modify another ("defence" in "defence ministry").
    fn inside_phrase(&self, i: usize) -> bool {
        matches!(self.story.doc.dep(i), Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Npadvmod)
            || self.story.mention(i).is_some_and(|mention| mention.head != i)
    }

    fn description(&mut self, antecedents: &Antecedents, i: usize) -> Option<EntityId> {
        match describe::describe(&self.story, antecedents, i)? {
            describe::Meaning::Entity(id) => Some(id),
            describe::Meaning::Body { name, of } => {
                let id = self.named(&name, EntityType::Organization, Scope::Named);
                let of = of.map(|of| self.owner(of));
                self.belongs(id, of);
                Some(id)
            }
            describe::Meaning::Group { name, of, unnamed, plural, gender } => {
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
