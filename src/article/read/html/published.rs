//! The day of publication of a page.
//!
//! The first of these that tells a day: JSON-LD, the `meta` tags, `itemprop="datePublished"`, the first `<time>` of the
//! article, the address, the first `<time>` behind the heading, the day that is printed. A moment in universal time yields to the page's own day, in its address
//! or printed, where the two are neighbours: what New York printed on the 18th was in London on the 19th.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dom_query::Document;
use jiff::civil::Date;
use regex::{Captures, Regex};

use super::address::day_in_path;
use super::elements::Elements;
use super::tags::Tags;
use crate::article::blanks::one_line;
use crate::article::dates::{iso_date, month_number};
use crate::lexicon::classes::PageWord;

/// Pages tell years between these; `0001-01-01` is what programs write for nothing.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;

static ISO: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?\d\d[^Z+-]*(Z|[+-]\d\d:?\d\d)?)?").ok());
/// `11 Sep 2015`, `Sep 11, 2015`, also with a time of day before the year.
static SPELT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4})|([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?(?: \d\d:\d\d:\d\d \w+)?,? (\d{4}))\b",
    )
    .ok()
});

/// A day; where it was told in universal time, the hour.
struct Stamp {
    day: Date,
    universal: Option<i16>,
}

/// From this hour on no clock of the world shows the day before, …
const NO_YESTERDAY: i16 = 12;
/// … and before this one none shows the day after.
const NO_TOMORROW: i16 = 10;

/// The day of publication of the page at `url`, `2015-09-11`.
pub(super) fn of(
    document: &Document,
    elements: &Elements<'_>,
    tags: &Tags,
    linked: &[String],
    url: Option<&str>,
) -> Option<String> {
    let marked = elements.days.iter().map(|node| {
        let told = node.attr("datetime").or_else(|| node.attr("content"));
        told.map_or_else(|| node.text().to_string(), |told| told.to_string())
    });
    let time = elements.time.and_then(|time| time.attr("datetime")).map(|time| time.to_string());
    let told = linked.iter().cloned().chain(tags.all(PageWord::DateKey).map(str::to_owned)).chain(marked).chain(time);
    let first = told.into_iter().find_map(|text| stamp(&text));
    let in_address = url.and_then(day_in_path).and_then(|day| day.parse::<Date>().ok());
    let Some(first) = first else {
        let told = in_address.or_else(|| beside_heading(document)).or_else(|| printed(document).first);
        return told.map(|day| day.to_string());
    };
    let day = first.universal.map_or(first.day, |hour| local(first.day, hour, in_address, document));
    Some(day.to_string())
}

/// The day of the first `<time>` behind the heading of a page that marks its article in no other way.
fn beside_heading(document: &Document) -> Option<Date> {
    let marked = document.select("h1, time[datetime]");
    let behind = marked.nodes().iter().skip_while(|node| !node.has_name("h1")).find_map(|node| node.attr("datetime"));
    stamp(&behind?).map(|stamp| stamp.day)
}

/// The day in a text that is a date, `2015-09-11`.
pub(in super::super) fn day(text: &str) -> Option<String> {
    stamp(text).map(|stamp| stamp.day.to_string())
}

/// The same for archives, which are older than the web.
pub(in super::super) fn day_of_any_year(text: &str) -> Option<String> {
    day(text).or_else(|| iso_date(text)).or_else(|| {
        let (day, month, year) = spelt_parts(&SPELT.as_ref()?.captures(text)?)?;
        iso_date(&format!("{day} {month} {year}"))
    })
}

/// The page's own day for one that was told in universal time, at this hour.
fn local(day: Date, hour: i16, in_address: Option<Date>, document: &Document) -> Date {
    let is_neighbour = |other: Date| {
        let before = day.since(other).map(|span| span.get_days());
        before.is_ok_and(|days| days == 1 && hour < NO_YESTERDAY || days == -1 && hour >= NO_TOMORROW)
    };
    if let Some(other) = in_address {
        return if is_neighbour(other) { other } else { day };
    }
    let printed = printed(document);
    match printed.all.contains(&day) {
        true => day,
        false => printed.in_order.iter().copied().find(|other| is_neighbour(*other)).unwrap_or(day),
    }
}

/// The days that are printed on a page.
struct Printed {
    first: Option<Date>,
    in_order: Vec<Date>,
    all: BTreeSet<Date>,
}

fn printed(document: &Document) -> Printed {
    let mut in_order = Vec::new();
    let texts = document.select("body").nodes().first().map(|body| body.descendants()).unwrap_or_default();
    for node in texts.iter().filter(|node| node.is_text()) {
        if !has_year(&node.text()) {
            continue;
        }
        let unread = node.parent().and_then(|parent| parent.node_name());
        if unread.is_some_and(|name| PageWord::Unread.has(&name)) {
            continue;
        }
        let text = one_line(&node.text());
        let found = SPELT.as_ref().into_iter().flat_map(|spelt| spelt.captures_iter(&text)).filter_map(|it| spelt(&it));
        in_order.extend(found);
    }
    Printed { first: in_order.first().copied(), all: in_order.iter().copied().collect(), in_order }
}

