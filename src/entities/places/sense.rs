//! Sense: which place of a name is meant, from all names of the article together.
//!
//! Each name starts with how great its places are. Then what the text puts one in, what lies in the same region or
//! near another (spatial minimality, Leidner 2003, "Grounding Spatial Named Entities for Information Extraction and
//! Question Answering"), and what the paper's address says, move the weight; a few rounds settle it.

mod respell;
mod weigh;

use std::collections::BTreeMap;

use respell::respell;
use weigh::{Group, best, lies_by, settle, weigh};

use super::spot::candidate::{Candidate, Want};
use crate::entities::gazetteer::{Gazetteer, PlaceId, Sense};
use crate::entities::place::{PlaceIdentity, PlaceMention};
use crate::entities::reading::Reading;
use crate::lexicon::classes::PlaceWord;

/// What has this much evidence is a place.
const ENOUGH: f64 = 2.0;
/// What has this much is one if it lies by the others.
const WEAK: f64 = 0.0;
/// Of a name's places no more than this many are weighed.
const MOST_SENSES: usize = 24;
/// The meaning with this share of the weight is taken; below it the text does not tell.
const SURE: f64 = 0.4;

/// The candidates that are places, each with its meaning.
pub fn resolve(reading: &Reading<'_>, candidates: Vec<Candidate>) -> Vec<PlaceMention> {
    let gazetteer = Gazetteer::embedded();
    let accepted = accepted(&candidates);
    let home = home(reading);
    let strong = |index: &usize| accepted[*index];
    let mut groups = groups(&candidates, strong);
    settle(gazetteer, &mut groups, home);
    // Weak candidates that lie by what is certain.
    let weak = |index: &usize| {
        !accepted[*index] && candidates[*index].evidence >= WEAK && !candidates[*index].senses.is_empty()
    };
    let mut late = self::groups(&candidates, weak);
    late.retain_mut(|group| {
        weigh(gazetteer, group, &groups, home);
        lies_by(gazetteer, group, &groups)
    });
    groups.extend(late);
    respell(gazetteer, &candidates, &mut groups);
    let mut found = Vec::new();
    for group in &groups {
        let (identity, confidence) = identity(reading, group, candidates[group.members[0]].tagged);
        for &member in &group.members {
            let candidate = &candidates[member];
            found.push(PlaceMention {
                name: identity.called(reading.authority, &candidate.words),
                tokens: candidate.tokens.clone(),
                span: candidate.span,
                identity,
                inside: candidate.inside,
                dateline: candidate.dateline,
                confidence,
            });
        }
    }
    found
}

/// Which candidates are places by what stands beside them, or beside the same name elsewhere in the article.
fn accepted(candidates: &[Candidate]) -> Vec<bool> {
    let mut best: BTreeMap<&str, f64> = BTreeMap::new();
    for candidate in candidates.iter().filter(|candidate| !candidate.inside) {
        let held = best.entry(&candidate.key).or_insert(f64::MIN);
        *held = held.max(candidate.evidence);
    }
    candidates
        .iter()
        .map(|candidate| {
            let elsewhere = best.get(candidate.key.as_str()).is_some_and(|&evidence| evidence >= ENOUGH + 1.0);
            let carried = if elsewhere && !candidate.borne && candidate.evidence > -2.0 { 2.0 } else { 0.0 };
            // A single word that no gazetteer has, and that stands nowhere as places do, may be anybody.
            let obscure = candidate.senses.is_empty() && !candidate.words.contains(' ');
            candidate.evidence + carried >= if obscure { ENOUGH + 1.0 } else { ENOUGH }
        })
        .collect()
}

