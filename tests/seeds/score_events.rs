//! Events: who did what to whom, who denied what, and what happened where.

use crate::facts::{self, Expected};
use crate::found::{Event, Found, Statement};
use crate::names::{any_name, covered, same_name};
use crate::score::{preferred, shown};
use crate::tally::{Report, assign};

/// Categories in which neither side is the one that acts upon the other.
const MUTUAL: [&str; 3] = ["AGREE", "CONSULT", "COOPERATE"];

/// An event's words and an expected event's are the same happening from this share of common words on.
const SAME_WORDS: f64 = 0.6;

pub fn events(expected: &Expected, found: &Found, report: &mut Report) {
    let wanted = &expected.event;
    let pairs = assign(wanted.len(), found.events.len(), |row, column| {
        let (wanted, event) = (&wanted[row], &found.events[column]);
        let likeness = covered(&event.words, &wanted.about).max(covered(&wanted.about, &event.words));
        same_event(wanted, event).then(|| likeness + preferred(wanted.optional))
    });
    for (row, wanted) in wanted.iter().enumerate() {
        if let Some(column) = pairs[row] {
            report.detail("modality", wanted.modality == found.events[column].modality);
        }
        if !wanted.optional {
            report.expect("event", pairs[row].is_some(), || {
                let target = wanted.target.as_ref().map_or("", |target| &target.all()[0]);
                let (category, source) = (&wanted.category.all()[0], &wanted.source.all()[0]);
                format!("{source} {category} {target} | {}", wanted.about)
            });
        }
    }
    for (column, event) in found.events.iter().enumerate() {
        let (Some(category), false) = (&event.category, event.source.is_empty() || event.target.is_empty()) else {
            continue; // a happening with a place, or an act upon nobody in particular: see `located`
        };
        let row = pairs.iter().position(|pair| *pair == Some(column));
        let other_side = || {
            let mutual = MUTUAL.contains(&category.as_str());
            mutual && wanted.iter().any(|wanted| same_event(wanted, event))
        };
        let denial = || {
            category == "REJECT" && expected.denial.iter().any(|denial| any_name(denial.source.all(), &event.source))
        };
        let neutral = match row {
            Some(row) => wanted[row].optional,
            None => other_side() || denial(),
        };
        if !neutral {
            report.give("event", row.is_some(), || {
                format!("{} {category} {} | {}", shown(&event.source), shown(&event.target), event.words)
            });
        }
    }
}

fn same_event(wanted: &facts::Event, event: &Event) -> bool {
    let Some(category) = &event.category else {
        return false;
    };
    let between = |source: &[String], target: &[String]| {
        any_name(wanted.source.all(), source)
            && wanted.target.as_ref().is_none_or(|wanted| any_name(wanted.all(), target))
    };
    let mutual = MUTUAL.contains(&category.as_str());
    wanted.category.all().contains(category)
        && wanted.polarity == event.polarity
        && (between(&event.source, &event.target) || (mutual && between(&event.target, &event.source)))
}

/// A denial is a statement whose reporting word is *deny*, or an event of rejection by that source.
pub fn denials(expected: &Expected, found: &Found, report: &mut Report) {
    let denying: Vec<(usize, &Statement)> =
        found.statements.iter().enumerate().filter(|(_, statement)| statement.cue.as_deref() == Some("deny")).collect();
    let rejecting: Vec<&Event> = found
        .events
        .iter()
        .filter(|event| event.category.as_deref() == Some("REJECT"))
        .filter(|event| !denying.iter().any(|(index, _)| event.statement == Some(*index)))
        .collect();
    let given: Vec<(&Vec<String>, String)> = denying
        .iter()
        .map(|(_, statement)| (&statement.speaker, statement.content()))
        .chain(rejecting.iter().map(|event| (&event.source, event.words.clone())))
        .collect();
    let wanted = &expected.denial;
    let pairs = assign(wanted.len(), given.len(), |row, column| {
        let (names, words) = &given[column];
        let likeness = covered(&wanted[row].about, words);
        any_name(wanted[row].source.all(), names).then(|| likeness + preferred(wanted[row].optional))
    });
    for (row, wanted) in wanted.iter().enumerate().filter(|(_, wanted)| !wanted.optional) {
        report.expect("denial", pairs[row].is_some(), || format!("{} | {}", wanted.source.all()[0], wanted.about));
    }
    for (column, (names, words)) in given.iter().enumerate().take(denying.len()) {
        let row = pairs.iter().position(|pair| *pair == Some(column));
        if row.is_none_or(|row| !wanted[row].optional) {
            report.give("denial", row.is_some(), || format!("{} | {words}", shown(names)));
        }
    }
}

/// Not one to one: an event that several extractors saw may carry its place several times.
pub fn located(expected: &Expected, found: &Found, report: &mut Report) {
    let is_at = |words: &str, place: &str, wanted: &facts::Located| {
        let stem = wanted.event.trim_end_matches('s').to_lowercase();
        words.to_lowercase().contains(&stem) && any_name(wanted.place.all(), &[place.to_owned()])
    };
    let given: Vec<(&str, &str)> = found
        .events
        .iter()
        .flat_map(|event| event.places.iter().map(|place| (event.words.as_str(), place.as_str())))
        .collect();
    for wanted in expected.located.iter().filter(|wanted| !wanted.optional) {
        let hit = given.iter().any(|(words, place)| is_at(words, place, wanted));
        report.expect("located", hit, || format!("{} in {}", wanted.event, wanted.place.all()[0]));
    }
    for (words, place) in given {
        let listed = |optional: bool| {
            let mut of_kind = expected.located.iter().filter(|wanted| wanted.optional == optional);
            of_kind.any(|wanted| is_at(words, place, wanted))
        };
        let event_there = expected.event.iter().any(|event| {
            let there = event.place.as_deref().is_some_and(|wanted| same_name(wanted, place));
            there && covered(words, &event.about).max(covered(&event.about, words)) >= SAME_WORDS
        });
        let right = listed(false) || event_there;
        if right || !listed(true) {
            report.give("located", right, || format!("{words} in {place}"));
        }
    }
}
