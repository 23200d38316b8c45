//! Spotting: which words of the text may name a place, and what speaks for it.

pub mod candidate;
mod context;
mod evidence;
mod patterns;
mod scan;
mod spotter;
mod states;

use candidate::{Candidate, famous, senses_of};
use spotter::{MAX_TOKENS, Spotter, WIDER};

use crate::english::EntType;
use crate::entities::authority::NameKind;
use crate::entities::gazetteer::Gazetteer;
use crate::entities::mention::Mention;
use crate::entities::reading::Reading;
use crate::facts::EntityType;
use crate::lexicon::classes::PlaceWord;

/// All words of an article that may name a place, in text order, not overlapping.
pub fn candidates(reading: &Reading<'_>) -> Vec<Candidate> {
    let doc = &reading.doc;
    let small = (0..doc.len()).map(|i| doc.token(i)).filter(|token| token.starts_with(char::is_lowercase)).collect();
    let mut spotter = Spotter { reading, doc, small, found: Vec::new() };
    let mut at = 0;
    while at < reading.doc.len() {
        at = spotter.step(at).max(at + 1);
    }
    for candidate in spotter.found.iter_mut().filter(|candidate| candidate.holds) {
        // "Savannah, Georgia": what the authority file means by the name is another place.
        if candidate.senses.first().map(|sense| sense.place) != candidate.famous {
            (candidate.described, candidate.famous) = (None, None);
        }
    }
    spotter.found
}

impl Spotter<'_> {
    /// Read on from token `at`; returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        if let Some(end) = self.abbreviation(at).or_else(|| self.road(at)).or_else(|| self.county(at)) {
            return end;
        }
        // "South China Sea": its first word is no name yet.
        let next = (at + 1..=at + WIDER).filter_map(|i| self.reading.mention_at.get(i).copied().flatten());
        let next = next.map(|index| self.reading.mentions[index].tokens.clone()).find(|tokens| tokens.start > at);
        let whole = next.and_then(|tokens| self.land_or_water(&tokens)).filter(|whole| whole.start == at);
        if let Some(whole) = whole {
            self.wide(&whole);
            return whole.end;
        }
        let Some(mention) = self.reading.mention(at).filter(|mention| mention.tokens.start == at) else {
            return self.scan(at, at + MAX_TOKENS, None);
        };
        let tokens = mention.tokens.clone();
        if let Some(whole) = self.land_or_water(&tokens) {
            self.wide(&whole);
            return whole.end;
        }
        if mention.senses.actor.is_none()
            && mention.senses.place.is_none()
            && let Some(whole) = self.beyond(&tokens)
        {
            self.tagged(whole.clone(), Some(EntType::Loc));
            return whole.end;
        }
        match mention.senses.actor {
            Some((_, NameKind::Demonym)) => return tokens.end,
            _ if self.known_place(mention).is_some() => self.known(&mention.clone()),
            Some((_, kind)) if kind == NameKind::Name && self.is_land(mention) => {
                self.tagged(tokens.clone(), Some(EntType::Gpe));
            }
            Some(_) => return tokens.end,
            None if matches!(mention.label, Some(EntType::Gpe | EntType::Loc | EntType::Fac)) => {
                self.tagged(tokens.clone(), mention.label);
            }
            None => return self.scan(at, tokens.end, mention.label),
        }
        tokens.end
    }

    /// Note a land or a water, which the gazetteer need not know.
    fn wide(&mut self, whole: &std::ops::Range<usize>) {
        match senses_of(self.doc.slice(whole.clone()), None) {
            unknown if unknown.is_empty() => {
                self.push(whole.clone(), unknown, 4.0, true);
            }
            _ => self.tagged(whole.clone(), Some(EntType::Loc)),
        }
    }

    /// The place that the authority file means by a name. A seat of power ("Kremlin") is none.
    fn known_place(&self, mention: &Mention) -> Option<usize> {
        let authority = self.reading.authority;
        let named = mention.senses.actor.filter(|(_, kind)| *kind == NameKind::Name);
        mention.senses.place.or_else(|| named.and_then(|(actor, _)| authority.land(actor)))
    }

    /// True for the name of an actor without a land of its own that the text uses of one ("in Gaza", "Dagestan", "the siege of Gaza").
    fn is_land(&self, mention: &Mention) -> bool {
        let gazetteer = Gazetteer::embedded();
        let settled = matches!(mention.label, Some(EntType::Gpe | EntType::Loc));
        let preposition = mention.tokens.start > 0
            && PlaceWord::Locative.has(&self.doc.token(mention.tokens.start - 1).to_lowercase());
        let taken = || mention.tokens.start > 0 && self.is_taken(mention.tokens.start - 1);
        (settled || preposition || taken())
            && gazetteer.look_up(self.doc.slice(mention.tokens.clone())).any(|sense| sense.own)
    }

    fn known(&mut self, mention: &Mention) {
        let Some(place) = self.known_place(mention) else { return };
        let words = self.words(mention.tokens.clone());
        let person = mention
            .senses
            .actor
            .is_some_and(|(actor, _)| self.reading.authority.actor(actor).kind == EntityType::Person);
        if person {
            return;
        }
        let famous = famous(self.reading, Some(place));
        let senses = self.holding(&mention.tokens, &words, senses_of(&words, famous));
        let evidence = if mention.label == Some(EntType::Person) { 2.5 } else { 5.0 };
        let at = self.push(mention.tokens.clone(), senses, evidence, true);
        self.found[at].described = Some(place);
        self.found[at].famous = famous;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::testing::story;

    #[test]
    fn candidates_stand_in_text_order_and_seats_of_power_are_none() {
        let story = story("The Kremlin sent engineers from Oslo to Huntsville, Ala., on Monday.");
        let words: Vec<String> = candidates(&story).into_iter().map(|candidate| candidate.words).collect();
        assert_eq!(words, ["Oslo", "Huntsville", "Ala."]);
    }
}
