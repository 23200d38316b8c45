//! sayso reads English news and writes a knowledge graph of who said what about whom, where it happened, and on
//! whose say-so.
//!
//! The way of an article, on one page:
//!
//! ```text
//! bytes ─read─▶ Article ─analyse─▶ Doc ─name─▶ Reading ─resolve─▶ Story ─extract─▶ Facts ─map─▶ quads ─▶ store / stream
//!        article/         english/      entities/        entities/      extract/       graph/        store/
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
pub mod hash;
pub mod ledger;
pub mod lexicon;
pub mod query;
#[cfg(feature = "serve")]
pub mod serve;
pub mod slug;
pub mod span;
pub mod store;

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use article::Article;
use english::{Doc, Engine, Parser};
use entities::{Authority, Reading, Story};
use facts::{Facts, Site};
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
        extract::facts(&self.story(article))
    }

    /// Where what the words at each of `spans` tell happened, for any word that tells a happening: the rules behind
    /// the places of [`Facts::events`], without asking whether the word is an event of the scheme.
    pub fn sites(&self, article: &Article, spans: &[Span]) -> Vec<Vec<Site>> {
        extract::sites(&self.story(article), spans)
    }

    /// The lemma of the word at the head of each of `spans`, and the sentence that it stands in; `None` for a span without a
    /// word.
    pub fn heads(&self, article: &Article, spans: &[Span]) -> Vec<Option<(String, Span)>> {
        extract::heads(&self.story(article), spans)
    }

    /// The article parsed, with everybody in it resolved.
    pub(crate) fn story<'a>(&'a self, article: &'a Article) -> Story<'a> {
        let doc = self.parse(article);
        let reading = Reading::new(article, doc, &self.authority, self.now);
        entities::resolve(reading, &self.base)
    }

    /// What an article's content parses to.
    fn parse(&self, article: &Article) -> Doc {
        let idle = self.parsers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut parser = idle.unwrap_or_else(|| Engine::embedded().parser());
        let mut doc = match article.content(|words| entities::capitals::lowered(words, article, &self.authority)) {
            Some(content) => {
                let doc = parser.parse_spans(content.rewritten.text(), &content.pieces);
                doc.placed(|span| content.rewritten.original(span))
            }
            None => parser.parse_spans(&article.text, &article.content_spans()),
        };
        self.parsers.lock().unwrap_or_else(PoisonError::into_inner).push(parser);
        entities::speakers::name(&mut doc, article);
        doc
    }
}
