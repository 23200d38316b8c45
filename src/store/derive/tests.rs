//! Derivations, on small made-up articles; where a query in SPARQL says the same, it must find the same.

use super::testing::{BASE, index, select};

/// Which denials answer which accusations, once everything is derived.
fn answered(trig: &str) -> Vec<String> {
    derived("denials-of-accusations", trig)
}

/// What a derivation finds, as subjects with objects; its query in SPARQL must find the same.
fn derived(name: &str, trig: &str) -> Vec<String> {
    let index = index(trig);
    let found = select(&index, &format!("SELECT ?s ?o {{ GRAPH <derived/{name}> {{ ?s ?p ?o }} }}"));
    let path = format!("{}/queries/derive/{name}.rq", env!("CARGO_MANIFEST_DIR"));
    let query = std::fs::read_to_string(path).unwrap();
    // What is derived answers already: the query must see the articles alone.
    let query = query
        .replace("NOT EXISTS { ?denial", "NOT EXISTS { GRAPH ?denialArticle { ?denial")
        .replace("?known }", "?known } }");
    assert_eq!(select(&index, &query), found, "{query}");
    found
}

fn two_articles(accused_on: &str, denied_on: &str, denier: &str) -> String {
    format!(
        "<one> {{ <one> schema:datePublished \"{accused_on}\"^^xsd:date .
           <one#a> a sayso:Accusation ; sayso:source a:norway ; sayso:target a:denmark . }}
         <two> {{ <two> schema:datePublished \"{denied_on}\"^^xsd:date .
           <two#d> a sayso:Denial ; sayso:source a:{denier} ; sayso:mentions a:norway . }}"
    )
}

#[test]
fn a_denial_answers_the_accusation_of_another_article() {
    let found = answered(&two_articles("2015-09-09", "2015-09-11", "denmark"));
    assert_eq!(found, ["<https://example.org/two#d> <https://example.org/one#a>"]);
}

fn minister(article: &str, iri: &str, name: &str, of: &str) -> String {
    format!(
        "<{article}> {{ <{iri}> a sayso:Person ; skos:prefLabel \"{name}\" .
           <{article}#o> a sayso:Office ; sayso:holder <{iri}> ; sayso:title \"Minister\" ; sayso:of a:{of} . }}"
    )
}

#[test]
fn a_bare_surname_is_close_to_the_full_name_of_the_same_office() {
    let bare = minister("one", "one#actor-roe", "Roe", "norway");
    let full = minister("two", "actor/jane-roe", "Jane Roe", "norway");
    let link = "<https://example.org/one#actor-roe> <https://example.org/actor/jane-roe>";
    assert_eq!(derived("same-person", &format!("{bare}{full}")), [link]);
}

#[test]
fn neither_of_another_state_nor_of_two_names() {
    let bare = minister("one", "one#actor-roe", "Roe", "norway");
    let (jane, john) = ("actor/jane-roe", "actor/john-roe");
    let abroad = minister("two", jane, "Jane Roe", "sweden");
    assert!(derived("same-person", &format!("{bare}{abroad}")).is_empty());
    let two = minister("two", jane, "Jane Roe", "norway") + &minister("three", john, "John Roe", "norway");
    assert!(derived("same-person", &format!("{bare}{two}")).is_empty());
}

#[test]
fn too_late_too_early_or_by_another_it_does_not() {
    assert!(answered(&two_articles("2015-08-01", "2015-09-11", "denmark")).is_empty());
    assert!(answered(&two_articles("2015-09-12", "2015-09-11", "denmark")).is_empty());
    assert!(answered(&two_articles("2015-09-09", "2015-09-11", "sweden")).is_empty());
}

#[test]
fn each_of_several_accusations_and_denials_finds_its_own() {
    let states = ["norway", "denmark", "sweden"];
    let mut articles = String::new();
    for number in 0..60 {
        let (one, other) = (states[number % 3], states[(number / 3) % 3]);
        let (kind, party) = if number % 2 == 0 { ("Accusation", "target") } else { ("Denial", "mentions") };
        let day = 1 + number * 7 % 28;
        articles += &format!(
            "<n{number}> {{ <n{number}> schema:datePublished \"2015-09-{day:02}\"^^xsd:date .
               <n{number}#it> a sayso:{kind} ; sayso:source a:{one} ; sayso:{party} a:{other} . }}\n"
        );
    }
    assert!(answered(&articles).len() > 20);
}

#[test]
fn a_fact_has_its_article_its_day_and_its_side_at_hand() {
    let index = index(
        "<one> { <one> schema:datePublished \"2015-09-09\"^^xsd:date .
           <one#s> a sayso:Statement ; sayso:speaker <one#actor-roe> .
           <one#t> a sayso:Statement ; sayso:speaker <actor/jane-roe> ; sayso:onBehalfOf a:sweden .
           <one#u> a sayso:Statement ; sayso:speaker a:norway .
           <one#e> a sayso:Event ; sayso:at \"2015-09-02\"^^xsd:date .
           <one#f> a sayso:Event ; sayso:target <one#actor-roe> .
           <one#g> a sayso:Event ; sayso:target <actor/jane-roe> .
           <one#o> a sayso:Office ; sayso:holder <one#actor-roe> ; sayso:title \"Minister\" ; sayso:of a:norway .
           <one#char=1,2> a sayso:Evidence . }
         <two> { <two#o> a sayso:Office ; sayso:holder <actor/jane-roe> ; sayso:title \"Envoy\" ; sayso:of a:sweden . }",
    );
    let of_facts = |property: &str| {
        select(&index, &format!("SELECT ?s ?o {{ GRAPH <derived/facts> {{ ?s sayso:{property} ?o }} }}"))
            .into_iter()
            .map(|row| row.replace(BASE, "").replace("https://w3id.org/sayso/id/actor/", "a:"))
            .collect::<Vec<_>>()
    };
    let of_one = ["e", "f", "g", "o", "s", "t", "u"].map(|fact| format!("<one#{fact}> <one>"));
    assert_eq!(of_facts("inArticle"), [of_one.as_slice(), &["<two#o> <two>".to_owned()]].concat());
    assert_eq!(of_facts("side"), ["<one#s> <a:norway>", "<one#t> <a:sweden>", "<one#u> <a:norway>"]);
    // Who speaks on behalf of Sweden is its envoy in the other article only.
    assert_eq!(of_facts("capacity"), ["<one#s> \"Minister\""]);
    assert_eq!(of_facts("touches"), ["<one#f> <one#actor-roe>", "<one#f> <a:norway>", "<one#g> <actor/jane-roe>"]);
    let days = of_facts("day");
    assert!(days[0].starts_with("<one#e> \"2015-09-02\"") && days[1].starts_with("<one#f> \"2015-09-09\""), "{days:?}");
}

#[test]
fn a_meeting_told_from_both_sides_is_listed_once() {
    let met = |name: &str, who: &str, with: &str| {
        format!("<one#{name}> a sayso:Meeting, sayso:Event ; sayso:source a:{who} ; {with} sayso:trigger \"met\" .\n")
    };
    let events = [
        met("b", "norway", "sayso:target a:russia ;"),
        met("a", "russia", "sayso:target a:norway ;"),
        met("c", "norway", "sayso:target a:sweden ;"),
        met("d", "norway", ""),
        met("e", "norway", ""),
    ];
    let index = index(&format!("<one> {{ {} }}", events.concat()));
    let found = select(&index, "SELECT ?s ?o { ?s sayso:mirrors ?o }");
    let link = |event: &str, first: &str| format!("<{BASE}one#{event}> <{BASE}one#{first}>");
    assert_eq!(found, [link("b", "a"), link("e", "d")]);
}

#[test]
fn a_node_has_one_name_and_the_authority_file_s_goes_first() {
    let index = index(
        "<one> { a:norway skos:prefLabel \"the Kingdom of Norway\" . <actor/jane-roe> skos:prefLabel \"Jane Roe\" .
                 <one#actor-roe> skos:prefLabel \"Roe\" . }
         <two> { <actor/jane-roe> skos:prefLabel \"JANE ROE\", \"J. Roe\" . }",
    );
    let label = |node: &str| select(&index, &format!("SELECT ?name {{ {node} sayso:label ?name }}"));
    assert_eq!(label("a:norway"), ["\"Norway\"@en"]);
    assert_eq!(label("<actor/jane-roe>"), ["\"JANE ROE\""]);
    assert_eq!(label("<one#actor-roe>"), ["\"Roe\""]);
}

/// An article of a day with a figure, `[ … ]`, for each of `figures`.
fn counts(article: &str, day: &str, figures: &[&str]) -> String {
    let figures = figures.iter().zip(1..).map(|(said, number)| {
        format!("<{article}#f{number}> a sayso:Figure ; sayso:measure sayso:Killed ; {said} .\n")
    });
    let figures: String = figures.collect();
    format!("<{article}> {{ <{article}> schema:datePublished \"{day}\"^^xsd:date .\n{figures} }}\n")
}

#[test]
fn figures_whose_ranges_do_not_meet_contradict_each_other() {
    let one = |said: &[&str]| derived("contradictions", &counts("one", "2015-09-09", said)).len();
    let at_gao = |said: &str| format!("{said} ; sayso:locatedIn <gao>");
    let pair = |this: &str, other: &str| one(&[&at_gao(this), &at_gao(other)]);
    assert_eq!(pair("sayso:value 65", "sayso:value 38"), 2, "each contradicts the other");
    assert_eq!(pair("sayso:value 65", "sayso:value 65"), 0);
    assert_eq!(pair("sayso:atLeast 40", "sayso:value 38"), 2);
    assert_eq!(pair("sayso:atLeast 30", "sayso:value 38"), 0);
    assert_eq!(pair("sayso:atMost 30", "sayso:value 38"), 2);
    assert_eq!(pair("sayso:atMost 30", "sayso:atLeast 10"), 0);
    assert_eq!(pair("sayso:value 65", "sayso:value 38 ; sayso:partOf <one#f1>"), 0, "some of the 65");
    assert_eq!(one(&["sayso:value 65 ; sayso:locatedIn <gao>", "sayso:value 38 ; sayso:locatedIn <kidal>"]), 0);
    assert_eq!(one(&["sayso:value 65 ; sayso:ofEvent <one#e>", "sayso:value 38 ; sayso:ofEvent <one#e>"]), 2);
    assert_eq!(one(&["sayso:value 65 ; sayso:measure sayso:Injured", "sayso:value 38"]), 0, "nothing shared");
}

#[test]
fn figures_for_one_place_contradict_each_other_for_three_days() {
    let said = |number: u32| format!("sayso:value {number} ; sayso:locatedIn <gao>");
    let days = ["2015-09-09", "2015-09-12", "2015-09-13", "2015-09-16"];
    let articles = days.iter().zip(1..).map(|(day, number)| counts(&format!("a{number}"), day, &[&said(number)]));
    let found = derived("contradictions", &articles.collect::<String>());
    let ends = found.iter().map(|row| row.replace(BASE, "").replace("#f1", "")).collect::<Vec<_>>();
    assert_eq!(ends, ["<a1> <a2>", "<a2> <a1>", "<a2> <a3>", "<a3> <a2>", "<a3> <a4>", "<a4> <a3>"]);
    // The place of a figure may be that of what it counts the dead of.
    let of_event = counts("one", "2015-09-09", &["sayso:value 7 ; sayso:ofEvent <one#e>"])
        .replace(" }", "<one#e> a sayso:Event ; sayso:locatedIn <gao> . }");
    assert_eq!(derived("contradictions", &(of_event + &counts("two", "2015-09-10", &[&said(9)]))).len(), 2);
}
