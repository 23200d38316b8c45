//! A place named in a story, and which place it is.

use std::ops::Range;

use super::authority::Authority;
use super::gazetteer::{Gazetteer, PlaceId, key};
use crate::span::Span;

/// Which place it is that a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceIdentity {
    /// A place that only the authority file knows (index for [`Authority::place`]).
    Described(usize),
    /// A place of the gazetteer.
    Listed(PlaceId),
    /// A place that nobody knows, or of whose namesakes the text does not tell which: it is only named.
    Named,
}

/// A place named in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMention {
    /// The tokens of the name; empty for a dateline, which is not parsed.
    pub tokens: Range<usize>,
    /// Where it stands in the text.
    pub span: Span,
    /// Which place it is.
    pub identity: PlaceIdentity,
    /// What to call it.
    pub name: String,
    /// True where the name stands inside that of a body ("Aden Medical Council").
    pub inside: bool,
    /// True for the place where the story was filed.
    pub dateline: bool,
    /// Between 0 and 1.
    pub confidence: f64,
}

impl PlaceIdentity {
    /// The place's name, the same in every article: the authority file's, then the gazetteer's.
    pub fn label(self, authority: &Authority) -> Option<String> {
        let gazetteer = Gazetteer::embedded();
        match self {
            Self::Described(place) => Some(authority.place(place).name.clone()),
            Self::Listed(place) => {
                let known = gazetteer.geoname(place).and_then(|id| authority.place_by_geoname(id));
                Some(known.map_or_else(|| gazetteer.name(place), |known| authority.place(known).name.clone()))
            }
            Self::Named => None,
        }
    }

    /// What to call the place in an article that has it in these words: as the article does, unless the authority file
    /// names it, the words are an abbreviation, or they are only printed otherwise ("Sao Paulo").
    pub fn called(self, authority: &Authority, words: &str) -> String {
        let known = match self {
            Self::Listed(place) => {
                let id = Gazetteer::embedded().geoname(place);
                id.and_then(|id| authority.place_by_geoname(id)).is_some()
            }
            Self::Described(_) => true,
            Self::Named => false,
        };
        match self.label(authority) {
            Some(label) if known || words.ends_with('.') || key(&label) == key(words) => label,
            _ => words.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_called_as_the_article_does_unless_that_is_cut_short() {
        let authority = Authority::default();
        let texas =
            Gazetteer::embedded().look_up("Texas").next().map(|sense| PlaceIdentity::Listed(sense.place)).unwrap();
        assert_eq!(texas.called(&authority, "Tex."), "Texas");
        assert_eq!(texas.called(&authority, "Lone Star State"), "Lone Star State");
        assert_eq!(PlaceIdentity::Named.called(&authority, "Arlubek"), "Arlubek");
    }
}
