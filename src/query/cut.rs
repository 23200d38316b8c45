//! Where a query can be cut into pieces by day, for `pieces.rs`: which facts it asks for, and how to ask for their days first.
//!
//! ```text
//! OrderBy DESC(?day) (LeftJoin (Lateral (VALUES ?actor { … }) { ?actor sayso:said ?fact . … }) { ?fact sayso:day ?day })
//! is cut by the days of the facts that actors lead to along sayso:said, as their property sayso:day tells them
//! ```

use std::collections::{HashMap, VecDeque};

use oxigraph::model::{NamedNode, Variable};
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern, OrderExpression, PropertyPathExpression};
use spargebra::term::{NamedNodePattern, TermPattern};

use super::algebra::in_scope;
use super::nest::{is_certain, is_simple};
use super::trail::Edge;

/// How a query is to be cut.
pub struct Plan {
    /// The query without its `LIMIT`, which is of all pieces together.
    pub template: Query,
    /// The node that was looked up, what lies between it and the fact, and the fact.
    pub variables: Vec<Variable>,
    /// Whether no node was looked up: the variables are the fact and its day.
    pub is_open: bool,
    /// Whether facts of one day come in the order of their IRIs.
    pub is_tied: bool,
    /// How each of them leads to the next: the path, and whether it is walked backwards.
    pub steps: Vec<(PropertyPathExpression, bool)>,
    /// What every row's fact is part of.
    pub edges: Vec<Edge>,
    /// The property that tells the day of a fact.
    pub day: NamedNode,
    /// The columns of the query.
    pub columns: Vec<Variable>,
    /// Whether the newest come first.
    pub newest_first: bool,
    /// How many rows are passed over, and how many are wanted.
    pub slice: (usize, Option<usize>),
}

/// How to cut a query; `None` where it cannot be cut.
pub fn plan(query: &Query) -> Option<Plan> {
    let Query::Select { dataset: None, pattern, base_iri } = query else { return None };
    let (slice, pattern) = match pattern {
        GraphPattern::Slice { inner, start, length } => ((*start, *length), &**inner),
        pattern => ((0, None), pattern),
    };
    let (is_distinct, projected) = match pattern {
        GraphPattern::Distinct { inner } => (true, &**inner),
        pattern => (false, pattern),
    };
    let GraphPattern::Project { inner, variables: columns } = projected else { return None };
    let GraphPattern::OrderBy { inner, expression } = &**inner else { return None };
    let (day, newest_first) = match expression.first()? {
        OrderExpression::Desc(Expression::Variable(day)) => (day, true),
        OrderExpression::Asc(Expression::Variable(day)) => (day, false),
        _ => return None,
    };
    if is_distinct && !columns.contains(day) {
        return None; // a row of one piece might come again in another
    }
    let (property, fact) = dating(inner, day)?;
    let is_tied = matches!(expression.get(1), Some(OrderExpression::Asc(Expression::Variable(next))) if *next == fact)
        && (!is_distinct || columns.contains(&fact)); // a row of one piece might come again in another
    let (is_open, steps, variables) = if let Some((node, asked)) = known(inner, &fact) {
        let (steps, reached) = way(asked, node, &fact)?;
        (false, steps, [vec![node.clone()], reached].concat())
    } else if newest_first && is_certain(inner, &fact) && is_by_row(inner, &fact) {
        (true, Vec::new(), vec![fact, day.clone()])
    } else {
        return None;
    };
    let template = Query::Select { dataset: None, pattern: pattern.clone(), base_iri: base_iri.clone() };
    let edges = Edge::certain(inner);
    Some(Plan {
        template,
        variables,
        is_open,
        is_tied,
        steps,
        edges,
        day: property,
        columns: columns.clone(),
        newest_first,
        slice,
    })
}

/// What a query puts in order.
pub fn ordered(pattern: &mut GraphPattern) -> Option<&mut GraphPattern> {
    match pattern {
        GraphPattern::Distinct { inner } | GraphPattern::Project { inner, .. } => ordered(inner),
        GraphPattern::OrderBy { inner, .. } => Some(inner),
        _ => None,
    }
}

/// The property that alone tells the day, and whose day it is.
fn dating(pattern: &GraphPattern, day: &Variable) -> Option<(NamedNode, Variable)> {
    let mut tellers = Vec::new();
    let mut rest = vec![pattern];
    while let Some(pattern) = rest.pop() {
        match pattern {
            GraphPattern::Filter { inner, .. } => rest.push(inner),
            GraphPattern::Extend { inner, .. } => rest.push(inner),
            GraphPattern::Minus { left, .. } => rest.push(left),
            GraphPattern::LeftJoin { left, right, expression: None } if tells(right, day) => {
                tellers.push(&**right);
                rest.push(left);
            }
            GraphPattern::Join { left, right }
            | GraphPattern::Lateral { left, right }
            | GraphPattern::LeftJoin { left, right, .. } => rest.extend([&**left, &**right]),
            other if in_scope(other).contains(day) => return None,
            _ => {}
        }
    }
    let [teller] = tellers.as_slice() else { return None };
    let GraphPattern::Bgp { patterns } = teller else { return None };
    let triple = patterns.first()?;
    match (&triple.subject, &triple.predicate) {
        (TermPattern::Variable(fact), NamedNodePattern::NamedNode(property)) => Some((property.clone(), fact.clone())),
        _ => None,
    }
}

