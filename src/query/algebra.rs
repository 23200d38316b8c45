//! The parts of a parsed query, for whoever walks through it.

use std::collections::HashSet;

use oxigraph::model::Variable;
use spargebra::Query;
use spargebra::algebra::{
    AggregateExpression, Expression, GraphPattern, OrderExpression, PropertyPathExpression, QueryDataset,
};

/// A part of a query.
pub enum Part<'q> {
    /// A graph pattern.
    Pattern(&'q mut GraphPattern),
    /// An expression.
    Expression(&'q mut Expression),
    /// An aggregate.
    Aggregate(&'q mut AggregateExpression),
    /// A property path.
    Path(&'q mut PropertyPathExpression),
    /// A triple pattern.
    Triple,
}

/// The graph pattern of a query.
pub fn pattern_of(query: &mut Query) -> &mut GraphPattern {
    match query {
        Query::Select { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. } => pattern,
    }
}

/// Which graphs a query names with `FROM`.
pub fn dataset_of(query: &mut Query) -> &mut Option<QueryDataset> {
    match query {
        Query::Select { dataset, .. }
        | Query::Construct { dataset, .. }
        | Query::Describe { dataset, .. }
        | Query::Ask { dataset, .. } => dataset,
    }
}

/// The variables that a pattern may give values.
pub fn in_scope(pattern: &GraphPattern) -> HashSet<Variable> {
    let mut variables = HashSet::new();
    pattern.on_in_scope_variable(|variable| {
        variables.insert(variable.clone());
    });
    variables
}

/// The variables of an expression; `None` where it asks for a pattern.
pub fn variables_of(expression: &Expression) -> Option<HashSet<Variable>> {
    let mut copy = expression.clone();
    let mut variables = HashSet::new();
    let mut todo = vec![Part::Expression(&mut copy)];
    while let Some(part) = todo.pop() {
        match &part {
            Part::Expression(Expression::Variable(variable) | Expression::Bound(variable)) => {
                variables.insert(variable.clone());
            }
            Part::Pattern(_) => return None,
            _ => {}
        }
        todo.extend(part.parts());
    }
    Some(variables)
}

impl<'q> Part<'q> {
    /// The parts that it is made of.
    pub fn parts(self) -> Vec<Self> {
        match self {
            Self::Pattern(pattern) => parts_of_pattern(pattern),
            Self::Expression(expression) => parts_of_expression(expression),
            Self::Aggregate(AggregateExpression::FunctionCall { expr, .. }) => vec![Self::Expression(expr)],
            Self::Path(path) => parts_of_path(path),
            Self::Aggregate(AggregateExpression::CountSolutions { .. }) | Self::Triple => Vec::new(),
        }
    }
}

fn parts_of_pattern(pattern: &mut GraphPattern) -> Vec<Part<'_>> {
    match pattern {
        GraphPattern::Bgp { patterns } => patterns.iter().map(|_| Part::Triple).collect(),
        GraphPattern::Path { path, .. } => vec![Part::Path(path)],
        GraphPattern::Values { .. } => Vec::new(),
        GraphPattern::Join { left, right }
        | GraphPattern::Lateral { left, right }
        | GraphPattern::Union { left, right }
        | GraphPattern::Minus { left, right } => vec![Part::Pattern(left), Part::Pattern(right)],
        GraphPattern::LeftJoin { left, right, expression } => {
            let mut parts = vec![Part::Pattern(left), Part::Pattern(right)];
            parts.extend(expression.as_mut().map(Part::Expression));
            parts
        }
        GraphPattern::Filter { expr, inner } => vec![Part::Expression(expr), Part::Pattern(inner)],
        GraphPattern::Extend { inner, expression, .. } => vec![Part::Expression(expression), Part::Pattern(inner)],
        GraphPattern::OrderBy { inner, expression } => {
            let keys = expression.iter_mut().map(|key| match key {
                OrderExpression::Asc(key) | OrderExpression::Desc(key) => Part::Expression(key),
            });
            keys.chain([Part::Pattern(inner)]).collect()
        }
        GraphPattern::Group { inner, aggregates, .. } => {
            let aggregates = aggregates.iter_mut().map(|(_, aggregate)| Part::Aggregate(aggregate));
            aggregates.chain([Part::Pattern(inner)]).collect()
        }
        GraphPattern::Graph { inner, .. }
        | GraphPattern::Project { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. }
        | GraphPattern::Service { inner, .. } => vec![Part::Pattern(inner)],
    }
}

fn parts_of_expression(expression: &mut Expression) -> Vec<Part<'_>> {
    match expression {
        Expression::NamedNode(_) | Expression::Literal(_) | Expression::Variable(_) | Expression::Bound(_) => {
            Vec::new()
        }
        Expression::Exists(pattern) => vec![Part::Pattern(pattern)],
        Expression::Or(one, other)
        | Expression::And(one, other)
        | Expression::Equal(one, other)
        | Expression::SameTerm(one, other)
        | Expression::Greater(one, other)
        | Expression::GreaterOrEqual(one, other)
        | Expression::Less(one, other)
        | Expression::LessOrEqual(one, other)
        | Expression::Add(one, other)
        | Expression::Subtract(one, other)
        | Expression::Multiply(one, other)
        | Expression::Divide(one, other) => vec![Part::Expression(one), Part::Expression(other)],
        Expression::UnaryPlus(inner) | Expression::UnaryMinus(inner) | Expression::Not(inner) => {
            vec![Part::Expression(inner)]
        }
        Expression::If(condition, yes, no) => {
            vec![Part::Expression(condition), Part::Expression(yes), Part::Expression(no)]
        }
        Expression::In(one, list) => list.iter_mut().map(Part::Expression).chain([Part::Expression(one)]).collect(),
        Expression::Coalesce(list) | Expression::FunctionCall(_, list) => {
            list.iter_mut().map(Part::Expression).collect()
        }
    }
}

fn parts_of_path(path: &mut PropertyPathExpression) -> Vec<Part<'_>> {
    match path {
        PropertyPathExpression::NamedNode(_) | PropertyPathExpression::NegatedPropertySet(_) => Vec::new(),
        PropertyPathExpression::Sequence(one, other) | PropertyPathExpression::Alternative(one, other) => {
            vec![Part::Path(one), Part::Path(other)]
        }
        PropertyPathExpression::Reverse(inner)
        | PropertyPathExpression::ZeroOrMore(inner)
        | PropertyPathExpression::OneOrMore(inner)
        | PropertyPathExpression::ZeroOrOne(inner) => vec![Part::Path(inner)],
    }
}
