//! Coordination: which verb a verb behind "and" goes with.
//!
//! The parser hangs a conjunct on the verb that stands nearest. Verbs of one coordination have one form, so that a finite verb
//! goes with no infinitive and no participle: in `Norway urged Sweden to free the crew and called for talks` it is Norway that
//! called.

use crate::english::{Dep, Doc, Pos};
use crate::grammar::clause;

/// The verb that the conjunct at `verb` goes with: the one it hangs on or, where their forms differ, the next above of its own
/// form.
pub fn partner(doc: &Doc, verb: usize) -> usize {
    let nearest = doc.head(verb);
    // "Did not go and dismissed it", "would stay but offered it": nor does it go with what an auxiliary tells the tense of.
    let bare = doc.tag(nearest) == "VB" || doc.tag(nearest) == "VBG" && !clause::is_finite(doc, nearest);
    if !(bare || is_of_another_time(doc, nearest, verb)) || !stands_alone(doc, verb) {
        return nearest;
    }
    let alike = |&above: &usize| above < nearest && doc.pos(above) == Pos::Verb && is_alike(doc, above, verb);
    doc.ancestors(nearest).find(alike).unwrap_or(nearest)
}

/// "Said that the reports are nonsense and accused Norway": what is said is so now, what was done beside saying it was then.
fn is_of_another_time(doc: &Doc, reported: usize, verb: usize) -> bool {
    let time = |verb: usize| {
        let auxiliary = doc.lefts(verb).find(|&child| is_finite_auxiliary(doc, child));
        auxiliary.map_or_else(|| form(doc, verb), |auxiliary| doc.tag(auxiliary))
    };
    let said =
        doc.dep(reported) == Dep::Ccomp && doc.pos(doc.head(reported)) == Pos::Verb && doc.head(reported) < reported;
    let (one, other) = (time(reported), time(verb));
    let (now, ahead) = (matches!(one, "VBZ" | "VBP"), one == "MD");
    said && ((now || ahead) && other == "VBD" || (one == "VBD" || ahead) && other == "VBZ")
}

/// The tag of a verb; a past tense with an object that the engine takes for a participle is one where nothing lends it an auxiliary:
/// "… are late and accused them".
fn form(doc: &Doc, verb: usize) -> &str {
    let helped = |verb: usize| doc.lefts(verb).any(|child| matches!(doc.dep(child), Dep::Aux | Dep::Auxpass));
    let past = doc.tag(verb) == "VBN" && doc.right(verb, Dep::Dobj).is_some();
    if past && !helped(verb) && !helped(doc.head(verb)) { "VBD" } else { doc.tag(verb) }
}

/// True for a finite verb without a subject of its own.
fn stands_alone(doc: &Doc, verb: usize) -> bool {
    let own = |child: usize| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Expl | Dep::Csubj);
    let finite = matches!(form(doc, verb), "VBD" | "VBZ") || has_finite_auxiliary(doc, verb);
    finite && doc.dep(verb) == Dep::Conj && !doc.lefts(verb).any(own)
}

/// True for two verbs in one tense, each with an auxiliary or none.
fn is_alike(doc: &Doc, one: usize, other: usize) -> bool {
    let (helped, other_helped) = (has_finite_auxiliary(doc, one), has_finite_auxiliary(doc, other));
    doc.tag(one) == form(doc, other) && helped == other_helped || helped != other_helped && clause::is_finite(doc, one)
}

fn has_finite_auxiliary(doc: &Doc, verb: usize) -> bool {
    doc.lefts(verb).any(|child| is_finite_auxiliary(doc, child))
}

fn is_finite_auxiliary(doc: &Doc, child: usize) -> bool {
    matches!(doc.dep(child), Dep::Aux | Dep::Auxpass) && matches!(doc.tag(child), "VBD" | "VBZ" | "VBP" | "MD")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[track_caller]
    fn check(text: &str, verb: &str, with: &str) {
        let sentence = Sentence::new(text);
        assert_eq!(sentence.0.token(partner(&sentence.0, sentence.at(verb))), with, "{text}");
    }

    #[test]
    fn a_finite_verb_goes_with_a_finite_one() {
        check("Norway urged Sweden to free the crew and called for talks.", "called", "urged");
        check("Norway accused Sweden of bombing a bridge and recalled its envoy.", "recalled", "accused");
    }

    #[test]
    fn verbs_of_one_form_go_together() {
        check("Norway urged Sweden to free the crew and pay the owners.", "pay", "free");
        check("Norway said it did not meet Sweden and called for talks.", "called", "said");
        check("Norway said that the reports are nonsense and accused Sweden of theft.", "accused", "said");
        check("Norway says that the claims were false and accuses Sweden of theft.", "accuses", "says");
        check("Norway said that the ship left and carried grain.", "carried", "left");
        check("Norway met Sweden and called for talks.", "called", "met");
        check("Norway will free the crew and pay the owners.", "pay", "free");
    }
}
