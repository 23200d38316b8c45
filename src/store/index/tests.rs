//! A mapped index answers as oxigraph's own store does, whatever is in it and whatever is asked.

use oxigraph::model::{BaseDirection, GraphName, Literal, NamedNode, Quad, Term, Triple};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store as Oxigraph;

use super::build::IndexBuilder;
use super::mapped::Mapped;
use super::{Engine, Index, line};

const BASE: &str = "https://example.org/";

/// A stream of numbers that is the same on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most as u64) as usize
    }
}

fn node(name: &str) -> NamedNode {
    NamedNode::new(format!("{BASE}{name}")).unwrap()
}

/// Terms of every kind; few enough that patterns meet. Numbers as oxigraph's store would write them: it keeps only what
/// they are worth, a mapped index also how they are written.
fn terms() -> Vec<Term> {
    let typed = |words: &str, datatype: &str| {
        Literal::new_typed_literal(
            words,
            NamedNode::new(format!("http://www.w3.org/2001/XMLSchema#{datatype}")).unwrap(),
        )
    };
    let tagged = |tag: &str| Literal::new_language_tagged_literal("word", tag).unwrap();
    let directed = Literal::new_directional_language_tagged_literal("word", "ar", BaseDirection::Rtl).unwrap();
    let triple = Triple::new(node("a"), node("p"), typed("1", "integer"));
    let mut terms: Vec<Term> = ["a", "b", "c", "d"].iter().map(|name| node(name).into()).collect();
    terms.extend(
        [typed("1", "integer"), typed("-7", "integer"), typed("1.5", "decimal"), typed("x", "integer")].map(Term::from),
    );
    terms.extend([typed("2015-09-11", "date"), typed("true", "boolean"), typed("0.5", "double")].map(Term::from));
    terms.extend([tagged("en"), tagged("en-gb"), tagged("fr"), directed].map(Term::from));
    terms.extend(
        ["word", "", "two words\n\"quoted\" \u{0} \\", "https://example.org/a"].map(|it| Literal::from(it).into()),
    );
    terms.push(triple.clone().into());
    terms.push(Triple::new(node("b"), node("q"), triple).into());
    terms
}

fn quads(dice: &mut Dice, count: usize) -> Vec<Quad> {
    let (nodes, properties, graphs) = (["a", "b", "c", "d"], ["p", "q", "r"], ["g", "h", "i", "a"]);
    let terms = terms();
    (0..count)
        .map(|_| {
            Quad::new(
                node(nodes[dice.below(nodes.len())]),
                node(properties[dice.below(properties.len())]),
                terms[dice.below(terms.len())].clone(),
                GraphName::NamedNode(node(graphs[dice.below(graphs.len())])),
            )
        })
        .collect()
}

/// The same quads in a mapped index and in oxigraph's store, each of them also in the merged default graph.
fn both(place: &std::path::Path, quads: &[Quad]) -> (Index, Index) {
    let path = place.join("index");
    // Several runs, so that they merge.
    let mut builder = IndexBuilder::new(place.join("scratch"), BASE, 50).unwrap();
    for some in quads.chunks(50) {
        builder.add(some).unwrap();
    }
    builder.finish(&path).unwrap();
    let mapped = Index::mapped(Mapped::open(&path).unwrap());
    let store = Oxigraph::new().unwrap();
    let Engine::Mapped(index) = &mapped.engine else { panic!("a mapped index") };
    assert!(index.terms() > 0);
    for quad in quads {
        store.insert(quad).unwrap();
        store.insert(&Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() }).unwrap();
    }
    (mapped, Index { engine: Engine::Memory(store), base: BASE.to_owned() })
}

/// Rows as lines, sorted: neither store promises an order.
fn answer(index: &Index, query: &str) -> Vec<String> {
    let evaluator = SparqlEvaluator::new().with_base_iri(BASE).unwrap();
    let mut lines: Vec<String> = match index.execute(evaluator.parse_query(query).unwrap()).unwrap() {
        QueryResults::Solutions(rows) => rows.map(|row| format!("{:?}", row.unwrap())).collect(),
        QueryResults::Graph(triples) => triples.map(|triple| triple.unwrap().to_string()).collect(),
        QueryResults::Boolean(yes) => vec![yes.to_string()],
    };
    lines.sort();
    lines
}

