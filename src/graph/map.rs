//! Facts → quads: how each kind of fact looks in the graph.
//!
//! One named graph an article, no blank nodes, n-ary nodes with their shortcuts beside them. The result is
//! sorted, so that the same facts give the same bytes.

mod actors;
mod event;
mod statement;
#[cfg(test)]
mod tests;
mod writer;

pub(crate) use event::shortcut_of;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, Quad};

use super::iri::Base;
use super::vocab::{node, prov, sayso, schema};
use crate::facts::{Facts, Figure, Measure, Office};
use writer::ArticleGraph;

/// The graph of one article: everything that `facts` says, sorted.
pub fn quads(facts: &Facts, base: &Base) -> Vec<Quad> {
    let mut graph = ArticleGraph::new(facts, base);
    graph.article();
    // Events first: they tell which statements are events at once.
    facts.events.iter().for_each(|event| graph.event(event));
    facts.statements.iter().for_each(|statement| graph.statement(statement));
    facts.figures.iter().for_each(|figure| graph.figure(figure));
    facts.offices.iter().for_each(|office| graph.office(office));
    graph.finish()
}

impl<'f> ArticleGraph<'f> {
    fn article(&mut self) {
        let article = self.article.clone();
        let meta = &self.facts.meta;
        self.class(&article, &sayso::Article);
        self.optional(&article, &schema::headline, meta.headline.as_deref());
        self.optional(&article, &schema::inLanguage, meta.language.as_deref());
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
            Measure::Kidnapped => &sayso::Kidnapped,
            Measure::Missing => &sayso::Missing,
            Measure::KilledOrInjured => &sayso::KilledOrInjured,
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
        if let Some(whole) = &figure.part_of {
            let whole = self.fragment(whole);
            self.add(&subject, &sayso::partOf, whole);
        }
        if let Some(event) = &figure.of_event {
            let event = self.node_of(event);
            self.add(&subject, &sayso::ofEvent, event);
        }
        if let Some(place) = &figure.place {
            self.located(&subject, if figure.near { &sayso::near } else { &sayso::locatedIn }, place);
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

    fn finish(mut self) -> Vec<Quad> {
        self.describe();
        let mut quads = self.quads;
        quads.sort_by_cached_key(ToString::to_string);
        quads.dedup();
        quads
    }
}
