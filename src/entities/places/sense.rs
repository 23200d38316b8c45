//! Sense: which place of a name is meant, from all names of the article together.
//!
//! Each name starts with how great its places are. Then what the text puts one in, what lies in the same region or
//! near another (spatial minimality, Leidner 2003, "Grounding Spatial Named Entities for Information Extraction and
//! Question Answering"), and what the paper's address says, move the weight; a few rounds settle it.

use std::collections::BTreeMap;

use super::spot::{Candidate, Want};
use super::{Meaning, PlaceMention};
use crate::entities::gazetteer::{Gazetteer, PlaceId, PlaceKind, Sense, distance, key, skeleton, without_articles};
use crate::entities::story::Story;

/// What has this much evidence is a place.
const ENOUGH: f64 = 2.0;
/// What has this much is one if it lies by the others.
const WEAK: f64 = 0.0;
/// Of a name's places no more than this many are weighed.
const MOST_SENSES: usize = 24;
/// The meaning with this share of the weight is taken; below it the text does not tell.
const SURE: f64 = 0.4;
/// Rounds in which names pull each other.
const ROUNDS: usize = 3;
/// What the nearest other name adds, and the next ones.
const SHARES: [f64; 6] = [1.0, 0.6, 0.4, 0.3, 0.2, 0.1];
/// What it counts that the authority file means a place by a name: a state, a capital.
const DESCRIBED: f64 = 2.0;
/// Romanisations of one name are at least this alike (Jaro–Winkler).
const ALIKE: f64 = 0.82;

/// All mentions of one name.
struct Group {
    members: Vec<usize>,
    /// Places and their weights, which sum to one; empty where nobody knows the name.
    senses: Vec<(Sense, f64)>,
    want: Want,
    hint: Option<PlaceId>,
    described: Option<usize>,
    famous: Option<PlaceId>,
}

