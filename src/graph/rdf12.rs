//! RDF 1.2 on demand: an event as the reifier of its shortcut triple.
//!
//! `?event rdf:reifies <<( ?source sayso:accused ?target )>>` leads from the shortcut to its evidence
//! in one step. It is an export option, since few stores read triple terms; without these quads the
//! graph says the same in RDF 1.1.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term, Triple};

use super::shortcut_of;
use super::vocab::{PLOVER, node, sayso};
use crate::facts::Category;

/// The quads of one article and, behind them, one reifying quad for each event and shortcut of its.
pub fn with_reifiers(quads: &[Quad]) -> Vec<Quad> {
    let graph = ArticleGraph::new(quads);
    let mut all = quads.to_vec();
    for event in graph.events() {
        let sources = graph.with_principals(&event.id, &[node(&sayso::source), node(&sayso::onBehalfOf)]);
        let targets = graph.with_principals(&event.id, &[node(&sayso::target)]);
        for quad in quads.iter().filter(|quad| quad.predicate == event.shortcut) {
            let from = Term::from(quad.subject.clone());
            if sources.contains(&from.to_string()) && targets.contains(&quad.object.to_string()) {
                let shortcut = Triple::new(quad.subject.clone(), quad.predicate.clone(), quad.object.clone());
                let reifies = NamedNode::from(rdf::REIFIES);
                all.push(Quad::new(event.id.clone(), reifies, shortcut, quad.graph_name.clone()));
            }
        }
    }
    all
}

struct ReifyingEvent {
    id: NamedOrBlankNode,
    shortcut: NamedNode,
}

/// An article's quads by subject and predicate.
struct ArticleGraph<'q> {
    values: BTreeMap<(String, String), Vec<&'q Term>>,
    quads: &'q [Quad],
}

impl<'q> ArticleGraph<'q> {
    fn new(quads: &'q [Quad]) -> Self {
        let mut values: BTreeMap<(String, String), Vec<&Term>> = BTreeMap::new();
        for quad in quads {
            values.entry((quad.subject.to_string(), quad.predicate.to_string())).or_default().push(&quad.object);
        }
        Self { values, quads }
    }

    fn values(&self, subject: &str, property: &NamedNode) -> &[&'q Term] {
        self.values.get(&(subject.to_owned(), property.to_string())).map_or(&[], Vec::as_slice)
    }

    /// The events that the article itself asserts, each with its category's shortcut property.
    fn events(&self) -> Vec<ReifyingEvent> {
        let category = node(&sayso::category);
        self.quads
            .iter()
            .filter(|quad| quad.predicate == category)
            .filter_map(|quad| {
                let id = quad.subject.to_string();
                let says = |property: NamedNode, value: NamedNode| {
                    self.values(&id, &property).iter().any(|term| **term == Term::from(value.clone()))
                };
                let asserted = says(node(&sayso::polarity), node(&sayso::Affirmed))
                    && says(node(&sayso::modality), node(&sayso::Asserted))
                    && self.values(&id, &node(&sayso::accordingTo)).is_empty();
                let code = match &quad.object {
                    Term::NamedNode(concept) => concept.as_str().strip_prefix(PLOVER)?.strip_prefix('#')?,
                    _ => return None,
                };
                let shortcut = node(shortcut_of(Category::from_code(code)?));
                asserted.then(|| ReifyingEvent { id: quad.subject.clone(), shortcut })
            })
            .collect()
    }

    /// Who takes part in an event by these properties, and the bodies they belong to.
    fn with_principals(&self, event: &NamedOrBlankNode, properties: &[NamedNode]) -> BTreeSet<String> {
        let direct: Vec<&Term> =
            properties.iter().flat_map(|property| self.values(&event.to_string(), property)).copied().collect();
        let principals = direct.iter().flat_map(|who| self.values(&who.to_string(), &node(&sayso::of)));
        direct.iter().chain(principals).map(ToString::to_string).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::GraphName;

    #[test]
    fn an_asserted_event_reifies_its_shortcut_and_a_denied_one_does_not() {
        let named = |name: &str| NamedNode::new(format!("https://example.org/{name}")).unwrap();
        let graph = GraphName::from(named("article"));
        let quad = |s: &str, p: NamedNode, o: NamedNode| Quad::new(named(s), p, o, graph.clone());
        let event = |id: &str, polarity: NamedNode| {
            vec![
                quad(id, node(&sayso::category), NamedNode::new(format!("{PLOVER}#ACCUSE")).unwrap()),
                quad(id, node(&sayso::source), named("kerry")),
                quad(id, node(&sayso::target), named("russia")),
                quad(id, node(&sayso::polarity), polarity),
                quad(id, node(&sayso::modality), node(&sayso::Asserted)),
            ]
        };
        let mut quads = event("yes", node(&sayso::Affirmed));
        quads.extend(event("no", node(&sayso::Negated)));
        quads.push(quad("kerry", node(&sayso::of), named("us")));
        quads.push(quad("kerry", node(&sayso::accused), named("russia")));
        quads.push(quad("us", node(&sayso::accused), named("russia")));
        quads.push(quad("us", node(&sayso::accused), named("iran")));
        let added: Vec<String> = with_reifiers(&quads)[quads.len()..].iter().map(ToString::to_string).collect();
        assert_eq!(added.len(), 2, "{added:?}");
        assert!(added.iter().all(|line| line.contains("example.org/yes> ") && line.contains("<<(")), "{added:?}");
    }
}
