//! Where an event happened: the place that the text gives it, never merely the nearest one.
//!
//! The [`ladder`] of rules finds it in the event's sentence. What remains is the [`scene`], which is inferred and marked
//! so. Where somebody spoke, where the story was filed and where somebody is from are none of it.
//!
//! Example: in `The bombing of a market in Aden was condemned in Paris` the bombing was in Aden.

mod ladder;
mod names;
mod phrase;
mod scene;
#[cfg(test)]
mod tests;
mod words;

pub use ladder::is_deed;
use ladder::{Ladder, Manner};
use names::{Names, Trust};
use words::{Class, Classes};

use crate::english::Pos;
use crate::entities::Story;
use crate::extract::found::Event;
use crate::facts::{Category, Place, Site};
use crate::lexicon::classes::SiteWord;
use crate::span::Span;

/// Finds the places of events in a story.
pub struct Sites<'s, 'a> {
    ladder: Ladder<'s, 'a>,
}

impl<'s, 'a> Sites<'s, 'a> {
    /// Sites in a story, whose recognised places are `places`.
    pub fn new(story: &'s Story<'a>, places: &'s [Place]) -> Self {
        Self { ladder: Ladder { names: Names::new(story, places) } }
    }

    /// Where what the word `token` tells happened, by the text around it: a verb, a noun, any word for a happening.
    pub fn of(&self, token: usize) -> Vec<Site> {
        let says = Classes::of(self.ladder.names.story.doc.lemma(token)).is(Class::Says);
        let found = self.ladder.climb(token, if says { Manner::Speech } else { Manner::Deed });
        found.or_else(|| scene::in_sentence(&self.ladder, token)).unwrap_or_default()
    }

    /// The place that a state's name names, as where that state does something at home ("Zambia held an election").
    pub fn home(&self, state: usize) -> Vec<Site> {
        self.ladder.sites(self.ladder.names.name(state, Trust::Recognised).into_iter().collect(), "subject", 0.55)
    }

    /// "Lashed out at Denmark": whom it is about is not where it was said, unless the text says "in".
    fn is_whom_it_is_about(&self, site: &Site, target: Span) -> bool {
        let doc = &self.ladder.names.story.doc;
        let inside = target.start <= site.span.start && site.span.end <= target.end;
        let before = (0..doc.tokens_in(site.span).start).rev().find(|&i| !matches!(doc.pos(i), Pos::Det | Pos::Adj));
        let there = |i: usize| doc.norm(i) != "at" && SiteWord::There.has(&doc.token(i).to_lowercase());
        inside && !before.is_some_and(there)
    }

    /// Give each event its places.
    pub fn settle(&self, events: &mut [Event]) {
        for event in events.iter_mut().filter(|event| event.sites.is_empty()) {
            let doc = &self.ladder.names.story.doc;
            // "US-backed rebels": where rebels are is not where they are backed.
            let Some(token) = doc.head_of(doc.tokens_in(event.trigger)).filter(|_| event.rule != "event/participle")
            else {
                continue;
            };
            let manner = if is_deed(event) { Manner::Deed } else { Manner::Speech };
            event.sites = self.ladder.climb(token, manner).unwrap_or_default();
            if manner == Manner::Speech && event.category != Some(Category::Consult) {
                let target = event.target.as_ref().map(|target| target.span);
                event.sites.retain(|site| !target.is_some_and(|target| self.is_whom_it_is_about(site, target)));
            }
            // "Visited Mali and Niger" are two visits, each where it was.
            if event.category == Some(Category::Consult)
                && let Some(target) = event.target.as_ref().map(|target| target.span)
                && event.sites.iter().any(|site| target.contains(site.span))
            {
                event.sites.retain(|site| target.contains(site.span));
            }
            // "The Malian war on Niger": whose it is is not where it was.
            let source = event.source.as_ref().map(|source| source.span);
            event.sites.retain(|site| {
                site.rule != "noun" || !source.is_some_and(|source| self.is_whom_it_is_about(site, source))
            });
            // Help can come from anywhere: only its own phrases tell where it went.
            let lent = event.sites.iter().any(|site| site.inferred || site.rule == "governor");
            if event.category == Some(Category::Aid) && lent {
                event.sites.clear();
            }
        }
        scene::infer(&self.ladder, events);
        for event in events {
            event.places = event.sites.iter().filter(|site| !site.inferred).map(|site| site.name.clone()).collect();
            event.places.dedup();
        }
    }
}
