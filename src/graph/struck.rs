//! An article without the facts that a user judges wrong.
//!
//! ```text
//! <x#event-1> a sayso:Attack ; sayso:source a:norway ; … .   a:norway sayso:assaulted a:sweden .    is judged wrong
//! <x#event-1> nif:beginIndex 3 ; nif:endIndex 9 ; nif:anchorOf "fought" .                           is what is left
//! ```
//!
//! Of such a fact nothing is left but where it stands and in which words, so that it can be explained; nothing points to it any
//! more, and the shortcuts go that no other fact of the article stands for. What stands on its word alone falls with it: an event
//! that only a statement tells of is no fact of the article's when nobody made that statement.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};
use sophia_api::ns::NsTerm;

use super::shortcut_of;
use super::vocab::{PLOVER, nif, node, sayso};
use crate::facts::Category;

/// What is left of a fact.
const LEFT: [&NsTerm<'static>; 7] = [
    &nif::beginIndex,
    &nif::endIndex,
    &nif::anchorOf,
    &nif::referenceContext,
    &sayso::evidence,
    &sayso::confidence,
    &sayso::rule,
];

/// The quads of one article without what is `wrong`, by IRIs.
pub fn strike(quads: Vec<Quad>, wrong: impl Fn(&str) -> bool) -> Vec<Quad> {
    let article = Article::of(&quads);
    let mut gone: BTreeSet<&str> = article.nodes.keys().copied().filter(|iri| wrong(iri)).collect();
    let (Some(name), false) = (quads.first().map(|quad| quad.graph_name.clone()), gone.is_empty()) else {
        return quads;
    };
    let fallen = article.falling(&mut gone);
    let (stood, stands) = (article.shortcuts(|_| true), article.shortcuts(|iri| !gone.contains(iri)));
    let left = LEFT.map(|term| node(term));
    let stays = |quad: &Quad| {
        if gone.contains(subject(quad)) {
            return left.contains(&quad.predicate);
        }
        let Term::NamedNode(object) = &quad.object else { return true };
        let shortcut = (subject(quad), quad.predicate.as_str().to_owned(), object.as_str());
        !gone.contains(object.as_str()) && (stands.contains(&shortcut) || !stood.contains(&shortcut))
    };
    let falls = fallen.into_iter().map(|(fact, with)| {
        let [fact, with] = [fact, with].map(NamedNode::new_unchecked);
        Quad::new(fact, node(&sayso::fallsWith), with, name.clone())
    });
    quads.iter().filter(|quad| stays(quad)).cloned().chain(falls).collect()
}

fn subject(quad: &Quad) -> &str {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(subject) => subject.as_str(),
        NamedOrBlankNode::BlankNode(subject) => subject.as_str(),
    }
}

/// The nodes that an article ties to each of its nodes, by property.
struct Article<'q> {
    nodes: BTreeMap<&'q str, HashMap<&'q str, Vec<&'q str>>>,
}

impl<'q> Article<'q> {
    fn of(quads: &'q [Quad]) -> Self {
        let mut nodes: BTreeMap<&str, HashMap<&str, Vec<&str>>> = BTreeMap::new();
        for quad in quads {
            let said = nodes.entry(subject(quad)).or_default();
            if let Term::NamedNode(object) = &quad.object {
                said.entry(quad.predicate.as_str()).or_default().push(object.as_str());
            }
        }
        Self { nodes }
    }

    fn values(&self, iri: &str, property: &NsTerm<'_>) -> &[&'q str] {
        let said = self.nodes.get(iri).and_then(|said| said.get(property.to_string().as_str()));
        said.map_or(&[], Vec::as_slice)
    }

    fn says(&self, iri: &str, property: &NsTerm<'_>, value: &NsTerm<'_>) -> bool {
        let value = value.to_string();
        self.values(iri, property).iter().any(|it| *it == value)
    }

    /// Add to what is gone what stands on its word alone; says of each on whose.
    fn falling(&self, gone: &mut BTreeSet<&'q str>) -> BTreeMap<&'q str, &'q str> {
        let told =
            |iri: &'q str| [&sayso::accordingTo, &sayso::within].into_iter().flat_map(move |it| self.values(iri, it));
        let mut fallen = BTreeMap::new();
        loop {
            let falls = |iri: &'q str| told(iri).next().filter(|_| told(iri).all(|with| gone.contains(with)));
            let standing = self.nodes.keys().filter(|iri| !gone.contains(*iri));
            let next: Vec<(&str, &str)> = standing.filter_map(|&iri| Some((iri, *falls(iri)?))).collect();
            if next.is_empty() {
                return fallen;
            }
            gone.extend(next.iter().map(|(iri, _)| *iri));
            fallen.extend(next);
        }
    }

