//! Predicates: the words that name an event, found by the lexicon on the tree.
//!
//! A verb with an object that the lexicon knows together ("lifted the embargo") comes before the verb alone, and takes
//! the noun with it. Example: `They broke off talks.` has the one predicate `broke off talks`.

use std::ops::Range;

use crate::english::{Dep, Doc, EntType, Pos};
use crate::facts::Category;
use crate::grammar::clause::takes_infinitive;
use crate::grammar::mood::{is_half_of_no_comment, says_must};
use crate::grammar::partitive::content_noun;
use crate::grammar::voice::{is_passive_in_context, patient};
use crate::grammar::{light, phrase};
use crate::lexicon::frame::{self, EventFrame};

/// A predicate in the text.
#[derive(Debug, Clone)]
pub struct Predicate {
    /// What the lexicon says of it.
    pub frame: &'static EventFrame,
    /// The token on which its arguments hang first: the verb, or the noun.
    pub head: usize,
    /// The verb of its clause, where it has one of its own.
    pub clause: Option<usize>,
    /// The preposition that is part of it ("lashed out at"): its object is the predicate's.
    pub preposition: Option<usize>,
    /// The words.
    pub trigger: Range<usize>,
    /// How it was found.
    pub rule: &'static str,
}

/// All predicates of a document, in text order of their verbs or nouns.
pub fn find(doc: &Doc) -> Vec<Predicate> {
    let mut found = Vec::new();
    let mut claimed = vec![false; doc.len()];
    for i in 0..doc.len() {
        if let Some(predicate) = adjective(doc, i).or_else(|| verb_predicate(doc, i)) {
            claimed[predicate.head] = true;
            found.push(predicate);
        }
    }
    for i in (0..doc.len()).filter(|&i| !claimed[i]) {
        found.extend(noun_predicate(doc, i));
        found.extend(participle(doc, i));
    }
    found.sort_by_key(|predicate| (predicate.trigger.start, predicate.head));
    found
}

fn verb_predicate(doc: &Doc, i: usize) -> Option<Predicate> {
    if doc.pos(i) != Pos::Verb || is_half_of_no_comment(doc, i) || shows(doc, i) {
        return None;
    }
    let lemma = doc.lemma(i).to_lowercase();
    let alone = |frame, rule| Predicate { frame, head: i, clause: Some(i), preposition: None, trigger: i..i + 1, rule };
    if let Some(infinitive) = doc.right(i, Dep::Xcomp)
        && let Some(decided) = frame::infinitive(&lemma, &doc.lemma(infinitive).to_lowercase())
        // "Refused to give details" is nothing; "refused to give Mali aid" is.
        && (decided.is_some() || !has_recipient(doc, infinitive))
    {
        return decided.map(|frame| alone(frame, "verb"));
    }
    if takes_infinitive(doc, i)
        && let Some(frame) = frame::controlling(&lemma)
    {
        return Some(alone(frame, "verb"));
    }
    if says_must(doc, i)
        && let Some(frame) = frame::demanding(&lemma)
    {
        return Some(alone(frame, "must"));
    }
    let keys = keys(doc, i);
    let with_object = keys.iter().rev().filter(|key| frame::takes_objects(&key.words)).find_map(|key| {
        let nouns = match key.preposition {
            Some(preposition) => doc.right(preposition, Dep::Pobj),
            None => patient(doc, i),
        };
        let noun = nouns?;
        let all = std::iter::once(noun).chain(doc.rights(noun).filter(|&child| doc.dep(child) == Dep::Conj));
        all.map(|noun| content_noun(doc, noun)).find_map(|noun| {
            let frame = noun_keys(doc, noun).iter().find_map(|noun| frame::object(&key.words, noun))?;
            Some((frame, noun))
        })
    });
    if let Some((decided, noun)) = with_object {
        // The two together may be no event: "released a statement".
        let frame = decided?;
        let trigger = i.min(noun)..i.max(noun) + 1;
        return Some(Predicate { frame, head: noun, clause: Some(i), preposition: None, trigger, rule: "verb-object" });
    }
    if patient(doc, i).is_some()
        && let Some(frame) = frame::transitive(&lemma)
    {
        return Some(alone(frame, "verb"));
    }
    if is_passive_in_context(doc, i)
        && let Some(frame) = frame::passive(&lemma)
    {
        return Some(alone(frame, "verb"));
    }
    if is_telephone_call(doc, i) {
        return frame::verb("telephone").map(|frame| alone(frame, "verb"));
    }
    let (key, frame) = keys.iter().rev().find_map(|key| Some((key, frame::verb(&key.words)?)))?;
    let preposition = key.preposition;
    Some(Predicate { frame, head: i, clause: Some(i), preposition, trigger: i..key.end, rule: "verb" })
}

/// "Demonstrated that", "demonstrated its strength": showing, not protesting.
fn shows(doc: &Doc, i: usize) -> bool {
    let shown = |child: usize| matches!(doc.dep(child), Dep::Ccomp | Dep::Dobj);
    doc.lemma(i) == "demonstrate" && (doc.rights(i).any(shown) || is_passive_in_context(doc, i))
}

