//! Names and words are looked up before a query runs, so that nobody reads all names to find one.
//!
//! ```sparql
//! FILTER(?param_actor = "" || EXISTS { ?event sayso:source/skos:prefLabel ?name
//!   FILTER(CONTAINS(CONCAT(" ", LCASE(STR(?name)), " "), CONCAT(" ", LCASE(?param_actor), " "))) })
//! ```
//!
//! The engine would ask this of every event. The index knows which names have the word; so what is inside EXISTS is
//! answered first, from those names, and the events found stand before the rest as `VALUES ?event { … }` (`nest.rs`). A
//! query means the same with and without it; where anything is out of the ordinary, it stays as it was written.

use std::collections::HashMap;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, Variable};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern, PropertyPathExpression};
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern};

use super::algebra::{Part, pattern_of};
use super::nest::{Row, certain, ground, in_scope, is_certain, is_simple, put_before};
use crate::store::{Index, Words};

/// Nodes that are put before a query at most; with more, reading all is no slower.
const MOST_NODES: usize = 50_000;

/// What the single-row VALUES of a group say.
type Constants = HashMap<Variable, Literal>;

/// Look up what can be looked up. `answer` answers a question.
pub fn resolve<E>(
    query: &mut Query,
    index: &Index,
    answer: &mut dyn FnMut(Query) -> Result<Vec<Row>, E>,
) -> Result<(), E> {
    // A query that chooses its graphs itself does not ask the merged graph, which the names are looked up in.
    let asks_all = query.dataset().is_none() && index.has_words();
    if asks_all { walk(pattern_of(query), index, answer) } else { Ok(()) }
}

fn walk<E>(
    pattern: &mut GraphPattern,
    index: &Index,
    answer: &mut dyn FnMut(Query) -> Result<Vec<Row>, E>,
) -> Result<(), E> {
    if let GraphPattern::Filter { expr, inner } = pattern {
        let constants = constants(inner);
        let mut leaves = Vec::new();
        demanded(expr, &constants, &mut leaves);
        for leaf in leaves {
            let Some(question) = question(leaf, inner, &constants, index) else { continue };
            let nodes = answer(question.query)?;
            let rows: Option<Vec<_>> =
                nodes.into_iter().flatten().map(|node| Some(vec![Some(ground(node?)?)])).collect();
            if let Some(bindings) = rows.filter(|rows| rows.len() <= MOST_NODES) {
                put_before(inner, &question.variable, bindings);
                *leaf = Expression::Literal(Literal::from(true));
            }
        }
    }
    if matches!(pattern, GraphPattern::Graph { .. } | GraphPattern::Service { .. }) {
        return Ok(()); // what is inside asks another graph
    }
    for part in Part::Pattern(pattern).parts() {
        if let Part::Pattern(inner) = part {
            walk(inner, index, answer)?;
        }
    }
    Ok(())
}

/// The parts of a condition that must hold for the whole to hold.
///
/// What is true by constants alone is written so: the engine asks the sides of an `||` in no fixed order.
fn demanded<'e>(expression: &'e mut Expression, constants: &Constants, leaves: &mut Vec<&'e mut Expression>) {
    if truth(expression, constants) == Some(true) {
        *expression = Expression::Literal(Literal::from(true));
        return;
    }
    let dead = match expression {
        Expression::Or(one, other) => (truth(one, constants) == Some(false), truth(other, constants) == Some(false)),
        Expression::If(condition, _, _) => match truth(condition, constants) {
            Some(true) => (false, true),
            Some(false) => (true, false),
            None => (false, false),
        },
        _ => (false, false),
    };
    match (expression, dead) {
        (Expression::And(one, other), _) => {
            demanded(one, constants, leaves);
            demanded(other, constants, leaves);
        }
        (Expression::Or(_, living) | Expression::If(_, _, living), (true, _))
        | (Expression::Or(living, _) | Expression::If(_, living, _), (_, true)) => {
            demanded(living, constants, leaves);
        }
        (exists @ Expression::Exists(_), _) => leaves.push(exists),
        _ => {}
    }
}

/// A question whose answer is the only values that a variable can have.
struct Question {
    variable: Variable,
    query: Query,
}

/// What to ask first for an EXISTS that looks for words; `None` where it is not of that form.
fn question(exists: &Expression, outer: &GraphPattern, constants: &Constants, index: &Index) -> Option<Question> {
    let Expression::Exists(inside) = exists else { return None };
    let GraphPattern::Filter { expr, inner } = &**inside else { return None };
    if !is_simple(inner) {
        return None;
    }
    let Expression::FunctionCall(Function::Contains, arguments) = expr else { return None };
    let [hay, needle] = arguments.as_slice() else { return None };
    let (text, small) = variable_in(hay)?;
    let words = text_of(needle, constants)?;
    let property = property_of(inner, text)?;
    let literals = index.literals_with(property, &words).filter(|_| small)?;
    let shared: Vec<Variable> = in_scope(inner).intersection(&in_scope(outer)).cloned().collect();
    let [variable] = shared.as_slice() else { return None };
    if !is_certain(outer, variable) {
        return None;
    }
    let bindings = literals.into_iter().map(|literal| vec![Some(GroundTerm::Literal(literal))]).collect();
    let values = GraphPattern::Values { variables: vec![text.clone()], bindings };
    let mut filter = GraphPattern::Filter {
        expr: expr.clone(),
        inner: Box::new(GraphPattern::Join { left: Box::new(values), right: inner.clone() }),
    };
    fill_in(&mut filter, constants);
    let projected = GraphPattern::Project { inner: Box::new(filter), variables: vec![variable.clone()] };
    let pattern = GraphPattern::Distinct { inner: Box::new(projected) };
    Some(Question { variable: variable.clone(), query: Query::Select { dataset: None, pattern, base_iri: None } })
}

