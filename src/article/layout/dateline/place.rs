//! The place of a dateline: a name, a region, a day.

use crate::article::dates::{is_weekday, iso_date, month_number};
use crate::lexicon::classes::LayoutWord;

/// Where and when a story was filed.
pub(super) struct Place<'t> {
    /// The name without region, as it stands.
    pub name: &'t str,
    /// A region follows, `ERBIL, Kurdistan Region`.
    pub region: bool,
    /// The name is in capitals.
    pub capitals: bool,
    /// The day, when day, month and year are given.
    pub day: Option<String>,
}

/// Reads `ERBIL, Kurdistan Region` or `Moscow, 11 September,`: a name, then regions and days.
pub(super) fn place(head: &str) -> Option<Place<'_>> {
    let mut parts = head.split(',').map(str::trim);
    let name = parts.next()?.split('/').next()?.trim();
    if !is_place_name(name) || is_kicker(name) {
        return None;
    }
    let mut region = false;
    let mut day = String::new();
    for part in parts.filter(|part| !part.is_empty()) {
        if part.split_whitespace().all(is_day_word) {
            day.push(' ');
            day.push_str(part);
        } else if is_place_name(part) && day.is_empty() {
            region = true;
        } else {
            return None;
        }
    }
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= 3 && !letters().any(char::is_lowercase);
    Some(Place { name, region, capitals, day: iso_date(&day) })
}

fn is_day_word(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    month_number(word).is_some() || is_weekday(word) || (word.len() <= 4 && word.parse::<u32>().is_ok())
}

/// One to five words, each with a capital or a particle, `Rio de Janeiro`, `St. Paul`, `al-Bab`.
fn is_place_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=5).contains(&words)
        && name.split_whitespace().all(|word| {
            is_particle(word)
                || word.chars().next().is_some_and(char::is_uppercase)
                || word.starts_with("al-") && word.chars().nth(3).is_some_and(char::is_uppercase)
        })
        && name.chars().next().is_some_and(|c| c.is_alphabetic())
        && !name.chars().any(|c| c.is_ascii_digit())
        && name.split_whitespace().next().is_some_and(|word| !is_particle(word))
}

fn is_particle(word: &str) -> bool {
    LayoutWord::PlaceParticle.has(word)
}

/// Words that open a line like a place and are none.
fn is_kicker(name: &str) -> bool {
    let lower = name.replace('’', "'").to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or("");
    LayoutWord::Kicker.has(&lower) || (lower != first && LayoutWord::Kicker.has(first))
}

/// `RIO DE JANEIRO` → `Rio de Janeiro`; what is not in capitals stays.
pub(super) fn normal_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut words = Vec::new();
    for (at, word) in name.split_whitespace().enumerate() {
        let lower = word.to_lowercase();
        if at > 0 && is_particle(&lower) {
            words.push(lower);
        } else if word.len() <= 5 && word.ends_with('.') && word.matches('.').count() > 1 {
            words.push(word.to_owned());
        } else {
            words.push(capitalise_pieces(&lower));
        }
    }
    words.join(" ")
}

fn capitalise_pieces(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    let mut at_start = true;
    for c in lower.chars() {
        if at_start {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        at_start = c == '-';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_regions_and_days() {
        let check = |head, name, region, capitals, day| {
            let found = place(head).unwrap();
            assert_eq!((found.name, found.region, found.capitals, found.day.as_deref()), (name, region, capitals, day));
        };
        check("ERBIL, Kurdistan Region", "ERBIL", true, true, None);
        check("Riga, 11 September,", "Riga", false, false, None);
        check("TUNIS, March 31, 2013", "TUNIS", false, true, Some("2013-03-31"));
        check("TRIPOLI/TUNIS", "TRIPOLI", false, true, None);
        for head in ["", "the island", "Update", "Oslo, who left", "42", "A B C D E F"] {
            assert!(place(head).is_none(), "{head}");
        }
    }

    #[test]
    fn capitals_become_small() {
        for (name, expect) in [
            ("MOSCOW", "Moscow"),
            ("RIO DE JANEIRO", "Rio de Janeiro"),
            ("ST. PAUL", "St. Paul"),
            ("AL-BAB", "Al-Bab"),
            ("U.N.", "U.N."),
            ("Oslo", "Oslo"),
        ] {
            assert_eq!(normal_case(name), expect);
        }
    }
}
