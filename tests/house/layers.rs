//! The rooms in layers: each room may know some of those that stand below it, and none above.

use super::Fault;
use super::imports::Imports;

/// The rooms from the ground up, each with the rooms that it may import from. The root of the library (`lib`), which
/// ties them together, stands between.
const ROOMS: [(&str, &[&str]); 22] = [
    ("span", &[]),
    ("slug", &[]),
    ("hash", &[]),
    ("spill", &[]),
    ("fingerprint", &["hash"]),
    ("facts", &["span"]),
    ("lexicon", &["facts"]),
    ("english", &[]),
    ("article", &["span", "hash", "facts", "lexicon"]),
    ("grammar", &["span", "facts", "lexicon", "english"]),
    ("entities", &["span", "slug", "facts", "lexicon", "article", "english", "grammar"]),
    ("extract", &["span", "slug", "facts", "lexicon", "article", "english", "grammar", "entities"]),
    ("graph", &["span", "slug", "hash", "facts", "lexicon", "entities"]),
    ("ledger", &["span", "slug", "hash", "spill", "facts", "lexicon"]),
    ("store", &["span", "hash", "spill", "lexicon", "graph", "ledger"]),
    ("lib", &["span", "facts", "article", "english", "entities", "extract", "graph"]),
    ("query", &["span", "lexicon", "graph", "store"]),
    ("build", &["hash", "facts", "article", "graph", "store", "lib"]),
    ("batch", &["facts", "article", "build", "lib"]),
    ("tables", &["span", "lexicon", "graph", "store"]),
    ("serve", &["span", "lexicon", "entities", "graph", "store", "query"]),
    (
        "cli",
        &[
            "span",
            "fingerprint",
            "facts",
            "lexicon",
            "article",
            "english",
            "graph",
            "store",
            "lib",
            "query",
            "build",
            "batch",
            "tables",
            "serve",
        ],
    ),
];

/// A fault for each file that imports from a room that its own may not know.
pub fn faults(imports: &Imports<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for ((from, to), names) in &imports.ties {
        let (from, to) = (imports.path(*from), imports.path(*to));
        if room(from) == "main" || room(from) == room(to) || may(room(from), room(to)) {
            continue;
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        faults.push(Fault {
            rule: "layer",
            subject: format!("{from} {to}"),
            detail: format!("    {} may not know {}: {}\n", room(from), room(to), names.join(", ")),
        });
    }
    faults
}

fn may(from: &str, to: &str) -> bool {
    ROOMS.iter().any(|(room, below)| *room == from && below.contains(&to))
}

/// The folder, or the file that stands alone.
fn room(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or(path)
}

#[test]
fn every_room_knows_only_rooms_below_it() {
    for (at, (room, below)) in ROOMS.iter().enumerate() {
        for other in *below {
            assert!(ROOMS[..at].iter().any(|(lower, _)| lower == other), "{room} stands below {other}");
        }
    }
}

#[test]
fn an_import_upwards_is_found() {
    let house = super::House::new([
        ("span.rs".into(), "pub struct Span;".into()),
        ("facts/mod.rs".into(), "use crate::span::Span; use crate::graph::Iri;".into()),
        ("graph/mod.rs".into(), "pub struct Iri;".into()),
    ]);
    let subjects: Vec<String> = faults(&Imports::read(&house)).into_iter().map(|fault| fault.subject).collect();
    assert_eq!(subjects, ["facts/mod.rs graph/mod.rs"]);
}
