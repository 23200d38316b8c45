//! Who may be one under several names, in the graph.
//!
//! ```text
//! <…/actor/sergey-lavrov> skos:closeMatch <…/actor/sergei-lavrov> .
//! <…/name-match/9f…> a sayso:NameMatch ; sayso:matches <…/actor/sergey-lavrov>, <…/actor/sergei-lavrov> ;
//!     sayso:score 0.92 ; sayso:rule "spelling" .
//! ```
//!
//! Persons and bodies that articles name in full are compared with each other and with the authority file.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, Quad};

use super::node::Derived;
use super::said::{self, Node, Property};
use crate::graph::vocab::{self, sayso, skos};
use crate::ledger::identity::Kind;
use crate::ledger::identity::links::{Named, links};

/// Who is named, by all names, and whom everybody is of.
#[derive(Debug, Default)]
pub struct People {
    by_iri: BTreeMap<String, Somebody>,
    /// Whom the authority file's actors are of.
    of: HashMap<String, Vec<String>>,
}

/// Somebody with names.
#[derive(Debug)]
struct Somebody {
    kind: Kind,
    /// The authority file describes it.
    is_known: bool,
    names: BTreeSet<String>,
    /// Offices and whom it is of.
    grounds: BTreeSet<String>,
}

impl People {
    /// Look at the quads of one graph.
    pub fn see(&mut self, base: &str, quads: &[&Quad]) {
        let is_known = quads.first().is_some_and(|quad| said::graph(quad).starts_with(vocab::ACTORS));
        let nodes = said::nodes(quads);
        for (&iri, node) in &nodes {
            let is_shared = is_known || iri.strip_prefix(base).is_some_and(|rest| rest.starts_with("actor/"));
            if let Some(kind) = kind(node).filter(|_| is_shared) {
                let somebody = self.by_iri.entry(iri.to_owned()).or_insert_with(|| Somebody {
                    kind,
                    is_known,
                    names: BTreeSet::new(),
                    grounds: BTreeSet::new(),
                });
                let names = node.values(Property::Name).chain(node.values(Property::OtherName));
                somebody.names.extend(names.map(str::to_owned));
                somebody.grounds.extend(node.values(Property::Of).map(str::to_owned));
            }
            if is_known {
                let of = node.values(Property::Of).map(str::to_owned);
                self.of.entry(iri.to_owned()).or_default().extend(of);
            }
        }
        for node in nodes.values() {
            for holder in node.values(Property::Holder) {
                if let Some(somebody) = self.by_iri.get_mut(holder) {
                    somebody.grounds.extend(node.values(Property::Of).map(str::to_owned));
                }
            }
        }
    }

    /// Some of them and whom the authority file says that they are of.
    pub fn with_sides<'a>(&'a self, who: &'a [String]) -> Vec<&'a str> {
        let of = |who: &'a String| self.of.get(who).into_iter().flatten().map(String::as_str);
        let all: BTreeSet<&str> = who.iter().flat_map(|who| std::iter::once(who.as_str()).chain(of(who))).collect();
        all.into_iter().collect()
    }

    /// Write who may be one.
    pub fn write(&self, derived: &mut Derived<'_>) -> io::Result<()> {
        let named: Vec<Named<'_>> = self
            .by_iri
            .iter()
            .flat_map(|(iri, somebody)| {
                let grounds: BTreeSet<&str> = somebody.grounds.iter().map(String::as_str).collect();
                let named = move |name| Named {
                    id: iri,
                    kind: somebody.kind,
                    name,
                    known: somebody.is_known,
                    grounds: grounds.clone(),
                };
                somebody.names.iter().map(String::as_str).map(named)
            })
            .collect();
        for link in links(&named) {
            let block = link.one.rsplit('/').next().and_then(|slug| slug.chars().next()).unwrap_or('-');
            let founder = format!("{} {}", link.one, link.other);
            let place = derived.place_in("name-match", "identity", &founder, &block.to_string());
            let tie = if link.ground.is_some() { &skos::exactMatch } else { &skos::closeMatch };
            derived.beside(link.one, tie, NamedNode::new_unchecked(link.other), &place);
            derived.class(&place, &sayso::NameMatch);
            for who in [link.one, link.other] {
                derived.say(&place, &sayso::matches, NamedNode::new_unchecked(who));
            }
            let score = ((link.likeness.score * 100.0).round() / 100.0).to_string();
            derived.say(&place, &sayso::score, Literal::new_typed_literal(score, xsd::DECIMAL));
            derived.say(&place, &sayso::rule, Literal::new_simple_literal(link.likeness.rule.name()));
            if let Some(ground) = link.ground {
                derived.say(&place, &sayso::ground, NamedNode::new_unchecked(ground));
            }
            derived.hand_on()?;
        }
        Ok(())
    }
}

/// Person or body; none for what is neither for sure.
fn kind(node: &Node<'_>) -> Option<Kind> {
    let is = |class| node.is(Property::Type, class);
    if is("Person") {
        return Some(Kind::Person);
    }
    (is("Organization") || is("ArmedGroup") || is("Coalition")).then_some(Kind::Body)
}

#[cfg(test)]
mod tests {
    use crate::store::derive::testing::{BASE, index, select};

    fn minister(article: &str, slug: &str, name: &str, of: &str) -> String {
        format!(
            "<{article}> {{ <{article}> a sayso:Article ; schema:articleBody \"-\" .
               <actor/{slug}> a sayso:Person ; skos:prefLabel \"{name}\" .
               <{article}#o> a sayso:Office ; sayso:holder <actor/{slug}> ; sayso:title \"Minister\" ; sayso:of a:{of} . }}\n"
        )
    }

    fn found(trig: &str, tie: &str) -> Vec<String> {
        let query = format!(
            "SELECT ?one ?other {{ GRAPH ?block {{ ?one skos:{tie} ?other . ?m a sayso:NameMatch ; sayso:score ?s }} }}"
        );
        select(&index(trig), &query).into_iter().map(|row| row.replace(BASE, "")).collect()
    }

    #[test]
    fn two_spellings_are_close_and_with_a_ground_exact() {
        let one = minister("one", "ingrid-solheim-dahl", "Ingrid Solheim Dahl", "norway");
        let link = ["<actor/ingrid-solheim-dahl> <actor/ingrid-solhejm-dahl>"];
        let same = one.clone() + &minister("two", "ingrid-solhejm-dahl", "Ingrid Solhejm Dahl", "norway");
        assert_eq!(
            (found(&same, "exactMatch"), found(&same, "closeMatch").len()),
            (link.map(str::to_owned).to_vec(), 0)
        );
        let other = one.clone() + &minister("two", "ingrid-solhejm-dahl", "Ingrid Solhejm Dahl", "sweden");
        assert_eq!(
            (found(&other, "closeMatch"), found(&other, "exactMatch").len()),
            (link.map(str::to_owned).to_vec(), 0)
        );
        let namesake = one + &minister("two", "ola-solheim-dahl", "Ola Solheim Dahl", "norway");
        assert!(found(&namesake, "closeMatch").is_empty() && found(&namesake, "exactMatch").is_empty());
    }
}