/// "Is concerned about": an adjective, or a participle that stands like one, said of somebody.
fn adjective(doc: &Doc, i: usize) -> Option<Predicate> {
    let stands = match doc.pos(i) {
        Pos::Adj => doc.dep(i) == Dep::Acomp,
        Pos::Verb => doc.tag(i) == "VBN" && matches!(doc.dep(i), Dep::Acomp | Dep::Root | Dep::Ccomp | Dep::Conj),
        _ => false,
    };
    let frame = frame::adjective(&doc.token(i).to_lowercase()).filter(|_| stands)?;
    // "Ready to meet", "willing to withdraw": what is to come is the event, where it has a name.
    let infinitive = doc.right(i, Dep::Xcomp);
    if infinitive.and_then(|verb| category_of(doc, verb)).is_some() {
        return None;
    }
    let clause = if doc.dep(i) == Dep::Acomp { doc.head(i) } else { i };
    let trigger = i..i + 1;
    Some(Predicate { frame, head: i, clause: Some(clause), preposition: None, trigger, rule: "adjective" })
}

/// The category of the predicate at a verb, if it is one.
pub fn category_of(doc: &Doc, verb: usize) -> Option<Category> {
    verb_predicate(doc, verb).map(|predicate| predicate.frame.category)
}

/// True where somebody is given what the verb gives.
fn has_recipient(doc: &Doc, verb: usize) -> bool {
    doc.rights(verb)
        .any(|child| doc.dep(child) == Dep::Dative || doc.dep(child) == Dep::Prep && doc.lemma(child) == "to")
}

/// "Called the king on Monday": a telephone call, where nothing is said of what somebody is called.
fn is_telephone_call(doc: &Doc, i: usize) -> bool {
    let named = |child: usize| matches!(doc.ent_type(child), Some(EntType::Person)) && doc.dep(child) == Dep::Dobj;
    doc.lemma(i) == "call"
        && doc.rights(i).any(named)
        && doc.rights(i).all(|child| {
            let calls_names = matches!(doc.dep(child), Dep::Oprd | Dep::Ccomp | Dep::Prt | Dep::Acomp);
            let calls_for = doc.dep(child) == Dep::Prep && matches!(doc.lemma(child), "as" | "for" | "into");
            !calls_names && !calls_for
        })
}

/// A form in which the lexicon may have a verb.
struct Key {
    words: String,
    preposition: Option<usize>,
    end: usize,
}

/// The verb alone, with its particle, its prepositions, the words after it; longest last.
fn keys(doc: &Doc, i: usize) -> Vec<Key> {
    let lemma = doc.lemma(i).to_lowercase();
    let mut keys = vec![Key { words: lemma.clone(), preposition: None, end: i + 1 }];
    let mut with_particle = lemma.clone();
    for child in doc.rights(i) {
        match doc.dep(child) {
            Dep::Prt => {
                with_particle = format!("{lemma}_{}", doc.token(child).to_lowercase());
                keys.push(Key { words: with_particle.clone(), preposition: None, end: i + 1 });
            }
            // "Called her on Friday" is not calling on her.
            Dep::Prep if doc.rights(child).any(|object| phrase::is_time(doc, object)) => {}
            Dep::Prep | Dep::Agent => {
                let preposition = doc.token(child).to_lowercase();
                let near = if child == i + 1 { child + 1 } else { i + 1 };
                let words = format!("{with_particle}_{preposition}");
                keys.push(Key { words, preposition: Some(child), end: near });
            }
            _ => {}
        }
    }
    // Fixed phrases that the parser takes for other things ("let go", "shot dead").
    if i + 1 < doc.len() && doc.pos(i + 1) != Pos::Punct {
        let two = format!("{lemma}_{}", doc.token(i + 1).to_lowercase());
        if i + 2 < doc.len() {
            let three = format!("{two}_{}", doc.token(i + 2).to_lowercase());
            if keys.iter().all(|key| key.words != three) {
                keys.push(Key { words: three, preposition: None, end: i + 3 });
            }
        }
        if keys.iter().all(|key| key.words != two) {
            keys.push(Key { words: two, preposition: None, end: i + 2 });
        }
    }
    keys
}

/// A noun with the word before it where the two are one name of a thing, then alone.
fn noun_keys(doc: &Doc, noun: usize) -> Vec<String> {
    phrase::with_word_before(doc, noun).into_iter().chain([doc.lemma(noun).to_lowercase()]).collect()
}

/// The predicate that the noun at `i` is by itself.
pub fn noun_predicate(doc: &Doc, i: usize) -> Option<Predicate> {
    if doc.pos(i) != Pos::Noun || doc.dep(i) == Dep::Compound {
        return None;
    }
    let frame = noun_keys(doc, i).iter().find_map(|key| frame::noun(key))?;
    // A light verb lends its subject ("launched airstrikes against", "faces criticism").
    let clause = light::verb_of(doc, i);
    let start = clause.unwrap_or(i).min(i);
    Some(Predicate { frame, head: i, clause, preposition: None, trigger: start..i + 1, rule: "noun" })
}

/// The frame of a noun that names an attack.
pub fn assault_noun(doc: &Doc, noun: usize) -> Option<&'static EventFrame> {
    let frame = noun_keys(doc, noun).iter().find_map(|key| frame::noun(key))?;
    (frame.category == Category::Assault).then_some(frame)
}

/// "US-backed rebels": the participle, where the word before its hyphen may be an actor.
fn participle(doc: &Doc, i: usize) -> Option<Predicate> {
    if i < 2 || !matches!(doc.token(i - 1), "-" | "–") || doc.space_after(i - 2) {
        return None;
    }
    let frame = frame::participle(&doc.token(i).to_lowercase())?;
    Some(Predicate { frame, head: i, clause: None, preposition: None, trigger: i..i + 1, rule: "participle" })
}
