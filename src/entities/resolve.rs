//! Resolution: who each noun phrase means.
//!
//! A sieve of small passes in order of precision, after the multi-pass design of Raghunathan et al. (2010), "A
//! Multi-Pass Sieve for Coreference Resolution": each pass sees what the passes before it decided and leaves the rest
//! to those after it. One file a pass or two, each with an example that only it can resolve.

mod acronyms;
mod anybody;
mod names;
mod offices;
mod references;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use super::authority::Authority;
use super::nouns::Gender;
use super::story::{EntityId, Scope, Story, StoryEntity};
use super::{mention, places, quotation, title};
use crate::article::Article;
use crate::english::Doc;
use crate::extract::fact::EntityType;
use crate::slug::slug;

/// A pass of the sieve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// Names: known actors, persons, bodies.
    Names,
    /// Letters in brackets after a name.
    Acronyms,
    /// Offices beside names.
    Offices,
    /// Noun phrases that mean somebody named: "the minister", "Russia's top diplomat", "the group".
    Descriptions,
    /// "He", "she", "it", "they", "who".
    Pronouns,
    /// Whoever else could speak.
    Anybody,
}

/// The sieve, finest mesh first.
const SIEVE: [Pass; 6] =
    [Pass::Names, Pass::Acronyms, Pass::Offices, Pass::Descriptions, Pass::Pronouns, Pass::Anybody];

/// Resolve everybody in an article whose content has been parsed.
pub fn resolve<'a>(article: &'a Article, doc: Doc, authority: &'a Authority) -> Story<'a> {
    run(&SIEVE, article, doc, authority)
}

fn run<'a>(passes: &[Pass], article: &'a Article, doc: Doc, authority: &'a Authority) -> Story<'a> {
    let mentions = mention::find(&doc, authority);
    let mut mention_at = vec![None; doc.len()];
    for (index, mention) in mentions.iter().enumerate() {
        mention_at[mention.tokens.clone()].fill(Some(index));
    }
    let quotes = quotation::find(article, &doc);
    let place_at = vec![None; doc.len()];
    let mut story = Story {
        article,
        entity_at: vec![None; doc.len()],
        anybody_at: vec![None; doc.len()],
        doc,
        authority,
        quotes,
        mentions,
        mention_at,
        entities: Vec::new(),
        by_slug: HashMap::new(),
        titles: Vec::new(),
        places: Vec::new(),
        place_at,
    };
    story.places = places::find(&story);
    for (index, place) in story.places.iter().enumerate() {
        story.place_at[place.tokens.clone()].fill(Some(index));
    }
    let mut resolver = Resolver { story };
    let has = |pass| passes.contains(&pass);
    if has(Pass::Names) {
        resolver.names();
    }
    if has(Pass::Acronyms) {
        resolver.acronyms();
    }
    if has(Pass::Offices) {
        resolver.offices();
    }
    // These two in one walk, in text order: each needs whom the other found before.
    resolver.references(has(Pass::Descriptions), has(Pass::Pronouns));
    if has(Pass::Anybody) {
        resolver.anybody();
    }
    resolver.story
}

/// A story under resolution: what all passes share is to make entities and to note where they are mentioned.
struct Resolver<'a> {
    story: Story<'a>,
}

impl Resolver<'_> {
    /// The entity of an actor of the authority file.
    fn known(&mut self, actor: usize) -> EntityId {
        let authority = self.story.authority;
        let described = authority.actor(actor);
        if let Some(&id) = self.story.by_slug.get(&described.slug) {
            return id;
        }
        let of = described.of.as_deref().and_then(|iri| authority.by_iri(iri)).filter(|&of| of != actor);
        let of = of.map(|of| self.known(of));
        let gender = match described.gender.as_deref() {
            Some("female") => Some(Gender::Female),
            Some("male") => Some(Gender::Male),
            _ => None,
        };
        self.add(StoryEntity {
            slug: described.slug.clone(),
            kind: described.kind,
            name: described.name.clone(),
            of,
            unnamed: false,
            plural: false,
            gender,
            scope: Scope::Known(actor),
            mentions: Vec::new(),
        })
    }

    /// Note what an entity belongs to, unless that is known already.
    fn belongs(&mut self, id: EntityId, of: Option<EntityId>) {
        let entity = &mut self.story.entities[id];
        entity.of = entity.of.or(of.filter(|&of| of != id));
    }

    fn owner(&mut self, owner: title::Owner) -> EntityId {
        match owner {
            title::Owner::Actor(actor) => self.known(actor),
            title::Owner::Entity(id) => id,
            title::Owner::Body(tokens) => {
                let words = self.story.doc.slice(tokens).to_owned();
                self.named(&words, EntityType::Organization, Scope::Named)
            }
        }
    }

    /// The entity of that name, made if it is new.
    fn named(&mut self, name: &str, kind: EntityType, scope: Scope) -> EntityId {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut key = slug(&name);
        if key.is_empty() {
            key = "unnamed".to_owned();
        }
        if let Some(&id) = self.story.by_slug.get(&key) {
            return id;
        }
        self.add(StoryEntity {
            slug: key,
            kind,
            name,
            of: None,
            unnamed: false,
            plural: false,
            gender: None,
            scope,
            mentions: Vec::new(),
        })
    }

    fn add(&mut self, entity: StoryEntity) -> EntityId {
        let id = self.story.entities.len();
        self.story.by_slug.insert(entity.slug.clone(), id);
        self.story.entities.push(entity);
        id
    }

    fn mentioned(&mut self, entity: EntityId, head: usize, tokens: Range<usize>) {
        self.story.entity_at[head] = Some(entity);
        self.story.entities[entity].mentions.push(tokens);
    }
}
