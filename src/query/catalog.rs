//! The canned queries: `queries/*.rq`, part of the program, each with its documentation at its head.
//!
//! The head is a comment: the title on the first line, what it answers until a line `Sample:`, a
//! sample of its output until the comment ends. The query below it is valid SPARQL as it stands.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use super::params::{Param, parameters};

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/queries");

static CANNED: LazyLock<Vec<CannedQuery>> = LazyLock::new(|| read_folder(""));
static CHECKS: LazyLock<Vec<CannedQuery>> = LazyLock::new(|| read_folder("checks"));

/// A query that is part of the program.
#[derive(Debug, Clone)]
pub struct CannedQuery {
    /// What it is called on the command line: the file's name without `.rq`.
    pub name: String,
    /// One line.
    pub title: String,
    /// What it answers, in one paragraph or several.
    pub description: String,
    /// What its output looks like; empty where the file shows none.
    pub sample: String,
    /// What can be set.
    pub params: Vec<Param>,
    /// The file, comments included.
    pub text: String,
}

/// The canned queries, by name.
pub fn canned() -> &'static [CannedQuery] {
    &CANNED
}

/// The checks that every graph passes (`queries/checks/*.rq`), by name. Each selects violations.
pub fn checks() -> &'static [CannedQuery] {
    &CHECKS
}

/// The canned query of this name.
pub fn find(name: &str) -> Option<&'static CannedQuery> {
    let name = name.strip_suffix(".rq").unwrap_or(name);
    canned().iter().find(|query| query.name == name)
}

fn read_folder(folder: &str) -> Vec<CannedQuery> {
    let files = if folder.is_empty() { Some(&FILES) } else { FILES.get_dir(folder) };
    let mut queries: Vec<CannedQuery> = files
        .into_iter()
        .flat_map(Dir::files)
        .filter(|file| file.path().extension().is_some_and(|it| it == "rq"))
        .filter_map(|file| {
            let name = file.path().file_stem()?.to_str()?;
            Some(parse(name, file.contents_utf8()?))
        })
        .collect();
    queries.sort_by(|one, other| one.name.cmp(&other.name));
    queries
}

/// Take the head of a query file apart.
fn parse(name: &str, text: &str) -> CannedQuery {
    let head: Vec<&str> = text
        .lines()
        .map_while(|line| line.strip_prefix('#'))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let title = head.first().copied().unwrap_or(name).trim().to_owned();
    let body = head.get(1..).unwrap_or_default();
    let sample_at = body.iter().position(|line| line.trim() == "Sample:").unwrap_or(body.len());
    let description = body[..sample_at].join("\n").trim().to_owned();
    let sample = body.get(sample_at + 1..).unwrap_or_default().join("\n").trim_end().to_owned();
    CannedQuery { name: name.to_owned(), title, description, sample, params: parameters(text), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_the_documentation() {
        let query = parse(
            "who",
            "# Who said it\n#\n# One sentence.\n# Another.\n#\n# Sample:\n#   actor   words\n#   a:x     \"yes\"\nSELECT * WHERE { }\n# not this",
        );
        assert_eq!(query.title, "Who said it");
        assert_eq!(query.description, "One sentence.\nAnother.");
        assert_eq!(query.sample, "  actor   words\n  a:x     \"yes\"");
        assert!(query.params.is_empty());
    }

    #[test]
    fn a_file_without_a_head_still_has_a_title() {
        let query = parse("bare", "SELECT * WHERE { }");
        assert_eq!((query.title.as_str(), query.sample.as_str()), ("bare", ""));
    }
}
