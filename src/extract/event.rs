//! Events: what was done to whom, in PLOVER's categories.
//!
//! Predicates of the lexicon (verbs, nouns, light verbs with nouns) with their arguments found on the tree.
//!
//! Example: `Jordan has accused Lebanon of smuggling.` gives ACCUSE, source Jordan, target Lebanon, about `of smuggling`.

use std::ops::Range;

use super::Extractor;
use super::clause;
use super::fact::{Category, Event, Facts, Modality, Participant, Polarity, SpeechAct};
use super::frame::{self, EventFrame, Role};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::fact::EntityType;
use crate::span::Span;

/// Finds events.
pub struct Events;

impl Extractor for Events {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let mut events = Vec::new();
        for i in 0..story.doc.len() {
            events.extend(verb_events(story, i));
            events.extend(noun_events(story, i));
            events.extend(kind_event(story, i));
        }
        for event in &mut events {
            tie(event, facts);
        }
        answer(&mut events, facts);
        facts.events.extend(events);
    }
}

// ---- predicates ----

fn verb_events(story: &Story<'_>, i: usize) -> Vec<Event> {
    let doc = &story.doc;
    if doc.pos(i) != Pos::Verb {
        return Vec::new();
    }
    let lemma = doc.lemma(i).to_lowercase();
    let particle = (i + 1 < doc.len() && matches!(doc.dep(i + 1), Dep::Prt | Dep::Prep))
        .then(|| format!("{lemma}_{}", doc.token(i + 1).to_lowercase()));
    let frame = particle.as_deref().and_then(frame::verb).or_else(|| frame::verb(&lemma));
    let Some(frame) = frame else { return Vec::new() };
    let sources = arguments(story, i, &frame.source);
    let targets = arguments(story, i, &frame.target);
    let reciprocal = frame.category == Category::Consult;
    let (sources, targets) = split_reciprocal(sources, targets, reciprocal);
    build(story, i, i..i + 1, frame, &sources, &targets, "verb", i)
}

fn noun_events(story: &Story<'_>, i: usize) -> Vec<Event> {
    let doc = &story.doc;
    if doc.pos(i) != Pos::Noun || doc.dep(i) == Dep::Compound {
        return Vec::new();
    }
    let lemma = doc.lemma(i).to_lowercase();
    let compound = (i > 0).then(|| format!("{}_{lemma}", doc.lemma(i - 1).to_lowercase()));
    let Some(frame) = compound.as_deref().and_then(frame::noun).or_else(|| frame::noun(&lemma)) else {
        return Vec::new();
    };
    // A light verb lends its subject and its polarity ("launched airstrikes against", "will hold talks").
    let verb = doc.head(i);
    let light = doc.dep(i) == Dep::Dobj && doc.pos(verb) == Pos::Verb && is_light(doc.lemma(verb));
    let mut sources = arguments(story, i, &frame.source);
    let mut targets = arguments(story, i, &frame.target);
    if light {
        if sources.is_empty() {
            sources = arguments(story, verb, &[Role::Subject]);
        }
        if targets.is_empty() {
            let roles: Vec<Role> =
                frame.target.iter().copied().filter(|role| matches!(role, Role::Preposition(_))).collect();
            targets = arguments(story, verb, &roles);
        }
    }
    let (sources, targets) = split_reciprocal(sources, targets, frame.category == Category::Consult);
    let tokens = if light { verb..i + 1 } else { i..i + 1 };
    build(story, i, tokens, frame, &sources, &targets, "noun", if light { verb } else { i })
}

fn is_light(lemma: &str) -> bool {
    matches!(
        lemma,
        "hold"
            | "have"
            | "launch"
            | "conduct"
            | "carry"
            | "make"
            | "stage"
            | "impose"
            | "give"
            | "provide"
            | "sign"
            | "reach"
            | "pay"
            | "begin"
            | "start"
            | "resume"
            | "mount"
            | "take"
            | "issue"
            | "offer"
            | "send"
            | "plan"
            | "continue"
            | "open"
            | "wage"
            | "lead"
            | "face"
            | "draw"
    )
}

