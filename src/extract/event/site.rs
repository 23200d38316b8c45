//! Where an event happened: its own phrases first, then its clause, then its sentence.
//!
//! Example: in `The bombing of a market in Aden was condemned in Paris` the bombing was in Aden.

use crate::english::{Dep, Pos};
use crate::entities::Story;
use crate::extract::place::name_at;

/// Prepositions that open where something is done.
const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "inside",
    "outside",
    "around",
    "across",
    "over",
    "throughout",
    "within",
    "off",
    "along",
    "east",
    "west",
    "north",
    "south",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
];

/// Prepositions that say where only after a noun ("the bombing of Aden", "strikes on Aden").
const AFTER_NOUN: &[&str] = &["of", "on", "against"];

/// Places of an event, and how sure the way is that led to them.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Names of the places.
    pub names: Vec<String>,
    /// Between 0 and 1.
    pub confidence: f64,
}

/// Where the event of a verb, or of a verb with its object, happened.
pub fn of_verb(story: &Story<'_>, verb: usize, head: usize) -> Option<Site> {
    let own = [head, verb].into_iter().find_map(|at| {
        let places = phrases(story, at, if at == verb { &[] } else { AFTER_NOUN });
        (!places.is_empty()).then_some(places)
    });
    let own = own.map(|names| Site { names, confidence: 1.0 });
    own.or_else(|| {
        // "Shelled a town in Idlib": the place of what was hit.
        let object = story.doc.rights(verb).find(|&child| story.doc.dep(child) == Dep::Dobj)?;
        let names = phrases(story, object, &[]);
        (!names.is_empty()).then_some(Site { names, confidence: 0.9 })
    })
}

/// Where the event that a noun names happened. `grounded` where a people's adjective before it says where ("the Syrian
/// war") and not who ("Russian airstrikes").
pub fn of_noun(story: &Story<'_>, noun: usize, grounded: bool) -> Option<Site> {
    let doc = &story.doc;
    let own = phrases(story, noun, AFTER_NOUN);
    if !own.is_empty() {
        return Some(Site { names: own, confidence: 1.0 });
    }
    let before = doc
        .lefts(noun)
        .filter(|&child| grounded && matches!(doc.dep(child), Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod))
        .find_map(|child| ground(story, child));
    if let Some(name) = before {
        return Some(Site { names: vec![name], confidence: 0.9 });
    }
    // The verb that the noun is the subject or object of may say where.
    let verb = doc.head(noun);
    if matches!(doc.dep(noun), Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass) && doc.pos(verb) == Pos::Verb {
        let places = phrases(story, verb, &[]);
        if !places.is_empty() {
            return Some(Site { names: places, confidence: 0.8 });
        }
        // "Airstrikes hit towns such as …": where what they hit is.
        let object = doc.rights(verb).find(|&child| doc.dep(child) == Dep::Dobj);
        let hit = object.filter(|_| doc.dep(noun) == Dep::Nsubj).map(|object| of_object(story, object));
        if let Some(names) = hit.filter(|names| !names.is_empty()) {
            return Some(Site { names, confidence: 0.8 });
        }
    }
    in_sentence(story, noun).or_else(|| of_subject(story, noun))
}

/// The object itself where it is a place, or the places in its phrases.
fn of_object(story: &Story<'_>, object: usize) -> Vec<String> {
    let own: Vec<String> = story.conjuncts(object).into_iter().filter_map(|head| name_at(story, head)).collect();
    if own.is_empty() { phrases(story, object, &["as", "of", "like"]) } else { own }
}

/// "Mali was shaken by unrest", "Mali's war began with protests": the land that the sentence is about.
fn of_subject(story: &Story<'_>, noun: usize) -> Option<Site> {
    let doc = &story.doc;
    let verb = doc.ancestors(noun).take(3).find(|&up| matches!(doc.pos(up), Pos::Verb | Pos::Aux))?;
    let subject = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass))?;
    let name = if doc.dep(subject) == Dep::Nsubjpass && doc.pos(subject) == Pos::Propn {
        name_at(story, subject)
    } else {
        doc.lefts(subject).filter(|&child| doc.dep(child) == Dep::Poss).find_map(|child| name_at(story, child))
    };
    name.map(|name| Site { names: vec![name], confidence: 0.6 })
}

/// The place that a name or an adjective of a people before a noun stands for.
fn ground(story: &Story<'_>, token: usize) -> Option<String> {
    if let Some(name) = name_at(story, token) {
        return Some(name);
    }
    let (actor, _) = story.named_actor(token)?;
    let territory = story.authority.actor(actor).territory.as_deref()?;
    let place = story.authority.place_by_iri(territory)?;
    Some(story.authority.place(place).name.clone())
}

/// The nearest place of the sentence that a preposition of place opens.
fn in_sentence(story: &Story<'_>, token: usize) -> Option<Site> {
    let doc = &story.doc;
    let located = |&i: &usize| {
        doc.dep(i) == Dep::Pobj && matches!(doc.lemma(doc.head(i)), "in" | "near" | "at" | "inside" | "across")
    };
    let nearest = doc
        .sentence(token)
        .filter(located)
        .filter_map(|i| Some((i.abs_diff(token), name_at(story, i)?)))
        .min_by_key(|(distance, _)| *distance);
    nearest.map(|(_, name)| Site { names: vec![name], confidence: 0.6 })
}

/// Names of places in the prepositional phrases on `head`, and on their objects.
fn phrases(story: &Story<'_>, head: usize, more: &[&str]) -> Vec<String> {
    let doc = &story.doc;
    let mut found = Vec::new();
    let mut level = vec![head];
    for depth in 0..4 {
        let mut next = Vec::new();
        for &at in &level {
            for preposition in doc.rights(at) {
                let lemma = doc.lemma(preposition).to_lowercase();
                let is_preposition = matches!(doc.dep(preposition), Dep::Prep | Dep::Agent | Dep::Advmod);
                let says_where = WHERE.contains(&lemma.as_str());
                let continues = depth > 0 && matches!(lemma.as_str(), "of" | "as" | "like");
                if !is_preposition || !(says_where || continues || more.contains(&lemma.as_str())) {
                    continue;
                }
                for object in doc.rights(preposition) {
                    match doc.dep(object) {
                        Dep::Prep => next.push(preposition),
                        Dep::Pobj => {
                            for place in story.conjuncts(object) {
                                match name_at(story, place) {
                                    Some(name) => {
                                        found.extend((!found.contains(&name)).then_some(name));
                                        next.push(place);
                                    }
                                    // "In the city of Homs", "on the outskirts of Homs", "Homs province".
                                    None => {
                                        next.push(place);
                                        found.extend(compound_place(story, place).filter(|_| says_where || depth > 0));
                                    }
                                }
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        level = next;
    }
    found.dedup();
    found
}

/// "Homs province", "the Syrian coast", "Syria's south".
fn compound_place(story: &Story<'_>, noun: usize) -> Option<String> {
    let doc = &story.doc;
    doc.lefts(noun)
        .filter(|&child| matches!(doc.dep(child), Dep::Compound | Dep::Nmod | Dep::Poss | Dep::Amod))
        .find_map(|child| ground(story, child))
}
