//! Expressions that name a day, a month or a year: "March 5", "last December", "Friday last week", "the 1990s".

use jiff::civil::{Date, Weekday};

use super::calendar::{Unit, decade, nearest, weekday};
use super::interval::{Anchor, Interval};
use crate::lexicon::calendar;

/// What the words name; every one of them counts.
pub fn resolve(words: &[&str], anchor: &Anchor) -> Option<Interval> {
    of_weekday(words, anchor).or_else(|| of_calendar(words, anchor)).or_else(|| of_age(words))
}

/// "Friday", "last Friday", "Friday last week".
fn of_weekday(words: &[&str], anchor: &Anchor) -> Option<Interval> {
    let today = anchor.published?;
    let day = match words {
        [day] => nearest(today, weekday(day)?, anchor.ahead)?,
        ["last" | "past" | "previous", day] => today.nth_weekday(-1, weekday(day)?).ok()?,
        ["coming", day] => today.nth_weekday(1, weekday(day)?).ok()?,
        // "Next Friday" on a Monday is not this week's.
        ["next", day] => in_week(today, 1, weekday(day)?)?,
        ["this", day] => nearest(today, weekday(day)?, anchor.ahead)?,
        [day, which, "week"] => {
            let weeks = match *which {
                "last" => -1,
                "this" => 0,
                "next" => 1,
                _ => return None,
            };
            in_week(today, weeks, weekday(day)?)?
        }
        [nth, day, month @ ..] => return of_ordinal(nth, day, month, anchor),
        _ => return None,
    };
    Some(Interval::day(day))
}

/// The day of the week that is so many weeks after this one.
fn in_week(today: Date, weeks: i64, day: Weekday) -> Option<Date> {
    let monday = Unit::Week.around(Unit::Week.shift(today, weeks)?)?.from?;
    Unit::Day.shift(monday, i64::from(day.to_monday_zero_offset()))
}

/// "The first Friday of May", "the last Sunday of May 2014".
fn of_ordinal(nth: &str, day: &str, month: &[&str], anchor: &Anchor) -> Option<Interval> {
    let nth = match nth {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "last" => -1,
        _ => return None,
    };
    let month = match month {
        ["this", "month"] => Unit::Month.around(anchor.published?)?,
        _ => of_calendar(month, anchor)?,
    };
    Some(Interval::day(month.from?.nth_weekday_of_month(nth, weekday(day)?).ok()?))
}

/// The parts of a written date.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    /// "Last", "next" or "this" before the month.
    which: Option<Which>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Last,
    This,
    Next,
}

impl Parts {
    /// The parts, if the words are nothing else. A weekday beside a day of the month adds nothing.
    fn of(words: &[&str]) -> Option<Self> {
        let mut parts = Self::default();
        let mut has_weekday = false;
        for word in words {
            let before = parts;
            match *word {
                "last" => parts.which = Some(Which::Last),
                "this" => parts.which = Some(Which::This),
                "next" => parts.which = Some(Which::Next),
                _ if weekday(word).is_some() => has_weekday = true,
                _ => {
                    if let Some(month) = calendar::month(word) {
                        parts.month = i8::try_from(month).ok();
                    } else if let Some(day) = day_number(word) {
                        parts.day = Some(day);
                    } else {
                        parts.year = Some(year_number(word)?);
                    }
                }
            }
            let twice = |was: bool, is: bool| was && is;
            let changed = (before.day != parts.day, before.month != parts.month, before.year != parts.year);
            if twice(before.day.is_some(), changed.0)
                || twice(before.month.is_some(), changed.1)
                || twice(before.year.is_some(), changed.2)
            {
                return None;
            }
        }
        (!has_weekday || parts.day.is_some()).then_some(parts)
    }
}

/// "March", "March 5", "March 2011", "5 March 2011", "2011", "last March", "2nd this month".
fn of_calendar(words: &[&str], anchor: &Anchor) -> Option<Interval> {
    if let [day, which @ ("this" | "last" | "next"), "month"] = words {
        let months = match *which {
            "last" => -1,
            "next" => 1,
            _ => 0,
        };
        let month = Unit::Month.shift(anchor.published?, months)?;
        return Some(Interval::day(Date::new(month.year(), month.month(), day_number(day)?).ok()?));
    }
    of_parts(Parts::of(words)?, anchor)
}

