//! The facts of a query without a name, from the newest day on, read from the index as they are asked for.
//!
//! Where few facts can be meant (`?fact a sayso:Denial`), those are put in order at once. Where all may be, the days of the
//! index are read backwards, and whoever wants a hundred rows has them long before the first day is reached; what has no day
//! comes last.

use std::cmp::Reverse;
use std::collections::VecDeque;

use oxigraph::model::Variable;
use spargebra::algebra::PropertyPathExpression;
use spargebra::term::TermPattern;

use super::dated::{Dated, is_day};
use super::trail::{Demands, Edge, constant};
use crate::store::{Node, Reader, step};

/// Facts at most that are put in order at once.
const FEW: usize = 20_000;

/// Days at most that are looked at beforehand.
const MOST_DAYS: usize = 50_000;

/// Days with their facts that are read at a time.
const BATCH: usize = 4_096;

/// Facts with their days, the newest first.
pub struct Newest {
    reader: Reader,
    day: Node,
    demands: Demands,
    /// What every fact of the query has: whoever has it may be one.
    narrowest: Wide,
    read: VecDeque<Dated>,
    /// How many pairs of a day and a fact are still to be read; `None` when the rest has been.
    left: Option<usize>,
}

/// What a fact is part of.
struct Wide {
    property: Node,
    /// The value that the query names.
    value: Option<Node>,
    /// Whether the fact is the value, and not who has it.
    is_value: bool,
}

impl Newest {
    /// The facts that a variable can mean, by what a query's patterns demand of it; `None` where nothing tells, or a day is
    /// none that the index puts in order.
    pub fn of(reader: &Reader, edges: &[Edge], fact: &Variable, day: Node) -> Option<Self> {
        let is_plain = |day: Node| reader.term(day).is_some_and(|day| is_day(&day));
        if !reader.distinct_values(day, MOST_DAYS)?.into_iter().all(is_plain) {
            return None;
        }
        let narrowest =
            edges.iter().filter_map(|edge| Wide::of(reader, edge, fact)).min_by_key(|it| it.width(reader))?;
        let demands = Demands::of(reader, edges, fact);
        let left = Some(reader.pairs(day).len());
        let mut newest = Self { reader: reader.clone(), day, demands, narrowest, read: VecDeque::new(), left };
        if newest.narrowest.width(reader) <= FEW {
            newest.left = None;
            newest.read = newest.all();
        }
        Some(newest)
    }

    /// All facts in order.
    fn all(&self) -> VecDeque<Dated> {
        let days = |fact: Node| {
            let days: Vec<Node> = self.reader.values(fact, self.day).collect();
            let is_undated = days.is_empty();
            days.into_iter().map(move |day| (Some(day), vec![fact])).chain(is_undated.then(|| (None, vec![fact])))
        };
        let mut facts: Vec<Dated> = self.meant().into_iter().flat_map(days).collect();
        facts.sort_by_key(|(day, fact)| (Reverse(day.map(Node::order)), fact.first().copied()));
        facts.into()
    }

    /// All that has what each fact has, each once.
    fn meant(&self) -> Vec<Node> {
        let mut nodes = self.narrowest.nodes(&self.reader);
        nodes.sort_unstable();
        nodes.dedup();
        nodes.retain(|node| {
            step();
            self.demands.hold(&self.reader, *node)
        });
        nodes
    }

    /// Read on.
    fn more(&mut self) -> Option<()> {
        let left = self.left?;
        if left == 0 {
            self.left = None;
            let has_day = |fact: &Node| self.reader.value(*fact, self.day).is_some();
            self.read = self.meant().into_iter().filter(|fact| !has_day(fact)).map(|fact| (None, vec![fact])).collect();
            return Some(());
        }
        let from = left.saturating_sub(BATCH);
        let mut pairs = self.reader.some_pairs(self.day, from..left);
        // A fact stands once for each graph that tells its day; of those that the batch cuts in two, one is enough.
        pairs.dedup();
        let first = from.checked_sub(1).and_then(|at| self.reader.some_pairs(self.day, at..from).pop());
        pairs.retain(|pair| {
            step();
            Some(*pair) != first && self.demands.hold(&self.reader, pair.1)
        });
        self.read = pairs.into_iter().rev().map(|(day, fact)| (Some(day), vec![fact])).collect();
        self.left = Some(from);
        Some(())
    }

    /// The next fact, without taking it.
    pub fn front(&mut self) -> Option<&Dated> {
        while self.read.is_empty() {
            self.more()?;
        }
        self.read.front()
    }

