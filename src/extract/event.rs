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
mod denial;
mod kind;
mod predicate;
mod reality;
mod site;
#[cfg(test)]
mod tests;

use actor::{Standing, on_behalf_of, participant, standing};
pub use attribution::Attribution;
use predicate::Predicate;

use super::fact::{Category, Event, Facts, Modality, Polarity};
use super::frame::Role;
use super::{Extractor, clause};
use crate::english::{Dep, Doc};
use crate::entities::Story;
use crate::span::Span;

/// Finds events.
pub struct Events;

impl Extractor for Events {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let attribution = Attribution::new(&story.doc, facts);
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
                if event.according_to.is_none() && arguments::is_alleged(&story.doc, &predicate) {
                    event.modality = event.modality.max(Modality::Possible);
                }
                let speaker = attribution.said_in(facts, predicate.trigger.start).and_then(|it| it.speaker.as_ref());
                if actor::first_person(story, &mut event, speaker) {
                    events.push(event);
                }
            }
        }
        for i in (0..story.doc.len()).filter(|&i| !told[i]) {
            if let Some(mut event) = kind::find(story, i) {
                attribution.tie(&mut event, i..i + 1, facts);
                events.push(event);
            }
        }
        attribution::blame(story, &mut events, facts);
        denial::find(story, &attribution, &mut events, facts);
        attribution::one_act_each(&mut events);
        facts.events.extend(events);
    }
}

/// The verb that takes the predicate's verb as its infinitive.
fn outer_act(doc: &Doc, predicate: &Predicate) -> Option<usize> {
    let verb = predicate.clause?;
    (doc.dep(verb) == Dep::Xcomp).then(|| doc.head(verb))
}

