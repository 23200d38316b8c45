//! The terms that derivations speak of, by their numbers.

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::graph::vocab::{node, sayso, schema, skos};
use crate::store::index::key::{self, Dictionary};

/// The names of the graphs that are derived.
pub const GRAPHS: [&str; 5] = ["facts", "names", "denials-of-accusations", "same-person", "contradictions"];

/// Declares the numbers and what each stands for, once.
macro_rules! vocabulary {
    ($($name:ident: $term:expr),* $(,)?) => {
        /// The numbers of the terms; see the table below.
        #[derive(Debug)]
        pub struct Vocabulary {
            $(pub $name: u32,)*
            /// `{base}derived/facts`
            pub facts: u32,
            /// `{base}derived/names`
            pub names: u32,
            /// `{base}derived/denials-of-accusations`
            pub denials: u32,
            /// `{base}derived/same-person`
            pub same_person: u32,
            /// `{base}derived/contradictions`
            pub contradictions: u32,
        }

        impl Vocabulary {
            /// The numbers that a dictionary gives them.
            pub fn new(terms: &impl Dictionary, base: &str) -> Self {
                let derived = |name: &str| number(terms, graph(base, name).as_ref());
                Self {
                    $($name: number(terms, NamedNode::from($term).as_ref()),)*
                    facts: derived("facts"),
                    names: derived("names"),
                    denials: derived("denials-of-accusations"),
                    same_person: derived("same-person"),
                    contradictions: derived("contradictions"),
                }
            }
        }

        /// All terms that a dictionary must have before anything can be derived.
        pub fn terms(base: &str) -> Vec<NamedNode> {
            let own = vec![$(NamedNode::from($term),)*];
            own.into_iter().chain(GRAPHS.map(|name| graph(base, name))).collect()
        }
    };
}

vocabulary! {
    kind: rdf::TYPE,
    statement: node(&sayso::Statement),
    event: node(&sayso::Event),
    figure: node(&sayso::Figure),
    office: node(&sayso::Office),
    denial: node(&sayso::Denial),
    accusation: node(&sayso::Accusation),
    person: node(&sayso::Person),
    published: node(&schema::datePublished),
    at: node(&sayso::at),
    from: node(&sayso::from),
    as_of: node(&sayso::asOf),
    speaker: node(&sayso::speaker),
    source: node(&sayso::source),
    target: node(&sayso::target),
    mentions: node(&sayso::mentions),
    touches: node(&sayso::touches),
    on_behalf_of: node(&sayso::onBehalfOf),
    in_response_to: node(&sayso::inResponseTo),
    holder: node(&sayso::holder),
    title: node(&sayso::title),
    of: node(&sayso::of),
    name: node(&skos::prefLabel),
    close_match: node(&skos::closeMatch),
    label: node(&sayso::label),
    in_article: node(&sayso::inArticle),
    day: node(&sayso::day),
    side: node(&sayso::side),
    capacity: node(&sayso::capacity),
    measure: node(&sayso::measure),
    value: node(&sayso::value),
    at_least: node(&sayso::atLeast),
    at_most: node(&sayso::atMost),
    of_event: node(&sayso::ofEvent),
    located_in: node(&sayso::locatedIn),
    near: node(&sayso::near),
    part_of: node(&sayso::partOf),
    contradicts: node(&sayso::contradicts),
    mirrors: node(&sayso::mirrors),
    not_same_as: node(&sayso::notSameAs),
    meeting: node(&sayso::Meeting),
    trigger: node(&sayso::trigger),
}

/// A graph's name: `{base}derived/{name}`.
fn graph(base: &str, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{base}derived/{name}"))
}

/// The number of a node in the dictionary; one that no term has where it is not there.
fn number(terms: &impl Dictionary, node: NamedNodeRef<'_>) -> u32 {
    terms.find(&key::of(node.into())).unwrap_or(u32::MAX)
}
