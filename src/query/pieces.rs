//! An answer that is to come newest first is worked out in pieces, the newest first, so that its first row does not wait for
//! its last.
//!
//! ```sparql
//! SELECT … { VALUES ?actor { … } ?fact ^sayso:said ?actor ; … OPTIONAL { ?fact sayso:day ?day } … } ORDER BY DESC(?day) ?fact
//! ```
//!
//! Where the nodes of a name were looked up (`lookup.rs`), a short question tells which facts they lead to and the day of each.
//! The whole query is then asked of the facts of the newest days, next of those before, in pieces that grow; within a piece
//! the engine sorts. Since no day is in two pieces, the rows are those of the whole query in an order that the query allows.
//! Where anything is out of the ordinary (a fact of two days, a key that is no day) the query is asked as a whole.

use std::collections::{HashMap, VecDeque};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Term, Variable};
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use spargebra::term::GroundTerm;

use super::algebra::pattern_of;
use super::cut::{Plan, known_mut, ordered, plan};
use super::nest::{Row, ground};

/// Facts of the first piece, about.
const FIRST: usize = 32;

/// How many times as many facts each piece has as the one before: what a query costs at all, it costs for each piece.
const GROWTH: usize = 32;

/// Facts at most that are put in order before the query runs.
const MOST_FACTS: usize = 100_000;

/// The day of a fact, as it is written; a fact without one is older than all.
type Day = Option<String>;

/// A query in pieces: queries whose answers, one behind the other, are its own.
pub struct Pieces {
    template: Query,
    variables: Vec<Variable>,
    facts: VecDeque<(Day, Vec<GroundTerm>)>,
    size: usize,
    /// The columns of the query.
    pub columns: Vec<Variable>,
    /// How many rows of all pieces together are passed over.
    pub offset: usize,
    /// How many rows of all pieces together are wanted; `None` for all.
    pub limit: Option<usize>,
}

impl Iterator for Pieces {
    type Item = Query;

    fn next(&mut self) -> Option<Query> {
        let mut last = None;
        let mut bindings = Vec::new();
        while let Some((day, _)) = self.facts.front()
            && (bindings.len() < self.size || last.as_ref() == Some(day))
            && let Some((day, fact)) = self.facts.pop_front()
        {
            bindings.push(fact.into_iter().map(Some).collect());
            last = Some(day);
        }
        if bindings.is_empty() {
            return None;
        }
        self.size = GROWTH.saturating_mul(self.size);
        let mut query = self.template.clone();
        let known = known_mut(ordered(pattern_of(&mut query))?, &self.variables[0])?;
        *known = GraphPattern::Values { variables: self.variables.clone(), bindings };
        Some(query)
    }
}

/// The pieces of a query in which nodes were looked up; `None` where it must be asked as a whole. `answer` answers a question.
///
/// # Errors
/// As `answer`.
pub fn of<E>(query: &Query, answer: &mut dyn FnMut(Query) -> Result<Vec<Row>, E>) -> Result<Option<Pieces>, E> {
    let Some(plan) = plan(query) else { return Ok(None) };
    let rows = answer(plan.question)?;
    let Some(mut facts) = dated(rows) else { return Ok(None) };
    facts.sort_by(|(one, _), (other, _)| if plan.newest_first { other.cmp(one) } else { one.cmp(other) });
    let Plan { template, variables, columns, slice: (offset, limit), .. } = plan;
    Ok(Some(Pieces { template, variables, facts: facts.into(), size: FIRST, columns, offset, limit }))
}

/// Facts with their days; `None` where a fact has two, a day is none that text can order, or there are too many.
fn dated(rows: Vec<Row>) -> Option<Vec<(Day, Vec<GroundTerm>)>> {
    if rows.len() > MOST_FACTS {
        return None;
    }
    let mut days: HashMap<GroundTerm, Day> = HashMap::new();
    let mut facts = Vec::with_capacity(rows.len());
    for mut row in rows {
        let day = match row.pop()? {
            None => None,
            Some(Term::Literal(day)) if day.datatype() == xsd::DATE && is_plain(day.value()) => Some(day.destruct().0),
            Some(_) => return None,
        };
        let nodes: Vec<GroundTerm> = row.into_iter().map(|node| ground(node?)).collect::<Option<_>>()?;
        if days.insert(nodes.last()?.clone(), day.clone()).is_some_and(|other| other != day) {
            return None;
        }
        facts.push((day, nodes));
    }
    Some(facts)
}

/// True for days as most are written: of four digits, two and two, without a time zone.
fn is_plain(day: &str) -> bool {
    day.len() == 10
        && day
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::nest::put_before;
    use oxigraph::model::{Literal, NamedNode};
    use spargebra::SparqlParser;

    fn node(name: &str) -> NamedNode {
        NamedNode::new(format!("a:{name}")).unwrap()
    }

    /// The facts of each piece of a query where `?who` is known, when the question has such answers.
    fn pieces(text: &str, days: &[&str]) -> Option<Vec<usize>> {
        let mut query = SparqlParser::new().parse_query(text).unwrap();
        let sorted = |pattern: &mut GraphPattern| {
            let variable = Variable::new("who").unwrap();
            put_before(ordered(pattern).unwrap(), &variable, vec![vec![Some(node("b").into())]]);
        };
        match pattern_of(&mut query) {
            GraphPattern::Slice { inner, .. } => sorted(inner),
            pattern => sorted(pattern),
        }
        let mut answer = |question: Query| {
            assert!(question.to_string().contains("<a:said>"), "{question}");
            let day = |day: &str| (!day.is_empty()).then(|| Literal::new_typed_literal(day, xsd::DATE).into());
            let row = |(number, text): (usize, &&str)| {
                vec![Some(node("b").into()), Some(node(&format!("fact{number}")).into()), day(text)]
            };
            Ok::<_, ()>(days.iter().enumerate().map(row).collect())
        };
        let pieces = of(&query, &mut answer).unwrap()?;
        let facts = |query: Query| query.to_string().matches("<a:fact").count();
        Some(pieces.map(facts).collect())
    }

    const BODY: &str = "{ ?who <a:said> ?fact . ?fact <a:text> ?text OPTIONAL { ?fact <a:day> ?day } }";

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
    fn what_is_out_of_the_ordinary_is_asked_as_a_whole() {
        let day = ["2015-09-01"];
        let whole = |text: &str, days: &[&str]| assert_eq!(pieces(text, days), None, "{text}");
        whole(&format!("SELECT DISTINCT ?text {BODY} ORDER BY DESC(?day)"), &day);
        whole(&format!("SELECT ?text {BODY} ORDER BY DESC(?text) ?day"), &day);
        whole(&format!("SELECT ?text {BODY} ORDER BY DESC(?day)"), &["2015-09-01+02:00"]);
        let twice = BODY.replace("} }", "} OPTIONAL { ?who <a:day> ?day } }");
        whole(&format!("SELECT ?text {twice} ORDER BY DESC(?day)"), &day);
        assert_eq!(pieces(&format!("SELECT ?text {BODY} ORDER BY DESC(?day)"), &day), Some(vec![1]));
    }
}
