//! Days as numbers, and the day that a sentence tells of its event.
//!
//! ```
//! use sayso::ledger::days::{number, told};
//! // Published on a Thursday: "Tuesday" is two days before.
//! let published = number("2015-09-10").unwrap();
//! assert_eq!(told("A ferry sank off Gao on Tuesday, officials said Wednesday.", 8, published), Some(published - 2));
//! ```

use jiff::civil::Date;

use crate::lexicon::calendar::{month, weekday};
use crate::lexicon::classes::LedgerWord;

/// A day before so many words is told first of all, for what follows.
const FRONT: usize = 4;

/// A day named without a year lies at most so many days after the day of publication.
const AHEAD: i32 = 7;

/// Days from 1970 on, of a day in ISO 8601; what follows the day is left aside.
pub fn number(day: &str) -> Option<i32> {
    of(day.get(..10)?.parse().ok()?)
}

/// The day with this number, in ISO 8601.
pub fn iso(number: i32) -> Option<String> {
    Some(date(number)?.to_string())
}

fn of(date: Date) -> Option<i32> {
    Some(date.since(Date::new(1970, 1, 1).ok()?).ok()?.get_days())
}

fn date(number: i32) -> Option<Date> {
    Date::new(1970, 1, 1).ok()?.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

/// The day that a sentence tells nearest to the byte `at`, of an article published on the day `published`: a weekday, "yesterday",
/// a day of a month. A day on which something was said is not that of what was said.
pub fn told(sentence: &str, at: usize, published: i32) -> Option<i32> {
    let words = words(sentence);
    let day = |index: usize| {
        let (start, word) = &words[index];
        let before = |back: usize| index.checked_sub(back).map_or("", |index| words[index].1.as_str());
        let reports = if matches!(before(1), "on" | "late" | "early") { before(2) } else { before(1) };
        if matches!(reports, "said" | "says" | "told" | "reporters") {
            return None;
        }
        Some((*start, named(&words, index, word, before(1), published)?))
    };
    let nearest = (0..words.len()).filter_map(day).min_by_key(|(start, _)| start.abs_diff(at));
    nearest.map(|(_, day)| day)
}

/// True where a clause begins between the word at `at` and the day at `start`.
fn is_of_another(sentence: &str, at: usize, start: usize) -> bool {
    let between = &sentence[at.min(start)..at.max(start)];
    let words = |text: &str| text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).count();
    let has = |class: LedgerWord| between.split(|it: char| !it.is_alphanumeric()).any(|word| class.has(word));
    if start > at {
        return has(LedgerWord::Beside);
    }
    // "On Tuesday, a blast shook Gao" has its comma.
    let is_fronted = words(&sentence[..start]) < FRONT;
    has(LedgerWord::Beside) || has(LedgerWord::Relative) || !is_fronted && between.contains(',')
}

/// The day that the word at `index` names.
fn named(words: &[(usize, String)], index: usize, word: &str, before: &str, published: i32) -> Option<i32> {
    if let Some(day) = weekday(word) {
        let today = i32::from(date(published)?.weekday().to_monday_one_offset());
        let back = (today - i32::try_from(day).ok()?).rem_euclid(7);
        return match before {
            "next" | "every" | "each" => None,
            "last" if back == 0 => Some(published - 7),
            _ => Some(published - back),
        };
    }
    match word {
        "today" | "overnight" | "tonight" => return Some(published),
        "yesterday" => return Some(published - 1),
        _ => {}
    }
    let month = i8::try_from(month(word)?).ok()?;
    let number = |at: Option<usize>| -> Option<i16> {
        let (_, word) = words.get(at?)?;
        word.trim_end_matches(|it: char| it.is_ascii_lowercase()).parse().ok()
    };
    let is_day = |number: &i16| (1..=31).contains(number);
    let (day, year) = match number(Some(index + 1)).filter(is_day) {
        Some(day) => (day, number(Some(index + 2))),
        None => (number(index.checked_sub(1)).filter(is_day)?, number(Some(index + 1))),
    };
    let in_year = |year: i16| of(Date::new(year, month, i8::try_from(day).ok()?).ok()?);
    match year.filter(|year| (1900..2100).contains(year)) {
        Some(year) => in_year(year),
        None => {
            let year = date(published)?.year();
            in_year(year).filter(|day| *day <= published + AHEAD).or_else(|| in_year(year - 1))
        }
    }
}

