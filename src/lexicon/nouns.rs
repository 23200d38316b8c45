//! Nouns that stand for people and bodies, by lemma: what a noun phrase without a name can mean. The nouns themselves
//! are data (`lexicon/nouns.tsv`, whose head explains the classes).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;

/// The bundled lexicon.
const LEXICON: &str = include_str!("nouns.tsv");

/// Given names and the gender that they tell.
const GIVEN_NAMES: &str = include_str!("given_names.tsv");

/// Titles set before a name and abbreviated.
const ABBREVIATED_TITLES: &[&str] = &[
    "Adm.", "Amb.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Dr", "Dr.", "Gen", "Gen.", "Gov.", "Lt.", "Maj.", "Prof.",
    "Rep.", "Rev.", "Sen.", "Sgt.",
];

/// Forms of address: they tell the gender, not an office.
const HONORIFICS: &[(&str, Option<Gender>)] = &[
    ("Mr", Some(Gender::Male)),
    ("Mr.", Some(Gender::Male)),
    ("Sir", Some(Gender::Male)),
    ("Lord", Some(Gender::Male)),
    ("Mrs", Some(Gender::Female)),
    ("Mrs.", Some(Gender::Female)),
    ("Ms", Some(Gender::Female)),
    ("Ms.", Some(Gender::Female)),
    ("Miss", Some(Gender::Female)),
    ("Lady", Some(Gender::Female)),
    ("Dame", Some(Gender::Female)),
];

/// Grammatical or natural gender, where the text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// she
    Female,
    /// he
    Male,
}

/// True for nouns of a single human being's role ("minister").
pub fn is_role(lemma: &str) -> bool {
    is(lemma, "role")
}

/// True for abbreviated titles before a name ("Gen.").
pub fn is_abbreviated_title(token: &str) -> bool {
    ABBREVIATED_TITLES.contains(&token)
}

/// The gender that a form of address tells; `None` where the token is none.
pub fn honorific(token: &str) -> Option<Option<Gender>> {
    HONORIFICS.iter().find(|(word, _)| *word == token).map(|(_, gender)| *gender)
}

/// The gender of whoever has this given name, where it tells.
pub fn given_name(name: &str) -> Option<Gender> {
    static NAMES: LazyLock<HashMap<&str, Gender>> = LazyLock::new(|| {
        let gender = |word| if word == "f" { Gender::Female } else { Gender::Male };
        rows(GIVEN_NAMES).filter_map(|row| Some((*row.first()?, gender(*row.get(1)?)))).collect()
    });
    NAMES.get(name).copied()
}

/// True for nouns of a body that belongs to a state or organisation ("ministry").
pub fn is_body(lemma: &str) -> bool {
    is(lemma, "body")
}

/// True for nouns that refer back to a body ("the group").
pub fn is_collective(lemma: &str) -> bool {
    is(lemma, "collective")
}

/// True for nouns that refer back to a state ("the country").
pub fn is_state_noun(lemma: &str) -> bool {
    is(lemma, "state")
}

/// True for nouns of people.
pub fn is_people(lemma: &str) -> bool {
    is(lemma, "people") || is_role(lemma)
}

/// True for nouns that withhold a name although they are given as a source ("officials").
pub fn is_unnamed_source(lemma: &str) -> bool {
    is(lemma, "source")
}

fn is(lemma: &str, class: &str) -> bool {
    static CLASSES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
        rows(LEXICON).filter_map(|row| Some((*row.first()?, row.get(1)?.split(',').collect()))).collect()
    });
    CLASSES.get(lemma).is_some_and(|classes| classes.contains(&class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_is_read() {
        let known = ["role", "body", "collective", "state", "people", "source"];
        for row in rows(LEXICON) {
            let [noun, classes] = row[..] else { panic!("{row:?}") };
            assert!(classes.split(',').all(|class| known.contains(&class) && is(noun, class)), "{row:?}");
        }
    }

    #[test]
    fn given_names_tell_a_gender() {
        assert_eq!(given_name("Eric"), Some(Gender::Male));
        assert_eq!(given_name("Charlene"), Some(Gender::Female));
        assert_eq!(given_name("Robin"), None);
    }

    #[test]
    fn a_noun_may_be_of_several_classes() {
        assert!(is_role("spokesman") && is_people("spokesman") && is_unnamed_source("spokesman"));
        assert!(is_body("ministry") && !is_people("ministry"));
    }
}
