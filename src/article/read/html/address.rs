//! The day in an address or the name of a file.
//!
//! Example: `https://harbour.example/2015/09/11/ferry`, `2015-09-11_ferry.txt`, `2015/09/11.txt`, `20150911-ferry.html`.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::article::dates::{iso_date, month_number};

static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:^|[^0-9A-Za-z])((?:19|20)\d\d)(?:[/_-](\d\d?|[a-z]{3})[/_-](\d\d?)|(0[1-9]|1[0-2])([0-3]\d))(?:[^0-9A-Za-z]|$)",
    )
    .ok()
});

/// The day that a path tells, `2015-09-11`; nothing where it tells two.
pub(in super::super) fn day_in_path(path: &str) -> Option<String> {
    let pattern = DAY.as_ref()?;
    let mut first: Option<String> = None;
    let mut from = 0;
    while let Some(found) = pattern.captures_at(path, from) {
        // What parts two days belongs to both.
        let day = found.get(3).or_else(|| found.get(5))?;
        from = day.end();
        match (day_of(&found), &first) {
            (Some(day), Some(first)) if day != *first => return None,
            (Some(day), _) => first = Some(day),
            (None, _) => {}
        }
    }
    first
}

fn day_of(found: &Captures<'_>) -> Option<String> {
    let part = |at: usize| found.get(at).map(|part| part.as_str());
    let month = part(2).or_else(|| part(4))?;
    let day: u32 = part(3).or_else(|| part(5))?.parse().ok()?;
    let month = month.parse().ok().or_else(|| month_number(month))?;
    iso_date(&format!("{}-{month:02}-{day:02}", part(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses_and_names() {
        for (path, day) in [
            ("https://harbour.example/2015/09/11/ferry", Some("2015-09-11")),
            ("https://harbour.example/2015/sep/11/ferry", Some("2015-09-11")),
            ("2015-09-11_lavrov", Some("2015-09-11")),
            ("post/2015/09/11", Some("2015-09-11")),
            ("20150911-ferry", Some("2015-09-11")),
            ("2015_9_1", Some("2015-09-01")),
            ("2015-13-11", None),
            ("a120150911", None),
            ("2015-09-11/2016-01-02", None),
            ("story-2015", None),
        ] {
            assert_eq!(day_in_path(path).as_deref(), day, "{path}");
        }
    }
}
