//! Evidence: what the words beside a name say for a place and against one.

use std::ops::Range;

use super::candidate::is_capitalised;
use super::context;
use super::spotter::Spotter;
use crate::english::{Dep, Pos};
use crate::lexicon::classes::PlaceWord;

impl Spotter<'_> {
    /// What the words before and after a name say for a place.
    pub fn beside(&self, tokens: &Range<usize>, known: bool) -> f64 {
        let doc = self.doc;
        let mut sum = 0.0;
        let mut before = tokens.start;
        while before > 0 && PlaceWord::Compass.has(&doc.token(before - 1).to_lowercase()) {
            before -= 1;
        }
        if before > 0 {
            let word = doc.token(before - 1);
            let lower = word.to_lowercase();
            if PlaceWord::Locative.has(&lower) {
                sum += 2.0;
            } else if PlaceWord::Directional.has(&lower) {
                sum += 1.0;
            } else if matches!(word, "D-" | "R-")
                || word == "-" && before > 1 && matches!(doc.token(before - 2), "D" | "R")
            {
                sum += 3.0;
            } else if word == ","
                && self.found.last().is_some_and(|last| last.tokens.end + 1 == before && last.evidence >= 2.0)
            {
                // The next of a list of places.
                sum += 1.0;
            } else if PlaceWord::Title.has(word) {
                sum -= 3.0;
            }
        }
        if before > 0 && self.is_taken(before - 1) {
            sum += 2.0;
        }
        if before != tokens.start {
            sum += 1.0;
        }
        // "Mar-a-Lago" is one name.
        let joint = |i: usize| i < doc.len() && doc.token(i) == "-" && !doc.space_after(i);
        if joint(tokens.end) && joint(tokens.end + 2) && !is_capitalised(doc.token(tokens.end + 1)) {
            sum -= 4.0;
        }
        if let Some(after) = (tokens.end < doc.len()).then(|| doc.token(tokens.end)) {
            if after == "-"
                && tokens.end + 1 < doc.len()
                && matches!(doc.token(tokens.end + 1), "based" | "area" | "born")
            {
                sum += 3.0;
            } else if known && PlaceWord::Townish.has(after.strip_suffix('s').unwrap_or(after)) {
                sum += 2.0;
            } else if known && doc.pos(tokens.end) == Pos::Noun && doc.dep(tokens.end - 1) == Dep::Compound {
                sum += 1.0;
            }
            // "SALINA, Kan. —", "ROSWELL - A man": a dateline that stands in the paragraph.
            let capitals = doc.slice(tokens.clone()).chars().all(|c| !c.is_lowercase());
            if known && capitals && matches!(after, "-" | "--" | "—" | "–" | ":") && doc.slice(tokens.clone()).len() > 3
            {
                sum += 3.0;
            }
        }
        if known && context::hint(doc, tokens, &[]).is_some() {
            sum += 3.0;
        }
        sum
    }

    /// True where what stands before a name takes lands and towns: "annexed", "the siege of".
    pub fn is_taken(&self, before: usize) -> bool {
        let doc = self.doc;
        let word = if doc.token(before) == "of" { before.checked_sub(1) } else { Some(before) };
        word.is_some_and(|word| PlaceWord::Taken.has(&doc.lemma(word).to_lowercase()))
    }

    /// Against a place speaks that a person of the article has the name, or that it has an age: "Warren, 63, of Gao".
    pub fn person_risk(&self, tokens: &Range<usize>) -> f64 {
        let has_age = || {
            let token = |at: usize| if at < self.doc.len() { self.doc.token(at) } else { "" };
            let is_age = token(tokens.end + 1).parse().is_ok_and(|age: u8| (1..120).contains(&age));
            is_age && token(tokens.end) == "," && matches!(token(tokens.end + 2), "," | ".")
        };
        if context::is_borne(self.reading, tokens) || has_age() { -3.0 } else { 0.0 }
    }

    /// True where two tokens belong to one run of capitalised words.
    pub fn runs_on(&self, left: usize, right: usize) -> bool {
        let doc = self.doc;
        right < doc.len()
            && !doc.is_sent_start(right)
            && is_capitalised(doc.token(left))
            && is_capitalised(doc.token(right))
            && doc.pos(left) == Pos::Propn
            && doc.pos(right) == Pos::Propn
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn places(text: &str) -> Vec<String> {
        facts(text).places.into_iter().map(|place| place.name).collect()
    }

    #[test]
    fn a_preposition_makes_a_place_and_a_form_of_address_a_person() {
        assert_eq!(places("A bakery in Huntsville won the prize."), ["Huntsville"]);
        assert!(places("Mr. Huntsville won the prize.").is_empty());
        assert!(places("They mourned the death of Huntsville, 63, on Monday.").is_empty());
    }

    #[test]
    fn what_is_annexed_is_a_land() {
        assert_eq!(places("Peru's annexation of Crimea was wrong."), ["Peru", "Crimea"]);
        assert_eq!(places("Peru annexed Crimea."), ["Peru", "Crimea"]);
    }

    #[test]
    fn the_noun_behind_a_name_makes_it_a_place() {
        assert_eq!(places("Huntsville police won the prize."), ["Huntsville"]);
    }
}