/// A pattern of random terms and variables, in the default graph, in one graph, or in any.
fn pattern(dice: &mut Dice) -> String {
    let any = |dice: &mut Dice, names: &[&str]| names[dice.below(names.len())].to_owned();
    let objects = [
        "?o",
        "?o",
        "?s",
        "?x",
        "<a>",
        "<b>",
        "\"word\"",
        "\"word\"@en",
        "1",
        "-7",
        "1.5",
        "true",
        "\"none\"",
        "<<( <a> <p> 1 )>>",
    ];
    let triple = [
        any(dice, &["?s", "?s", "?o", "<a>", "<b>", "<none>"]),
        any(dice, &["?p", "<p>", "<q>", "<r>", "<p>|<q>", "^<p>", "<p>/<q>", "<p>*", "!<p>"]),
        any(dice, &objects),
    ]
    .join(" ");
    match dice.below(5) {
        0 => format!("GRAPH ?g {{ {triple} }}"),
        1 => format!("GRAPH <g> {{ {triple} }}"),
        2 => format!("OPTIONAL {{ {triple} }}"),
        _ => format!("{triple} ."),
    }
}

#[test]
fn random_patterns_on_random_graphs() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut rows = 0;
    for size in [0, 1, 30, 150, 400] {
        let place = tempfile::tempdir().unwrap();
        let quads = quads(&mut dice, size);
        let (mapped, memory) = both(place.path(), &quads);
        for _ in 0..120 {
            let patterns: Vec<String> = (0..=dice.below(3)).map(|_| pattern(&mut dice)).collect();
            let query = format!("SELECT * {{ {} }}", patterns.join(" "));
            let found = answer(&mapped, &query);
            // The index also holds the terms that derivations need, which a path of length zero may not show.
            assert_eq!(found, answer(&memory, &query), "{size} quads: {query}");
            rows += found.len();
        }
    }
    assert!(rows > 3_000, "{rows} rows: the test asks for too little");
}

#[test]
fn counts_graphs_and_computed_values() {
    let place = tempfile::tempdir().unwrap();
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    let quads = quads(&mut dice, 300);
    let (mapped, memory) = both(place.path(), &quads);
    let mut answered = 0;
    for query in [
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?g { GRAPH ?g {} }",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        "SELECT * FROM <g> { ?s ?p ?o }",
        "SELECT * FROM NAMED <g> FROM NAMED <h> { GRAPH ?g { ?s <p> ?o } }",
        "SELECT ?x ?s { ?s <p> ?o BIND(STR(?o) AS ?x) ?t <q> ?x }",
        "SELECT ?s { ?s <p> ?o FILTER(?o = 1) }",
        "SELECT ?s ?o { ?s <p> ?o FILTER(isTRIPLE(?o)) }",
        "SELECT ?a ?b { ?s ?p <<( ?a ?b ?c )>> }",
        "SELECT ?d { ?s ?p ?o BIND(DATATYPE(?o) AS ?d) }",
        "SELECT ?l { ?s ?p ?o BIND(LANG(?o) AS ?l) }",
        "SELECT ?o { ?s ?p ?o } ORDER BY ?o",
        "ASK { <a> <p> \"\" }",
        "CONSTRUCT { ?o <is> ?s } { ?s <p> ?o FILTER(isIRI(?o)) }",
        "DESCRIBE <a>",
        "SELECT ?s { ?s <p> ?o MINUS { ?s <q> \"word\"@fr } }",
        "SELECT ?s ?n { { SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s } FILTER(?n > 1) }",
    ] {
        let found = answer(&mapped, query);
        assert_eq!(found, answer(&memory, query), "{query}");
        answered += usize::from(!found.is_empty());
    }
    assert!(answered > 14, "{answered} queries have an answer");
}

#[test]
fn numbers_keep_their_digits() {
    let place = tempfile::tempdir().unwrap();
    let integer = NamedNode::new("http://www.w3.org/2001/XMLSchema#integer").unwrap();
    let said = Literal::new_typed_literal("007", integer);
    let (mapped, _) = both(place.path(), &[Quad::new(node("a"), node("p"), said.clone(), node("g"))]);
    assert_eq!(answer(&mapped, "SELECT ?o { ?s <p> ?o FILTER(?o = 7) }").len(), 1);
    assert!(answer(&mapped, "SELECT ?o { ?s ?p ?o }")[0].contains("\"007\""));
}

#[test]
fn an_article_comes_back_as_it_lies_in_its_segment() {
    let place = tempfile::tempdir().unwrap();
    let mut dice = Dice(0xA076_1D64_78BD_642F);
    let quads = quads(&mut dice, 200);
    let (mapped, _) = both(place.path(), &quads);
    let graph = GraphName::NamedNode(node("g"));
    let of_graph: Vec<Quad> = quads.into_iter().filter(|quad| quad.graph_name == graph).collect();
    let article = mapped.article(&format!("{BASE}g")).unwrap();
    assert_eq!(article.iter().map(line).collect::<Vec<_>>(), crate::store::lines(&of_graph));
    assert!(mapped.article(&format!("{BASE}none")).is_none());
}
