//! Evidence: what the words beside a name say for a place and against one.

use std::ops::Range;

use super::{Spotter, Want, is_capitalised, region_named};
use crate::english::{Dep, Pos};
use crate::entities::gazetteer::PlaceId;
use crate::lexicon::classes::PlaceWord;

impl Spotter<'_> {
    /// What the words before and after a name say for a place.
    pub(super) fn beside(&self, tokens: &Range<usize>, known: bool) -> f64 {
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
        if before != tokens.start {
            sum += 1.0;
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
        if known && self.hint(tokens).is_some() {
            sum += 3.0;
        }
        sum
    }

    /// Against a place speaks that a person of the article has the name.
    pub(super) fn person_risk(&self, tokens: &Range<usize>) -> f64 {
        if self.is_borne(tokens) { -3.0 } else { 0.0 }
    }

    pub(super) fn is_borne(&self, tokens: &Range<usize>) -> bool {
        let words = self.doc.slice(tokens.clone());
        let famous = || self.story.authority.by_surname(words).is_some();
        tokens.len() == 1 && (self.story.full_names.has_surname(words) || famous())
    }

    /// True where two tokens belong to one run of capitalised words.
    pub(super) fn runs_on(&self, left: usize, right: usize) -> bool {
        let doc = self.doc;
        right < doc.len()
            && !doc.is_sent_start(right)
            && is_capitalised(doc.token(left))
            && is_capitalised(doc.token(right))
            && doc.pos(left) == Pos::Propn
            && doc.pos(right) == Pos::Propn
    }

    /// The region or country that the text puts a name in: ", Texas", ", Tex.", " (Syria)".
    pub(super) fn hint(&self, tokens: &Range<usize>) -> Option<PlaceId> {
        let doc = self.doc;
        let mut at = tokens.end;
        if at + 1 >= doc.len() || !matches!(doc.token(at), "," | "(") {
            return None;
        }
        at += 1;
        let ends = at + 1..=(at + 4).min(doc.len());
        ends.rev()
            .filter(|&end| is_capitalised(doc.token(at)) && end > at)
            .find_map(|end| region_named(doc.slice(at..end)))
    }

    /// What the noun beside the name makes it: "Idlib province", "the town of Azaz".
    pub(super) fn want(&self, tokens: &Range<usize>) -> Want {
        let doc = self.doc;
        let of = |word: &str| {
            if PlaceWord::RegionNoun.has(&word.to_lowercase()) {
                Want::Region
            } else if PlaceWord::DistrictNoun.has(&word.to_lowercase()) {
                Want::District
            } else if PlaceWord::TownNoun.has(&word.to_lowercase()) {
                Want::Town
            } else {
                Want::Any
            }
        };
        let after = if tokens.end < doc.len() { of(doc.token(tokens.end)) } else { Want::Any };
        if after != Want::Any {
            return after;
        }
        if tokens.start >= 2 && doc.token(tokens.start - 1) == "of" {
            of(doc.token(tokens.start - 2))
        } else {
            Want::Any
        }
    }
}
