//! An article's graph being written: nodes, times, spans, evidence, quads.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};
use sophia_api::ns::NsTerm;

use crate::facts::{Category, Entity, Facts, TimeRef};
use crate::graph::iri::Base;
use crate::graph::vocab::{nif, node, sayso};
use crate::span::{CharIndex, Span};

/// An article's graph being written.
pub(super) struct ArticleGraph<'f> {
    pub(super) facts: &'f Facts,
    pub(super) base: &'f Base,
    pub(super) article: NamedNode,
    pub(super) chars: CharIndex,
    pub(super) entities: BTreeMap<&'f str, &'f Entity>,
    /// Entities and places that some fact of the graph points to; only these are described.
    pub(super) used: BTreeSet<String>,
    /// Article-local groups made for words that name nobody known: IRI and label.
    pub(super) minted: BTreeMap<String, String>,
    /// Statement nodes that already are an event, with its category.
    pub(super) acts: BTreeMap<String, Option<Category>>,
    pub(super) quads: Vec<Quad>,
}

impl<'f> ArticleGraph<'f> {
    pub(super) fn new(facts: &'f Facts, base: &'f Base) -> Self {
        Self {
            facts,
            base,
            article: NamedNode::new_unchecked(base.article(&facts.id)),
            chars: CharIndex::new(&facts.text),
            entities: facts.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect(),
            used: BTreeSet::new(),
            minted: BTreeMap::new(),
            acts: BTreeMap::new(),
            quads: Vec::new(),
        }
    }

    /// When: the day by `property`, or else the first and the last day of a longer time, as far as they are told.
    pub(super) fn time(&mut self, subject: &NamedNode, property: &NsTerm<'_>, time: &TimeRef) {
        let date = |day: &String| Literal::new_typed_literal(day, xsd::DATE);
        if let Some(day) = &time.date {
            self.add(subject, property, date(day));
            return;
        }
        if let Some(day) = &time.from {
            self.add(subject, &sayso::from, date(day));
        }
        if let Some(day) = &time.to {
            self.add(subject, &sayso::until, date(day));
        }
    }

    // ---- spans and evidence ----

    pub(super) fn span(&mut self, subject: &NamedNode, span: Span) {
        self.add(subject, &nif::beginIndex, index(span.start));
        self.add(subject, &nif::endIndex, index(span.end));
    }

    pub(super) fn trace(&mut self, subject: &NamedNode, further: &[Span], confidence: f64, rule: &str) {
        // The shortest form of two decimals, which is the form that stores keep.
        let confidence = Literal::new_typed_literal(((confidence * 100.0).round() / 100.0).to_string(), xsd::DECIMAL);
        self.add(subject, &sayso::confidence, confidence);
        self.text(subject, &sayso::rule, rule);
        for &span in further {
            // RFC 5147 text fragment: the offsets of the repeated mention.
            let mention = self.fragment(&format!("char={},{}", span.start, span.end));
            self.add(subject, &sayso::evidence, mention.clone());
            self.class(&mention, &sayso::Evidence);
            self.span(&mention, span);
            let article = self.article.clone();
            self.add(&mention, &nif::referenceContext, article);
        }
    }

    pub(super) fn evidence_of(
        &mut self,
        subject: &NamedNode,
        span: Span,
        further: &[Span],
        confidence: f64,
        rule: &str,
    ) {
        self.span(subject, span);
        let words = self.words(span).to_owned();
        self.text(subject, &nif::anchorOf, &words);
        self.trace(subject, further, confidence, rule);
    }

    pub(super) fn words(&self, span: Span) -> &'f str {
        self.chars.cut(&self.facts.text, span)
    }

    pub(super) fn words_of(&self, spans: &[Span]) -> String {
        spans.iter().map(|&span| self.words(span)).collect::<Vec<_>>().join(" ")
    }

    // ---- quads ----

    pub(super) fn fragment(&self, id: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}#{id}", self.article.as_str()))
    }

    /// The node of a statement or of an event, which may be a statement's.
    pub(super) fn node_of(&self, id: &str) -> NamedNode {
        let event = self.facts.events.iter().find(|event| event.id == id);
        self.fragment(event.and_then(|event| event.statement.as_deref()).unwrap_or(id))
    }

    pub(super) fn class(&mut self, subject: &NamedNode, class: &NsTerm<'_>) {
        self.push(subject, rdf::TYPE.into_owned(), node(class));
    }

    pub(super) fn text(&mut self, subject: &NamedNode, property: &NsTerm<'_>, text: &str) {
        self.add(subject, property, Literal::new_simple_literal(text));
    }

    pub(super) fn optional(&mut self, subject: &NamedNode, property: &NsTerm<'_>, text: Option<&str>) {
        if let Some(text) = text {
            self.text(subject, property, text);
        }
    }

    pub(super) fn add(&mut self, subject: &NamedNode, property: &NsTerm<'_>, object: impl Into<Term>) {
        self.push(subject, node(property), object);
    }

    pub(super) fn push(&mut self, subject: &NamedNode, property: NamedNode, object: impl Into<Term>) {
        let graph = GraphName::NamedNode(self.article.clone());
        self.quads.push(Quad::new(subject.clone(), property, object, graph));
    }
}

/// An offset. Stores turn all integer types into `xsd:integer`; written so, exports and segments agree.
fn index(at: u32) -> Literal {
    Literal::from(i64::from(at))
}
