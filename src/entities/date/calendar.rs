//! The calendar: weeks from Monday, months, years, and counting in them.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::interval::Interval;
use crate::lexicon::calendar;

/// A stretch of the calendar that expressions count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A week from Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
}

impl Unit {
    /// The unit that `word` names, in the singular or the plural.
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "day" | "days" => Self::Day,
            "week" | "weeks" => Self::Week,
            "month" | "months" => Self::Month,
            "year" | "years" => Self::Year,
            "decade" | "decades" => Self::Decade,
            _ => return None,
        })
    }

    /// `day` moved by so many of the unit, into the past where `count` is negative.
    pub fn shift(self, day: Date, count: i64) -> Option<Date> {
        let span: Span = match self {
            Self::Day => count.days(),
            Self::Week => count.weeks(),
            Self::Month => count.months(),
            Self::Year => count.years(),
            Self::Decade => (count * 10).years(),
        };
        day.checked_add(span).ok()
    }

    /// The day, week, month or year that `day` is in.
    pub fn around(self, day: Date) -> Option<Interval> {
        Some(match self {
            Self::Day => Interval::day(day),
            Self::Week => {
                let monday = Self::Day.shift(day, -i64::from(day.weekday().to_monday_zero_offset()))?;
                Interval::between(monday, Self::Day.shift(monday, 6)?)
            }
            Self::Month => Interval::between(day.first_of_month(), day.last_of_month()),
            Self::Year => Interval::between(day.first_of_year(), day.last_of_year()),
            Self::Decade => return decade(day.year() / 10 * 10),
        })
    }
}

/// The ten years from `first` on.
pub fn decade(first: i16) -> Option<Interval> {
    let begin = Date::new(first, 1, 1).ok()?;
    Some(Interval::between(begin, Date::new(first + 9, 12, 31).ok()?))
}

/// The day before.
pub fn day_before(day: Date) -> Option<Date> {
    day.yesterday().ok()
}

/// The nearest such weekday: that day itself if it is one, else before it, or after it where `ahead`.
pub fn nearest(day: Date, weekday: Weekday, ahead: bool) -> Option<Date> {
    if day.weekday() == weekday { Some(day) } else { day.nth_weekday(if ahead { 1 } else { -1 }, weekday).ok() }
}

/// The weekday that `word` names.
pub fn weekday(word: &str) -> Option<Weekday> {
    Weekday::from_monday_one_offset(i8::try_from(calendar::weekday(word)?).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday_and_a_decade_with_a_nought() {
        let friday = Date::constant(2015, 9, 11);
        let week = Unit::Week.around(friday).and_then(|week| week.from.zip(week.to));
        assert_eq!(week, Some((Date::constant(2015, 9, 7), Date::constant(2015, 9, 13))));
        assert_eq!(Unit::Decade.around(friday).and_then(|ten| ten.from), Some(Date::constant(2010, 1, 1)));
        assert_eq!(Unit::named("weeks").and_then(|unit| unit.shift(friday, -1)), Some(Date::constant(2015, 9, 4)));
    }

    #[test]
    fn the_nearest_weekday_is_before_unless_ahead() {
        let friday = Date::constant(2015, 9, 11);
        let sunday = weekday("sun").unwrap();
        assert_eq!(nearest(friday, sunday, false), Some(Date::constant(2015, 9, 6)));
        assert_eq!(nearest(friday, sunday, true), Some(Date::constant(2015, 9, 13)));
    }
}
