//! Phrases on a noun or verb: possessors, prepositional phrases wherever the parser hangs them, complements, times.
//!
//! Example: in `held talks in Geneva with envoys` the envoys hang on Geneva and belong to the talks.

use crate::english::{Dep, Doc, EntType, Pos};
use crate::grammar::clause;
use crate::lexicon::classes::GrammarWord;
use crate::lexicon::kind;

/// How deep phrases may nest before they have little to do with the word at the top.
const DEPTH: usize = 3;

/// Whose a noun is: possessors, adjectives, nouns before it; "US" in "US-backed rebels" is none.
pub fn possessors(doc: &Doc, noun: usize) -> Vec<usize> {
    doc.lefts(noun)
        .filter(|&child| {
            let hyphenated = child + 1 < doc.len() && matches!(doc.token(child + 1), "-" | "–");
            matches!(doc.dep(child), Dep::Poss | Dep::Amod | Dep::Compound | Dep::Nmod) && !hyphenated
        })
        .collect()
}

/// True for "a soldier", "an officer": one of several.
pub fn is_indefinite(doc: &Doc, head: usize) -> bool {
    doc.left(head, Dep::Det).is_some_and(|article| matches!(doc.lemma(article), "a" | "an"))
}

/// True for "which people", "what contacts": the text asks for them, or leaves open who they are.
pub fn is_asked(doc: &Doc, head: usize) -> bool {
    doc.lefts(head).any(|child| matches!(doc.tag(child), "WDT" | "WP"))
}

/// True for a relative pronoun: "the sanctions that Peru imposed", "bombs which killed six".
pub fn is_relative(doc: &Doc, i: usize) -> bool {
    matches!(doc.tag(i), "WDT" | "WP") || doc.token(i) == "that"
}

/// Objects of the preposition on `head`: its own, then those on its object or on a phrase of its phrases, where the
/// parser often hangs what belongs to the whole ("held talks in Geneva with envoys").
pub fn deep_prepositional(doc: &Doc, head: usize, preposition: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut level = vec![head];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for &at in &level {
            for child in doc.rights(at) {
                match doc.dep(child) {
                    Dep::Prep | Dep::Agent | Dep::Dative => {
                        let fits = doc.token(child).eq_ignore_ascii_case(preposition);
                        match doc.right(child, Dep::Pobj) {
                            Some(object) if fits => found.push(object),
                            Some(object) if preposition == "with" && is_own_meeting(doc, object) => {}
                            Some(object) => next.push(object),
                            // "Upon", "out of": a preposition of a preposition.
                            None if fits && doc.dep(child) == Dep::Dative => found.push(child),
                            None if preposition == "to" && doc.dep(child) == Dep::Dative => found.push(child),
                            None => next.push(child),
                        }
                    }
                    Dep::Dobj | Dep::Prt | Dep::Acomp | Dep::Advmod => next.push(child),
                    _ => {}
                }
            }
        }
        level = next;
    }
    found
}

/// "Spoke ahead of her meeting with them": the meeting was with them, and not the talk.
fn is_own_meeting(doc: &Doc, noun: usize) -> bool {
    doc.left(noun, Dep::Poss).is_some() && kind::of_noun(&doc.lemma(noun).to_lowercase()) == Some("meeting")
}

/// Objects of the preposition after token `from`, wherever in the verb's clause the parser hangs it.
pub fn prepositional_in_clause(doc: &Doc, verb: usize, from: usize, preposition: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for i in from..doc.right_edge(verb) + 1 {
        if doc.dep(i) != Dep::Prep || !doc.token(i).eq_ignore_ascii_case(preposition) {
            continue;
        }
        let own = doc.ancestors(i).take_while(|&up| up != verb).all(|up| {
            let verb = matches!(doc.pos(up), Pos::Verb | Pos::Aux);
            // Where something comes from that a clause describes is told of that.
            let clause = doc.dep(up) == Dep::Relcl && preposition != "from" || doc.dep(up) == Dep::Acl;
            let is_of_meeting = preposition == "with" && is_own_meeting(doc, up);
            !verb && !is_of_meeting && doc.dep(up) != Dep::Appos || clause
        });
        if own {
            found.extend(doc.right(i, Dep::Pobj));
        }
    }
    found
}

