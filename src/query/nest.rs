//! What a query asks is asked of a few nodes that are known beforehand, one after the other.
//!
//! ```text
//! LeftJoin({ ?event sayso:trigger ?words }, { ?event sayso:day ?day })
//! becomes, for the events of a name,
//! Lateral(Lateral(VALUES ?event { … }, { ?event sayso:trigger ?words }), LeftJoin({}, { ?event sayso:day ?day }))
//! ```
//!
//! The engine chooses between asking for each row and reading all there is into a table by estimates that multiply with
//! every pattern; those of a long query end at the largest number there is, and then it reads all. So the choice is made
//! here, where the number of nodes is known. What may mean something else when asked for each row stays as it was written.

use std::collections::HashSet;

use oxigraph::model::{Term, Variable};
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::GroundTerm;

use super::algebra::in_scope;
use super::order;
use crate::store::{Node, Reader};

/// A node as a term that a query of its index may hold; `None` where it may not.
pub fn ground(reader: &Reader, node: Node) -> Option<GroundTerm> {
    if reader.is_iri(node) {
        return Some(node.name().into());
    }
    match reader.term(node)? {
        Term::NamedNode(node) => Some(node.into()),
        Term::Literal(literal) => Some(literal.into()),
        Term::BlankNode(_) | Term::Triple(_) => None,
    }
}

/// Put the values of variables before what a group must match; the first of them leads through its patterns.
pub fn put_before(pattern: &mut GraphPattern, variables: &[Variable], bindings: Vec<Vec<Option<GroundTerm>>>) {
    let Some(variable) = variables.first() else { return };
    match pattern {
        GraphPattern::LeftJoin { left, .. } => {
            put_before(left, variables, bindings);
            optional_by_row(pattern);
        }
        GraphPattern::Minus { left, .. } => put_before(left, variables, bindings),
        GraphPattern::Lateral { left, .. } if is_certain(left, variable) => put_before(left, variables, bindings),
        GraphPattern::Filter { inner, .. } => put_before(inner, variables, bindings),
        GraphPattern::Join { left, right } if !(is_simple(left) && is_simple(right)) => {
            if !is_certain(left, variable) {
                std::mem::swap(left, right); // a join is the same either way
            }
            put_before(left, variables, bindings);
            joined_by_row(pattern);
        }
        GraphPattern::Extend { inner, variable: made, .. } if made != variable => {
            put_before(inner, variables, bindings);
        }
        _ => {
            let left = GraphPattern::Values { variables: variables.to_vec(), bindings };
            let right = std::mem::take(pattern);
            *pattern = if is_simple(&right) {
                order::by_row(left, variables.iter().cloned().collect(), right)
            } else {
                GraphPattern::Join { left: Box::new(left), right: Box::new(right) }
            };
        }
    }
}

/// Ask an optional part for each row before it.
fn optional_by_row(pattern: &mut GraphPattern) {
    let GraphPattern::LeftJoin { left, right, expression: None } = pattern else { return };
    let outer = in_scope(left);
    if means_the_same(right, &outer) && !outer.is_disjoint(&in_scope(right)) {
        let mut right = std::mem::take(right);
        if is_simple(&right) {
            *right = order::by_row(GraphPattern::default(), outer, std::mem::take(&mut right));
        }
        // What the optional part is joined to is one row without values.
        let optional = GraphPattern::LeftJoin { left: Box::default(), right, expression: None };
        *pattern = GraphPattern::Lateral { left: std::mem::take(left), right: Box::new(optional) };
    }
}

/// Ask the right side of a join for each row of the left.
fn joined_by_row(pattern: &mut GraphPattern) {
    let GraphPattern::Join { left, right } = pattern else { return };
    let outer = in_scope(left);
    if means_the_same(right, &outer) && !outer.is_disjoint(&in_scope(right)) {
        *pattern = GraphPattern::Lateral { left: std::mem::take(left), right: std::mem::take(right) };
    }
}

