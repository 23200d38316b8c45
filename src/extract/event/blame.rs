//! Arguments that stand with another word than the predicate's own: who is accused of what a gerund or noun names, whose
//! text it is that speaks, who spoke where a meeting is only the circumstance.
//!
//! Example: in `Mali blamed Niger for the shelling` Niger shelled, in `told Peru in a telephone call` Peru was called.

use crate::english::{Dep, Doc, Pos};
use crate::grammar::control::actor_of;
use crate::grammar::phrase::deep_prepositional;

/// Who speaks by a text: "voted on a resolution calling on …" the voters, "Mali's letter urging …" Mali. Any other
/// subject stands for itself.
pub fn author(doc: &Doc, head: usize) -> usize {
    const TEXTS: &[&str] = &[
        "bill",
        "communique",
        "declaration",
        "letter",
        "memo",
        "motion",
        "petition",
        "resolution",
        "statement",
        "report",
        "decree",
        "law",
        "order",
    ];
    if !TEXTS.contains(&doc.lemma(head)) {
        return head;
    }
    let possessor = doc.left(head, Dep::Poss);
    let by = || deep_prepositional(doc, head, "by").into_iter().next();
    let governor = || {
        let up = doc.head(head);
        let verb = if doc.dep(head) == Dep::Pobj { doc.head(up) } else { up };
        let governs = matches!(doc.dep(head), Dep::Dobj | Dep::Pobj) && doc.pos(verb) == Pos::Verb;
        governs.then(|| actor_of(doc, verb)).flatten().filter(|&actor| actor != head)
    };
    possessor.or_else(by).or_else(governor).unwrap_or(head)
}

/// The verb whose circumstance a noun is: "said in a telephone call", "agreed after the meeting".
pub fn circumstance(doc: &Doc, noun: usize) -> Option<usize> {
    let preposition = doc.head(noun);
    let fits = doc.dep(noun) == Dep::Pobj
        && matches!(
            doc.token(preposition).to_lowercase().as_str(),
            "in" | "during" | "at" | "after" | "before" | "following" | "by" | "over" | "for"
        );
    let verb = doc.head(preposition);
    (fits && doc.pos(verb) == Pos::Verb).then_some(verb)
}

/// Who is told something: the object of "told", of "informed".
pub fn told(doc: &Doc, verb: usize) -> Option<usize> {
    let tells = matches!(doc.lemma(verb), "tell" | "inform" | "assure" | "warn" | "urge" | "thank" | "remind" | "ask");
    doc.rights(verb).find(|&child| tells && matches!(doc.dep(child), Dep::Dobj | Dep::Dative))
}
