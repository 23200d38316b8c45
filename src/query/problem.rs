//! Queries that cannot be answered: where the mistake stands, and what to try.

use std::sync::LazyLock;

use oxigraph::sparql::{QueryEvaluationError, SparqlSyntaxError};
use regex::Regex;

use super::names::nearest;
use crate::graph::prefixes::expand;
use crate::graph::vocab::PREFIXES;

/// A query that could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The query is not SPARQL.
    #[error("{place}: {message}\n{excerpt}")]
    Syntax {
        /// `file:line:column`.
        place: String,
        /// What was expected there.
        message: String,
        /// The line with a caret below the place.
        excerpt: String,
        /// What to try.
        hint: Option<String>,
    },
    /// It took longer than it may.
    #[error("the query was stopped after {seconds} s")]
    TimeLimit {
        /// The limit.
        seconds: u64,
    },
    /// The user stopped it.
    #[error("interrupted")]
    Interrupted,
    /// The engine gave up.
    #[error("the query cannot be answered: {0}")]
    Evaluation(QueryEvaluationError),
}

impl QueryError {
    /// What the user can do about it, if there is something.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Syntax { hint, .. } => hint.clone(),
            Self::TimeLimit { .. } => Some("give it longer with --timeout SECONDS, or ask for less".to_owned()),
            Self::Evaluation(QueryEvaluationError::UnsupportedService(_) | QueryEvaluationError::Service(_)) => {
                Some("sayso never opens a connection: SERVICE is not available".to_owned())
            }
            Self::Evaluation(_) | Self::Interrupted => None,
        }
    }

    /// Turn a parser's complaint into one with file, line, column and caret.
    pub(crate) fn syntax(file: &str, text: &str, error: &SparqlSyntaxError) -> Self {
        let complaint = error.to_string();
        let Some((line, column, message)) = place_in(&complaint) else {
            return Self::Syntax { place: file.to_owned(), message: complaint, excerpt: String::new(), hint: None };
        };
        let source = text.lines().nth(line - 1).unwrap_or("");
        let caret = " ".repeat(column.saturating_sub(1));
        let margin = line.to_string();
        let blank = " ".repeat(margin.len());
        Self::Syntax {
            place: format!("{file}:{line}:{column}"),
            message: readable(message),
            excerpt: format!("{blank} |\n{margin} | {source}\n{blank} | {caret}^"),
            hint: advice(text, source, column, message),
        }
    }
}

/// Line, column and the rest of a message such as `error at 3:14: expected one of "{", "}"`.
fn place_in(complaint: &str) -> Option<(usize, usize, &str)> {
    static PLACE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?s)^error at (\d+):(\d+): (.*)$").ok());
    let found = PLACE.as_ref()?.captures(complaint)?;
    Some((found[1].parse().ok()?, found[2].parse().ok()?, found.get(3)?.as_str()))
}

/// The parser's message, shortened: a list of thirty tokens that might stand there helps nobody.
fn readable(message: &str) -> String {
    const SHOWN: usize = 6;
    let Some(list) = message.strip_prefix("expected one of ") else {
        return message.to_owned();
    };
    let tokens: Vec<&str> = list.split(", ").filter(|token| !token.starts_with("['")).collect();
    match tokens.len() {
        0 => "this cannot stand here".to_owned(),
        count if count <= SHOWN => format!("expected one of {}", tokens.join(", ")),
        _ => format!("expected one of {}, …", tokens[..SHOWN].join(", ")),
    }
}

/// What most likely went wrong, judged by what stands around the place.
fn advice(text: &str, line: &str, column: usize, message: &str) -> Option<String> {
    let declared = |prefix: &str| {
        PREFIXES.iter().any(|(known, _)| *known == prefix)
            || text.to_lowercase().contains(&format!("prefix {}:", prefix.to_lowercase()))
    };
    static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:^|[\s(^/|!{])([A-Za-z][\w-]*):").ok());
    let undeclared = NAME
        .as_ref()
        .into_iter()
        .flat_map(|pattern| pattern.captures_iter(line))
        .map(|found| found[1].to_owned())
        .find(|prefix| !declared(prefix) && expand(&format!("{prefix}:x")).is_none());
    if let Some(prefix) = undeclared {
        let known = nearest(&prefix, PREFIXES.iter().map(|(known, _)| *known));
        return Some(match known.first() {
            Some(near) => format!("the prefix `{prefix}:` is not declared; did you mean `{near}:`?"),
            None => format!("the prefix `{prefix}:` is not declared: add `PREFIX {prefix}: <…>` at the top"),
        });
    }
    let count = |c: char| text.matches(c).count();
    if count('{') > count('}') {
        return Some("a `{` is not closed".to_owned());
    }
    if count('}') > count('{') {
        return Some("there is one `}` too many".to_owned());
    }
    let before: String = line.chars().take(column.saturating_sub(1)).collect();
    if before.trim().is_empty() && message.contains("\".\"") {
        return Some("the line before may lack its `.` or `;`".to_owned());
    }
    Some("`sayso queries` lists queries that work; `sayso query NAME --show` prints one to start from".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::sparql::SparqlEvaluator;

    fn problem(text: &str) -> (String, String) {
        let error = SparqlEvaluator::new().parse_query(text).map(|_| ()).unwrap_err();
        let problem = QueryError::syntax("my.rq", text, &error);
        (problem.to_string(), problem.hint().unwrap_or_default())
    }

    #[test]
    fn file_line_column_and_caret() {
        let (message, _) = problem("SELECT ?s\nWHERE { ?s ?p }");
        assert!(message.starts_with("my.rq:2:16: "), "{message}");
        assert!(message.ends_with("2 | WHERE { ?s ?p }\n  |                ^"), "{message}");
    }

    #[test]
    fn likely_causes() {
        let (_, hint) = problem("SELECT * WHERE { ?s sayos:said ?o }");
        assert_eq!(hint, "the prefix `sayos:` is not declared; did you mean `sayso:`?");
        let (_, hint) = problem("SELECT * WHERE { ?s ?p ?o ");
        assert_eq!(hint, "a `{` is not closed");
        let (_, hint) = problem("SELECT * WHERE { ?s ?p ?o }}");
        assert_eq!(hint, "there is one `}` too many");
    }
}
