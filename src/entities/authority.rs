//! The authority file in memory: who is known, under which names.
//!
//! Filled from RDF by [`crate::graph::authority`]; this room itself does not know RDF.

use std::collections::{BTreeMap, HashMap};

use super::gazetteer::{Gazetteer, PlaceId};
use crate::facts::{EntityType, Sector};

/// An actor that the authority file describes.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Last part of the IRI (`united-states`).
    pub slug: String,
    /// The actor's IRI.
    pub iri: String,
    /// What it is.
    pub kind: EntityType,
    /// Preferred name.
    pub name: String,
    /// All names that mean this actor and nothing else, the preferred one first.
    pub names: Vec<String>,
    /// Bare surnames under which the world knows the person (`Putin`); weaker than any name that an article gives.
    pub surnames: Vec<String>,
    /// Adjectives and nouns of its people (`Russian`, `Russians`).
    pub demonyms: Vec<String>,
    /// Places that stand for it (`Moscow`, `Kremlin`).
    pub metonyms: Vec<String>,
    /// IRI of the actor it belongs to.
    pub of: Option<String>,
    /// IRI of its land.
    pub territory: Option<String>,
    /// GeoNames id of its land, where one is known.
    pub land_geonameid: Option<u64>,
    /// The part of society that it is of.
    pub sector: Option<Sector>,
    /// Office held, for persons (`Foreign Minister`).
    pub title: Option<String>,
    /// `female` or `male`, for persons.
    pub gender: Option<String>,
}

/// A place that the authority file describes.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPlace {
    /// The place's IRI (GeoNames where known).
    pub iri: String,
    /// Its GeoNames id, where one is known.
    pub geonameid: Option<u64>,
    /// Preferred name.
    pub name: String,
    /// Further names.
    pub names: Vec<String>,
    /// Latitude and longitude in degrees (WGS 84).
    pub point: Option<(f64, f64)>,
}

impl KnownPlace {
    /// The same place in the gazetteer.
    pub fn listed(&self) -> Option<PlaceId> {
        Gazetteer::embedded().by_geoname(self.geonameid?)
    }
}

/// How a name stands for an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// It is the actor's name.
    Name,
    /// It is the adjective or the people.
    Demonym,
    /// It is a place that stands for the actor.
    Metonym,
}

/// What a name can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Senses {
    /// The actor it can mean (index for [`Authority::actor`]), and how.
    pub actor: Option<(usize, NameKind)>,
    /// The place it can mean (index for [`Authority::place`]).
    pub place: Option<usize>,
}

/// Everybody and every place known beforehand.
#[derive(Debug, Clone, Default)]
pub struct Authority {
    actors: Vec<Actor>,
    places: Vec<KnownPlace>,
    by_name: HashMap<String, Senses>,
    /// Longest name (in characters) that begins with this word: bounds the look-up at each token.
    longest_by_first_word: HashMap<String, usize>,
    by_iri: BTreeMap<String, usize>,
    places_by_iri: BTreeMap<String, usize>,
    places_by_geonameid: BTreeMap<u64, usize>,
    by_land: BTreeMap<u64, usize>,
    by_surname: HashMap<String, usize>,
    by_last_word: HashMap<String, Vec<usize>>,
}

impl Authority {
    /// Index actors and places by name. Of two actors with one name the earlier wins, a name wins over a
    /// demonym, a demonym over a metonym.
    pub fn new(actors: Vec<Actor>, places: Vec<KnownPlace>) -> Self {
        let mut authority = Self { actors, places, ..Self::default() };
        let mut entries: Vec<(String, NameKind, usize)> = Vec::new();
        for (index, actor) in authority.actors.iter().enumerate() {
            authority.by_iri.insert(actor.iri.clone(), index);
            if let Some(land) = actor.land_geonameid {
                authority.by_land.entry(land).or_insert(index);
            }
            if let Some((_, last)) = actor.name.rsplit_once(' ').filter(|_| actor.kind == EntityType::Person) {
                authority.by_last_word.entry(last.to_owned()).or_default().push(index);
            }
            for surname in &actor.surnames {
                authority.by_surname.entry(surname.clone()).or_insert(index);
            }
            for (names, kind) in [
                (&actor.names, NameKind::Name),
                (&actor.demonyms, NameKind::Demonym),
                (&actor.metonyms, NameKind::Metonym),
            ] {
                entries.extend(names.iter().map(|name| (name.clone(), kind, index)));
            }
        }
        for (name, kind, index) in entries {
            let senses = authority.senses_mut(&name);
            if senses.actor.is_none_or(|(_, held)| kind < held) {
                senses.actor = Some((index, kind));
            }
        }
        for index in 0..authority.places.len() {
            let place = &authority.places[index];
            authority.places_by_iri.entry(place.iri.clone()).or_insert(index);
            if let Some(id) = place.geonameid {
                authority.places_by_geonameid.entry(id).or_insert(index);
            }
            let names: Vec<String> = std::iter::once(&place.name).chain(&place.names).cloned().collect();
            for name in names {
                authority.senses_mut(&name).place.get_or_insert(index);
            }
        }
        authority
    }

