//! Days as pages and records write them, turned into ISO 8601.
//!
//! Only dates that name day, month and year count: a date that leaves the year open, or that could
//! be read two ways (`03/04/2015`), is left unknown rather than guessed.

use crate::lexicon::calendar;
use crate::lexicon::classes::LayoutWord;

/// The day in `text` as `2015-09-11`, when `text` is a date and nothing else besides a weekday, a
/// time of day or a time zone.
pub fn iso_date(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(day) = iso_prefix(text).or_else(|| compact(text)) {
        return Some(day);
    }
    let mut day = None;
    let mut month = None;
    let mut year = None;
    for word in text.split(|c: char| c.is_whitespace() || c == ',') {
        let is_zone = word.len() == 5 && word.starts_with(['+', '-']);
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() || is_zone || is_clock_word(word) {
            continue;
        }
        if let Some(number) = month_number(word) {
            put(&mut month, number)?;
        } else if let Some(number) = day_number(word) {
            put(&mut day, number)?;
        } else if let Some(number) = year_number(word) {
            put(&mut year, number)?;
        } else {
            return None;
        }
    }
    format_day(year?, month?, day?)
}

/// The number of the month that `word` names: `September`, `Sept`, `sep.`.
pub fn month_number(word: &str) -> Option<u32> {
    calendar::month(&word.trim_end_matches('.').to_ascii_lowercase())
}

/// True for `Monday`, `Fri` and the like.
pub fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    calendar::weekday(&word).is_some() || ((3..=5).contains(&word.len()) && calendar::is_cut_weekday(&word))
}

fn put(slot: &mut Option<u32>, value: u32) -> Option<()> {
    // Two days or two years: not one date, so not certain.
    if slot.is_some() {
        return None;
    }
    *slot = Some(value);
    Some(())
}

fn iso_prefix(text: &str) -> Option<String> {
    let head = text.get(..10)?;
    let after = text[10..].chars().next();
    if after.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let mut parts = head.split(['-', '/']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    format_day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// "20150911".
fn compact(text: &str) -> Option<String> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = text.parse().ok().filter(|_| digits)?;
    let year = Some(number / 10_000).filter(|year| (1800..=2199).contains(year))?;
    format_day(year, number / 100 % 100, number % 100)
}

fn is_clock_word(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    if is_weekday(word) {
        return true;
    }
    if lower.contains(':') {
        return lower
            .trim_end_matches(['a', 'p', 'm', '.'])
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | 'z' | 't'));
    }
    LayoutWord::Clock.has(&lower)
}

fn day_number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
    let number: u32 = digits.parse().ok()?;
    (digits.len() <= 2 && (1..=31).contains(&number)).then_some(number)
}

fn year_number(word: &str) -> Option<u32> {
    let number: u32 = word.parse().ok()?;
    (word.len() == 4 && (1800..=2199).contains(&number)).then_some(number)
}

fn format_day(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days_in_month = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => return None,
    };
    (1..=days_in_month).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_are_certain() {
        for (text, iso) in [
            ("2015-09-11", "2015-09-11"),
            ("2015-09-11T08:30:00Z", "2015-09-11"),
            ("2015/09/11", "2015-09-11"),
            ("11 September 2015", "2015-09-11"),
            ("Friday, September 11, 2015", "2015-09-11"),
            ("Sept. 11, 2015, 4:05 p.m. ET", "2015-09-11"),
            ("29th Feb 2016", "2016-02-29"),
            ("Thu, 03 Mar 2016 10:00:00 GMT", "2016-03-03"),
            ("Thu, 03 Mar 2016 10:00:00 +0100", "2016-03-03"),
            ("20160303", "2016-03-03"),
        ] {
            assert_eq!(iso_date(text).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn months_and_weekdays_in_full_and_cut_short() {
        assert_eq!((month_number("Sept."), month_number("may"), month_number("ma")), (Some(9), Some(5), None));
        assert!(is_weekday("Fri.") && is_weekday("wedn") && is_weekday("Monday"));
        assert!(!is_weekday("Fr") && !is_weekday("thursda") && !is_weekday("sunny"));
    }

    #[test]
    fn dates_that_are_not() {
        for text in [
            "",
            "03/04/2015",
            "September 2015",
            "11 September",
            "29 February 2015",
            "2015-13-01",
            "11 or 12 September 2015",
            "May",
            "In March 2016 we met",
            "2015-09-111",
        ] {
            assert_eq!(iso_date(text), None, "{text}");
        }
    }
}
