//! A story: an article's parsed text with everybody in it resolved. The extractors read it.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use super::authority::{Authority, NameKind};
use super::mention::Mention;
use super::person::FullNames;
use super::places::PlaceMention;
use super::quotation::Quote;
use crate::article::Article;
use crate::english::{Dep, Doc, Pos};
use crate::facts::{EntityType, Participant, Sector};
use crate::lexicon::nouns::Gender;
use crate::lexicon::sector;

/// Index of an entity in [`Story::entities`].
pub type EntityId = usize;

/// How far an entity's identity reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The authority file describes it (index for [`Authority::actor`]).
    Known(usize),
    /// Named in full: the same wherever that name stands.
    Named,
    /// Only this article can tell who it is ("a senior official", a bare surname).
    Local,
}

/// Somebody in the story.
#[derive(Debug, Clone)]
pub struct StoryEntity {
    /// Slug, unique in the story.
    pub slug: String,
    /// What it is.
    pub kind: EntityType,
    /// Preferred name or first words.
    pub name: String,
    /// What it belongs to.
    pub of: Option<EntityId>,
    /// True where the text withholds the name.
    pub unnamed: bool,
    /// True for several ("officials").
    pub plural: bool,
    /// The part of society that it is of, where its noun, its office or the authority file tells.
    pub sector: Option<Sector>,
    /// Gender, where the text or the authority file tells.
    pub gender: Option<Gender>,
    /// How far its identity reaches.
    pub scope: Scope,
    /// Token ranges that mention it.
    pub mentions: Vec<Range<usize>>,
}

/// A person's office, found beside the name.
#[derive(Debug, Clone)]
pub struct Title {
    /// Whose.
    pub holder: EntityId,
    /// The role's words ("Foreign Minister").
    pub words: String,
    /// Lemma of the role's head noun ("minister").
    pub noun: String,
    /// The actor that it belongs to.
    pub of: Option<EntityId>,
    /// Tokens of title and name.
    pub tokens: Range<usize>,
    /// How it stands to the name: `before`, `apposition`, `copula`.
    pub pattern: &'static str,
}

/// An article read and resolved.
pub struct Story<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its content, parsed.
    pub doc: Doc,
    /// Who is known beforehand.
    pub authority: &'a Authority,
    /// The quotations in the text, in order.
    pub quotes: Vec<Quote>,
    /// The names in the text.
    pub mentions: Vec<Mention>,
    /// Mention that a token is part of.
    pub mention_at: Vec<Option<usize>>,
    /// Everybody in the story.
    pub entities: Vec<StoryEntity>,
    /// Their indices by slug.
    pub(super) by_slug: HashMap<String, EntityId>,
    /// Who a noun phrase means, by the token at its head.
    pub entity_at: Vec<Option<EntityId>>,
    /// Who stands behind words that could be a speaker's but name and describe nobody known ("a leaked memo"), by
    /// token. Only statements ask for it: an event's source has to be somebody.
    pub anybody_at: Vec<Option<EntityId>>,
    /// The persons named in full.
    pub(super) full_names: FullNames,
    /// Offices found.
    pub titles: Vec<Title>,
    /// The places named, in text order.
    pub places: Vec<PlaceMention>,
    /// The place that a token is part of the name of.
    pub place_at: Vec<Option<usize>>,
    /// The day that "Friday" and "last week" are counted from: the day of publication, where it is known.
    pub today: Option<Date>,
}

