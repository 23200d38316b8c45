//! The W3C's tests of the SPARQL 1.1 Protocol (its query part), where they are at hand: they lie beside the project
//! or where `SAYSO_SHARED` says.

use std::path::PathBuf;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedNode, Quad};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use sayso::serve::Settings;

use super::client::Server;

const TESTS: &str = "
PREFIX ht: <http://www.w3.org/2011/http#> PREFIX cnt: <http://www.w3.org/2011/content#>
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?test ?path ?method ?body ?encoding ?media ?accept ?format ?boolean (GROUP_CONCAT(STR(?status)) AS ?statuses) {
  ?test a mf:ProtocolTest ; mf:action/ht:requests/rdf:rest*/rdf:first ?request .
  ?request ht:absolutePath ?path ; ht:methodName ?method ; ht:resp ?response . ?response mf:expectedStatus ?status .
  OPTIONAL { ?request ht:body ?sent . ?sent cnt:chars ?body OPTIONAL { ?sent cnt:characterEncoding ?encoding } }
  OPTIONAL { ?request ht:headers/rdf:rest*/rdf:first ?type . ?type ht:fieldName ?n1 ; ht:fieldValue ?media FILTER(LCASE(?n1) = 'content-type') }
  OPTIONAL { ?request ht:headers/rdf:rest*/rdf:first ?wish . ?wish ht:fieldName ?n2 ; ht:fieldValue ?accept FILTER(LCASE(?n2) = 'accept') }
  OPTIONAL { ?response mf:expectedFormat ?format } OPTIONAL { ?response mf:expectedBoolean ?boolean }
} GROUP BY ?test ?path ?method ?body ?encoding ?media ?accept ?format ?boolean ORDER BY ?test ?path";

#[test]
fn the_protocol_tests_pass() {
    let shared = std::env::var_os("SAYSO_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let folder = shared.join("gold/protocol");
    let Ok(manifest) = std::fs::read(folder.join("manifest.ttl")) else {
        eprintln!("skipped: {} is not at hand", folder.display());
        return;
    };
    let manifest_store = Store::new().unwrap();
    let parser = RdfParser::from_format(RdfFormat::Turtle).with_base_iri("https://tests.example/").unwrap();
    manifest_store.load_from_slice(parser, &manifest).unwrap();
    let mut quads: Vec<Quad> = Vec::new();
    for number in 1..=3 {
        let data = std::fs::read(folder.join(format!("data{number}.nt"))).unwrap();
        let graph = NamedNode::new(format!("http://kasei.us/2009/09/sparql/data/data{number}.rdf")).unwrap();
        let parser = RdfParser::from_format(RdfFormat::NTriples).with_default_graph(GraphName::NamedNode(graph));
        quads.extend(parser.for_slice(&data).map(Result::unwrap));
    }
    let server = Server::of(&quads, Settings::default());
    let results = SparqlEvaluator::new().parse_query(TESTS).unwrap().on_store(&manifest_store).execute().unwrap();
    let QueryResults::Solutions(rows) = results else { panic!("rows expected") };
    let (mut queries, mut updates) = (0, 0);
    for row in rows {
        let row = row.unwrap();
        let text = |name: &str| match row.get(name) {
            Some(oxigraph::model::Term::Literal(literal)) => literal.value().to_owned(),
            Some(oxigraph::model::Term::NamedNode(node)) => node.as_str().to_owned(),
            _ => String::new(),
        };
        let (test, method) = (text("test"), text("method"));
        let path = text("path").replacen("/sparql/", "/sparql", 1);
        let (media, accept, body) = (text("media"), text("accept"), text("body"));
        let mut headers: Vec<(&str, &str)> = Vec::new();
        headers.extend((!media.is_empty()).then_some(("Content-Type", media.as_str())));
        headers.extend((!accept.is_empty()).then_some(("Accept", accept.as_str())));
        let mut bytes = super::client::request(&method, &path, &headers, "");
        if method == "POST" || !body.is_empty() {
            let body: Vec<u8> = match text("encoding").to_ascii_lowercase().as_str() {
                "utf-16" => "\u{FEFF}".encode_utf16().chain(body.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
                _ => body.into_bytes(),
            };
            let head = String::from_utf8(bytes).unwrap();
            let head = head.replace("Content-Length: 0\r\n", "").replacen("\r\n\r\n", "", 1);
            bytes = format!("{head}\r\nContent-Length: {}\r\n\r\n", body.len()).into_bytes();
            bytes.extend(body);
        }
        // Tests of updates ask afterwards what the update did.
        let asks = path.contains("query=") || media == "application/sparql-query" || text("body").starts_with("query=");
        if test.contains("update") && asks && !test.contains("bad_") {
            continue;
        }
        let response = server.send(&bytes);
        if test.contains("update") {
            assert!((400..500).contains(&response.status), "{test} is refused: {}", response.head);
            updates += 1;
            continue;
        }
        queries += 1;
        let class = response.status / 100;
        let expected = text("statuses");
        assert!(
            expected.contains(&format!("StatusCode{class}xx")) || expected.contains(&format!("{}", response.status)),
            "{test}: {} is not {expected}\n{}",
            response.status,
            response.body
        );
        let wanted: &[&str] = match text("format").as_str() {
            "boolean" => &["sparql-results+json", "sparql-results+xml"],
            "tabular" => &["sparql-results+json", "sparql-results+xml", "text/csv", "tab-separated-values"],
            "RDF" => &["text/turtle", "n-triples", "rdf+xml", "ld+json"],
            _ => &[""],
        };
        assert!(wanted.iter().any(|media| response.head.contains(media)), "{test}: {}", response.head);
        let boolean = text("boolean");
        assert!(boolean.is_empty() || response.body.contains(&boolean), "{test}: {} {}", boolean, response.body);
    }
    assert!(queries >= 20 && updates >= 10, "{queries} requests of queries, {updates} of updates");
}
