//! Abbreviated names of American and Canadian regions, as papers print them after a town ("Paris, Tex.").

use crate::entities::gazetteer::{Gazetteer, PlaceId, PlaceKind};
use crate::lexicon::states;

/// The region that an abbreviation stands for. A postal code counts only where `after_town`.
pub fn region(words: &str, after_town: bool) -> Option<PlaceId> {
    let name = match states::name(words).filter(|_| !words.ends_with('.')) {
        Some(postal) => Some(postal).filter(|_| after_town),
        None => dotted(words, after_town),
    }?;
    let gazetteer = Gazetteer::embedded();
    let american = |place: &PlaceId| {
        gazetteer.kind(*place) == PlaceKind::Region && matches!(gazetteer.country_code(*place), Some("US" | "CA"))
    };
    gazetteer.look_up(name).map(|sense| sense.place).find(american)
}

/// The name that an abbreviation with points stands for; the last one may be missing, or be there twice where a sentence
/// ends. One point is not enough unless `after_town`: "Miss." is also an address.
fn dotted(words: &str, after_town: bool) -> Option<&'static str> {
    let bare = words.strip_suffix("..").or_else(|| words.strip_suffix('.')).unwrap_or(words);
    let abbreviation = format!("{bare}.");
    let name = states::name(&abbreviation)?;
    (after_town || abbreviation.matches('.').count() > 1).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_mean_regions() {
        let gazetteer = Gazetteer::embedded();
        for (words, name) in
            [("Kan.", "Kansas"), ("Kan", "Kansas"), ("W.Va.", "West Virginia"), ("TX", "Texas"), ("Ont.", "Ontario")]
        {
            assert_eq!(region(words, true).map(|place| gazetteer.name(place)).as_deref(), Some(name), "{words}");
        }
        assert!(region("D.C.", false).is_some());
        assert!(region("IN", false).is_none() && region("Miss.", false).is_none() && region("Zz.", true).is_none());
        for (_, name) in states::all() {
            assert!(gazetteer.look_up(name).any(|sense| gazetteer.kind(sense.place) == PlaceKind::Region), "{name}");
        }
    }
}
