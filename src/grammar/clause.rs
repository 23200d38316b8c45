//! The clause of a verb: its object, its prepositional phrases, its form, its ends.
//!
//! Example: in `The envoy came and spoke to reporters` the object of `to` is `reporters`.

use std::ops::Range;

use crate::english::{Dep, Doc, Pos};

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

/// "Jane Roe, who is thinking of it, called for talks", "Jane Roe, the mayor, tweeted on Sunday that it snowed", where the parser
/// finds no main verb and takes this one for a participle: behind the comma that ends what more is told of a name.
pub fn is_main_verb(doc: &Doc, participle: usize) -> bool {
    let name = doc.head(participle);
    let has =
        |wanted: Dep| doc.rights(name).take_while(|&child| child < participle).any(|child| doc.dep(child) == wanted);
    let acts = object(doc, participle).is_some()
        || doc.rights(participle).any(|child| matches!(doc.dep(child), Dep::Ccomp | Dep::Xcomp));
    let told = has(Dep::Relcl) && (acts || prepositional(doc, participle, &["for", "on"]).is_some())
        || has(Dep::Appos) && acts;
    doc.dep(participle) == Dep::Acl
        && doc.tag(participle) == "VBN"
        && doc.dep(name) == Dep::Root
        && doc.pos(name) == Pos::Propn
        && told
        && opens_after_comma(doc, participle)
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

    #[test]
    fn a_main_verb_behind_what_is_told_of_a_name_is_no_participle() {
        let sentence = Sentence::new(
            "Nehra, the harbour commissioner, tweeted on Sunday that more than ninety boats had registered so far.",
        );
        assert!(sentence.holds(is_main_verb, "tweeted"));
    }
}
