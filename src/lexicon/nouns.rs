//! Nouns that stand for people and bodies, by lemma: what a noun phrase without a name can mean. The nouns themselves
//! are data (`nouns.tsv`, whose head explains the classes).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::classes::PersonWord;
use super::reader::rows;

/// The bundled lexicon.
const LEXICON: &str = include_str!("nouns.tsv");

/// Given names and the gender that they tell.
const GIVEN_NAMES: &str = include_str!("given_names.tsv");

/// Grammatical or natural gender, where the text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// she
    Female,
    /// he
    Male,
}

/// True for nouns of what a single human being is by office or trade ("minister").
pub fn is_occupation(lemma: &str) -> bool {
    is(lemma, "occupation")
}

/// True for abbreviated titles before a name ("Gen.").
pub fn is_abbreviated_title(token: &str) -> bool {
    PersonWord::AbbreviatedTitle.has(token)
}

/// The gender that a form of address tells; `None` where the token is none.
pub fn honorific(token: &str) -> Option<Gender> {
    let classes = PersonWord::of(token);
    let male = classes.is(PersonWord::MaleAddress).then_some(Gender::Male);
    male.or_else(|| classes.is(PersonWord::FemaleAddress).then_some(Gender::Female))
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
    is(lemma, "people") || is_occupation(lemma)
}

/// True for nouns that withhold a name although they are given as a source ("officials").
pub fn is_unnamed_source(lemma: &str) -> bool {
    is(lemma, "source")
}

/// True for nouns that stand for people or a body of any class: whoever could say something.
pub fn is_somebody(lemma: &str) -> bool {
    CLASSES.contains_key(lemma)
}

static CLASSES: LazyLock<HashMap<&str, Vec<&str>>> =
    LazyLock::new(|| rows(LEXICON).filter_map(|row| Some((*row.first()?, row.get(1)?.split(',').collect()))).collect());

fn is(lemma: &str, class: &str) -> bool {
    CLASSES.get(lemma).is_some_and(|classes| classes.contains(&class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_is_read() {
        let known = ["occupation", "body", "collective", "state", "people", "source"];
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
    fn forms_of_address_tell_a_gender_and_titles_none() {
        assert_eq!(
            (honorific("Mrs."), honorific("Sir"), honorific("Gen.")),
            (Some(Gender::Female), Some(Gender::Male), None)
        );
        assert!(is_abbreviated_title("Gen.") && !is_abbreviated_title("Mr."));
    }

    #[test]
    fn a_noun_may_be_of_several_classes() {
        assert!(is_occupation("spokesman") && is_people("spokesman") && is_unnamed_source("spokesman"));
        assert!(is_body("ministry") && !is_people("ministry"));
        assert!(is_somebody("ministry") && is_somebody("spokesman") && !is_somebody("flood"));
    }
}
