//! Light verbs: verbs that say of their object no more than that it is done, and lend it their subject.
//!
//! Three classes of them do different work: before a noun of something done ([`GrammarWord::LightVerb`], "launched
//! airstrikes"), before a noun with an infinitive that its taker will do ([`GrammarWord::DecisionVerb`], "took a decision
//! to withdraw"), before a noun of something said ([`GrammarWord::ReportingLightVerb`], "voiced concern").

use crate::english::{Dep, Doc, Pos};
use crate::grammar::{partitive, voice};
use crate::lexicon::classes::GrammarWord;

/// The light verb that a noun of something done is the object of, or the subject where it is passive, alone or in "a series
/// of" them.
pub fn verb_of(doc: &Doc, noun: usize) -> Option<usize> {
    let noun = partitive::container(doc, noun);
    let verb = doc.head(noun);
    let light = matches!(doc.dep(noun), Dep::Dobj | Dep::Nsubjpass)
        && doc.pos(verb) == Pos::Verb
        && GrammarWord::LightVerb.has(doc.lemma(verb));
    light.then_some(verb)
}

/// Who did what a noun names, by the participle of a light verb: "an inquiry led by the senate".
pub fn doer(doc: &Doc, noun: usize) -> Option<usize> {
    let participles = doc.rights(noun).filter(|&child| doc.dep(child) == Dep::Acl && doc.tag(child) == "VBN");
    participles.filter(|&verb| GrammarWord::LightVerb.has(doc.lemma(verb))).find_map(|verb| voice::agent(doc, verb))
}

/// The verb that a noun of something decided is the object of.
pub fn decision_verb_of(doc: &Doc, noun: usize) -> Option<usize> {
    let verb = doc.head(noun);
    (doc.dep(noun) == Dep::Dobj && GrammarWord::DecisionVerb.has(doc.lemma(verb))).then_some(verb)
}

/// The noun of something said that a light verb has as its object.
pub fn reporting_object(doc: &Doc, verb: usize) -> Option<usize> {
    let light = GrammarWord::ReportingLightVerb.has(&doc.lemma(verb).to_lowercase());
    if light { doc.right(verb, Dep::Dobj) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[test]
    fn three_classes_of_light_verbs() {
        assert_eq!(Sentence::new("The army launched airstrikes.").find(verb_of, "airstrikes"), Some("launched"));
        assert_eq!(
            Sentence::new("The army launched a wave of airstrikes.").find(verb_of, "airstrikes"),
            Some("launched")
        );
        assert_eq!(
            Sentence::new("Airstrikes were conducted by the army.").find(verb_of, "Airstrikes"),
            Some("conducted")
        );
        assert_eq!(Sentence::new("The army resented airstrikes.").find(verb_of, "airstrikes"), None);
        assert_eq!(Sentence::new("An inquiry led by the senate began.").find(doer, "inquiry"), Some("senate"));
        let sentence = Sentence::new("The army announced a decision to leave.");
        assert_eq!(sentence.find(decision_verb_of, "decision"), Some("announced"));
        assert_eq!(sentence.find(verb_of, "decision"), None);
        assert_eq!(
            Sentence::new("The ministry expressed concern about the talks.").find(reporting_object, "expressed"),
            Some("concern")
        );
        assert_eq!(Sentence::new("The army launched airstrikes.").find(reporting_object, "launched"), None);
    }
}
