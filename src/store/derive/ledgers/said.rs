//! What an article's quads say of each node, by the properties that ledgers go by.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};

use crate::graph::vocab::{nif, node, sayso, schema, skos};

/// Declares the properties, each with the term that it stands for.
macro_rules! properties {
    ($($name:ident: $term:expr),* $(,)?) => {
        /// A property that ledgers go by.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the vocabulary says it")]
        pub enum Property {
            $($name),*
        }

        static PROPERTIES: LazyLock<HashMap<NamedNode, Property>> =
            LazyLock::new(|| HashMap::from([$((NamedNode::from($term), Property::$name)),*]));
    };
}

properties! {
    Type: rdf::TYPE,
    Published: node(&schema::datePublished),
    Headline: node(&schema::headline),
    Body: node(&schema::articleBody),
    Agency: node(&sayso::agency),
    Begin: node(&nif::beginIndex),
    End: node(&nif::endIndex),
    Category: node(&sayso::category),
    Kind: node(&sayso::kind),
    Confidence: node(&sayso::confidence),
    Trigger: node(&sayso::trigger),
    Source: node(&sayso::source),
    Target: node(&sayso::target),
    LocatedIn: node(&sayso::locatedIn),
    Near: node(&sayso::near),
    InferredPlace: node(&sayso::inferredPlace),
    Region: node(&sayso::region),
    Country: node(&sayso::country),
    Territory: node(&sayso::territory),
    At: node(&sayso::at),
    From: node(&sayso::from),
    Until: node(&sayso::until),
    Polarity: node(&sayso::polarity),
    Modality: node(&sayso::modality),
    AccordingTo: node(&sayso::accordingTo),
    Within: node(&sayso::within),
    Speaker: node(&sayso::speaker),
    Measure: node(&sayso::measure),
    Value: node(&sayso::value),
    AtLeast: node(&sayso::atLeast),
    AtMost: node(&sayso::atMost),
    Content: node(&sayso::content),
    Cue: node(&sayso::cue),
    Mentions: node(&sayso::mentions),
    Answers: node(&sayso::inResponseTo),
    OnBehalfOf: node(&sayso::onBehalfOf),
    Anchor: node(&nif::anchorOf),
    Holder: node(&sayso::holder),
    Title: node(&sayso::title),
    Of: node(&sayso::of),
    OfEvent: node(&sayso::ofEvent),
    PartOf: node(&sayso::partOf),
    AsOf: node(&sayso::asOf),
    Name: node(&skos::prefLabel),
    OtherName: node(&skos::altLabel),
}

/// The name of a quad's graph; empty of the default graph's.
pub fn graph(quad: &Quad) -> &str {
    match &quad.graph_name {
        GraphName::NamedNode(graph) => graph.as_str(),
        _ => "",
    }
}

/// What is said of one node.
#[derive(Debug, Default)]
pub struct Node<'q>(Vec<(Property, &'q Term)>);

impl<'q> Node<'q> {
    /// The values of a property.
    pub fn values(&self, property: Property) -> impl Iterator<Item = &'q str> {
        self.0.iter().filter(move |(it, _)| *it == property).filter_map(|(_, value)| match value {
            Term::NamedNode(node) => Some(node.as_str()),
            Term::Literal(literal) => Some(literal.value()),
            _ => None,
        })
    }

    /// The first value of a property.
    pub fn value(&self, property: Property) -> Option<&'q str> {
        self.values(property).next()
    }

    /// The first value of a property as a number.
    pub fn number<T: std::str::FromStr>(&self, property: Property) -> Option<T> {
        self.value(property)?.parse().ok()
    }

    /// True where the first value of a property ends with this name of a term.
    pub fn is(&self, property: Property, name: &str) -> bool {
        self.values(property).any(|value| local(value) == name)
    }
}

/// The name of a term without its vocabulary: `Killed` of `https://w3id.org/sayso/ontology#Killed`.
pub fn local(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

/// All nodes that the quads of one graph speak of.
pub fn nodes<'q>(quads: &[&'q Quad]) -> HashMap<&'q str, Node<'q>> {
    let mut nodes: HashMap<&str, Node<'_>> = HashMap::new();
    for quad in quads {
        let (NamedOrBlankNode::NamedNode(subject), Some(&property)) = (&quad.subject, PROPERTIES.get(&quad.predicate))
        else {
            continue;
        };
        nodes.entry(subject.as_str()).or_default().0.push((property, &quad.object));
    }
    nodes
}

/// Who speaks in the outermost statement around one.
pub fn root<'q>(nodes: &HashMap<&'q str, Node<'q>>, statement: &'q str) -> Option<&'q str> {
    let mut seen = BTreeSet::new();
    let mut at = statement;
    while let Some(outer) = nodes.get(at)?.value(Property::Within).filter(|_| seen.insert(at)) {
        at = outer;
    }
    nodes.get(at)?.value(Property::Speaker)
}
