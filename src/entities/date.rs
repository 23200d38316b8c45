//! Dates: the day that a time expression means, counted from the day of publication.
//!
//! Only what is certain: weekdays, "today", "yesterday", "tomorrow" against a known day of publication, and dates
//! written out. Everything else keeps its words and no day; a guess would be worse.

use jiff::civil::{Date, Weekday};

use crate::article::dates;

/// The day that `words` mean, ISO 8601, for an article published on `published`. `ahead` says that the sentence
/// speaks of the future, so that "Sunday" is the next one and not the last.
pub fn resolve(words: &str, published: Option<&str>, ahead: bool) -> Option<String> {
    if let Some(date) = dates::iso_date(words) {
        return Some(date);
    }
    let published: Date = published?.parse().ok()?;
    let mut days =
        words.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let date = days.find_map(|word| match word.as_str() {
        "today" | "tonight" => Some(published),
        "yesterday" => published.yesterday().ok(),
        "tomorrow" => published.tomorrow().ok(),
        _ => {
            let weekday = weekday(&word)?;
            // On a Friday, "Friday" is that same day; any other weekday is the nearest before or after it.
            if weekday == published.weekday() {
                Some(published)
            } else {
                published.nth_weekday(if ahead { 1 } else { -1 }, weekday).ok()
            }
        }
    })?;
    // "Last Friday" and "next Friday" mean different days to different papers.
    let vague = words.split_whitespace().any(|word| matches!(word.to_lowercase().as_str(), "last" | "next" | "every"));
    (!vague).then(|| date.to_string())
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_publication() {
        // 2015-09-11 was a Friday.
        for (words, ahead, expected) in [
            ("Friday", false, Some("2015-09-11")),
            ("on Wednesday", false, Some("2015-09-09")),
            ("Sunday", true, Some("2015-09-13")),
            ("yesterday", false, Some("2015-09-10")),
            ("last Friday", false, None),
            ("recent days", false, None),
            ("11 September 2015", false, Some("2015-09-11")),
            ("Sept. 5, 2014", false, Some("2014-09-05")),
            ("March 2011", false, None),
        ] {
            assert_eq!(resolve(words, Some("2015-09-11"), ahead).as_deref(), expected, "{words}");
        }
    }

    #[test]
    fn without_an_anchor_words_stay_words() {
        assert_eq!(resolve("Friday", None, false), None);
        assert_eq!(resolve("31 February 2015", None, false), None);
    }
}
