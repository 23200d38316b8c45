//! sayso reads English news and writes a knowledge graph of who said what about whom, where it happened, and on
//! whose say-so.
//!
//! The way of an article, on one page:
//!
//! ```text
//! bytes ─read─▶ Article ─analyse─▶ Doc ─resolve─▶ Story ─extract─▶ Facts ─map─▶ quads ─▶ store / stream
//!        article/         english/       entities/       extract/       graph/       store/
//! ```
//!
//! Extraction is a pure function of one article and the resources given: no clock, no network, no randomness, no
//! effect of thread count. Same bytes in, same quads out.

pub mod article;
pub mod build;
pub mod english;
pub mod entities;
pub mod extract;
pub mod facts;
pub mod fingerprint;
pub mod grammar;
pub mod graph;
pub mod lexicon;
pub mod query;
pub mod slug;
pub mod span;
pub mod store;

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use article::{Article, BlockKind};
use english::{Engine, Parser};
use entities::{Authority, Scope, Story};
use extract::Extractor;
use facts::{Entity, FACTS_VERSION, Facts, FactsTag, Site};
use graph::Base;
use graph::authority::AuthorityError;
use jiff::civil::Date;
use span::Span;

/// What extraction depends on besides the article.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Authority files of the user's own, on top of the bundled one.
    pub actors: Vec<PathBuf>,
    /// Start of every data IRI.
    pub base: Base,
    /// The day that "Friday" and "last week" are counted from in articles that do not tell their own.
    pub now: Option<Date>,
}

/// The whole pipeline from article to facts. Make one and share it between threads.
pub struct Sayso {
    authority: Authority,
    base: Base,
    now: Option<Date>,
    /// Parsers that are idle; each holds scratch space and caches worth keeping.
    parsers: Mutex<Vec<Parser<'static>>>,
}

impl Sayso {
    /// Load what extraction needs.
    ///
    /// # Errors
    /// When one of the user's authority files cannot be read or is not RDF.
    pub fn new(options: &Options) -> Result<Self, AuthorityError> {
        Ok(Self {
            authority: graph::authority::load(&options.actors)?,
            base: options.base.clone(),
            now: options.now,
            parsers: Mutex::new(Vec::new()),
        })
    }

    /// The start of every data IRI.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Everything that one article says. A pure function of the article and the options.
    pub fn extract(&self, article: &Article) -> Facts {
        let story = self.read(article);
        let mut facts = self.empty_facts(article);
        for extractor in extract::EXTRACTORS {
            extractor.extract(&story, &mut facts);
        }
        self.name_entities(&story, &mut facts);
        facts
    }

    /// Where what the words at each of `spans` tell happened, for any word that tells a happening: the rules behind
    /// the places of [`Facts::events`], without asking whether the word is an event of the scheme.
    pub fn sites(&self, article: &Article, spans: &[Span]) -> Vec<Vec<Site>> {
        let story = self.read(article);
        let mut facts = self.empty_facts(article);
        extract::place::Places.extract(&story, &mut facts);
        extract::sites(&story, &facts.places, spans)
    }

    /// The article parsed, with everybody in it resolved.
    fn read<'a>(&'a self, article: &'a Article) -> Story<'a> {
        let content: Vec<Span> =
            article.layout.blocks.iter().filter(|block| block.kind.is_content()).map(|block| block.span).collect();
        let mut parser = self.idle_parser();
        let doc = parser.parse_spans(&article.text, &content);
        self.parsers.lock().unwrap_or_else(PoisonError::into_inner).push(parser);
        let mut story = entities::resolve(article, doc, &self.authority);
        story.today = story.today.or(self.now);
        story
    }

    fn idle_parser(&self) -> Parser<'static> {
        let idle = self.parsers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(|| Engine::embedded().parser())
    }

    fn empty_facts(&self, article: &Article) -> Facts {
        let boilerplate = article.layout.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate);
        Facts {
            kind: FactsTag::Facts,
            version: FACTS_VERSION,
            id: article.id.clone(),
            text: article.text.clone(),
            sha256: article.sha256.clone(),
            meta: article.meta.clone(),
            entities: Vec::new(),
            statements: Vec::new(),
            events: Vec::new(),
            places: Vec::new(),
            figures: Vec::new(),
            offices: Vec::new(),
            boilerplate: boilerplate.map(|block| block.span).collect(),
        }
    }

    /// Describe everybody named or referred to, and give actors and places their IRIs.
    fn name_entities(&self, story: &Story<'_>, facts: &mut Facts) {
        for place in facts.places.iter_mut().filter(|place| place.geonameid.is_none() && !place.iri.contains(':')) {
            place.iri = self.base.place(&place.iri);
        }
        let referred = facts.referred_entities();
        for entity in &story.entities {
            // A generic phrase is an entity only where a fact needs it.
            if entity.scope == Scope::Local && !referred.contains(&entity.slug) {
                continue;
            }
            facts.entities.push(Entity {
                id: entity.slug.clone(),
                iri: match entity.scope {
                    Scope::Known(actor) => self.authority.actor(actor).iri.clone(),
                    Scope::Named => self.base.actor(&entity.slug),
                    Scope::Local => self.base.local_actor(&facts.id, &entity.slug),
                },
                kind: entity.kind,
                name: entity.name.clone(),
                of: entity.of.map(|of| story.entities[of].slug.clone()),
                sector: entity.sector,
                unnamed: entity.unnamed,
                known: matches!(entity.scope, Scope::Known(_)),
                mentions: entity.mentions.iter().map(|tokens| story.doc.span_of(tokens.clone())).collect(),
            });
        }
    }
}
