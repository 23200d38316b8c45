//! Canned queries, asked of a small graph and of the bundled articles.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;
use sayso::article::read::{Reader, Step};
use sayso::graph::quads;
use sayso::query::explain::explain;
use sayso::query::{Answer, CannedQuery, Limits, QueryText, answer, canned, find, run, set};
use sayso::store::Index;
use sayso::{Options, Sayso};

const BASE: &str = "https://w3id.org/sayso/id/";

/// Three events in two towns of Norway, one of them only inferred, one outside the articles' months.
const GRAPH: &str = r#"
@prefix sayso: <https://w3id.org/sayso/ontology#> .
@prefix plover: <https://w3id.org/sayso/ontology/plover#> .
@prefix a: <https://w3id.org/sayso/id/actor/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/sayso/id/article/> .

GRAPH <x> {
    <x> a sayso:Article ; schema:datePublished "2015-09-11"^^xsd:date .
    <x#event-1> a sayso:Event, sayso:Attack ; sayso:category plover:ASSAULT ; sayso:trigger "attacked" ;
        sayso:source a:one ; sayso:target a:two ; sayso:locatedIn <oslo> ; sayso:polarity sayso:Affirmed ;
        sayso:at "2015-08-30"^^xsd:date ; sayso:confidence 0.9 ; nif:beginIndex 1 .
    <x#event-2> a sayso:Event, sayso:Coercion ; sayso:category plover:COERCE ; sayso:trigger "arrested" ;
        sayso:source a:two ; sayso:target a:one ; sayso:locatedIn <oslo> ; sayso:polarity sayso:Affirmed ;
        sayso:timeText "recent days" ; sayso:confidence 0.8 ; nif:beginIndex 9 .
    <x#event-3> a sayso:Event, sayso:Attack ; sayso:category plover:ASSAULT ; sayso:trigger "shelled" ;
        sayso:source a:one ; sayso:inferredPlace <bergen> ; sayso:polarity sayso:Affirmed ;
        sayso:from "2011-03-01"^^xsd:date ; sayso:confidence 0.4 ; nif:beginIndex 20 .
}
GRAPH <https://w3id.org/sayso/actors> {
    a:norway a sayso:State ; skos:prefLabel "Norway" .
    <oslo> a sayso:Place ; skos:prefLabel "Oslo" ; sayso:country a:norway ; geo:asWKT "POINT(10.75 59.91)"^^geo:wktLiteral .
    <bergen> a sayso:Place ; skos:prefLabel "Bergen" ; sayso:country a:norway ; geo:asWKT "POINT(5.33 60.39)"^^geo:wktLiteral .
}
"#;

/// The answer to a canned query as lines of values.
fn ask(name: &str, values: &[&str]) -> Vec<String> {
    ask_of(GRAPH, name, values)
}

/// The same of another graph.
fn ask_of(graph: &str, name: &str, values: &[&str]) -> Vec<String> {
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(graph.as_bytes()).map(|quad| quad.unwrap()).collect();
    let index = Index::in_memory(BASE, quads).unwrap();
    let values: Vec<String> = values.iter().map(|&value| value.to_owned()).collect();
    let text = set(&find(name).unwrap().text, &values).unwrap();
    let query = QueryText { name: name.to_owned(), text };
    let rows = answer::rows(run(&index, &query, &Limits::default()).unwrap()).unwrap();
    let cell = |term: &Option<_>| term.as_ref().map_or(String::new(), |term| sayso::query::table::cell(term, BASE));
    let line = |row: &Vec<_>| row.iter().map(cell).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ");
    rows.rows.iter().map(line).collect()
}

#[test]
fn events_near_a_point_are_told_or_inferred() {
    let near = ["lat=59.9", "long=10.7", "km=50"];
    assert_eq!(
        ask("events-near", &near),
        [
            "3 Oslo COERCE arrested recent days told POINT(10.75 59.91) 2015-09-11 2015-09-11 <article/x#event-2>",
            "3 Oslo ASSAULT attacked 2015-08-30 told POINT(10.75 59.91) 2015-08-30 2015-09-11 <article/x#event-1>",
        ]
    );
    let far = ask("events-near", &["lat=59.9", "long=10.7", "km=400"]);
    assert_eq!(far.len(), 3);
    assert!(far[2].contains(" Bergen ASSAULT shelled 2011-03-01 inferred"), "{far:?}");
}

#[test]
fn a_month_is_the_event_s_or_the_article_s() {
    assert_eq!(
        ask("events-by-country-month", &["country=norway"]),
        [
            "Norway 2015-09 1 0 0 1 <article/x#event-2>",
            "Norway 2015-08 1 1 0 1 <article/x#event-1>",
            "Norway undated 1 1 1 1 <article/x#event-3>",
        ]
    );
    assert!(ask("events-by-country-month", &["country=sweden"]).is_empty());
}

