//! Facts made by hand and the exact quads that they become.

use super::quads;
use crate::extract::fact::{
    Category, Cue, Entity, EntityType, Event, FACTS_VERSION, Facts, FactsTag, Modality, Participant, Polarity,
    Presupposition, Quotation, SpeechAct, Statement,
};
use crate::graph::Base;
use crate::span::Span;

const TEXT: &str = "Mali accused Niger of theft.";

fn state(id: &str, span: Span) -> Entity {
    Entity {
        id: id.to_owned(),
        iri: format!("https://w3id.org/sayso/id/actor/{id}"),
        kind: EntityType::State,
        name: id.to_owned(),
        of: None,
        unnamed: false,
        known: true,
        mentions: vec![span],
    }
}

fn participant(id: &str, span: Span) -> Participant {
    Participant { entity: Some(id.to_owned()), name: id.to_owned(), span }
}

fn accusation() -> Event {
    Event {
        id: "event-5-12".to_owned(),
        category: Some(Category::Accuse),
        kind: None,
        mode: None,
        source: Some(participant("mali", Span::new(0, 4))),
        target: Some(participant("niger", Span::new(13, 18))),
        on_behalf_of: None,
        trigger: Span::new(5, 12),
        about: vec![Span::new(19, 27)],
        places: Vec::new(),
        time: None,
        statement: None,
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        according_to: None,
        in_response_to: None,
        span: Span::new(0, 27),
        evidence: Vec::new(),
        confidence: 0.5,
        rule: "event/verb".to_owned(),
    }
}

fn statement(speaker: Option<Participant>) -> Statement {
    Statement {
        id: "statement-0-27".to_owned(),
        speaker,
        cue: Some(Cue { lemma: "accuse".to_owned(), span: Span::new(5, 12) }),
        content: vec![Span::new(13, 27)],
        quotation: Quotation::Indirect,
        act: SpeechAct::Accuse,
        presupposition: Presupposition::Neutral,
        addressee: None,
        within: None,
        time: None,
        mentions: Vec::new(),
        span: Span::new(0, 27),
        evidence: Vec::new(),
        confidence: 0.85,
        rule: "statement/verb".to_owned(),
    }
}

fn facts(statements: Vec<Statement>, events: Vec<Event>) -> Facts {
    Facts {
        kind: FactsTag::Facts,
        version: FACTS_VERSION,
        id: "x".to_owned(),
        text: TEXT.to_owned(),
        sha256: String::new(),
        meta: crate::article::Meta::default(),
        entities: vec![state("mali", Span::new(0, 4)), state("niger", Span::new(13, 18))],
        statements,
        events,
        places: Vec::new(),
        figures: Vec::new(),
        offices: Vec::new(),
        boilerplate: Vec::new(),
    }
}

/// The quads about facts and actors, one a line, with the long names cut short.
fn check(facts: &Facts) -> Vec<String> {
    let quads = quads(facts, &Base::default());
    let lines = quads.iter().map(|quad| format!("{} {} {}", quad.subject, quad.predicate, quad.object));
    let short = lines.map(|line| {
        [
            ("https://w3id.org/sayso/ontology#", "sayso:"),
            ("https://w3id.org/sayso/ontology/plover#", "plover:"),
            ("https://w3id.org/sayso/id/actor/", "a:"),
            ("https://w3id.org/sayso/id/article/x", ":"),
            ("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", "nif:"),
            ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
            ("http://www.w3.org/2001/XMLSchema#", "xsd:"),
        ]
        .iter()
        .fold(line, |line, (long, short)| line.replace(long, short))
        .replace(['<', '>'], "")
    });
    short.filter(|line| line.starts_with(":#") || line.starts_with("a:")).collect()
}

#[test]
fn an_accusation_that_nothing_reports_is_an_event_with_its_category() {
    let expected = [
        ":#event-5-12 nif:anchorOf \"Mali accused Niger of theft\"",
        ":#event-5-12 nif:beginIndex \"0\"^^xsd:integer",
        ":#event-5-12 nif:endIndex \"27\"^^xsd:integer",
        ":#event-5-12 rdf:type sayso:Event",
        ":#event-5-12 sayso:category plover:ACCUSE",
        ":#event-5-12 sayso:confidence \"0.5\"^^xsd:decimal",
        ":#event-5-12 sayso:modality sayso:Asserted",
        ":#event-5-12 sayso:polarity sayso:Affirmed",
        ":#event-5-12 sayso:rule \"event/verb\"",
        ":#event-5-12 sayso:source a:mali",
        ":#event-5-12 sayso:target a:niger",
        ":#event-5-12 sayso:trigger \"accused\"",
        "a:mali sayso:accused a:niger",
    ];
    let mut found = check(&facts(Vec::new(), vec![accusation()]));
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_speech_act_is_one_node_whose_speaker_is_its_source() {
    let speaker = Some(participant("mali", Span::new(0, 4)));
    let event = Event { statement: Some("statement-0-27".to_owned()), ..accusation() };
    let found = check(&facts(vec![statement(speaker)], vec![event]));
    for class in ["Statement", "Event", "Accusation"] {
        assert!(found.contains(&format!(":#statement-0-27 rdf:type sayso:{class}")), "{found:?}");
    }
    assert!(found.contains(&":#statement-0-27 sayso:speaker a:mali".to_owned()));
    assert!(found.contains(&":#statement-0-27 sayso:source a:mali".to_owned()));
    assert!(!found.iter().any(|line| line.contains("event-5-12")), "no fact has two nodes");
}

#[test]
fn what_nobody_said_by_name_is_said_by_the_articles_unnamed_source() {
    let found = check(&facts(vec![statement(None)], Vec::new()));
    let speaker = ":#actor-unnamed-source";
    assert!(found.contains(&format!(":#statement-0-27 sayso:speaker {speaker}")), "{found:?}");
    assert!(found.contains(&format!("{speaker} sayso:said :#statement-0-27")));
    assert!(found.contains(&format!("{speaker} sayso:unnamed \"true\"^^xsd:boolean")));
}

#[test]
fn a_shortcut_stands_only_for_what_the_article_asserts() {
    let shortcut = |event: Event| check(&facts(Vec::new(), vec![event])).iter().any(|l| l.contains("sayso:accused"));
    assert!(shortcut(accusation()));
    assert!(!shortcut(Event { polarity: Polarity::Negated, ..accusation() }));
    assert!(!shortcut(Event { modality: Modality::Planned, ..accusation() }));
    assert!(!shortcut(Event { according_to: Some("statement-0-27".to_owned()), ..accusation() }));
}

#[test]
fn there_are_no_blank_nodes() {
    let quads = quads(&facts(vec![statement(None)], vec![accusation()]), &Base::default());
    assert!(quads.iter().all(|quad| !quad.subject.is_blank_node() && !quad.object.is_blank_node()));
}
