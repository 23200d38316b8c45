//! Arguments: which phrases fill the roles of a predicate.
//!
//! Example: in `Mali's talks with Niger` the possessor is `Mali`, the object of `with` is `Niger`.

use super::actor::{Standing, counted, standing};
use super::blame::{author, circumstance, culprit, told};
use super::phrases::{anywhere, between, complement, possessors, prepositional};
use super::predicate::Predicate;
use super::voice::{actor_of, experiencer, indirect_object, patient, referent};
use crate::english::{Dep, Doc};
use crate::entities::Story;
use crate::facts::Category;
use crate::lexicon::frame::Role;

/// Heads of the phrases that fill the first of the roles that somebody of at least this standing fills, with those
/// coordinated with them. `None` where nobody does; empty where the frame does without.
pub fn fill(story: &Story<'_>, predicate: &Predicate, roles: &[Role], least: Standing) -> Option<Vec<usize>> {
    for &role in roles {
        if role == Role::Nobody {
            return Some(Vec::new());
        }
        let heads: Vec<usize> =
            candidates(story, predicate, role).into_iter().map(|head| referent(story, head)).collect();
        // "Concern over reports of shelling by Mali": the shelling is meant.
        let heads: Vec<usize> = heads.into_iter().map(|head| told_of(&story.doc, head)).collect();
        // Somebody, or what is somebody's, before a mere thing.
        // Only what the verb itself takes, or turns down, can be a mere thing.
        let direct = matches!(role, Role::Object | Role::Complement)
            || (role == Role::Itself && predicate.frame.category == Category::Reject);
        let least = if direct { least } else { Standing::Owned.max(least) };
        let tiers = [Standing::Owned.max(least), least];
        let found = tiers.iter().find_map(|&tier| heads.iter().copied().find(|&head| standing(story, head) >= tier));
        if let Some(head) = found {
            let mut heads = story.conjuncts(head);
            heads.extend(heads.clone().into_iter().flat_map(|head| spelled_out(story, head)));
            heads.retain(|&head| standing(story, head) >= least);
            return Some(heads);
        }
    }
    None
}

/// Names set beside a noun that counts them ("its allies, Mali and Niger").
fn spelled_out(story: &Story<'_>, head: usize) -> Vec<usize> {
    let doc = &story.doc;
    let plural = doc.tag(head) == "NNS";
    let beside = doc.rights(head).find(|&child| plural && doc.dep(child) == Dep::Appos);
    let names = beside.map(|name| story.conjuncts(name)).unwrap_or_default();
    let named = names.len() > 1 && names.iter().all(|&name| standing(story, name) == Standing::Named);
    if named { names } else { Vec::new() }
}

fn candidates(story: &Story<'_>, predicate: &Predicate, role: Role) -> Vec<usize> {
    let doc = &story.doc;
    let verb = predicate.clause;
    match role {
        Role::Subject => verb.and_then(|verb| actor_of(doc, verb)).map(|head| author(doc, head)).into_iter().collect(),
        Role::Object => {
            let own = predicate.preposition.and_then(|at| doc.rights(at).find(|&child| doc.dep(child) == Dep::Pobj));
            verb.and_then(|verb| patient(doc, verb)).into_iter().chain(own).collect()
        }
        Role::Possessor => {
            let own = possessors(doc, predicate.head);
            if own.is_empty() { culprit(doc, predicate.head).into_iter().collect() } else { own }
        }
        Role::Between => between(doc, predicate),
        Role::Complement => verb.map(|verb| complement(doc, verb)).unwrap_or_default(),
        Role::Itself => vec![predicate.head],
        Role::Experiencer => verb.and_then(|verb| experiencer(doc, verb)).into_iter().collect(),
        Role::Circumstance => {
            circumstance(doc, predicate.head).and_then(|verb| actor_of(doc, verb)).into_iter().collect()
        }
        Role::Told => circumstance(doc, predicate.head).and_then(|verb| told(doc, verb)).into_iter().collect(),
        Role::Nobody | Role::EachOther => Vec::new(),
        Role::Preposition(preposition) => {
            let mut found = match (preposition, verb) {
                ("to", Some(verb)) => indirect_object(doc, verb).into_iter().collect(),
                _ => Vec::new(),
            };
            found.extend(prepositional(doc, predicate.head, preposition));
            if let Some(verb) = verb.filter(|&verb| verb != predicate.head) {
                found.extend(prepositional(doc, verb, preposition));
            }
            if let (Some(verb), true) = (verb, found.is_empty()) {
                found.extend(anywhere(doc, verb, predicate.trigger.end, preposition));
            }
            found
        }
    }
}

/// What a report is of: "reports of a buildup" the buildup. Other nouns stand for themselves.
fn told_of(doc: &Doc, noun: usize) -> usize {
    let reports = matches!(doc.lemma(noun), "report" | "reports" | "allegation" | "sign" | "prospect" | "possibility");
    let plural = matches!(doc.tag(noun), "NNS" | "NNPS") || doc.lemma(noun) == "prospect";
    if reports && plural { counted(doc, noun).unwrap_or(noun) } else { noun }
}

/// The noun that a phrase is about: in "a series of talks" the talks.
pub fn content_noun(doc: &Doc, noun: usize) -> usize {
    const CONTAINERS: &[&str] = &[
        "round", "series", "wave", "number", "set", "state", "kind", "form", "lot", "package", "string", "spate",
        "barrage", "dozen", "hundred", "thousand", "couple", "range", "team", "group", "batch", "ton", "shipment",
        "load", "delivery", "flurry", "host", "scores", "tonne", "million", "billion",
    ];
    if CONTAINERS.contains(&doc.lemma(noun).to_lowercase().as_str()) {
        counted(doc, noun).unwrap_or(noun)
    } else {
        noun
    }
}
