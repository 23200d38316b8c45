//! An answer that is to come newest first is worked out in pieces, the newest first, so that its first row does not wait for
//! its last.
//!
//! ```sparql
//! SELECT … { VALUES ?actor { … } ?fact ^sayso:said ?actor ; … OPTIONAL { ?fact sayso:day ?day } … } ORDER BY DESC(?day) ?fact
//! ```
//!
//! Where the nodes of a name were looked up (`lookup.rs`), a walk by numbers tells which facts they lead to and the day of
//! each. The whole query is then asked of the facts of the newest days, next of those before, in pieces that grow; within a
//! piece the engine sorts. Since no day is in two pieces, the rows are those of the whole query in an order that the query
//! allows. A query without a name is asked of the facts of all days in the same way (`newest.rs`). Where anything is out of the ordinary (a fact of two days, a key that is no day) the query is asked as a whole.

use std::collections::{HashSet, VecDeque};

use oxigraph::model::Variable;
use spargebra::Query;
use spargebra::algebra::GraphPattern;

use super::algebra::pattern_of;
use super::cut::{Plan, known_mut, ordered, plan};
use super::dated::{Dated, is_day};
use super::lookup::Found;
use super::nest::{ground, put_before};
use super::newest::Newest;
use super::trail::{Demands, Trail};
use crate::store::{Node, Reader};

/// Facts of the first piece, about.
const FIRST: usize = 32;

/// How many times as many facts each piece has as the one before: what a query costs at all, it costs for each piece.
const GROWTH: usize = 32;

/// Facts at most of a piece of a query without a name, so that what it keeps stays within the limits.
const LARGEST: usize = 8_192;

/// Facts at most that are put in order before the query runs.
const MOST_FACTS: usize = 100_000;

/// A query in pieces: queries whose answers, one behind the other, are its own.
pub struct Pieces {
    reader: Reader,
    template: Query,
    variables: Vec<Variable>,
    facts: Facts,
    size: usize,
    /// Whether what has no day, which may be most, comes in the order in which the facts are, and can be cut anywhere.
    is_tied: bool,
    /// The columns of the query.
    pub columns: Vec<Variable>,
    /// How many rows of all pieces together are passed over.
    pub offset: usize,
    /// How many rows of all pieces together are wanted; `None` for all.
    pub limit: Option<usize>,
}

/// The facts of a query, the first first.
enum Facts {
    /// Those that a name led to.
    Named(VecDeque<Dated>),
    /// Those of a query without a name.
    Open(Box<Newest>),
}

impl Facts {
    fn front(&mut self) -> Option<&Dated> {
        match self {
            Self::Named(facts) => facts.front(),
            Self::Open(newest) => newest.front(),
        }
    }

    fn pop(&mut self) -> Option<Dated> {
        match self {
            Self::Named(facts) => facts.pop_front(),
            Self::Open(newest) => newest.pop(),
        }
    }
}

impl Iterator for Pieces {
    type Item = Query;

    fn next(&mut self) -> Option<Query> {
        let mut last = None;
        let mut bindings = Vec::new();
        while let Some((day, _)) = self.facts.front()
            && (bindings.len() < self.size || last.as_ref() == Some(day) && !(day.is_none() && self.is_tied))
            && let Some((day, mut row)) = self.facts.pop()
        {
            if let Facts::Open(_) = self.facts {
                row.extend(day); // of a fact of two days each is a row
            }
            // Nodes that lead to others and back are IRIs, which a query may hold.
            let mut row: Vec<_> = row.into_iter().map(|node| ground(&self.reader, node)).collect();
            row.resize(self.variables.len(), None);
            bindings.push(row);
            last = Some(day);
        }
        if bindings.is_empty() {
            return None;
        }
        let mut query = self.template.clone();
        let asked = ordered(pattern_of(&mut query))?;
        if let Facts::Named(_) = self.facts {
            self.size = GROWTH.saturating_mul(self.size);
            *known_mut(asked, &self.variables[0])? =
                GraphPattern::Values { variables: self.variables.clone(), bindings };
        } else {
            self.size = GROWTH.saturating_mul(self.size).min(LARGEST);
            put_before(asked, &self.variables, bindings);
        }
        Some(query)
    }
}

