//! Queries that would run for ever, fill the memory or overflow the stack are stopped or refused.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
use oxigraph::sparql::CancellationToken;
use sayso::query::{Answer, Limits, QueryError, QueryText, run};
use sayso::store::{Counts, Entry, Index, Writer};

const BASE: &str = "https://example.org/";

/// A store of two thousand statements and its index on disk.
fn index(place: &tempfile::TempDir) -> Index {
    let node = |name: &str| NamedNode::new(format!("{BASE}{name}")).unwrap();
    let class = NamedNode::new("https://w3id.org/sayso/ontology#Statement").unwrap();
    let kind = NamedNode::new("http://www.w3.org/1999/02/22-rdf-syntax-ns#type").unwrap();
    let mut writer = Writer::open(place.path(), BASE).unwrap();
    for number in 0..40 {
        let graph = node(&format!("article/{number}"));
        let quads: Vec<Quad> = (0..50)
            .flat_map(|at| {
                let fact = node(&format!("article/{number}#statement-{at}"));
                let next = node(&format!("article/{}#statement-{at}", (number + 1) % 40));
                let graph = GraphName::from(graph.clone());
                [
                    Quad::new(fact.clone(), kind.clone(), class.clone(), graph.clone()),
                    Quad::new(fact.clone(), node("words"), Literal::from(format!("words {at}")), graph.clone()),
                    Quad::new(fact, node("next"), next, graph),
                ]
            })
            .collect();
        let entry = Entry {
            id: number.to_string(),
            graph: graph.into_string(),
            sha256: String::new(),
            fingerprint: String::new(),
            url: None,
            counts: Counts { quads: quads.len(), ..Counts::default() },
            segment: String::new(),
        };
        writer.put(entry, &quads).unwrap();
    }
    writer.finish().unwrap();
    Index::open(place.path()).unwrap()
}

/// How a query ends: how many rows, or what stopped it. On a stack as large as that of the command.
fn end(index: &Index, text: &str, limits: &Limits) -> Result<usize, QueryError> {
    let query = QueryText { name: "test".to_owned(), text: text.to_owned() };
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(64 << 20)
            .spawn_scoped(scope, || match run(index, &query, limits)? {
                Answer::Rows { rows, .. } => {
                    rows.map(|row| row.map(|_| ())).collect::<Result<Vec<()>, _>>().map(|it| it.len())
                }
                Answer::Triples(triples) => {
                    triples.map(|it| it.map(|_| ())).collect::<Result<Vec<()>, _>>().map(|it| it.len())
                }
                Answer::Boolean(yes) => Ok(usize::from(yes)),
            })
            .unwrap()
            .join()
            .unwrap()
    })
}

/// Products, closures, sorts and texts without end.
const RUNAWAYS: &[&str] = &[
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT DISTINCT ?a ?d { ?a a sayso:Statement . ?d a sayso:Statement . ?e a sayso:Statement }",
    "SELECT (STRLEN(GROUP_CONCAT(CONCAT(STR(?a), STR(?b)))) AS ?n) { ?a a sayso:Statement . ?b a sayso:Statement . ?c a sayso:Statement }",
    "SELECT ?a ?d { ?a a sayso:Statement . ?d a sayso:Statement . ?e a sayso:Statement } ORDER BY DESC(STR(?a)) ?d",
    "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>)* ?b . ?c (!<x:y>)* ?d }",
    "SELECT (COUNT(*) AS ?n) { {SELECT ?a {?a a sayso:Statement}} {SELECT ?b {?b a sayso:Statement}} {SELECT ?c {?c a sayso:Statement}} \
     FILTER(STRLEN(CONCAT(STR(?a), STR(?b), STR(?c))) < 3) }",
    "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?b), STR(?c))) AS ?n) { ?a a sayso:Statement . ?b a sayso:Statement . ?c a sayso:Statement }",
    "SELECT (COUNT(*) AS ?n) { ?a a sayso:Statement . ?b a sayso:Statement . ?c a sayso:Statement FILTER NOT EXISTS { ?a <next> ?c . ?b <next> ?c } }",
    "CONSTRUCT { ?a <with> ?c } { ?a a sayso:Statement . ?b a sayso:Statement . ?c a sayso:Statement }",
];

#[test]
fn what_never_ends_is_stopped_by_its_time() {
    let place = tempfile::tempdir().unwrap();
    let index = index(&place);
    let limits = Limits { time: Some(Duration::from_millis(300)), ..Limits::default() };
    for text in RUNAWAYS {
        let error = end(&index, text, &limits).unwrap_err();
        assert!(matches!(error, QueryError::TimeLimit { .. }), "{text}: {error}");
    }
    assert_eq!(end(&index, "SELECT ?s { ?s a sayso:Statement }", &limits).unwrap(), 2_000, "the index still answers");
}

#[test]
fn what_keeps_too_much_is_stopped_by_its_memory() {
    let place = tempfile::tempdir().unwrap();
    let index = index(&place);
    let limits = Limits { terms: Some(100_000), ..Limits::default() };
    for text in [RUNAWAYS[2], RUNAWAYS[3], RUNAWAYS[4], RUNAWAYS[6]] {
        let error = end(&index, text, &limits).unwrap_err();
        assert!(matches!(error, QueryError::MemoryLimit), "{text}: {error}");
    }
}

