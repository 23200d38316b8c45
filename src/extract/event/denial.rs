//! Denials: which statements deny, and which accusation of the article they answer.
//!
//! Example: `Mali accused Niger of shelling a village. Niger denied the charge.` The denial answers the accusation.

use super::attribution::Attribution;
use crate::english::{Dep, Doc};
use crate::entities::Story;
use crate::facts::{Category, Event, Facts, Modality, Participant, Polarity, SpeechAct, Statement};
use crate::grammar::mood;
use crate::span::Span;

/// What can be denied.
const ACCUSATIONS: &[&str] = &[
    "accusation",
    "allegation",
    "assertion",
    "charge",
    "claim",
    "criticism",
    "report",
    "rumor",
    "rumour",
    "suggestion",
];

/// What is said of it.
const FALSE: &[&str] = &[
    "absurd",
    "baseless",
    "fabricated",
    "fabrication",
    "fake",
    "false",
    "falsehood",
    "fiction",
    "groundless",
    "invented",
    "lie",
    "ludicrous",
    "nonsense",
    "ridiculous",
    "unfounded",
    "untrue",
];

/// Add the denials that no predicate told, and tie each denial to what it answers.
pub fn find(story: &Story<'_>, attribution: &Attribution, events: &mut Vec<Event>, facts: &Facts) {
    let mut known: Vec<&str> = events.iter().filter_map(|event| event.statement.as_deref()).collect();
    known.sort_unstable();
    let told = |statement: &Statement| known.binary_search(&statement.id.as_str()).is_ok();
    let by_cue = facts.statements.iter().filter(|statement| {
        statement.act == SpeechAct::Deny && !told(statement) && !is_no_comment(&story.doc, statement)
    });
    let mut found: Vec<Event> = by_cue.filter_map(denial).collect();
    found.extend((0..story.doc.len()).filter_map(|i| in_words(story, attribution, i, events, facts)));
    events.extend(found);
    for at in 0..events.len() {
        if is_denial(story, &events[at], facts)
            && let Some(answered) = answered(&events[at], &events[..], facts)
        {
            let (id, accuser) = (events[answered].id.clone(), accuser(&events[answered], facts));
            events[at].in_response_to = Some(id);
            reject_accuser(&mut events[at], accuser);
        }
    }
}

fn is_no_comment(doc: &Doc, statement: &Statement) -> bool {
    let cue = statement.cue.as_ref().map(|cue| doc.tokens_in(cue.span)).unwrap_or_default();
    cue.into_iter().any(|token| mood::is_half_of_no_comment(doc, token))
}

/// The event that a statement with a word of denying is.
fn denial(statement: &Statement) -> Option<Event> {
    let cue = statement.cue.as_ref()?;
    Some(Event {
        statement: Some(statement.id.clone()),
        according_to: statement.within.clone(),
        ..said(statement, cue.span)
    })
}

/// "The charge is baseless", "this is a lie": said by who was accused, it is a denial without a word of denying.
fn in_words(story: &Story<'_>, attribution: &Attribution, i: usize, events: &[Event], facts: &Facts) -> Option<Event> {
    let doc = &story.doc;
    if !FALSE.contains(&doc.lemma(i)) || !matches!(doc.dep(i), Dep::Acomp | Dep::Attr) {
        return None;
    }
    let be = doc.head(i);
    let subject = doc.left(be, Dep::Nsubj)?;
    let lemma = doc.lemma(subject).to_lowercase();
    let meant =
        ACCUSATIONS.contains(&lemma.as_str()) || matches!(lemma.as_str(), "this" | "that" | "it" | "they" | "these");
    let statement = attribution.said_in(facts, i)?;
    if !meant || mood::polarity(doc, be) == Polarity::Negated {
        return None;
    }
    let event = Event { according_to: Some(statement.id.clone()), confidence: 0.5, ..said(statement, doc.span(i)) };
    answered(&event, events, facts).map(|_| event)
}

/// A rejection by who makes a statement.
fn said(statement: &Statement, trigger: Span) -> Event {
    Event {
        id: format!("event-{}-{}", trigger.start, trigger.end),
        category: Some(Category::Reject),
        kind: None,
        mode: None,
        source: statement.speaker.clone(),
        target: None,
        on_behalf_of: None,
        trigger,
        about: statement.content.clone(),
        places: Vec::new(),
        sites: Vec::new(),
        time: None,
        statement: None,
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        according_to: None,
        in_response_to: None,
        span: statement.content.iter().copied().fold(trigger, Span::cover),
        evidence: Vec::new(),
        confidence: statement.confidence,
        rule: "event/denial".to_owned(),
    }
}

/// True for a rejection of something said against one: by a word of denying, or of an accusation by name.
fn is_denial(story: &Story<'_>, event: &Event, facts: &Facts) -> bool {
    let doc = &story.doc;
    let of_accusation = || {
        let object = event.target.iter().flat_map(|target| doc.tokens_in(target.span));
        object.chain(doc.tokens_in(event.trigger)).any(|i| ACCUSATIONS.contains(&doc.lemma(i)))
    };
    let real = event.polarity == Polarity::Affirmed && event.modality == Modality::Asserted;
    event.category == Some(Category::Reject)
        && real
        && (event.rule == "event/denial" || event.is_denial(facts) || of_accusation())
}

/// The latest event before a denial that holds its source responsible: an accusation, or else what somebody says
/// that the source did.
fn answered(denial: &Event, events: &[Event], facts: &Facts) -> Option<usize> {
    let denier = denial.source.as_ref()?.entity.as_deref()?;
    let for_state = denial.on_behalf_of.as_deref();
    let is_denier = |part: &Option<Participant>| {
        let entity = part.as_ref().and_then(|part| part.entity.as_deref());
        entity.is_some() && (entity == Some(denier) || entity == for_state)
    };
    let before = |event: &Event| event.trigger.start < denial.trigger.start && event.id != denial.id;
    let latest = |fits: &dyn Fn(&Event) -> bool| {
        let all = events.iter().enumerate().filter(|(_, event)| before(event) && fits(event));
        all.max_by_key(|(_, event)| event.trigger.start).map(|(at, _)| at)
    };
    let accused = |event: &Event| event.category == Some(Category::Accuse) && is_denier(&event.target);
    let claimed = |event: &Event| {
        let hostile = matches!(
            event.category,
            Some(Category::Assault | Category::Coerce | Category::Mobilize | Category::Aid | Category::Threaten)
        );
        hostile
            && is_denier(&event.source)
            && accuser(event, facts).is_some_and(|by| by.entity.as_deref() != Some(denier))
    };
    latest(&accused).or_else(|| latest(&claimed))
}

/// Who holds somebody responsible.
fn accuser(event: &Event, facts: &Facts) -> Option<Participant> {
    match event.category {
        Some(Category::Accuse) => event.source.clone(),
        _ => facts.statement(event.according_to.as_deref()).and_then(|statement| statement.speaker.clone()),
    }
}

/// Who denies a charge turns on who made it; the words that name the target stay.
fn reject_accuser(denial: &mut Event, accuser: Option<Participant>) {
    let Some(accuser) = accuser.filter(|accuser| accuser.entity.is_some()) else { return };
    match &mut denial.target {
        Some(target) if target.entity.is_some() => {}
        Some(target) => {
            target.entity = accuser.entity;
            target.name = accuser.name;
        }
        None => denial.target = Some(accuser),
    }
}