fn of_parts(parts: Parts, anchor: &Anchor) -> Option<Interval> {
    match parts {
        Parts { day, month: Some(month), year: Some(year), which: None } => of_month(year, month, day),
        Parts { day: None, month: None, year: Some(year), which: None } => {
            Unit::Year.around(Date::new(year, 1, 1).ok()?)
        }
        Parts { day, month: Some(month), year: None, which } => {
            let today = anchor.published?;
            let found = |year: i16| of_month(year, month, day);
            let year = today.year();
            let is_over = |it: &Interval| it.to.is_some_and(|to| to < today);
            let is_to_come = |it: &Interval| it.from.is_some_and(|from| from > today);
            match which {
                Some(Which::This) => found(year),
                Some(Which::Last) => found(year).filter(is_over).or_else(|| found(year - 1)),
                Some(Which::Next) => found(year).filter(is_to_come).or_else(|| found(year + 1)),
                None if anchor.ahead => found(year).filter(|it| !is_over(it)).or_else(|| found(year + 1)),
                None => found(year).filter(|it| !is_to_come(it)).or_else(|| found(year - 1)),
            }
        }
        _ => None,
    }
}

/// The month, or the day in it.
fn of_month(year: i16, month: i8, day: Option<i8>) -> Option<Interval> {
    match day {
        Some(day) => Some(Interval::day(Date::new(year, month, day).ok()?)),
        None => Unit::Month.around(Date::new(year, month, 1).ok()?),
    }
}

/// "The 1990s", "the 19th century".
fn of_age(words: &[&str]) -> Option<Interval> {
    match words {
        [years] => {
            let first: i16 = years.strip_suffix('s')?.parse().ok()?;
            decade(first).filter(|_| first % 10 == 0 && (1800..2200).contains(&first))
        }
        [nth, "century"] => {
            let number: i16 = nth.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
            let first = Date::new((number - 1).checked_mul(100)? + 1, 1, 1).ok()?;
            let last = Date::new(number.checked_mul(100)?, 12, 31).ok()?;
            (1..=22).contains(&number).then(|| Interval::between(first, last))
        }
        _ => None,
    }
}

/// A range whose ends share a month or a year: "5 to 7 June", "June 5 to 7 2014", "March to May 2014".
pub fn sharing(first: &[&str], second: &[&str], anchor: &Anchor) -> Option<Interval> {
    let (mut from, mut to) = (Parts::of(first)?, Parts::of(second)?);
    if from.which.is_some() || to.which.is_some() || (to.month.is_none() && to.day.is_none()) {
        return None;
    }
    from.month = from.month.or(to.month);
    to.month = to.month.or(from.month);
    let to_year = to.year.or(from.year);
    from.year = from.year.or(to_year);
    let last = of_parts(Parts { year: to_year, ..to }, anchor)?;
    // "December to March": the year that the last month does not share is the one before.
    let year = from.year.unwrap_or_else(|| last.to.map_or(0, Date::year));
    let begin = of_parts(Parts { year: Some(year), ..from }, anchor)?;
    let begin = if begin.from > last.to { of_parts(Parts { year: Some(year - 1), ..from }, anchor)? } else { begin };
    Some(Interval { from: begin.from, to: last.to })
}

/// The last such weekday up to `day`, where `words` are one.
pub fn weekday_before(words: &[&str], day: Date) -> Option<Date> {
    match words {
        [word] => nearest(day, weekday(word)?, false),
        _ => None,
    }
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
    digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))
}

fn year_number(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1800..2200).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_day(words: &[&str], ahead: bool) -> Option<Date> {
        let anchor = Anchor { published: Some(Date::constant(2015, 9, 11)), ahead, lasting: false };
        resolve(words, &anchor).and_then(|interval| interval.from)
    }

    #[test]
    fn a_month_is_the_nearest_and_last_is_the_one_that_is_over() {
        assert_eq!(first_day(&["october"], false), Some(Date::constant(2014, 10, 1)));
        assert_eq!(first_day(&["october"], true), Some(Date::constant(2015, 10, 1)));
        assert_eq!(first_day(&["last", "september"], false), Some(Date::constant(2014, 9, 1)));
    }

    #[test]
    fn a_day_is_counted_within_its_week_or_month() {
        assert_eq!(first_day(&["next", "saturday"], false), Some(Date::constant(2015, 9, 19)));
        assert_eq!(first_day(&["first", "friday", "may"], false), Some(Date::constant(2015, 5, 1)));
        assert_eq!(first_day(&["2nd", "this", "month"], false), Some(Date::constant(2015, 9, 2)));
        assert_eq!(first_day(&["2nd", "last", "month"], false), Some(Date::constant(2015, 8, 2)));
        assert_eq!(first_day(&["30", "next", "month"], true), Some(Date::constant(2015, 10, 30)));
    }

    #[test]
    fn every_word_counts_and_none_twice() {
        assert_eq!(first_day(&["5", "june", "2014"], false), Some(Date::constant(2014, 6, 5)));
        assert_eq!(first_day(&["5", "june", "july"], false), None);
        assert_eq!(first_day(&["5", "cold", "june"], false), None);
    }
}
