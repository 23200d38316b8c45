//! The clause of a verb: its subject and object, what governs it, its prepositional phrases, its ends.
//!
//! Example: in `The envoy came and spoke to reporters` the subject of `spoke` is `envoy`, the object of `to` `reporters`.

use std::ops::Range;

use crate::english::{Dep, Doc, Pos};
use crate::grammar::{coordination, voice};

/// How far up a subject may be looked for.
const REACH: usize = 6;

/// Head of the subject of the verb at `verb`: its own, or that of the verb it is coordinated with, or of what a
/// participle or infinitive modifies.
pub fn subject(doc: &Doc, verb: usize) -> Option<usize> {
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
                let at_hand = matches!(doc.lemma(governor), "use" | "have") && is_infinitive(doc, at);
                if doc.dep(at) == Dep::Xcomp
                    && !at_hand
                    && let Some(object) = object(doc, governor)
                {
                    return Some(object);
                }
                at = governor;
            }
            Dep::Acl if doc.tag(at) != "VBN" || voice::is_main_verb(doc, at) => return Some(doc.head(at)),
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

/// Head of the direct object.
pub fn object(doc: &Doc, verb: usize) -> Option<usize> {
    doc.right(verb, Dep::Dobj)
}

/// The object of the prepositional phrase with one of these prepositions that hangs on `head`, after its preposition.
pub fn prepositional<'d>(doc: &'d Doc, head: usize, prepositions: &'d [&str]) -> Option<(usize, usize)> {
    doc.rights(head)
        .filter(|&child| matches!(doc.dep(child), Dep::Prep | Dep::Dative | Dep::Agent))
        .filter(|&child| prepositions.contains(&doc.token(child).to_lowercase().as_str()))
        .find_map(|prep| doc.right(prep, Dep::Pobj).map(|object| (prep, object)))
}

/// True for an infinitive with "to"; in "the plan to which they agreed" the "to" is a preposition, whatever its tag.
pub fn is_infinitive(doc: &Doc, verb: usize) -> bool {
    doc.lefts(verb).any(|child| doc.dep(child) == Dep::Aux && doc.tag(child) == "TO")
}

/// True where "to" and an infinitive hang on the verb: "asked them to leave".
pub fn takes_infinitive(doc: &Doc, verb: usize) -> bool {
    doc.rights(verb).any(|child| matches!(doc.dep(child), Dep::Xcomp | Dep::Ccomp) && is_infinitive(doc, child))
}

/// True for what is to be done, not done: "met to condemn the attack", "the right to reveal sources".
pub fn is_purpose(doc: &Doc, verb: usize) -> bool {
    matches!(doc.dep(verb), Dep::Acl | Dep::Advcl) && is_infinitive(doc, verb)
}

/// True for a clause that "that" opens.
pub fn opens_with_that(doc: &Doc, clause: usize) -> bool {
    doc.token(doc.left_edge(clause)) == "that"
}

/// True for a verb with a clause that "that" opens behind it: "said that it snowed".
pub fn takes_that_clause(doc: &Doc, verb: usize) -> bool {
    doc.rights(verb).any(|child| doc.dep(child) == Dep::Ccomp && opens_with_that(doc, child))
}

/// True for a phrase or clause right behind a comma.
pub fn opens_after_comma(doc: &Doc, head: usize) -> bool {
    doc.left_edge(head).checked_sub(1).is_some_and(|i| doc.token(i) == ",")
}

/// True for a verb whose own form tells the tense: "left", "leaves".
pub fn is_tensed(doc: &Doc, i: usize) -> bool {
    matches!(doc.tag(i), "VBD" | "VBZ" | "VBP")
}

/// True for a form that only a finite verb has, or a modal.
pub fn is_finite_form(doc: &Doc, i: usize) -> bool {
    is_tensed(doc, i) || doc.tag(i) == "MD"
}

/// True for a verb with a tense of its own or of its auxiliary: "left", "has left", not "to leave", "leaving".
pub fn is_finite(doc: &Doc, verb: usize) -> bool {
    is_finite_form(doc, verb)
        || doc.lefts(verb).any(|child| matches!(doc.dep(child), Dep::Aux | Dep::Auxpass) && is_finite_form(doc, child))
}

/// The lemma to look a verb up by. The language engine, true to its model, takes "hoped" for a form of "hop".
pub fn verb_lemma(doc: &Doc, verb: usize) -> String {
    match doc.lemma(verb) {
        "hop" if !doc.token(verb).to_lowercase().starts_with("hopp") => "hope".to_owned(),
        lemma => lemma.to_lowercase(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[test]
    fn verbs_share_subjects() {
        assert_eq!(Sentence::new("The envoy came and spoke to reporters.").find(subject, "spoke"), Some("envoy"));
        assert_eq!(Sentence::new("The envoy tried to speak.").find(subject, "speak"), Some("envoy"));
        assert_eq!(Sentence::new("The envoy urged the rebels to leave.").find(subject, "leave"), Some("rebels"));
        assert_eq!(Sentence::new("Villagers fleeing the war need food.").find(subject, "fleeing"), Some("Villagers"));
        assert_eq!(Sentence::new("Villagers hit by the war need food.").find(subject, "hit"), None);
    }

    #[test]
    fn objects_of_verbs_and_prepositions() {
        let sentence = Sentence::new("The envoy gave an answer to reporters.");
        assert_eq!(sentence.find(object, "gave"), Some("answer"));
        let found = prepositional(&sentence.0, sentence.at("gave"), &["to"]);
        assert_eq!(found, Some((sentence.at("to"), sentence.at("reporters"))));
        assert_eq!(prepositional(&sentence.0, sentence.at("gave"), &["from"]), None);
    }

    #[test]
    fn infinitives_and_purposes() {
        let sentence = Sentence::new("They met to condemn the attack and asked us to leave.");
        assert!(sentence.holds(is_infinitive, "condemn") && !sentence.holds(is_infinitive, "met"));
        assert!(sentence.holds(is_purpose, "condemn") && !sentence.holds(is_purpose, "leave"));
        assert!(sentence.holds(takes_infinitive, "asked") && !sentence.holds(takes_infinitive, "met"));
    }

    #[test]
    fn hope_is_no_hop() {
        let sentence = Sentence::new("She hoped for rain.");
        assert_eq!(verb_lemma(&sentence.0, sentence.at("hoped")), "hope");
        let sentence = Sentence::new("She hopped over the fence.");
        assert_eq!(verb_lemma(&sentence.0, sentence.at("hopped")), "hop");
    }

    #[test]
    fn punctuation_at_the_ends_is_cut() {
        let sentence = Sentence::new("\"We will come,\" she said.");
        let trimmed = trim(&sentence.0, 0..sentence.at("she"));
        assert_eq!(sentence.0.words(trimmed), "We will come");
    }

    #[test]
    fn a_finite_verb_has_a_tense() {
        let sentence = Sentence::new("Peru wanted to leave and has closed the road, leaving the town.");
        assert!(sentence.holds(is_finite, "wanted") && sentence.holds(is_finite, "closed"));
        assert!(!sentence.holds(is_finite, "leave") && !sentence.holds(is_finite, "leaving"));
    }
}