#[test]
fn texts_that_grow_without_end_are_stopped() {
    let place = tempfile::tempdir().unwrap();
    let index = index(&place);
    let ten = |from: usize| vec![format!("?z{from}"); 10].join(",");
    let binds: String = (0..9).map(|at| format!("BIND(CONCAT({}) AS ?z{}) ", ten(at), at + 1)).collect();
    let concat = format!("SELECT (STRLEN(?z9) AS ?n) {{ BIND(\"0123456789\" AS ?z0) {binds} }}");
    let nested = (0..12).fold("\"aaaaaaaa\"".to_owned(), |inner, _| format!("REPLACE({inner}, \"a\", \"aaaaaaaa\")"));
    for text in [concat, format!("SELECT (STRLEN({nested}) AS ?n) {{}}")] {
        assert!(matches!(end(&index, &text, &Limits::default()), Err(QueryError::TooLong)), "{text}");
    }
    let short = end(
        &index,
        "SELECT ?x { BIND(REPLACE(\"abc\", \"b\", \"-\") AS ?x) FILTER(?x = \"a-c\") }",
        &Limits::default(),
    );
    assert_eq!(short.unwrap(), 1);
}

#[test]
fn rows_are_counted_and_the_user_may_stop() {
    let place = tempfile::tempdir().unwrap();
    let index = index(&place);
    let all = "SELECT ?s { ?s a sayso:Statement }";
    let limits = Limits { rows: Some(100), ..Limits::default() };
    assert!(matches!(end(&index, all, &limits), Err(QueryError::RowLimit { most: 100 })));
    assert_eq!(end(&index, &format!("{all} LIMIT 100"), &limits).unwrap(), 100);
    let cancel = CancellationToken::new();
    let stopper = cancel.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(100));
        stopper.cancel();
    });
    let limits = Limits { cancel, ..Limits::default() };
    assert!(matches!(end(&index, RUNAWAYS[0], &limits), Err(QueryError::Interrupted)));
}

/// Queries that nest or repeat one construct.
fn shapes(times: usize) -> Vec<String> {
    let (open, close) = ("(".repeat(times), ")".repeat(times));
    let stars = ")*".repeat(times);
    vec![
        format!("SELECT * {{ FILTER({open}1{close}) }}"),
        format!("SELECT * {}{}", "{".repeat(times + 1), "}".repeat(times + 1)),
        format!("SELECT * {{ {} ?a ?b ?c {} }}", "OPTIONAL {".repeat(times), "}".repeat(times)),
        format!("SELECT * {{ {} }}", "OPTIONAL { ?a ?b ?c } ".repeat(times)),
        format!("SELECT * {{ ?a {open}<a:b>{stars} ?c }}"),
        format!("SELECT * {{ ?a <a:b>{} ?c }}", "/<a:b>".repeat(times)),
        format!("SELECT * {{ ?a <a:b>{} ?c }}", "|<a:b>".repeat(times)),
        format!("SELECT * {{ FILTER(1{}) }}", "||0".repeat(times)),
        format!("SELECT * {{ BIND(1{} AS ?x) }}", "+1".repeat(times)),
        format!("SELECT * {{ FILTER({}1) }}", "!".repeat(times)),
        format!("SELECT * {{ {{}}{} }}", "UNION{}".repeat(times)),
        format!("SELECT * {{ {} }}", (0..times).map(|at| format!("BIND(1 AS ?x{at}) ")).collect::<String>()),
        format!("SELECT * {{ ?a ?b {} }}", "[ <a:b> ".repeat(times) + "?x" + &"]".repeat(times)),
        format!("SELECT * {{ BIND({}1{close} AS ?x) }}", "ABS(".repeat(times)),
        format!("SELECT * {{ ?a <a:b> {} }}", vec!["?c"; times].join(",")),
        format!("SELECT * {{ ?a <a:b> ({}) }}", "1 ".repeat(times)),
        format!("SELECT * {{ {} }}", "FILTER(?a) ".repeat(times)),
        format!(
            "SELECT * {{ {} }}",
            (0..times).map(|at| format!("{{ SELECT ?a{at} {{ ?a{at} ?b ?c }} }} ")).collect::<String>()
        ),
    ]
}

#[test]
fn what_is_too_large_or_too_deep_is_refused_and_what_is_not_is_answered() {
    let place = tempfile::tempdir().unwrap();
    let index = index(&place);
    let limits = Limits { time: Some(Duration::from_millis(500)), ..Limits::default() };
    for times in [10, 50, 100, 300, 1_000, 20_000] {
        for text in shapes(times) {
            let shape: String = text.chars().take(60).collect();
            match end(&index, &text, &limits) {
                Err(QueryError::TooLarge { .. }) => assert!(times > 10, "{shape} {times}"),
                Ok(_) | Err(QueryError::TimeLimit { .. }) => assert!(times < 20_000, "{shape} {times}"),
                Err(error) => panic!("{shape} {times}: {error}"),
            }
        }
    }
}
