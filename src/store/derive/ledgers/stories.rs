//! Stories in the graph.
//!
//! ```text
//! <…/article/a> sayso:inStory <…/story/9f…> . <…/article/b> sayso:inStory <…/story/9f…> .
//! <…/story/9f…> a sayso:Story ; sayso:firstSeen "2015-09-10"^^xsd:date ; sayso:articles 2 .
//! ```

use std::collections::BTreeMap;
use std::io;

use super::kept::{Article, Kept};
use super::node::{Derived, Place, count, day};
use crate::graph::vocab::sayso;

/// Write the stories of at least two articles.
pub fn write(kept: &Kept, first: &[usize], derived: &mut Derived<'_>) -> io::Result<()> {
    for members in groups(first) {
        let (founder, day) = (kept.named.get(members[0])?, kept.articles[members[0]].day);
        let place = derived.place("story", "stories", &founder.iri, day);
        derived.class(&place, &sayso::Story);
        seen(&kept.articles, &members, &place, derived);
        for &member in &members {
            derived.tie(&kept.named.get(member)?.iri, &sayso::inStory, &place);
        }
        derived.hand_on()?;
    }
    Ok(())
}

/// Say of how many articles something is, and on which days the first and the last of them were published.
pub fn seen(articles: &[Article], members: &[usize], place: &Place, derived: &mut Derived<'_>) {
    derived.say(place, &sayso::articles, count(members.len()));
    let days = || members.iter().filter_map(|&member| articles[member].day);
    let ends = [(&sayso::firstSeen, days().min()), (&sayso::lastSeen, days().max())];
    for (property, literal) in ends.into_iter().filter_map(|(property, end)| Some((property, day(end?)?))) {
        derived.say(place, property, literal);
    }
}

/// The members of each group of at least two, in their order, by the first of each.
pub fn groups(first: &[usize]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, &first) in first.iter().enumerate().filter(|(at, first)| at != *first) {
        groups.entry(first).or_insert_with(|| vec![first]).push(at);
    }
    groups.into_values().collect()
}
