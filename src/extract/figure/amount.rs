//! Amounts: what the words of a number come to, as a number, a bound or a range.
//!
//! Example: `between 20 and 30` is 20 to 30, `twenty-three` is 23, `at least two dozen` is at least 24.

use std::ops::Range;

use crate::english::{Dep, Doc, EntType, Pos};
use crate::lexicon::classes::FigureWord;

/// An amount in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The number, or the lower end of a range.
    pub value: u64,
    /// The upper end of a range.
    pub to: Option<u64>,
    /// It is at least so many.
    pub at_least: bool,
    /// It is at most so many.
    pub at_most: bool,
    /// Its words, those that make it a bound with them.
    pub tokens: Range<usize>,
    /// The token by which it hangs on what it counts.
    pub head: usize,
}

/// The most words that say which way a number may be wrong: "no fewer than".
const LONGEST_BOUND: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Least,
    Most,
    Neither,
}

/// A number read from some token on.
struct Reading {
    value: f64,
    end: usize,
    /// "Dozens", "several hundred": the least that the words can mean.
    vague: bool,
}

/// The amounts of people or things in a document, in text order; dates, sums and shares are none.
pub fn find(doc: &Doc) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < doc.len() {
        match amount(doc, i) {
            Some(amount) => {
                i = amount.tokens.end;
                found.push(amount);
            }
            None => i += 1,
        }
    }
    found
}

fn amount(doc: &Doc, start: usize) -> Option<Amount> {
    let first = read(doc, start)?;
    let upper = range_end(doc, start, &first);
    let end = upper.as_ref().map_or(first.end, |upper| upper.end);
    let head = (start..end).rev().find(|&i| !(start..end).contains(&doc.head(i)) || doc.head(i) == i)?;
    // "The two-state solution", "one of them": these count nobody.
    let hyphenated = end < doc.len() && doc.token(end) == "-" && !doc.space_after(end - 1);
    let pronoun = doc.lemma(start) == "one" && matches!(doc.token(end.min(doc.len() - 1)), "of" | "that" | "which");
    if hyphenated || pronoun {
        return None;
    }
    // "Between 20 and 30 people": the engine may take a range for days; what is counted shows that it is none.
    let counts = upper.is_some() && doc.dep(head) == Dep::Nummod && doc.ent_type(doc.head(head)).is_none();
    let other = |i: usize| match doc.ent_type(i) {
        Some(EntType::Date) => !counts,
        kind => matches!(kind, Some(EntType::Time | EntType::Money | EntType::Percent | EntType::Ordinal)),
    };
    if (start..end).any(other) || first.value.fract() != 0.0 || first.value < 1.0 {
        return None;
    }
    let (bound, from) = bound(doc, start);
    let value = match &upper {
        // "Two to three million": the scale is said once.
        Some(upper) if upper.value >= 1_000.0 && first.value < 1_000.0 && first.value * 1_000.0 <= upper.value => {
            let scale = if upper.value >= 1_000_000.0 { 1_000_000.0 } else { 1_000.0 };
            first.value * scale
        }
        _ => first.value,
    };
    Some(Amount {
        value: value as u64,
        to: upper.as_ref().map(|upper| upper.value as u64),
        at_least: bound == Bound::Least || upper.is_some() || (first.vague && bound != Bound::Most),
        at_most: bound == Bound::Most && upper.is_none(),
        tokens: from..end,
        head,
    })
}

/// The upper end where two numbers are the ends of a range: "20 to 30", "20-30", "between 20 and 30".
fn range_end(doc: &Doc, start: usize, first: &Reading) -> Option<Reading> {
    let word = |i: usize| word(doc, i);
    let between = start > 0 && word(start - 1) == "between";
    let joined = match word(first.end).as_str() {
        "to" | "-" | "–" => true,
        "and" => between,
        _ => false,
    };
    let upper = read(doc, first.end + 1).filter(|_| joined)?;
    (upper.value > first.value && upper.value.fract() == 0.0).then_some(upper)
}

/// The number that begins at token `start`.
fn read(doc: &Doc, start: usize) -> Option<Reading> {
    let word = |i: usize| word(doc, i);
    if let Some(reading) = vague(doc, start) {
        return Some(reading);
    }
    let (mut total, mut current, mut i) = (0.0, None::<f64>, start);
    // "A hundred", "half a dozen".
    if word(i) == "half"
        && word(i + 1) == "a"
        && let Some(by) = scale(&word(i + 2))
    {
        return Some(Reading { value: by / 2.0, end: i + 3, vague: false });
    }
    if matches!(word(i).as_str(), "a" | "an") && scale(&word(i + 1)).is_some() {
        current = Some(1.0);
        i += 1;
    }
    while i < doc.len() {
        let token = word(i);
        let value = digits(&token).or_else(|| small(&token)).filter(|_| is_number(doc, i));
        match (value, current) {
            (Some(value), None) => current = Some(value),
            (Some(value), Some(tens)) if (20.0..100.0).contains(&tens) && tens % 10.0 == 0.0 && value < 10.0 => {
                current = Some(tens + value);
            }
            (Some(value), Some(hundreds)) if hundreds >= 100.0 && hundreds % 100.0 == 0.0 && value < 100.0 => {
                current = Some(hundreds + value);
            }
            (Some(_), Some(_)) => break,
            (None, Some(tens)) => match scale(&token) {
                Some(by) if by >= 1_000.0 => {
                    total += tens * by;
                    current = Some(0.0).filter(|_| small(&word(i + 1)).is_some());
                    if current.is_none() {
                        i += 1;
                        break;
                    }
                }
                Some(by) => current = Some(tens * by),
                None => {
                    // "Twenty-three", "a hundred and twenty".
                    let links = token == "-" && tens < 100.0 || token == "and" && tens >= 100.0;
                    let next = small(&word(i + 1)).filter(|&next| next > 0.0 && next < tens && links);
                    if next.is_none() || start == i {
                        break;
                    }
                }
            },
            (None, None) => return None,
        }
        i += 1;
    }
    let value = total + current.unwrap_or(0.0);
    (i > start && value > 0.0).then_some(Reading { value, end: i, vague: false })
}

