//! Names and words are looked up before a query runs, so that nobody reads all names to find one.
//!
//! ```sparql
//! FILTER(?param_actor = "" || EXISTS { ?event sayso:source/skos:prefLabel ?name
//!   FILTER(CONTAINS(CONCAT(" ", LCASE(STR(?name)), " "), CONCAT(" ", LCASE(?param_actor), " "))) })
//! ```
//!
//! The engine would ask this of every event. The index knows which names have the word; so what is inside EXISTS is walked
//! first, from those names (`trail.rs`), and the events found stand before the rest as `VALUES ?event { … }` (`nest.rs`). A
//! query means the same with and without it; where anything is out of the ordinary, it stays as it was written.

use std::collections::HashMap;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, Term, Variable};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern, PropertyPathExpression};
use spargebra::term::{GroundTerm, TermPattern};

use super::algebra::{Part, in_scope, pattern_of};
use super::early::ask_early;
use super::nest::{certain, ground, is_certain, put_before};
use super::trail::{Bar, Demands, Edge, RARE, Trail};
use crate::store::{Node, Reader, Words};

/// Nodes that are put before a query at most; with more, reading all is no slower.
const MOST_NODES: usize = 200_000;

/// Values of a property that are looked through at most, where their words are not in the index.
const MOST_VALUES: usize = 2_000;

/// What the single-row VALUES of a group say.
type Constants = HashMap<Variable, Literal>;

/// The nodes that were put before a query, in their order, by the variable whose values they are.
pub type Found = HashMap<Variable, Vec<Node>>;

/// Look up what can be looked up.
pub fn resolve(query: &mut Query, reader: &Reader) -> Found {
    let mut found = Found::new();
    // A query that chooses its graphs itself does not ask the merged graph, which the names are looked up in.
    if query.dataset().is_none() {
        walk(pattern_of(query), reader, &mut found);
    }
    found
}

fn walk(pattern: &mut GraphPattern, reader: &Reader, found: &mut Found) {
    if let GraphPattern::Filter { expr, inner } = pattern {
        let constants = constants(inner);
        let mut leaves = Vec::new();
        demanded(expr, &constants, &mut leaves);
        let bars: Vec<Bar> = leaves.iter().filter_map(|leaf| bar(leaf, inner, reader)).collect();
        for leaf in leaves {
            if let Some((variable, mut nodes)) = nodes(leaf, inner, &constants, reader) {
                let bars = bars.iter().filter(|bar| bar.variable == variable);
                bars.for_each(|bar| nodes.retain(|node| !bar.holds(reader, *node)));
                let terms = nodes.iter().map(|node| Some(vec![Some(ground(reader, *node)?)]));
                if let Some(bindings) = terms.collect::<Option<Vec<_>>>() {
                    put_before(inner, std::slice::from_ref(&variable), bindings);
                    found.insert(variable, nodes);
                    *leaf = Expression::Literal(Literal::from(true));
                }
            } else if ask_early(inner, leaf, &|left, right| is_rare(reader, left, right)) {
                *leaf = Expression::Literal(Literal::from(true));
            }
        }
    }
    if matches!(pattern, GraphPattern::Graph { .. } | GraphPattern::Service { .. }) {
        return; // what is inside asks another graph
    }
    for part in Part::Pattern(pattern).parts() {
        if let Part::Pattern(inner) = part {
            walk(inner, reader, found);
        }
    }
}

/// What a condition bars nodes from having.
fn bar(condition: &Expression, outer: &GraphPattern, reader: &Reader) -> Option<Bar> {
    let Expression::Not(condition) = condition else { return None };
    let Expression::Exists(inside) = &**condition else { return None };
    Bar::of(reader, inside, outer)
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
        (leaf, _) => leaves.push(leaf),
    }
}

