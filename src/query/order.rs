//! In which order the patterns of a group are matched when the values of one variable are known.
//!
//! ```text
//! VALUES ?event { … }  { ?who a sayso:State . ?event sayso:source ?who . ?who sayso:label ?name }
//! becomes  VALUES, then ?event sayso:source ?who, then ?who a sayso:State, then ?who sayso:label ?name
//! ```
//!
//! The engine orders a group by what its patterns would cost if nothing were known, and might begin with all states for each
//! event. Here what is known leads: first what both ends are known of, which only leaves rows out, then what hangs on a known
//! subject, then what leads to a known object.

use std::collections::HashSet;

use oxigraph::model::Variable;
use spargebra::algebra::GraphPattern;
use spargebra::term::{TermPattern, TriplePattern};

use super::algebra::in_scope;

/// A group of simple patterns, matched for each row of `known`, in which these variables have values.
pub fn by_row(known: GraphPattern, mut variables: HashSet<Variable>, group: GraphPattern) -> GraphPattern {
    let mut parts = Vec::new();
    if !take_apart(&group, &mut parts) {
        return GraphPattern::Lateral { left: Box::new(known), right: Box::new(group) };
    }
    let mut ordered = known;
    at_once(&mut parts);
    while !parts.is_empty() {
        // The first written of those that are best led to.
        let best =
            (0..parts.len()).max_by_key(|&at| (rank(&parts[at], &variables), parts.len() - at)).unwrap_or_default();
        let next = parts.remove(best);
        variables.extend(in_scope(&next));
        ordered = if ordered == GraphPattern::default() {
            next // one row without values adds nothing
        } else {
            GraphPattern::Lateral { left: Box::new(ordered), right: Box::new(next) }
        };
    }
    ordered
}

/// The patterns of a group one by one; false where it cannot be taken apart.
fn take_apart(group: &GraphPattern, parts: &mut Vec<GraphPattern>) -> bool {
    match group {
        GraphPattern::Join { left, right } => take_apart(left, parts) && take_apart(right, parts),
        GraphPattern::Bgp { patterns } => {
            parts.extend(knots(patterns).into_iter().map(|patterns| GraphPattern::Bgp { patterns }));
            true
        }
        GraphPattern::Path { .. } | GraphPattern::Values { .. } => {
            parts.push(group.clone());
            true
        }
        _ => false,
    }
}

/// Make one of all that has one row, so that it is joined to each row that is known once.
fn at_once(parts: &mut Vec<GraphPattern>) {
    let is_one_row =
        |part: &mut GraphPattern| matches!(part, GraphPattern::Values { bindings, .. } if bindings.len() == 1);
    let (mut all, mut row) = (Vec::new(), Vec::new());
    for part in parts.extract_if(.., is_one_row).collect::<Vec<_>>() {
        match part {
            GraphPattern::Values { variables, bindings } if variables.iter().all(|it| !all.contains(it)) => {
                all.extend(variables);
                row.extend(bindings.into_iter().flatten());
            }
            part => parts.push(part), // a variable that has its value already
        }
    }
    if !all.is_empty() {
        parts.push(GraphPattern::Values { variables: all, bindings: vec![row] });
    }
}

/// Triples, those together that share a blank node: it is one within its group alone.
fn knots(patterns: &[TriplePattern]) -> Vec<Vec<TriplePattern>> {
    let mut knots: Vec<Vec<TriplePattern>> = Vec::new();
    for triple in patterns {
        let is_tied = |knot: &mut Vec<TriplePattern>| knot.iter().any(|other| share_blank(triple, other));
        let mut joined: Vec<TriplePattern> = knots.extract_if(.., is_tied).flatten().collect();
        joined.push(triple.clone());
        knots.push(joined);
    }
    knots
}

fn share_blank(one: &TriplePattern, other: &TriplePattern) -> bool {
    let is_blank = |term: &&TermPattern| matches!(term, TermPattern::BlankNode(_) | TermPattern::Triple(_));
    [&one.subject, &one.object]
        .into_iter()
        .filter(is_blank)
        .any(|blank| *blank == other.subject || *blank == other.object)
}

/// How well a pattern is led to by what is known: the greater the fewer rows it makes of each.
fn rank(part: &GraphPattern, known: &HashSet<Variable>) -> u8 {
    let has = |term: &TermPattern| matches!(term, TermPattern::Variable(variable) if known.contains(variable));
    let led = |subject: &TermPattern, object: &TermPattern| match (has(subject), has(object)) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    };
    let leaves_out = in_scope(part).is_subset(known) && !in_scope(part).is_empty();
    match part {
        GraphPattern::Values { bindings, .. } if bindings.len() == 1 => 3,
        _ if leaves_out => 3,
        GraphPattern::Path { subject, object, .. } => led(subject, object),
        GraphPattern::Bgp { patterns } => {
            patterns.iter().map(|triple| led(&triple.subject, &triple.object)).max().unwrap_or_default()
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use spargebra::{Query, SparqlParser};

    #[test]
    fn what_is_known_leads() {
        let text = "SELECT * { ?who a <a:State> . ?what <a:of> ?who . ?event <a:source> ?who . ?who <a:label> ?name }";
        let Query::Select { pattern: GraphPattern::Project { inner, .. }, .. } =
            SparqlParser::new().parse_query(text).unwrap()
        else {
            panic!("no query")
        };
        let known = GraphPattern::Values { variables: vec![Variable::new("event").unwrap()], bindings: Vec::new() };
        let event = HashSet::from([Variable::new("event").unwrap()]);
        let ordered = by_row(known, event, *inner).to_string();
        let at = |what: &str| ordered.find(what).unwrap();
        assert!(
            at("a:source") < at("a:State") && at("a:State") < at("a:label") && at("a:label") < at("a:of"),
            "{ordered}"
        );
    }
}
