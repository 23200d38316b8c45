//! The spotter: what all ways to find a name have in common.

use std::collections::HashSet;
use std::ops::Range;

use super::candidate::{Candidate, is_capitalised, usual_case};
use super::context;
use crate::english::Doc;
use crate::entities::gazetteer::{Gazetteer, PlaceId, PlaceKind, Sense, key};
use crate::entities::reading::Reading;
use crate::facts::EntityType;
use crate::lexicon::classes::PlaceWord;

/// A name is no longer than this, in tokens ("Stoke-on-Trent" has five).
pub const MAX_TOKENS: usize = 7;

/// A land's or a water's name has at most so many tokens more than that of the state in it, on each side.
const WIDER: usize = 2;

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
        let senses = self.holding(&tokens, &words, senses);
        let hint = context::hint(self.doc, &tokens, &senses);
        let holds = self.holder(&tokens).is_some_and(|place| senses.len() == 1 && senses[0].place == place);
        self.found.push(Candidate {
            span: self.doc.span_of(tokens.clone()),
            key: key(&words),
            senses,
            described: None,
            famous: None,
            hint,
            holds,
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

    /// The place that the name before, behind which a comma stands, was put in: "Georgia" in "Savannah, Georgia".
    fn holder(&self, tokens: &Range<usize>) -> Option<PlaceId> {
        // "Georgia Gov. Roe": of states and regions of one name, what has governors.
        if tokens.end < self.doc.len() && PlaceWord::Statehouse.has(self.doc.token(tokens.end)) {
            let gazetteer = Gazetteer::embedded();
            let senses = gazetteer.look_up(self.doc.slice(tokens.clone())).map(|sense| sense.place);
            let american = |place: &PlaceId| {
                gazetteer.kind(*place) == PlaceKind::Region && gazetteer.country_code(*place) == Some("US")
            };
            return senses.into_iter().find(american);
        }
        let last = self.found.last().filter(|last| last.tokens.end + 1 == tokens.start)?;
        last.hint.filter(|_| self.doc.token(last.tokens.end) == ",")
    }

    /// What a name can mean: where it is what the name before lies in, that alone.
    pub fn holding(&self, tokens: &Range<usize>, words: &str, senses: Vec<Sense>) -> Vec<Sense> {
        match self.holder(tokens) {
            Some(place) if Gazetteer::embedded().look_up(words).any(|sense| sense.place == place) => {
                vec![Sense { place, own: true }]
            }
            _ => senses,
        }
    }

    /// A land or a water whose name a state's opens or closes: "South China Sea", "British Columbia", "Gulf of Mexico".
    pub fn land_or_water(&self, state: &Range<usize>) -> Option<Range<usize>> {
        let gazetteer = Gazetteer::embedded();
        let senses = &self.reading.mention(state.start)?.senses;
        let is_land = |actor: usize| {
            let is_state = self.reading.authority.actor(actor).kind == EntityType::State;
            is_state || self.reading.authority.land(actor).is_some()
        };
        senses.actor.map(|(actor, _)| is_land(actor)).or(senses.place.map(|_| true)).filter(|&is_land| is_land)?;
        let sentence = self.doc.sentence(state.start);
        let starts = sentence.start.max(state.start.saturating_sub(WIDER))..=state.start;
        let ends = || (state.end..=sentence.end.min(state.end + WIDER)).rev();
        let wide = |range: &Range<usize>| {
            let capital = |i: usize| is_capitalised(self.doc.token(i));
            let taken = self.found.last().is_some_and(|last| last.tokens.end > range.start);
            let longer = range.len() > state.len() && capital(range.start) && capital(range.end - 1) && !taken;
            longer
                && self.reading.authority.look_up(self.doc.slice(range.clone())).is_none()
                && (gazetteer.look_up(self.doc.slice(range.clone())).any(|sense| {
                    let kind = gazetteer.kind(sense.place);
                    sense.own && (kind.is_wide())
                }) || self.is_water(range))
        };
        starts.flat_map(|start| ends().map(move |end| start..end)).find(wide)
    }

    /// "The Sea of Japan", "the South China Sea": the noun says that it is a water.
    fn is_water(&self, range: &Range<usize>) -> bool {
        let (first, last) = (self.doc.token(range.start), self.doc.token(range.end - 1));
        let opens = PlaceWord::Water.has(first) && range.len() > 2 && self.doc.token(range.start + 1) == "of";
        let named = (range.start..range.end - 1).all(|i| is_capitalised(self.doc.token(i)));
        opens || PlaceWord::Water.has(last) && named
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
