//! sayso reads English news and writes a knowledge graph of who said what about whom, where it happened, and on
//! whose say-so.
//!
//! ```
//! use sayso::query::Limits;
//! use sayso::{Article, Index, Meta, Options, Sayso, graph};
//!
//! let sayso = Sayso::new(&Options::default())?;
//! let text = "Norway accused Sweden of fishing in its waters. Stockholm denied it on Friday.";
//! let article = Article::new("a1".to_owned(), text.to_owned(), &Meta::default());
//!
//! // Facts as plain data, which serialise as JSON …
//! let facts = sayso.extract(&article);
//! let said: Vec<String> = facts.said().map(|said| format!("{}: {}", said.who(), said.words)).collect();
//! assert_eq!(said[0], "Norway: Sweden of fishing in its waters");
//!
//! // … and as a graph, which answers the canned queries and SPARQL.
//! let index = Index::in_memory(sayso.base().as_str(), graph::quads(&facts, sayso.base()))?;
//! let rows = sayso::ask(&index, "who-accused-whom", &[("limit", "10")], &Limits::default())?;
//! assert_eq!(rows.rows.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Sayso::extract_all`] reads many articles on all threads, [`article::read::Reader`] takes them from files of many
//! formats, [`store::Store`] keeps their graph on disk. `examples/` has a program for each.
//!
//! # Features
//!
//! `cli` (on by default) is the command, with all others: `formats` reads articles from files and documents, `geo` has
//! GeoSPARQL's functions and GeoJSON, `tables` writes Parquet and CSV, `schema` makes the JSON Schema of the facts. Without
//! any of them the library makes facts, graphs and stores of texts, and queries them.
//!
//! # The way of an article
//!
//! ```text
//! bytes ─read─▶ Article ─analyse─▶ Doc ─name─▶ Reading ─resolve─▶ Story ─extract─▶ Facts ─map─▶ quads ─▶ store / stream
//!        article/         english/      entities/        entities/      extract/       graph/        store/
//! ```
//!
//! Extraction is a pure function of one article and the resources given: no clock, no network, no randomness, no
//! effect of thread count. Same bytes in, same quads out.

// Some of what readers of files need is used by nothing else.
#![cfg_attr(not(feature = "formats"), allow(dead_code))]

pub mod article;
mod batch;
pub mod build;
pub mod english;
pub mod facts;
pub mod fingerprint;
pub mod graph;
pub mod ledger;
pub mod query;
#[cfg(feature = "serve")]
pub mod serve;
pub mod span;
pub mod spill;
pub mod store;
#[cfg(feature = "tables")]
pub mod tables;

// Open to the command, the tests and the benchmarks of this project; no part of the interface that is kept.
#[doc(hidden)]
pub mod entities;
#[doc(hidden)]
pub mod extract;
#[doc(hidden)]
pub mod grammar;
#[doc(hidden)]
pub mod hash;
#[doc(hidden)]
pub mod lexicon;
#[doc(hidden)]
pub mod slug;

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

pub use article::{Article, Meta};
pub use batch::{ExtractAll, Extracted};
pub use facts::Facts;
pub use query::ask;
pub use store::{Index, Store};

use english::{Doc, Engine, Parser};
use entities::{Authority, Reading, Story};
use facts::Site;
use graph::Base;
use graph::authority::AuthorityError;
use jiff::civil::Date;
use span::Span;

/// What extraction depends on besides the article.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Authority files of the user's own, on top of the bundled one.
    pub actors: Vec<PathBuf>,
    /// The same in memory: texts of Turtle, on top of the files.
    pub actors_in_turtle: Vec<String>,
    /// Start of every data IRI.
    pub base: Base,
    /// The day that "Friday" and "last week" are counted from in articles that do not tell their own.
    pub now: Option<Date>,
    /// Keep the events of which nine in ten of their kind were wrong on annotated articles; who measures extraction wants them.
    pub keep_unlikely: bool,
}

/// The whole pipeline from article to facts. Make one and share it between threads.
pub struct Sayso {
    authority: Authority,
    base: Base,
    now: Option<Date>,
    keep_unlikely: bool,
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
            authority: graph::authority::load(&options.actors, &options.actors_in_turtle)?,
            base: options.base.clone(),
            now: options.now,
            keep_unlikely: options.keep_unlikely,
            parsers: Mutex::new(Vec::new()),
        })
    }

    /// The start of every data IRI.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Everything that one article says. A pure function of the article and the options.
    pub fn extract(&self, article: &Article) -> Facts {
        let mut facts = extract::facts(&self.story(article));
        if !self.keep_unlikely {
            extract::confidence::drop_unlikely(&mut facts);
        }
        facts
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

    /// Where what each verb reports might end; who measures extraction wants to know.
    pub fn endings(&self, article: &Article) -> Vec<extract::Endings> {
        extract::endings(&self.story(article))
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
        entities::modal_name::name(&mut doc);
        doc
    }
}

/// The program in the README, kept true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