/// True for the pattern `{ ?fact <property> ?day }`.
fn tells(pattern: &GraphPattern, day: &Variable) -> bool {
    matches!(pattern, GraphPattern::Bgp { patterns } if matches!(patterns.as_slice(), [triple]
        if matches!(&triple.object, TermPattern::Variable(it) if it == day)
            && matches!(&triple.subject, TermPattern::Variable(it) if it != day)
            && matches!(&triple.predicate, NamedNodePattern::NamedNode(_))))
}

/// True when what is asked behind each fact is asked for each, so that nothing is worked out anew for each piece.
fn is_by_row(pattern: &GraphPattern, fact: &Variable) -> bool {
    match pattern {
        GraphPattern::Filter { inner, .. } | GraphPattern::Extend { inner, .. } => is_by_row(inner, fact),
        GraphPattern::LeftJoin { left, right, expression: None } => {
            is_simple(right) && !in_scope(left).is_disjoint(&in_scope(right)) && is_by_row(left, fact)
        }
        GraphPattern::Join { left, right } if !(is_simple(left) && is_simple(right)) => {
            is_simple(right)
                && !in_scope(left).is_disjoint(&in_scope(right))
                && is_certain(left, fact)
                && is_by_row(left, fact)
        }
        other => is_simple(other),
    }
}

/// The variable whose values were looked up, and what is asked of them; every solution of that has a fact.
fn known<'q>(pattern: &'q GraphPattern, fact: &Variable) -> Option<(&'q Variable, &'q GraphPattern)> {
    match pattern {
        GraphPattern::Lateral { left, .. } => match &**left {
            GraphPattern::Values { variables, .. } => match variables.as_slice() {
                [node] if is_certain(pattern, fact) => Some((node, pattern)),
                _ => None,
            },
            // What is asked of the values is all that is asked behind them.
            _ => known(left, fact)
                .or_else(|| first_values(left).filter(|_| is_certain(pattern, fact)).map(|node| (node, pattern))),
        },
        GraphPattern::LeftJoin { left: inner, .. }
        | GraphPattern::Filter { inner, .. }
        | GraphPattern::Extend { inner, .. } => known(inner, fact),
        _ => None, // another join or difference would be made anew for each piece
    }
}

/// The variable of the values that a chain of patterns begins with.
fn first_values(pattern: &GraphPattern) -> Option<&Variable> {
    match pattern {
        GraphPattern::Lateral { left, .. } => match &**left {
            GraphPattern::Values { variables, .. } => match variables.as_slice() {
                [node] => Some(node),
                _ => None,
            },
            left => first_values(left),
        },
        GraphPattern::LeftJoin { left: inner, .. }
        | GraphPattern::Filter { inner, .. }
        | GraphPattern::Extend { inner, .. } => first_values(inner),
        _ => None,
    }
}

/// The values that were looked up, to be replaced.
pub fn known_mut<'q>(pattern: &'q mut GraphPattern, node: &Variable) -> Option<&'q mut GraphPattern> {
    match pattern {
        GraphPattern::Lateral { left, .. } => match &**left {
            GraphPattern::Values { variables, .. } => (variables.as_slice() == [node.clone()]).then_some(left),
            _ => known_mut(left, node),
        },
        GraphPattern::LeftJoin { left: inner, .. }
        | GraphPattern::Filter { inner, .. }
        | GraphPattern::Extend { inner, .. } => known_mut(inner, node),
        _ => None,
    }
}

/// A path, and whether it is walked backwards.
type Leg = (PropertyPathExpression, bool);

/// How a node leads to a fact, the shortest way, and the variables on it, the fact among them.
fn way(asked: &GraphPattern, node: &Variable, fact: &Variable) -> Option<(Vec<Leg>, Vec<Variable>)> {
    let edges = Edge::certain(asked);
    let mut ways = HashMap::from([(node, (Vec::new(), Vec::new()))]);
    let mut reached = VecDeque::from([node]);
    while let Some(here) = reached.pop_front() {
        if here == fact {
            return ways.remove(here);
        }
        for edge in &edges {
            let Some((TermPattern::Variable(there), backwards)) = edge.away_from(&here.clone().into()) else {
                continue;
            };
            if !ways.contains_key(there) {
                let (mut steps, mut variables) = ways[here].clone();
                steps.push((edge.path.clone(), backwards));
                variables.push(there.clone());
                ways.insert(there, (steps, variables));
                reached.push_back(there);
            }
        }
    }
    None
}
