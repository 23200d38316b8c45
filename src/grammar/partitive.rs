//! Partitives: a noun of quantity, kind or container, and what it is of.
//!
//! Example: `a series of talks` is about `talks`, `dozens of activists` are `activists`.

use crate::english::{Dep, Doc};
use crate::lexicon::classes::GrammarWord;

/// What a noun is of: "dozens of activists", "a group of rebels".
pub fn of_what(doc: &Doc, noun: usize) -> Option<usize> {
    let of = doc.rights(noun).find(|&child| doc.dep(child) == Dep::Prep && doc.lemma(child) == "of")?;
    doc.right(of, Dep::Pobj)
}

/// The noun that a phrase is about: in "a series of talks" the talks. Any other noun stands for itself.
pub fn content_noun(doc: &Doc, noun: usize) -> usize {
    let contains = GrammarWord::Container.has(&doc.lemma(noun).to_lowercase());
    if contains { of_what(doc, noun).unwrap_or(noun) } else { noun }
}

/// The noun by which a phrase hangs in its clause: of the talks in "a series of talks" the series. Any other noun stands for
/// itself.
pub fn container(doc: &Doc, noun: usize) -> usize {
    let of = doc.head(noun);
    let up = doc.head(of);
    let contained = doc.dep(noun) == Dep::Pobj && doc.lemma(of) == "of" && doc.dep(of) == Dep::Prep;
    if contained && GrammarWord::Container.has(&doc.lemma(up).to_lowercase()) { up } else { noun }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[test]
    fn containers_stand_for_what_they_hold() {
        let sentence = Sentence::new("A series of talks followed the siege of Gao.");
        assert_eq!(sentence.0.token(content_noun(&sentence.0, sentence.at("series"))), "talks");
        assert_eq!(sentence.0.token(content_noun(&sentence.0, sentence.at("siege"))), "siege");
        assert_eq!(sentence.find(of_what, "siege"), Some("Gao"));
        assert_eq!(sentence.0.token(container(&sentence.0, sentence.at("talks"))), "series");
        assert_eq!(sentence.0.token(container(&sentence.0, sentence.at("Gao"))), "Gao");
    }
}
