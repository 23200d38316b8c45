//! How real an event is: negated, planned, possible, wanted; and what that makes of its category.
//!
//! Example: in `They will not lift the ban` nothing is eased: what is told is a refusal.

use super::predicate::{self, Predicate};
use super::voice::is_passive;
use crate::english::{Dep, Doc, Pos};
use crate::extract::clause;
use crate::facts::{Category, Modality, Polarity};

/// Verbs that do not say that what stands below them happens.
const UNREAL: &[&str] = &[
    "call",
    "demand",
    "urge",
    "want",
    "seek",
    "discuss",
    "consider",
    "avoid",
    "prevent",
    "stop",
    "fear",
    "propose",
    "threaten",
    "oppose",
    "reject",
    "refuse",
    "ban",
    "ask",
    "appeal",
    "hope",
    "plan",
    "prepare",
    "warn",
    "request",
    "suggest",
    "recommend",
    "favor",
    "favour",
    "advocate",
    "support",
    "debate",
    "weigh",
    "contemplate",
    "promise",
    "pledge",
    "vow",
    "offer",
    "agree",
    "try",
    "attempt",
    "fail",
    "decline",
    "aim",
    "mull",
    "push",
    "press",
    "decide",
    "order",
    "authorize",
    "approve",
    "allow",
    "intend",
    "expect",
    "rule",
    "deny",
];

/// Polarity, modality and category of a predicate in its place.
pub fn judge(doc: &Doc, predicate: &Predicate) -> (Polarity, Modality, Category) {
    let category = predicate.frame.category;
    let Some(verb) = predicate.clause else {
        let modality = if is_unreal(doc, predicate.head) { Modality::Hypothetical } else { Modality::Asserted };
        return (none_of(doc, predicate.head), modality, category);
    };
    let mut polarity = clause::polarity(doc, verb);
    if predicate.head != verb && none_of(doc, predicate.head) == Polarity::Negated {
        polarity = Polarity::Negated;
    }
    let modality = match clause::modality(doc, verb) {
        Modality::Asserted if doc.tag(verb) == "VBG" || doc.tag(verb) == "VBN" && !is_finite(doc, verb) => {
            if is_unreal(doc, verb) { Modality::Hypothetical } else { Modality::Asserted }
        }
        // "Said that it would": what was to come, seen from then.
        Modality::Hypothetical if is_future_in_past(doc, verb) => Modality::Planned,
        modality => modality,
    };
    let shifted = shift(outer(doc, verb, category), polarity, modality);
    let polarity = if shifted == category { polarity } else { Polarity::Affirmed };
    (polarity, modality, shifted)
}

/// Polarity and modality of what a noun names, from the verb that it is subject or object of.
pub fn of_noun(doc: &Doc, noun: usize) -> (Polarity, Modality) {
    // "The war will hurt trade" tells of a war that is; "will hold a vote" of one to come.
    const HAPPEN: &[&str] = &[
        "hold", "stage", "call", "have", "launch", "conduct", "organise", "organize", "schedule", "plan", "begin",
        "start", "erupt", "occur", "avoid", "prevent", "avert", "postpone", "cancel",
    ];
    let verb = doc.head(noun);
    let governed = matches!(doc.dep(noun), Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass) && doc.pos(verb) == Pos::Verb;
    if none_of(doc, noun) == Polarity::Negated {
        return (Polarity::Negated, Modality::Asserted);
    }
    if !governed || !HAPPEN.contains(&doc.lemma(verb)) {
        return (Polarity::Affirmed, Modality::Asserted);
    }
    let unreal = UNREAL.contains(&doc.lemma(verb));
    (clause::polarity(doc, verb), if unreal { Modality::Hypothetical } else { clause::modality(doc, verb) })
}

/// Who will do something good agrees to it, who will do something bad threatens it, and who will not do something good
/// refuses it (PLOVER 2.0 codes announced intentions so). Meetings to come stay meetings, planned.
fn shift(category: Category, polarity: Polarity, modality: Modality) -> Category {
    use Category::{
        Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Protest, Reject, Retreat, Sanction, Support, Threaten,
    };
    if modality != Modality::Planned {
        return category;
    }
    match (category, polarity) {
        (Aid | Concede | Retreat | Support, Polarity::Affirmed) => Agree,
        (Sanction | Coerce | Assault | Protest, Polarity::Affirmed) => Threaten,
        (Agree | Support | Aid | Concede | Consult | Retreat | Cooperate, Polarity::Negated) => Reject,
        _ => category,
    }
}

fn is_future_in_past(doc: &Doc, verb: usize) -> bool {
    let would = doc.lefts(verb).any(|child| doc.dep(child) == Dep::Aux && doc.lemma(child) == "would");
    would && doc.dep(verb) == Dep::Ccomp && doc.tag(doc.head(verb)) == "VBD"
}

/// Who promises to do something bad threatens it.
fn outer(doc: &Doc, verb: usize, category: Category) -> Category {
    use Category::{Agree, Assault, Coerce, Mobilize, Protest, Sanction, Threaten};
    if category != Agree {
        return category;
    }
    let infinitive = doc.rights(verb).find(|&child| doc.dep(child) == Dep::Xcomp);
    let promised = infinitive.and_then(|infinitive| predicate::category_of(doc, infinitive));
    match promised {
        Some(Assault | Coerce | Mobilize | Protest | Sanction) => Threaten,
        _ => category,
    }
}

fn none_of(doc: &Doc, noun: usize) -> Polarity {
    let none = doc.lefts(noun).any(|child| doc.dep(child) == Dep::Det && doc.lemma(child).eq_ignore_ascii_case("no"));
    if none { Polarity::Negated } else { Polarity::Affirmed }
}

fn is_finite(doc: &Doc, verb: usize) -> bool {
    is_passive(doc, verb) && doc.dep(verb) != Dep::Acl || doc.children(verb).any(|child| doc.dep(child) == Dep::Aux)
}

/// True where the token stands in what an unreal verb takes; a finite clause between makes it real again.
fn is_unreal(doc: &Doc, token: usize) -> bool {
    let mut at = token;
    for _ in 0..6 {
        let head = doc.head(at);
        if head == at {
            return false;
        }
        let inside = matches!(
            doc.dep(at),
            Dep::Dobj | Dep::Pobj | Dep::Prep | Dep::Pcomp | Dep::Xcomp | Dep::Conj | Dep::Acl | Dep::Nsubjpass
        );
        if !inside {
            return false;
        }
        if matches!(doc.pos(head), Pos::Verb | Pos::Noun) && UNREAL.contains(&doc.lemma(head)) {
            return true;
        }
        at = head;
    }
    false
}
