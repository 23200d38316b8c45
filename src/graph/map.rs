//! Facts → quads: how each kind of fact looks in the graph.
//!
//! One named graph an article, no blank nodes, n-ary nodes with their shortcuts beside them. The result is
//! sorted, so that the same facts give the same bytes.

mod actors;
mod event;
mod statement;
#[cfg(test)]
mod tests;

pub(crate) use event::shortcut_of;

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};
use sophia::api::ns::NsTerm;

use super::iri::Base;
use super::vocab::{nif, node, prov, sayso, schema};
use crate::facts::{Category, Entity, Facts, Figure, Measure, Office, TimeRef};
use crate::span::{CharIndex, Span};

/// The graph of one article: everything that `facts` says, sorted.
pub fn quads(facts: &Facts, base: &Base) -> Vec<Quad> {
    let mut graph = ArticleGraph::new(facts, base);
    graph.article();
    facts.statements.iter().for_each(|statement| graph.statement(statement));
    facts.events.iter().for_each(|event| graph.event(event));
    facts.figures.iter().for_each(|figure| graph.figure(figure));
    facts.offices.iter().for_each(|office| graph.office(office));
    graph.finish()
}

/// An article's graph being written.
struct ArticleGraph<'f> {
    facts: &'f Facts,
    base: &'f Base,
    article: NamedNode,
    chars: CharIndex,
    entities: BTreeMap<&'f str, &'f Entity>,
    /// Entities and places that some fact of the graph points to; only these are described.
    used: BTreeSet<String>,
    /// Article-local groups made for words that name nobody known: IRI and label.
    minted: BTreeMap<String, String>,
    /// Statement nodes that already are an event, with its category.
    acts: BTreeMap<String, Option<Category>>,
    quads: Vec<Quad>,
}

