//! Expressions counted from the day of publication: "yesterday", "last week", "two days ago", "the past three months".

use super::calendar::{Unit, day_before};
use super::interval::{Anchor, Interval};
use super::words::number;
use crate::lexicon::classes::TimeWord;
use jiff::civil::Weekday;

/// "Today", "last night", "the day before yesterday": with the words that elsewhere add nothing.
pub fn of_today(words: &[&str], anchor: &Anchor) -> Option<Interval> {
    let today = anchor.published?;
    let words: Vec<&str> =
        words.iter().copied().filter(|word| !matches!(*word, "the" | "early" | "late" | "on")).collect();
    let day = match words.as_slice() {
        ["today" | "tonight"] | ["earlier" | "later", "today"] | ["this", "morning" | "afternoon" | "evening"] => today,
        ["yesterday"] | ["yesterday", "morning" | "afternoon" | "evening"] | ["last", "night"] => day_before(today)?,
        ["tomorrow"] | ["tomorrow", "morning" | "afternoon" | "evening" | "night"] => today.tomorrow().ok()?,
        ["day", "before", "yesterday"] => day_before(day_before(today)?)?,
        ["day", "after", "tomorrow"] => Unit::Day.shift(today, 2)?,
        _ => return None,
    };
    Some(Interval::day(day))
}

/// "Last week", "earlier this month", "two days ago", "the next three days", "the weekend".
pub fn resolve(words: &[&str], anchor: &Anchor) -> Option<Interval> {
    let today = anchor.published?;
    match words {
        [count, unit, "ago"] => {
            let unit = Unit::named(unit)?;
            unit.around(unit.shift(today, -number(count)?)?)
        }
        ["weekend"] => weekend(anchor, 0),
        ["last" | "past" | "previous", "weekend"] => weekend(anchor, -1),
        ["this" | "coming", "weekend"] => weekend(anchor, 0),
        ["next", "weekend"] => weekend(anchor, 1),
        ["earlier", "this", unit] => Some(Interval::between(Unit::named(unit)?.around(today)?.from?, today)),
        ["later", "this", unit] => Some(Interval::between(today, Unit::named(unit)?.around(today)?.to?)),
        ["this" | "current", unit] => Unit::named(unit).filter(|unit| *unit != Unit::Day)?.around(today),
        // "The past week" runs up to today, "last week" is the calendar's.
        ["the", "last" | "past" | "previous", unit] | ["past", unit] => past(1, unit, anchor),
        ["last" | "previous", unit] => {
            let unit = Unit::named(unit).filter(|unit| *unit != Unit::Day)?;
            unit.around(unit.shift(today, -1)?)
        }
        ["next" | "coming", unit] | ["the", "next" | "coming", unit] => {
            let unit = Unit::named(unit).filter(|unit| *unit != Unit::Day)?;
            unit.around(unit.shift(today, 1)?)
        }
        ["the", "last" | "past" | "previous", count, unit] | ["last" | "past" | "previous", count, unit] => {
            past(number(count)?, unit, anchor)
        }
        ["the", "next" | "coming", count, unit] | ["next" | "coming", count, unit] => {
            let end = Unit::named(unit)?.shift(today, number(count)?)?;
            Some(Interval::between(today, end))
        }
        _ => None,
    }
}

/// "For over four years" of what still goes on: up to today, and begun at the latest so long ago.
pub fn duration(words: &[&str], anchor: &Anchor) -> Option<Interval> {
    if !anchor.lasting {
        return None;
    }
    let counted: Vec<&str> = words.iter().copied().filter(|word| !TimeWord::About.has(word)).collect();
    match counted.as_slice() {
        [count, unit] => past(number(count)?, unit, anchor),
        _ => None,
    }
}

fn past(count: i64, unit: &str, anchor: &Anchor) -> Option<Interval> {
    let today = anchor.published?;
    Some(Interval::between(Unit::named(unit)?.shift(today, -count)?, today))
}

/// Saturday and Sunday: of this week or the one before, whichever the sentence can mean, moved by `weeks`.
fn weekend(anchor: &Anchor, weeks: i64) -> Option<Interval> {
    let today = anchor.published?;
    let is_weekend = matches!(today.weekday(), Weekday::Saturday | Weekday::Sunday);
    let week_of = if anchor.ahead || weeks > 0 || is_weekend { today } else { Unit::Week.shift(today, -1)? };
    let shifted = match weeks {
        -1 if is_weekend => Unit::Week.shift(week_of, -1)?,
        1 => Unit::Week.shift(week_of, 1)?,
        _ => week_of,
    };
    let sunday = Unit::Week.around(shifted)?.to?;
    Some(Interval::between(day_before(sunday)?, sunday))
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;

    #[test]
    fn the_past_week_runs_up_to_today_and_last_week_does_not() {
        let anchor = Anchor { published: Some(Date::constant(2015, 9, 11)), ahead: false, lasting: true };
        let end = |words: &[&str]| resolve(words, &anchor).and_then(|interval| interval.to);
        assert_eq!(end(&["the", "past", "week"]), Some(Date::constant(2015, 9, 11)));
        assert_eq!(end(&["last", "week"]), Some(Date::constant(2015, 9, 6)));
        let lasted = duration(&["nearly", "two", "years"], &anchor).and_then(|interval| interval.from);
        assert_eq!(lasted, Some(Date::constant(2013, 9, 11)));
        assert_eq!(duration(&["two", "years"], &Anchor { lasting: false, ..anchor }), None);
    }
}
