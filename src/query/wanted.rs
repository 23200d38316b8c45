//! The query that somebody wants: from standard input, a canned one, or a file.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::catalog::{canned, find};
use super::names::nearest;
use super::run::QueryText;

/// A query that could not be found.
#[derive(Debug, thiserror::Error)]
pub enum WantedError {
    /// Standard input cannot be read.
    #[error("cannot read the query from standard input")]
    Stdin(#[source] io::Error),
    /// The file cannot be read.
    #[error("cannot read {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Neither a canned query nor a file.
    #[error("there is no query `{wanted}`")]
    Unknown {
        /// What was asked for.
        wanted: String,
        /// Canned queries of similar names, the nearest first.
        near: Vec<&'static str>,
    },
}

impl WantedError {
    /// What the user can do about it.
    pub fn hint(&self) -> Option<String> {
        let Self::Unknown { near, wanted } = self else { return None };
        if wanted.contains(char::is_whitespace) {
            return Some("give the text of a query with -e: `sayso query -e 'SELECT …'`".to_owned());
        }
        if near.is_empty() {
            return Some("`sayso queries` lists them; a file of your own ends in .rq".to_owned());
        }
        let near: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
        Some(format!("did you mean {}?", near.join(" or ")))
    }
}

/// The text of a query, and what messages call it: `-` is standard input, else a canned query, or a file.
///
/// # Errors
/// When it cannot be read, or there is none.
pub fn find_text(wanted: &str) -> Result<QueryText, WantedError> {
    if wanted == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map_err(WantedError::Stdin)?;
        return Ok(QueryText { name: "standard input".to_owned(), text });
    }
    if let Some(query) = find(wanted) {
        return Ok(QueryText { name: format!("{}.rq", query.name), text: query.text.clone() });
    }
    let path = Path::new(wanted);
    let is_file_name = path.extension().is_some_and(|extension| extension == "rq" || extension == "sparql");
    if path.is_file() || is_file_name {
        let text = fs::read_to_string(path).map_err(|source| WantedError::File { path: path.to_owned(), source })?;
        return Ok(QueryText { name: wanted.to_owned(), text });
    }
    let near = nearest(wanted, canned().iter().map(|query| query.name.as_str()));
    Err(WantedError::Unknown { wanted: wanted.to_owned(), near })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_the_place_of_a_name_is_told() {
        assert!(find_text("SELECT * { ?s ?p ?o }").unwrap_err().hint().unwrap().contains("-e 'SELECT"));
    }

    #[test]
    fn canned_queries_files_and_neither() {
        assert_eq!(find_text("who-accused-whom").unwrap().name, "who-accused-whom.rq");
        assert!(matches!(find_text("no/such/file.rq"), Err(WantedError::File { .. })));
        let error = find_text("who-acused-whom").unwrap_err();
        assert_eq!(error.to_string(), "there is no query `who-acused-whom`");
        assert!(error.hint().unwrap().contains("`who-accused-whom`"));
    }
}
