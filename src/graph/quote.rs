//! Evidence back to the page: each fact of an article with an address as a W3C text quote of it.
//!
//! `?fact oa:hasTarget [ oa:hasSource <address> ; oa:hasSelector [ oa:exact "…" ; oa:prefix "…" ; oa:suffix "…" ] ]`, with
//! IRIs in the place of blank nodes. Annotation tools find the words in the page by it, whatever became of its markup. It
//! is an export option, since it says what offsets say already.

use std::collections::BTreeMap;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Quad, Term};

use super::vocab::{nif, node, oa, schema};
use crate::span::{CharIndex, Span};

/// So many characters on each side tell one place from another.
const AROUND: u32 = 32;

/// The quads of one article and, behind them, the quotes of its facts.
pub fn with_quotes(quads: &[Quad]) -> Vec<Quad> {
    let mut all = quads.to_vec();
    let value = |property: NamedNode| quads.iter().find(|quad| quad.predicate == property).map(|quad| &quad.object);
    let (Some(Term::Literal(body)), Some(Term::NamedNode(url))) =
        (value(node(&schema::articleBody)), value(node(&schema::url)))
    else {
        return all;
    };
    let chars = CharIndex::new(body.value());
    let words = |span: Span| Literal::new_simple_literal(folded(chars.cut(body.value(), span)));
    let mut ends: BTreeMap<String, u32> = BTreeMap::new();
    for quad in quads.iter().filter(|quad| quad.predicate == node(&nif::endIndex)) {
        ends.extend(number(&quad.object).map(|end| (quad.subject.to_string(), end)));
    }
    for quad in quads.iter().filter(|quad| quad.predicate == node(&nif::beginIndex)) {
        let (Some(start), Some(&end)) = (number(&quad.object), ends.get(&quad.subject.to_string())) else { continue };
        let NamedOrBlankNode::NamedNode(fact) = &quad.subject else { continue };
        let mut add = |subject: &NamedNode, property: NamedNode, object: Term| {
            all.push(Quad::new(subject.clone(), property, object, quad.graph_name.clone()));
        };
        let part = |what: &str| NamedNode::new_unchecked(format!("{}-{what}", fact.as_str()));
        let (target, selector) = (part("target"), part("selector"));
        add(fact, node(&oa::hasTarget), target.clone().into());
        add(&target, rdf::TYPE.into_owned(), node(&oa::SpecificResource).into());
        add(&target, node(&oa::hasSource), url.clone().into());
        add(&target, node(&oa::hasSelector), selector.clone().into());
        add(&selector, rdf::TYPE.into_owned(), node(&oa::TextQuoteSelector).into());
        add(&selector, node(&oa::exact), words(Span::new(start, end)).into());
        add(&selector, node(&oa::prefix), words(Span::new(start.saturating_sub(AROUND), start)).into());
        add(&selector, node(&oa::suffix), words(Span::new(end, (end + AROUND).min(chars.char_len()))).into());
    }
    all
}

fn number(term: &Term) -> Option<u32> {
    if let Term::Literal(literal) = term { literal.value().parse().ok() } else { None }
}

/// Blanks of any kind as one, as tools compare them; those at the ends stay.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::GraphName;

    #[test]
    fn a_fact_quotes_its_page() {
        let named = |name: &str| NamedNode::new(format!("https://example.org/{name}")).unwrap();
        let graph = GraphName::from(named("a"));
        let text = "First.\n\nOslo denied the report.";
        let quad = |s: &str, p: NamedNode, o: Term| Quad::new(named(s), p, o, graph.clone());
        let mut quads = vec![
            quad("a", node(&schema::articleBody), Literal::new_simple_literal(text).into()),
            quad("a#e", node(&nif::beginIndex), Literal::from(13).into()),
            quad("a#e", node(&nif::endIndex), Literal::from(19).into()),
        ];
        assert_eq!(with_quotes(&quads).len(), quads.len(), "without an address there is no page");
        quads.push(quad("a", node(&schema::url), named("page").into()));
        let added: Vec<String> = with_quotes(&quads)[quads.len()..].iter().map(ToString::to_string).collect();
        for part in [
            "exact> \"denied\"",
            "prefix> \"First. Oslo \"",
            "suffix> \" the report.\"",
            "hasSource> <https://example.org/page>",
        ] {
            assert!(added.iter().any(|line| line.contains(part)), "{part}: {added:?}");
        }
    }
}
