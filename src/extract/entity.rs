//! Entities: everybody named, or referred to by a fact, with their IRIs.
//!
//! Runs when all else is found. Example: in `Jane Roe slept. Two officials woke.` Jane Roe is described and the officials
//! are not, since no fact needs them.

use super::extractor::Extractor;
use crate::entities::{Scope, Story, StoryEntity};
use crate::extract::found::Facts;
use crate::facts::Entity;

/// Describes entities.
pub struct Entities;

impl Extractor for Entities {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let referred = facts.referred_entities();
        // A generic phrase is an entity only where a fact needs it.
        let needed = |(id, entity): &(usize, &StoryEntity)| entity.scope != Scope::Local || referred.contains(id);
        facts
            .entities
            .extend(story.entities.iter().enumerate().filter(needed).map(|(_, entity)| described(story, entity)));
    }
}

fn described(story: &Story<'_>, entity: &StoryEntity) -> Entity {
    Entity {
        id: entity.slug.clone(),
        iri: match entity.scope {
            Scope::Known(actor) => story.authority.actor(actor).iri.clone(),
            Scope::Named => story.naming.actor(&entity.slug),
            Scope::Local => story.naming.local_actor(&story.article.id, &entity.slug),
        },
        kind: entity.kind,
        name: entity.name.clone(),
        of: entity.of.map(|of| story.entities[of].slug.clone()),
        sector: entity.sector,
        unnamed: entity.unnamed,
        known: matches!(entity.scope, Scope::Known(_)),
        mentions: entity.mentions.iter().map(|tokens| story.doc.span_of(tokens.clone())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn whom_nothing_needs_is_left_out() {
        let ids = |text: &str| facts(text).entities.into_iter().map(|entity| entity.id).collect::<Vec<_>>();
        assert_eq!(ids("Jane Roe slept. Two officials woke."), ["jane-roe"]);
        assert_eq!(ids("Two officials slept. They said that it was late."), ["two-officials"]);
    }

    #[test]
    fn an_iri_reaches_as_far_as_the_identity() {
        let facts = facts("Jane Roe of Norway spoke. Two officials said that it was late.");
        let iri = |id: &str| facts.entities.iter().find(|entity| entity.id == id).unwrap().iri.clone();
        assert!(iri("jane-roe").ends_with("/id/actor/jane-roe"));
        assert!(iri("two-officials").ends_with("/id/article/test#actor-two-officials"));
        assert!(facts.entities.iter().any(|entity| entity.id == "norway" && entity.known));
    }
}