impl<'f> ArticleGraph<'f> {
    fn new(facts: &'f Facts, base: &'f Base) -> Self {
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

    // ---- what the kinds look like ----

    fn article(&mut self) {
        let article = self.article.clone();
        let meta = &self.facts.meta;
        self.class(&article, &sayso::Article);
        self.optional(&article, &schema::headline, meta.headline.as_deref());
        self.optional(&article, &schema::publisher, meta.publisher.as_deref());
        self.optional(&article, &schema::author, meta.author.as_deref());
        self.optional(&article, &schema::contentLocation, meta.dateline.as_deref());
        self.optional(&article, &sayso::agency, meta.agency.as_deref());
        if let Some(day) = &meta.published {
            self.add(&article, &schema::datePublished, Literal::new_typed_literal(day, xsd::DATE));
        }
        match meta.url.as_deref().map(NamedNode::new) {
            Some(Ok(url)) => self.add(&article, &schema::url, url),
            // An address that is no IRI is still what the record says.
            Some(Err(_)) => self.optional(&article, &schema::url, meta.url.as_deref()),
            None => {}
        }
        self.text(&article, &sayso::sha256, &self.facts.sha256);
        self.text(&article, &schema::articleBody, &self.facts.text);
        let software = NamedNode::new_unchecked(self.base.software(env!("CARGO_PKG_VERSION")));
        self.add(&article, &sayso::extractedBy, software.clone());
        self.class(&software, &prov::SoftwareAgent);
    }

    fn figure(&mut self, figure: &'f Figure) {
        let subject = self.fragment(&figure.id);
        self.class(&subject, &sayso::Figure);
        let measure = match figure.measure {
            Measure::Killed => &sayso::Killed,
            Measure::Injured => &sayso::Injured,
            Measure::Displaced => &sayso::Displaced,
            Measure::Detained => &sayso::Detained,
            Measure::Missing => &sayso::Missing,
        };
        self.add(&subject, &sayso::measure, node(measure));
        let bound = match (figure.at_least, figure.at_most) {
            (true, _) => &sayso::atLeast,
            (_, true) => &sayso::atMost,
            _ => &sayso::value,
        };
        self.add(&subject, bound, Literal::from(figure.value));
        if let Some(to) = figure.value_to {
            self.add(&subject, &sayso::atMost, Literal::from(to));
        }
        if let Some(statement) = &figure.according_to {
            let statement = self.fragment(statement);
            self.add(&subject, &sayso::accordingTo, statement);
        }
        if let Some(event) = &figure.of_event {
            let event = self.node_of(event);
            self.add(&subject, &sayso::ofEvent, event);
        }
        if let Some(place) = &figure.place {
            self.located(&subject, &sayso::locatedIn, place);
        }
        if let Some(time) = &figure.as_of {
            self.time(&subject, &sayso::asOf, time);
        }
        self.evidence_of(&subject, figure.span, &figure.evidence, figure.confidence, &figure.rule);
    }

    fn office(&mut self, office: &'f Office) {
        let subject = self.fragment(&office.id);
        let Some(holder) = self.entity_or_place(&office.holder) else { return };
        self.class(&subject, &sayso::Office);
        self.add(&subject, &sayso::holder, holder);
        self.text(&subject, &sayso::title, &office.title);
        if let Some(of) = office.of.as_deref().and_then(|id| self.entity_or_place(id)) {
            self.add(&subject, &sayso::of, of);
        }
        self.evidence_of(&subject, office.span, &office.evidence, office.confidence, &office.rule);
    }

    /// When: the day by `property`, or else the first and the last day of a longer time, as far as they are told.
    fn time(&mut self, subject: &NamedNode, property: &NsTerm<'_>, time: &TimeRef) {
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

    fn span(&mut self, subject: &NamedNode, span: Span) {
        self.add(subject, &nif::beginIndex, index(span.start));
        self.add(subject, &nif::endIndex, index(span.end));
    }

    fn trace(&mut self, subject: &NamedNode, further: &[Span], confidence: f64, rule: &str) {
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

    fn evidence_of(&mut self, subject: &NamedNode, span: Span, further: &[Span], confidence: f64, rule: &str) {
        self.span(subject, span);
        let words = self.words(span).to_owned();
        self.text(subject, &nif::anchorOf, &words);
        self.trace(subject, further, confidence, rule);
    }

    fn words(&self, span: Span) -> &'f str {
        self.chars.cut(&self.facts.text, span)
    }

    fn words_of(&self, spans: &[Span]) -> String {
        spans.iter().map(|&span| self.words(span)).collect::<Vec<_>>().join(" ")
    }

    // ---- quads ----

    fn fragment(&self, id: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}#{id}", self.article.as_str()))
    }

    /// The node of a statement or of an event, which may be a statement's.
    fn node_of(&self, id: &str) -> NamedNode {
        let event = self.facts.events.iter().find(|event| event.id == id);
        self.fragment(event.and_then(|event| event.statement.as_deref()).unwrap_or(id))
    }

    fn class(&mut self, subject: &NamedNode, class: &NsTerm<'_>) {
        self.push(subject, rdf::TYPE.into_owned(), node(class));
    }

    fn text(&mut self, subject: &NamedNode, property: &NsTerm<'_>, text: &str) {
        self.add(subject, property, Literal::new_simple_literal(text));
    }

    fn optional(&mut self, subject: &NamedNode, property: &NsTerm<'_>, text: Option<&str>) {
        if let Some(text) = text {
            self.text(subject, property, text);
        }
    }

    fn add(&mut self, subject: &NamedNode, property: &NsTerm<'_>, object: impl Into<Term>) {
        self.push(subject, node(property), object);
    }

    fn push(&mut self, subject: &NamedNode, property: NamedNode, object: impl Into<Term>) {
        let graph = GraphName::NamedNode(self.article.clone());
        self.quads.push(Quad::new(subject.clone(), property, object, graph));
    }

    fn finish(mut self) -> Vec<Quad> {
        self.describe();
        let mut quads = self.quads;
        quads.sort_by_cached_key(ToString::to_string);
        quads.dedup();
        quads
    }
}

/// An offset. Stores turn all integer types into `xsd:integer`; written so, exports and segments agree.
fn index(at: u32) -> Literal {
    Literal::from(i64::from(at))
}
