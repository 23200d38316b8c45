//! Queries that cannot be answered: where the mistake stands, and what to try.

use std::sync::LazyLock;

use oxigraph::sparql::{QueryEvaluationError, SparqlSyntaxError};
use regex::Regex;

use super::lint;

/// A query that could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The query is not SPARQL.
    #[error("{place}: {message}{excerpt}")]
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
    /// It keeps more than it may.
    #[error("the query was stopped: it takes too much memory")]
    MemoryLimit,
    /// It makes a text that is longer than any may be.
    #[error("the query was stopped: it makes a text of more than a million characters")]
    TooLong,
    /// It has more answers than it may.
    #[error("the query was stopped after {most} rows")]
    RowLimit {
        /// The limit.
        most: usize,
    },
    /// It is larger than a query may be.
    #[error("the query is too large: it has more than {most} {what}")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How much there may be.
        most: usize,
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
            Self::MemoryLimit => {
                Some("ask for less, join what you ask for by common variables, or give --max-memory MB".to_owned())
            }
            Self::RowLimit { .. } => {
                Some("ask for less (LIMIT 1000), or give --max-rows NUMBER; 0 lets it answer all".to_owned())
            }
            Self::TooLong => Some("select the parts, and put them together outside".to_owned()),
            Self::TooLarge { .. } => Some("ask in several queries; a list belongs into VALUES".to_owned()),
            Self::Evaluation(_) | Self::Interrupted => None,
        }
    }

    /// Turn a parser's complaint into one with file, line, column and caret.
    pub(crate) fn syntax(file: &str, text: &str, error: &SparqlSyntaxError) -> Self {
        let complaint = error.to_string();
        if let Some(mistake) = lint::find(text) {
            let (line, column) = line_and_column(text, mistake.at);
            return Self::at(file, text, (line, column), mistake.message, mistake.hint);
        }
        let starting_point =
            "`sayso queries` lists queries that work; `sayso query NAME --show` prints one to start from".to_owned();
        match place_in(&complaint) {
            Some((line, column, message)) => {
                Self::at(file, text, (line, column), readable(message), Some(starting_point))
            }
            None => Self::Syntax {
                place: file.to_owned(),
                message: complaint,
                excerpt: String::new(),
                hint: Some(starting_point),
            },
        }
    }

    fn at(file: &str, text: &str, (line, column): (usize, usize), message: String, hint: Option<String>) -> Self {
        let source = text.lines().nth(line.saturating_sub(1)).unwrap_or("");
        let caret = " ".repeat(column.saturating_sub(1));
        let margin = line.to_string();
        let blank = " ".repeat(margin.len());
        Self::Syntax {
            place: format!("{file}:{line}:{column}"),
            message,
            excerpt: format!("\n{blank} |\n{margin} | {source}\n{blank} | {caret}^"),
            hint,
        }
    }
}

/// Line and column, counted from 1 in characters, of a byte of the text.
fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
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
        assert!(message.starts_with("my.rq:2:15: "), "{message}");
        assert!(message.ends_with("2 | WHERE { ?s ?p }\n  |               ^"), "{message}");
        let (message, hint) = problem("SELECT * WHERE { ?s sayos:said ?o }");
        assert!(message.starts_with("my.rq:1:21: the prefix `sayos:` is not declared"), "{message}");
        assert_eq!(hint, "did you mean `sayso:`?");
    }

    #[test]
    fn what_is_not_understood_is_the_parser_s_to_tell() {
        let (message, hint) = problem("SELECT ?s WHERE { ?s ?p ?o } LIMIT many");
        assert!(message.starts_with("my.rq:1:"), "{message}");
        assert!(hint.contains("sayso queries"), "{hint}");
    }
}
