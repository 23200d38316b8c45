//! Expressions whose values grow without the engine looking up, made careful before a query runs.
//!
//! Terms that the engine keeps pass by the limits one by one, but inside an expression and inside an aggregate text grows
//! unseen: `REPLACE(REPLACE("aaaa", "a", "aaaa"), "a", "aaaa")`, `GROUP_CONCAT` over a product. Each such argument is
//! wrapped in a function of sayso's own that looks at its length and hands it on as it is.

use std::sync::LazyLock;

use oxigraph::model::{NamedNode, Term};
use oxigraph::sparql::SparqlEvaluator;
use spargebra::algebra::{AggregateExpression, AggregateFunction, Expression, Function};

use super::algebra::Part;
use crate::store::{Stop, charge, stop};

/// The longest text that a replacement may make, in bytes.
const LONGEST: usize = 1 << 24;

static BOUNDED: LazyLock<NamedNode> = LazyLock::new(|| NamedNode::new_unchecked("urn:sayso:bounded"));
static CHARGED: LazyLock<NamedNode> = LazyLock::new(|| NamedNode::new_unchecked("urn:sayso:charged"));

/// Wrap what grows in a query.
pub fn wrap(root: Part<'_>) {
    let mut todo = vec![root];
    while let Some(mut part) = todo.pop() {
        match &mut part {
            Part::Expression(Expression::FunctionCall(Function::Replace, arguments)) => {
                if let [text, _, replacement, ..] = arguments.as_mut_slice() {
                    let words = std::mem::replace(text, Expression::Coalesce(Vec::new()));
                    let call = Function::Custom(BOUNDED.clone());
                    *text = Expression::FunctionCall(call, vec![words, replacement.clone()]);
                }
            }
            Part::Aggregate(AggregateExpression::FunctionCall { name, expr, distinct }) => {
                let keeps_text = matches!(name, AggregateFunction::GroupConcat { .. })
                    || (*distinct && !matches!(expr, Expression::Variable(_)));
                if keeps_text {
                    let value = std::mem::replace(expr, Expression::Coalesce(Vec::new()));
                    *expr = Expression::FunctionCall(Function::Custom(CHARGED.clone()), vec![value]);
                }
            }
            _ => {}
        }
        todo.extend(part.parts());
    }
}

/// The functions that [`wrap`] calls.
pub fn with_functions(evaluator: SparqlEvaluator) -> SparqlEvaluator {
    evaluator
        .with_custom_function(BOUNDED.clone(), |arguments| {
            let [text, replacement] = arguments else { return None };
            if (length(text) + 1).saturating_mul(length(replacement) + 1) > LONGEST {
                stop(Stop::Length);
            }
            Some(text.clone())
        })
        .with_custom_function(CHARGED.clone(), |arguments| {
            let value = arguments.first()?;
            charge(length(value));
            Some(value.clone())
        })
}

fn length(term: &Term) -> usize {
    match term {
        Term::Literal(literal) => literal.value().len(),
        Term::NamedNode(_) | Term::BlankNode(_) | Term::Triple(_) => 0,
    }
}