    /// The shortcuts for which the events stand that the article itself asserts: of the two, and of the states behind them.
    fn shortcuts(&self, counts: impl Fn(&str) -> bool) -> BTreeSet<(&'q str, String, &'q str)> {
        let mut offices: HashMap<&str, Vec<&str>> = HashMap::new();
        for &iri in self.nodes.keys().filter(|iri| counts(iri)) {
            for holder in self.values(iri, &sayso::holder) {
                offices.entry(holder).or_default().extend(self.values(iri, &sayso::of));
            }
        }
        let asserted = |iri: &str| {
            let is_so = self.says(iri, &sayso::polarity, &sayso::Affirmed);
            is_so
                && self.says(iri, &sayso::modality, &sayso::Asserted)
                && self.values(iri, &sayso::accordingTo).is_empty()
        };
        let mut found = BTreeSet::new();
        for &iri in self.nodes.keys().filter(|iri| counts(iri) && asserted(iri)) {
            let code =
                self.values(iri, &sayso::category).iter().find_map(|it| it.strip_prefix(PLOVER)?.strip_prefix('#'));
            let Some(shortcut) = code.and_then(Category::from_code).map(shortcut_of) else { continue };
            for source in [&sayso::source, &sayso::onBehalfOf].into_iter().flat_map(|it| self.values(iri, it)) {
                for target in self.values(iri, &sayso::target) {
                    let behind = offices.get(target).into_iter().flatten();
                    found.extend(behind.chain([target]).map(|target| (*source, shortcut.to_string(), *target)));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Base;
    use crate::{Article as News, Meta, Options, Sayso};

    /// What is left of an article's quads when the facts are wrong that have these words, and what goes; as lines.
    fn struck(text: &str, wrong: &str) -> (Vec<String>, Vec<String>) {
        let sayso = Sayso::new(&Options::default()).unwrap();
        let facts = sayso.extract(&News::new("x".to_owned(), text.to_owned(), &Meta::default()));
        let quads = crate::graph::quads(&facts, &Base::default());
        let short = |quad: &Quad| {
            let line = format!("{} {} {}", quad.subject, quad.predicate, quad.object);
            line.replace("https://w3id.org/sayso/ontology#", "").replace("https://w3id.org/sayso/id/", "")
        };
        let is_wrong = |iri: &str| iri.contains(wrong);
        let left = strike(quads.clone(), is_wrong);
        let lines: BTreeSet<String> = left.iter().map(short).collect();
        let gone = quads.iter().map(short).filter(|line| !lines.contains(line)).collect();
        (lines.into_iter().collect(), gone)
    }

    #[test]
    fn a_shortcut_goes_with_the_last_event_that_stands_for_it() {
        let text = "Norway attacked Sweden on Monday. Mali attacked Chad.";
        let (left, gone) = struck(text, "#event-7-");
        let shortcut = "<actor/norway> <assaulted> <actor/sweden>".to_owned();
        assert!(gone.contains(&shortcut) && !left.contains(&shortcut), "{gone:#?}");
        assert!(left.contains(&"<actor/mali> <assaulted> <actor/chad>".to_owned()), "{left:#?}");
        assert!(left.iter().any(|line| line.contains("#event-7-") && line.contains("beginIndex")), "{left:#?}");
        assert!(
            !left.iter().any(|line| line.contains("#event-7-") && line.contains("22-rdf-syntax-ns#type")),
            "{left:#?}"
        );
        let twice = struck("Norway attacked Sweden on Monday. Norway attacked Sweden again on Friday.", "#event-7-");
        assert!(twice.0.contains(&shortcut), "{:#?}", twice.0);
    }

    #[test]
    fn what_stands_on_a_wrong_statement_alone_falls_with_it() {
        let (left, gone) = struck("The mayor of Oslo said that Norway attacked Sweden. Mali left.", "#statement-");
        assert!(
            left.iter().any(|line| line.contains("#event-") && line.contains("<fallsWith> <article/x#statement-")),
            "{left:#?}"
        );
        assert!(gone.iter().any(|line| line.contains("<said>")) && !left.iter().any(|line| line.contains("<said>")));
        assert!(struck("Mali left.", "#nothing").1.is_empty());
    }
}
