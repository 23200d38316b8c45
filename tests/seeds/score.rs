//! One article's expected facts against the facts found: when two facts are the same.
//!
//! Every rule pairs facts one to one. A fact that only answers an `optional` record counts neither for nor against.

use crate::facts::Expected;
use crate::found::Found;
use crate::names::{any_name, same_name};
use crate::tally::{Report, assign};
use crate::{score_events, score_said};

/// A required record is preferred to an optional one that fits as well.
pub fn preferred(optional: bool) -> f64 {
    if optional { 0.0 } else { 0.01 }
}

/// The first of an actor's names, to be shown in a report.
pub fn shown(names: &[String]) -> &str {
    names.first().map_or("?", String::as_str)
}

/// Compares all kinds of facts.
pub fn score(expected: &Expected, found: &Found) -> Report {
    let mut report = Report::default();
    meta(expected, found, &mut report);
    score_said::said(expected, found, &mut report);
    score_events::events(expected, found, &mut report);
    score_events::denials(expected, found, &mut report);
    score_events::located(expected, found, &mut report);
    figures(expected, found, &mut report);
    offices(expected, found, &mut report);
    boilerplate(expected, found, &mut report);
    report
}

fn meta(expected: &Expected, found: &Found, report: &mut Report) {
    for (field, value) in &expected.meta {
        let given = found.meta.get(field);
        let right = given.is_some_and(|given| given == value || same_name(value, given));
        report.expect("meta", right, || format!("{field} = {value}"));
    }
    for (field, given) in &found.meta {
        let right = match expected.meta.get(field) {
            Some(value) => given == value || same_name(value, given),
            // Whether a page names its publisher, author or address may be seen either way.
            None if ["publisher", "author", "url"].contains(&field.as_str()) => continue,
            None => false,
        };
        report.give("meta", right, || format!("{field} = {given}"));
    }
}

fn figures(expected: &Expected, found: &Found, report: &mut Report) {
    let (wanted, given) = (&expected.figure, &found.figures);
    let pairs = assign(wanted.len(), given.len(), |row, column| {
        let same = wanted[row].measure == given[column].measure && wanted[row].value == given[column].value;
        same.then(|| preferred(wanted[row].optional))
    });
    for (row, wanted) in wanted.iter().enumerate() {
        if let Some(column) = pairs[row] {
            report.detail("at least", wanted.at_least == given[column].at_least);
            if let Some(place) = &wanted.place {
                let given = given[column].place.as_deref();
                report.detail("place", given.is_some_and(|given| same_name(place, given)));
            }
            report.detail("has source", wanted.according_to.is_some() == given[column].according_to);
        }
        if !wanted.optional {
            report.expect("figure", pairs[row].is_some(), || format!("{} {}", wanted.value, wanted.measure));
        }
    }
    for (column, figure) in given.iter().enumerate() {
        let row = pairs.iter().position(|pair| *pair == Some(column));
        if row.is_none_or(|row| !wanted[row].optional) {
            report.give("figure", row.is_some(), || format!("{} {}", figure.value, figure.measure));
        }
    }
}

fn offices(expected: &Expected, found: &Found, report: &mut Report) {
    let (wanted, given) = (&expected.office, &found.offices);
    let pairs = assign(wanted.len(), given.len(), |row, column| {
        let (wanted, office) = (&wanted[row], &given[column]);
        let of = match &office.of {
            Some(of) => any_name(wanted.of.all(), std::slice::from_ref(of)),
            None => wanted.optional,
        };
        let same = of
            && same_name(&wanted.holder, &office.holder)
            && any_name(wanted.title.all(), std::slice::from_ref(&office.title));
        same.then(|| preferred(wanted.optional))
    });
    for (row, wanted) in wanted.iter().enumerate().filter(|(_, wanted)| !wanted.optional) {
        report.expect("office", pairs[row].is_some(), || {
            format!("{}, {} of {}", wanted.holder, wanted.title.all()[0], wanted.of.all()[0])
        });
    }
    for (column, office) in given.iter().enumerate() {
        let row = pairs.iter().position(|pair| *pair == Some(column));
        if row.is_none_or(|row| !wanted[row].optional) {
            report.give("office", row.is_some(), || {
                format!("{}, {} of {}", office.holder, office.title, office.of.as_deref().unwrap_or("?"))
            });
        }
    }
}

fn boilerplate(expected: &Expected, found: &Found, report: &mut Report) {
    for wanted in &expected.boilerplate {
        let hit = found.boilerplate.iter().any(|part| part.contains(&wanted.text));
        report.expect("boilerplate", hit, || wanted.text.clone());
    }
    for part in &found.boilerplate {
        let part = part.trim();
        let listed =
            expected.boilerplate.iter().any(|wanted| part.contains(&wanted.text) || wanted.text.contains(part));
        // A paragraph that the page prints twice may be put aside the second time.
        if listed || found.text.matches(part).count() < 2 {
            report.give("boilerplate", listed, || part.to_owned());
        }
    }
}
