//! Places: which words of the text name one, and which place of that name is meant.
//!
//! Two steps. [`spot`] finds names: those that the language engine takes for places, those of the authority file, and
//! those of the gazetteer that the engine missed or took for somebody, where the words beside them say so. [`sense`]
//! then reads all names of the article together: what lies in what, what lies near what, how great each place is.
//! A name means one place throughout an article. Where the text does not tell, the place has no coordinates.

mod sense;
mod spot;

use spot::candidate::{Candidate, region_named};

use super::authority::Senses;
use super::gazetteer::Gazetteer;
use super::place::{PlaceIdentity, PlaceMention};
use super::reading::Reading;
use crate::article::BlockKind;
use crate::english::EntType;
use crate::facts::EntityType;
use crate::span::{CharIndex, Span};

/// All places named in an article whose names have been found, in text order.
pub(super) fn find(reading: &Reading<'_>) -> Vec<PlaceMention> {
    let mut candidates = spot::candidates(reading);
    candidates.extend(dateline(reading).into_iter().flatten().flatten());
    let mut found = sense::resolve(reading, candidates);
    found.sort_by_key(|place| (place.span.start, place.span.end));
    found
}

/// Take from states the names that are other places': "Georgia" in "Atlanta, Georgia", "China" in "the South China Sea".
pub(super) fn disown(reading: &mut Reading<'_>, places: &[PlaceMention]) {
    let gazetteer = Gazetteer::embedded();
    let authority = reading.authority;
    for place in places {
        let Some(index) = reading.mention_at.get(place.tokens.start..place.tokens.end).and_then(|at| {
            at.iter().copied().flatten().find(|&index| {
                let mention = &reading.mentions[index];
                place.tokens.start <= mention.tokens.start && mention.tokens.end <= place.tokens.end
            })
        }) else {
            continue;
        };
        let mention = &mut reading.mentions[index];
        let state = mention.senses.actor.map(|(actor, _)| actor);
        let is_land =
            |actor: usize| authority.actor(actor).kind == EntityType::State || authority.land(actor).is_some();
        let Some(state) = state.filter(|&actor| is_land(actor)) else { continue };
        let land = authority.land(state).and_then(|land| authority.place(land).listed());
        let another = match place.identity {
            PlaceIdentity::Listed(listed) => {
                gazetteer.kind(listed).is_wide() && land.is_some_and(|land| land != listed)
            }
            PlaceIdentity::Named => place.tokens.len() > mention.tokens.len(),
            PlaceIdentity::Described(_) => false,
        };
        if another {
            (mention.senses, mention.label) = (Senses::default(), Some(EntType::Gpe));
        }
    }
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
