//! Who a verb is said of: its own subject, or that of the verb which it goes with or hangs on.
//!
//! Example: in `The envoy came and spoke to reporters` the subject of `spoke` is `envoy`.

use crate::english::{Dep, Doc, Pos};
use crate::grammar::{clause, coordination};

/// How far up a subject may be looked for.
const REACH: usize = 6;

/// Head of the subject of the verb at `verb`: its own, or that of the verb it is coordinated with, or of what a
/// participle or infinitive modifies.
pub fn of(doc: &Doc, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..REACH {
        let own = doc.children(at).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
        // "Are angry that the sale took so long and blame Roe": the sale is one, and they blame.
        let another = own.filter(|&own| at != verb && doc.dep(at) == Dep::Ccomp && disagrees(doc, verb, own));
        if another.is_some() {
            at = doc.head(at);
            continue;
        }
        if own.is_some() {
            return own;
        }
        match doc.dep(at) {
            Dep::Conj if matches!(doc.pos(doc.head(at)), Pos::Verb | Pos::Aux) => at = coordination::partner(doc, at),
            Dep::Xcomp | Dep::Advcl | Dep::Pcomp => {
                // Subject control; "urged X to do" is object control and handled where an object stands.
                let governor = governing_verb(doc, at)?;
                // "Used the speech to call for talks", "had this to say": whoever uses and has it.
                let at_hand = matches!(doc.lemma(governor), "use" | "have") && clause::is_infinitive(doc, at);
                if doc.dep(at) == Dep::Xcomp
                    && !at_hand
                    && let Some(object) = clause::object(doc, governor)
                {
                    return Some(object);
                }
                at = governor;
            }
            Dep::Acl if doc.tag(at) != "VBN" || clause::is_main_verb(doc, at) => return Some(doc.head(at)),
            _ => return None,
        }
    }
    None
}

/// A present form in the plural and one thing for subject, or the other way round.
fn disagrees(doc: &Doc, verb: usize, subject: usize) -> bool {
    let several = doc.rights(subject).any(|child| doc.dep(child) == Dep::Conj);
    match doc.tag(verb) {
        "VBP" => doc.tag(subject) == "NN" && !several,
        "VBZ" => doc.tag(subject) == "NNS" || several,
        _ => false,
    }
}

fn governing_verb(doc: &Doc, i: usize) -> Option<usize> {
    doc.ancestors(i).take(3).find(|&head| matches!(doc.pos(head), Pos::Verb | Pos::Aux))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[test]
    fn verbs_share_subjects() {
        assert_eq!(Sentence::new("The envoy came and spoke to reporters.").find(of, "spoke"), Some("envoy"));
        assert_eq!(Sentence::new("The envoy tried to speak.").find(of, "speak"), Some("envoy"));
        assert_eq!(Sentence::new("The envoy urged the rebels to leave.").find(of, "leave"), Some("rebels"));
        assert_eq!(Sentence::new("Villagers fleeing the war need food.").find(of, "fleeing"), Some("Villagers"));
        assert_eq!(Sentence::new("Villagers hit by the war need food.").find(of, "hit"), None);
    }
}
