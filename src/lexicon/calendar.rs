//! Names of months and weekdays (`calendar.tsv`, whose head explains the columns).
//!
//! Example: `september`, `sept` and `sep` are month 9, `thurs` is the fourth day of the week.

use super::values::Values;

static CALENDAR: Values = Values::new(include_str!("calendar.tsv"));

/// The number of the month that a word names, January 1. The word is in small letters and without a point.
pub fn month(word: &str) -> Option<u32> {
    CALENDAR.of("month", word)
}

/// The number of the weekday that a word names, Monday 1. The word is in small letters and without a point.
pub fn weekday(word: &str) -> Option<u32> {
    CALENDAR.of("weekday", word)
}

/// True where a weekday is called this or cut to it, at any length ("wedn"). In small letters and without a point.
pub fn is_cut_weekday(word: &str) -> bool {
    CALENDAR.words("weekday").any(|day| day.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_full_and_cut_short() {
        assert_eq!(
            (month("january"), month("sept"), month("dec"), month("may")),
            (Some(1), Some(9), Some(12), Some(5))
        );
        assert_eq!((weekday("monday"), weekday("thurs"), weekday("sun")), (Some(1), Some(4), Some(7)));
        assert!(month("friday").is_none() && weekday("mar").is_none() && weekday("wedn").is_none());
        assert!(is_cut_weekday("wedn") && !is_cut_weekday("wedge"));
    }

    #[test]
    fn every_line_is_read() {
        CALENDAR.lint(&["month", "weekday"]);
    }
}
