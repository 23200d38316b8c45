//! Romanisations: names that the gazetteer lacks as they are spelt.
//!
//! Example: `Khan Shaykhoon` beside names of Syria is the gazetteer's `Khan Sheikhoun`.

use super::weigh::{Group, best};
use crate::entities::gazetteer::{Gazetteer, PlaceId, Sense, key, skeleton, without_articles};
use crate::entities::places::spot::candidate::Candidate;

/// Romanisations of one name are at least this alike (Jaro–Winkler).
const ALIKE: f64 = 0.82;

/// Names that the gazetteer lacks but has in another romanisation, in a country of the article.
pub fn respell(gazetteer: &Gazetteer, candidates: &[Candidate], groups: &mut [Group]) {
    let countries: Vec<PlaceId> =
        groups.iter().filter_map(best).filter_map(|(sense, _)| gazetteer.country(sense.place)).collect();
    for group in groups.iter_mut().filter(|group| group.senses.is_empty()) {
        let words = &candidates[group.members[0]].words;
        let own = key(words);
        let bones = skeleton(&own);
        if bones.len() < 3 {
            continue;
        }
        let alike = |place: &PlaceId| {
            let other = key(&gazetteer.name(*place));
            strsim::jaro_winkler(&without_articles(&own), &without_articles(&other)) >= ALIKE
        };
        let here = |place: &PlaceId| gazetteer.country(*place).is_some_and(|country| countries.contains(&country));
        let found: Vec<PlaceId> = gazetteer.by_skeleton(&bones).filter(here).filter(alike).collect();
        if let [first, ..] = found[..] {
            group.senses = vec![(Sense { place: first, own: false }, if found.len() == 1 { 0.7 } else { 0.45 })];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::facts;

    #[test]
    fn a_spelling_of_its_own_is_the_town_of_the_country_that_sounds_like_it() {
        assert!(Gazetteer::embedded().look_up("Khan Shaykhoon").next().is_none());
        let label = |text: &str| facts(text).places.into_iter().next().unwrap().label;
        assert_eq!(label("Engineers repaired a bridge in Khan Shaykhoon, near Idlib in Syria."), "Khan Sheikhoun");
        assert_eq!(label("Engineers repaired a bridge in Khan Shaykhoon, near Oslo in Norway."), "Khan Shaykhoon");
    }
}
