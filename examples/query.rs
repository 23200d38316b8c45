//! A graph in memory, asked by the name of a canned query and in SPARQL.
//!
//! `cargo run --example query`

use std::error::Error;

use sayso::graph;
use sayso::query::{Limits, QueryText, answer, run, table};
use sayso::{Article, Index, Meta, Options, Sayso, ask};

/// An actor that nobody else knows, beside the bundled ones.
const ACTORS: &str = r#"
@prefix sayso: <https://w3id.org/sayso/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/lantern-brigade> a sayso:ArmedGroup ; skos:prefLabel "Lantern Brigade" .
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let sayso = Sayso::new(&Options { actors_in_turtle: vec![ACTORS.to_owned()], ..Options::default() })?;
    let text =
        "Norway accused the Lantern Brigade of an attack on its embassy in Bamako. The group denied it on Friday.";
    let article = Article::new("embassy".to_owned(), text.to_owned(), &Meta::default());
    let facts = sayso.extract(&article);
    let index = Index::in_memory(sayso.base().as_str(), graph::quads(&facts, sayso.base()))?;

    let rows = ask(&index, "who-accused-whom", &[("limit", "5")], &Limits::default())?;
    println!("{}", rows.columns.join(" | "));
    for row in &rows.rows {
        let cells = row.iter().map(|term| term.as_ref().map_or(String::new(), |term| table::cell(term, index.base())));
        println!("{}", cells.collect::<Vec<_>>().join(" | "));
    }

    let text = "SELECT ?group { ?group a sayso:ArmedGroup . [] sayso:target ?group }".to_owned();
    let query = QueryText { name: "example".to_owned(), text };
    let rows = answer::rows(run(&index, &query, &Limits::default())?)?;
    assert_eq!(rows.rows.len(), 1);
    println!("{} is accused", rows.rows[0][0].as_ref().map_or(String::new(), ToString::to_string));
    Ok(())
}