/// The only nodes for which a condition that looks for words can hold, and the variable that has them; `None` where it is not
/// of that form, or there are too many.
fn nodes(
    condition: &Expression,
    outer: &GraphPattern,
    constants: &Constants,
    reader: &Reader,
) -> Option<(Variable, Vec<Node>)> {
    let (condition, mut edges, shared) = match condition {
        Expression::Exists(inside) => {
            let GraphPattern::Filter { expr, inner } = &**inside else { return None };
            (expr, Edge::all(inner)?, Some(in_scope(inner).intersection(&in_scope(outer)).cloned().collect::<Vec<_>>()))
        }
        condition => (condition, Vec::new(), None),
    };
    let Expression::FunctionCall(Function::Contains, arguments) = condition else { return None };
    let [hay, needle] = arguments.as_slice() else { return None };
    let (text, true) = variable_in(hay)? else { return None };
    // A condition outside of EXISTS asks for the words of the text itself.
    let shared = shared.unwrap_or_else(|| vec![text.clone()]);
    let [variable] = shared.as_slice() else { return None };
    if !is_certain(outer, variable) {
        return None;
    }
    let sought = if edges.is_empty() { Edge::certain(outer) } else { edges.clone() };
    let mut plain: Constants =
        constants.iter().filter(|(_, it)| is_text(it)).map(|(a, b)| (a.clone(), b.clone())).collect();
    let needle = text_of(needle, &plain)?;
    let mut here = TermPattern::Variable(text.clone());
    let mut nodes = Vec::new();
    for literal in values(&sought, &here, &needle, reader)? {
        let Some(Term::Literal(value)) = reader.term(literal) else { return None };
        if !is_text(&value) {
            return None;
        }
        plain.insert(text.clone(), value);
        if text_of(hay, &plain)?.contains(&needle) {
            nodes.push(literal);
        }
    }
    // A chain from the text to the variable that is shared, of all there is inside.
    while !edges.is_empty() {
        let next: Vec<usize> = (0..edges.len()).filter(|&at| touches(&edges[at], &here)).collect();
        let [next] = next.as_slice() else { return None };
        let edge = edges.swap_remove(*next);
        let (there, backwards) = edge.away_from(&here)?;
        nodes = Trail::of(reader, &edge.path, backwards)?.walk(reader, &nodes);
        here = there.clone();
    }
    let demands = Demands::of(reader, &Edge::certain(outer), variable);
    nodes.retain(|node| demands.hold(reader, *node));
    (here == TermPattern::Variable(variable.clone()) && nodes.len() <= MOST_NODES).then(|| (variable.clone(), nodes))
}

/// Whether far fewer have what one pattern asks for than what another does.
fn is_rare(reader: &Reader, other: &GraphPattern, pattern: &GraphPattern) -> bool {
    let narrowest = |pattern: &GraphPattern| {
        Edge::certain(pattern).iter().filter_map(|edge| edge.width(reader)).min().unwrap_or(usize::MAX)
    };
    narrowest(pattern).saturating_mul(RARE) < narrowest(other)
}

fn touches(edge: &Edge, end: &TermPattern) -> bool {
    edge.subject == *end || edge.object == *end
}

/// True for a text, in whatever language.
fn is_text(literal: &Literal) -> bool {
    literal.language().is_some() || literal.datatype() == xsd::STRING
}

/// The literals that a text may be: those of its property's values that have the words, or else all, where they are few.
fn values(edges: &[Edge], text: &TermPattern, needle: &str, reader: &Reader) -> Option<Vec<Node>> {
    let edge = edges.iter().find(|edge| edge.object == *text)?;
    let properties = last_steps(&edge.path)?;
    let kinds: Vec<Option<Words>> = properties.iter().map(|property| Words::of(property)).collect();
    if let [Some(kind), others @ ..] = kinds.as_slice()
        && others.iter().all(|other| *other == Some(*kind))
    {
        let mut literals = reader.literals_with(*kind, needle)?;
        // The words of all kinds of texts are in one index.
        let properties: Vec<Node> = properties.iter().filter_map(|property| reader.iri(property.as_str())).collect();
        literals.retain(|literal| properties.iter().any(|property| reader.count(*property, *literal) > 0));
        return Some(literals);
    }
    let mut all = Vec::new();
    for property in properties {
        if let Some(property) = reader.iri(property.as_str()) {
            all.extend(reader.distinct_values(property, MOST_VALUES)?);
        }
    }
    all.sort_unstable();
    all.dedup();
    Some(all)
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

/// The properties that a path ends with.
fn last_steps(path: &PropertyPathExpression) -> Option<Vec<&NamedNode>> {
    match path {
        PropertyPathExpression::NamedNode(property) => Some(vec![property]),
        PropertyPathExpression::Sequence(_, last) => last_steps(last),
        PropertyPathExpression::Alternative(one, other) => Some([last_steps(one)?, last_steps(other)?].concat()),
        _ => None,
    }
}
