//! A story: an article's reading with everybody in it resolved. The extractors read it.

use std::collections::HashMap;
use std::ops::Deref;

use super::entity::{EntityId, StoryEntity, Title};
use super::naming::Naming;
use super::place::PlaceMention;
use super::places;
use super::reading::Reading;
use crate::facts::{EntityType, Participant};
use crate::lexicon::sector;
use crate::span::Span;

/// An article read and resolved. What the reading tells can be asked of the story.
pub struct Story<'a> {
    /// The text with its names and quotations.
    reading: Reading<'a>,
    /// Makes IRIs.
    pub naming: &'a dyn Naming,
    /// Everybody in the story.
    pub entities: Vec<StoryEntity>,
    /// Their indices by slug.
    by_slug: HashMap<String, EntityId>,
    /// Who a noun phrase means, by the token at its head.
    pub entity_at: Vec<Option<EntityId>>,
    /// Who stands behind words that could be a speaker's but name and describe nobody known ("a leaked memo"), by
    /// token. Only statements ask for it: an event's source has to be somebody.
    pub anybody_at: Vec<Option<EntityId>>,
    /// Offices found.
    pub titles: Vec<Title>,
    /// The places named, in text order.
    pub places: Vec<PlaceMention>,
    /// The place that a token is part of the name of.
    place_at: Vec<Option<usize>>,
}

impl<'a> Deref for Story<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        &self.reading
    }
}

impl<'a> Story<'a> {
    /// A story with its places found, in which nobody is resolved yet.
    pub(super) fn new(mut reading: Reading<'a>, naming: &'a dyn Naming) -> Self {
        let length = reading.doc.len();
        let places = places::find(&reading);
        places::disown(&mut reading, &places);
        let mut place_at = vec![None; length];
        for (index, place) in places.iter().enumerate() {
            place_at[place.tokens.clone()].fill(Some(index));
        }
        Self {
            reading,
            naming,
            entities: Vec::new(),
            by_slug: HashMap::new(),
            entity_at: vec![None; length],
            anybody_at: vec![None; length],
            titles: Vec::new(),
            places,
            place_at,
        }
    }

    /// Take in somebody whose slug is new.
    pub(super) fn add(&mut self, entity: StoryEntity) -> EntityId {
        let id = self.entities.len();
        self.by_slug.insert(entity.slug.clone(), id);
        self.entities.push(entity);
        id
    }

    /// The entity with this slug.
    pub(super) fn by_slug(&self, slug: &str) -> Option<EntityId> {
        self.by_slug.get(slug).copied()
    }

    /// The entity of an actor of the authority file, where the story has it (index for
    /// [`Authority::actor`](super::Authority::actor)).
    pub fn actor(&self, actor: usize) -> Option<EntityId> {
        self.by_slug(&self.authority.actor(actor).slug)
    }

    /// An entity as a taker of part, by the words at `span`.
    pub fn as_participant(&self, id: EntityId, span: Span) -> Participant<EntityId> {
        let entity = &self.entities[id];
        Participant { entity: Some(id), name: entity.name.clone(), span }
    }

    /// The place whose name token `i` is part of.
    pub fn place(&self, i: usize) -> Option<&PlaceMention> {
        self.place_at[i].map(|index| &self.places[index])
    }

    /// Who the noun phrase headed by token `i` means.
    pub fn entity(&self, i: usize) -> Option<&StoryEntity> {
        self.entity_at[i].map(|id| &self.entities[id])
    }

    /// The noun phrase headed by `head` as a taker of part: whole phrase, and who it means.
    pub fn participant(&self, head: usize) -> Participant<EntityId> {
        let span = self.doc.span_of(self.phrase(head));
        match self.entity_at[head] {
            Some(id) => self.as_participant(id, span),
            None => Participant { entity: None, name: self.doc.slice(self.phrase(head)).to_owned(), span },
        }
    }

    /// The noun phrase headed by `head` as whoever speaks: like [`Story::participant`], but always somebody.
    pub fn speaker(&self, head: usize) -> Participant<EntityId> {
        match self.anybody_at[head].filter(|_| self.entity_at[head].is_none()) {
            Some(id) => self.as_participant(id, self.doc.span_of(self.phrase(head))),
            None => self.participant(head),
        }
    }

    /// The state that an entity is or acts for.
    pub fn state_of(&self, id: EntityId) -> Option<EntityId> {
        let mut at = id;
        for _ in 0..4 {
            if self.entities[at].kind == EntityType::State {
                return Some(at);
            }
            if !self.may_act_for_its_state(at) {
                return None;
            }
            at = self.entities[at].of?;
        }
        None
    }

    /// An armed group, a party, a newspaper, settlers are of their country and do not act for it.
    fn may_act_for_its_state(&self, id: EntityId) -> bool {
        let entity = &self.entities[id];
        entity.kind != EntityType::ArmedGroup && !entity.sector.is_some_and(sector::is_apart)
    }
}

#[cfg(test)]
mod tests {
    use crate::entities::testing::story;

    #[test]
    fn a_taker_of_part_is_an_entity() {
        let story = story("Jane Roe of Norway spoke. The sea was calm.");
        let at = |word: &str| (0..story.doc.len()).find(|&i| story.doc.token(i) == word).unwrap();
        let roe = story.participant(at("Roe"));
        assert_eq!((roe.entity, roe.name.as_str()), (story.entity_at[at("Roe")], "Jane Roe"));
        assert_eq!(story.participant(at("sea")).entity, None);
    }

    #[test]
    fn an_army_acts_for_its_state_and_rebels_do_not() {
        let story = story("The Malian army attacked. Malian rebels fled.");
        let state = |word: &str| {
            let i = (0..story.doc.len()).find(|&i| story.doc.token(i) == word).unwrap();
            story.state_of(story.entity_at[i].unwrap()).map(|id| story.entities[id].slug.as_str())
        };
        assert_eq!((state("army"), state("rebels")), (Some("mali"), None));
    }
}
