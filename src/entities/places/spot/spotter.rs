//! The spotter: what all ways to find a name have in common.

use std::collections::HashSet;
use std::ops::Range;

use super::candidate::{Candidate, usual_case};
use super::context;
use crate::english::Doc;
use crate::entities::gazetteer::{Sense, key};
use crate::entities::reading::Reading;

/// A name is no longer than this, in tokens ("Stoke-on-Trent" has five).
pub const MAX_TOKENS: usize = 7;

/// Reads an article and notes what may name a place.
pub struct Spotter<'s> {
    /// The article.
    pub reading: &'s Reading<'s>,
    /// Its text.
    pub doc: &'s Doc,
    /// Words that the article has in small letters.
    pub small: HashSet<&'s str>,
    /// What has been found so far, in text order.
    pub found: Vec<Candidate>,
}

impl Spotter<'_> {
    /// The words of a name, as they are spelt elsewhere.
    pub fn words(&self, tokens: Range<usize>) -> String {
        usual_case(&self.doc.words(tokens))
    }

    /// Note a candidate; returns where it stands among those found.
    pub fn push(&mut self, tokens: Range<usize>, senses: Vec<Sense>, evidence: f64, tagged: bool) -> usize {
        let words = self.words(tokens.clone());
        self.found.push(Candidate {
            span: self.doc.span_of(tokens.clone()),
            key: key(&words),
            senses,
            described: None,
            famous: None,
            hint: context::hint(self.doc, &tokens),
            want: context::want(self.doc, &tokens),
            inside: false,
            dateline: false,
            tagged,
            borne: context::is_borne(self.reading, &tokens),
            evidence,
            words,
            tokens,
        });
        self.found.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::testing::story;

    #[test]
    fn a_candidate_has_its_words_in_the_usual_case_and_what_stands_beside_them() {
        let story = story("It rained in PARIS, Texas, on Monday.");
        let (reading, doc) = (&*story, &story.doc);
        let mut spotter = Spotter { reading, doc, small: HashSet::new(), found: Vec::new() };
        let at = spotter.push(3..4, Vec::new(), 1.0, false);
        assert_eq!((spotter.found[at].words.as_str(), spotter.found[at].key.as_str()), ("Paris", "paris"));
        assert!(spotter.found[at].hint.is_some());
    }
}