/// True for a sentence that names a year or a month gone by ("in 2008", "three years ago", "last month") or counts weeks
/// from one thing to another ("two weeks after the raid"): what it tells without a day was at no time near its article.
pub fn is_long_gone(sentence: &str) -> bool {
    const SPANS: [&str; 6] = ["month", "months", "year", "years", "decade", "decades"];
    let words = words(sentence);
    let is_year = |word: &str| word.len() == 4 && word.parse().is_ok_and(|year: u16| (1900..2100).contains(&year));
    words.windows(2).any(|pair| match (pair[0].1.as_str(), pair[1].1.as_str()) {
        (span, "ago" | "earlier" | "after" | "before") => SPANS.contains(&span),
        ("last" | "previous", span) if SPANS.contains(&span) => true,
        (count, "weeks") => is_small_number(count),
        (_, word) => is_year(word),
    })
}

/// True where a sentence puts what stands at the byte `at` into a month without a day: "it sank in May".
pub fn is_of_month(sentence: &str, at: usize) -> bool {
    let words = words(sentence);
    let of = |pair: &[(usize, String)]| {
        pair[0].1 == "in" && month(&pair[1].1).is_some() && !is_of_another(sentence, at, pair[0].0)
    };
    words.windows(2).any(of)
}

/// "Two", "12".
fn is_small_number(word: &str) -> bool {
    const NUMBERS: [&str; 6] = ["two", "three", "four", "five", "six", "several"];
    NUMBERS.contains(&word) || word.parse::<u8>().is_ok()
}

/// The words of a sentence in small letters, each with where it begins.
fn words(sentence: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (at, letter) in sentence.char_indices() {
        if !letter.is_alphanumeric() {
            open = false;
            continue;
        }
        if !open {
            words.push((at, String::new()));
        }
        open = true;
        if let Some((_, word)) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(sentence: &str) -> Option<String> {
        iso(told(sentence, sentence.find("sank")?, number("2015-09-10")?)?)
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!((number("1970-01-02"), number("2015-09-10T08:00:00")), (Some(1), Some(16_688)));
        assert_eq!(iso(16_688).as_deref(), Some("2015-09-10"));
        assert!(number("2015").is_none() && number("sometime..").is_none());
    }

    #[test]
    fn years_and_months_gone_by_are_found() {
        for gone in [
            "A ferry sank in 2008.",
            "It sank two years ago.",
            "Months after it had sunk, they met.",
            "Two weeks before another had sunk, the ferry was mended.",
            "Last month a ferry sank off Gao last month.",
        ] {
            assert!(is_long_gone(gone), "{gone}");
        }
        assert!(!is_long_gone("A ferry with 2500 sheep sank two days ago, and the last ferry left."));
    }

    #[test]
    fn months_are_of_what_stands_in_their_clause() {
        let of_month = |sentence: &str| is_of_month(sentence, sentence.find("sank").unwrap());
        for one in ["A ferry sank off Gao in May.", "In May, a ferry sank.", "It sank with a crew that slept in May."] {
            assert!(of_month(one), "{one}");
        }
        for other in [
            "A ferry sank before they met in May.",
            "The mayor spoke in May of a ferry that sank.",
            "Jane Roe of Gao wrote in May, saying it sank.",
            "A ferry sank.",
        ] {
            assert!(!of_month(other), "{other}");
        }
    }

    #[test]
    fn the_nearest_day_that_is_told_counts() {
        for (sentence, expected) in [
            ("A ferry sank on Tuesday after it had left on Sunday.", Some("2015-09-08")),
            ("A ferry sank last Thursday.", Some("2015-09-03")),
            ("A ferry sank yesterday.", Some("2015-09-09")),
            ("On 5 August a ferry sank.", Some("2015-08-05")),
            ("A ferry sank on December 24.", Some("2014-12-24")),
            ("A ferry sank on March 3rd, 2011, in a storm.", Some("2011-03-03")),
            ("A ferry sank, officials said on Wednesday.", None),
            ("A ferry sank and may sail next Monday.", None),
            ("A ferry sank.", None),
        ] {
            assert_eq!(day(sentence).as_deref(), expected, "{sentence}");
        }
    }
}
