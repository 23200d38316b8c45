//! Names of places by token: those recognised, and those that only their slot in the sentence makes a place.

use super::words::Class;
use crate::english::{Dep, EntType, Pos};
use crate::entities::{NameKind, Story};
use crate::facts::{EntityType, Place, PlaceRole, Sector};
use crate::lexicon::{kind, sector};
use crate::span::Span;

/// How far the slot that a name stands in says that it is a place's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Not at all: only names recognised as places count.
    Recognised,
    /// Somewhat: names that may be a person's do not count.
    Likely,
    /// Wholly: "in Qalat", "the village of Qalat".
    Sure,
}

/// The places of a story by token.
pub struct Names<'s, 'a> {
    /// The story.
    pub story: &'s Story<'a>,
    places: &'s [Place],
    /// Recognised place that a token is part of.
    at: Vec<Option<usize>>,
}

impl<'s, 'a> Names<'s, 'a> {
    /// Index the places recognised in a story.
    pub fn new(story: &'s Story<'a>, places: &'s [Place]) -> Self {
        let mut at = vec![None; story.doc.len()];
        for (index, place) in places.iter().enumerate() {
            let tokens = story.doc.tokens_in(place.span);
            // What stands inside the name of a body ("the Aden Trust") is no place of its own.
            let inside = |i: usize| story.place(i).is_some_and(|mention| mention.inside);
            let person = |i: usize| {
                let entity = story.mention(i).and_then(|mention| story.entity(mention.head));
                entity.is_some_and(|entity| entity.kind == EntityType::Person)
            };
            if !tokens.clone().any(|i| inside(i) || person(i)) {
                at[tokens].fill(Some(index));
            }
        }
        Self { story, places, at }
    }

