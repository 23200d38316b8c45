//! What a whole sentence or clause makes of what it tells: questions, suppositions, films, conditions by inversion.
//!
//! Examples: `Did Russia bomb Gao?`, `Imagine that Russia bombed Gao`, `In the film, Martians attack Gao`, `Had the rebels taken
//! Gao, …`.

use crate::english::{Dep, Doc, Pos};
use crate::grammar::phrase::is_first_person;
use crate::lexicon::classes::CommitmentWord;

/// True where the main clause around `root` asks whether it is so.
pub fn is_question(doc: &Doc, root: usize) -> bool {
    let sentence = doc.sentence(root);
    let last = sentence.clone().rev().find(|&i| !matches!(doc.pos(i), Pos::Space) && !is_mark(doc.token(i)));
    if last.is_none_or(|last| doc.token(last) != "?") {
        return false;
    }
    // A declarative sentence with a question mark quotes a question, unless nothing in it is quoted.
    let auxiliary = doc.lefts(root).find(|&child| matches!(doc.dep(child), Dep::Aux | Dep::Auxpass));
    let subject = doc.children(root).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    let inverted = auxiliary.unwrap_or(root) < subject.unwrap_or(root);
    let asks = matches!(doc.tag(doc.left_edge(root)), "WP" | "WDT" | "WRB" | "WP$");
    if !inverted && !asks && sentence.clone().any(|i| is_mark(doc.token(i)) || matches!(doc.token(i), "“" | "``")) {
        return false;
    }
    // Who asks why, when, how or who takes it for granted that it was; not so who asks what if.
    let first = doc.left_edge(root);
    let what_if = first + 1 < doc.len() && doc.token(first + 1).eq_ignore_ascii_case("if");
    let grants = |i: usize| matches!(doc.tag(i), "WP" | "WDT" | "WRB" | "WP$");
    what_if || !(grants(first) || doc.lefts(root).any(grants))
}

fn is_mark(token: &str) -> bool {
    matches!(token, "\"" | "”" | "''" | "'" | "’" | ")")
}

/// True for "imagine that …", said to the reader.
pub fn is_supposition(doc: &Doc, verb: usize) -> bool {
    doc.tag(verb) == "VB"
        && CommitmentWord::Imagine.has(doc.lemma(verb))
        && !doc.children(verb).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Aux))
}

/// True where the clause tells what a work tells, or what is only played: "in the film", "during the drill".
pub fn is_fiction(doc: &Doc, verb: usize) -> bool {
    let inside = |&child: &usize| {
        doc.dep(child) == Dep::Prep && matches!(doc.token(child).to_lowercase().as_str(), "in" | "during")
    };
    let objects = doc.children(verb).filter(inside).flat_map(|preposition| doc.rights(preposition));
    objects
        .filter(|&object| doc.dep(object) == Dep::Pobj)
        // "In a series of letters".
        .filter(|&object| doc.lemma(object) != "series" || doc.right(object, Dep::Prep).is_none())
        .any(|object| CommitmentWord::Fiction.has(&doc.lemma(object).to_lowercase()))
}

/// "I would like to thank Mali", "I must ask Mali to stop": whoever says that they want to say it says it.
pub fn is_wish_to_say(doc: &Doc, verb: usize) -> bool {
    let above = doc.head(verb);
    let wishes = doc.dep(verb) == Dep::Xcomp && matches!(doc.lemma(above), "like" | "want" | "wish");
    let must = doc.lefts(verb).any(|child| doc.lemma(child) == "must");
    let speaks = |at: usize| {
        let first = doc.left(at, Dep::Nsubj).is_some_and(|subject| is_first_person(doc.token(subject)));
        first && doc.left(at, Dep::Neg).is_none()
    };
    CommitmentWord::Performed.has(doc.lemma(verb)) && (must && speaks(verb) || wishes && speaks(above))
}

/// "Had the rebels taken Gao", "were they to attack", "should it come to war": the auxiliary stands before the subject where
/// nothing is asked.
pub fn is_inverted_condition(doc: &Doc, verb: usize) -> bool {
    let auxiliary = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Aux | Dep::Auxpass));
    let subject = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    let first =
        auxiliary.zip(subject).filter(|(auxiliary, subject)| auxiliary < subject).map(|(auxiliary, _)| auxiliary);
    first.is_some_and(|auxiliary| {
        auxiliary == doc.left_edge(verb)
            && matches!(doc.token(auxiliary).to_lowercase().as_str(), "had" | "were" | "should")
    })
}
