//! Dates: the day or the span of days that a time expression means, counted from the day of publication.
//!
//! Only what the words settle: weekdays, months and years, "yesterday", "last week", "two days ago", "since March 2011",
//! "from Monday to Wednesday". Every word has to be understood; what is vague ("in recent days"), told from another
//! time of the story ("three weeks earlier") or lacks the day to count from keeps its words and no date. A guess would be
//! worse. The readings follow what time taggers of news agree on (Strötgen and Gertz, HeidelTime, 2013): a plain weekday
//! or month is the one nearest to publication, before it unless the sentence speaks of the future; "last week" is the
//! calendar week before, from Monday.

mod calendar;
mod interval;
mod named;
mod relative;
mod words;

use crate::article::dates;
use calendar::day_before;
pub use interval::{Anchor, Interval};
use words::Words;

/// What `words` mean, as far as they and the anchor settle it.
pub fn resolve(words: &str, anchor: &Anchor) -> Option<Interval> {
    if let Some(day) = dates::iso_date(words) {
        return Some(Interval::day(day.parse().ok()?));
    }
    let words = Words::of(words);
    expression(&words.as_slices(), anchor).filter(Interval::is_ordered)
}

/// Open ends, ranges and durations, then what means one thing.
fn expression(words: &[&str], anchor: &Anchor) -> Option<Interval> {
    match words {
        ["since", rest @ ..] => Some(Interval { from: simple(rest, anchor)?.from, to: None }),
        ["until" | "till" | "by", rest @ ..] => Some(Interval { from: None, to: simple(rest, anchor)?.to }),
        ["before", rest @ ..] => Some(Interval { from: None, to: Some(day_before(simple(rest, anchor)?.from?)?) }),
        ["after", rest @ ..] => Some(Interval { from: simple(rest, anchor)?.to?.tomorrow().ok(), to: None }),
        ["between", rest @ ..] => range(rest, &["and"], anchor),
        ["from", rest @ ..] => range(rest, &["to", "until", "till", "through"], anchor),
        ["for", rest @ ..] => relative::duration(rest, anchor).or_else(|| simple(rest, anchor)),
        _ => range(words, &["to", "until", "through"], anchor).or_else(|| simple(words, anchor)),
    }
}

/// "5 to 7 June", "Monday to Wednesday": what the first end leaves out it has from the second.
fn range(words: &[&str], joints: &[&str], anchor: &Anchor) -> Option<Interval> {
    let joint = words.iter().position(|word| joints.contains(word))?;
    let (first, second) = (&words[..joint], &words[joint + 1..]);
    if first.is_empty() || second.is_empty() {
        return None;
    }
    if let Some(both) = named::sharing(first, second, anchor) {
        return Some(both);
    }
    let last = simple(second, anchor)?;
    let first = match named::weekday_before(first, last.from?) {
        Some(day) => Interval::day(day),
        None => simple(first, anchor)?,
    };
    Some(Interval { from: first.from, to: last.to })
}

