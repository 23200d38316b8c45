//! How large a query may be.
//!
//! The parser, the optimizer and the evaluator call themselves for whatever stands inside something else, and plan in
//! time that grows faster than the query; none of them can be stopped. So a query is measured before each of them sees
//! it: twenty thousand brackets inside each other are refused, not an overflow of the stack.

use spargebra::Query;

use super::algebra::{Part, pattern_of};
use super::lint::{Kind, tokens};
use super::problem::QueryError;

/// Bytes of a query's text.
const MOST_BYTES: usize = 1 << 16;

/// Brackets inside each other.
const MOST_DEPTH: usize = 60;

/// Operators and keywords of the text; they bound how deep the parser goes where no brackets stand (`!!!!…`).
const MOST_OPERATORS: usize = 1_000;

/// Patterns, expressions and steps of paths in the whole query.
const MOST_PARTS: usize = 1_200;

/// Triples and steps of paths that are joined in one group: the optimizer's time grows with their square and worse.
const MOST_JOINED: usize = 64;

/// Refuse a text that the parser may choke on.
///
/// # Errors
/// [`QueryError::TooLarge`].
pub fn check_text(text: &str) -> Result<(), QueryError> {
    let most = |what, found: usize, most| {
        if found > most { Err(QueryError::TooLarge { what, most }) } else { Ok(()) }
    };
    most("bytes", text.len(), MOST_BYTES)?;
    let Ok(tokens) = tokens(text) else { return Ok(()) }; // not SPARQL: the parser says where, and goes no deeper
    let (mut depth, mut deepest, mut operators) = (0_usize, 0, 0);
    for token in tokens {
        match token.text {
            "{" | "(" | "[" => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            "." | ";" | "," => {}
            _ => operators += usize::from(token.kind != Kind::Term),
        }
    }
    most("brackets inside each other", deepest, MOST_DEPTH)?;
    most("operators and keywords", operators, MOST_OPERATORS)
}

/// Refuse a query that cannot be planned in time.
///
/// # Errors
/// [`QueryError::TooLarge`].
pub fn check_algebra(query: &mut Query) -> Result<(), QueryError> {
    let mut parts = 0;
    let mut todo = vec![(Part::Pattern(pattern_of(query)), false)];
    while let Some((part, inside_path)) = todo.pop() {
        parts += 1;
        if parts > MOST_PARTS {
            return Err(QueryError::TooLarge { what: "patterns and expressions", most: MOST_PARTS });
        }
        let is_path = matches!(part, Part::Path(_));
        let inner = part.parts();
        if inner.len() > MOST_JOINED && matches!(inner[0], Part::Triple) {
            return Err(QueryError::TooLarge { what: "triples in one group", most: MOST_JOINED });
        }
        todo.extend(inner.into_iter().map(|part| (part, is_path)));
        if is_path && !inside_path {
            check_path(&mut todo)?;
        }
    }
    Ok(())
}

/// Refuse the path whose parts stand last in `todo` when it has too many steps.
fn check_path(todo: &mut [(Part<'_>, bool)]) -> Result<(), QueryError> {
    let mut steps = 0;
    let mut inner: Vec<&spargebra::algebra::PropertyPathExpression> = todo
        .iter()
        .rev()
        .map_while(|(part, inside)| match part {
            Part::Path(path) if *inside => Some(&**path),
            _ => None,
        })
        .collect();
    while let Some(path) = inner.pop() {
        use spargebra::algebra::PropertyPathExpression as Path;
        steps += 1;
        if steps > 2 * MOST_JOINED {
            return Err(QueryError::TooLarge { what: "steps in one path", most: MOST_JOINED });
        }
        match path {
            Path::NamedNode(_) | Path::NegatedPropertySet(_) => {}
            Path::Sequence(one, other) | Path::Alternative(one, other) => inner.extend([&**one, &**other]),
            Path::Reverse(it) | Path::ZeroOrMore(it) | Path::OneOrMore(it) | Path::ZeroOrOne(it) => inner.push(it),
        }
    }
    Ok(())
}
