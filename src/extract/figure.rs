//! Figures: numbers of people killed, injured, displaced, detained or missing.
//!
//! Example: `more than 1,200 people have been killed` gives killed, at least 1200.

use super::event::Attribution;
use super::fact::{Facts, Figure, Measure};
use super::{Extractor, clause, place};
use crate::english::{Dep, Doc, EntType, Pos};
use crate::entities::Story;

/// Finds figures.
pub struct Figures;

impl Extractor for Figures {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let attribution = Attribution::new(&story.doc, facts);
        for i in 0..story.doc.len() {
            let said_in = attribution.said_in(facts, i).map(|statement| statement.id.clone());
            if let Some(figure) = figure(story, i, facts, said_in) {
                facts.figures.push(figure);
            }
        }
    }
}

fn figure(story: &Story<'_>, i: usize, facts: &Facts, according_to: Option<String>) -> Option<Figure> {
    let doc = &story.doc;
    let vague = round_number(doc, i);
    let (value, first) = vague.or_else(|| number(doc, i))?;
    let counted = if doc.dep(i) == Dep::Nummod { doc.head(i) } else { i };
    let (measure, predicate) = measure(doc, counted)?;
    let (at_least, at_most, start) = bounds(doc, first);
    let at_least = at_least || (vague.is_some() && !at_most);
    let span = doc.span_of(start..counted.max(i) + 1).cover(doc.span(predicate));
    let of_event = facts.events.iter().find(|event| event.span.contains(span)).map(|event| event.id.clone());
    let sentence = doc.sentence(i);
    Some(Figure {
        id: format!("figure-{}-{}", span.start, span.end),
        measure,
        value,
        at_least,
        at_most,
        span,
        according_to,
        of_event,
        place: sentence.clone().find_map(|token| place::name_at(story, token)),
        as_of: clause::time(story, predicate),
        evidence: Vec::new(),
        confidence: 0.8,
        rule: "figure/number".to_owned(),
    })
}

/// "Dozens", "tens of thousands": the least that the words can mean, two of the unit.
fn round_number(doc: &Doc, i: usize) -> Option<(u64, usize)> {
    let unit = |i: usize| match doc.token(i).to_lowercase().as_str() {
        "tens" => Some(10),
        "dozens" => Some(12),
        "scores" => Some(20),
        "hundreds" => Some(100),
        "thousands" => Some(1_000),
        "millions" => Some(1_000_000),
        _ => None,
    };
    let value = unit(i)?;
    let of_before = i >= 2 && doc.token(i - 1) == "of";
    match of_before.then(|| unit(i - 2)).flatten() {
        Some(times) => Some((2 * times * value, i - 2)),
        // "Tens of thousands" is counted once, at its last word.
        None if i + 2 < doc.len() && doc.token(i + 1) == "of" && unit(i + 2).is_some() => None,
        None => Some((2 * value, i)),
    }
}

/// The value of a number whose last token is `i`, and its first token: "1,200", "36", "twenty", "2.5 million".
fn number(doc: &Doc, i: usize) -> Option<(u64, usize)> {
    if doc.pos(i) != Pos::Num
        || matches!(doc.ent_type(i), Some(EntType::Date | EntType::Time | EntType::Money | EntType::Percent))
    {
        return None;
    }
    let scale = match doc.token(i).to_lowercase().as_str() {
        "hundred" => Some(100.0),
        "thousand" => Some(1_000.0),
        "million" => Some(1_000_000.0),
        _ => None,
    };
    if let Some(scale) = scale {
        let before = i.checked_sub(1).and_then(|before| digits(doc.token(before)))?;
        return Some(((before * scale).round() as u64, i - 1));
    }
    // A number before "million" belongs to it.
    if i + 1 < doc.len() && doc.head(i) == i + 1 && matches!(doc.lemma(i + 1), "hundred" | "thousand" | "million") {
        return None;
    }
    let value = digits(doc.token(i))?;
    (value.fract() == 0.0 && value >= 1.0).then_some((value as u64, i))
}

fn digits(token: &str) -> Option<f64> {
    const WORDS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let lower = token.to_lowercase();
    if let Some(value) = WORDS.iter().position(|word| *word == lower) {
        return Some(value as f64);
    }
    token.replace(',', "").parse().ok()
}

/// What is counted, and the word that tells: "36 people were killed", "the death of 36 civilians", "left 9 dead".
fn measure(doc: &Doc, counted: usize) -> Option<(Measure, usize)> {
    let of_word = |i: usize| match doc.lemma(i).to_lowercase().as_str() {
        "kill" | "die" | "death" | "dead" | "slay" | "massacre" | "perish" => Some(Measure::Killed),
        "injure" | "wound" | "hurt" | "injured" | "wounded" => Some(Measure::Injured),
        "displace" | "flee" | "uproot" | "displaced" => Some(Measure::Displaced),
        "detain" | "arrest" | "jail" | "imprison" => Some(Measure::Detained),
        "missing" | "miss" if doc.token(i).eq_ignore_ascii_case("missing") => Some(Measure::Missing),
        _ => None,
    };
    let head = doc.head(counted);
    let mut candidates = vec![counted, head, doc.head(head)];
    candidates.extend(doc.rights(counted));
    candidates.extend(
        doc.rights(head).filter(|&child| matches!(doc.dep(child), Dep::Acomp | Dep::Oprd | Dep::Ccomp | Dep::Xcomp)),
    );
    // "Killed people 36" does not occur: a verb counts its object or its passive subject.
    candidates.into_iter().find_map(|i| {
        let measure = of_word(i)?;
        let agent = doc.pos(i) == Pos::Verb
            && doc.dep(counted) == Dep::Nsubj
            && !matches!(measure, Measure::Displaced | Measure::Missing)
            && doc.lemma(i) != "die";
        (!agent).then_some((measure, i))
    })
}

/// Whether the words before the number make it a bound, and where they begin.
fn bounds(doc: &Doc, first: usize) -> (bool, bool, usize) {
    let back = |n: usize| first.checked_sub(n).map_or(String::new(), |i| doc.token(i).to_lowercase());
    match (back(2).as_str(), back(1).as_str()) {
        ("more", "than") | ("at", "least") => (true, false, first - 2),
        (_, "over") => (true, false, first - 1),
        ("up", "to") | ("at", "most") | ("fewer" | "less", "than") => (false, true, first - 2),
        _ => (false, false, first),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = facts(text)
            .figures
            .iter()
            .map(|figure| {
                let bound = match (figure.at_least, figure.at_most) {
                    (true, _) => "at least ",
                    (_, true) => "at most ",
                    _ => "",
                };
                format!("{:?} {bound}{}", figure.measure, figure.value)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_in_figures_and_words() {
        check("More than 1,200 people have been killed.", &["Killed at least 1200"]);
        check("The blast left nine dead.", &["Killed 9"]);
        check("Up to 40 fishermen are missing.", &["Missing at most 40"]);
    }

    #[test]
    fn round_numbers_are_lower_bounds() {
        check("Dozens of people were killed.", &["Killed at least 24"]);
        check("Tens of thousands fled their homes.", &["Displaced at least 20000"]);
    }
}