    /// The town that the story was filed in.
    pub fn dateline(&self) -> Option<&'s Place> {
        self.places.iter().find(|place| place.role == PlaceRole::Dateline)
    }

    /// The place recognised at token `i`.
    pub fn place(&self, i: usize) -> Option<&'s Place> {
        self.at[i].map(|index| &self.places[index])
    }

    /// The recognised place whose name stands at `span`.
    pub fn place_of(&self, span: Span) -> Option<&'s Place> {
        self.story.doc.token_at(span.start).and_then(|i| self.place(i)).filter(|place| place.span == span)
    }

    /// Where the name of a place stands that token `i` is part of, if its slot is trusted enough to make it one.
    pub fn name(&self, i: usize, trust: Trust) -> Option<Span> {
        if let Some(place) = self.place(i) {
            return Some(place.span);
        }
        let doc = &self.story.doc;
        // "LGBT" is no town.
        let letters = doc.token(i).chars().count() < 6 && doc.token(i).chars().all(char::is_uppercase);
        let is_name = doc.pos(i) == Pos::Propn && doc.token(i).starts_with(char::is_uppercase) && !letters;
        if trust == Trust::Recognised || !is_name || self.is_another(i) {
            return None;
        }
        let fits = match doc.ent_type(i) {
            Some(
                EntType::Date
                | EntType::Time
                | EntType::Event
                | EntType::Law
                | EntType::WorkOfArt
                | EntType::Money
                | EntType::Ordinal,
            ) => false,
            Some(EntType::Person) => trust == Trust::Sure,
            Some(EntType::Norp) => matches!(doc.dep(i), Dep::Compound | Dep::Nmod),
            _ => true,
        };
        // A headline's "Near Border" is no name, and a party or a festival no place.
        let whole = self.whole_name(i);
        let last = doc.token(whole.end - 1).to_lowercase();
        let is_none = sector::of_noun(&last) == Some(Sector::Party)
            || kind::is_happening(&last)
            || doc.token(whole.start).eq_ignore_ascii_case("near");
        (fits && !is_none).then(|| doc.span_of(whole))
    }

    /// What the place whose name stands at `span` is called.
    pub fn called(&self, span: Span) -> String {
        let doc = &self.story.doc;
        if let Some(place) = self.place_of(span) {
            return place.name.clone();
        }
        // A people's adjective means its land ("the Malian war").
        let tokens = doc.tokens_in(span);
        if let Some(land) = self.land_of_people(tokens.start).filter(|_| tokens.len() == 1) {
            return land;
        }
        doc.words(tokens)
    }

    /// Where the name or the adjective of a people before a noun stands that says where it is.
    pub fn land_before(&self, noun: usize) -> Option<Span> {
        let doc = &self.story.doc;
        let modifies = |&child: &usize| matches!(doc.dep(child), Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod);
        doc.lefts(noun).filter(modifies).find_map(|child| {
            let named = self.place(child).map(|place| place.span);
            named.or_else(|| self.land_of_people(child).map(|_| doc.span(child)))
        })
    }

    /// The name of the land of the people that the adjective at `i` names.
    fn land_of_people(&self, i: usize) -> Option<String> {
        let (actor, kind) = self.story.named_actor(i).filter(|_| self.place(i).is_none())?;
        let place = self.story.authority.land(actor).filter(|_| kind == NameKind::Demonym)?;
        Some(self.story.authority.place(place).name.clone())
    }

    /// True for a state's land as such, whose name before a noun is where somebody is from ("a Mali newspaper").
    pub fn is_land(&self, i: usize) -> bool {
        let Some((actor, _)) = self.story.named_actor(i) else { return false };
        let actor = self.story.authority.actor(actor);
        let is_its_land = |place: &Place| actor.territory.as_deref() == Some(place.iri.as_str());
        actor.kind == EntityType::State && self.place(i).is_none_or(is_its_land)
    }

    /// True where some gazetteer knows the place at `i`.
    pub fn is_known(&self, i: usize) -> bool {
        self.place(i).is_some_and(|place| place.geonameid.is_some())
    }

    /// True for the name of a happening: "the Aden Marathon".
    pub fn is_happening(&self, i: usize) -> bool {
        let doc = &self.story.doc;
        doc.pos(i) == Pos::Propn && kind::is_happening(&doc.token(i).to_lowercase())
    }

    /// True where somebody is in the building that a body is called after: "met at the White House", "visited the Pentagon".
    pub fn is_seat(&self, i: usize) -> bool {
        let doc = &self.story.doc;
        let there = match doc.dep(i) {
            Dep::Pobj => matches!(doc.norm(doc.head(i)), "at" | "in" | "to" | "inside" | "outside"),
            Dep::Dobj => Class::Enters.has(doc.lemma(doc.head(i))),
            _ => false,
        };
        there && Class::Seat.has(&doc.words(self.whole_name(i)).to_lowercase())
    }

    /// True for the name of a known body or party, and of a person whom the story knows from elsewhere too.
    fn is_another(&self, i: usize) -> bool {
        let actor = self.story.named_actor(i).map(|(actor, _)| self.story.authority.actor(actor).kind);
        let person = self.story.mention(i).and_then(|mention| self.story.entity(mention.head));
        // "At the White House" is in it.
        let at = self.story.doc.norm(self.story.doc.head(i)) == "at";
        let seat = at && self.story.doc.ent_type(i) == Some(EntType::Fac) || self.is_seat(i);
        actor.is_some_and(|kind| kind != EntityType::State && !seat)
            || person.is_some_and(|entity| entity.kind == EntityType::Person && entity.mentions.len() > 1)
    }

    /// The run of proper nouns around `i` that hang together.
    fn whole_name(&self, i: usize) -> std::ops::Range<usize> {
        let doc = &self.story.doc;
        let sentence = doc.sentence(i);
        let mut start = i;
        while start > sentence.start
            && doc.pos(start - 1) == Pos::Propn
            && (doc.head(start - 1) == doc.head(i) || (start - 1..=i).contains(&doc.head(start - 1)))
        {
            start -= 1;
        }
        let mut end = i + 1;
        while end < sentence.end && doc.pos(end) == Pos::Propn && doc.head(end - 1) == end {
            end += 1;
        }
        start..end
    }
}
