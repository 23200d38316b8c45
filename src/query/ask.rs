//! A question in one call: a canned query by its name, or a file, with its parameters; its rows in memory.
//!
//! Example: `ask(&index, "said-by", &[("speaker", "Lavrov")], &Limits::default())`.

use super::answer::rows;
use super::clock::Limits;
use super::params::{ParamError, set};
use super::problem::QueryError;
use super::run::{QueryText, run};
use super::table::Rows;
use super::wanted::{WantedError, find_text};
use crate::store::Index;

/// A question that cannot be asked or answered.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// There is no such query.
    #[error(transparent)]
    Wanted(#[from] WantedError),
    /// It has no such parameter, or the value is none for it.
    #[error(transparent)]
    Param(#[from] ParamError),
    /// It fails, or is stopped.
    #[error(transparent)]
    Query(#[from] QueryError),
}

impl AskError {
    /// What the user can do about it, if there is something.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Wanted(error) => error.hint(),
            Self::Param(error) => error.hint(),
            Self::Query(error) => error.hint(),
        }
    }
}

/// The rows that a query answers: `query` is the name of a canned one or a file, `parameters` what is set in it.
///
/// # Errors
/// When there is no such query or parameter, a value is of the wrong kind, or the query fails or passes its limits.
pub fn ask(index: &Index, query: &str, parameters: &[(&str, &str)], limits: &Limits) -> Result<Rows, AskError> {
    let found = find_text(query)?;
    let assignments: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let text = QueryText { text: set(&found.text, &assignments)?, ..found };
    Ok(rows(run(index, &text, limits)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_asked_by_its_name() {
        let index = Index::in_memory("https://example.org/", Vec::new()).unwrap();
        let limits = Limits::default();
        let rows = ask(&index, "said-by", &[("speaker", "Roe"), ("limit", "3")], &limits).unwrap();
        assert!(rows.rows.is_empty() && rows.columns.contains(&"fact".to_owned()), "{:?}", rows.columns);
        assert!(matches!(ask(&index, "said-bye", &[], &limits), Err(AskError::Wanted(_))));
        let error = ask(&index, "said-by", &[("speeker", "Roe")], &limits).unwrap_err();
        assert_eq!(error.hint().as_deref(), Some("did you mean `speaker`?"));
    }
}