/// The word at `i` in small letters; none past the end.
fn word(doc: &Doc, i: usize) -> String {
    if i < doc.len() { doc.token(i).to_lowercase() } else { String::new() }
}

/// "Dozens", "tens of thousands", "several hundred": two of the unit at least.
fn vague(doc: &Doc, start: usize) -> Option<Reading> {
    let word = |i: usize| word(doc, i);
    let unit = |word: &str| match word {
        "tens" => Some(10.0),
        "dozens" => Some(12.0),
        "scores" => Some(20.0),
        "hundreds" => Some(100.0),
        "thousands" => Some(1_000.0),
        "millions" => Some(1_000_000.0),
        _ => None,
    };
    if let Some(first) = unit(&word(start)) {
        let second = unit(&word(start + 2)).filter(|_| word(start + 1) == "of");
        let end = if second.is_some() { start + 3 } else { start + 1 };
        return Some(Reading { value: 2.0 * first * second.unwrap_or(1.0), end, vague: true });
    }
    let few = match word(start).as_str() {
        "several" => 1,
        "a" if word(start + 1) == "few" => 2,
        _ => return None,
    };
    let by = scale(&word(start + few))?;
    Some(Reading { value: 2.0 * by, end: start + few + 1, vague: true })
}

fn is_number(doc: &Doc, i: usize) -> bool {
    matches!(doc.pos(i), Pos::Num | Pos::Noun | Pos::Propn | Pos::Adj) && doc.dep(i) != Dep::Compound
        || doc.pos(i) == Pos::Num
}

fn small(word: &str) -> Option<f64> {
    let ones = FigureWord::Small.position(word);
    let tens = FigureWord::Tens.position(word).map(|at| 20 + 10 * at);
    ones.or(tens).map(|value| value as f64)
}

fn scale(word: &str) -> Option<f64> {
    match word {
        "dozen" => Some(12.0),
        "hundred" => Some(100.0),
        "thousand" => Some(1_000.0),
        "million" => Some(1_000_000.0),
        _ => None,
    }
}

fn digits(token: &str) -> Option<f64> {
    let numeral = token.starts_with(|c: char| c.is_ascii_digit());
    token.replace(',', "").parse().ok().filter(|_| numeral)
}

/// Which way the words before a number say it may be wrong, and where they begin; of several the longest decide.
fn bound(doc: &Doc, first: usize) -> (Bound, usize) {
    for from in (first.saturating_sub(LONGEST_BOUND)..first).map(|from| from..first) {
        let phrase = from.clone().map(|i| word(doc, i)).collect::<Vec<_>>().join(" ");
        let words = FigureWord::of(&phrase);
        let bounds = [
            (FigureWord::AtLeast, Bound::Least),
            (FigureWord::AtMost, Bound::Most),
            (FigureWord::About, Bound::Neither),
        ];
        if let Some((_, bound)) = bounds.into_iter().find(|&(class, _)| words.is(class)) {
            return (bound, from.start);
        }
    }
    let between = first > 0 && matches!(word(doc, first - 1).as_str(), "between" | "from");
    (Bound::Neither, if between { first - 1 } else { first })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::Engine;

    #[track_caller]
    fn check(text: &str, expected: (u64, Option<u64>, bool, bool)) {
        let doc = Engine::embedded().parser().parse(text);
        let found = find(&doc);
        let amount = found.first().map(|it| (it.value, it.to, it.at_least, it.at_most));
        assert_eq!(amount, Some(expected), "{text}");
    }

    #[test]
    fn the_longest_words_of_bound_decide() {
        check("No more than 30 guards fell.", (30, None, false, true));
        check("More than 30 guards fell.", (30, None, true, false));
        check("Roughly 30 guards fell.", (30, None, false, false));
    }

    #[test]
    fn numbers_in_words_and_ranges() {
        check("Twenty-three guards fell.", (23, None, false, false));
        check("Between 20 and 30 guards fell.", (20, Some(30), true, false));
        check("Tens of thousands fled.", (20_000, None, true, false));
    }

    #[test]
    fn sums_and_what_counts_nobody_are_no_amounts() {
        let doc = Engine::embedded().parser().parse("The two-state plan cost $30 million.");
        assert_eq!(find(&doc), []);
    }
}