#[test]
fn a_contested_place_has_actors_on_both_sides() {
    assert_eq!(ask("contested-places", &[]), ["Oslo 2 2 2 2 1 POINT(10.75 59.91) <article/x#event-1>"]);
    assert!(ask("contested-places", &["least=3"]).is_empty());
}

#[test]
fn what_is_not_sure_enough_is_left_out() {
    assert_eq!(
        ask("contested-places", &["min_confidence=0.85"]),
        ["Oslo 1 1 1 0 1 POINT(10.75 59.91) <article/x#event-1>"]
    );
    assert_eq!(ask("events-near", &["lat=59.9", "long=10.7", "km=400", "min_confidence=0.5"]).len(), 2);
}

/// Facts between actors, and what the articles are.
const DEALINGS: &str = r#"
@prefix sayso: <https://w3id.org/sayso/ontology#> .
@prefix plover: <https://w3id.org/sayso/ontology/plover#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://w3id.org/sayso/id/actor/> .
@base <https://w3id.org/sayso/id/article/> .

GRAPH <x> {
    <x> a sayso:Article ; schema:datePublished "2015-09-11"^^xsd:date ; schema:publisher "The Harbour Post" ;
        schema:headline "Buoys" ; schema:url <https://harbour.example/buoys> .
    :ida a sayso:Person ; skos:prefLabel "Ida Berg" . :leif a sayso:Person ; skos:prefLabel "Leif Holm" .
    <x#s1> a sayso:Statement, sayso:Event ; sayso:speaker :ida ; sayso:source :ida ; sayso:target :leif ; sayso:category plover:ACCUSE ;
        sayso:mode "disapprove" ; sayso:trigger "accused" ; sayso:content "of theft" ; sayso:cue "accuse" .
    :ida sayso:said <x#s1> .
    <x#e2> a sayso:Event ; sayso:source :ida ; sayso:target :leif ; sayso:category plover:ACCUSE ; sayso:mode "investigate" ; sayso:trigger "are investigating" .
    <x#e3> a sayso:Event ; sayso:source :ida ; sayso:target :leif ; sayso:category plover:ACCUSE ; sayso:mode "allege" ; sayso:trigger "charged" .
    <x#e4> a sayso:Event ; sayso:source :ida ; sayso:target :leif ; sayso:category plover:ACCUSE ; sayso:mode "disapprove" ; sayso:trigger "condemned" .
    <x#e5> a sayso:Event, sayso:Meeting ; sayso:source :ida ; sayso:target :leif ; sayso:category plover:CONSULT ; sayso:trigger "met" .
    <x#e6> a sayso:Event, sayso:Meeting ; sayso:source :leif ; sayso:target :ida ; sayso:category plover:CONSULT ; sayso:trigger "met" .
    <x#f1> a sayso:Figure ; sayso:measure sayso:Killed ; sayso:value 12 ; sayso:locatedIn <bodo> .
}
GRAPH <y> {
    <y> a sayso:Article ; schema:datePublished "2015-09-13"^^xsd:date .
    <y#f1> a sayso:Figure ; sayso:measure sayso:Killed ; sayso:atLeast 20 ; sayso:locatedIn <bodo> .
    <y#f2> a sayso:Figure ; sayso:measure sayso:Killed ; sayso:atLeast 10 ; sayso:locatedIn <bodo> .
}
GRAPH <z> {
    <z> a sayso:Article .
    <z#e1> a sayso:Event ; sayso:source :ida ; sayso:category plover:AID ; sayso:trigger "gave" .
}
GRAPH <https://w3id.org/sayso/actors> { <bodo> a sayso:Place ; skos:prefLabel "Bodo" . }
"#;

