//! Irrealis: what stands below a word that does not say that it happens, and what a noun's own verb says of it.
//!
//! Example: in `urged an end to the shelling` no end is told; `will hold a vote` tells of a vote to come, `the war will
//! hurt trade` of a war that is.

use crate::english::{Dep, Doc, Pos};
use crate::facts::{Modality, Polarity};
use crate::grammar::mood;
use crate::lexicon::classes::GrammarWord;

/// How far up the word may stand.
const REACH: usize = 6;

/// "No attack": whether a noun is negated.
pub fn noun_polarity(doc: &Doc, noun: usize) -> Polarity {
    let none = doc.lefts(noun).any(|child| doc.dep(child) == Dep::Det && doc.lemma(child).eq_ignore_ascii_case("no"));
    if none { Polarity::Negated } else { Polarity::Affirmed }
}

/// Polarity and modality of what a noun names, from the verb that it is subject or object of.
pub fn of_noun(doc: &Doc, noun: usize) -> (Polarity, Modality) {
    if noun_polarity(doc, noun) == Polarity::Negated {
        return (Polarity::Negated, Modality::Asserted);
    }
    let verb = doc.head(noun);
    let governed = matches!(doc.dep(noun), Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass) && doc.pos(verb) == Pos::Verb;
    let words = GrammarWord::of(doc.lemma(verb));
    if !governed || !words.is(GrammarWord::Staging) {
        return (Polarity::Affirmed, Modality::Asserted);
    }
    let unreal = words.is(GrammarWord::Unreal);
    (mood::polarity(doc, verb), if unreal { Modality::Hypothetical } else { mood::modality(doc, verb) })
}

/// True where the token stands in what an unreal verb takes; a finite clause between makes it real again.
pub fn is_unreal(doc: &Doc, token: usize) -> bool {
    let inside = |&at: &usize| {
        matches!(
            doc.dep(at),
            Dep::Dobj | Dep::Pobj | Dep::Prep | Dep::Pcomp | Dep::Xcomp | Dep::Conj | Dep::Acl | Dep::Nsubjpass
        )
    };
    let way = std::iter::once(token).chain(doc.ancestors(token)).take(REACH).take_while(inside);
    way.map(|at| doc.head(at))
        .any(|head| matches!(doc.pos(head), Pos::Verb | Pos::Noun) && GrammarWord::Unreal.has(doc.lemma(head)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[test]
    fn what_is_wanted_does_not_happen() {
        assert!(Sentence::new("Peru urged an end to the shelling.").holds(is_unreal, "shelling"));
        assert!(!Sentence::new("Peru lamented the shelling.").holds(is_unreal, "shelling"));
        assert!(!Sentence::new("Peru feared that the shelling killed many.").holds(is_unreal, "shelling"));
    }

    #[test]
    fn nouns_are_real_unless_their_own_verb_says_otherwise() {
        let told = |text: &str, noun: &str| {
            let sentence = Sentence::new(text);
            of_noun(&sentence.0, sentence.at(noun))
        };
        assert_eq!(told("Malta will hold an election.", "election"), (Polarity::Affirmed, Modality::Planned));
        assert_eq!(told("Malta averted an election.", "election"), (Polarity::Affirmed, Modality::Asserted));
        assert_eq!(told("Malta prevented an election.", "election"), (Polarity::Affirmed, Modality::Hypothetical));
        assert_eq!(told("The war will hurt trade.", "war"), (Polarity::Affirmed, Modality::Asserted));
        assert_eq!(told("There was no election.", "election"), (Polarity::Negated, Modality::Asserted));
    }
}
