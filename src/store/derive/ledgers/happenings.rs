//! Happenings in the graph.
//!
//! ```text
//! <…/article/a#event-5-9> sayso:denotes <…/happening/9f…> . <…/article/b#event-40-52> sayso:denotes <…/happening/9f…> .
//! <…/happening/9f…> a sayso:Happening ; sayso:day "2015-09-08"^^xsd:date ; sayso:category plover:ASSAULT ;
//!     sayso:articles 2 ; sayso:texts 2 ; sayso:words 1 .
//! ```
//!
//! What the articles tell of it stays with their events, where it differs side by side.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxigraph::model::{Literal, NamedNode, Term};

use super::node::{Derived, count, day};
use super::read::{Article, Happened};
use super::stories::{groups, seen};
use crate::graph::vocab::sayso;
use crate::ledger::happenings::{Event, When, happenings};

/// The happening that each event denotes, by their IRIs.
pub type Denoted<'a> = HashMap<&'a str, String>;

/// Write the happenings of at least two articles, and say which each event denotes. `stories` and `origins` have for each
/// article the first of its own.
pub fn write<'a>(articles: &'a [Article], stories: &[usize], origins: &[usize], derived: &mut Derived) -> Denoted<'a> {
    let mut denoted = Denoted::new();
    let mut told: Vec<(usize, &Happened)> = articles
        .iter()
        .enumerate()
        .flat_map(|(at, article)| article.events.iter().map(move |event| (at, event)))
        .collect();
    let first_day = |when: When| match when {
        When::Unknown => None,
        When::On(day) | When::Between(day, _) => Some(day),
    };
    // Events with a day of their own before those that only lie near it, so that the former found happenings.
    told.sort_by_key(|(article, told)| {
        (first_day(told.event.when), !matches!(told.event.when, When::On(_)), *article, &told.iri)
    });
    let events: Vec<Event> =
        told.iter().map(|&(article, told)| Event { article, story: stories[article], ..told.event.clone() }).collect();
    for members in groups(&happenings(&events)) {
        let of: BTreeSet<usize> = members.iter().map(|&member| told[member].0).collect();
        if of.len() < 2 {
            continue;
        }
        let (article, founder) = told[members[0]];
        let place = derived.place("happening", "happenings", &founder.iri, articles[article].day);
        derived.class(&place, &sayso::Happening);
        seen(articles, &of.iter().copied().collect::<Vec<_>>(), &place, derived);
        let texts: BTreeSet<usize> = of.iter().map(|&article| origins[article]).collect();
        derived.say(&place, &sayso::texts, count(texts.len()));
        let words = members.iter().map(|&member| word(told[member], origins)).collect::<BTreeSet<_>>();
        derived.say(&place, &sayso::words, count(words.len()));
        let kinds = most(members.iter().map(|&member| told[member].1.category.as_str()));
        match kinds.filter(|kind| kind.contains("://")) {
            Some(category) => derived.say(&place, &sayso::category, NamedNode::new_unchecked(category)),
            None => {
                kinds.into_iter().for_each(|kind| derived.say(&place, &sayso::kind, Literal::new_simple_literal(kind)))
            }
        }
        let days = members.iter().filter_map(|&member| match told[member].1.event.when {
            When::On(day) => Some(day),
            _ => None,
        });
        let when = most(days).or(articles[article].day).and_then(day);
        when.into_iter().for_each(|day| derived.say(&place, &sayso::day, Term::from(day)));
        for &member in &members {
            derived.tie(&told[member].1.iri, &sayso::denotes, &place);
            denoted.insert(&told[member].1.iri, place.node.as_str().to_owned());
        }
    }
    denoted
}

/// Whose word an event stands on: a speaker's, else that of the text that tells it.
fn word<'a>((article, told): (usize, &'a Happened), origins: &[usize]) -> Result<&'a str, usize> {
    told.word.as_deref().ok_or(origins[article])
}

/// What is told most often; of what is told as often the least.
fn most<T: Ord>(told: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    told.for_each(|it| *counts.entry(it).or_default() += 1);
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(it, _)| it)
}
