//! One sense a name: what a name is in an article is decided by all its mentions, not by each alone.
//!
//! Example: in `Mr Orlov said … Orlov left … Orlov's aides` a single tag of "body" does not make Orlov a body.

use std::collections::BTreeMap;

use super::authority::{Authority, NameKind, Senses};
use super::gazetteer::{Gazetteer, Sense};
use super::mention::Mention;
use super::name_span;
use crate::english::{Dep, Doc, EntType};
use crate::facts::EntityType;
use crate::lexicon::classes::SiteWord;
use crate::lexicon::nouns;
use crate::lexicon::sector;
use crate::slug::slug;

/// What an honorific or a trade before a name weighs against the language engine's labels.
const ADDRESSED: usize = 3;

/// What it weighs that a name stands where places do.
const TAKEN: usize = 2;

/// What the label of a person weighs where the name is a surname of somebody known.
const SURNAME: usize = 2;

/// Votes for what a name is.
#[derive(Debug, Default)]
struct Votes {
    person: usize,
    body: usize,
    place: usize,
    /// The text takes it, or is in it, as one takes and is in places.
    slot: bool,
    /// Of them those that an honorific or a title makes a person's.
    addressed: bool,
}

/// "Russian Foreign Office" is not the British one: a known body of one state behind the adjective of another is a body
/// of its own, adjective included.
pub fn split_foreign(mentions: &mut Vec<Mention>, authority: &Authority) {
    let mut at = 1;
    while at < mentions.len() {
        let (before, body) = (&mentions[at - 1], &mentions[at]);
        let adjacent = before.tokens.end == body.tokens.start;
        let people = before.senses.actor.filter(|&(_, kind)| kind == NameKind::Demonym).map(|(actor, _)| actor);
        let foreign = people.zip(body.senses.actor).is_some_and(|(people, (actor, kind))| {
            let actor = authority.actor(actor);
            let of = actor.of.as_deref().and_then(|iri| authority.by_iri(iri));
            let state = |at: usize| authority.actor(at).kind == EntityType::State;
            actor.kind == EntityType::Organization
                && kind == NameKind::Name
                && state(people)
                && of.is_some_and(|of| of != people && state(of))
        });
        if adjacent && foreign {
            let tokens = before.tokens.start..body.tokens.end;
            let head = body.head;
            mentions[at - 1] = Mention { tokens, head, senses: Senses::default(), label: Some(EntType::Org) };
            mentions.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Give all mentions of a name that the authority file does not know the label that most of them have.
pub fn unify(doc: &Doc, mentions: &mut [Mention], authority: &Authority) {
    let mut votes: BTreeMap<String, Votes> = BTreeMap::new();
    let unknown = |mention: &Mention| mention.senses.actor.is_none() && mention.senses.place.is_none();
    for mention in mentions.iter().filter(|mention| unknown(mention)) {
        let held = votes.entry(slug(doc.slice(mention.tokens.clone()))).or_default();
        match mention.label {
            // A known surname alone is oftener taken for a body than a body's name for a person.
            Some(EntType::Person) => {
                let surname = authority.is_surname(doc.slice(mention.tokens.clone()));
                held.person += if surname { SURNAME } else { 1 };
            }
            Some(EntType::Org) => held.body += 1,
            Some(_) => held.place += 1,
            None => {}
        }
        if mention.label == Some(EntType::Person) && is_taken(doc, mention, authority) {
            held.place += TAKEN;
            held.slot = true;
        }
        if is_addressed(doc, mention) {
            held.person += ADDRESSED;
            held.addressed = true;
        }
    }
    for mention in mentions.iter_mut().filter(|mention| unknown(mention)) {
        let Some(held) = votes.get(&slug(doc.slice(mention.tokens.clone()))) else { continue };
        let body_noun = sector::of_noun(&doc.lemma(mention.tokens.end - 1).to_lowercase()).is_some();
        let letters = !doc.slice(mention.tokens.clone()).contains(|c: char| c.is_ascii_digit());
        let person = letters && held.person > 0 && held.person >= held.body && held.person > held.place && !body_noun;
        if person && (held.addressed || held.place == 0) {
            mention.label = Some(EntType::Person);
        } else if held.body > held.person && mention.label == Some(EntType::Person) {
            mention.label = Some(EntType::Org);
        } else if held.slot && held.place > held.person + held.body && mention.label == Some(EntType::Person) {
            mention.label = Some(EntType::Gpe);
        }
    }
}

/// True for the name of a town that is seized, shelled or entered, or that something is in, where nobody is known to bear it.
fn is_taken(doc: &Doc, mention: &Mention, authority: &Authority) -> bool {
    let words = doc.slice(mention.tokens.clone());
    let bears = |i: usize| nouns::given_name(doc.token(i)).is_some() || authority.is_surname(doc.token(i));
    let gazetteer = Gazetteer::embedded();
    let town = |sense: Sense| sense.own && gazetteer.kind(sense.place).is_settlement();
    let governor = doc.head(mention.head);
    let taken = match doc.dep(mention.head) {
        Dep::Dobj => {
            SiteWord::Enters.has(doc.lemma(governor)) || matches!(doc.lemma(governor), "seize" | "capture" | "attack")
        }
        Dep::Pobj => matches!(doc.norm(governor), "in" | "near" | "outside"),
        _ => false,
    };
    taken && !mention.tokens.clone().any(bears) && gazetteer.look_up(words).any(town)
}

/// True right behind a form of address, or of a title where the name has a given name, and where an office stands beside it
/// between commas.
fn is_addressed(doc: &Doc, mention: &Mention) -> bool {
    let Some(before) = mention.tokens.start.checked_sub(1) else { return false };
    if nouns::honorific(doc.token(before)).is_some() || nouns::is_abbreviated_title(doc.token(before)) {
        return true;
    }
    if matches!(mention.tokens.len(), 2 | 3) && name_span::is_beside_office(doc, &mention.tokens) {
        return true;
    }
    let given = || nouns::given_name(doc.token(mention.tokens.start)).is_some();
    nouns::is_occupation(&doc.token(before).to_lowercase()) && mention.tokens.len() > 1 && given()
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;
    use crate::facts::EntityType;

    #[test]
    fn a_town_that_is_seized_is_nobody() {
        let facts = facts("Islamic State seized Palmyra and Ramadi last month.");
        assert!(facts.entities.iter().all(|entity| entity.kind != EntityType::Person));
        assert!(facts.places.iter().any(|place| place.name == "Palmyra"));
    }

    #[test]
    fn who_stands_beside_an_office_is_a_person() {
        let facts = facts("It was late, her Russian lawyer, Anatoly Kucherena, said on Friday.");
        assert!(facts.entities.iter().any(|it| it.name == "Anatoly Kucherena" && it.kind == EntityType::Person));
    }

    #[test]
    fn whoever_is_addressed_as_a_person_is_one_throughout() {
        let facts = facts("Mr Orlov said it was late. Mrs Holt agreed to wait. Orlov said that it was not.");
        let orlov = facts.entities.iter().filter(|entity| entity.name.contains("Orlov")).collect::<Vec<_>>();
        assert_eq!(orlov.iter().map(|entity| entity.kind).collect::<Vec<_>>(), [EntityType::Person]);
    }
}
