//! Events: what was done to whom, in PLOVER's categories.
//!
//! Predicates of the lexicon ([`predicate`]) with their arguments found on the tree ([`arguments`]), as actors
//! ([`actor`]), with how real they are ([`reality`]), where they happened ([`site`]) and who says so
//! ([`attribution`]). Happenings without actors are in [`kind`].
//!
//! Example: `Jordan has accused Lebanon of smuggling.` gives ACCUSE, source Jordan, target Lebanon, about `of smuggling`.

mod actor;
mod arguments;
mod attribution;
mod blame;
mod denial;
mod kind;
mod predicate;
mod reality;
mod sides;
pub mod site;
#[cfg(test)]
mod tests;

use actor::{Standing, on_behalf_of, participant, standing};
pub use attribution::Attribution;
use predicate::Predicate;
pub use site::Sites;

use super::extractor::Extractor;
use super::time;
use crate::english::{Dep, Doc};
use crate::entities::Story;
use crate::facts::{Category, Event, Facts, Modality, Polarity};
use crate::grammar::{clause, control};
use crate::span::Span;

/// Finds events.
pub struct Events;

impl Extractor for Events {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let attribution = Attribution::new(&story.doc, facts);
        let sites = Sites::new(story, &facts.places);
        let mut events = Vec::new();
        let mut told = vec![false; story.doc.len()];
        for predicate in predicate::find(&story.doc) {
            let mut found = of_predicate(story, &predicate);
            // "Talks between them were resumed": where the verb tells nobody, the noun may.
            if found.is_empty() && predicate.rule == "verb-object" {
                let noun = predicate::noun_predicate(&story.doc, predicate.head);
                found = noun.map(|noun| of_predicate(story, &noun)).unwrap_or_default();
            }
            // "Agreed to withdraw", "vowed to attack": one act, which the outer verb names.
            if outer_act(&story.doc, &predicate).is_some_and(|outer| told[outer]) {
                found.retain(|event| event.modality != Modality::Planned);
            }
            if let (Some(verb), false) = (predicate.clause, found.is_empty()) {
                told[verb] = true;
            }
            if !found.is_empty() {
                told[predicate.head] = true;
            }
            for mut event in found {
                attribution.tie(&mut event, predicate.trigger.clone(), facts);
                if event.according_to.is_none() && is_charge(&story.doc, &predicate) {
                    event.modality = event.modality.max(Modality::Possible);
                }
                let speaker = attribution.said_in(facts, predicate.trigger.start).and_then(|it| it.speaker.as_ref());
                if actor::first_person(story, &mut event, speaker) {
                    events.push(event);
                }
            }
        }
        for i in (0..story.doc.len()).filter(|&i| !told[i]) {
            if let Some(mut event) = kind::find(story, &sites, i) {
                attribution.tie(&mut event, i..i + 1, facts);
                events.push(event);
            }
        }
        attribution::blame(story, &mut events, facts);
        denial::find(story, &attribution, &mut events, facts);
        attribution::one_act_each(&mut events);
        sites.settle(&mut events);
        facts.events.extend(events);
    }
}

/// True for what somebody is accused of having done: an allegation even where nobody named makes it.
fn is_charge(doc: &Doc, predicate: &Predicate) -> bool {
    predicate.clause.is_some_and(|verb| control::is_charge(doc, verb))
}

/// The verb that takes the predicate's verb as its infinitive.
fn outer_act(doc: &Doc, predicate: &Predicate) -> Option<usize> {
    let verb = predicate.clause?;
    (doc.dep(verb) == Dep::Xcomp).then(|| doc.head(verb))
}

