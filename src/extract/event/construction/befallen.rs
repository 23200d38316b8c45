//! What befell somebody without anybody in public life doing it: who died, was shot, was charged, is dead; where, or whose death.
//!
//! Example: `A man was shot in Lima` gives kind `operation`, place `Lima`; `Jane Roe died on Sunday` the death of Jane Roe.

use crate::english::{Dep, Doc, Pos};
use crate::entities::{Story, StoryEntity};
use crate::extract::event::keys;
use crate::extract::event::participant::participant;
use crate::extract::event::site::Sites;
use crate::extract::found::{Event, Participant};
use crate::extract::time;
use crate::facts::{EntityType, Site};
use crate::grammar::{clause, phrase, subject};
use crate::lexicon::classes::EventWord;
use crate::lexicon::{kind, sector};
use crate::span::Span;

/// The kind of deaths: of somebody named they are told wherever they were.
const DEATH: &str = "death";
/// The kind of what is damaged or destroyed.
const DAMAGE: &str = "damage";

/// "A plane crashed in Nepal", "a man was shot in Lima".
pub fn of_verb(story: &Story<'_>, sites: &Sites<'_, '_>, verb: usize) -> Option<Event> {
    let doc = &story.doc;
    if let Some((kind, who)) = with_object(doc, verb) {
        // Nobody else is in a prison.
        return (kind == "escape" || are_people(story, who))
            .then(|| of_somebody(story, sites, verb, kind, who))
            .flatten();
    }
    let done = undergoer(doc, verb).or_else(|| struck(doc, verb)).or_else(|| appointed(doc, verb));
    let done = done.and_then(|subject| Some((kind::of_passive(doc.lemma(verb))?, subject)));
    let is_done = done.is_some();
    let (kind, subject) = done.or_else(|| Some((kind::of_verb(doc.lemma(verb))?, subject::of(doc, verb)?)))?;
    let subject = meant(doc, subject);
    if kind == DAMAGE {
        return is_struck(doc, subject).then(|| of_somebody(story, sites, verb, kind, subject)).flatten();
    }
    if is_done && kind == DEATH && is_toll(doc, verb, subject) {
        return None;
    }
    // Hopes die and markets crash, too; banks are robbed.
    let is_wreck = || EventWord::Wreck.has(&doc.lemma(subject).to_lowercase());
    let fits = kind == "crime" || if is_done || kind == DEATH { are_people(story, subject) } else { is_wreck() };
    fits.then(|| of_somebody(story, sites, verb, kind, subject)).flatten()
}

/// "Checked into a clinic", "was taken to hospital", "escaped from prison": what the verb tells with its object, and of whom.
fn with_object(doc: &Doc, verb: usize) -> Option<(&'static str, usize)> {
    let (kind, has_preposition) = keys::of_verb(doc, verb).into_iter().rev().find_map(|key| {
        let object = match key.preposition {
            Some(preposition) => doc.right(preposition, Dep::Pobj),
            None => clause::object(doc, verb),
        }?;
        let kind = keys::of_noun(doc, object).iter().find_map(|noun| kind::of_object(&key.words, noun))?;
        Some((kind, key.preposition.is_some()))
    })?;
    // Who is taken to a hospital is the object; who takes themselves there is the subject.
    let taken = clause::object(doc, verb).filter(|&object| has_preposition && !is_oneself(doc, object));
    let who = taken.or_else(|| subject::of(doc, verb))?;
    Some((kind, meant(doc, who)))
}

/// "Themselves", "herself".
fn is_oneself(doc: &Doc, object: usize) -> bool {
    let word = doc.token(object).to_lowercase();
    word.ends_with("self") || word.ends_with("selves")
}

/// "More than 5,000 have been killed": what is counted over some time is a figure, and no happening.
fn is_toll(doc: &Doc, verb: usize, subject: usize) -> bool {
    let perfect = doc.lefts(verb).any(|child| doc.dep(child) == Dep::Aux && doc.lemma(child) == "have");
    perfect && (doc.pos(subject) == Pos::Num || doc.tag(subject).ends_with('S'))
}

/// Whom a subject means: "Jane Roe, who died" is Jane Roe.
fn meant(doc: &Doc, subject: usize) -> usize {
    let is_relative = doc.tag(subject).starts_with('W');
    let clause = doc.ancestors(subject).find(|&verb| doc.dep(verb) == Dep::Relcl).filter(|_| is_relative);
    clause.map_or(subject, |verb| doc.head(verb))
}

/// To whom something is done: "two were shot", "a man shot by a guard", "Teen Shot in Lima".
fn undergoer(doc: &Doc, verb: usize) -> Option<usize> {
    if doc.tag(verb) != "VBN" {
        return None;
    }
    let subject = if doc.dep(verb) == Dep::Acl { Some(doc.head(verb)) } else { subject::of(doc, verb) }?;
    // "Has shot two" tells who did it.
    let alone = doc.left(verb, Dep::Aux).is_none() && doc.right(verb, Dep::Dobj).is_none();
    (doc.dep(subject) == Dep::Nsubjpass || alone).then_some(subject)
}

