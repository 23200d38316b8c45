//! Happenings in the graph: those that at least two texts tell. What copies of one text tell in unison is its origin's (`origins`).
//!
//! ```text
//! <…/article/a#event-5-9> sayso:denotes <…/happening/9f…> . <…/article/b#event-40-52> sayso:denotes <…/happening/9f…> .
//! <…/happening/9f…> a sayso:Happening ; sayso:day "2015-09-08"^^xsd:date ; sayso:category plover:ASSAULT ;
//!     sayso:articles 2 ; sayso:texts 2 ; sayso:words 1 .
//! ```
//!
//! What the articles tell of it stays with their events, where it differs side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::num::NonZeroU32;
use std::sync::Arc;

use oxigraph::model::{Literal, NamedNode, Term};

use super::judged::Judged;
use super::kept::Kept;
use super::node::{Derived, count, day};
use super::read::Happened;
use super::stories::{groups, seen};
use crate::graph::vocab::sayso;
use crate::ledger::happenings::{Event, Telling, When, happenings, is_sure};
use crate::ledger::join::row;
use crate::spill::{Recorder, Records, Sorter, Spill};

/// How many events stay at hand: about as many as are near each other in time in much news.
const AT_HAND: usize = 1 << 13;

/// Which happening each event denotes.
#[derive(Debug, Default)]
pub struct Denoted {
    /// By the numbers of events.
    of: Vec<Option<NonZeroU32>>,
    /// The IRIs of happenings; their numbers count from 1.
    happenings: Vec<String>,
}

impl Denoted {
    /// The number of the happening that an event denotes.
    pub fn number(&self, event: u32) -> Option<u32> {
        self.of.get(event as usize).copied().flatten().map(NonZeroU32::get)
    }

    /// Its IRI.
    pub fn iri(&self, event: u32) -> Option<&str> {
        self.happenings.get(self.number(event)? as usize - 1).map(String::as_str)
    }
}

/// An event of an article, by the place of the one and the number of the other.
#[derive(Debug, Clone, Copy)]
struct Of {
    article: u32,
    event: u32,
}

/// Write the happenings that at least two texts tell, and say which each event denotes. `stories` and `origins` have for each
/// article the first of its own.
pub fn write(
    kept: &Kept,
    judged: &Judged,
    stories: &[usize],
    origins: &[usize],
    spill: &Spill,
    derived: &mut Derived<'_>,
) -> io::Result<Denoted> {
    let articles = &kept.articles;
    let (events, ranks) = ranked(kept, stories, origins, spill)?;
    let mut denoted = Denoted { of: vec![None; kept.events.len()], happenings: Vec::new() };
    let iri = |(rank, of): (usize, &Of)| Ok((rank, kept.happened.get(of.event as usize)?.iri.clone()));
    let judged = judged.among(ranks.iter().enumerate().map(iri))?;
    for members in groups(&happenings(&events, &judged, spill)?) {
        let members: Vec<Of> = members.iter().map(|&rank| ranks[rank]).collect();
        let of: BTreeSet<usize> = members.iter().map(|member| member.article as usize).collect();
        // What two print of one text is told once.
        let texts: BTreeSet<usize> = of.iter().map(|&article| origins[article]).collect();
        if texts.len() < 2 {
            continue;
        }
        let told: Vec<Arc<Happened>> =
            members.iter().map(|member| kept.happened.get(member.event as usize)).collect::<io::Result<_>>()?;
        if !is_sure_enough(kept, &members, &told, origins)? {
            continue;
        }
        let founded = articles[members[0].article as usize].day;
        let place = derived.place("happening", "happenings", &told[0].iri, founded);
        derived.class(&place, &sayso::Happening);
        seen(articles, &of.iter().copied().collect::<Vec<_>>(), &place, derived);
        derived.say(&place, &sayso::texts, count(texts.len()));
        // Whose word each stands on: a speaker's, else that of the text that tells it.
        let word = |(told, member): (&'_ Arc<Happened>, &Of)| told.word.clone().ok_or(origins[member.article as usize]);
        let words = told.iter().zip(&members).map(word).collect::<BTreeSet<_>>();
        derived.say(&place, &sayso::words, count(words.len()));
        let kinds = most(told.iter().map(|told| told.category.as_str()));
        match kinds.filter(|kind| kind.contains("://")) {
            Some(category) => derived.say(&place, &sayso::category, NamedNode::new_unchecked(category)),
            None => {
                kinds.into_iter().for_each(|kind| derived.say(&place, &sayso::kind, Literal::new_simple_literal(kind)))
            }
        }
        let when = most(told.iter().filter_map(|told| told.day)).and_then(day);
        when.into_iter().for_each(|day| derived.say(&place, &sayso::day, Term::from(day)));
        denoted.happenings.push(place.node.as_str().to_owned());
        let number = NonZeroU32::new(row(denoted.happenings.len())?);
        for (told, member) in told.iter().zip(&members) {
            derived.tie(&told.iri, &sayso::denotes, &place);
            denoted.of[member.event as usize] = number;
        }
        derived.hand_on()?;
    }
    Ok(denoted)
}

/// True where what the articles tell is, all together, sure enough to be a happening.
fn is_sure_enough(kept: &Kept, members: &[Of], told: &[Arc<Happened>], origins: &[usize]) -> io::Result<bool> {
    let events: Vec<Arc<Event>> =
        members.iter().map(|member| kept.events.get(member.event as usize)).collect::<io::Result<_>>()?;
    let tellings: Vec<Telling<'_>> = (events.iter().zip(told).zip(members))
        .map(|((event, told), of)| {
            let article = of.article as usize;
            Telling { article, text: origins[article], event, sure: told.sure }
        })
        .collect();
    Ok(is_sure(&tellings))
}

/// The events in the order in which they found happenings: by their days, those with a day of their own before those that only
/// lie near it. With each, where it is from.
fn ranked(kept: &Kept, stories: &[usize], origins: &[usize], spill: &Spill) -> io::Result<(Records<Event>, Vec<Of>)> {
    let mut order = Sorter::new(spill);
    for (article, events) in (0..).zip(kept.articles.iter().map(|article| article.events.clone())) {
        for number in events {
            let when = kept.events.get(number as usize)?.when;
            let day = match when {
                When::Unknown => 0,
                // In the order of days, which may be before 1970.
                When::On(day) | When::Between(day, _) => (day ^ i32::MIN).cast_unsigned(),
            };
            order.push([day, u32::from(!matches!(when, When::On(_))), article, number])?;
        }
    }
    let (mut events, mut ranks) = (Recorder::new(spill)?, Vec::new());
    let mut order = order.sorted()?;
    while let Some([_, _, article, event]) = order.pull()? {
        let of = article as usize;
        let told = kept.events.get(event as usize)?;
        events.push(Event { article: of, story: stories[of], text: Some(origins[of]), ..Event::clone(&told) })?;
        ranks.push(Of { article, event });
    }
    Ok((events.records(AT_HAND)?, ranks))
}

/// What is told most often; of what is told as often the least.
fn most<T: Ord>(told: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    told.for_each(|it| *counts.entry(it).or_default() += 1);
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(it, _)| it)
}
