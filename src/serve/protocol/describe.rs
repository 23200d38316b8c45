//! What the service is and what the store holds: SPARQL 1.1 Service Description and VoID, as one graph.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad};

use crate::graph::vocab::ONTOLOGY;
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::store::Node;

/// What the service at the address `here` (`http://localhost:8730/`) is and what the store holds.
///
/// # Errors
/// Never on a sound build: the text below is tested.
pub fn description(edition: &Edition, here: &str) -> Result<Vec<Quad>, Fail> {
    let (reader, words) = (&edition.reader, &edition.words);
    let classes = [words.article, words.statement, words.event, words.figure, words.office, words.place];
    let parts: String = classes
        .into_iter()
        .filter_map(Node::some)
        .map(|class| {
            let (iri, count) = (reader.text(class), reader.count(words.kind, class));
            let part = format!("<{here}.well-known/void#{}>", iri.rsplit('#').next().unwrap_or_default());
            format!(
                "<{here}.well-known/void#dataset> void:classPartition {part} .\n\
                 {part} void:class <{iri}> ; void:entities {count} .\n"
            )
        })
        .collect();
    let example = reader.subjects(words.kind, words.article).next();
    let example = example.map_or(String::new(), |node| format!("void:exampleResource <{}> ;", reader.text(node)));
    let text = format!(
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
         @prefix void: <http://rdfs.org/ns/void#> .
         @prefix formats: <http://www.w3.org/ns/formats/> .
         @prefix dcterms: <http://purl.org/dc/terms/> .
         <{here}sparql> a sd:Service ; sd:endpoint <{here}sparql> ;
           sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ;
           sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
             formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:RDF_XML, formats:JSON-LD,
             formats:TriG, formats:N-Quads ;
           sd:defaultDataset <{here}.well-known/void#dataset> .
         <{here}.well-known/void#dataset> a sd:Dataset, void:Dataset ; dcterms:title \"Who said what about whom, read from news by sayso\" ;
           sd:defaultGraph <{here}.well-known/void#merged> ;
           void:sparqlEndpoint <{here}sparql> ; void:uriSpace \"{base}\" ; void:vocabulary <{ONTOLOGY}#> ; {example}
           void:triples {quads} .
         {parts}
         <{here}.well-known/void#merged> a sd:Graph ; dcterms:description \"Every triple of all articles, the ontology, the \
authority files and what is derived, once. GRAPH asks each article.\" .",
        base = edition.base(),
        quads = reader.quad_count(),
    );
    let parsed: Result<Vec<Quad>, _> = RdfParser::from_format(RdfFormat::Turtle)
        .with_default_graph(GraphName::DefaultGraph)
        .for_slice(text.as_bytes())
        .collect();
    parsed.map_err(|error| Fail::defect(&error.to_string()))
}
