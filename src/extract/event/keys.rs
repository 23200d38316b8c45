//! The forms in which the lexicon may have a verb or a noun.
//!
//! Example: `lashed out at` is looked up as `lash_out_at`, `lash_out` and `lash`; `car bomb` as `car-bomb` and `bomb`.

use crate::english::{Dep, Doc, Pos};
use crate::grammar::phrase;

/// A form in which the lexicon may have a verb.
pub struct VerbKey {
    /// The words, as the lexicon spells them.
    pub words: String,
    /// The preposition among them.
    pub preposition: Option<usize>,
    /// Where they end in the text.
    pub end: usize,
}

/// The verb alone, with its particle, its prepositions, the words after it; longest last.
pub fn of_verb(doc: &Doc, i: usize) -> Vec<VerbKey> {
    let lemma = doc.lemma(i).to_lowercase();
    let mut keys = vec![VerbKey { words: lemma.clone(), preposition: None, end: i + 1 }];
    let mut with_particle = lemma.clone();
    for child in doc.rights(i) {
        match doc.dep(child) {
            Dep::Prt => {
                with_particle = format!("{lemma}_{}", doc.token(child).to_lowercase());
                keys.push(VerbKey { words: with_particle.clone(), preposition: None, end: i + 1 });
            }
            // "Called her on Friday" is not calling on her.
            Dep::Prep if doc.rights(child).any(|object| phrase::is_time(doc, object)) => {}
            Dep::Prep | Dep::Agent => {
                let preposition = doc.token(child).to_lowercase();
                let near = if child == i + 1 { child + 1 } else { i + 1 };
                let words = format!("{with_particle}_{preposition}");
                // "Pulled Mali out of the pact".
                if let Some(inner) = doc.right(child, Dep::Prep) {
                    let words = format!("{words}_{}", doc.token(inner).to_lowercase());
                    keys.push(VerbKey { words, preposition: Some(inner), end: near });
                }
                keys.push(VerbKey { words, preposition: Some(child), end: near });
            }
            _ => {}
        }
    }
    // Fixed phrases that the parser takes for other things ("let go", "shot dead").
    if i + 1 < doc.len() && doc.pos(i + 1) != Pos::Punct {
        let two = format!("{lemma}_{}", doc.token(i + 1).to_lowercase());
        if i + 2 < doc.len() {
            let three = format!("{two}_{}", doc.token(i + 2).to_lowercase());
            if keys.iter().all(|key| key.words != three) {
                keys.push(VerbKey { words: three, preposition: None, end: i + 3 });
            }
        }
        if keys.iter().all(|key| key.words != two) {
            keys.push(VerbKey { words: two, preposition: None, end: i + 2 });
        }
    }
    keys
}

/// A noun with the word before it where the two may be one name of a thing, with its prepositions, then alone.
pub fn of_noun(doc: &Doc, noun: usize) -> Vec<String> {
    let lemma = doc.lemma(noun).to_lowercase();
    let prepositions = doc.rights(noun).filter(|&child| doc.dep(child) == Dep::Prep);
    let with_preposition = prepositions.map(|child| format!("{lemma}_{}", doc.token(child).to_lowercase()));
    phrase::with_word_before(doc, noun).into_iter().chain(with_preposition).chain([lemma.clone()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::Engine;

    fn forms(text: &str, word: &str) -> Vec<String> {
        let doc = Engine::embedded().parser().parse(text);
        let verb = (0..doc.len()).find(|&i| doc.token(i) == word).unwrap();
        of_verb(&doc, verb).into_iter().map(|key| key.words).collect()
    }

    #[test]
    fn particles_and_prepositions_lengthen_a_verb() {
        let found = forms("Kenya lashed out at Uganda.", "lashed");
        assert!(found.contains(&"lash_out_at".to_owned()) && found.contains(&"lash".to_owned()), "{found:?}");
        assert!(forms("Kenya pulled Uganda out of the pact.", "pulled").contains(&"pull_out_of".to_owned()));
        // A day is no object of the preposition.
        let found = forms("Kenya called her on Friday.", "called");
        assert!(!found.contains(&"call_on".to_owned()), "{found:?}");
    }

    #[test]
    fn a_noun_comes_with_the_word_before_it() {
        let doc = Engine::embedded().parser().parse("A car bomb exploded.");
        assert_eq!(of_noun(&doc, 2), ["car-bomb", "bomb"]);
        let doc = Engine::embedded().parser().parse("Calls for talks came.");
        assert_eq!(of_noun(&doc, 0), ["call_for", "call"]);
    }
}
