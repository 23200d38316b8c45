//! Context: what stands beside a name and says which place it is, or that it is somebody.

use std::ops::Range;

use super::candidate::{Want, is_capitalised, region_around};
use crate::english::Doc;
use crate::entities::gazetteer::{PlaceId, Sense};
use crate::entities::reading::Reading;
use crate::lexicon::classes::PlaceWord;

/// True where a person of the article, or one whom the world knows, has this name alone.
pub fn is_borne(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let words = reading.doc.slice(tokens.clone());
    let famous = || reading.authority.by_surname(words).is_some();
    tokens.len() == 1 && (reading.full_names.has_surname(words) || famous())
}

/// The region or country that the text puts a name in: ", Texas", ", Tex.", " (Syria)".
pub fn hint(doc: &Doc, tokens: &Range<usize>, senses: &[Sense]) -> Option<PlaceId> {
    let mut at = tokens.end;
    if at + 1 >= doc.len() || !matches!(doc.token(at), "," | "(") {
        return None;
    }
    at += 1;
    // "Tripoli, in northern Lebanon".
    if doc.token(at) == "in" {
        at += 1;
        while at + 1 < doc.len() && PlaceWord::Compass.has(doc.token(at)) {
            at += 1;
        }
    }
    let ends = at + 1..=(at + 4).min(doc.len());
    ends.rev()
        .filter(|&end| is_capitalised(doc.token(at)) && end > at)
        .find_map(|end| region_around(doc.slice(at..end), senses))
}

/// What the noun beside the name makes it: "Idlib province", "the town of Azaz".
pub fn want(doc: &Doc, tokens: &Range<usize>) -> Want {
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
    if tokens.start >= 2 && doc.token(tokens.start - 1) == "of" { of(doc.token(tokens.start - 2)) } else { Want::Any }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::Engine;
    use crate::entities::gazetteer::Gazetteer;

    fn beside(text: &str, name: &str) -> (Option<String>, Want) {
        let doc = Engine::embedded().parser().parse(text);
        let at = (0..doc.len()).find(|&i| doc.token(i) == name).unwrap();
        let senses: Vec<Sense> = Gazetteer::embedded().look_up(name).collect();
        let place = hint(&doc, &(at..at + 1), &senses).map(|place| Gazetteer::embedded().name(place));
        (place, want(&doc, &(at..at + 1)))
    }

    #[test]
    fn the_region_behind_and_the_noun_beside_a_name() {
        assert_eq!(beside("It rained in Paris, Texas, on Monday.", "Paris"), (Some("Texas".to_owned()), Want::Any));
        assert_eq!(
            beside("It rained in Savannah, Georgia, on Monday.", "Savannah"),
            (Some("Georgia".to_owned()), Want::Any)
        );
        assert_eq!(beside("It rained in Idlib province on Monday.", "Idlib"), (None, Want::Region));
        assert_eq!(beside("It rained in the town of Azaz on Monday.", "Azaz"), (None, Want::Town));
    }
}
