//! Which agency signs an article, and whom it cites.
//!
//! ```
//! use sayso::ledger::origins::agencies::{cited, signing};
//! assert_eq!(signing("AFP Thursday 16 Jul 2015 Two boats sank."), Some("AFP"));
//! assert_eq!(signing("Two boats sank. – REUTERS"), Some("Reuters"));
//! assert_eq!(cited("The mayor told CNN on Monday; Reuters first reported it."), ["CNN", "Reuters"]);
//! ```
//!
//! Agencies sign before the text, with the day behind their name, or at its end, behind a dash or in brackets. Lines of
//! datelines are read with the page, not here.

use std::sync::LazyLock;

use regex::Regex;

use crate::lexicon::agency::{self, usual_name};
use crate::lexicon::calendar::{month, weekday};
use crate::lexicon::classes::LedgerWord;

/// Words of the longest name of an agency.
const LONGEST: usize = 4;

/// Who is cited: an outlet behind the words that cite, or before those that report.
static CITED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let mut names: Vec<String> = LedgerWord::Outlet.words().iter().map(|name| regex::escape(name)).collect();
    names.extend(agency::usual_names().map(regex::escape));
    // The longest first: "Fox News" and not "Fox".
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let names = names.join("|");
    let behind = "told|according to|reported by|quoted by|cited by|citing|obtained by|interview with";
    let before = "reported|reports|first reported|quoted|cited";
    Regex::new(&format!(
        r"\b(?:{behind})\s+(?:the\s+|The\s+)?({names})\b|\b({names})(?:\s+news agency)?\s+(?:{before})\b"
    ))
    .ok()
});

/// The usual name of the agency that signs a text at either end.
pub fn signing(text: &str) -> Option<&'static str> {
    before(text).or_else(|| behind(text))
}

/// An agency's name that opens the text with a day behind it: "AFP Thursday 16 Jul 2015".
fn before(text: &str) -> Option<&'static str> {
    let mut words = text.split_whitespace().map(|word| word.trim_matches(|it: char| !it.is_alphanumeric()));
    let opening: Vec<&str> = words.by_ref().take(LONGEST + 1).collect();
    (1..opening.len()).rev().find_map(|length| {
        let day = opening[length].to_lowercase();
        let is_day = day.parse::<u32>().is_ok() || weekday(&day).is_some() || month(&day).is_some();
        let name = opening[..length].join(" ");
        if is_day && name.chars().any(char::is_uppercase) { usual_name(&name.to_uppercase()) } else { None }
    })
}

/// An agency's name that ends the text behind a dash or a slash, or in brackets.
fn behind(text: &str) -> Option<&'static str> {
    let text = text.trim_end().trim_end_matches('.');
    let (open, name) = match text.strip_suffix([')', ']']) {
        Some(inside) => (inside.rfind(['(', '['])?, inside),
        None => (text.rfind(['–', '—', '-', '/'])?, text),
    };
    let name = name[open..].trim_start_matches(|it: char| !it.is_alphanumeric()).trim();
    usual_name(&name.to_uppercase()).filter(|_| name.starts_with(char::is_uppercase))
}

/// The outlets and agencies whose word a text gives, by their usual names, sorted.
pub fn cited(text: &str) -> Vec<&str> {
    let Some(cited) = CITED.as_ref() else { return Vec::new() };
    let mut names: Vec<&str> =
        cited.captures_iter(text).filter_map(|found| Some(found.get(1).or(found.get(2))?.as_str())).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_sign_at_either_end() {
        assert_eq!(signing("Agence France-Presse Monday 3 May 2021\nA boat sank."), Some("AFP"));
        assert_eq!(signing("A boat sank. (Reuters)"), Some("Reuters"));
        assert_eq!(signing("A boat sank. - AP."), Some("AP"));
        assert_eq!(signing("The men had told AFP"), None);
        assert_eq!(signing("AFP reporters met two men."), None);
        assert_eq!(signing("They spoke of peace (in Oslo)"), None);
        assert_eq!(signing(""), None);
    }

    #[test]
    fn outlets_are_cited_before_and_behind() {
        assert_eq!(cited("It was first reported by the New York Times."), ["New York Times"]);
        assert_eq!(cited("The New York Times is read by many."), Vec::<&str>::new());
    }
}
