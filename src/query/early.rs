//! A condition of what a `BIND` made is asked as soon as that is made.
//!
//! ```text
//! Filter(?km < 9, Join(Extend({ ?spot geo:asWKT ?point }, ?km := …), { ?fact sayso:locatedIn ?spot }))
//! becomes Lateral(Filter(?km < 9, Extend({ ?spot geo:asWKT ?point }, ?km := …)), { ?fact sayso:locatedIn ?spot })
//! ```
//!
//! The engine joins all facts with all places before it looks at the distances, since it cannot tell that few places are
//! near. What stands before the `BIND` costs the same either way; what stands behind is asked of the rows that are left.

use std::collections::HashSet;

use oxigraph::model::Variable;
use spargebra::algebra::{Expression, GraphPattern};

use super::algebra::{in_scope, variables_of};
use super::nest::{certain, is_certain, is_simple};
use super::order;

/// Ask a condition of a group early; false, and nothing is changed, where that might mean something else or is no use.
/// `is_rare` tells of what stands behind the `BIND` whether it leaves out more than the condition is likely to.
pub fn ask_early(group: &mut GraphPattern, condition: &Expression, is_rare: Beside<'_>) -> bool {
    variables_of(condition).is_some_and(|used| descend(group, (condition, &used), is_rare, false))
}

/// Whether so few have what a pattern (the second) asks for that the engine had better begin there than with another (the first).
pub type Beside<'r> = &'r dyn Fn(&GraphPattern, &GraphPattern) -> bool;

/// `is_joined`: whether something is joined behind the pattern, to be asked of fewer rows.
fn descend(
    pattern: &mut GraphPattern,
    (condition, used): (&Expression, &HashSet<Variable>),
    is_rare: Beside<'_>,
    is_joined: bool,
) -> bool {
    match pattern {
        GraphPattern::Extend { inner, variable, .. } if used.contains(variable) => {
            let is_told = used.iter().all(|it| it == variable || has_value(inner, it));
            if !is_joined || !is_told {
                return false;
            }
            let inner = Box::new(std::mem::take(pattern));
            *pattern = GraphPattern::Filter { expr: condition.clone(), inner };
            true
        }
        GraphPattern::Extend { inner, .. } | GraphPattern::Filter { inner, .. } => {
            descend(inner, (condition, used), is_rare, is_joined)
        }
        GraphPattern::LeftJoin { left, right, .. } => {
            keeps(left, right, used) && descend(left, (condition, used), is_rare, is_joined)
        }
        GraphPattern::Join { left, right } if is_simple(right) && keeps(left, right, used) => {
            let is_apart = in_scope(left).is_disjoint(&in_scope(right));
            if is_apart || is_rare(left, right) || !descend(left, (condition, used), is_rare, true) {
                return false;
            }
            let known = in_scope(left);
            *pattern = order::by_row(std::mem::take(left), known, std::mem::take(right));
            true
        }
        _ => false,
    }
}

/// True when what is joined behind gives no value to a variable that may lack one before.
fn keeps(before: &GraphPattern, behind: &GraphPattern, used: &HashSet<Variable>) -> bool {
    in_scope(behind).intersection(used).all(|variable| has_value(before, variable))
}

/// True when every solution of a pattern has a value for the variable.
fn has_value(pattern: &GraphPattern, variable: &Variable) -> bool {
    let is_given = |part: &GraphPattern| match part {
        GraphPattern::Values { variables, bindings } => variables
            .iter()
            .position(|it| it == variable)
            .is_some_and(|at| bindings.iter().all(|row| row.get(at).is_some_and(Option::is_some))),
        _ => false,
    };
    is_certain(pattern, variable) || certain(pattern).into_iter().any(is_given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use spargebra::{Query, SparqlParser};

    /// The group of a query whose one FILTER was asked early; `None` where it stays.
    fn early(text: &str) -> Option<String> {
        let Query::Select { pattern, .. } = SparqlParser::new().parse_query(text).unwrap() else { panic!("{text}") };
        let GraphPattern::Project { inner, .. } = pattern else { panic!("{text}") };
        let GraphPattern::Filter { expr, mut inner } = *inner else { panic!("{text}") };
        let is_rare = |_: &GraphPattern, right: &GraphPattern| right.to_string().contains("<a:rare>");
        ask_early(&mut inner, &expr, &is_rare).then(|| inner.to_string())
    }

    #[test]
    fn a_condition_stands_before_what_is_joined_behind() {
        let text = early(
            "SELECT * { VALUES ?least { 3 } ?spot <a:at> ?point BIND(STRLEN(?point) AS ?far) FILTER(?far < ?least) \
             ?fact <a:words> ?words ; <a:in> ?spot OPTIONAL { ?fact <a:day> ?day } }",
        )
        .unwrap();
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} in {text}"));
        assert!(at("FILTER") < at("a:in") && at("a:in") < at("a:words"), "{text}");
    }

    #[test]
    fn what_might_mean_something_else_stays() {
        for group in [
            // Nothing is joined behind.
            "?spot <a:at> ?point BIND(STRLEN(?point) AS ?far) FILTER(?far < 3)",
            // Where STRLEN fails, the value comes from what is behind.
            "?spot <a:at> ?point BIND(STRLEN(?point) AS ?far) ?spot <a:far> ?far FILTER(?far < 3)",
            // The other value is only known behind.
            "?spot <a:at> ?point BIND(STRLEN(?point) AS ?far) ?spot <a:most> ?most FILTER(?far < ?most)",
            // Few have what is asked behind.
            "?spot <a:at> ?point BIND(STRLEN(?point) AS ?far) ?spot <a:rare> ?what FILTER(?far < 3)",
            // Nothing was made.
            "?spot <a:at> ?point . ?fact <a:in> ?spot FILTER(?point = 3)",
            "?spot <a:at> ?point BIND(STRLEN(?point) AS ?far) ?fact <a:in> ?spot FILTER(EXISTS { ?spot <a:b> ?far })",
        ] {
            assert_eq!(early(&format!("SELECT * {{ {group} }}")), None, "{group}");
        }
    }
}
