//! Names: known actors, persons by full name and then by surname, bodies.
//!
//! "Sergei Lavrov … Lavrov", "Washington", "the Alder Institute".

use super::Resolver;
use crate::english::{Dep, EntType, Pos};
use crate::entities::authority::NameKind;
use crate::entities::mention::Mention;
use crate::entities::story::{EntityId, Scope};
use crate::entities::{describe, person};
use crate::extract::fact::EntityType;

impl Resolver<'_> {
    /// Resolve every name.
    pub(super) fn names(&mut self) {
        let full_names = person::full_names(&self.story);
        for index in 0..self.story.mentions.len() {
            let mention = self.story.mentions[index].clone();
            let entity = match mention.senses.actor {
                Some((actor, kind)) => self.known_mention(&mention, actor, kind),
                None if mention.label == Some(EntType::Person) || self.is_surname(&mention, &full_names) => {
                    Some(self.person(&mention, &full_names))
                }
                None if mention.label == Some(EntType::Org) => Some(self.body(&mention)),
                None => None,
            };
            if let Some(entity) = entity {
                self.mentioned(entity, mention.head, mention.tokens.clone());
            }
        }
    }

    /// True for one word that is a surname, whatever the language engine takes it for: of a person named in full, or one
    /// that the world knows.
    fn is_surname(&self, mention: &Mention, full_names: &person::FullNames) -> bool {
        let words = self.story.doc.slice(mention.tokens.clone());
        let borne = || full_names.of(words, mention.tokens.start).is_some();
        mention.tokens.len() == 1 && (borne() || self.story.authority.by_surname(words).is_some())
    }

    fn known_mention(&mut self, mention: &Mention, actor: usize, kind: NameKind) -> Option<EntityId> {
        // An adjective is not a mention of the state; "the Russians" is.
        let doc = &self.story.doc;
        let nominal = matches!(doc.pos(mention.head), Pos::Noun | Pos::Propn)
            && !matches!(doc.dep(mention.head), Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Npadvmod);
        (kind != NameKind::Demonym || nominal).then(|| self.known(actor))
    }

    fn person(&mut self, mention: &Mention, full_names: &person::FullNames) -> EntityId {
        let words = self.story.doc.slice(mention.tokens.clone()).to_owned();
        let full_name = full_names.of(&words, mention.tokens.start);
        if full_name.is_none()
            && let Some(actor) = self.story.authority.by_surname(&words)
        {
            return self.known(actor);
        }
        let name = full_name.unwrap_or(&words).to_owned();
        if let Some((actor, _)) = self.story.authority.look_up(&name).and_then(|senses| senses.actor) {
            return self.known(actor);
        }
        let scope = if name.contains(' ') { Scope::Named } else { Scope::Local };
        let gender = person::gender_beside(&self.story.doc, mention);
        let id = self.named(&name, EntityType::Person, scope);
        let entity = &mut self.story.entities[id];
        entity.gender = entity.gender.or(gender);
        id
    }

    fn body(&mut self, mention: &Mention) -> EntityId {
        let words = self.story.doc.slice(mention.tokens.clone()).to_owned();
        let owner = describe::owner_in(&self.story, mention.tokens.clone());
        let id = self.named(&words, EntityType::Organization, Scope::Named);
        if self.story.entities[id].of.is_none() {
            let owner = owner.map(|actor| self.known(actor));
            self.story.entities[id].of = owner.filter(|&owner| owner != id);
        }
        id
    }
}
