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
use sophia_api::ns::NsTerm;

use super::judged::Judged;
use super::node::{Derived, Place};
use super::said::{self, Node, Property};
use crate::graph::vocab::{self, sayso, skos};
use crate::ledger::identity::Kind;
use crate::ledger::identity::links::{Named, links};

/// The rule of a match that a user judges.
const VERDICT: &str = "verdict";

/// Who is named, by all names, and whom everybody is of.
#[derive(Debug, Default)]
pub struct People {
    by_iri: BTreeMap<String, Somebody>,
    /// Whom the authority file's actors are of.
    of: HashMap<String, Vec<String>>,
    /// In which state its places lie.
    lands: HashMap<String, String>,
    /// The places that are all of a state.
    territories: BTreeSet<String>,
    /// The states.
    states: BTreeSet<String>,
    /// Who is named somewhere of those that the user judges to be one with somebody.
    judged_one: BTreeSet<String>,
    /// What the user judges.
    pub judged: Judged,
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
            let is_fact = node.is(Property::Type, "Event") || node.is(Property::Type, "Statement");
            if self.judged.names_one(iri) && !is_fact {
                self.judged_one.insert(iri.to_owned());
            }
            let is_shared = is_known || iri.strip_prefix(base).is_some_and(|rest| rest.starts_with("actor/"));
            if let Some(kind) = kind(node).filter(|_| is_shared) {
                let somebody = self.by_iri.entry(iri.to_owned()).or_insert_with(|| Somebody {
                    kind,
                    is_known,
                    names: BTreeSet::new(),
                    grounds: BTreeSet::new(),
                });
                // What articles take for a person and for a body is the one whichever came first.
                if !somebody.is_known {
                    somebody.kind = somebody.kind.min(kind);
                }
                let names = node.values(Property::Name).chain(node.values(Property::OtherName));
                somebody.names.extend(names.map(str::to_owned));
                somebody.grounds.extend(node.values(Property::Of).map(str::to_owned));
            }
            if is_known {
                let of = node.values(Property::Of).map(str::to_owned);
                self.of.entry(iri.to_owned()).or_default().extend(of);
                self.territories.extend(node.values(Property::Territory).map(str::to_owned));
                self.states.extend(node.value(Property::Territory).map(|_| iri.to_owned()));
                self.lands.extend(node.value(Property::Country).map(|state| (iri.to_owned(), state.to_owned())));
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

    /// True for a human being whom the authority file describes.
    pub fn is_person(&self, iri: &str) -> bool {
        self.by_iri.get(iri).is_some_and(|somebody| somebody.is_known && somebody.kind == Kind::Person)
    }

    /// The state in which a place of the authority file lies.
    pub fn land(&self, place: &str) -> Option<&str> {
        self.lands.get(place).map(String::as_str)
    }

    /// True for a place that is all of a state.
    pub fn is_territory(&self, place: &str) -> bool {
        self.territories.contains(place)
    }

    /// True for a state.
    pub fn is_state(&self, iri: &str) -> bool {
        self.states.contains(iri)
    }

    /// Some of them, by the names that stand for them, and whom the authority file says that they are of.
    pub fn with_sides<'a>(&'a self, who: &'a [String]) -> Vec<&'a str> {
        let of = |who: &'a String| self.of.get(who).into_iter().flatten().map(String::as_str);
        let all: BTreeSet<&str> =
            who.iter().flat_map(|who| std::iter::once(self.judged.name(who)).chain(of(who))).collect();
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
        for [one, other] in self.by_verdict() {
            let place = place(one, other, derived);
            tie(one, other, &skos::exactMatch, &place, derived);
            derived.say(&place, &sayso::score, Literal::new_typed_literal("1", xsd::DECIMAL));
            derived.say(&place, &sayso::rule, Literal::new_simple_literal(VERDICT));
            derived.hand_on()?;
        }
        for link in links(&named).into_iter().filter(|link| self.judged.of(link.one, link.other).is_none()) {
            let place = place(link.one, link.other, derived);
            let kind = if link.ground.is_some() { &skos::exactMatch } else { &skos::closeMatch };
            tie(link.one, link.other, kind, &place, derived);
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

    /// Who is one by the user's word, of those whom articles or the authority file name.
    fn by_verdict(&self) -> Vec<[&str; 2]> {
        let is_somebody = |iri: &str| self.judged_one.contains(iri);
        let one = |(one, other, are_one)| (are_one && is_somebody(one) && is_somebody(other)).then_some([one, other]);
        self.judged.pairs().filter_map(one).collect()
    }
}

/// The node of two names, in the block of the letter with which the first begins.
fn place(one: &str, other: &str, derived: &Derived<'_>) -> Place {
    let block = one.rsplit('/').next().and_then(|slug| slug.chars().next()).unwrap_or('-');
    derived.place_in("name-match", "identity", &format!("{one} {other}"), &block.to_string())
}

/// Say that two are a match of this kind.
fn tie(one: &str, other: &str, kind: &NsTerm<'_>, place: &Place, derived: &mut Derived<'_>) {
    derived.beside(one, kind, NamedNode::new_unchecked(other), place);
    derived.class(place, &sayso::NameMatch);
    for who in [one, other] {
        derived.say(place, &sayso::matches, NamedNode::new_unchecked(who));
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

    #[test]
    fn a_user_s_verdict_decides_over_names() {
        let all = minister("one", "ingrid-solheim-dahl", "Ingrid Solheim Dahl", "norway")
            + &minister("two", "ingrid-solhejm-dahl", "Ingrid Solhejm Dahl", "norway")
            + &minister("three", "pia-lunde", "Pia Lunde", "norway");
        let judged = |verdict: &str, tie: &str| found(&format!("{all}<verdicts> {{ {verdict} }}"), tie);
        let two = "<actor/ingrid-solheim-dahl> sayso:notSameAs <actor/ingrid-solhejm-dahl> .";
        assert!(judged(two, "exactMatch").is_empty() && judged(two, "closeMatch").is_empty());
        let one = judged("<actor/pia-lunde> sayso:sameAs <actor/ingrid-solheim-dahl> .", "exactMatch");
        assert!(one.contains(&"<actor/ingrid-solheim-dahl> <actor/pia-lunde>".to_owned()), "{one:?}");
    }
}
