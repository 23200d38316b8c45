//! Places: which words of the text name one, and which place of that name is meant.
//!
//! Two steps. [`spot`] finds names: those that the language engine takes for places, those of the authority file, and
//! those of the gazetteer that the engine missed or took for somebody, where the words beside them say so. [`sense`]
//! then reads all names of the article together: what lies in what, what lies near what, how great each place is.
//! A name means one place throughout an article. Where the text does not tell, the place has no coordinates.

mod sense;
mod spot;

use spot::candidate::{Candidate, region_named};

use super::place::PlaceMention;
use super::reading::Reading;
use crate::article::BlockKind;
use crate::span::{CharIndex, Span};

/// All places named in an article whose names have been found, in text order.
pub(super) fn find(reading: &Reading<'_>) -> Vec<PlaceMention> {
    let mut candidates = spot::candidates(reading);
    candidates.extend(dateline(reading).into_iter().flatten().flatten());
    let mut found = sense::resolve(reading, candidates);
    found.sort_by_key(|place| (place.span.start, place.span.end));
    found
}

/// The dateline's place and the region after it: the layout has told them from the paragraph, so that they are not
/// among the tokens.
fn dateline(reading: &Reading<'_>) -> Option<[Option<Candidate>; 2]> {
    let article = reading.article;
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
    let hint = region_named(region);
    let region_at = rest.find(region).and_then(|from| rest.get(..from)).unwrap_or_default();
    let town = Candidate::of_dateline(reading, name, stand(before, name)?, hint);
    let before_region = text.get(..at + name.len() + region_at.len())?;
    let around = hint.and_then(|_| Some(Candidate::of_dateline(reading, region, stand(before_region, region)?, None)));
    let around = around.map(|candidate| candidate.meaning(hint));
    Some([Some(town), around])
}

#[cfg(test)]
mod tests;
