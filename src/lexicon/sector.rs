//! Sectors: which part of society an actor is of, told by the noun or by the authority file.
//!
//! Example: `Israeli settlers` are civilians, `the Malian army` is military, `a district court` is judiciary.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::nouns;
use super::reader::rows;
use crate::facts::Sector;

/// The bundled list; its head explains the columns.
const NOUNS: &str = include_str!("actors.tsv");

/// Sector of a noun, and whether it is one of private persons.
static SECTORS: LazyLock<HashMap<&'static str, (Sector, bool)>> = LazyLock::new(|| {
    let mut sectors = HashMap::new();
    for (name, nouns) in lines() {
        let private = name == "private";
        let sector = if private { Some(Sector::Civilians) } else { Sector::from_name(name) };
        let Some(sector) = sector else { continue };
        for noun in nouns.split(' ') {
            sectors.entry(noun).or_insert((sector, private));
        }
    }
    sectors
});

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(NOUNS).filter_map(|row| Some((*row.first()?, *row.get(1)?)))
}

/// The sector of those whom a noun (its lemma, in small letters) names; `None` for nouns of things.
pub fn of_noun(lemma: &str) -> Option<Sector> {
    SECTORS.get(lemma).map(|(sector, _)| *sector)
}

/// True for nouns of those who act in the news or are acted on.
pub fn is_actor_noun(lemma: &str) -> bool {
    SECTORS.contains_key(lemma)
}

/// True for nouns of whoever could say something: those who act in the news, people and bodies.
pub fn can_speak(lemma: &str) -> bool {
    is_actor_noun(lemma) || nouns::is_somebody(lemma)
}

/// True for nouns of private persons ("man", "wife"), whose doings among themselves are no politics.
pub fn is_private(lemma: &str) -> bool {
    SECTORS.get(lemma).is_some_and(|(_, private)| *private)
}

/// True for those who are of a country and do not act for it: its rebels, parties, newspapers, settlers.
pub fn is_apart(sector: Sector) -> bool {
    !matches!(sector, Sector::Government | Sector::Military | Sector::Police | Sector::Judiciary | Sector::Legislature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_names_a_sector() {
        for (name, _) in lines() {
            assert!(name == "private" || Sector::from_name(name).is_some(), "{name}");
        }
    }

    #[test]
    fn no_noun_stands_twice() {
        let count: usize = lines().map(|(_, nouns)| nouns.split(' ').count()).sum();
        assert_eq!(count, SECTORS.len());
    }

    #[test]
    fn who_acts_for_a_state() {
        assert!(is_apart(of_noun("settler").unwrap()));
        assert!(!is_apart(of_noun("army").unwrap()));
        assert!(is_private("husband") && !is_private("gunman"));
    }
}
