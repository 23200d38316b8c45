//! A story under resolution: what all passes do.

use std::ops::Range;

use crate::english::Pos;
use crate::entities::entity::{EntityId, Scope, StoryEntity};
use crate::entities::owner::Owner;
use crate::entities::person;
use crate::entities::story::Story;
use crate::facts::{EntityType, Sector};
use crate::lexicon::sector;
use crate::slug::slug;

/// The country whose states the table of regions lists.
const UNION: &str = "United States";

/// A story under resolution.
pub struct Resolver<'a> {
    pub story: Story<'a>,
}

impl Resolver<'_> {
    /// The entity of an actor of the authority file.
    pub fn known(&mut self, actor: usize) -> EntityId {
        let authority = self.story.authority;
        let described = authority.actor(actor);
        if let Some(id) = self.story.by_slug(&described.slug) {
            return id;
        }
        let of = described.of.as_deref().and_then(|iri| authority.by_iri(iri)).filter(|&of| of != actor);
        let of = of.map(|of| self.known(of));
        self.story.add(StoryEntity {
            slug: described.slug.clone(),
            kind: described.kind,
            name: described.name.clone(),
            of,
            unnamed: false,
            plural: false,
            gender: person::gender_of(described),
            sector: described.sector,
            scope: Scope::Known(actor),
            mentions: Vec::new(),
        })
    }

    /// Note the sector of a group or body that the noun at `head` names.
    pub fn sector(&mut self, id: EntityId, head: usize) {
        let entity = &self.story.entities[id];
        let named_by_noun = matches!(entity.kind, EntityType::Group | EntityType::Organization | EntityType::Actor);
        if named_by_noun && entity.sector.is_none() && self.story.doc.pos(head) != Pos::Pron {
            let sector = sector::of_noun(&self.story.doc.lemma(head).to_lowercase());
            self.story.entities[id].sector = sector;
        }
    }

    /// Note what an entity belongs to, unless that is known already.
    pub fn belongs(&mut self, id: EntityId, of: Option<EntityId>) {
        let entity = &mut self.story.entities[id];
        entity.of = entity.of.or(of.filter(|&of| of != id));
    }

    /// The entity of whose something is, made if it is new.
    pub fn owner(&mut self, owner: Owner) -> EntityId {
        match owner {
            Owner::Actor(actor) => self.known(actor),
            Owner::Entity(id) => id,
            Owner::Body(tokens) => {
                let words = self.story.doc.words(tokens);
                // "The provincial hospital" is one of this article.
                let (kind, scope) = match words.chars().any(char::is_uppercase) {
                    true => (EntityType::Organization, Scope::Named),
                    false => (EntityType::Group, Scope::Local),
                };
                self.named(&words, kind, scope)
            }
            Owner::Region(name) => self.region(name),
        }
    }

    /// The actor of the country whose states the table of regions lists.
    pub fn union(&self) -> Option<usize> {
        self.story.authority.look_up(UNION).and_then(|senses| senses.actor).map(|(actor, _)| actor)
    }

    /// The government of an American state.
    fn region(&mut self, name: &str) -> EntityId {
        let words = format!("State of {name}");
        let id = self.named(&words, EntityType::Organization, Scope::Named);
        name.clone_into(&mut self.story.entities[id].name);
        let country = self.union().map(|actor| self.known(actor));
        self.belongs(id, country);
        let entity = &mut self.story.entities[id];
        entity.sector = entity.sector.or(Some(Sector::Government));
        id
    }

    /// The entity of that name, made if it is new.
    pub fn named(&mut self, name: &str, kind: EntityType, scope: Scope) -> EntityId {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut key = slug(&name);
        if key.is_empty() {
            key = "unnamed".to_owned();
        }
        if let Some(id) = self.story.by_slug(&key) {
            return id;
        }
        self.story.add(StoryEntity {
            slug: key,
            kind,
            name,
            of: None,
            unnamed: false,
            plural: false,
            gender: None,
            sector: None,
            scope,
            mentions: Vec::new(),
        })
    }

    /// Note that the phrase of these tokens, headed by `head`, means the entity.
    pub fn mentioned(&mut self, entity: EntityId, head: usize, tokens: Range<usize>) {
        self.story.entity_at[head] = Some(entity);
        self.sector(entity, head);
        self.story.entities[entity].mentions.push(tokens);
    }
}

#[cfg(test)]
mod tests {
    use crate::entities::testing::story;

    #[test]
    fn two_spellings_of_one_slug_are_one_entity_that_belongs_to_its_state() {
        let story = story("The Malian army attacked. Mali's army fled.");
        let armies: Vec<_> = story.entities.iter().filter(|entity| entity.slug.contains("army")).collect();
        assert!(armies.iter().all(|army| army.of == story.by_slug("mali") && army.sector.is_some()), "{armies:?}");
        assert_eq!(story.entities.iter().filter(|entity| entity.slug == "mali").count(), 1);
    }
}
