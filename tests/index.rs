//! The index on disk answers every canned query as the index in memory does, in steps that grow with the articles.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::LazyLock;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use oxigraph::sparql::QuerySolution;
use sayso::article::read::{Reader, Step};
use sayso::graph::quads;
use sayso::query::{Answer, CannedQuery, Limits, ParamKind, QueryText, canned, find, run, set};
use sayso::store::{Counts, Entry, Index, Writer, lines};
use sayso::{Options, Sayso};

const BASE: &str = "https://w3id.org/sayso/id/";

/// The bundled articles: id and graph, in N-Quads.
static BUNDLED: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let sayso = Sayso::new(&Options::default()).unwrap();
    Reader::new([Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")])
        .filter_map(|step| match step {
            Step::Article(article) => {
                Some((article.id.clone(), lines(&quads(&sayso.extract(&article), sayso.base())).concat()))
            }
            Step::Skipped(_) | Step::Left(_) | Step::Note(..) => None,
            Step::Failed(error) => panic!("{error}"),
        })
        .collect()
});

/// The bundled articles several times: each copy with ids of its own, a year before the last.
fn copies(times: usize) -> Vec<(String, Vec<Quad>)> {
    let copy = |number: usize, (id, graph): &(String, String)| {
        let other = format!("{id}-{number}");
        let graph = ['>', '#'].iter().fold(graph.clone(), |graph, end| {
            graph.replace(&format!("article/{id}{end}"), &format!("article/{other}{end}"))
        });
        let earlier =
            |graph: String, year: usize| graph.replace(&format!("\"{year}-"), &format!("\"{}-", year - number));
        let graph = [2015, 2020].into_iter().fold(graph, earlier);
        let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(graph.as_bytes());
        (other, quads.map(|quad| quad.unwrap()).collect())
    };
    (0..times).flat_map(|number| BUNDLED.iter().map(move |article| copy(number, article))).collect()
}

fn stored(place: &Path, articles: &[(String, Vec<Quad>)]) -> Index {
    let mut writer = Writer::open(place, BASE).unwrap();
    for (id, quads) in articles {
        let entry = Entry {
            id: id.clone(),
            graph: format!("{BASE}article/{id}"),
            sha256: id.clone(),
            fingerprint: "test".to_owned(),
            url: None,
            counts: Counts { quads: quads.len(), ..Counts::default() },
            segment: String::new(),
        };
        writer.put(entry, quads).unwrap();
    }
    writer.finish().unwrap();
    Index::open(place).unwrap()
}

/// The rows of a canned query, sorted, and the quads of the index that were looked at.
fn answer(index: &Index, query: &CannedQuery, values: &[String]) -> (Vec<String>, u64) {
    let text = set(&query.text, values).unwrap();
    let query = QueryText { name: query.name.clone(), text };
    let mut lines = Vec::new();
    let steps = match run(index, &query, &Limits::default()).unwrap() {
        Answer::Rows { mut rows, .. } => {
            for row in rows.by_ref() {
                lines.push(format!("{:?}", row.unwrap().values()));
            }
            rows.clock().steps()
        }
        Answer::Triples(mut triples) => {
            for triple in triples.by_ref() {
                lines.push(triple.unwrap().to_string());
            }
            triples.clock().steps()
        }
        Answer::Boolean(yes) => panic!("{yes}"),
    };
    lines.sort();
    (lines, steps)
}

/// Every text parameter of a query set to `value`, but those that no such value fits.
fn every_text(query: &CannedQuery, value: &str) -> Vec<String> {
    let other = |name: &str| name == "source" || name == "kind";
    let texts = query.params.iter().filter(|param| param.kind == ParamKind::Text && !other(&param.name));
    texts.map(|param| format!("{}={value}", param.name)).collect()
}

