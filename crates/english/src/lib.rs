//! The English language engine: text in, [`Doc`] out.
//!
//! A native implementation of the inference of spaCy's `en_core_web_sm` 3.8.0 (Explosion, MIT
//! licence), with its exact parameters: every token, tag, head, relation, lemma and name is the one
//! that spaCy gives (the repository's `docs/performance.md` has the measurements). It runs
//!
//! 1. the tokenizer (`tokenizer`, `affixes`, `url`, `phrases`),
//! 2. lexical features, word vectors and their encoder (`lexicon`, `embed`, `encoder`),
//! 3. the tagger and the dependency parser on its vectors (`tagger`, `parser`, `tree`),
//! 4. attribute ruler and lemmatizer (`ruler`, `lemmatizer`, `analysis`),
//! 5. the entity recogniser, with vectors of its own (`ner`).
//!
//! ```
//! use sayso_english::{Dep, Engine};
//!
//! let mut parser = Engine::embedded().parser();
//! let doc = parser.parse("Iceland's minister met reporters.");
//! let verb = doc.root(0);
//! assert_eq!(doc.lemma(verb), "meet");
//! let subject = doc.child(verb, Dep::Nsubj).map(|i| doc.slice(doc.subtree_range(i)));
//! assert_eq!(subject, Some("Iceland's minister"));
//! ```

mod affixes;
mod analysis;
mod chars;
mod doc;
mod embed;
mod encoder;
mod ids;
mod intern;
mod kernels;
mod labels;
mod lemmatizer;
mod lexicon;
mod model;
mod ner;
mod networks;
mod output;
mod parser;
mod phrases;
mod pipeline;
mod products;
mod ruler;
mod split;
mod stages;
mod state;
mod tagger;
mod tokenizer;
mod tree;
mod url;
mod walks;

pub mod span;

/// A digest of the engine's sources and its model: as long as it is the same, the same text gives the same [`Doc`].
pub const SOURCES: &str = env!("SAYSO_ENGLISH_SOURCES");

pub use doc::{Doc, Entity};
pub use labels::{Dep, EntType, Iob, Pos};
pub use lemmatizer::{is_known, is_verb};
pub use pipeline::{Engine, Parser};
#[doc(hidden)]
pub use stages::Stages;

/// The examples of the README are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
