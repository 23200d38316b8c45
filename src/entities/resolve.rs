//! Resolution: who each noun phrase means.
//!
//! A sieve of small passes in order of precision, after the multi-pass design of Raghunathan et al. (2010), "A
//! Multi-Pass Sieve for Coreference Resolution": names first, then titles, definite descriptions, pronouns, and
//! last the phrases that introduce somebody without a name.

use std::collections::HashMap;
use std::ops::Range;

use super::authority::{Authority, NameKind};
use super::mention::{self, Mention};
use super::nouns::Gender;
use super::pronoun::{self, Antecedents};
use super::story::{EntityId, Scope, Story, StoryEntity};
use super::{describe, person, quotation, title};
use crate::article::Article;
use crate::english::{Dep, Doc, EntType, Pos};
use crate::extract::fact::EntityType;
use crate::slug::slug;

/// Resolve everybody in an article whose content has been parsed.
pub fn resolve<'a>(article: &'a Article, doc: Doc, authority: &'a Authority) -> Story<'a> {
    let mentions = mention::find(&doc, authority);
    let mut mention_at = vec![None; doc.len()];
    for (index, mention) in mentions.iter().enumerate() {
        mention_at[mention.tokens.clone()].fill(Some(index));
    }
    let entity_at = vec![None; doc.len()];
    let quotes = quotation::find(article, &doc);
    let story = Story {
        article,
        anybody_at: vec![None; doc.len()],
        doc,
        authority,
        quotes,
        mentions,
        mention_at,
        entities: Vec::new(),
        entity_at,
        titles: Vec::new(),
        today: article.meta.published.as_deref().and_then(|day| day.parse().ok()),
    };
    let mut resolver = Resolver { story, slugs: HashMap::new() };
    resolver.names();
    resolver.titles();
    resolver.references();
    resolver.anybody();
    resolver.story
}

/// A story under resolution.
pub(super) struct Resolver<'a> {
    pub(super) story: Story<'a>,
    slugs: HashMap<String, EntityId>,
}

impl Resolver<'_> {
    /// Pass 1: names. Known actors, persons (full names first, then surnames), bodies.
    fn names(&mut self) {
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
        self.acronyms();
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

    /// The entity of an actor of the authority file.
    pub(super) fn known(&mut self, actor: usize) -> EntityId {
        let authority = self.story.authority;
        let described = authority.actor(actor);
        if let Some(&id) = self.slugs.get(&described.slug) {
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

    /// "The Syrian Democratic Forces (SDF)": the letters in brackets mean the name before them from here on.
    fn acronyms(&mut self) {
        let mut introduced: HashMap<String, EntityId> = HashMap::new();
        for index in 0..self.story.mentions.len() {
            let tokens = self.story.mentions[index].tokens.clone();
            let words = self.story.doc.slice(tokens.clone()).to_owned();
            let is_acronym = tokens.len() == 1
                && words.chars().count() >= 2
                && words.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&'));
            if !is_acronym || self.story.mentions[index].senses.actor.is_some() {
                continue;
            }
            let bracketed = tokens.start >= 2 && self.story.doc.token(tokens.start - 1) == "(";
            let before = bracketed.then(|| self.story.mention_at[tokens.start - 2]).flatten();
            if let Some(named) = before.and_then(|m| self.story.entity_at[self.story.mentions[m].head]) {
                introduced.insert(words.clone(), named);
            }
            if let Some(&named) = introduced.get(&words) {
                let head = self.story.mentions[index].head;
                self.story.entity_at[head] = Some(named);
                self.story.entities[named].mentions.push(tokens);
            }
        }
    }

    /// Pass 2: offices beside names.
    fn titles(&mut self) {
        for found in title::find(&self.story) {
            let holder = found.holder;
            let of = found.of.map(|of| self.owner(of));
            let of = of.or_else(|| self.known_office(holder, &found.noun));
            self.belongs(holder, of);
            // The role's noun means the person too ("the secretary of state, Jane Roe").
            if self.story.entity_at[found.noun_token].is_none() {
                self.story.entity_at[found.noun_token] = Some(holder);
            }
            self.story.titles.push(super::story::Title {
                holder,
                words: found.words,
                noun: found.noun,
                of,
                tokens: found.tokens,
                pattern: found.pattern,
            });
        }
    }

    /// Whose office it is, where the authority file knows the person in it ("President Jane Roe").
    fn known_office(&mut self, holder: EntityId, noun: &str) -> Option<EntityId> {
        let Scope::Known(actor) = self.story.entities[holder].scope else { return None };
        let known = self.story.authority.actor(actor);
        let title = known.title.as_deref()?.to_lowercase();
        let of = self.story.authority.by_iri(known.of.as_deref()?)?;
        title.split(' ').any(|word| word == noun).then(|| self.known(of))
    }

    /// Passes 3 to 5, in text order since each needs what was mentioned before: definite descriptions,
    /// pronouns, and phrases that introduce somebody.
    fn references(&mut self) {
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

    /// Pass 6: whoever else could speak, the article's own and nameless.
    fn anybody(&mut self) {
        for i in 0..self.story.doc.len() {
            if self.story.entity_at[i].is_some() || !self.could_speak(i) {
                continue;
            }
            let words = self.story.doc.token(i).to_lowercase();
            let relative = matches!(words.as_str(), "who" | "which" | "that");
            let described = relative.then(|| pronoun::described(&self.story.doc, i)).flatten();
            let head = described.unwrap_or(i);
            let known = self.story.entity_at[head].or(self.story.anybody_at[head]);
            let id = known.unwrap_or_else(|| {
                let name = describe::core_words(&self.story, head);
                self.named(&name, EntityType::Group, Scope::Local)
            });
            self.story.anybody_at[i] = Some(id);
            self.story.anybody_at[head] = Some(id);
        }
    }

    /// True where a noun phrase stands that could be a speaker's: a subject, an agent, an owner, a source.
    fn could_speak(&self, i: usize) -> bool {
        let doc = &self.story.doc;
        let nominal = matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Det | Pos::Num | Pos::Adj);
        nominal
            && matches!(
                doc.dep(i),
                Dep::Nsubj
                    | Dep::Nsubjpass
                    | Dep::Pobj
                    | Dep::Poss
                    | Dep::Conj
                    | Dep::Root
                    | Dep::Appos
                    | Dep::Dobj
                    | Dep::Compound
            )
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
        if let Some(&id) = self.slugs.get(&key) {
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
        self.slugs.insert(entity.slug.clone(), id);
        self.story.entities.push(entity);
        id
    }

    fn mentioned(&mut self, entity: EntityId, head: usize, tokens: Range<usize>) {
        self.story.entity_at[head] = Some(entity);
        self.story.entities[entity].mentions.push(tokens);
    }
}
