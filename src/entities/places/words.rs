//! Words beside a name that tell a place from a person or a body. The lists are data: `words.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("words.tsv");

/// The classes, one bit each.
const CLASSES: [&str; 12] = [
    "locative",
    "directional",
    "townish",
    "institution",
    "compass",
    "region_noun",
    "district_noun",
    "town_noun",
    "street",
    "common_word",
    "title",
    "joining",
];

/// Each word with the bits of its classes.
static WORDS: LazyLock<HashMap<String, u16>> = LazyLock::new(|| {
    let mut words: HashMap<String, u16> = HashMap::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let (class, list) = line.split_once('\t').unwrap_or((line, ""));
        let bit = CLASSES.iter().position(|known| *known == class).map_or(0, |at| 1 << at);
        for word in list.split(' ') {
            *words.entry(word.replace('_', " ")).or_default() |= bit;
        }
    }
    words
});

fn has(word: &str, class: usize) -> bool {
    WORDS.get(word).is_some_and(|bits| bits & (1 << class) != 0)
}

/// Prepositions that open where something is.
pub fn is_locative(word: &str) -> bool {
    has(word, 0)
}

/// Prepositions that places follow often, and other names too.
pub fn is_directional(word: &str) -> bool {
    has(word, 1)
}

/// Nouns, in small letters, that a town's name stands before.
pub fn is_townish(word: &str) -> bool {
    has(word.strip_suffix('s').unwrap_or(word), 2)
}

/// Nouns of public bodies, with a capital, that a place's name opens ("Huntsville Police Department").
pub fn is_institution(word: &str) -> bool {
    has(word, 3)
}

/// Words of direction before a name, no part of it unless the gazetteer says so ("Northeast Georgia").
pub fn is_compass(word: &str) -> bool {
    has(&word.to_lowercase(), 4)
}

/// Words after a name that say what it is and are no part of it.
pub fn is_region_noun(word: &str) -> bool {
    has(&word.to_lowercase(), 5)
}

/// The same of smaller units.
pub fn is_district_noun(word: &str) -> bool {
    has(&word.to_lowercase(), 6)
}

/// And of towns and their parts.
pub fn is_town_noun(word: &str) -> bool {
    has(&word.to_lowercase(), 7)
}

/// Words that end the name of a street or road.
pub fn is_street(word: &str) -> bool {
    has(word, 8)
}

/// Names of places that are common English words first: they need more than a capital letter.
pub fn is_common_word(word: &str) -> bool {
    has(word, 9)
}

/// Forms of address and office that a person's name follows.
pub fn is_title(word: &str) -> bool {
    has(word, 10)
}

/// Small words and marks inside a name of several words.
pub fn is_joining(word: &str) -> bool {
    has(word, 11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_its_words() {
        for (at, class) in CLASSES.iter().enumerate() {
            assert!(WORDS.values().any(|bits| bits & (1 << at) != 0), "{class}");
        }
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        assert!(lines.filter_map(|line| line.split_once('\t')).all(|(class, _)| CLASSES.contains(&class)));
    }

    #[test]
    fn words_are_told_apart() {
        assert!(is_locative("near") && !is_locative("of") && is_directional("of"));
        assert!(is_townish("residents") && is_institution("Police") && !is_institution("police"));
        assert!(is_compass("Northern") && is_region_noun("Province") && is_street("Avenue"));
    }
}