/// The one variable of an expression that only makes its text small and puts spaces around it, and whether it does make
/// it small.
fn variable_in(expression: &Expression) -> Option<(&Variable, bool)> {
    match expression {
        Expression::Variable(variable) => Some((variable, false)),
        Expression::FunctionCall(Function::Str, inner) => variable_in(inner.first()?),
        Expression::FunctionCall(Function::LCase, inner) => variable_in(inner.first()?).map(|(it, _)| (it, true)),
        Expression::FunctionCall(Function::Concat, parts) => {
            let is_space = |part: &&Expression| matches!(part, Expression::Literal(it) if it.value().trim().is_empty());
            let mut others = parts.iter().filter(|part| !is_space(part));
            let found = variable_in(others.next()?)?;
            others.next().is_none().then_some(found)
        }
        _ => None,
    }
}

/// The text of an expression of constants.
fn text_of(expression: &Expression, constants: &Constants) -> Option<String> {
    Some(match expression {
        Expression::Literal(literal) => literal.value().to_owned(),
        Expression::Variable(variable) => constants.get(variable)?.value().to_owned(),
        Expression::FunctionCall(Function::LCase, inner) => text_of(inner.first()?, constants)?.to_lowercase(),
        Expression::FunctionCall(Function::Str, inner) => text_of(inner.first()?, constants)?,
        Expression::FunctionCall(Function::Concat, parts) => {
            parts.iter().map(|part| text_of(part, constants)).collect::<Option<String>>()?
        }
        _ => return None,
    })
}

/// Whether a condition of constants holds.
fn truth(expression: &Expression, constants: &Constants) -> Option<bool> {
    match expression {
        Expression::Equal(one, other) => Some(text_of(one, constants)? == text_of(other, constants)?),
        Expression::Literal(literal) => (literal.datatype() == xsd::BOOLEAN).then(|| literal.value() == "true"),
        Expression::Or(one, other) => match (truth(one, constants), truth(other, constants)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (one, other) => Some(one? || other?),
        },
        Expression::If(condition, one, other) => {
            truth(if truth(condition, constants)? { one } else { other }, constants)
        }
        Expression::And(one, other) => Some(truth(one, constants)? && truth(other, constants)?),
        Expression::Not(inner) => truth(inner, constants).map(|it| !it),
        _ => None,
    }
}

fn constants(pattern: &GraphPattern) -> Constants {
    let single = |pattern: &GraphPattern| match pattern {
        GraphPattern::Values { variables, bindings } => match (variables.as_slice(), bindings.as_slice()) {
            ([variable], [row]) => match row.as_slice() {
                [Some(GroundTerm::Literal(literal))] => Some((variable.clone(), literal.clone())),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    certain(pattern).into_iter().filter_map(single).collect()
}

/// What kind of words the values of a variable are, told by the property that it is the value of.
fn property_of(pattern: &GraphPattern, variable: &Variable) -> Option<Words> {
    let is_it = |term: &TermPattern| matches!(term, TermPattern::Variable(it) if it == variable);
    certain(pattern).into_iter().find_map(|part| match part {
        GraphPattern::Path { path, object, .. } if is_it(object) => last_step(path),
        GraphPattern::Bgp { patterns } => {
            patterns.iter().filter(|triple| is_it(&triple.object)).find_map(|triple| match &triple.predicate {
                NamedNodePattern::NamedNode(property) => Words::of(property),
                NamedNodePattern::Variable(_) => None,
            })
        }
        _ => None,
    })
}

fn last_step(path: &PropertyPathExpression) -> Option<Words> {
    match path {
        PropertyPathExpression::NamedNode(property) => Words::of(property),
        PropertyPathExpression::Sequence(_, last) => last_step(last),
        PropertyPathExpression::Alternative(one, other) => last_step(one).filter(|it| last_step(other) == Some(*it)),
        _ => None,
    }
}

/// Write constants in place of their variables in all expressions.
fn fill_in(pattern: &mut GraphPattern, constants: &Constants) {
    let mut todo = vec![Part::Pattern(pattern)];
    while let Some(mut part) = todo.pop() {
        if let Part::Expression(expression) = &mut part
            && let Expression::Variable(variable) = &**expression
            && let Some(constant) = constants.get(variable)
        {
            **expression = Expression::Literal(constant.clone());
        }
        todo.extend(part.parts());
    }
}