/// True when a pattern has the same solutions whether values of `outer` are known while it is matched or joined behind.
fn means_the_same(pattern: &GraphPattern, outer: &HashSet<Variable>) -> bool {
    match pattern {
        GraphPattern::Bgp { .. } | GraphPattern::Path { .. } | GraphPattern::Values { .. } => true,
        GraphPattern::Join { left, right } | GraphPattern::Union { left, right } => {
            means_the_same(left, outer) && means_the_same(right, outer)
        }
        // What is optional may not depend on a value that the pattern before it may lack.
        GraphPattern::LeftJoin { left, right, expression: None } => {
            means_the_same(left, outer)
                && means_the_same(right, outer)
                && in_scope(right).intersection(outer).all(|variable| is_certain(left, variable))
        }
        GraphPattern::Extend { inner, variable, expression: Expression::Variable(value) } => {
            means_the_same(inner, outer) && is_certain(inner, value) && !outer.contains(variable)
        }
        _ => false,
    }
}

/// The patterns that every solution of a group matches.
pub fn certain(pattern: &GraphPattern) -> Vec<&GraphPattern> {
    match pattern {
        GraphPattern::Join { left, right } | GraphPattern::Lateral { left, right } => {
            [certain(left), certain(right)].concat()
        }
        GraphPattern::LeftJoin { left, .. } | GraphPattern::Minus { left, .. } => certain(left),
        GraphPattern::Filter { inner, .. } | GraphPattern::Extend { inner, .. } | GraphPattern::Graph { inner, .. } => {
            certain(inner)
        }
        GraphPattern::Bgp { .. } | GraphPattern::Path { .. } | GraphPattern::Values { .. } => vec![pattern],
        _ => Vec::new(),
    }
}

/// True when every solution of a pattern has a value for the variable that the data gave it.
pub fn is_certain(pattern: &GraphPattern, variable: &Variable) -> bool {
    certain(pattern).into_iter().any(|part| {
        let mut found = false;
        if !matches!(part, GraphPattern::Values { .. }) {
            part.on_in_scope_variable(|it| found |= it == variable);
        }
        found
    })
}

/// True for patterns that are matched anew for each value at no great cost.
pub fn is_simple(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::Bgp { .. } | GraphPattern::Path { .. } | GraphPattern::Values { .. } => true,
        GraphPattern::Join { left, right } => is_simple(left) && is_simple(right),
        GraphPattern::Graph { inner, .. } => is_simple(inner),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::NamedNode;
    use spargebra::{Query, SparqlParser};

    /// A query, with `?event` known beforehand, as SPARQL.
    fn nested(text: &str) -> String {
        let Query::Select { pattern, .. } = SparqlParser::new().parse_query(text).unwrap() else { panic!("{text}") };
        let GraphPattern::Project { mut inner, .. } = pattern else { panic!("{text}") };
        let event = NamedNode::new("https://example.org/event").unwrap();
        let variable = Variable::new("event").unwrap();
        put_before(&mut inner, &[variable], vec![vec![Some(event.into())]]);
        inner.to_string()
    }

    #[test]
    fn each_optional_part_is_asked_for_each_node() {
        let text =
            nested("SELECT * { ?event <a:b> ?c OPTIONAL { ?event <a:d> ?e } OPTIONAL { ?c <a:f> ?g BIND(?c AS ?h) } }");
        assert_eq!(text.matches("LATERAL").count(), 3, "{text}");
        assert!(text.find("VALUES").unwrap() < text.find("<a:b>").unwrap(), "{text}");
    }

    #[test]
    fn a_union_is_asked_for_each_node() {
        let text =
            nested("SELECT * { { { ?c <a:d> ?event } UNION { ?event <a:e> ?c . ?c <a:f> ?g } } ?event <a:b> ?h }");
        assert!(text.contains("LATERAL") && text.contains("UNION"), "{text}");
    }

    #[test]
    fn what_might_mean_something_else_stays() {
        for inner in [
            // The condition may look at a value that is only known outside.
            "OPTIONAL { ?event <a:d> ?e FILTER(?c > ?e) }",
            // The inner group counts all events.
            "{ SELECT ?event (COUNT(*) AS ?n) { ?event <a:d> ?e } GROUP BY ?event }",
            // What is optional inside goes by a value that the part before it lacks.
            "OPTIONAL { ?x <a:d> ?y OPTIONAL { ?event <a:e> ?y } }",
            "OPTIONAL { ?event <a:d> ?e MINUS { ?event <a:f> ?c } }",
        ] {
            let text = nested(&format!("SELECT * {{ ?event <a:b> ?c {inner} }}"));
            assert_eq!(text.matches("LATERAL").count(), 1, "only the first pattern: {text}");
        }
    }
}