/// What means one day, week, month, year or the like.
fn simple(words: &[&str], anchor: &Anchor) -> Option<Interval> {
    relative::of_today(words, anchor).or_else(|| {
        let bare = words::without_fillers(&words::without_hours(words));
        named::resolve(&bare, anchor).or_else(|| relative::resolve(&bare, anchor))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;

    /// 2015-09-11 was a Friday.
    fn anchor() -> Anchor {
        Anchor { published: "2015-09-11".parse().ok(), ahead: false, lasting: false }
    }

    /// A day as it is, an interval as `from/to`, an open end as nothing.
    fn shown(interval: Option<Interval>) -> String {
        let Some(interval) = interval else { return "words".to_owned() };
        let end = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        match interval.single() {
            Some(day) => day.to_string(),
            None => format!("{}/{}", end(interval.from), end(interval.to)),
        }
    }

    #[track_caller]
    fn check(anchor: &Anchor, cases: &[(&str, &str)]) {
        for (words, expected) in cases {
            assert_eq!(shown(resolve(words, anchor)), *expected, "{words}");
        }
    }

    #[test]
    fn days_are_counted_from_publication() {
        check(
            &anchor(),
            &[
                ("Friday", "2015-09-11"),
                ("on Wednesday", "2015-09-09"),
                ("last Friday", "2015-09-04"),
                ("next Tuesday", "2015-09-15"),
                ("Tuesday night", "2015-09-08"),
                ("early on Thursday", "2015-09-10"),
                ("the early hours of Saturday", "2015-09-05"),
                ("earlier on Wednesday", "2015-09-09"),
                ("Friday last week", "2015-09-04"),
                ("10:30 am Tuesday", "2015-09-08"),
                ("the 2nd of this month", "2015-09-02"),
                ("the first Friday of May", "2015-05-01"),
                ("yesterday", "2015-09-10"),
                ("the day before yesterday", "2015-09-09"),
                ("this morning", "2015-09-11"),
                ("last night", "2015-09-10"),
                ("two days ago", "2015-09-09"),
            ],
        );
    }

    #[test]
    fn the_future_is_ahead() {
        let anchor = Anchor { ahead: true, ..anchor() };
        check(&anchor, &[("Sunday", "2015-09-13"), ("March", "2016-03-01/2016-03-31"), ("5 June", "2016-06-05")]);
    }

    #[test]
    fn weeks_months_and_years() {
        check(
            &anchor(),
            &[
                ("last week", "2015-08-31/2015-09-06"),
                ("this week", "2015-09-07/2015-09-13"),
                ("earlier this month", "2015-09-01/2015-09-11"),
                ("later this year", "2015-09-11/2015-12-31"),
                ("next month", "2015-10-01/2015-10-31"),
                ("last year", "2014-01-01/2014-12-31"),
                ("the past two weeks", "2015-08-28/2015-09-11"),
                ("the next three days", "2015-09-11/2015-09-14"),
                ("three weeks ago", "2015-08-17/2015-08-23"),
                ("two months ago", "2015-07-01/2015-07-31"),
                ("over the weekend", "2015-09-05/2015-09-06"),
                ("in March", "2015-03-01/2015-03-31"),
                ("last December", "2014-12-01/2014-12-31"),
                ("March 5", "2015-03-05"),
                ("in 2012", "2012-01-01/2012-12-31"),
            ],
        );
    }

    #[test]
    fn open_ends_and_ranges() {
        check(
            &anchor(),
            &[
                ("since March 2011", "2011-03-01/"),
                ("until Sunday", "/2015-09-06"),
                ("before June 2014", "/2014-05-31"),
                ("between 5 and 7 June", "2015-06-05/2015-06-07"),
                ("June 5-7, 2014", "2014-06-05/2014-06-07"),
                ("from Monday to Wednesday", "2015-09-07/2015-09-09"),
                ("from March to May 2014", "2014-03-01/2014-05-31"),
                ("2013-14", "2013-01-01/2014-12-31"),
                ("2012-2014", "2012-01-01/2014-12-31"),
            ],
        );
        let lasting = Anchor { lasting: true, ..anchor() };
        check(
            &lasting,
            &[("for over four years", "2011-09-11/2015-09-11"), ("for two weeks", "2015-08-28/2015-09-11")],
        );
    }

    #[test]
    fn without_an_anchor_words_stay_words() {
        check(
            &Anchor::default(),
            &[
                ("Friday", "words"),
                ("March 5", "words"),
                ("last week", "words"),
                ("11 September 2015", "2015-09-11"),
                ("Sept. 5, 2014", "2014-09-05"),
                ("March 2011", "2011-03-01/2011-03-31"),
                ("since 2011", "2011-01-01/"),
                ("the 1990s", "1990-01-01/1999-12-31"),
                ("the 19th century", "1801-01-01/1900-12-31"),
            ],
        );
    }

    #[test]
    fn what_is_vague_keeps_its_words() {
        let vague = [
            "recent days",
            "in recent weeks",
            "three weeks earlier",
            "several years ago",
            "more than two years ago",
            "every Friday",
            "the summer",
            "for four years",
            "31 February 2015",
            "a 50-year-old",
            "daily",
            "48 hours",
        ];
        check(&anchor(), &vague.map(|words| (words, "words")));
    }
}