/// Things that happen without an actor but are asked for by place: conflicts, disasters, demonstrations.
fn kind_event(story: &Story<'_>, i: usize) -> Option<Event> {
    let doc = &story.doc;
    if doc.pos(i) != Pos::Noun || doc.dep(i) == Dep::Compound {
        return None;
    }
    let kind = match doc.lemma(i).to_lowercase().as_str() {
        "conflict" | "war" | "fighting" | "hostility" | "clash" | "battle" => "conflict",
        "unrest" | "uprising" | "turmoil" | "demonstration" | "protest" | "riot" => "unrest",
        "exercise" | "drill" | "manoeuvre" | "maneuver" => "exercise",
        "election" | "referendum" | "vote" => "election",
        "earthquake" | "flood" | "hurricane" | "typhoon" | "famine" | "drought" | "wildfire" => "disaster",
        "explosion" | "blast" | "operation" | "offensive" | "airstrike" | "strike" | "bombing" | "buildup" => {
            "operation"
        }
        _ => return None,
    };
    let places = places(story, i);
    if places.is_empty() {
        return None;
    }
    let span = doc.span_of(story.phrase(i));
    Some(Event {
        id: format!("event-{}-{}", doc.span(i).start, doc.span(i).end),
        category: None,
        kind: Some(kind.to_owned()),
        mode: None,
        source: None,
        target: None,
        on_behalf_of: None,
        trigger: doc.span(i),
        about: Vec::new(),
        places,
        time: None,
        statement: None,
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        according_to: None,
        in_response_to: None,
        span,
        evidence: Vec::new(),
        confidence: 0.6,
        rule: "event/kind".to_owned(),
    })
}

// ---- arguments ----

/// Heads of the phrases that fill one of the roles, coordinated ones included, first role that is filled.
fn arguments(story: &Story<'_>, predicate: usize, roles: &[Role]) -> Vec<usize> {
    for &role in roles {
        let heads = match role {
            Role::Subject if clause::is_passive(&story.doc, predicate) => clause::agent(&story.doc, predicate),
            Role::Subject => clause::subject(&story.doc, predicate),
            Role::Object if clause::is_passive(&story.doc, predicate) => patient(&story.doc, predicate),
            Role::Object => clause::object(&story.doc, predicate),
            Role::Possessor => possessor(story, predicate),
            Role::Between => return_between(story, predicate),
            Role::Preposition(preposition) => {
                clause::prepositional(&story.doc, predicate, &[preposition]).map(|(_, object)| object)
            }
        };
        if let Some(head) = heads {
            return story.conjuncts(head);
        }
    }
    Vec::new()
}

fn patient(doc: &Doc, verb: usize) -> Option<usize> {
    let subject = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubjpass);
    subject.or_else(|| (doc.dep(verb) == Dep::Acl).then(|| doc.head(verb)))
}

fn possessor(story: &Story<'_>, noun: usize) -> Option<usize> {
    let doc = &story.doc;
    doc.lefts(noun).find(|&child| match doc.dep(child) {
        Dep::Poss => true,
        Dep::Amod | Dep::Compound | Dep::Nmod => story.named_actor(child).is_some(),
        _ => false,
    })
}

fn return_between(story: &Story<'_>, noun: usize) -> Option<usize> {
    clause::prepositional(&story.doc, noun, &["between", "among"]).map(|(_, object)| object)
}

/// "A and B met", "talks between A and B": each is the other's partner.
fn split_reciprocal(sources: Vec<usize>, targets: Vec<usize>, reciprocal: bool) -> (Vec<usize>, Vec<usize>) {
    if reciprocal && sources.len() >= 2 && (targets.is_empty() || targets == sources) {
        let targets = sources[1..].to_vec();
        return (vec![sources[0]], targets);
    }
    (sources, targets)
}

