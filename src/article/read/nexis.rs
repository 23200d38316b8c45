//! Deliveries of Nexis, as text and as DOCX: articles one after the other, each with its head and its tail.
//!
//! Example: `1 of 20 DOCUMENTS`, the outlet, the day, the title, `BYLINE: …`, `LENGTH: 480 words`, the body, `LOAD-DATE: …`.

use std::sync::LazyLock;

use regex::Regex;

use super::error::ReadError;
use super::format::Format;
use super::html;
use super::item::{Item, Label, Skipped, Why};
use crate::article::Meta;
use crate::article::blanks::one_line;
use crate::lexicon::classes::FormatName;

static COUNT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?m)^\s*\d+ of \d+ DOCUMENTS?\s*$").ok());
/// `BYLINE: Jane Roe` in a text, `Byline: Jane Roe` in a document.
static FIELD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^([A-Z][A-Za-z-]{2,24}):\s*(.*)$").ok());
/// The longest head, in paragraphs.
const LONGEST_HEAD: usize = 16;

/// The articles of a text.
pub(super) fn items(text: &str, label: &Label) -> Vec<Result<Item, ReadError>> {
    let Some(count) = COUNT.as_ref() else { return Vec::new() };
    let parts: Vec<&str> = count.split(text).skip(1).collect();
    let parts = parts.into_iter().enumerate();
    parts.map(|(at, part)| Ok(article(&unwrapped(part), &label.part(at as u64 + 1, "document")))).collect()
}

/// Paragraphs, each on one line.
fn unwrapped(text: &str) -> Vec<String> {
    let text = text.replace('\r', "");
    let blocks = text.split("\n\n").map(one_line);
    blocks.filter(|block| !block.is_empty()).collect()
}

/// True for the paragraphs of a document with a cover sheet of Nexis.
pub(super) fn is_delivery(paragraphs: &[String]) -> bool {
    paragraphs.iter().take(20).any(|line| line.starts_with("Job Number:"))
        || paragraphs.iter().any(|line| line == "End of Document")
}

/// The articles of such a document.
pub(super) fn documents(paragraphs: &[String], label: &Label) -> Vec<Result<Item, ReadError>> {
    let parts =
        paragraphs.split(|line| line == "End of Document").filter(|part| part.iter().any(|line| line == "Body"));
    parts
        .enumerate()
        .map(|(at, part)| {
            let body = part.iter().position(|line| line == "Body").unwrap_or(0);
            // Before the first article stand the cover and the list of all: its head begins two lines above its day.
            let day = part[..body].iter().rposition(|line| day(line).is_some()).unwrap_or(0);
            Ok(article(&part[day.saturating_sub(2)..], &label.part(at as u64 + 1, "document")))
        })
        .collect()
}

/// The article of some paragraphs: head, body, tail.
fn article(paragraphs: &[String], label: &Label) -> Item {
    let head = paragraphs.iter().take(LONGEST_HEAD);
    let dated = head.clone().position(|line| day(line).is_some());
    let body_mark = paragraphs.iter().position(|line| line == "Body");
    let fields = || head.clone().enumerate().filter_map(|(at, line)| Some((at, field(line)?)));
    let last =
        body_mark.or_else(|| fields().filter(|(_, (name, _))| FormatName::NexisHead.has(name)).map(|(at, _)| at).max());
    let Some(start) = last.or(dated).map(|at| at + 1) else {
        return Skipped::item(label.place.clone(), Why::Empty);
    };
    let body = &paragraphs[start..];
    let end = body.iter().position(|line| field(line).is_some_and(|(name, _)| FormatName::NexisTail.has(&name)));
    let body = &body[..end.unwrap_or(body.len())];
    if body.is_empty() {
        return Skipped::item(label.place.clone(), Why::Empty);
    }
    let named = |wanted: &str| {
        fields().find(|(_, (name, value))| name == wanted && !value.is_empty()).map(|(_, (_, value))| value)
    };
    // In a text the outlet and the day stand before the title, in a document behind it.
    let line = |at: Option<usize>| at.and_then(|at| paragraphs.get(at)).cloned();
    let plain =
        |at: usize| paragraphs.get(at).is_some_and(|line| field(line).is_none() && !line.starts_with("Copyright"));
    let (title, outlet) = match (body_mark, dated) {
        (Some(_), Some(day)) => (line(day.checked_sub(2)), line(day.checked_sub(1))),
        (_, Some(day)) => (line((day + 1..start).find(|at| plain(*at))), line((0..day).find(|at| plain(*at)))),
        _ => (None, None),
    };
    let given = Meta {
        headline: title,
        published: dated.and_then(|at| day(&paragraphs[at])),
        publisher: outlet,
        author: named("byline").map(|by| by.strip_prefix("By ").map(str::to_owned).unwrap_or(by)),
        dateline: named("dateline"),
        ..Meta::default()
    };
    Item::article(label, Format::Nexis, body.join("\n\n"), &given)
}

/// A field in small letters, and its value.
fn field(line: &str) -> Option<(String, String)> {
    let found = FIELD.as_ref()?.captures(line)?;
    Some((found.get(1)?.as_str().to_lowercase(), found.get(2)?.as_str().to_owned()))
}

/// The day of a line that is one: `September 11, 2015 Friday 10:15 AM GMT`.
fn day(line: &str) -> Option<String> {
    (line.len() <= 60).then(|| html::day_of_any_year(line)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::place::Place;
    use crate::article::read::testing;

    fn shown(found: Vec<Result<Item, ReadError>>) -> Vec<String> {
        testing::shown(found, |given| [given.publisher, given.published, given.headline, given.author, given.dateline])
    }

    #[test]
    fn a_delivery_as_text() {
        let text = "\n\n   1 of 2 DOCUMENTS\n\n\n      The Harbour Post\n\n   September 11, 2015 Friday\n         First Edition\n\nFerry sails\nagain\n\n\
            BYLINE: Jane Roe\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 480  words\n\nDATELINE: PORT ROE \n\nThe ferry left\nat dawn.\n\nIt sank.\n\n\
            LOAD-DATE: September 12, 2015\n\nLANGUAGE: ENGLISH\n\n   2 of 2 DOCUMENTS\n\nPost\n";
        let found = shown(items(text, &Label::file("n", Place::file("n.txt"))));
        assert_eq!(
            found,
            [
                "n#1 | The Harbour Post | 2015-09-11 | Ferry sails again | Jane Roe | PORT ROE | The ferry left at dawn.//It sank.",
                "n.txt: document 2: nothing in it"
            ]
        );
    }

    #[test]
    fn a_delivery_as_a_document() {
        let lines = "User Name: x|Job Number: 7|Documents (2)|1. Ferry sails|2. Crane falls|Ferry sails|The Harbour Post|September 11, 2015 Friday|\
            Copyright 2015 Post|Length: 480 words|Byline: Jane Roe|Body|The ferry left.|It sank.|Load-Date: September 12, 2015|End of Document|\
            Crane falls|The Harbour Post|12 September 2015|Body|It fell.|End of Document";
        let paragraphs: Vec<String> = lines.split('|').map(str::to_owned).collect();
        assert!(is_delivery(&paragraphs));
        let found = shown(documents(&paragraphs, &Label::file("n", Place::file("n.docx"))));
        assert_eq!(
            found,
            [
                "n#1 | The Harbour Post | 2015-09-11 | Ferry sails | Jane Roe |  | The ferry left.//It sank.",
                "n#2 | The Harbour Post | 2015-09-12 | Crane falls |  |  | It fell."
            ]
        );
    }
}
