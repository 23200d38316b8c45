//! Walking from node to node along properties, by their numbers in a mapped index.
//!
//! ```text
//! from the name "Sergei Lavrov" along ?fact (sayso:source|sayso:target)/skos:prefLabel ?name, backwards: every fact he is in
//! ```
//!
//! What leads from a name to the facts of whoever has it, and from there to their days, is a chain of single steps that the
//! engine has nothing to choose about. Walked here, no term is read, compared or kept as text before it is shown.

use oxigraph::model::{Term, Variable};
use spargebra::algebra::{GraphPattern, PropertyPathExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

use super::algebra::in_scope;
use super::nest::certain;
use crate::store::{Node, Reader, step};

/// What a path connects.
#[derive(Debug, Clone)]
pub struct Edge {
    /// Where it begins.
    pub subject: TermPattern,
    /// The properties between the two.
    pub path: PropertyPathExpression,
    /// Where it ends.
    pub object: TermPattern,
}

impl Edge {
    /// The edge of each triple and path of a simple pattern; `None` where it holds anything else.
    pub fn all(pattern: &GraphPattern) -> Option<Vec<Self>> {
        match pattern {
            GraphPattern::Join { left, right } => Some([Self::all(left)?, Self::all(right)?].concat()),
            GraphPattern::Path { subject, path, object } => {
                Some(vec![Self { subject: subject.clone(), path: path.clone(), object: object.clone() }])
            }
            GraphPattern::Bgp { patterns } => patterns.iter().map(Self::of).collect(),
            _ => None,
        }
    }

    /// The edges that every solution of a pattern matches.
    pub fn certain(pattern: &GraphPattern) -> Vec<Self> {
        let edges = |part: &GraphPattern| match part {
            GraphPattern::Bgp { patterns } => patterns.iter().filter_map(Self::of).collect(),
            part => Self::all(part).unwrap_or_default(),
        };
        certain(pattern).into_iter().flat_map(edges).collect()
    }

    fn of(triple: &TriplePattern) -> Option<Self> {
        let NamedNodePattern::NamedNode(property) = &triple.predicate else { return None };
        Some(Self { subject: triple.subject.clone(), path: property.clone().into(), object: triple.object.clone() })
    }

    /// How many at most it connects; `None` where nothing tells.
    pub fn width(&self, reader: &Reader) -> Option<usize> {
        Some(Trail::of(reader, &self.path, false)?.width(reader, constant(reader, &self.object)))
    }

    /// The end that is not `end`, and whether the edge is walked backwards to it; `None` where `end` is neither, or both.
    pub fn away_from(&self, end: &TermPattern) -> Option<(&TermPattern, bool)> {
        match (self.subject == *end, self.object == *end) {
            (true, false) => Some((&self.object, false)),
            (false, true) => Some((&self.subject, true)),
            _ => None,
        }
    }
}

/// What few have is where a query begins: at least so many times as many have what else is demanded.
pub const RARE: usize = 4;

/// A demand is asked of nodes beforehand where it leaves out one of so many: asked here it costs a part of what the engine
/// takes for it and for what it asks of those nodes before.
const LEFT_OUT: usize = 8;

/// A path of an index, in one direction.
#[derive(Debug)]
pub enum Trail {
    /// From subjects to the values of a property.
    Along(Node),
    /// From values of a property to who has them.
    Against(Node),
    /// One behind the other.
    Through(Box<Self>, Box<Self>),
    /// Any of several; of none, nowhere.
    Any(Vec<Self>),
    /// The path, or no step at all.
    Perhaps(Box<Self>),
}

/// A width that no demand is rare beside: everywhere.
const EVERYWHERE: usize = 1 << 40;

impl Trail {
    /// A path as one to walk; `None` for paths that may have any length, and for those that are told by what they are not.
    pub fn of(reader: &Reader, path: &PropertyPathExpression, backwards: bool) -> Option<Self> {
        Some(match path {
            PropertyPathExpression::NamedNode(property) => match (reader.iri(property.as_str()), backwards) {
                (None, _) => Self::Any(Vec::new()),
                (Some(property), false) => Self::Along(property),
                (Some(property), true) => Self::Against(property),
            },
            PropertyPathExpression::Reverse(inner) => Self::of(reader, inner, !backwards)?,
            PropertyPathExpression::Sequence(one, other) => {
                let (first, then) = if backwards { (other, one) } else { (one, other) };
                Self::Through(
                    Box::new(Self::of(reader, first, backwards)?),
                    Box::new(Self::of(reader, then, backwards)?),
                )
            }
            PropertyPathExpression::Alternative(one, other) => {
                Self::Any(vec![Self::of(reader, one, backwards)?, Self::of(reader, other, backwards)?])
            }
            PropertyPathExpression::ZeroOrOne(inner) => Self::Perhaps(Box::new(Self::of(reader, inner, backwards)?)),
            _ => return None,
        })
    }

    /// Where it leads to from any of these nodes: each node once, in the order of their numbers.
    pub fn walk(&self, reader: &Reader, from: &[Node]) -> Vec<Node> {
        let mut reached: Vec<Node> = match self {
            Self::Along(property) => {
                from.iter().flat_map(|node| reader.values(*node, *property)).map(counted).collect()
            }
            Self::Against(property) => {
                from.iter().flat_map(|node| reader.subjects(*property, *node)).map(counted).collect()
            }
            Self::Through(first, then) => return then.walk(reader, &first.walk(reader, from)),
            Self::Any(trails) => trails.iter().flat_map(|trail| trail.walk(reader, from)).collect(),
            Self::Perhaps(trail) => [from, &trail.walk(reader, from)].concat(),
        };
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// Whether it leads from a node to `value`, or anywhere.
    fn leads(&self, reader: &Reader, from: Node, value: Option<Node>) -> bool {
        step();
        match (self, value) {
            (Self::Along(property), Some(value)) => reader.says(from, *property, value),
            (Self::Along(property), None) => reader.value(from, *property).is_some(),
            (Self::Against(property), Some(value)) => reader.says(value, *property, from),
            (Self::Against(property), None) => reader.count(*property, from) > 0,
            (Self::Any(trails), value) => trails.iter().any(|trail| trail.leads(reader, from, value)),
            (Self::Perhaps(trail), Some(value)) => from == value || trail.leads(reader, from, Some(value)),
            (Self::Perhaps(_), None) => true,
            (Self::Through(..), Some(value)) => self.walk(reader, &[from]).binary_search(&value).is_ok(),
            (Self::Through(..), None) => !self.walk(reader, &[from]).is_empty(),
        }
    }

    /// From how many nodes it leads to `value`, or anywhere: no more than this many.
    fn width(&self, reader: &Reader, value: Option<Node>) -> usize {
        match (self, value) {
            (Self::Along(property), Some(value)) => reader.count(*property, value),
            (Self::Along(property) | Self::Against(property), _) => reader.pairs(*property).len(),
            (Self::Perhaps(trail), Some(value)) => 1 + trail.width(reader, Some(value)),
            (Self::Perhaps(_), None) => EVERYWHERE,
            (Self::Through(first, _), _) => first.width(reader, None),
            (Self::Any(trails), value) => trails.iter().map(|trail| trail.width(reader, value)).sum(),
        }
    }
}

/// Nodes that a variable beside the one that is looked for may stand for at most.
const FEW: usize = 1 << 10;

/// What all nodes that a query looks for have, and others do not.
///
/// ```text
/// ?fact sayso:polarity sayso:Affirmed                 not all facts have it: asked of each
/// ?fact sayso:source ?who . ?who a sayso:State        few are a state, and few facts have one of these: a list of those
/// ```
#[derive(Debug)]
pub struct Demands {
    asked: Vec<(Trail, Option<Node>)>,
    /// All nodes that are led to one of a few others, in order.
    lists: Vec<Vec<Node>>,
}

impl Demands {
    /// What the patterns of a query ask of the values of a variable, where that leaves most nodes out.
    pub fn of(reader: &Reader, edges: &[Edge], variable: &Variable) -> Self {
        let end = TermPattern::Variable(variable.clone());
        let demand = |edge: &Edge| {
            let (other, backwards) = edge.away_from(&end)?;
            let trail = Trail::of(reader, &edge.path, backwards)?;
            let value = constant(reader, other);
            Some((trail.width(reader, value), trail, value))
        };
        let mut demands: Vec<(usize, Trail, Option<Node>)> = edges.iter().filter_map(demand).collect();
        let most = demands.iter().map(|(width, ..)| *width).max().unwrap_or(0);
        demands.retain(|(width, ..)| LEFT_OUT * width <= (LEFT_OUT - 1) * most);
        demands.sort_by_key(|(width, ..)| *width);
        let list = |edge: &Edge| {
            let (other, backwards) = edge.away_from(&end)?;
            let beside = few(reader, edges, other)?;
            let trail = Trail::of(reader, &edge.path, backwards)?;
            let width: usize = beside.iter().map(|node| trail.width(reader, Some(*node))).sum();
            if RARE * width > most {
                return None;
            }
            Some(Trail::of(reader, &edge.path, !backwards)?.walk(reader, &beside))
        };
        let lists = edges.iter().filter_map(list).collect();
        Self { asked: demands.into_iter().map(|(_, trail, value)| (trail, value)).collect(), lists }
    }

    /// Whether a node has all of it.
    pub fn hold(&self, reader: &Reader, node: Node) -> bool {
        self.lists.iter().all(|list| list.binary_search(&node).is_ok())
            && self.asked.iter().all(|(trail, value)| trail.leads(reader, node, *value))
    }
}

/// What a node that a query looks for may not have.
#[derive(Debug)]
pub struct Bar {
    /// The variable that stands for the node.
    pub variable: Variable,
    trail: Trail,
    value: Option<Node>,
}

impl Bar {
    /// What `NOT EXISTS { ?node path ?anything }` bars, where `outer` gives a value to nothing but the node.
    pub fn of(reader: &Reader, inside: &GraphPattern, outer: &GraphPattern) -> Option<Self> {
        let [edge] = <[Edge; 1]>::try_from(Edge::all(inside)?).ok()?;
        let known = in_scope(outer);
        let mut shared = in_scope(inside).into_iter().filter(|it| known.contains(it));
        let (variable, None) = (shared.next()?, shared.next()) else { return None };
        let (other, backwards) = edge.away_from(&variable.clone().into())?;
        let trail = Trail::of(reader, &edge.path, backwards)?;
        Some(Self { value: constant(reader, other), variable, trail })
    }

    /// Whether a node has it.
    pub fn holds(&self, reader: &Reader, node: Node) -> bool {
        self.trail.leads(reader, node, self.value)
    }
}

/// All nodes that a variable may stand for, in order, where a query asks something of it that only a few have.
fn few(reader: &Reader, edges: &[Edge], variable: &TermPattern) -> Option<Vec<Node>> {
    let TermPattern::Variable(_) = variable else { return None };
    let demand = |edge: &Edge| {
        let (other, backwards) = edge.away_from(variable)?;
        let value = constant(reader, other)?;
        let width = Trail::of(reader, &edge.path, backwards)?.width(reader, Some(value));
        Some((width, Trail::of(reader, &edge.path, !backwards)?, value))
    };
    let (width, trail, value) = edges.iter().filter_map(demand).min_by_key(|(width, ..)| *width)?;
    (width <= FEW).then(|| trail.walk(reader, &[value]))
}

/// The node that a pattern names; what stands for none where the index lacks it.
pub fn constant(reader: &Reader, term: &TermPattern) -> Option<Node> {
    let term: Term = match term {
        TermPattern::NamedNode(node) => node.clone().into(),
        TermPattern::Literal(literal) => literal.clone().into(),
        _ => return None,
    };
    Some(reader.find(&term).unwrap_or(Node::NONE))
}

/// A node that was looked at, which counts as a step of the query.
fn counted(node: Node) -> Node {
    step();
    node
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Index;
    use oxigraph::model::{GraphName, NamedNode, Quad};
    use spargebra::{Query, SparqlParser};

    const BASE: &str = "https://example.org/";

    fn node(name: &str) -> NamedNode {
        NamedNode::new(format!("{BASE}{name}")).unwrap()
    }

    #[test]
    fn a_trail_leads_where_the_engine_finds() {
        let place = tempfile::tempdir().unwrap();
        let quad = |text: &str| {
            let [subject, property, object] = text.split(' ').map(node).collect::<Vec<_>>().try_into().unwrap();
            Quad::new(subject, property, object, GraphName::NamedNode(node("article/1")))
        };
        let quads: Vec<Quad> = ["a p b", "a q c", "b p d", "c p d", "d q a", "e p b"].into_iter().map(quad).collect();
        let reader = Index::in_folder(place.path(), BASE, &quads).unwrap().reader().unwrap();
        let walked = |path: &str, backwards: bool, from: &str| {
            let Query::Select { pattern, .. } = SparqlParser::new()
                .with_prefix("", BASE)
                .unwrap()
                .parse_query(&format!("SELECT * {{ ?x ({path})|:none ?y }}"))
                .unwrap()
            else {
                panic!("{path}")
            };
            let GraphPattern::Project { inner, .. } = pattern else { panic!("{path}") };
            let edges = Edge::all(&inner).unwrap();
            let from = reader.iri(node(from).as_str()).unwrap();
            let reached = Trail::of(&reader, &edges[0].path, backwards)?.walk(&reader, &[from]);
            Some(
                reached.into_iter().map(|node| reader.text(node)[BASE.len()..].to_owned()).collect::<Vec<_>>().concat(),
            )
        };
        assert_eq!(walked(":p", false, "a").as_deref(), Some("b"));
        assert_eq!(walked(":p", true, "b").as_deref(), Some("ae"));
        assert_eq!(walked(":p|:q", false, "a").as_deref(), Some("bc"));
        assert_eq!(walked("(:p|:q)/:p", false, "a").as_deref(), Some("d"));
        assert_eq!(walked("(:p|:q)/:p", true, "d").as_deref(), Some("ae"));
        assert_eq!(walked(":p/:unknown", false, "a").as_deref(), Some(""));
        assert_eq!(walked("^:p/^:q", false, "b").as_deref(), Some("d"));
        assert_eq!(walked(":p?", false, "a").as_deref(), Some("ab"));
        assert_eq!(walked(":q/:p?", true, "c").as_deref(), Some("a"));
        assert_eq!(walked(":p/:p?", true, "d").as_deref(), Some("abce"));
        assert_eq!(walked(":p+", false, "a"), None);
    }

    #[test]
    fn who_is_led_to_none_of_a_few_is_left_out() {
        let place = tempfile::tempdir().unwrap();
        let quad = |subject: String, property: &str, object: String| {
            Quad::new(node(&subject), node(property), node(&object), GraphName::NamedNode(node("article/1")))
        };
        // Twenty facts of twenty sources, of which two are states.
        let mut quads: Vec<Quad> = (0..20).map(|at| quad(format!("f{at:02}"), "source", format!("s{at}"))).collect();
        quads.extend(["s3", "s7"].map(|state| quad(state.to_owned(), "kind", "state".to_owned())));
        let reader = Index::in_folder(place.path(), BASE, &quads).unwrap().reader().unwrap();
        let held = |group: &str| {
            let text = format!("SELECT * {{ {group} }}");
            let Query::Select { pattern: GraphPattern::Project { inner, .. }, .. } =
                SparqlParser::new().with_prefix("", BASE).unwrap().parse_query(&text).unwrap()
            else {
                panic!("{group}")
            };
            let demands = Demands::of(&reader, &Edge::certain(&inner), &Variable::new("fact").unwrap());
            let facts = (0..20).map(|at| reader.iri(node(&format!("f{at:02}")).as_str()).unwrap());
            facts
                .filter(|fact| demands.hold(&reader, *fact))
                .map(|fact| reader.text(fact)[BASE.len()..].to_owned())
                .collect::<Vec<_>>()
                .concat()
        };
        assert_eq!(held("?fact :source ?who . ?who :kind :state"), "f03f07");
        assert_eq!(held("?who :kind :state . ?who ^:source ?fact"), "f03f07");
        assert_eq!(held("?fact :source ?who . ?who :kind :unheard"), "");
        assert_eq!(held("?fact :source ?who OPTIONAL { ?who :kind :state }").len(), 60);
    }
}
