//! Resolution: who each noun phrase means.
//!
//! A sieve of small passes in order of precision, after the multi-pass design of Raghunathan et al. (2010), "A
//! Multi-Pass Sieve for Coreference Resolution". Each pass has its file, and a test there that fails without it.
//!
//! | pass | file | what it resolves |
//! |---|---|---|
//! | 1 | `names` | names: known actors, persons by full name and surname, bodies, acronyms introduced in brackets |
//! | 2 | `offices` | titles and offices beside names: `Foreign Minister Jane Roe` |
//! | 3 | `references` | descriptions: `the minister`, `Peru's top diplomat`, `the group` |
//! | 4 | `references` | pronouns |
//! | 5 | `references` | phrases that introduce somebody without a name: `two officials` |
//! | 6 | `anybody` | whoever else could speak |

mod anybody;
mod names;
mod offices;
mod references;

use std::collections::HashMap;
use std::ops::Range;

use super::authority::Authority;
use super::person;
use super::story::{EntityId, Scope, Story, StoryEntity};
use super::{mention, places, quotation, title};
use crate::article::Article;
use crate::english::{Doc, Pos};
use crate::facts::EntityType;
use crate::lexicon::sector;
use crate::slug::slug;

/// Resolve everybody in an article whose content has been parsed.
pub fn resolve<'a>(article: &'a Article, doc: Doc, authority: &'a Authority) -> Story<'a> {
    let mut mentions = mention::find(&doc, authority);
    let full_names = person::full_names(&doc, &mentions, authority);
    person::add_surnames(&doc, &full_names, &mut mentions);
    let mut mention_at = vec![None; doc.len()];
    for (index, mention) in mentions.iter().enumerate() {
        mention_at[mention.tokens.clone()].fill(Some(index));
    }
    let entity_at = vec![None; doc.len()];
    let quotes = quotation::find(article, &doc);
    let place_at = vec![None; doc.len()];
    let mut story = Story {
        article,
        anybody_at: vec![None; doc.len()],
        doc,
        authority,
        quotes,
        mentions,
        mention_at,
        entities: Vec::new(),
        by_slug: HashMap::new(),
        entity_at,
        titles: Vec::new(),
        full_names,
        places: Vec::new(),
        place_at,
        today: article.meta.published.as_deref().and_then(|day| day.parse().ok()),
    };
    story.places = places::find(&story);
    for (index, place) in story.places.iter().enumerate() {
        story.place_at[place.tokens.clone()].fill(Some(index));
    }
    let mut resolver = Resolver { story };
    resolver.names();
    resolver.offices();
    resolver.references();
    resolver.anybody();
    resolver.story
}

/// A story under resolution.
pub(super) struct Resolver<'a> {
    pub(super) story: Story<'a>,
}

impl Resolver<'_> {
    /// The entity of an actor of the authority file.
    pub(super) fn known(&mut self, actor: usize) -> EntityId {
        let authority = self.story.authority;
        let described = authority.actor(actor);
        if let Some(&id) = self.story.by_slug.get(&described.slug) {
            return id;
        }
        let of = described.of.as_deref().and_then(|iri| authority.by_iri(iri)).filter(|&of| of != actor);
        let of = of.map(|of| self.known(of));
        self.add(StoryEntity {
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
    fn sector(&mut self, id: EntityId, head: usize) {
        let entity = &mut self.story.entities[id];
        let named_by_noun = matches!(entity.kind, EntityType::Group | EntityType::Organization);
        if named_by_noun && entity.sector.is_none() && self.story.doc.pos(head) != Pos::Pron {
            entity.sector = sector::of_noun(&self.story.doc.lemma(head).to_lowercase());
        }
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
            sector: None,
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
        self.sector(entity, head);
        self.story.entities[entity].mentions.push(tokens);
    }
}