/// The same with what every fact has.
fn dealings() -> String {
    let rest = "; sayso:polarity sayso:Affirmed ; sayso:modality sayso:Asserted ; sayso:confidence 0.5 ; sayso:rule \"r\" ; nif:beginIndex 1 ; \
                nif:anchorOf \"words\" .";
    let is_fact = |line: &str| line.trim_start().starts_with("<") && line.contains("#") && line.contains(" a sayso:");
    let mut open = false;
    let lines = DEALINGS.lines().map(|line| {
        open |= is_fact(line);
        let ends = open && line.ends_with('.');
        open &= !ends;
        if ends { line.trim_end_matches(['.', ' ']).to_owned() + rest } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn accusation_charge_investigation_and_condemnation_are_told_apart() {
    let kinds = |values: &[&str]| -> Vec<String> {
        let rows = ask_of(&dealings(), "who-accused-whom", values);
        rows.iter().map(|row| row.split(' ').nth(4).unwrap().to_owned()).collect()
    };
    assert_eq!(kinds(&[]), ["investigation", "charge", "condemnation", "accusation"]);
    assert_eq!(kinds(&["kind=charge"]), ["charge"]);
}

#[test]
fn a_meeting_is_told_once() {
    let rows = ask_of(&dealings(), "who-met-whom", &[]);
    assert_eq!(
        rows,
        ["Ida Berg Leif Holm met asserted 2015-09-11 Buoys The Harbour Post 2015-09-11 https://harbour.example/buoys <article/x#e5>"
            .replace("https://harbour.example/buoys", "<https://harbour.example/buoys>")]
    );
}

#[test]
fn figures_of_two_articles_contradict_each_other() {
    let rows = ask_of(&dealings(), "contradicting-figures", &[]);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].starts_with("killed Bodo 12 at least 20 <article/y#f1> 2015-09-11"), "{rows:?}");
}

#[test]
fn what_a_side_says_comes_with_its_cue() {
    assert!(ask_of(&dealings(), "both-sides", &["topic=theft"])[0].starts_with("Ida Berg Ida Berg accuse of theft "));
}

#[test]
fn newest_first_undated_last_and_only_of_the_days_and_outlet_asked_for() {
    let facts = |values: &[&str]| -> Vec<String> {
        let rows = ask_of(&dealings(), "least-certain", &[&["below=1"], values].concat());
        rows.iter().map(|row| row.rsplit(' ').next().unwrap().to_owned()).collect()
    };
    let all = facts(&[]);
    assert_eq!((all.len(), all[0].as_str(), all[9].as_str()), (10, "<article/y#f1>", "<article/z#e1>"));
    assert_eq!(facts(&["from=2015-09-12"]), ["<article/y#f1>", "<article/y#f2>"]);
    assert_eq!(facts(&["to=2015-09-12"]).len(), 8);
    assert_eq!(facts(&["source=harbour"]).len(), 7);
    assert_eq!(facts(&["limit=3"]).len(), 3);
}

/// The graph of the bundled articles.
fn bundled() -> Index {
    let sayso = Sayso::new(&Options::default()).unwrap();
    let articles = Reader::new([Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")]).filter_map(|step| match step {
        Step::Article(article) => Some(article),
        Step::Skipped(_) | Step::Note(..) | Step::Left(_) => None,
        Step::Failed(error) => panic!("{error}"),
    });
    Index::in_memory(BASE, articles.flat_map(|article| quads(&sayso.extract(&article), sayso.base())).collect())
        .unwrap()
}

#[test]
fn no_canned_query_tells_what_is_less_sure_than_asked() {
    let index = bundled();
    let count = |query: &CannedQuery, least: &str| {
        let text = set(&query.text, &[format!("min_confidence={least}")]).unwrap();
        let answer = run(&index, &QueryText { name: query.name.clone(), text }, &Limits::default()).unwrap();
        match answer {
            Answer::Rows { rows, .. } => (true, rows.count()),
            Answer::Triples(triples) => (false, triples.count()),
            Answer::Boolean(_) => panic!("{}", query.name),
        }
    };
    let mut answered = 0;
    for query in canned() {
        let (of_facts_alone, found) = count(query, "1.0");
        let (_, all) = count(query, "0.0");
        // A graph about somebody has names in it, which are no facts.
        assert!(if of_facts_alone { found == 0 } else { found < all || all == 0 }, "{}: {found} of {all}", query.name);
        answered += usize::from(all > 0);
    }
    assert!(answered > 20, "{answered} of {} have an answer", canned().len());
}

#[test]
fn every_canned_query_takes_the_same_parameters_is_short_and_tells_a_fact() {
    let index = bundled();
    for query in canned() {
        let name = &query.name;
        for wanted in ["from", "to", "source", "min_confidence", "limit"] {
            assert!(query.params.iter().any(|param| param.name == wanted), "{name} has no parameter {wanted}");
        }
        let lines = query.text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        assert!(lines.count() <= 25, "{name} is too long");
        let text = QueryText { name: name.clone(), text: query.text.clone() };
        let rows = answer::rows(run(&index, &text, &Limits::default()).unwrap()).unwrap();
        if query.text.contains("CONSTRUCT") {
            continue;
        }
        let at = |column: &str| rows.columns.iter().position(|it| it == column);
        let fact = at("fact").unwrap_or_else(|| panic!("{name} has no column `fact`"));
        if let Some(row) = rows.rows.first() {
            let Some(Term::NamedNode(node)) = &row[fact] else { panic!("{name}: {row:?}") };
            assert!(explain(&index, node, &Limits::default()).unwrap().unwrap().source.is_some(), "{name}: {node}");
        }
        if let Some(day) = at("day").filter(|_| query.text.contains("ORDER BY DESC(?day)")) {
            let days: Vec<String> =
                rows.rows.iter().map(|row| row[day].as_ref().map_or("", |_| "x").to_owned()).collect();
            assert!(days.windows(2).all(|pair| pair[0] >= pair[1]), "{name}: undated before dated");
        }
    }
}

#[test]
fn mentions_of_a_place_are_found() {
    let index = bundled();
    let text = set(&find("mentions-place").unwrap().text, &["place=Syria".to_owned()]).unwrap();
    let query = QueryText { name: "mentions-place".to_owned(), text };
    let rows = answer::rows(run(&index, &query, &Limits::default()).unwrap()).unwrap();
    assert!(!rows.rows.is_empty());
}