/// The candidates that are places, each with its meaning.
pub fn resolve(story: &Story<'_>, candidates: Vec<Candidate>) -> Vec<PlaceMention> {
    let gazetteer = Gazetteer::embedded();
    let accepted = accepted(&candidates);
    let home = home(story);
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
        let (meaning, confidence) = meaning(story, group, candidates[group.members[0]].tagged);
        for &member in &group.members {
            let candidate = &candidates[member];
            found.push(PlaceMention {
                name: meaning.name(story.authority, &candidate.words),
                tokens: candidate.tokens.clone(),
                span: candidate.span,
                meaning: meaning.clone(),
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
    let mut by_name: BTreeMap<(&str, bool), Vec<usize>> = BTreeMap::new();
    for index in (0..candidates.len()).filter(|index| taken(index)) {
        let candidate = &candidates[index];
        let region = matches!(candidate.want, Want::Region);
        by_name.entry((&candidate.key, region)).or_default().push(index);
    }
    let group = |members: Vec<usize>| {
        let all = || members.iter().map(|&member| &candidates[member]);
        let mut senses: Vec<(Sense, f64)> = Vec::new();
        for sense in all().flat_map(|candidate| &candidate.senses) {
            if !senses.iter().any(|(held, _)| held.place == sense.place) {
                senses.push((*sense, 0.0));
            }
        }
        senses.truncate(MOST_SENSES);
        let want = all().map(|candidate| candidate.want).find(|&want| want != Want::Any).unwrap_or(Want::Any);
        let hint = all().find_map(|candidate| candidate.hint);
        let described = all().find_map(|candidate| candidate.described);
        let famous = all().find_map(|candidate| candidate.famous);
        Group { members, senses, want, hint, described, famous }
    };
    by_name.into_values().map(group).collect()
}

/// The country of the paper, by the last part of its address (`.co.uk`).
fn home(story: &Story<'_>) -> Option<PlaceId> {
    let address = story.article.meta.url.as_deref().or(story.article.meta.publisher.as_deref())?;
    let host = address.split("://").last()?.split(['/', ':']).next()?;
    let code = host.rsplit_once('.')?.1.to_uppercase();
    let code = if code == "UK" { "GB" } else { code.as_str() };
    // Addresses that are sold to everybody say nothing.
    (code.len() == 2 && !matches!(code, "TV" | "ME" | "IO" | "CO" | "FM" | "AM" | "LY" | "AI"))
        .then(|| Gazetteer::embedded().country_by_code(code))?
}

/// A few rounds of weighing each name by all others.
fn settle(gazetteer: &Gazetteer, groups: &mut [Group], home: Option<PlaceId>) {
    for group in groups.iter_mut() {
        weigh(gazetteer, group, &[], home);
    }
    for _ in 0..ROUNDS {
        let weighed: Vec<Vec<(Sense, f64)>> = (0..groups.len())
            .map(|index| {
                let scores = scores(gazetteer, &groups[index], groups, Some(index), home);
                shares(&groups[index].senses, &scores)
            })
            .collect();
        for (group, senses) in groups.iter_mut().zip(weighed) {
            group.senses = senses;
        }
    }
}

fn weigh(gazetteer: &Gazetteer, group: &mut Group, others: &[Group], home: Option<PlaceId>) {
    let scores = scores(gazetteer, group, others, None, home);
    group.senses = shares(&group.senses, &scores);
}

fn scores(
    gazetteer: &Gazetteer,
    group: &Group,
    groups: &[Group],
    own: Option<usize>,
    home: Option<PlaceId>,
) -> Vec<f64> {
    let score = |sense: &Sense| {
        let mut score = prior(gazetteer, group, *sense);
        if home.is_some() && gazetteer.country(sense.place) == home {
            score += 2.0;
        }
        let mut pulls: Vec<f64> = Vec::new();
        for (index, other) in groups.iter().enumerate() {
            if Some(index) == own {
                continue;
            }
            let pull = other
                .senses
                .iter()
                .filter(|(_, weight)| *weight > 0.1)
                .map(|(held, weight)| weight * pull(gazetteer, sense.place, held.place));
            pulls.push(pull.fold(0.0, f64::max));
        }
        // The nearest say most; many that are merely in the same country say little.
        pulls.sort_by(|a, b| b.total_cmp(a));
        score
            + pulls.iter().zip([1.0, 0.6, 0.4, 0.3, 0.2, 0.2, 0.1, 0.1]).map(|(pull, share)| pull * share).sum::<f64>()
    };
    group.senses.iter().map(|(sense, _)| score(sense)).collect()
}

/// How likely a place is meant by its name before anything else of the article is looked at.
fn prior(gazetteer: &Gazetteer, group: &Group, sense: Sense) -> f64 {
    let kind = gazetteer.kind(sense.place);
    let mut score = gazetteer.prominence(sense.place);
    // Of a region and the town that it is called after, the town.
    let namesake = |held: &(Sense, f64)| held.0.place != sense.place && gazetteer.contains(sense.place, held.0.place);
    score += match kind {
        PlaceKind::Region if group.senses.iter().any(namesake) => -1.2,
        PlaceKind::Country => 2.0,
        PlaceKind::Capital => 1.5,
        PlaceKind::Region => -0.5,
        PlaceKind::Seat => 0.5,
        PlaceKind::District => -1.5,
        PlaceKind::Quarter => -1.5,
        _ => 0.0,
    };
    score -= if sense.own { 0.0 } else { 1.0 };
    score += if group.famous == Some(sense.place) { DESCRIBED } else { 0.0 };
    score += match (group.want, kind) {
        (Want::Region, PlaceKind::Region) | (Want::District, PlaceKind::District) => 4.0,
        (Want::Region, PlaceKind::District) | (Want::District, PlaceKind::Region) => 2.0,
        (Want::Region | Want::District, kind) if kind.is_settlement() => -1.0,
        (Want::Town, kind) if kind.is_settlement() => 1.0,
        (Want::Town, PlaceKind::Country | PlaceKind::Region) => -2.0,
        _ => 0.0,
    };
    if let Some(hint) = group.hint {
        score += if hint != sense.place && gazetteer.contains(hint, sense.place) { 8.0 } else { -2.0 };
    }
    score
}

/// How strongly a place that is named draws another to itself.
fn pull(gazetteer: &Gazetteer, place: PlaceId, other: PlaceId) -> f64 {
    if place == other {
        return 1.0;
    }
    let region = gazetteer.region(place).filter(|_| true);
    let same_region = region.is_some() && region == gazetteer.region(other);
    let same_district = || {
        let district = |at: PlaceId| gazetteer.around(at).find(|&at| gazetteer.kind(at) == PlaceKind::District);
        district(place).is_some() && district(place) == district(other)
    };
    let same_country = gazetteer.country(place).is_some() && gazetteer.country(place) == gazetteer.country(other);
    let lie = if same_region {
        if same_district() { 2.6 } else { 2.0 }
    } else if same_country {
        1.0
    } else {
        0.0
    };
    // The middle of a country or region says little about how near something is.
    let wide =
        |at: PlaceId| matches!(gazetteer.kind(at), PlaceKind::Country | PlaceKind::Region | PlaceKind::Continent);
    let near = match (gazetteer.point(place), gazetteer.point(other)) {
        (Some(a), Some(b)) if !wide(place) && !wide(other) && (a.0 - b.0).abs() < 5.0 => match distance(a, b) {
            km if km < 40.0 => 1.8,
            km if km < 100.0 => 1.2,
            km if km < 250.0 => 0.6,
            _ => 0.0,
        },
        _ => 0.0,
    };
    lie + near
}

/// Weights that sum to one.
fn shares(senses: &[(Sense, f64)], scores: &[f64]) -> Vec<(Sense, f64)> {
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    let weights: Vec<f64> = scores.iter().map(|score| (1.2 * (score - most)).exp()).collect();
    let sum: f64 = weights.iter().sum();
    senses.iter().zip(weights).map(|((sense, _), weight)| (*sense, weight / sum)).collect()
}

/// True where the likeliest meaning of a weak candidate lies by what the article is certain of.
fn lies_by(gazetteer: &Gazetteer, group: &Group, certain: &[Group]) -> bool {
    let Some(best) = best(group).map(|(sense, _)| sense.place) else { return false };
    certain.iter().filter_map(self::best).any(|(held, weight)| {
        weight > 0.6 && gazetteer.kind(held.place) != PlaceKind::Country && pull(gazetteer, best, held.place) >= 2.0
    })
}

fn best(group: &Group) -> Option<(Sense, f64)> {
    group.senses.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))
}

/// Names that the gazetteer lacks but has in another romanisation, in a country of the article.
fn respell(gazetteer: &Gazetteer, candidates: &[Candidate], groups: &mut [Group]) {
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

/// What a name means in this article, and how sure that is.
fn meaning(story: &Story<'_>, group: &Group, tagged: bool) -> (Meaning, f64) {
    if let Some((sense, weight)) = best(group).filter(|(_, weight)| *weight >= SURE) {
        let certain = if tagged { 0.95 } else { 0.85 };
        return (Meaning::Listed(sense.place), (certain * (0.3 + 0.7 * weight) * 100.0).round() / 100.0);
    }
    match group.described {
        Some(place) if super::listed(&story.authority.place(place).iri).is_none() => (Meaning::Described(place), 0.9),
        _ => (Meaning::Unknown, if group.senses.is_empty() { 0.5 } else { 0.4 }),
    }
}