impl Story<'_> {
    /// The entity with this slug.
    pub fn by_slug(&self, slug: &str) -> Option<EntityId> {
        self.by_slug.get(slug).copied()
    }

    /// The quotation that token `i` stands in.
    pub fn quote(&self, i: usize) -> Option<&Quote> {
        let after = self.quotes.partition_point(|quote| quote.tokens.start <= i);
        after.checked_sub(1).map(|at| &self.quotes[at]).filter(|quote| quote.tokens.contains(&i))
    }

    /// The name that token `i` is part of.
    pub fn mention(&self, i: usize) -> Option<&Mention> {
        self.mention_at[i].map(|index| &self.mentions[index])
    }

    /// The place whose name token `i` is part of.
    pub fn place(&self, i: usize) -> Option<&PlaceMention> {
        self.place_at[i].map(|index| &self.places[index])
    }

    /// Who the noun phrase headed by token `i` means.
    pub fn entity(&self, i: usize) -> Option<&StoryEntity> {
        self.entity_at[i].map(|id| &self.entities[id])
    }

    /// The noun phrase headed by `head` as a taker of part: whole phrase, and who it means.
    pub fn participant(&self, head: usize) -> Participant {
        let span = self.doc.span_of(self.phrase(head));
        let name = match self.entity(head) {
            Some(entity) => entity.name.clone(),
            None => self.doc.slice(self.phrase(head)).to_owned(),
        };
        Participant { entity: self.entity(head).map(|entity| entity.slug.clone()), name, span }
    }

    /// The noun phrase headed by `head` as whoever speaks: like [`Story::participant`], but always somebody.
    pub fn speaker(&self, head: usize) -> Participant {
        let mut participant = self.participant(head);
        if let Some(id) = self.anybody_at[head].filter(|_| participant.entity.is_none()) {
            participant.entity = Some(self.entities[id].slug.clone());
            participant.name = self.entities[id].name.clone();
        }
        participant
    }

    /// The tokens of the noun phrase headed by `head`: modifiers and "of" phrases with it; relative clauses,
    /// appositions set off by commas and coordinated phrases left out.
    pub fn phrase(&self, head: usize) -> Range<usize> {
        let doc = &self.doc;
        let mut start = doc.left_edge(head).min(head);
        let end = doc.right_edge(head) + 1;
        let mut stop = end;
        for child in doc.rights(head) {
            let ends_phrase = match doc.dep(child) {
                Dep::Relcl | Dep::Appos | Dep::Conj | Dep::Cc | Dep::Parataxis | Dep::Advcl | Dep::Ccomp => true,
                Dep::Acl => doc.token(child.saturating_sub(1)) == ",",
                Dep::Punct => matches!(doc.token(child), "," | ";" | ":" | "-" | "–" | "—" | "(" | "\"" | "“" | "”"),
                _ => false,
            };
            if ends_phrase {
                stop = stop.min(doc.left_edge(child).max(head + 1)).min(child.max(head + 1));
            }
        }
        // A phrase does not begin inside a quotation and end outside: "…," said the mayor.
        let mark = |&i: &usize| matches!(doc.token(i), "\"" | "“" | "”" | "''");
        if (start..head).filter(mark).count() % 2 == 1 {
            start = (start..head).rev().find(mark).map_or(start, |i| i + 1);
        }
        // Nor does a dash stand in one: "public — Roe".
        let dash = |&i: &usize| matches!(doc.token(i), "―" | "—" | "–" | "--");
        start = (start..head).rev().find(dash).map_or(start, |i| i + 1);
        // A conjunct's phrase does not begin with what coordinates it, nor any phrase with a mark of punctuation.
        while start < head && matches!(doc.pos(start), Pos::Cconj | Pos::Punct | Pos::Space) {
            start += 1;
        }
        while stop > head + 1 && matches!(doc.pos(stop - 1), Pos::Punct | Pos::Space | Pos::Cconj) {
            stop -= 1;
        }
        start..stop
    }

    /// Heads of the phrases coordinated with `head`, itself first ("Qatar, Turkey and Jordan").
    pub fn conjuncts(&self, head: usize) -> Vec<usize> {
        let mut all = vec![head];
        let mut next = 0;
        while next < all.len() {
            let doc = &self.doc;
            all.extend(doc.rights(all[next]).filter(|&child| doc.dep(child) == Dep::Conj));
            next += 1;
        }
        all
    }

    /// The state that an entity is or acts for.
    pub fn state_of(&self, id: EntityId) -> Option<EntityId> {
        let mut at = id;
        for _ in 0..4 {
            if self.entities[at].kind == EntityType::State {
                return Some(at);
            }
            if !self.may_act_for_its_state(at) {
                return None;
            }
            at = self.entities[at].of?;
        }
        None
    }

    /// An armed group, a party, a newspaper, settlers are of their country and do not act for it.
    fn may_act_for_its_state(&self, id: EntityId) -> bool {
        let entity = &self.entities[id];
        entity.kind != EntityType::ArmedGroup && !entity.sector.is_some_and(sector::is_apart)
    }

    /// The actor that a named token stands for, demonyms included ("Russian" → Russia).
    pub fn named_actor(&self, i: usize) -> Option<(usize, NameKind)> {
        self.mention(i)?.senses.actor
    }
}