    /// The next fact.
    pub fn pop(&mut self) -> Option<Dated> {
        self.front()?;
        self.read.pop_front()
    }
}

impl Wide {
    fn of(reader: &Reader, edge: &Edge, fact: &Variable) -> Option<Self> {
        let PropertyPathExpression::NamedNode(property) = &edge.path else { return None };
        let (other, is_value) = edge.away_from(&TermPattern::Variable(fact.clone()))?;
        let property = reader.iri(property.as_str()).unwrap_or(Node::NONE);
        let value = constant(reader, other).filter(|_| !is_value);
        Some(Self { property, value, is_value })
    }

    fn width(&self, reader: &Reader) -> usize {
        self.value.map_or_else(|| reader.pairs(self.property).len(), |value| reader.count(self.property, value))
    }

    fn nodes(&self, reader: &Reader) -> Vec<Node> {
        match self.value {
            Some(value) => reader.subjects(self.property, value).collect(),
            None => reader.pairs(self.property).map(|(value, who)| if self.is_value { value } else { who }).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::query::clock::Limits;
    use crate::query::run::{Answer, QueryText, run};
    use crate::store::Index;
    use oxigraph::model::vocab::xsd;
    use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};

    const BASE: &str = "https://example.org/";

    fn node(name: &str) -> NamedNode {
        NamedNode::new(format!("{BASE}{name}")).unwrap()
    }

    /// Facts of three hundred days, two in five without one, some of two days and of two graphs; every ninth is rare.
    fn quads(count: usize) -> Vec<Quad> {
        let mut quads = Vec::new();
        for number in 0..count {
            let fact = node(&format!("fact{number:05}"));
            let mut add = |property: &str, value: Term, graph: usize| {
                let graph = GraphName::NamedNode(node(&format!("article/{graph}")));
                quads.push(Quad::new(fact.clone(), node(property), value, graph));
            };
            add("in", node(&format!("article/{}", number / 10)).into(), number / 10);
            let day = |at: usize| Literal::new_typed_literal(format!("{:04}-03-01", 1700 + at % 300), xsd::DATE);
            if number % 5 > 1 {
                add("day", day(number).into(), number / 10);
                add("day", day(number).into(), number / 10 + 1);
            }
            if number % 50 == 3 {
                add("day", day(number + 7).into(), number / 10);
            }
            if number % 9 == 0 {
                add("kind", node("rare").into(), number / 10);
            }
            if number % 3 == 0 {
                add("note", Literal::from(number as i64 % 4).into(), number / 10);
            }
        }
        quads
    }

    fn rows(index: &Index, text: &str) -> Vec<String> {
        let text = format!("PREFIX : <{BASE}> {text}");
        let query = QueryText { name: "test".to_owned(), text };
        let Answer::Rows { rows, .. } = run(index, &query, &Limits::default()).unwrap() else {
            panic!("rows expected")
        };
        rows.map(|row| format!("{:?}", row.unwrap().values())).collect()
    }

    #[test]
    fn the_rows_are_those_of_the_whole_query_in_its_order() {
        let quads = quads(25_000);
        let place = tempfile::tempdir().unwrap();
        let (mapped, whole) =
            (Index::in_folder(place.path(), BASE, &quads).unwrap(), Index::in_memory(BASE, quads).unwrap());
        let optional = "OPTIONAL { ?fact :day ?day } OPTIONAL { ?fact :note ?note }";
        for text in [
            format!("SELECT ?fact ?day ?note {{ ?fact :in ?article {optional} }} ORDER BY DESC(?day) ?fact"),
            format!("SELECT ?fact ?day {{ ?fact :in ?article {optional} }} ORDER BY DESC(?day) ?note ?fact LIMIT 9000"),
            format!(
                "SELECT ?fact ?day {{ ?fact :in ?article ; :kind :rare {optional} }} ORDER BY DESC(?day) ?fact OFFSET 7"
            ),
            format!("SELECT DISTINCT ?day ?note {{ ?fact :in ?article {optional} }} ORDER BY DESC(?day) ?note"),
            format!(
                "SELECT ?fact {{ ?fact :in ?article {optional} FILTER(BOUND(?note)) }} ORDER BY DESC(?day) ?fact LIMIT 40"
            ),
            format!("SELECT ?fact {{ ?fact :in ?article {optional} }} ORDER BY ?day ?fact LIMIT 40"),
            format!("SELECT ?article {{ ?fact :in ?article {optional} }} ORDER BY DESC(?day) ?article LIMIT 4000"),
        ] {
            assert!(rows(&mapped, &text) == rows(&whole, &text), "{text}");
        }
    }
}