/// One event for each pair of source and target; mutual acts in both directions.
fn of_predicate(story: &Story<'_>, predicate: &Predicate) -> Vec<Event> {
    let Some((sources, targets)) = sides::sides(story, predicate) else { return Vec::new() };
    let named = |head: &usize| standing(story, *head) >= Standing::Common;
    if !sources.iter().chain(&targets).any(named) {
        return Vec::new();
    }
    let force = sources.iter().any(|&source| actor::is_force(story, source));
    if force || sides::is_mere_help(story, predicate, &sources) || sides::is_interview(story, predicate, &targets) {
        return Vec::new();
    }
    let mut events = Vec::new();
    // Who meets somebody is met; "his talks with her" are told from his side.
    let side_by_side = sources.first().is_some_and(|&first| {
        targets.iter().all(|target| story.conjuncts(first).contains(target)) && !targets.is_empty()
    });
    let both_ways = predicate.frame.is_mutual()
        && predicate.frame.category == Category::Consult
        && (side_by_side || predicate.rule != "noun");
    let same = |a: Option<usize>, b: Option<usize>| {
        let entity = |head: Option<usize>| head.and_then(|head| story.entity_at[head]);
        a == b || (entity(a).is_some() && entity(a) == entity(b))
    };
    for source in options(&sources) {
        for target in options(&targets) {
            if same(source, target) || sides::are_private(story, source, target) {
                continue;
            }
            events.push(event(story, predicate, source, target));
            if both_ways && source.is_some() && target.is_some() {
                events.push(event(story, predicate, target, source));
            }
        }
    }
    events
}

/// The heads, or nobody once.
fn options(heads: &[usize]) -> Vec<Option<usize>> {
    if heads.is_empty() { vec![None] } else { heads.iter().copied().map(Some).collect() }
}

fn event(story: &Story<'_>, predicate: &Predicate, source: Option<usize>, target: Option<usize>) -> Event {
    let doc = &story.doc;
    let source_part = source.map(|head| participant(story, head));
    let target_part = target.map(|head| participant(story, head));
    let about = about(doc, predicate, source, target);
    let trigger = doc.span_of(predicate.trigger.clone());
    let parts = source_part.iter().chain(&target_part).map(|part| part.span);
    let span = parts.chain(about.iter().copied()).fold(trigger, Span::cover);
    let on_behalf_of = source_part.as_ref().and_then(|part| on_behalf_of(story, part));
    let (polarity, modality, category): (Polarity, Modality, Category) = reality::judge(doc, predicate);
    let mode = predicate.frame.mode.filter(|_| category == predicate.frame.category);
    Event {
        id: format!("event-{}-{}", trigger.start, trigger.end),
        category: Some(category),
        kind: None,
        mode: mode.map(str::to_owned),
        source: source_part,
        target: target_part,
        on_behalf_of,
        trigger,
        about,
        places: Vec::new(),
        sites: Vec::new(),
        time: time::of(story, predicate.clause.unwrap_or(predicate.head)),
        statement: None,
        polarity,
        modality,
        according_to: None,
        in_response_to: None,
        span,
        evidence: Vec::new(),
        confidence: confidence(story, predicate, source, target),
        rule: format!("event/{}", predicate.rule),
    }
}

/// How sure: nouns are less sure than verbs, and so is who is only a thing.
fn confidence(story: &Story<'_>, predicate: &Predicate, source: Option<usize>, target: Option<usize>) -> f64 {
    let sure = |head: Option<usize>| head.is_some_and(|head| standing(story, head) >= Standing::Common);
    match (predicate.rule, sure(source), sure(target)) {
        ("verb" | "verb-object", true, true) => 0.75,
        (_, true, true) => 0.65,
        _ => 0.5,
    }
}

/// What the event is about: complements that are neither source nor target.
fn about(doc: &Doc, predicate: &Predicate, source: Option<usize>, target: Option<usize>) -> Vec<Span> {
    let taken = |child: usize| {
        let edge = doc.left_edge(child)..doc.right_edge(child) + 1;
        [source, target, Some(predicate.head)].into_iter().flatten().any(|head| edge.contains(&head))
    };
    let verb = predicate.clause.unwrap_or(predicate.head);
    let accused = target.filter(|&target| control::is_accused(doc, target));
    let crime = accused
        .into_iter()
        .flat_map(|accused| doc.rights(accused))
        .filter(|&child| doc.lemma(child) == "of" && doc.rights(child).any(|object| doc.dep(object) == Dep::Pcomp));
    let of = |child: usize| doc.span_of(clause::trim(doc, doc.left_edge(child)..doc.right_edge(child) + 1));
    doc.rights(verb)
        .filter(|&child| matches!(doc.dep(child), Dep::Prep | Dep::Xcomp | Dep::Ccomp | Dep::Dobj | Dep::Acl))
        .filter(|&child| !taken(child))
        .map(|child| clause::trim(doc, doc.left_edge(child)..doc.right_edge(child) + 1))
        .filter(|range| !range.is_empty())
        .map(|range| doc.span_of(range))
        .chain(crime.map(of))
        .collect()
}
