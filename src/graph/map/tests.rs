//! Hand-made facts, and what the graph says of them.

use super::quads;
use crate::entities::Naming;
use crate::facts::*;
use crate::graph::Base;
use crate::span::Span;

const TEXT: &str = "Peru has accused Chile of spying. Chile denied it.";

fn participant(entity: Option<&str>, name: &str, start: u32) -> Participant {
    Participant {
        entity: entity.map(str::to_owned),
        name: name.to_owned(),
        span: Span::new(start, start + name.chars().count() as u32),
    }
}

fn state(id: &str, name: &str) -> Entity {
    Entity {
        id: id.to_owned(),
        iri: Base::default().actor(id),
        kind: EntityType::State,
        name: name.to_owned(),
        of: None,
        sector: None,
        unnamed: false,
        known: true,
        mentions: Vec::new(),
    }
}

fn accusation() -> (Statement, Event) {
    let statement = Statement {
        id: "statement-0-32".to_owned(),
        speaker: Some(participant(Some("peru"), "Peru", 0)),
        cue: Some(Cue { lemma: "accuse".to_owned(), span: Span::new(9, 16) }),
        content: vec![Span::new(17, 32)],
        quotation: Quotation::Indirect,
        act: SpeechAct::Accuse,
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        factivity: Factivity::Neutral,
        addressee: None,
        within: None,
        time: None,
        place: None,
        medium: None,
        mentions: vec!["chile".to_owned()],
        span: Span::new(0, 32),
        evidence: Vec::new(),
        confidence: 0.5,
        rule: "test".to_owned(),
    };
    let event = Event {
        id: "event-9-16".to_owned(),
        category: Some(Category::Accuse),
        kind: None,
        mode: None,
        source: statement.speaker.clone(),
        target: Some(participant(Some("chile"), "Chile", 17)),
        on_behalf_of: None,
        trigger: Span::new(9, 16),
        about: Vec::new(),
        places: Vec::new(),
        sites: Vec::new(),
        time: None,
        statement: Some(statement.id.clone()),
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        according_to: None,
        in_response_to: None,
        span: Span::new(0, 32),
        evidence: Vec::new(),
        confidence: 0.9,
        rule: "test".to_owned(),
    };
    (statement, event)
}

fn facts(statements: Vec<Statement>, events: Vec<Event>) -> Facts {
    Facts {
        kind: FactsTag::Facts,
        version: FACTS_VERSION,
        id: "x".to_owned(),
        text: TEXT.to_owned(),
        sha256: "00".to_owned(),
        meta: Meta::default(),
        entities: vec![state("peru", "Peru"), state("chile", "Chile")],
        statements,
        events,
        places: Vec::new(),
        figures: Vec::new(),
        offices: Vec::new(),
        boilerplate: Vec::new(),
    }
}

/// The graph's lines with the long IRIs cut short.
fn lines(facts: &Facts) -> Vec<String> {
    quads(facts, &Base::default())
        .iter()
        .map(|quad| {
            let triple = format!("{} {} {}", quad.subject, quad.predicate, quad.object);
            triple
                .replace("https://w3id.org/sayso/ontology#", "sayso:")
                .replace("https://w3id.org/sayso/id/actor/", "a:")
                .replace("https://w3id.org/sayso/id/article/x", "x")
                .replace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:")
                .replace(['<', '>'], "")
        })
        .collect()
}

fn has(lines: &[String], line: &str) -> bool {
    lines.iter().any(|own| own == line)
}

#[test]
fn a_speech_act_is_one_node_of_three_types() {
    let (statement, event) = accusation();
    let lines = lines(&facts(vec![statement], vec![event]));
    for class in ["Statement", "Event", "Accusation"] {
        assert!(has(&lines, &format!("x#statement-0-32 rdf:type sayso:{class}")), "{class}");
    }
    assert!(has(&lines, "a:peru sayso:said x#statement-0-32"));
    assert!(has(&lines, "x#statement-0-32 sayso:source a:peru"));
    assert!(has(&lines, "a:peru sayso:accused a:chile"));
    assert!(!lines.iter().any(|line| line.contains("x#event")), "no second node for the same act");
}

