//! The terms that pages know, by their numbers in one index.

use oxigraph::model::vocab::rdf;
use sophia_api::ns::NsTerm;

use crate::graph::vocab::{PLOVER, geo, nif, node, sayso, schema, skos};
use crate::lexicon::acts::acts;
use crate::store::{Node, Reader};

/// Declares a field for each term, and the look-up of all.
macro_rules! vocabulary {
    ($($name:ident: $term:expr),* $(,)?) => {
        /// The terms that pages know; [`Node::NONE`] for one that the index does not have.
        #[derive(Debug, Clone)]
        pub struct Vocabulary {
            /// `rdf:type`
            pub kind: Node,
            /// The categories of events, by the code.
            pub acts: Vec<(&'static str, Node)>,
            $(#[doc = stringify!($term)] pub $name: Node,)*
        }

        impl Vocabulary {
            /// Look all terms up.
            pub fn new(reader: &Reader) -> Self {
                let iri = |iri: &str| reader.iri(iri).unwrap_or(Node::NONE);
                let find = |term: &NsTerm<'_>| iri(node(term).as_str());
                Self {
                    kind: iri(rdf::TYPE.as_str()),
                    acts: acts().iter().map(|act| (act.code, iri(&format!("{PLOVER}#{}", act.code)))).collect(),
                    $($name: find(&$term),)*
                }
            }
        }
    };
}

vocabulary! {
    article: sayso::Article,
    statement: sayso::Statement,
    thought: sayso::Thought,
    event: sayso::Event,
    figure: sayso::Figure,
    office: sayso::Office,
    denial: sayso::Denial,
    place: sayso::Place,
    negated: sayso::Negated,
    asserted: sayso::Asserted,
    direct: sayso::Direct,
    speaker: sayso::speaker,
    source: sayso::source,
    target: sayso::target,
    behalf: sayso::onBehalfOf,
    category: sayso::category,
    happening: sayso::kind,
    content: sayso::content,
    quotation: sayso::quotation,
    according_to: sayso::accordingTo,
    answers: sayso::inResponseTo,
    asserts: sayso::asserts,
    repeats: sayso::repeats,
    denies: sayso::denies,
    texts: sayso::texts,
    parties: sayso::words,
    located: sayso::locatedIn,
    near: sayso::near,
    inferred: sayso::inferredPlace,
    polarity: sayso::polarity,
    modality: sayso::modality,
    measure: sayso::measure,
    value: sayso::value,
    at_least: sayso::atLeast,
    at_most: sayso::atMost,
    holder: sayso::holder,
    title: sayso::title,
    of: sayso::of,
    confidence: sayso::confidence,
    rule: sayso::rule,
    in_article: sayso::inArticle,
    day: sayso::day,
    side: sayso::side,
    label: sayso::label,
    unnamed: sayso::unnamed,
    agency: sayso::agency,
    sha256: sayso::sha256,
    country: sayso::country,
    headline: schema::headline,
    publisher: schema::publisher,
    published: schema::datePublished,
    author: schema::author,
    url: schema::url,
    body: schema::articleBody,
    begin: nif::beginIndex,
    end: nif::endIndex,
    anchor: nif::anchorOf,
    pref_label: skos::prefLabel,
    alt_label: skos::altLabel,
    point: geo::asWKT,
}

impl Vocabulary {
    /// The category with this code; [`Node::NONE`] for none.
    pub fn act(&self, code: &str) -> Node {
        self.acts.iter().find(|(known, _)| *known == code).map_or(Node::NONE, |(_, node)| *node)
    }

    /// The code of a category.
    pub fn code(&self, act: Node) -> Option<&'static str> {
        self.acts.iter().find(|(_, node)| *node == act && act != Node::NONE).map(|(code, _)| *code)
    }
}
