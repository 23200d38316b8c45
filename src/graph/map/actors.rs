//! Actors and places in the graph.

use oxigraph::model::{Literal, NamedNode};
use sophia_api::ns::NsTerm;

use super::ArticleGraph;
use crate::entities::Naming;
use crate::facts::{Entity, EntityType, Participant, Place, Site};
use crate::graph::sector::concept;
use crate::graph::vocab::{geo, node, sayso, skos};
use crate::slug::slug;

impl<'f> ArticleGraph<'f> {
    /// The node of a taker of part: its entity, or a group of this article made from the words.
    pub(super) fn participant(&mut self, participant: &'f Participant) -> NamedNode {
        let entity = participant.entity.as_deref().and_then(|id| self.entity_or_place(id));
        entity.unwrap_or_else(|| self.mint(&participant.name))
    }

    /// The node of a party to an event; none for words that name a place, which is no actor.
    pub(super) fn party(&mut self, participant: &'f Participant) -> Option<NamedNode> {
        let place =
            participant.entity.is_none() && self.facts.places.iter().any(|place| place.span == participant.span);
        (!place).then(|| self.participant(participant))
    }

    /// A group of this article for words that name nobody known.
    pub(super) fn mint(&mut self, words: &str) -> NamedNode {
        let iri = self.base.local_actor(&self.facts.id, &slug(words));
        self.minted.insert(iri.clone(), words.to_owned());
        NamedNode::new_unchecked(iri)
    }

    /// The node of an entity (by id) or a place (by IRI), noted as used.
    pub(super) fn entity_or_place(&mut self, id: &str) -> Option<NamedNode> {
        let iri = match self.entities.get(id) {
            Some(entity) => entity.iri.clone(),
            None => self.facts.places.iter().find(|place| place.iri == id)?.iri.clone(),
        };
        self.used.insert(iri.clone());
        Some(NamedNode::new_unchecked(iri))
    }

    /// Tie `subject` to the place whose name stands at the site.
    pub(super) fn located_at(&mut self, subject: &NamedNode, property: &NsTerm<'_>, site: &Site) {
        self.located_if(subject, property, |place| place.span == site.span);
    }

    /// Tie `subject` to the article's place of this name.
    pub(super) fn located(&mut self, subject: &NamedNode, property: &NsTerm<'_>, name: &str) {
        self.located_if(subject, property, |place| place.name == name);
    }

    fn located_if(&mut self, subject: &NamedNode, property: &NsTerm<'_>, fits: impl Fn(&Place) -> bool) {
        let Some(place) = self.facts.places.iter().find(|place| fits(place)) else { return };
        self.used.insert(place.iri.clone());
        self.add(subject, property, NamedNode::new_unchecked(&place.iri));
    }

    /// Describe the actors and places that the facts point to and the authority file does not describe.
    pub(super) fn describe(&mut self) {
        self.use_owners();
        for entity in &self.facts.entities {
            if entity.known || !self.used.contains(&entity.iri) {
                continue;
            }
            let subject = NamedNode::new_unchecked(&entity.iri);
            let class = match entity.kind {
                EntityType::Person => &sayso::Person,
                EntityType::State => &sayso::State,
                EntityType::Organization => &sayso::Organization,
                EntityType::ArmedGroup => &sayso::ArmedGroup,
                EntityType::Coalition => &sayso::Coalition,
                EntityType::Group => &sayso::Group,
                EntityType::Actor => &sayso::Actor,
            };
            self.class(&subject, class);
            self.text(&subject, &skos::prefLabel, &entity.name);
            if entity.unnamed {
                self.add(&subject, &sayso::unnamed, Literal::from(true));
            }
            if let Some(sector) = entity.sector {
                self.add(&subject, &sayso::sector, node(concept(sector)));
            }
            let whole = entity.of.as_deref().filter(|_| entity.kind != EntityType::Person);
            if let Some(whole) = whole.and_then(|id| self.entities.get(id).copied()) {
                self.add(&subject, &sayso::of, NamedNode::new_unchecked(&whole.iri));
            }
        }
        for (iri, words) in std::mem::take(&mut self.minted) {
            let subject = NamedNode::new_unchecked(iri);
            self.class(&subject, &sayso::Group);
            self.text(&subject, &skos::prefLabel, &words);
            self.add(&subject, &sayso::unnamed, Literal::from(true));
        }
        for place in &self.facts.places {
            if self.used.contains(&place.iri) && !place.known {
                self.place(place);
            }
        }
    }

    /// A place that the authority file does not describe: its names, its point, and what it lies in.
    fn place(&mut self, place: &Place) {
        let subject = NamedNode::new_unchecked(&place.iri);
        self.class(&subject, &sayso::Place);
        self.text(&subject, &skos::prefLabel, &place.label);
        if place.name != place.label {
            self.text(&subject, &skos::altLabel, &place.name);
        }
        if let Some((lat, lon)) = place.lat.zip(place.lon) {
            // WKT has the longitude first.
            let point = Literal::new_typed_literal(format!("POINT({lon} {lat})"), node(&geo::wktLiteral));
            self.add(&subject, &geo::asWKT, point);
        }
        let state = place.state.as_ref().map(NamedNode::new_unchecked);
        if let Some(state) = &state {
            self.add(&subject, &sayso::country, state.clone());
        }
        let Some(region) = &place.region else { return };
        let around = NamedNode::new_unchecked(&region.iri);
        self.add(&subject, &sayso::region, around.clone());
        self.class(&around, &sayso::Place);
        self.text(&around, &skos::prefLabel, &region.name);
        if let Some(state) = state {
            self.add(&around, &sayso::country, state);
        }
    }

    /// Whoever a described actor belongs to is pointed to as well.
    fn use_owners(&mut self) {
        let mut found: Vec<&Entity> =
            self.facts.entities.iter().filter(|entity| self.used.contains(&entity.iri)).collect();
        while let Some(entity) = found.pop() {
            let owner = entity.of.as_deref().and_then(|of| self.entities.get(of).copied());
            if let Some(owner) = owner.filter(|owner| !entity.known && self.used.insert(owner.iri.clone())) {
                found.push(owner);
            }
        }
    }
}
