//! A group: all mentions of one name, and how strongly each place of that name is meant.
//!
//! Example: beside Benghazi and Misrata, Tripoli of Libya weighs more than that of Lebanon.

use crate::entities::gazetteer::{Gazetteer, PlaceId, PlaceKind, Sense, distance};
use crate::entities::places::spot::candidate::Want;

/// Rounds in which names pull each other.
const ROUNDS: usize = 3;
/// What the nearest other name adds, and the next ones.
const SHARES: [f64; 6] = [1.0, 0.6, 0.4, 0.3, 0.2, 0.1];
/// What it counts that the authority file means a place by a name: a state, a capital.
const DESCRIBED: f64 = 2.5;
/// What it counts that the article names the country that a place lies in.
const COUNTRY_NAMED: f64 = 1.2;

/// All mentions of one name.
pub struct Group {
    /// The candidates, by index.
    pub members: Vec<usize>,
    /// Places and their weights, which sum to one; empty where nobody knows the name.
    pub senses: Vec<(Sense, f64)>,
    /// What kind of place the text makes it.
    pub want: Want,
    /// What the text puts it in.
    pub hint: Option<PlaceId>,
    /// What the authority file has under the name.
    pub described: Option<usize>,
    /// The same in the gazetteer.
    pub famous: Option<PlaceId>,
}

/// A few rounds of weighing each name by all others.
pub fn settle(gazetteer: &Gazetteer, groups: &mut [Group], home: Option<PlaceId>) {
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

/// Weigh the places of a name by all others that are certain.
pub fn weigh(gazetteer: &Gazetteer, group: &mut Group, others: &[Group], home: Option<PlaceId>) {
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
    let others = groups.iter().enumerate().filter(|(index, _)| Some(*index) != own);
    let countries: Vec<PlaceId> = others
        .filter_map(|(_, other)| best(other))
        .filter(|(sense, weight)| *weight > 0.5 && gazetteer.kind(sense.place) == PlaceKind::Country)
        .map(|(sense, _)| sense.place)
        .collect();
    let score = |sense: &Sense| {
        let mut score = prior(gazetteer, group, *sense);
        if home.is_some() && gazetteer.country(sense.place) == home {
            score += 2.0;
        }
        if gazetteer.country(sense.place).is_some_and(|country| country != sense.place && countries.contains(&country))
        {
            score += COUNTRY_NAMED;
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
        score + pulls.iter().zip(SHARES).map(|(pull, share)| pull * share).sum::<f64>()
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
    let region = gazetteer.region(place);
    let same_region = region.is_some() && region == gazetteer.region(other);
    let same_district = || {
        let district = |at: PlaceId| gazetteer.around(at).find(|&at| gazetteer.kind(at) == PlaceKind::District);
        district(place).is_some() && district(place) == district(other)
    };
    let same_country = gazetteer.country(place).is_some() && gazetteer.country(place) == gazetteer.country(other);
    let lie = if same_region {
        if same_district() { 3.4 } else { 2.6 }
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
            km if km < 40.0 => 2.7,
            km if km < 100.0 => 1.8,
            km if km < 250.0 => 0.9,
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
pub fn lies_by(gazetteer: &Gazetteer, group: &Group, certain: &[Group]) -> bool {
    let Some(best) = best(group).map(|(sense, _)| sense.place) else { return false };
    certain.iter().filter_map(self::best).any(|(held, weight)| {
        weight > 0.6 && gazetteer.kind(held.place) != PlaceKind::Country && pull(gazetteer, best, held.place) >= 2.0
    })
}

/// The place that is most likely meant, with its weight.
pub fn best(group: &Group) -> Option<(Sense, f64)> {
    group.senses.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_nearer_pulls_more() {
        let gazetteer = Gazetteer::embedded();
        let town = |name: &str, code: &str| {
            let fits = |sense: &Sense| sense.own && gazetteer.country_code(sense.place) == Some(code);
            gazetteer.look_up(name).find(fits).unwrap().place
        };
        let pulls = |a: PlaceId, b: PlaceId| pull(gazetteer, a, b);
        let (benghazi, misrata) = (town("Benghazi", "LY"), town("Misrata", "LY"));
        assert!(pulls(benghazi, town("Tripoli", "LY")) > pulls(benghazi, town("Tripoli", "LB")));
        assert!(pulls(misrata, town("Tripoli", "LY")) > pulls(benghazi, town("Tripoli", "LY")));
    }

    #[test]
    fn the_greater_of_two_namesakes_weighs_more() {
        let gazetteer = Gazetteer::embedded();
        let senses = gazetteer.look_up("Paris").map(|sense| (sense, 0.0)).collect();
        let mut group = Group { members: vec![0], senses, want: Want::Any, hint: None, described: None, famous: None };
        weigh(gazetteer, &mut group, &[], None);
        let (sense, weight) = best(&group).unwrap();
        assert_eq!(gazetteer.country_code(sense.place), Some("FR"));
        group.hint = gazetteer.look_up("Texas").map(|sense| sense.place).next();
        weigh(gazetteer, &mut group, &[], None);
        assert!(weight > 0.5 && best(&group).map(|(sense, _)| gazetteer.country_code(sense.place)) == Some(Some("US")));
    }
}