/// Candidates of one name: what they can mean, and what the text says of any of them.
fn groups(candidates: &[Candidate], taken: impl Fn(&usize) -> bool) -> Vec<Group> {
    // "Birmingham, Alabama" and "Birmingham, England" are two; what stands alone is the one that the text places.
    let mut placed: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let apart = |candidate: &Candidate| match candidate.senses.as_slice() {
        [only] if candidate.holds => Some(only.place),
        _ => candidate.hint,
    };
    let mut holders: Vec<(&str, PlaceId)> = Vec::new();
    for candidate in candidates {
        if let Some(place) = apart(candidate)
            && !holders.contains(&(&candidate.key, place))
        {
            holders.push((&candidate.key, place));
            placed.entry(&candidate.key).or_default().push(holders.len());
        }
    }
    let mut by_name: BTreeMap<(&str, bool, usize), Vec<usize>> = BTreeMap::new();
    for index in (0..candidates.len()).filter(|index| taken(index)) {
        let candidate = &candidates[index];
        let region = matches!(candidate.want, Want::Region);
        let key = candidate.key.as_str();
        let own = apart(candidate).and_then(|place| holders.iter().position(|held| *held == (key, place)));
        let alone = || placed.get(key).filter(|all| all.len() == 1).map_or(0, |all| all[0]);
        by_name.entry((key, region, own.map_or_else(alone, |at| at + 1))).or_default().push(index);
    }
    let group = |members: Vec<usize>| {
        let all = || members.iter().map(|&member| &candidates[member]);
        let mut senses: Vec<(Sense, f64)> = Vec::new();
        let held = all().find(|candidate| candidate.holds);
        for sense in all().filter(|it| held.is_none() || it.holds).flat_map(|candidate| &candidate.senses) {
            if !senses.iter().any(|(held, _)| held.place == sense.place) {
                senses.push((*sense, 0.0));
            }
        }
        senses.truncate(MOST_SENSES);
        let want = all().map(|candidate| candidate.want).find(|&want| want != Want::Any).unwrap_or(Want::Any);
        let hint = all().find_map(|candidate| candidate.hint);
        let known = || all().filter(|it| held.is_none() || it.holds);
        let described = known().find_map(|candidate| candidate.described);
        let famous = known().find_map(|candidate| candidate.famous);
        Group { members, senses, want, hint, described, famous }
    };
    by_name.into_values().map(group).collect()
}

/// The country of the paper, by the last part of its address (`.co.uk`).
fn home(reading: &Reading<'_>) -> Option<PlaceId> {
    let address = reading.article.meta.url.as_deref().or(reading.article.meta.publisher.as_deref())?;
    let host = address.split("://").last()?.split(['/', ':']).next()?;
    let code = host.rsplit_once('.')?.1.to_uppercase();
    let code = if code == "UK" { "GB" } else { code.as_str() };
    // Addresses that are sold to everybody say nothing.
    (code.len() == 2 && !PlaceWord::SoldDomain.has(code)).then(|| Gazetteer::embedded().country_by_code(code))?
}

/// What a name means in this article, and how sure that is.
fn identity(reading: &Reading<'_>, group: &Group, tagged: bool) -> (PlaceIdentity, f64) {
    if let Some((sense, weight)) = best(group).filter(|(_, weight)| *weight >= SURE) {
        let certain = if tagged { 0.95 } else { 0.85 };
        return (PlaceIdentity::Listed(sense.place), (certain * (0.3 + 0.7 * weight) * 100.0).round() / 100.0);
    }
    match group.described {
        Some(place) if reading.authority.place(place).listed().is_none() => (PlaceIdentity::Described(place), 0.9),
        _ => (PlaceIdentity::Named, if group.senses.is_empty() { 0.5 } else { 0.4 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::places::spot;
    use crate::entities::testing::story;

    #[test]
    fn the_address_of_the_paper_tells_its_country_unless_it_is_sold_to_everybody() {
        let mut article = story("Fog closed two schools.").article.clone();
        let mut country = |url: &str| {
            article.meta.url = Some(url.to_owned());
            let story = story("Fog closed two schools.");
            let doc = crate::english::Engine::embedded().parser().parse(&article.text);
            home(&Reading::new(&article, doc, story.authority, None))
                .and_then(|place| Gazetteer::embedded().country_code(place))
        };
        assert_eq!(country("https://www.example.co.uk/fog"), Some("GB"));
        assert_eq!(country("https://example.no/fog"), Some("NO"));
        assert_eq!((country("https://example.tv/fog"), country("https://example.org/fog")), (None, None));
    }

    #[test]
    fn a_name_that_is_a_place_once_is_one_elsewhere() {
        let story = story("A storm hit Huntsville, Ala., on Monday. Huntsville bought six boats.");
        let candidates = spot::candidates(&story);
        let (accepted, named): (Vec<bool>, Vec<bool>) =
            (accepted(&candidates), candidates.iter().map(|candidate| candidate.words == "Huntsville").collect());
        assert_eq!(named.iter().filter(|named| **named).count(), 2);
        assert!(accepted.iter().zip(named).all(|(accepted, named)| *accepted || !named));
    }
}