/// The pieces of a query before which these nodes were put; `None` where it must be asked as a whole.
pub fn of(query: &Query, reader: &Reader, found: &Found) -> Option<Pieces> {
    let plan = plan(query)?;
    if plan.is_open {
        // What is asked of a name as a whole is little.
        let day = reader.iri(plan.day.as_str()).filter(|_| found.is_empty())?;
        let facts = Facts::Open(Box::new(Newest::of(reader, &plan.edges, &plan.variables[0], day)?));
        return Some(Pieces::new(plan, reader, facts));
    }
    let mut facts = dated(&plan, reader, found.get(&plan.variables[0])?)?;
    facts.sort_by_key(|(day, _)| day.map(Node::order));
    if plan.newest_first {
        facts.reverse();
    }
    Some(Pieces::new(plan, reader, Facts::Named(facts.into())))
}

impl Pieces {
    fn new(plan: Plan, reader: &Reader, facts: Facts) -> Self {
        let Plan { template, variables, columns, slice: (offset, limit), .. } = plan;
        let is_tied = plan.is_open && plan.is_tied;
        Self { reader: reader.clone(), template, variables, facts, size: FIRST, is_tied, columns, offset, limit }
    }
}

/// The facts that nodes lead to, with their days; `None` where a fact has two, a day is none that text can order, or there
/// are too many.
fn dated(plan: &Plan, reader: &Reader, nodes: &[Node]) -> Option<Vec<Dated>> {
    let trails: Vec<Trail> =
        plan.steps.iter().map(|(path, backwards)| Trail::of(reader, path, *backwards)).collect::<Option<_>>()?;
    let mut ways: Vec<Vec<Node>> = nodes.iter().map(|node| vec![*node]).collect();
    for trail in trails {
        let further = |way: Vec<Node>| {
            let reached = trail.walk(reader, way.last().map(std::slice::from_ref).unwrap_or_default());
            reached.into_iter().map(move |node| [way.as_slice(), &[node]].concat())
        };
        ways = ways.into_iter().flat_map(further).take(MOST_FACTS + 1).collect();
    }
    if let [_, .., fact] = plan.variables.as_slice() {
        let demands = Demands::of(reader, &plan.edges, fact);
        ways.retain(|way| way.last().is_some_and(|fact| demands.hold(reader, *fact)));
    }
    if ways.len() > MOST_FACTS {
        return None;
    }
    let property = reader.iri(plan.day.as_str()).unwrap_or(Node::NONE);
    let mut plain: HashSet<Node> = HashSet::new();
    let mut facts = Vec::with_capacity(ways.len());
    for way in ways {
        let mut days = reader.values(*way.last()?, property);
        let (day, other) = (days.next(), days.next());
        if other.is_some() {
            return None;
        }
        if let Some(day) = day
            && plain.insert(day)
            && !is_day(&reader.term(day)?)
        {
            return None;
        }
        facts.push((day, way));
    }
    Some(facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::lookup::resolve;
    use crate::store::Index;
    use oxigraph::model::vocab::xsd;
    use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};
    use spargebra::SparqlParser;

    const BASE: &str = "https://example.org/";

    /// How many facts each piece of a query has, where Ada has said something on each of these days, in their order; a day
    /// of two words has the datatype behind it.
    fn pieces(text: &str, days: &[&str]) -> Option<Vec<usize>> {
        let place = tempfile::tempdir().unwrap();
        let node = |name: &str| NamedNode::new(format!("{BASE}{name}")).unwrap();
        let label = NamedNode::new("http://www.w3.org/2004/02/skos/core#prefLabel").unwrap();
        let quad = |subject: NamedNode, property: NamedNode, object: Term| {
            Quad::new(subject, property, object, GraphName::NamedNode(node("article/1")))
        };
        let mut quads = vec![quad(node("ada"), label, Literal::new_simple_literal("Ada").into())];
        for (number, day) in days.iter().enumerate() {
            let fact = node(&format!("fact{number}"));
            quads.push(quad(node("ada"), node("said"), fact.clone().into()));
            quads.push(quad(fact.clone(), node("text"), Literal::from(number as i64).into()));
            if number % 8 == 0 {
                quads.push(quad(fact.clone(), node("rare"), node("ada").into()));
            }
            for day in day.split_whitespace() {
                quads.push(quad(fact.clone(), node("day"), Literal::new_typed_literal(day, xsd::DATE).into()));
            }
        }
        let index = Index::in_folder(place.path(), BASE, &quads).unwrap();
        let reader = index.reader().unwrap();
        let parser = SparqlParser::new().with_prefix("", BASE).unwrap();
        let parser = parser.with_prefix("skos", "http://www.w3.org/2004/02/skos/core#").unwrap();
        let mut query = parser.parse_query(text).unwrap();
        let found = resolve(&mut query, &reader);
        assert_eq!(found.len(), 1, "{query}");
        // Each fact stands behind who said it.
        let facts = |query: Query| query.to_string().matches(Node::STAND_IN).count() / 2;
        Some(of(&query, &reader, &found)?.map(facts).collect())
    }

    const BODY: &str = "{ ?who :said ?fact . ?fact :text ?text \
        FILTER(EXISTS { ?who skos:prefLabel ?name FILTER(CONTAINS(LCASE(?name), \"ada\")) }) OPTIONAL { ?fact :day ?day } }";

    #[test]
    fn pieces_grow_and_no_day_is_in_two() {
        let text = format!("SELECT DISTINCT ?text ?day {BODY} ORDER BY DESC(?day) ?text LIMIT 7");
        let mut days = vec!["2015-09-01"; 40];
        days.extend(["2015-09-02", ""]);
        assert_eq!(pieces(&text, &days), Some(vec![41, 1]));
        let days: Vec<String> = (0..200).map(|number| format!("{:04}-01-01", 1800 + number)).collect();
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        assert_eq!(pieces(&text, &days), Some(vec![32, 168]));
    }

    #[test]
    fn what_few_facts_have_is_asked_first() {
        let days: Vec<String> = (0..200).map(|number| format!("{:04}-01-01", 1800 + number)).collect();
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        let body = BODY.replace(":text ?text", ":text ?text ; :rare ?of");
        let text = format!("SELECT ?text {body} ORDER BY DESC(?day)");
        assert_eq!(pieces(&text, &days), Some(vec![25]));
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_asked_as_a_whole() {
        let day = ["2015-09-01"];
        let whole = |text: &str, days: &[&str]| assert_eq!(pieces(text, days), None, "{text}");
        whole(&format!("SELECT DISTINCT ?text {BODY} ORDER BY DESC(?day)"), &day);
        whole(&format!("SELECT ?text {BODY} ORDER BY DESC(?text) ?day"), &day);
        whole(&format!("SELECT ?text {BODY} ORDER BY DESC(?day)"), &["2015-09-01+02:00"]);
        whole(&format!("SELECT ?text {BODY} ORDER BY DESC(?day)"), &["2015-09-01 2015-09-02"]);
        let twice = BODY.replace("?day } }", "?day } OPTIONAL { ?who :day ?day } }");
        whole(&format!("SELECT ?text {twice} ORDER BY DESC(?day)"), &day);
        assert_eq!(pieces(&format!("SELECT ?text {BODY} ORDER BY DESC(?day)"), &day), Some(vec![1]));
    }
}