/// One event for each pair of source and target; reciprocal categories in both directions.
#[allow(clippy::too_many_arguments, reason = "the parts of one event, all different")]
fn build(
    story: &Story<'_>,
    predicate: usize,
    trigger: Range<usize>,
    frame: &EventFrame,
    sources: &[usize],
    targets: &[usize],
    rule: &str,
    verb: usize,
) -> Vec<Event> {
    let mut events = Vec::new();
    let reciprocal = frame.category == Category::Consult;
    for &source in sources {
        for &target in targets {
            if source == target || !is_actor(story, source) || !is_actor(story, target) {
                continue;
            }
            let directions: &[(usize, usize)] =
                if reciprocal { &[(source, target), (target, source)] } else { &[(source, target)] };
            for &(from, to) in directions {
                events.push(event(story, predicate, trigger.clone(), frame, Some(from), Some(to), rule, verb));
            }
        }
    }
    events
}

fn is_actor(story: &Story<'_>, head: usize) -> bool {
    story.entity_at[head].is_some() || story.named_actor(head).is_some()
}

#[allow(clippy::too_many_arguments, reason = "the parts of one event, all different")]
fn event(
    story: &Story<'_>,
    predicate: usize,
    trigger: Range<usize>,
    frame: &EventFrame,
    source: Option<usize>,
    target: Option<usize>,
    rule: &str,
    verb: usize,
) -> Event {
    let doc = &story.doc;
    let source_part = source.map(|head| actor_participant(story, head));
    let target_part = target.map(|head| actor_participant(story, head));
    let about = about(doc, predicate, source, target);
    let trigger = doc.span_of(trigger);
    let mut span = trigger;
    for part in source_part.iter().chain(&target_part) {
        span = span.cover(part.span);
    }
    span = about.iter().copied().fold(span, Span::cover);
    let on_behalf_of = source_part.as_ref().and_then(|part| on_behalf_of(story, part));
    Event {
        id: format!("event-{}-{}", trigger.start, trigger.end),
        category: Some(frame.category),
        kind: None,
        mode: frame.mode.map(str::to_owned),
        source: source_part,
        target: target_part,
        on_behalf_of,
        trigger,
        about,
        places: places(story, predicate),
        time: clause::time(story, verb),
        statement: None,
        polarity: clause::polarity(doc, verb),
        modality: clause::modality(doc, verb),
        according_to: None,
        in_response_to: None,
        span,
        evidence: Vec::new(),
        confidence: 0.7,
        rule: format!("event/{rule}"),
    }
}

/// The participant of an event; an adjective of a people stands for its state.
fn actor_participant(story: &Story<'_>, head: usize) -> Participant {
    if story.entity_at[head].is_none()
        && let Some((actor, _)) = story.named_actor(head)
    {
        let actor = story.authority.actor(actor);
        let tokens = story.mention(head).map_or(head..head + 1, |mention| mention.tokens.clone());
        return Participant {
            entity: Some(actor.slug.clone()),
            name: actor.name.clone(),
            span: story.doc.span_of(tokens),
        };
    }
    story.participant(head)
}

/// The state that the source acts for, when it is not that state itself.
fn on_behalf_of(story: &Story<'_>, source: &Participant) -> Option<String> {
    let id = story.entities.iter().position(|entity| Some(&entity.slug) == source.entity.as_ref())?;
    if story.entities[id].kind == EntityType::State {
        return None;
    }
    let state = story.state_of(id)?;
    Some(story.entities[state].slug.clone())
}

/// What the event is about: complements that are neither source nor target.
fn about(doc: &Doc, predicate: usize, source: Option<usize>, target: Option<usize>) -> Vec<Span> {
    let taken = |child: usize| {
        let edge = doc.left_edge(child)..doc.right_edge(child) + 1;
        [source, target].into_iter().flatten().any(|head| edge.contains(&head))
    };
    doc.rights(predicate)
        .filter(|&child| matches!(doc.dep(child), Dep::Prep | Dep::Xcomp | Dep::Ccomp | Dep::Dobj | Dep::Acl))
        .filter(|&child| !taken(child))
        .map(|child| clause::trim(doc, doc.left_edge(child)..doc.right_edge(child) + 1))
        .filter(|range| !range.is_empty())
        .map(|range| doc.span_of(range))
        .collect()
}