/// What a fire or a blast damages: "a fire destroyed the mill".
fn struck(doc: &Doc, verb: usize) -> Option<usize> {
    let does = doc.left(verb, Dep::Nsubj).and_then(|cause| kind::of_noun(&doc.lemma(cause).to_lowercase()));
    let is_damage = kind::of_passive(doc.lemma(verb)) == Some(DAMAGE) && does.is_some_and(|kind| kind != "-");
    clause::object(doc, verb).filter(|_| is_damage)
}

/// Whom somebody puts into an office: "the king appointed Jane Roe".
fn appointed(doc: &Doc, verb: usize) -> Option<usize> {
    let is_put = kind::of_passive(doc.lemma(verb)) == Some("appointment");
    clause::object(doc, verb).filter(|_| is_put)
}

/// True for what can be damaged where it stands: a house, a bridge, a harvest.
fn is_struck(doc: &Doc, what: usize) -> bool {
    let lemma = doc.lemma(what).to_lowercase();
    EventWord::Wreck.has(&lemma) || EventWord::Damaged.has(&lemma)
}

/// "Is dead after a fall", "was found dead", "left a clerk dead".
pub fn of_dead(story: &Story<'_>, sites: &Sites<'_, '_>, dead: usize) -> Option<Event> {
    let doc = &story.doc;
    let verb = doc.head(dead);
    let told = matches!(doc.dep(dead), Dep::Acomp | Dep::Oprd | Dep::Ccomp | Dep::Advcl)
        && matches!(doc.lemma(verb), "be" | "find" | "leave" | "declare" | "pronounce");
    let who = doc.left(dead, Dep::Nsubj).or_else(|| clause::object(doc, verb)).or_else(|| subject::of(doc, verb))?;
    (told && are_people(story, who)).then(|| of_somebody(story, sites, dead, DEATH, who)).flatten()
}

/// What befell somebody, where the text says where, or whose death it was.
fn of_somebody(story: &Story<'_>, sites: &Sites<'_, '_>, at: usize, kind: &str, who: usize) -> Option<Event> {
    let doc = &story.doc;
    let sites = sites.of(at);
    let somebody = kind::is_personal(kind).then(|| named(story, who)).flatten();
    let words = doc.span(at).cover(doc.span_of(story.phrase(who)));
    let is_told = !sites.is_empty() || somebody.is_some();
    is_told.then(|| Event { target: somebody, ..event(story, at, kind, doc.span(at), words, sites) })
}

/// True for persons, people by a noun, and a number of them.
fn are_people(story: &Story<'_>, token: usize) -> bool {
    let lemma = story.doc.lemma(token).to_lowercase();
    story.doc.pos(token) == Pos::Num || person(story, token).is_some() || sector::is_actor_noun(&lemma)
}

/// The person whom a word names or stands for.
fn person<'s>(story: &'s Story<'_>, token: usize) -> Option<&'s StoryEntity> {
    story.entity(token).filter(|entity| entity.kind == EntityType::Person)
}

/// Somebody with a name, of whom what befell them is told wherever it was.
fn named(story: &Story<'_>, token: usize) -> Option<Participant> {
    person(story, token).filter(|entity| !entity.unnamed)?;
    Some(participant(story, token))
}

/// Whose a happening is: "the death of Jane Roe", "Roe's trial".
pub fn whose(story: &Story<'_>, noun: usize) -> Option<Participant> {
    let of = phrase::deep_prepositional(&story.doc, noun, "of").into_iter().next();
    let whose = of.or_else(|| story.doc.left(noun, Dep::Poss))?;
    named(story, whose)
}

/// An event of a kind that the word at `i` tells.
pub fn event(story: &Story<'_>, i: usize, kind: &str, trigger: Span, words: Span, sites: Vec<Site>) -> Event {
    Event {
        kind: Some(kind.to_owned()),
        sites,
        time: time::of_event(story, i),
        span: words.cover(trigger),
        ..Event::new(trigger)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn the_death_of_somebody_named_is_told_wherever_it_was() {
        let dead = |text: &str| {
            let events = facts(text).events;
            let deaths = events.iter().filter(|event| event.kind.as_deref() == Some("death"));
            deaths.map(|event| event.target.as_ref().map(|it| it.name.clone())).collect::<Vec<_>>()
        };
        let jane = [Some("Jane Roe".to_owned())];
        assert_eq!(dead("Jane Roe died on Sunday."), jane);
        assert_eq!(dead("Jane Roe is a painter. The death of Jane Roe shocked many."), jane);
        assert_eq!(dead("Jane Roe was found dead."), jane);
        assert_eq!(dead("Jane Roe, who died on Sunday, was a painter."), jane);
        assert!(dead("A painter died on Sunday.").is_empty());
    }
}