/// One event for each pair of source and target; mutual acts in both directions.
fn of_predicate(story: &Story<'_>, predicate: &Predicate) -> Vec<Event> {
    let Some((sources, targets)) = sides(story, predicate) else { return Vec::new() };
    let named = |head: &usize| standing(story, *head) >= Standing::Common;
    if !sources.iter().chain(&targets).any(named) {
        return Vec::new();
    }
    if sources.iter().any(|&source| actor::is_force(story, source)) || is_mere_help(story, predicate, &sources) {
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
            if same(source, target) || are_private(story, source, target) {
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

/// Help is an act of politics where somebody known gives it.
fn is_mere_help(story: &Story<'_>, predicate: &Predicate, sources: &[usize]) -> bool {
    let helps = predicate.rule == "verb" && matches!(story.doc.lemma(predicate.head), "help" | "protect" | "feed");
    helps && !sources.iter().any(|&source| standing(story, source) == Standing::Named)
}

/// What private persons do to each other or to things, or what was done to one by nobody named, is no politics.
fn are_private(story: &Story<'_>, source: Option<usize>, target: Option<usize>) -> bool {
    let public = |head: usize| standing(story, head) >= Standing::Owned && !actor::is_private(story, head);
    // One alone is of some place at least: "a Texas woman began a hunger strike".
    let alone = |head: usize| standing(story, head) >= Standing::Owned && actor::owner(story, head).is_some();
    match (source, target) {
        (Some(one), None) | (None, Some(one)) => !public(one) && !alone(one),
        _ => !source.into_iter().chain(target).any(public),
    }
}

/// The heads, or nobody once.
fn options(heads: &[usize]) -> Vec<Option<usize>> {
    if heads.is_empty() { vec![None] } else { heads.iter().copied().map(Some).collect() }
}

/// Heads of sources and of targets.
fn sides(story: &Story<'_>, predicate: &Predicate) -> Option<(Vec<usize>, Vec<usize>)> {
    if predicate.rule == "participle" {
        return participle_sides(story, predicate.head);
    }
    let frame = predicate.frame;
    let sources = arguments::fill(story, predicate, &frame.source, Standing::Owned);
    let people =
        sources.as_ref().is_some_and(|sources| sources.iter().any(|&head| standing(story, head) >= Standing::Common));
    let least = if people && predicate.clause.is_some() { least_target(frame.category) } else { Standing::Owned };
    // "A and B met", "talks between A and B": where nobody else is named, each is the other's partner.
    let partners = frame.target.split(|&role| role == Role::EachOther).next().unwrap_or_default();
    let mut targets = arguments::fill(story, predicate, partners, least);
    if partners.len() < frame.target.len() {
        let somebody = |targets: &Vec<usize>| targets.iter().any(|&head| standing(story, head) >= Standing::Common);
        let alone = targets.as_ref().is_none_or(|targets| Some(targets) == sources.as_ref() || !somebody(targets));
        if let Some([first, others @ ..]) = sources.as_deref()
            && alone
            && !others.is_empty()
        {
            return Some((vec![*first], others.to_vec()));
        }
        targets = targets.or_else(|| arguments::fill(story, predicate, &frame.target[partners.len()..], least));
    }
    let Some(sources) = sources else {
        return agentless(story, predicate, targets?);
    };
    let mut targets: Vec<usize> = targets?.into_iter().filter(|target| !sources.contains(target)).collect();
    if is_worry(&story.doc, predicate) {
        targets.retain(|&target| actor::is_culprit(story, target));
        if targets.is_empty() {
            return None;
        }
    }
    Some((sources, targets))
}

/// Who is worried blames only whom the worry names.
fn is_worry(doc: &Doc, predicate: &Predicate) -> bool {
    let noun = matches!(doc.lemma(predicate.head), "concern" | "alarm" | "worry" | "anxiety" | "unease" | "dismay");
    predicate.frame.category == Category::Accuse && (predicate.rule == "adjective" || noun)
}

/// What can be turned down, blamed or praised need not be anybody: it is enough that it is said of something.
fn least_target(category: Category) -> Standing {
    match category {
        Category::Consult | Category::Cooperate | Category::Aid | Category::Request => Standing::Owned,
        _ => Standing::Thing,
    }
}

/// "Mali was accused of …": who did it is left out, and who it was done to is named.
fn agentless(story: &Story<'_>, predicate: &Predicate, targets: Vec<usize>) -> Option<(Vec<usize>, Vec<usize>)> {
    let passive = predicate.clause.is_some_and(|verb| arguments::is_passive(&story.doc, verb));
    let least = match predicate.frame.category {
        // "Two men accused of theft were …": that tells who they are.
        Category::Accuse if predicate.clause.is_some_and(|verb| story.doc.dep(verb) != Dep::Acl) => Standing::Named,
        Category::Coerce | Category::Sanction | Category::Assault => Standing::Common,
        Category::Retreat if predicate.frame.mode == Some("release") => Standing::Common,
        _ => return None,
    };
    if predicate.frame.category == Category::Assault && !targets.is_empty() {
        let sources = predicate.clause.map(|verb| harmful_event(story, verb)).unwrap_or_default();
        if !sources.is_empty() {
            return Some((sources, targets));
        }
    }
    let known = !targets.is_empty() && targets.iter().all(|&target| standing(story, target) >= least);
    (passive && known && predicate.rule == "verb").then_some((Vec::new(), targets))
}

/// "Were hurt in a bombing by warplanes": those who did what the verb's phrase names.
fn harmful_event(story: &Story<'_>, verb: usize) -> Vec<usize> {
    let doc = &story.doc;
    let nouns =
        ["in", "during", "by"].into_iter().flat_map(|preposition| arguments::prepositional(doc, verb, preposition));
    let sources = nouns.filter_map(|noun| {
        let frame = predicate::assault_noun(doc, noun)?;
        let trigger = noun..noun + 1;
        let nominal = Predicate { frame, head: noun, clause: None, preposition: None, trigger, rule: "noun" };
        let roles = [Role::Preposition("by"), Role::Possessor, Role::Preposition("with"), Role::Preposition("between")];
        arguments::fill(story, &nominal, &roles, Standing::Owned)
    });
    let mut sources = sources;
    sources.next().unwrap_or_default()
}

/// "US-backed rebels": the name before the hyphen backs, the noun is backed.
fn participle_sides(story: &Story<'_>, participle: usize) -> Option<(Vec<usize>, Vec<usize>)> {
    let doc = &story.doc;
    let source = participle.checked_sub(2)?;
    let target = doc.head(participle);
    let stands = matches!(doc.dep(participle), Dep::Amod) && target > participle;
    let actors = standing(story, source) == Standing::Named && standing(story, target) >= Standing::Common;
    (stands && actors).then(|| (vec![source], vec![target]))
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
    let site = match predicate.clause {
        Some(verb) => site::of_verb(story, verb, predicate.head),
        None => site::of_noun(story, predicate.head, false),
    };
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
        places: site.map(|site| site.names).unwrap_or_default(),
        time: clause::time(story, predicate.clause.unwrap_or(predicate.head)),
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
    let accused = target.filter(|&target| arguments::is_accused(doc, target));
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