#[test]
fn a_shortcut_needs_the_articles_own_word() {
    let changes: [fn(&mut Event); 4] = [
        |event| event.polarity = Polarity::Negated,
        |event| event.modality = Modality::Possible,
        |event| event.modality = Modality::Planned,
        |event| event.according_to = Some("statement-0-32".to_owned()),
    ];
    for change in changes {
        let (statement, mut event) = accusation();
        change(&mut event);
        let lines = lines(&facts(vec![statement], vec![event]));
        assert!(!has(&lines, "a:peru sayso:accused a:chile"));
    }
}

#[test]
fn an_accusation_that_nobody_states_is_a_plain_event() {
    let (_, mut event) = accusation();
    event.statement = None;
    let lines = lines(&facts(Vec::new(), vec![event]));
    assert!(has(&lines, "x#event-9-16 rdf:type sayso:Event"));
    assert!(!has(&lines, "x#event-9-16 rdf:type sayso:Accusation"));
}

#[test]
fn a_statement_without_speaker_has_an_unnamed_source() {
    let (mut statement, _) = accusation();
    statement.speaker = None;
    let lines = lines(&facts(vec![statement], Vec::new()));
    assert!(has(&lines, "x#statement-0-32 sayso:speaker x#actor-unnamed-source"));
    assert!(lines.iter().any(|line| line.starts_with("x#actor-unnamed-source sayso:unnamed \"true\"")));
}

#[test]
fn further_mentions_are_evidence_nodes() {
    let (mut statement, _) = accusation();
    statement.evidence.push(Span::new(40, 50));
    let lines = lines(&facts(vec![statement], Vec::new()));
    assert!(has(&lines, "x#statement-0-32 sayso:evidence x#char=40,50"));
}

#[test]
fn no_blank_nodes_and_the_order_is_fixed() {
    let (statement, event) = accusation();
    let facts = facts(vec![statement], vec![event]);
    let quads = super::quads(&facts, &Base::default());
    assert!(quads.iter().all(|quad| !quad.to_string().contains("_:")));
    assert_eq!(quads, super::quads(&facts, &Base::default()));
    assert!(quads.windows(2).all(|pair| pair[0].to_string() < pair[1].to_string()));
}

#[test]
fn known_actors_are_not_described_again() {
    let (statement, event) = accusation();
    let lines = lines(&facts(vec![statement], vec![event]));
    assert!(!lines.iter().any(|line| line.starts_with("a:peru http://www.w3.org/2004/02/skos")));
}

#[test]
fn an_actor_that_nobody_describes_has_its_sector() {
    let (statement, mut event) = accusation();
    event.target = Some(participant(Some("settlers"), "settlers", 0));
    let mut facts = facts(vec![statement], vec![event]);
    let settlers = Entity {
        known: false,
        kind: EntityType::Group,
        sector: Some(Sector::Civilians),
        ..state("settlers", "settlers")
    };
    facts.entities.push(settlers);
    assert!(has(&lines(&facts), "a:settlers sayso:sector sayso:CiviliansSector"));
}

#[test]
fn a_range_is_two_bounds() {
    let mut facts = facts(Vec::new(), Vec::new());
    facts.figures.push(Figure {
        id: "figure-0-4".to_owned(),
        measure: Measure::Killed,
        value: 20,
        value_to: Some(30),
        at_least: true,
        at_most: false,
        span: Span::new(0, 4),
        according_to: None,
        part_of: None,
        of_event: None,
        place: None,
        near: false,
        as_of: None,
        evidence: Vec::new(),
        confidence: 0.5,
        rule: "test".to_owned(),
    });
    let lines = lines(&facts);
    let bound =
        |name: &str, value: u32| lines.iter().any(|line| line.contains(name) && line.contains(&format!("\"{value}\"")));
    assert!(
        bound("sayso:atLeast", 20)
            && bound("sayso:atMost", 30)
            && !lines.iter().any(|line| line.contains("sayso:value"))
    );
}
