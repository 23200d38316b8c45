//! Walks over clauses that the extractors share: subjects, objects, negation, modality, time.

use std::ops::Range;

pub use super::time::of as time;
use crate::english::{Dep, Doc, Pos};
use crate::facts::{Modality, Polarity};

/// Head of the subject of the verb at `verb`: its own, or that of the verb it is coordinated with, or of what a
/// participle or infinitive modifies.
pub fn subject(doc: &Doc, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..6 {
        let own = doc.children(at).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
        if own.is_some() {
            return own;
        }
        match doc.dep(at) {
            Dep::Conj if matches!(doc.pos(doc.head(at)), Pos::Verb | Pos::Aux) => at = doc.head(at),
            Dep::Xcomp | Dep::Advcl | Dep::Pcomp => {
                // Subject control; "urged X to do" is object control and handled where an object stands.
                let governor = governing_verb(doc, at)?;
                if doc.dep(at) == Dep::Xcomp
                    && let Some(object) = object(doc, governor)
                {
                    return Some(object);
                }
                at = governor;
            }
            Dep::Acl if doc.tag(at) != "VBN" => return Some(doc.head(at)),
            _ => return None,
        }
    }
    None
}

fn governing_verb(doc: &Doc, i: usize) -> Option<usize> {
    let mut at = i;
    for _ in 0..3 {
        let head = doc.head(at);
        if head == at {
            return None;
        }
        if matches!(doc.pos(head), Pos::Verb | Pos::Aux) {
            return Some(head);
        }
        at = head;
    }
    None
}

/// Head of the direct object.
pub fn object(doc: &Doc, verb: usize) -> Option<usize> {
    doc.rights(verb).find(|&child| matches!(doc.dep(child), Dep::Dobj))
}

/// Head of the agent of a passive ("by X").
pub fn agent(doc: &Doc, verb: usize) -> Option<usize> {
    let by = doc.rights(verb).find(|&child| doc.dep(child) == Dep::Agent)?;
    doc.rights(by).find(|&child| doc.dep(child) == Dep::Pobj)
}

/// True where the verb is in the passive voice, participles after a noun included ("rebels supported by …").
pub fn is_passive(doc: &Doc, verb: usize) -> bool {
    doc.children(verb).any(|child| matches!(doc.dep(child), Dep::Nsubjpass | Dep::Auxpass | Dep::Agent))
        || (doc.dep(verb) == Dep::Acl && doc.tag(verb) == "VBN")
}

/// The object of the prepositional phrase with one of these prepositions that hangs on `head`.
pub fn prepositional<'d>(doc: &'d Doc, head: usize, prepositions: &'d [&str]) -> Option<(usize, usize)> {
    doc.rights(head)
        .filter(|&child| matches!(doc.dep(child), Dep::Prep | Dep::Dative | Dep::Agent))
        .filter(|&child| prepositions.contains(&doc.token(child).to_lowercase().as_str()))
        .find_map(|prep| doc.rights(prep).find(|&child| doc.dep(child) == Dep::Pobj).map(|object| (prep, object)))
}

/// Whether the verb is negated.
pub fn polarity(doc: &Doc, verb: usize) -> Polarity {
    let negated = doc
        .children(verb)
        .any(|child| doc.dep(child) == Dep::Neg || (doc.dep(child) == Dep::Advmod && doc.lemma(child) == "never"));
    if negated { Polarity::Negated } else { Polarity::Affirmed }
}

/// How real the verb's form makes what it says.
pub fn modality(doc: &Doc, verb: usize) -> Modality {
    // A conjunct shares the auxiliaries of the verb it is coordinated with, unless it has its own.
    let mut at = verb;
    loop {
        for aux in doc.lefts(at).filter(|&child| doc.dep(child) == Dep::Aux) {
            match doc.lemma(aux).to_lowercase().as_str() {
                "will" | "shall" | "wo" | "'ll" => return Modality::Planned,
                "may" | "might" | "could" | "can" => return Modality::Possible,
                "would" | "should" | "must" | "ought" => return Modality::Hypothetical,
                _ => {}
            }
        }
        let conditional =
            doc.lefts(at).any(|child| doc.dep(child) == Dep::Mark && matches!(doc.lemma(child), "if" | "unless"));
        if conditional {
            return Modality::Hypothetical;
        }
        let has_subject = doc.children(at).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
        if doc.dep(at) == Dep::Conj && !has_subject {
            at = doc.head(at);
            continue;
        }
        break;
    }
    let infinitive = doc.lefts(verb).any(|child| doc.dep(child) == Dep::Aux && doc.tag(child) == "TO");
    if infinitive {
        let governor = doc.head(verb);
        return match doc.lemma(governor) {
            // "It was right to ask", "the aim is to ask": not done, and not yet meant by anybody.
            "be" if !is_arranged(doc, verb) => Modality::Hypothetical,
            // "is to meet" is a plan; "began to bomb", "managed to" happened.
            "begin" | "start" | "continue" | "manage" | "help" | "use" if governor != verb => modality(doc, governor),
            "be" | "plan" | "intend" | "prepare" | "vow" | "pledge" | "promise" | "agree" | "decide" | "set"
            | "due" | "expect" | "schedule" | "ready" | "willing" | "prepared" => Modality::Planned,
            _ => Modality::Hypothetical,
        };
    }
    Modality::Asserted
}

/// "The envoys are to meet": somebody's plan, said of those who will do it.
fn is_arranged(doc: &Doc, infinitive: usize) -> bool {
    const AIMS: &[&str] =
        &["aim", "goal", "idea", "intention", "it", "job", "mission", "objective", "plan", "purpose", "task"];
    let be = doc.head(infinitive);
    let subject = doc.lefts(be).find(|&child| doc.dep(child) == Dep::Nsubj);
    doc.dep(infinitive) == Dep::Xcomp
        && subject.is_some_and(|subject| !AIMS.contains(&doc.lemma(subject).to_lowercase().as_str()))
        && !doc.rights(be).any(|child| matches!(doc.dep(child), Dep::Acomp | Dep::Attr))
}

/// `tokens` without punctuation, spaces and quotation marks at its ends.
pub fn trim(doc: &Doc, tokens: Range<usize>) -> Range<usize> {
    let idle = |i: usize| matches!(doc.pos(i), Pos::Punct | Pos::Space) && !matches!(doc.token(i), ")" | "(" | "%");
    let mut tokens = tokens;
    while !tokens.is_empty() && idle(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && idle(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}
