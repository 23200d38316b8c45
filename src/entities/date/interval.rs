//! Spans of days, and what they are counted from.

use jiff::civil::Date;

/// What a time expression is counted from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Anchor {
    /// The day of publication.
    pub published: Option<Date>,
    /// The sentence speaks of the future, so that "Sunday" is the next one.
    pub ahead: bool,
    /// The verb says that it still goes on ("has lasted"), so that "for two years" ends at publication.
    pub lasting: bool,
}

/// A span of days, both included; an end that is not told is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Interval {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Interval {
    /// One day.
    pub const fn day(day: Date) -> Self {
        Self { from: Some(day), to: Some(day) }
    }

    /// From `from` to `to`.
    pub const fn between(from: Date, to: Date) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// The day, where it is one.
    pub fn single(&self) -> Option<Date> {
        self.from.filter(|_| self.from == self.to)
    }

    /// True where it does not end before it begins, and has an end at all.
    pub fn is_ordered(&self) -> bool {
        match (self.from, self.to) {
            (Some(from), Some(to)) => from <= to,
            (from, to) => from.is_some() || to.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_has_an_end_and_runs_forward() {
        let (first, last) = (Date::constant(2015, 9, 1), Date::constant(2015, 9, 30));
        assert!(Interval::between(first, last).is_ordered() && !Interval::between(last, first).is_ordered());
        assert!(!Interval::default().is_ordered());
        assert_eq!((Interval::day(first).single(), Interval::between(first, last).single()), (Some(first), None));
    }
}
