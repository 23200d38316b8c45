//! The steps of a parse one by one, so that each can be timed.

use std::sync::Arc;

use super::doc::Doc;
use super::pipeline::{Engine, Parser};

/// A text on its way through the engine. For benchmarks: no part of the library's interface.
pub struct Stages {
    parser: Parser<'static>,
    text: String,
    doc: Doc,
}

impl Stages {
    /// A text that has gone through all stages, so that every stage finds what it needs.
    pub fn new(text: &str) -> Self {
        let mut parser = Engine::embedded().parser();
        let doc = parser.parse(text);
        Self { parser, text: text.to_owned(), doc }
    }

    /// Text into tokens.
    pub fn tokenize(&mut self) {
        self.parser.tokenize(&self.text, [(0, self.text.as_str())]);
    }

    /// Word vectors, encoder, tagger, projection for the parser.
    pub fn tag(&mut self) {
        self.parser.tag();
    }

    /// Transitions, edges, sentences.
    pub fn find_trees(&mut self) {
        self.restart();
        self.parser.find_trees(&mut self.doc);
    }

    /// Attribute ruler and lemmatizer; after [`Stages::find_trees`].
    pub fn describe(&mut self) {
        self.restart();
        self.parser.describe(&mut self.doc);
    }

    /// Encoder and entity recogniser; needs the sentences of a whole document.
    pub fn recognise(&mut self) {
        self.doc.entities.clear();
        self.parser.recognise(&mut self.doc);
    }

    /// All stages.
    pub fn parse(&mut self) {
        self.doc = self.parser.parse(&self.text);
    }

    fn restart(&mut self) {
        self.doc = Doc::empty(&self.text, Arc::clone(&self.parser.engine.vocabulary), self.doc.len());
    }
}
