//! Which of many names mean one person or body.
//!
//! Names are looked up by the sound of a word with the first letter of another ([`keys`]), so that each is compared with the
//! few that share a key. Two names that are alike are a close match. They are an exact one where something besides their
//! spelling says so: both hold one office, or are of one state or body.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{acronym_of, acronyms};
use super::form::{PersonForm, body_words};
use super::word::sound;
use super::{ALIKE, Kind, Likeness, Rule, alike};
use crate::ledger::words::{stem, weight};
use crate::lexicon::nicknames::full_given_name;

/// From this score on a second ground makes two names one.
const SURE: f64 = 0.78;

/// Somebody with a name.
#[derive(Debug, Clone)]
pub struct Named<'a> {
    /// What it is called by whoever asks; who has several names stands there several times.
    pub id: &'a str,
    /// Person or body.
    pub kind: Kind,
    /// Its name.
    pub name: &'a str,
    /// True for who is told apart already: two such are never compared.
    pub known: bool,
    /// Offices held, states and bodies belonged to: what may be shared besides a name.
    pub grounds: BTreeSet<&'a str>,
}

/// Two names that may mean one.
#[derive(Debug, Clone, PartialEq)]
pub struct Link<'a> {
    /// The id of one, the lesser.
    pub one: &'a str,
    /// The id of the other.
    pub other: &'a str,
    /// How alike their names are.
    pub likeness: Likeness,
    /// What both share besides; none makes it a close match only.
    pub ground: Option<&'a str>,
}

/// All pairs of names that are alike, in the order of their ids.
pub fn links<'a>(named: &[Named<'a>]) -> Vec<Link<'a>> {
    if named.iter().all(|it| it.known) {
        return Vec::new();
    }
    let mut by_key: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
    for (at, it) in named.iter().enumerate() {
        for key in keys(it.name, it.kind) {
            by_key.entry((it.kind, key)).or_default().push(at);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for sharing in by_key.values() {
        for (place, &one) in sharing.iter().enumerate() {
            pairs.extend(sharing[place + 1..].iter().map(|&other| (one.min(other), one.max(other))));
        }
    }
    let mut links: Vec<Link<'_>> = pairs.iter().filter_map(|&(one, other)| link(&named[one], &named[other])).collect();
    // Of several names of the same two the likest tell.
    let score = |link: &Link<'_>| link.likeness.score;
    links.sort_by(|a, b| (a.one, a.other).cmp(&(b.one, b.other)).then(score(b).total_cmp(&score(a))));
    links.dedup_by(|a, b| (a.one, a.other) == (b.one, b.other));
    links
}

fn link<'a>(one: &Named<'a>, other: &Named<'a>) -> Option<Link<'a>> {
    if one.id == other.id || one.known && other.known {
        return None;
    }
    let (one, other) = if one.id <= other.id { (one, other) } else { (other, one) };
    let likeness = alike(one.name, other.name, one.kind);
    // A shorter name of a body is as often another body: the ministry's press office is not the ministry.
    let is_other = one.kind == Kind::Body && likeness.rule == Rule::Shorter;
    if likeness.score < ALIKE || is_other {
        return None;
    }
    let ground = one.grounds.intersection(&other.grounds).next().copied().filter(|_| likeness.score >= SURE);
    Some(Link { one: one.id, other: other.id, likeness, ground })
}

/// What a name is looked up by. Two names that are alike share a key, as far as their letters let them.
fn keys(name: &str, kind: Kind) -> BTreeSet<String> {
    match kind {
        Kind::Person => person_keys(&PersonForm::new(name).words),
        Kind::Body => body_keys(name),
    }
}

/// The sound of each word but the first with the first letter of the first, and the other way round for names whose order is
/// turned ("Putin, Vladimir").
fn person_keys(words: &[String]) -> BTreeSet<String> {
    let Some((first, rest)) = words.split_first() else { return BTreeSet::new() };
    let key =
        |word: &str, with: &str| format!("{} {}", sound(word), full_given_name(with).chars().next().unwrap_or(' '));
    rest.iter().flat_map(|word| [key(word, first), key(first, word)]).collect()
}

/// The sounds of its two heaviest words, each with the first letter of the other; the letters of an acronym.
fn body_keys(name: &str) -> BTreeSet<String> {
    if let Some(letters) = acronym_of(name) {
        return BTreeSet::from([format!("={letters}")]);
    }
    let mut words = body_words(name);
    words.sort_by(|one, other| weight(stem(other)).total_cmp(&weight(stem(one))).then_with(|| one.cmp(other)));
    let key = |word: &str, with: &str| format!("{} {}", sound(word), with.chars().next().unwrap_or(' '));
    let heaviest = match &words[..] {
        [] => Vec::new(),
        [word] => vec![key(word, "")],
        [one, other, ..] => vec![key(one, other), key(other, one)],
    };
    heaviest.into_iter().chain(acronyms(name).into_iter().map(|letters| format!("={letters}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named<'a>(id: &'a str, kind: Kind, ground: Option<&'a str>) -> Named<'a> {
        Named { id, kind, name: id, known: false, grounds: ground.into_iter().collect() }
    }

    fn found<'a>(named: &[Named<'a>]) -> Vec<(&'a str, &'a str, bool)> {
        links(named).iter().map(|link| (link.one, link.other, link.ground.is_some())).collect()
    }

    #[test]
    fn names_that_are_alike_find_each_other() {
        let person = |id| named(id, Kind::Person, None);
        let all = ["Sergei Lavrov", "Lavrov Sergey", "Bob Gatesby", "Robert Gatesby", "Olaf Baker"].map(person);
        assert_eq!(found(&all), [("Bob Gatesby", "Robert Gatesby", false), ("Lavrov Sergey", "Sergei Lavrov", false)]);
        let body = |id| named(id, Kind::Body, None);
        let all = ["World Food Programme", "WFP", "World Food Program", "World Bank"].map(body);
        assert_eq!(found(&all).len(), 3);
    }

    #[test]
    fn a_second_ground_makes_an_exact_match() {
        let one = named("Sergei Lavrov", Kind::Person, Some("minister of russia"));
        let same = named("Sergey Lavrov", Kind::Person, Some("minister of russia"));
        let other = named("Sergey Lavrov", Kind::Person, Some("coach of peru"));
        assert_eq!(found(&[one.clone(), same]), [("Sergei Lavrov", "Sergey Lavrov", true)]);
        assert_eq!(found(&[one, other]), [("Sergei Lavrov", "Sergey Lavrov", false)]);
    }

    #[test]
    fn those_who_are_known_are_not_compared_with_each_other() {
        let known = ["Sergei Lavrov", "Sergey Lavrov"].map(|id| Named { known: true, ..named(id, Kind::Person, None) });
        let other = Named { known: false, ..known[0].clone() };
        assert!(links(&known).is_empty());
        assert_eq!(links(&[other, known[1].clone()]).len(), 1);
    }

    #[test]
    fn a_part_of_a_body_is_another() {
        let bodies = ["Defence Ministry", "Defence Ministry Press Office"].map(|id| named(id, Kind::Body, None));
        assert!(found(&bodies).is_empty());
    }
}
