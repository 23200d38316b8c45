//! Where a query can be cut into pieces by day, for `pieces.rs`: which facts it asks for, and how to ask for their days first.
//!
//! ```text
//! OrderBy DESC(?day) (LeftJoin (Lateral (VALUES ?actor { … }) { ?actor sayso:said ?fact . … }) { ?fact sayso:day ?day })
//! is cut by  SELECT DISTINCT ?actor ?fact ?day { VALUES ?actor { … } ?actor sayso:said ?fact OPTIONAL { ?fact sayso:day ?day } }
//! ```

use std::collections::{HashMap, HashSet, VecDeque};

use oxigraph::model::Variable;
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern, OrderExpression};
use spargebra::term::{NamedNodePattern, TermPattern};

use super::algebra::in_scope;
use super::nest::{certain, is_certain};

/// How a query is to be cut.
pub struct Plan {
    /// The query without its `LIMIT`, which is of all pieces together.
    pub template: Query,
    /// The node that was looked up, and the fact where that is another.
    pub variables: Vec<Variable>,
    /// Asks for the values of the variables, and the day of each fact.
    pub question: Query,
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
    let (dating, fact) = dating(inner, day)?;
    let (known, node, asked) = known(inner, &fact)?;
    let mut inner = known.clone();
    let mut variables = vec![node.clone()];
    if *node != fact {
        // Over several steps each fact would be looked for among all that its node leads to.
        let [step] = way(asked, node, &fact)?.try_into().ok()?;
        inner = GraphPattern::Lateral { left: Box::new(inner), right: Box::new(step) };
        variables.push(fact);
    }
    let optional = GraphPattern::LeftJoin { left: Box::default(), right: Box::new(dating.clone()), expression: None };
    let inner = GraphPattern::Lateral { left: Box::new(inner), right: Box::new(optional) };
    let wanted = variables.iter().chain([day]).cloned().collect();
    let projected = GraphPattern::Project { inner: Box::new(inner), variables: wanted };
    let question = GraphPattern::Distinct { inner: Box::new(projected) };
    let template = Query::Select { dataset: None, pattern: pattern.clone(), base_iri: base_iri.clone() };
    let question = Query::Select { dataset: None, pattern: question, base_iri: None };
    Some(Plan { template, variables, question, columns: columns.clone(), newest_first, slice })
}

/// What a query puts in order.
pub fn ordered(pattern: &mut GraphPattern) -> Option<&mut GraphPattern> {
    match pattern {
        GraphPattern::Distinct { inner } | GraphPattern::Project { inner, .. } => ordered(inner),
        GraphPattern::OrderBy { inner, .. } => Some(inner),
        _ => None,
    }
}

/// The optional triple that alone tells the day, and whose day it is.
fn dating<'q>(pattern: &'q GraphPattern, day: &Variable) -> Option<(&'q GraphPattern, Variable)> {
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
    match &patterns.first()?.subject {
        TermPattern::Variable(fact) => Some((teller, fact.clone())),
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

/// The values that were looked up, of which variable, and what is asked of them; every solution of that has a fact.
fn known<'q>(pattern: &'q GraphPattern, fact: &Variable) -> Option<(&'q GraphPattern, &'q Variable, &'q GraphPattern)> {
    match pattern {
        GraphPattern::Lateral { left, .. } => match &**left {
            GraphPattern::Values { variables, .. } => match variables.as_slice() {
                [node] if is_certain(pattern, fact) => Some((left, node, pattern)),
                _ => None,
            },
            // What is asked of the values is all that is asked behind them.
            _ => known(left, fact).or_else(|| {
                let (values, node) = first_values(left)?;
                is_certain(pattern, fact).then_some((values, node, pattern))
            }),
        },
        GraphPattern::LeftJoin { left: inner, .. }
        | GraphPattern::Filter { inner, .. }
        | GraphPattern::Extend { inner, .. } => known(inner, fact),
        _ => None, // another join or difference would be made anew for each piece
    }
}

/// The values that a chain of patterns begins with.
fn first_values(pattern: &GraphPattern) -> Option<(&GraphPattern, &Variable)> {
    match pattern {
        GraphPattern::Lateral { left, .. } => match &**left {
            GraphPattern::Values { variables, .. } => match variables.as_slice() {
                [node] => Some((left, node)),
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

/// The same values, to be replaced.
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

/// The patterns that lead from a node to a fact, in the order in which to ask them: the shortest way.
fn way(asked: &GraphPattern, node: &Variable, fact: &Variable) -> Option<Vec<GraphPattern>> {
    let steps: Vec<(GraphPattern, HashSet<Variable>)> = certain(asked)
        .into_iter()
        .flat_map(|part| match part {
            GraphPattern::Bgp { patterns } => {
                patterns.iter().map(|triple| GraphPattern::Bgp { patterns: vec![triple.clone()] }).collect()
            }
            GraphPattern::Path { .. } => vec![part.clone()],
            _ => Vec::new(),
        })
        .map(|step: GraphPattern| {
            let variables = in_scope(&step);
            (step, variables)
        })
        .collect();
    let mut ways: HashMap<&Variable, Vec<GraphPattern>> = HashMap::from([(node, Vec::new())]);
    let mut reached = VecDeque::from([node]);
    while let Some(here) = reached.pop_front() {
        if here == fact {
            return ways.remove(here);
        }
        for (step, variables) in steps.iter().filter(|(_, variables)| variables.contains(here)) {
            for there in variables {
                if !ways.contains_key(there) {
                    let way = [ways[here].as_slice(), std::slice::from_ref(step)].concat();
                    ways.insert(there, way);
                    reached.push_back(there);
                }
            }
        }
    }
    None
}