/// True where four digits stand together: a look before the pattern is asked.
fn has_year(text: &str) -> bool {
    let mut digits = 0;
    text.bytes().any(|byte| {
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
        digits == 4
    })
}

fn stamp(text: &str) -> Option<Stamp> {
    let text = text.trim();
    if let Some(found) = ISO.as_ref()?.captures(text) {
        let number = |at: usize| found.get(at).and_then(|part| part.as_str().parse::<i16>().ok());
        let day = date(number(1)?, number(2)?, number(3)?)?;
        let zone = found.get(5).map_or("", |zone| zone.as_str());
        let universal = !zone.is_empty() && zone.trim_start_matches('+').trim_matches(['0', ':', 'Z']).is_empty();
        return Some(Stamp { day, universal: number(4).filter(|_| universal) });
    }
    if let Some(day) = iso_date(text).and_then(|day| day.parse::<Date>().ok()) {
        return YEARS.contains(&day.year()).then_some(Stamp { day, universal: None });
    }
    let day = SPELT.as_ref()?.captures(text).and_then(|found| spelt(&found))?;
    Some(Stamp { day, universal: None })
}

fn spelt(found: &Captures<'_>) -> Option<Date> {
    let (day, month, year) = spelt_parts(found)?;
    date(year.parse().ok()?, i16::try_from(month_number(month)?).ok()?, day.parse().ok()?)
}

/// Day, month and year of a spelt date, in whichever order it has them.
fn spelt_parts<'t>(found: &Captures<'t>) -> Option<(&'t str, &'t str, &'t str)> {
    let part = |at: usize, other: usize| found.get(at).or_else(|| found.get(other)).map(|part| part.as_str());
    Some((part(1, 5)?, part(2, 4)?, part(3, 6)?))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok().filter(|_| YEARS.contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(document: &Document) -> Option<String> {
        let elements = Elements::of(document);
        of(document, &elements, &Tags::of(&elements.tags), &[], None)
    }

    #[test]
    fn days_as_pages_write_them() {
        for (text, expect) in [
            ("2019-11-19T08:30:00Z", Some("2019-11-19 universal")),
            ("2019-11-19 08:30:00 +00:00", Some("2019-11-19 universal")),
            ("2019-11-19T08:30:00-05:00", Some("2019-11-19")),
            ("20191119", Some("2019-11-19")),
            ("Tue Nov 19 08:30:00 EST 2019", Some("2019-11-19")),
            ("Tue, 19 Nov 2019 10:00:00 GMT+0000 (UTC)", Some("2019-11-19")),
            ("Published: November 19th, 2019 at noon", Some("2019-11-19")),
            ("19. November 2019", Some("2019-11-19")),
            ("0001-01-01T00:00:00Z", None),
            ("yesterday", None),
        ] {
            let found = stamp(text)
                .map(|found| format!("{}{}", found.day, if found.universal.is_some() { " universal" } else { "" }));
            assert_eq!(found.as_deref(), expect, "{text}");
        }
    }
    #[test]
    fn moments_in_universal_time_yield_to_the_day_that_is_printed() {
        let page = |moment: &str, printed: &str| {
            let html = format!(
                "<html><head><meta property='article:published_time' content='{moment}'></head><body><p>{printed}</p></body></html>"
            );
            published(&Document::from(html))
        };
        for (moment, printed, day) in [
            ("2019-11-19T00:04:00Z", "Wednesday, Nov. 20, 2019. Posted Nov. 18, 2019 7:04 pm", "2019-11-18"),
            ("2019-11-19T22:04:00Z", "Nov. 18, 2019 and Nov. 20, 2019", "2019-11-20"),
            ("2019-11-19T00:04:00Z", "Nov. 18, 2019, changed Nov. 19, 2019", "2019-11-19"),
            ("2019-11-19T00:04:00-05:00", "Nov. 18, 2019", "2019-11-19"),
        ] {
            assert_eq!(page(moment, printed).as_deref(), Some(day), "{moment}, {printed}");
        }
    }

    #[test]
    fn a_moment_behind_the_heading_is_the_last_before_what_is_printed() {
        let html = "<time datetime=2001-01-01></time><h1>Ferry sails</h1><div><time datetime=2019-11-19>a day ago</time></div><p>May 18, 2018</p>";
        assert_eq!(published(&Document::from(html)).as_deref(), Some("2019-11-19"));
    }
}
