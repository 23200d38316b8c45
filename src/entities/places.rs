//! Places: which words of the text name one, and which place of that name is meant.
//!
//! Two steps. [`spot`] finds names: those that the language engine takes for places, those of the authority file, and
//! those of the gazetteer that the engine missed or took for somebody, where the words beside them say so. [`sense`]
//! then reads all names of the article together: what lies in what, what lies near what, how great each place is.
//! A name means one place throughout an article. Where the text does not tell, the place has no coordinates.

mod sense;
mod spot;
mod states;

use std::ops::Range;

use super::authority::Authority;
use super::gazetteer::{Gazetteer, PlaceId, key};
use super::story::Story;
use crate::article::BlockKind;
use crate::span::{CharIndex, Span};

/// Start of the IRIs of GeoNames.
const GEONAMES: &str = "https://sws.geonames.org/";

/// What a name of a place means.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// A place that only the authority file knows (index for [`Authority::place`]).
    Described(usize),
    /// A place of the gazetteer.
    Listed(PlaceId),
    /// A place that nobody knows, or of whose namesakes the text does not tell which.
    Unknown,
}

/// A place named in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMention {
    /// The tokens of the name; empty for a dateline, which is not parsed.
    pub tokens: Range<usize>,
    /// Where it stands in the text.
    pub span: Span,
    /// What it means.
    pub meaning: Meaning,
    /// What to call it.
    pub name: String,
    /// True where the name stands inside that of a body ("Aden Medical Council").
    pub inside: bool,
    /// True for the place where the story was filed.
    pub dateline: bool,
    /// Between 0 and 1.
    pub confidence: f64,
}

/// All places named in a story whose names have been found, in text order.
pub(super) fn find(story: &Story<'_>) -> Vec<PlaceMention> {
    let mut candidates = spot::candidates(story);
    candidates.extend(dateline(story).into_iter().flatten().flatten());
    let mut found = sense::resolve(story, candidates);
    found.sort_by_key(|place| (place.span.start, place.span.end));
    found
}

/// The dateline's place and the region after it: the layout has told them from the paragraph, so that they are not
/// among the tokens.
fn dateline(story: &Story<'_>) -> Option<[Option<spot::Candidate>; 2]> {
    let article = story.article;
    let name = article.meta.dateline.as_deref()?;
    let block = article.layout.blocks.iter().find(|block| block.kind == BlockKind::Dateline)?;
    let chars = CharIndex::new(&article.text);
    let text = chars.cut(&article.text, block.span);
    let at = text.to_lowercase().find(&name.to_lowercase())?;
    let (before, name, rest) = (text.get(..at)?, text.get(at..at + name.len())?, text.get(at + name.len()..)?);
    let stand = |before: &str, words: &str| {
        let start = block.span.start + u32::try_from(before.chars().count()).ok()?;
        Some(Span::new(start, start + u32::try_from(words.chars().count()).ok()?))
    };
    let region = rest.strip_prefix(',').and_then(|rest| rest.split(['(', '—', '–', ',']).next()).unwrap_or_default();
    let region = region.split(" -").next().unwrap_or_default().trim();
    let hint = spot::region_named(region);
    let region_at = rest.find(region).and_then(|from| rest.get(..from)).unwrap_or_default();
    let town = spot::Candidate::of_dateline(story, name, stand(before, name)?, hint);
    let before_region = text.get(..at + name.len() + region_at.len())?;
    let around =
        hint.and_then(|_| Some(spot::Candidate::of_dateline(story, region, stand(before_region, region)?, None)));
    let around = around.map(|candidate| candidate.meaning(hint));
    Some([Some(town), around])
}

/// The place of the gazetteer that an IRI of GeoNames means.
pub(super) fn listed(iri: &str) -> Option<PlaceId> {
    Gazetteer::embedded().by_geoname(geoname(iri)?)
}

/// The number in a GeoNames IRI (`https://sws.geonames.org/524901/`).
pub fn geoname(iri: &str) -> Option<u64> {
    iri.strip_prefix(GEONAMES)?.trim_end_matches('/').parse().ok()
}

/// The IRI of the GeoNames place with this number.
pub fn geoname_iri(id: u64) -> String {
    format!("{GEONAMES}{id}/")
}

impl Meaning {
    /// The place's name, the same in every article: the authority file's, then the gazetteer's.
    pub fn label(&self, authority: &Authority) -> Option<String> {
        let gazetteer = Gazetteer::embedded();
        match self {
            Self::Described(place) => Some(authority.place(*place).name.clone()),
            Self::Listed(place) => {
                let known = gazetteer.geoname(*place).and_then(|id| authority.place_by_iri(&geoname_iri(id)));
                Some(known.map_or_else(|| gazetteer.name(*place), |known| authority.place(known).name.clone()))
            }
            Self::Unknown => None,
        }
    }

    /// What to call the place in an article that has it in these words: as the article does, unless the authority file
    /// names it, the words are an abbreviation, or they are only printed otherwise ("Sao Paulo").
    pub fn name(&self, authority: &Authority, words: &str) -> String {
        let known = match self {
            Self::Listed(place) => {
                let id = Gazetteer::embedded().geoname(*place);
                id.and_then(|id| authority.place_by_iri(&geoname_iri(id))).is_some()
            }
            Self::Described(_) => true,
            Self::Unknown => false,
        };
        match self.label(authority) {
            Some(label) if known || words.ends_with('.') || key(&label) == key(words) => label,
            _ => words.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
