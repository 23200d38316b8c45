//! Ledgers of a few invented articles, asked in SPARQL.

use crate::store::derive::testing::{BASE, index, select};

/// An article about a fire, with an event in it, told by somebody or by itself.
fn article(name: &str, day: &str, text: &str, place: &str, speaker: Option<&str>) -> String {
    let at = text.find("blast").unwrap();
    let told = speaker.map_or(String::new(), |speaker| {
        format!("<{name}#e> sayso:accordingTo <{name}#s> . <{name}#s> a sayso:Statement ; sayso:speaker {speaker} .")
    });
    // All tell of the Tuesday before.
    let tuesday = if day < "2015-09-20" { "2015-09-08" } else { "2015-09-22" };
    format!(
        "<{name}> {{ <{name}> a sayso:Article ; schema:datePublished \"{day}\"^^xsd:date ; schema:articleBody \"{text}\" .
           <{name}#e> a sayso:Event ; sayso:category plover:ASSAULT ; sayso:trigger \"blast\" ; nif:beginIndex {at} ; sayso:at \"{tuesday}\"^^xsd:date ;
             nif:endIndex {} ; sayso:polarity sayso:Affirmed ; sayso:modality sayso:Asserted ;
             sayso:locatedIn <https://sws.geonames.org/{place}/> . {told} }}\n",
        at + 5
    )
}

const WIRE: &str = "A blast at the cattle market of Gao killed thirty herders on Tuesday, and the army closed the road to the \
    river while nurses carried the wounded into a school that serves as a hospital since the spring floods. (AFP)";
const OWN: &str = "On Tuesday a blast tore through the cattle market in Gao where herders sell their beasts, as the mayor \
    said. Thirty were killed. Traders told how the ground shook and how smoke hung over the stalls for hours.";

fn both() -> [String; 3] {
    [
        article("one", "2015-09-09", WIRE, "2457161", Some("a:mali")),
        article("two", "2015-09-09", WIRE, "2457161", Some("a:mali")),
        article("three", "2015-09-10", OWN, "2457161", None),
    ]
}

fn derived(trig: &str, pattern: &str) -> Vec<String> {
    select(&index(trig), pattern).into_iter().map(|row| row.replace(BASE, "")).collect()
}

#[test]
fn events_of_several_articles_denote_one_happening() {
    let counts =
        "SELECT ?day ?articles ?texts ?words { ?it a sayso:Happening ; sayso:day ?day ; sayso:articles ?articles ;
        sayso:texts ?texts ; sayso:words ?words }";
    let integer = "^^<http://www.w3.org/2001/XMLSchema#integer>";
    let expected =
        format!("\"2015-09-08\"^^<http://www.w3.org/2001/XMLSchema#date> \"3\"{integer} \"2\"{integer} \"2\"{integer}");
    assert_eq!(derived(&both().concat(), counts), [expected]);
    let members = derived(&both().concat(), "SELECT ?event { ?event sayso:denotes ?it . ?it a sayso:Happening }");
    assert_eq!(members, ["<one#e>", "<three#e>", "<two#e>"]);
}

#[test]
fn another_place_or_week_is_another_happening() {
    let elsewhere = article("three", "2015-09-10", OWN, "2455290", None);
    let later = article("three", "2015-09-24", OWN, "2457161", None);
    for other in [elsewhere, later] {
        let trig = article("one", "2015-09-09", WIRE, "2457161", None) + &other;
        assert!(derived(&trig, "SELECT ?it { ?it a sayso:Happening }").is_empty(), "{trig}");
    }
}

#[test]
fn copies_have_one_origin_signed_by_its_agency() {
    let trig = both().concat();
    let copies = derived(&trig, "SELECT ?copy ?first { ?copy prov:wasDerivedFrom ?first }");
    assert_eq!(copies, ["<two> <one>"]);
    let signed = "SELECT ?article { ?article sayso:origin ?it . ?it a sayso:Origin ; sayso:agency \"AFP\" }";
    assert_eq!(derived(&trig, signed), ["<one>", "<two>"]);
    let stories =
        derived(&trig, "SELECT ?article { ?article sayso:inStory ?it . ?it a sayso:Story ; sayso:articles 3 }");
    assert_eq!(stories, ["<one>", "<three>", "<two>"]);
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let all = "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), \"derived/\")) }";
    let mut articles = both();
    let found = derived(&articles.concat(), all);
    articles.reverse();
    assert!(found.len() > 30);
    assert_eq!(derived(&articles.concat(), all), found);
}

/// The same with verdicts, in their graph.
fn with(trig: &str, verdicts: &str) -> String {
    format!("{trig}<verdicts> {{ {verdicts} }}\n")
}

#[test]
fn a_user_s_verdict_joins_happenings_and_keeps_them_apart() {
    let happened = "SELECT ?event { ?event sayso:denotes ?it }";
    let trig = both().concat();
    // What is left prints one text.
    assert_eq!(derived(&trig, happened).len(), 3);
    assert!(derived(&with(&trig, "<three#e> sayso:notSameAs <one#e>, <two#e> ."), happened).is_empty());
    let elsewhere =
        article("one", "2015-09-09", WIRE, "2457161", None) + &article("three", "2015-09-10", OWN, "2455290", None);
    assert_eq!(derived(&with(&elsewhere, "<three#e> sayso:sameAs <one#e> ."), happened), ["<one#e>", "<three#e>"]);
}