    /// The actor at `index`, as [`Senses`] gives it.
    pub fn actor(&self, index: usize) -> &Actor {
        &self.actors[index]
    }

    /// The place at `index`, as [`Senses`] gives it.
    pub fn place(&self, index: usize) -> &KnownPlace {
        &self.places[index]
    }

    /// The actor with this IRI.
    pub fn by_iri(&self, iri: &str) -> Option<usize> {
        self.by_iri.get(iri).copied()
    }

    /// The place with this GeoNames id.
    pub fn place_by_geoname(&self, id: u64) -> Option<usize> {
        self.places_by_geonameid.get(&id).copied()
    }

    /// The place that is the land of the actor at `index`.
    pub fn land(&self, index: usize) -> Option<usize> {
        self.places_by_iri.get(self.actor(index).territory.as_deref()?).copied()
    }

    /// The actor whose land the place with this GeoNames id is; of two the earlier in the file.
    pub fn by_land(&self, id: u64) -> Option<usize> {
        self.by_land.get(&id).copied()
    }

    /// What `name` can mean; spelling and case count, the shape of an apostrophe does not.
    pub fn look_up(&self, name: &str) -> Option<Senses> {
        if name.contains('’') {
            return self.by_name.get(name.replace('’', "'").as_str()).copied();
        }
        self.by_name.get(name).copied()
    }

    /// The person whom the world knows by this surname alone; of two the earlier in the file.
    pub fn by_surname(&self, surname: &str) -> Option<usize> {
        self.by_surname.get(surname).copied()
    }

    /// True where somebody known bears this surname.
    pub fn is_surname(&self, word: &str) -> bool {
        self.by_last_word.contains_key(word)
    }

    /// The only person whose name ends on `surname` and whose office ends on `noun` ("Vice President Pence").
    pub fn by_surname_and_office(&self, surname: &str, noun: &str) -> Option<usize> {
        let office = |index: &&usize| {
            let title = self.actor(**index).title.as_deref().unwrap_or_default().to_lowercase();
            title.rsplit(' ').next() == Some(noun)
        };
        let mut holders = self.by_last_word.get(surname)?.iter().filter(office);
        holders.next().copied().filter(|_| holders.next().is_none())
    }

    /// Length in bytes of the longest name that begins with `word`; 0 where none does.
    pub fn longest_from(&self, word: &str) -> usize {
        self.longest_by_first_word.get(first_word(word)).copied().unwrap_or(0)
    }

    fn senses_mut(&mut self, name: &str) -> &mut Senses {
        let longest = self.longest_by_first_word.entry(first_word(name).to_owned()).or_default();
        // A curly apostrophe takes three bytes in the text and one here.
        *longest = (*longest).max(name.len() + 2 * name.matches(['\'', '’']).count());
        self.by_name.entry(name.replace('’', "'")).or_default()
    }
}

/// The letters and digits that a name begins with: a key that does not depend on how tokens are cut.
fn first_word(name: &str) -> &str {
    let end = name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len());
    &name[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(slug: &str, names: &[&str], metonyms: &[&str]) -> Actor {
        let own = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        Actor {
            slug: slug.to_owned(),
            iri: format!("https://example.org/{slug}"),
            kind: EntityType::State,
            name: names[0].to_owned(),
            names: own(names),
            surnames: Vec::new(),
            demonyms: Vec::new(),
            metonyms: own(metonyms),
            of: None,
            territory: None,
            land_geonameid: None,
            sector: None,
            title: None,
            gender: None,
        }
    }

    #[test]
    fn a_name_wins_over_a_metonym() {
        let authority = Authority::new(
            vec![actor("brazil", &["Brazil"], &["Brasília", "Georgia"]), actor("georgia", &["Georgia"], &[])],
            Vec::new(),
        );
        let georgia = authority.look_up("Georgia").and_then(|senses| senses.actor);
        assert_eq!(georgia, Some((1, NameKind::Name)));
        assert_eq!(authority.look_up("georgia"), None);
    }

    #[test]
    fn an_apostrophe_may_be_curly_and_a_surname_is_no_name() {
        let mut lane = actor("ada-lane", &["Ada O'Lane"], &[]);
        lane.surnames.push("O'Lane".to_owned());
        let authority = Authority::new(vec![lane], Vec::new());
        assert!(authority.look_up("Ada O’Lane").is_some());
        assert_eq!(authority.look_up("O'Lane"), None);
        assert_eq!(authority.by_surname("O'Lane"), Some(0));
    }

    #[test]
    fn look_up_length_is_bounded_by_the_first_word() {
        let authority = Authority::new(vec![actor("us", &["U.S.", "United States of America"], &[])], Vec::new());
        assert_eq!(authority.longest_from("United"), "United States of America".len());
        assert_eq!(authority.longest_from("U.S."), 4);
        assert_eq!(authority.longest_from("Peru"), 0);
    }
}
