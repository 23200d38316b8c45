//! When two names mean the same, and how much two texts have in common.

use std::collections::BTreeSet;

/// Words that carry no name.
const STOP: &[&str] = &[
    "the", "a", "an", "of", "in", "s", "and", "for", "to", "on", "at", "by", "its", "their", "his", "her", "that",
    "mr", "mrs", "al",
];

/// Names of one actor, folded to a single word so that "United States" and "United Kingdom" share none.
/// Longer names stand before the shorter ones that they contain.
const FOLD: &[(&str, &[&str])] = &[
    (
        "islamicstate",
        &["islamic state of iraq and the levant", "islamic state group", "islamic state", "isis", "isil", "daesh"],
    ),
    ("uae", &["united arab emirates", "emirati", "abu dhabi"]),
    (
        "unitedstates",
        &["united states of america", "united states", "american", "americans", "washington", "u.s.", "usa", "us"],
    ),
    (
        "unitedkingdom",
        &["united kingdom", "great britain", "britain", "british", "downing street", "london", "u.k.", "uk"],
    ),
    ("unitednations", &["united nations", "u.n.", "un", "world body"]),
    ("europeanunion", &["european union", "brussels", "eu"]),
    ("northkorea", &["north korea", "north korean", "pyongyang", "the north", "dprk"]),
    ("southkorea", &["south korea", "south korean", "seoul", "the south"]),
    ("saudiarabia", &["saudi arabia", "saudi", "riyadh"]),
    ("syriandemocraticforces", &["syrian democratic forces", "sdf"]),
    ("libyannationalarmy", &["libyan national army", "lna"]),
    ("arakanarmy", &["arakan rohingya salvation army", "arsa"]),
    ("acled", &["armed conflict location and event data project"]),
    ("iaea", &["international atomic energy agency"]),
    ("unhcr", &["un refugee agency", "u.n. refugee agency", "refugee agency"]),
    ("russia", &["russian federation", "russian", "russians", "moscow", "kremlin"]),
    ("syria", &["syrian", "damascus"]),
    ("ukraine", &["ukrainian", "kiev", "kyiv"]),
    ("germany", &["german", "berlin"]),
    ("france", &["french", "paris"]),
    ("iran", &["iranian", "tehran", "islamic republic"]),
    ("turkey", &["turkish", "ankara"]),
    ("armenia", &["armenian", "yerevan"]),
    ("azerbaijan", &["azerbaijani", "azeri", "baku"]),
    ("china", &["chinese", "beijing"]),
    ("philippines", &["philippine", "filipino", "manila"]),
    ("israel", &["israeli", "israelis", "jerusalem"]),
    ("japan", &["japanese", "tokyo"]),
    ("egypt", &["egyptian"]),
    ("libya", &["libyan"]),
    ("myanmar", &["burma", "naypyidaw"]),
    ("palestine", &["palestinian", "palestinians", "palestinian authority"]),
    ("yemen", &["yemeni"]),
    ("spokesperson", &["spokesman", "spokeswoman"]),
];

/// The words of a name in order, folded, without the empty ones.
fn name_words(name: &str) -> Vec<String> {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '’' => '\'',
            _ if c.is_alphanumeric() || c == '.' || c == '\'' => c,
            _ => ' ',
        })
        .collect();
    let plain = plain.replace("'s ", " ").replace('\'', " ");
    let mut folded = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
    for (canonical, variants) in FOLD {
        for variant in *variants {
            folded = folded.replace(&format!(" {variant} "), &format!(" {canonical} "));
        }
    }
    folded
        .split_whitespace()
        .map(|word| word.trim_matches('.').to_owned())
        .filter(|word| !word.is_empty() && !STOP.contains(&word.as_str()))
        .collect()
}

/// True when more than half the words of the shorter name are in the other one; exactly half is enough
/// when the last words (the surnames) agree, so that two Johns are two men.
pub fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (name_words(one), name_words(other));
    let (Some(last_one), Some(last_other)) = (one.last(), other.last()) else {
        return false;
    };
    let same_last = last_one == last_other;
    let (one, other): (BTreeSet<_>, BTreeSet<_>) = (one.iter().collect(), other.iter().collect());
    let shared = one.intersection(&other).count() * 2;
    let shorter = one.len().min(other.len());
    shared > shorter || (shared == shorter && same_last)
}

/// True when one of `names` is one of the `expected` alternatives.
pub fn any_name(expected: &[String], names: &[String]) -> bool {
    expected.iter().any(|wanted| names.iter().any(|name| same_name(wanted, name)))
}

fn words(text: &str) -> BTreeSet<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Jaccard similarity of the two texts' words, 0 to 1.
pub fn jaccard(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let all = one.union(&other).count();
    if all == 0 {
        return 0.0;
    }
    one.intersection(&other).count() as f64 / all as f64
}

/// Share of the words of `wanted` that `text` has, 0 to 1.
pub fn covered(wanted: &str, text: &str) -> f64 {
    let (wanted, text) = (words(wanted), words(text));
    if wanted.is_empty() {
        return 0.0;
    }
    wanted.intersection(&text).count() as f64 / wanted.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_actor_under_several_names() {
        for (one, other) in [
            ("United States", "Washington"),
            ("Sergei Lavrov", "Lavrov"),
            ("Sergei Lavrov", "Sergey Lavrov"),
            ("US State Department", "the State Department"),
            ("ISIS", "Islamic State (IS)"),
            ("Khaled al-Yamani", "Yamani"),
            ("North Korea", "Pyongyang"),
        ] {
            assert!(same_name(one, other), "{one} = {other}");
        }
    }

    #[test]
    fn two_actors_that_share_a_word() {
        for (one, other) in [
            ("United States", "United Kingdom"),
            ("North Korea", "South Korea"),
            ("John Kerry", "John Kirby"),
            ("United Nations", "United Arab Emirates"),
            ("Moon Jae-in", "Ban Ki-moon"),
        ] {
            assert!(!same_name(one, other), "{one} ≠ {other}");
        }
    }
}
