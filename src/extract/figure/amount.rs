//! Amounts: what the words of a number come to, as a number, a bound or a range.
//!
//! Example: `between 20 and 30` is 20 to 30, `twenty-three` is 23, `at least two dozen` is at least 24.

use std::ops::Range;

use crate::english::{Dep, Doc, EntType, Pos};
use crate::lexicon::classes::AmountWord;
use crate::lexicon::numbers;

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

/// A bound has at most so many words ("no fewer than").
const LONGEST_BOUND: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Least,
    Most,
    Neither,
}

/// A number read from some token on.
struct Numeral {
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

/// The noun that an amount counts, or the number itself where there is none.
pub fn counted(doc: &Doc, amount: &Amount) -> usize {
    let head = if doc.dep(amount.head) == Dep::Nummod { doc.head(amount.head) } else { amount.head };
    // "Thousands of civilians", "70 of their members".
    let of = Some(head)
        .filter(|&head| head == amount.head)
        .and_then(|head| doc.rights(head).find(|&it| doc.norm(it) == "of"));
    of.and_then(|of| doc.right(of, Dep::Pobj)).filter(|&noun| doc.pos(noun) == Pos::Noun).unwrap_or(head)
}

/// True for a number that is as likely a year.
pub fn may_be_year(doc: &Doc, amount: &Amount) -> bool {
    amount.tokens.len() == 1 && doc.token(amount.head).len() == 4 && (1900..2100).contains(&amount.value)
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
    // "One in ten": a share.
    if word(doc, end) == "in" && read(doc, end + 1).is_some() {
        return None;
    }
    // "Between 20 and 30 people": the engine may take a range for days; what is counted shows that it is none.
    let counts = upper.is_some() && doc.dep(head) == Dep::Nummod && doc.ent_type(doc.head(head)).is_none();
    let other = |i: usize| match doc.ent_type(i) {
        Some(EntType::Date) => !counts,
        // "10 million have fled": no sum where nothing says of what.
        Some(EntType::Money) => !is_bare(doc, start, end),
        kind => matches!(kind, Some(EntType::Time | EntType::Percent | EntType::Ordinal)),
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

/// True where no currency stands beside a number.
fn is_bare(doc: &Doc, start: usize, end: usize) -> bool {
    let is_currency = |i: usize| doc.token(i).contains(['$', '€', '£', '¥']) || doc.pos(i) == Pos::Sym;
    let before = start > 0 && is_currency(start - 1);
    let after = end < doc.len() && doc.pos(end) == Pos::Noun && doc.ent_type(end) == Some(EntType::Money);
    !before && !after && !(start..end).any(is_currency)
}

/// The upper end where two numbers are the ends of a range: "20 to 30", "20-30", "between 20 and 30".
fn range_end(doc: &Doc, start: usize, first: &Numeral) -> Option<Numeral> {
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
fn read(doc: &Doc, start: usize) -> Option<Numeral> {
    let word = |i: usize| word(doc, i);
    if let Some(reading) = vague(doc, start) {
        return Some(reading);
    }
    let (mut total, mut current, mut i) = (0.0, None::<f64>, start);
    // "A quarter of a million".
    if word(i) == "a"
        && word(i + 1) == "quarter"
        && word(i + 2) == "of"
        && word(i + 3) == "a"
        && let Some(by) = scale(&word(i + 4))
    {
        return Some(Numeral { value: by / 4.0, end: i + 5, vague: false });
    }
    // "A hundred", "half a dozen".
    if word(i) == "half"
        && word(i + 1) == "a"
        && let Some(by) = scale(&word(i + 2))
    {
        return Some(Numeral { value: by / 2.0, end: i + 3, vague: false });
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
    (i > start && value > 0.0).then_some(Numeral { value, end: i, vague: false })
}

/// The word at `i` in small letters; none past the end.
fn word(doc: &Doc, i: usize) -> String {
    if i < doc.len() { doc.token(i).to_lowercase() } else { String::new() }
}

/// "Dozens", "tens of thousands", "several hundred": two of the unit at least.
fn vague(doc: &Doc, start: usize) -> Option<Numeral> {
    let word = |i: usize| word(doc, i);
    let unit = |word: &str| numbers::unit(word).map(f64::from);
    if let Some(first) = unit(&word(start)) {
        let second = unit(&word(start + 2)).filter(|_| word(start + 1) == "of");
        let end = if second.is_some() { start + 3 } else { start + 1 };
        return Some(Numeral { value: 2.0 * first * second.unwrap_or(1.0), end, vague: true });
    }
    let few = match word(start).as_str() {
        "several" => 1,
        "a" if word(start + 1) == "few" => 2,
        _ => return None,
    };
    let by = scale(&word(start + few))?;
    Some(Numeral { value: 2.0 * by, end: start + few + 1, vague: true })
}

fn is_number(doc: &Doc, i: usize) -> bool {
    matches!(doc.pos(i), Pos::Num | Pos::Noun | Pos::Propn | Pos::Adj) && doc.dep(i) != Dep::Compound
        || doc.pos(i) == Pos::Num
}

fn small(word: &str) -> Option<f64> {
    numbers::cardinal(word).map(f64::from)
}

fn scale(word: &str) -> Option<f64> {
    numbers::scale(word).map(f64::from)
}

fn digits(token: &str) -> Option<f64> {
    let numeral = token.starts_with(|c: char| c.is_ascii_digit());
    token.replace(',', "").parse().ok().filter(|_| numeral)
}

/// Which way the words before a number say it may be wrong, and where they begin.
fn bound(doc: &Doc, first: usize) -> (Bound, usize) {
    // "No more than" before "more than".
    for from in (1..=LONGEST_BOUND).rev().filter_map(|length| first.checked_sub(length)) {
        let words = (from..first).map(|i| doc.token(i).to_ascii_lowercase()).collect::<Vec<_>>().join(" ");
        let classes = AmountWord::of(&words);
        let bounds = [
            (AmountWord::AtLeast, Bound::Least),
            (AmountWord::AtMost, Bound::Most),
            (AmountWord::About, Bound::Neither),
        ];
        if let Some((_, bound)) = bounds.into_iter().find(|(class, _)| classes.is(*class)) {
            return (bound, from);
        }
    }
    let between = first > 0 && matches!(doc.token(first - 1).to_lowercase().as_str(), "between" | "from");
    (Bound::Neither, if between { first - 1 } else { first })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::Engine;

    /// The amounts of a text, `+` behind a lower bound and `-` behind an upper one.
    fn amounts(text: &str) -> Vec<String> {
        let doc = Engine::embedded().parser().parse(text);
        let sign = |amount: &Amount| match (amount.at_least, amount.at_most) {
            (true, _) => "+",
            (_, true) => "-",
            _ => "",
        };
        let to = |amount: &Amount| amount.to.map(|to| format!("..{to}")).unwrap_or_default();
        find(&doc).iter().map(|amount| format!("{}{}{}", amount.value, to(amount), sign(amount))).collect()
    }

    #[test]
    fn words_come_to_a_number() {
        assert_eq!(amounts("The flood killed twenty-three people and two hundred goats."), ["23", "200"]);
        assert_eq!(amounts("The flood killed between 20 and 30 people."), ["20..30+"]);
        assert_eq!(amounts("The flood killed dozens of people."), ["24+"]);
    }

    #[test]
    fn the_longest_bound_before_a_number_decides() {
        assert_eq!(amounts("The flood killed more than 1,200 people."), ["1200+"]);
        assert_eq!(amounts("The flood killed no more than 12 people."), ["12-"]);
        assert_eq!(amounts("The flood killed about 12 people."), ["12"]);
    }
}