/// Who is acted on in what the verb takes: the subject of its clause where that is another than the verb's own, the
/// object, the prepositional phrases.
pub fn acted_on_in_complement(doc: &Doc, verb: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut level = vec![verb];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for &at in &level {
            for child in doc.rights(at) {
                match doc.dep(child) {
                    Dep::Xcomp | Dep::Ccomp | Dep::Pcomp => next.push(child),
                    // "Called for Denmark to withdraw."
                    Dep::Advcl if doc.left(child, Dep::Mark).is_some_and(|mark| doc.lemma(mark) == "for") => {
                        next.push(child);
                    }
                    Dep::Prep | Dep::Acomp | Dep::Dobj if at == verb => {
                        next.extend(doc.rights(child).filter(|&inner| {
                            matches!(doc.dep(inner), Dep::Pcomp | Dep::Xcomp | Dep::Acl | Dep::Ccomp)
                        }));
                    }
                    _ => {}
                }
            }
        }
        for &at in &next {
            let subject = doc.lefts(at).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
            found.extend(subject.filter(|&subject| doc.pos(subject) != Pos::Pron));
            let mut others: Vec<usize> = clause::object(doc, at).into_iter().collect();
            for preposition in GrammarWord::PatientPreposition.words() {
                others.extend(deep_prepositional(doc, at, preposition));
            }
            others.sort_unstable();
            found.extend(others);
        }
        level = next;
    }
    found
}

/// A noun with the word before it, where the two may be one name of a thing: "car-bomb" in "car bomb" and "car-bomb".
pub fn with_word_before(doc: &Doc, noun: usize) -> Option<String> {
    let gap = if noun > 1 && doc.token(noun - 1) == "-" { 2 } else { 1 };
    let before = noun.checked_sub(gap)?;
    Some(format!("{}-{}", doc.lemma(before).to_lowercase(), doc.lemma(noun).to_lowercase()))
}

/// True for a word of a day or an hour.
pub fn is_time(doc: &Doc, i: usize) -> bool {
    matches!(doc.ent_type(i), Some(EntType::Date | EntType::Time))
}

/// True for a preposition whose first object is a time: "argued for years".
pub fn opens_time(doc: &Doc, preposition: usize) -> bool {
    doc.right(preposition, Dep::Pobj).is_some_and(|object| is_time(doc, object))
}

/// True for a noun that means nobody in particular: "no voter", "every voter", "any voter", "a normal voter".
pub fn is_of_all_or_none(doc: &Doc, noun: usize) -> bool {
    doc.lefts(noun).any(|child| GrammarWord::Generic.has(&doc.token(child).to_lowercase()))
}

/// True for the words by which whoever speaks means themselves, in any case of letters.
pub fn is_first_person(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "i" | "we" | "me" | "us")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[test]
    fn whose_a_noun_is() {
        let sentence = Sentence::new("Mali's army trusts its Malian friends, not US-backed rebels.");
        assert_eq!(sentence.words(possessors(&sentence.0, sentence.at("army"))), ["Mali"]);
        assert_eq!(sentence.words(possessors(&sentence.0, sentence.at("friends"))), ["its", "Malian"]);
        assert!(!sentence.words(possessors(&sentence.0, sentence.at("rebels"))).contains(&"US"));
    }

    #[test]
    fn phrases_that_hang_deep_belong_to_the_top() {
        let sentence = Sentence::new("Ghana met officials in Geneva with envoys from Togo.");
        assert_eq!(sentence.words(deep_prepositional(&sentence.0, sentence.at("met"), "from")), ["Togo"]);
        let found = prepositional_in_clause(&sentence.0, sentence.at("met"), sentence.at("officials"), "from");
        assert_eq!(sentence.words(found), ["Togo"]);
    }

    #[test]
    fn who_is_acted_on_below() {
        let sentence = Sentence::new("Ghana threatened to attack Togo.");
        assert_eq!(sentence.words(acted_on_in_complement(&sentence.0, sentence.at("threatened"))), ["Togo"]);
    }

    #[test]
    fn nouns_of_two_words() {
        let sentence = Sentence::new("A car bomb killed two.");
        assert_eq!(with_word_before(&sentence.0, sentence.at("bomb")).as_deref(), Some("car-bomb"));
    }

    #[test]
    fn times() {
        let sentence = Sentence::new("They argued for two years about Gao.");
        assert!(sentence.holds(is_time, "years") && !sentence.holds(is_time, "Gao"));
        assert!(sentence.holds(opens_time, "for") && !sentence.holds(opens_time, "about"));
    }
}