#[test]
fn canned_queries_answer_the_same_from_disk_and_from_memory() {
    let place = tempfile::tempdir().unwrap();
    let articles = copies(1);
    let disk = stored(place.path(), &articles);
    let memory = Index::in_memory(BASE, articles.into_iter().flat_map(|(_, quads)| quads).collect()).unwrap();
    let mut answered = 0;
    for query in canned() {
        for name in ["", "Lavrov", "truce", "nobody of that name"] {
            let values = if name.is_empty() { Vec::new() } else { every_text(query, name) };
            let (found, _) = answer(&disk, query, &values);
            assert_eq!(found, answer(&memory, query, &values).0, "{} {values:?}", query.name);
            answered += found.len();
        }
    }
    assert!(answered > 200, "{answered} rows in all");
}

#[test]
fn twice_the_articles_take_about_twice_the_steps() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two) = (stored(one.path(), &copies(6)), stored(two.path(), &copies(12)));
    let mut steep = Vec::new();
    for query in canned() {
        let (small, large) = (answer(&one, query, &[]).1, answer(&two, query, &[]).1);
        if large >= 5 * small / 2 + 5_000 || large >= 400_000 {
            steep.push(format!("{}: {small} steps, then {large}", query.name));
        }
    }
    assert!(steep.is_empty(), "{} articles, then twice as many: {steep:#?}", 6 * BUNDLED.len());
}

#[test]
fn a_name_leads_to_its_facts_without_a_look_at_all_others() {
    let place = tempfile::tempdir().unwrap();
    let index = stored(place.path(), &copies(6));
    for (name, param) in
        [("said-by", "speaker"), ("who-accused-whom", "actor"), ("timeline", "actor"), ("both-sides", "topic")]
    {
        let query = find(name).unwrap();
        let steps = |value: &str| answer(&index, query, &[format!("{param}={value}")]);
        let (rows, of_one) = steps(if param == "topic" { "truce" } else { "Netanyahu" });
        let (_, of_all) = steps("");
        assert!(!rows.is_empty() && of_one < of_all / 2, "{name}: {of_one} of {of_all} steps");
        let (rows, of_none) = steps("nobody of that name");
        assert!(rows.is_empty() && of_none < 200, "{name}: {of_none} steps to find nothing");
    }
}

/// The days of a query's rows in their order, and the quads that were looked at for the first row and for all.
fn days(index: &Index, query: &CannedQuery, values: &[String]) -> (Vec<String>, u64, u64) {
    let query = QueryText { name: query.name.clone(), text: set(&query.text, values).unwrap() };
    let Answer::Rows { mut rows, .. } = run(index, &query, &Limits::default()).unwrap() else { panic!("a graph") };
    let day = |row: &QuerySolution| row.get("day").map(ToString::to_string).unwrap_or_default();
    let mut days = vec![day(&rows.next().unwrap().unwrap())];
    let first = rows.clock().steps();
    days.extend(rows.by_ref().map(|row| day(&row.unwrap())));
    (days, first, rows.clock().steps())
}

#[test]
fn the_newest_row_does_not_wait_for_the_oldest() {
    let place = tempfile::tempdir().unwrap();
    let articles = copies(40);
    let disk = stored(place.path(), &articles);
    let memory = Index::in_memory(BASE, articles.into_iter().flat_map(|(_, quads)| quads).collect()).unwrap();
    for (name, param) in [("said-about", "actor=Iran"), ("said-by", "speaker=Netanyahu")] {
        let query = find(name).unwrap();
        let values = [param.to_owned()];
        let (newest_first, first, all) = days(&disk, query, &values);
        assert_eq!(newest_first, days(&memory, query, &values).0, "{name}");
        // Where no row has a day there is one piece.
        let dated = newest_first.iter().any(|day| !day.is_empty());
        assert!(!dated || first < all, "{name}: {first} of {all} steps for the first of {} rows", newest_first.len());
        let some = |limit: usize| {
            let rows = |index: &Index| answer(index, query, &[param.to_owned(), format!("limit={limit}")]).0;
            assert_eq!(rows(&disk), rows(&memory), "{name}, {limit} rows");
        };
        [1, 33, 70].into_iter().for_each(some);
    }
}