/// Names of the places where it happened: its own "in", "at", "near", "of" phrases, or those of its verb.
fn places(story: &Story<'_>, predicate: usize) -> Vec<String> {
    const WHERE: &[&str] =
        &["in", "at", "near", "inside", "outside", "around", "across", "over", "of", "on", "off", "from", "to"];
    let doc = &story.doc;
    let mut found = Vec::new();
    let mut heads = vec![predicate];
    if matches!(doc.dep(predicate), Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass) {
        heads.push(doc.head(predicate));
    }
    for head in heads {
        for preposition in
            doc.rights(head).filter(|&child| doc.dep(child) == Dep::Prep && WHERE.contains(&doc.lemma(child)))
        {
            for object in doc.rights(preposition).filter(|&child| doc.dep(child) == Dep::Pobj) {
                for place in story.conjuncts(object) {
                    if let Some(name) = super::place::name_at(story, place)
                        && !found.contains(&name)
                    {
                        found.push(name);
                    }
                }
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

// ---- statements ----

/// Tie an event to the statement that is the same act, or to the one it stands in.
fn tie(event: &mut Event, facts: &Facts) {
    let same_act = |act: SpeechAct| match event.category {
        Some(Category::Accuse) => act == SpeechAct::Accuse,
        Some(Category::Request) => act == SpeechAct::Demand || act == SpeechAct::Ask,
        Some(Category::Threaten) => act == SpeechAct::Threaten,
        Some(Category::Support) => act == SpeechAct::Endorse,
        Some(Category::Reject) => matches!(act, SpeechAct::Reject | SpeechAct::Deny),
        _ => false,
    };
    let same = facts.statements.iter().find(|statement| {
        same_act(statement.act) && statement.cue.as_ref().is_some_and(|cue| cue.span.overlaps(event.trigger))
    });
    if let Some(statement) = same {
        event.statement = Some(statement.id.clone());
        event.according_to = statement.within.clone();
        event.about = if event.about.is_empty() { statement.content.clone() } else { std::mem::take(&mut event.about) };
        return;
    }
    event.according_to = facts
        .statements
        .iter()
        .filter(|statement| statement.content.iter().any(|content| content.contains(event.trigger)))
        .min_by_key(|statement| statement.content.iter().map(|content| content.len()).sum::<u32>())
        .map(|statement| statement.id.clone());
}

/// A denial is an event too, and answers the accusation made against its speaker in the same article.
fn answer(events: &mut Vec<Event>, facts: &Facts) {
    for statement in facts.statements.iter().filter(|statement| statement.act == SpeechAct::Deny) {
        if events.iter().any(|event| event.statement.as_ref() == Some(&statement.id)) {
            continue;
        }
        let Some(cue) = &statement.cue else { continue };
        let speaker = statement.speaker.as_ref().and_then(|speaker| speaker.entity.as_deref());
        let accusation = events.iter().rev().find(|event| {
            event.category == Some(Category::Accuse)
                && event
                    .target
                    .as_ref()
                    .is_some_and(|target| target.entity.is_some() && target.entity.as_deref() == speaker)
        });
        let answered = accusation.map(|accusation| accusation.id.clone());
        let target = accusation.and_then(|accusation| accusation.source.clone());
        events.push(Event {
            id: format!("event-{}-{}", cue.span.start, cue.span.end),
            category: Some(Category::Reject),
            kind: None,
            mode: None,
            source: statement.speaker.clone(),
            target,
            on_behalf_of: None,
            trigger: cue.span,
            about: statement.content.clone(),
            places: Vec::new(),
            time: None,
            statement: Some(statement.id.clone()),
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            according_to: statement.within.clone(),
            in_response_to: answered,
            span: statement.span,
            evidence: Vec::new(),
            confidence: statement.confidence,
            rule: "event/denial".to_owned(),
        });
    }
}
