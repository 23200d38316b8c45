//! Mood: whether the form of a verb group says that it is so, is not so, may be, is to be.
//!
//! Example: `will not attack` is negated and planned, `could attack` possible, `is to attack` planned, `to attack` after
//! most verbs only thought of.

use crate::english::{Dep, Doc};
use crate::facts::{Modality, Polarity};
use crate::grammar::clause::is_infinitive;
use crate::grammar::voice::is_passive_in_context;
use crate::lexicon::classes::GrammarWord;

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
        if let Some(modality) = by_auxiliary(doc, at) {
            return modality;
        }
        let conditional =
            doc.lefts(at).any(|child| doc.dep(child) == Dep::Mark && matches!(doc.lemma(child), "if" | "unless"));
        if conditional {
            return Modality::Hypothetical;
        }
        let has_subject = doc.children(at).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
        if doc.dep(at) != Dep::Conj || has_subject {
            break;
        }
        at = doc.head(at);
    }
    if is_infinitive(doc, verb) { of_infinitive(doc, verb) } else { Modality::Asserted }
}

fn by_auxiliary(doc: &Doc, verb: usize) -> Option<Modality> {
    let auxiliaries = doc.lefts(verb).filter(|&child| doc.dep(child) == Dep::Aux);
    auxiliaries.into_iter().find_map(|aux| match doc.lemma(aux).to_lowercase().as_str() {
        "will" | "shall" | "wo" | "'ll" => Some(Modality::Planned),
        "may" | "might" | "could" | "can" => Some(Modality::Possible),
        "would" | "should" | "must" | "ought" => Some(Modality::Hypothetical),
        _ => None,
    })
}

fn of_infinitive(doc: &Doc, verb: usize) -> Modality {
    let governor = doc.head(verb);
    match doc.lemma(governor) {
        // "It was right to ask", "the aim is to ask": not done, and not yet meant by anybody.
        "be" if !is_arranged(doc, verb) => Modality::Hypothetical,
        // "is to meet" is a plan; "began to bomb", "managed to" happened.
        "begin" | "start" | "continue" | "manage" | "help" | "use" if governor != verb => modality(doc, governor),
        lemma if GrammarWord::Planning.has(lemma) => Modality::Planned,
        _ => Modality::Hypothetical,
    }
}

/// "The envoys are to meet": somebody's plan, said of those who will do it; "the aim is to meet" is none.
pub fn is_arranged(doc: &Doc, infinitive: usize) -> bool {
    let be = doc.head(infinitive);
    doc.dep(infinitive) == Dep::Xcomp
        && doc.left(be, Dep::Nsubj).is_some_and(|subject| !GrammarWord::Aim.has(&doc.lemma(subject).to_lowercase()))
        && !doc.rights(be).any(|child| matches!(doc.dep(child), Dep::Acomp | Dep::Attr))
}

/// "Said that it would attack": what was to come, seen from then.
pub fn is_future_in_past(doc: &Doc, verb: usize) -> bool {
    let would = doc.lefts(verb).any(|child| doc.dep(child) == Dep::Aux && doc.lemma(child) == "would");
    would && doc.dep(verb) == Dep::Ccomp && doc.tag(doc.head(verb)) == "VBD"
}

/// True where an auxiliary or a passive of its own makes a participle a clause: "was attacked", not "an attacked town".
pub fn is_finite(doc: &Doc, verb: usize) -> bool {
    is_passive_in_context(doc, verb) && doc.dep(verb) != Dep::Acl
        || doc.children(verb).any(|child| doc.dep(child) == Dep::Aux)
}

/// True where the verb's clause says that somebody must or should do something: "said that Mali must leave".
pub fn says_must(doc: &Doc, verb: usize) -> bool {
    doc.right(verb, Dep::Ccomp).is_some_and(|clause| {
        doc.lefts(clause).any(|child| doc.dep(child) == Dep::Aux && matches!(doc.lemma(child), "must" | "should"))
    })
}

/// "Would neither confirm nor deny": who says so denies nothing.
pub fn is_half_of_no_comment(doc: &Doc, verb: usize) -> bool {
    doc.dep(verb) == Dep::Conj && doc.lemma(verb) == "deny" && doc.lemma(doc.head(verb)) == "confirm"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[track_caller]
    fn check(text: &str, verb: &str, expected: (Polarity, Modality)) {
        let sentence = Sentence::new(text);
        let at = sentence.at(verb);
        assert_eq!((polarity(&sentence.0, at), modality(&sentence.0, at)), expected, "{text}");
    }

    #[test]
    fn negation() {
        check("Mali did not attack Niger.", "attack", (Polarity::Negated, Modality::Asserted));
        check("Mali never attacked Niger.", "attacked", (Polarity::Negated, Modality::Asserted));
    }

    #[test]
    fn auxiliaries() {
        check("Mali attacked Niger.", "attacked", (Polarity::Affirmed, Modality::Asserted));
        check("Mali will attack Niger.", "attack", (Polarity::Affirmed, Modality::Planned));
        check("Mali could attack Niger.", "attack", (Polarity::Affirmed, Modality::Possible));
        check("Mali must attack Niger.", "attack", (Polarity::Affirmed, Modality::Hypothetical));
        check("Mali will come and attack Niger.", "attack", (Polarity::Affirmed, Modality::Planned));
        check("If Mali attacked Niger, all would suffer.", "attacked", (Polarity::Affirmed, Modality::Hypothetical));
    }

    #[test]
    fn infinitives_are_what_governs_them() {
        check("Mali plans to attack Niger.", "attack", (Polarity::Affirmed, Modality::Planned));
        check("Mali began to attack Niger.", "attack", (Polarity::Affirmed, Modality::Asserted));
        check("The envoys are to meet.", "meet", (Polarity::Affirmed, Modality::Planned));
        check("The aim is to meet.", "meet", (Polarity::Affirmed, Modality::Hypothetical));
        check("Mali wants to attack Niger.", "attack", (Polarity::Affirmed, Modality::Hypothetical));
    }

    #[test]
    fn clauses_of_what_is_to_be() {
        let sentence = Sentence::new("Mali said that it would attack Niger.");
        assert!(sentence.holds(is_future_in_past, "attack") && !sentence.holds(is_future_in_past, "said"));
        assert!(Sentence::new("Peru said that Chile must leave.").holds(says_must, "said"));
        assert!(!Sentence::new("Peru said that Chile left.").holds(says_must, "said"));
    }

    #[test]
    fn participles_with_and_without_an_auxiliary() {
        let sentence = Sentence::new("Troops hit by mines have been moved.");
        assert!(sentence.holds(is_finite, "moved") && !sentence.holds(is_finite, "hit"));
    }

    #[test]
    fn no_comment() {
        let sentence = Sentence::new("The minister would neither confirm nor deny the report.");
        assert!(sentence.holds(is_half_of_no_comment, "deny") && !sentence.holds(is_half_of_no_comment, "confirm"));
    }
}
