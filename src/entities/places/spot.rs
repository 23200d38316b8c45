//! Spotting: which words of the text may name a place, and what speaks for it.

mod evidence;
mod patterns;
mod scan;

use std::collections::HashSet;
use std::ops::Range;

use super::{listed, states};
use crate::english::{Doc, EntType};
use crate::entities::authority::NameKind;
use crate::entities::gazetteer::{Gazetteer, PlaceId, PlaceKind, Sense, key};
use crate::entities::mention::Mention;
use crate::entities::story::Story;
use crate::facts::EntityType;
use crate::lexicon::classes::PlaceWord;
use crate::span::Span;

/// A name is no longer than this, in tokens ("Stoke-on-Trent" has five).
const MAX_TOKENS: usize = 7;

/// What kind of place the words beside a name make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// They say nothing.
    Any,
    /// "Deir ez-Zor province".
    Region,
    /// "Titus County".
    District,
    /// "The town of Azaz".
    Town,
}

/// Words that may name a place.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Empty for a dateline.
    pub tokens: Range<usize>,
    pub span: Span,
    /// What the name is looked up by.
    pub key: String,
    pub words: String,
    /// What the gazetteer has under that name.
    pub senses: Vec<Sense>,
    /// What the authority file has under it.
    pub described: Option<usize>,
    /// The same in the gazetteer.
    pub famous: Option<PlaceId>,
    /// The region or country that the text puts it in ("Paris, Tex.").
    pub hint: Option<PlaceId>,
    pub want: Want,
    /// Inside the name of a body.
    pub inside: bool,
    pub dateline: bool,
    /// The engine or the authority file takes it for a place, and not only the gazetteer.
    pub tagged: bool,
    /// A person of the article has this name.
    pub borne: bool,
    /// What speaks for a place, less what speaks against it.
    pub evidence: f64,
}

impl Candidate {
    /// The place in a dateline, whose text is not parsed.
    pub fn of_dateline(story: &Story<'_>, words: &str, span: Span, hint: Option<PlaceId>) -> Self {
        let known = story.authority.look_up(words).or_else(|| story.authority.look_up(&usual_case(words)));
        let known = known.and_then(|senses| senses.place);
        let famous = famous(story, known);
        Self {
            tokens: 0..0,
            span,
            key: key(words),
            words: usual_case(words),
            senses: senses_of(words, famous),
            described: known,
            famous,
            hint,
            want: Want::Any,
            inside: false,
            dateline: true,
            tagged: true,
            borne: false,
            evidence: 5.0,
        }
    }

    /// The same, known to mean one place.
    pub fn meaning(mut self, place: Option<PlaceId>) -> Self {
        self.senses = place.iter().map(|&place| Sense { place, own: true }).collect();
        self
    }
}

/// The region or country with this name or abbreviation.
pub fn region_named(words: &str) -> Option<PlaceId> {
    let gazetteer = Gazetteer::embedded();
    let is_region = |place: &PlaceId| matches!(gazetteer.kind(*place), PlaceKind::Region | PlaceKind::Country);
    let named = || gazetteer.look_up(words).filter(|sense| sense.own).map(|sense| sense.place).find(is_region);
    states::region(words, true).or_else(named)
}

/// The place of the authority file in the gazetteer.
fn famous(story: &Story<'_>, known: Option<usize>) -> Option<PlaceId> {
    listed(&story.authority.place(known?).iri)
}

/// What a name can mean: the place that the authority file means by it, and those of the gazetteer.
fn senses_of(name: &str, famous: Option<PlaceId>) -> Vec<Sense> {
    let mut senses: Vec<Sense> = famous.iter().map(|&place| Sense { place, own: true }).collect();
    // A name that the authority file gives to a place is not a further name of another.
    let others = Gazetteer::embedded().look_up(name);
    senses.extend(others.filter(|sense| Some(sense.place) != famous && (sense.own || famous.is_none())));
    senses
}

/// All words of the story that may name a place, in text order, not overlapping.
pub fn candidates(story: &Story<'_>) -> Vec<Candidate> {
    let doc = &story.doc;
    let small = (0..doc.len()).map(|i| doc.token(i)).filter(|token| token.starts_with(char::is_lowercase)).collect();
    let mut spotter = Spotter { story, doc, small, found: Vec::new() };
    let mut at = 0;
    while at < story.doc.len() {
        at = spotter.step(at).max(at + 1);
    }
    spotter.found
}

struct Spotter<'s> {
    story: &'s Story<'s>,
    doc: &'s Doc,
    /// Words that the article has in small letters.
    small: HashSet<&'s str>,
    found: Vec<Candidate>,
}

impl Spotter<'_> {
    /// Read on from token `at`; returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        if let Some(end) = self.abbreviation(at).or_else(|| self.road(at)).or_else(|| self.county(at)) {
            return end;
        }
        let Some(mention) = self.story.mention(at).filter(|mention| mention.tokens.start == at) else {
            return self.scan(at, at + MAX_TOKENS, None);
        };
        let tokens = mention.tokens.clone();
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

    /// The place that the authority file means by a name. A seat of power ("Kremlin") is none.
    fn known_place(&self, mention: &Mention) -> Option<usize> {
        let authority = self.story.authority;
        let named = mention.senses.actor.filter(|(_, kind)| *kind == NameKind::Name);
        mention.senses.place.or_else(|| named.and_then(|(actor, _)| authority.land(actor)))
    }

    /// True for the name of an actor without a land of its own that the text uses of one ("in Gaza", "Dagestan").
    fn is_land(&self, mention: &Mention) -> bool {
        let gazetteer = Gazetteer::embedded();
        let settled = matches!(mention.label, Some(EntType::Gpe | EntType::Loc));
        let preposition = mention.tokens.start > 0
            && PlaceWord::Locative.has(&self.doc.token(mention.tokens.start - 1).to_lowercase());
        (settled || preposition) && gazetteer.look_up(self.doc.slice(mention.tokens.clone())).any(|sense| sense.own)
    }

    fn known(&mut self, mention: &Mention) {
        let Some(place) = self.known_place(mention) else { return };
        let words = self.words(mention.tokens.clone());
        let person =
            mention.senses.actor.is_some_and(|(actor, _)| self.story.authority.actor(actor).kind == EntityType::Person);
        if person {
            return;
        }
        let famous = famous(self.story, Some(place));
        let senses = senses_of(&words, famous);
        let evidence = if mention.label == Some(EntType::Person) { 2.5 } else { 5.0 };
        let at = self.push(mention.tokens.clone(), senses, evidence, true);
        self.found[at].described = Some(place);
        self.found[at].famous = famous;
    }

    fn words(&self, tokens: Range<usize>) -> String {
        usual_case(&self.doc.words(tokens))
    }

    fn push(&mut self, tokens: Range<usize>, senses: Vec<Sense>, evidence: f64, tagged: bool) -> usize {
        let words = self.words(tokens.clone());
        self.found.push(Candidate {
            span: self.doc.span_of(tokens.clone()),
            key: key(&words),
            senses,
            described: None,
            famous: None,
            hint: self.hint(&tokens),
            want: self.want(&tokens),
            inside: false,
            dateline: false,
            tagged,
            borne: self.is_borne(&tokens),
            evidence,
            words,
            tokens,
        });
        self.found.len() - 1
    }
}

/// True for words that begin with a capital.
fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || (word.starts_with(['‘', 'ʿ', '’', '\'']) && word.chars().nth(1).is_some_and(char::is_uppercase))
}

/// A name in capitals throughout with capitals only where its words begin: "AL-BAB" is "Al-Bab", "U.S." stays.
fn usual_case(words: &str) -> String {
    let loud = words.chars().filter(|c| c.is_alphabetic()).count() > 3 && !words.chars().any(char::is_lowercase);
    if !loud || words.contains('.') && !words.contains(' ') {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        let opens = out.chars().next_back().is_none_or(|last| !last.is_alphanumeric() && !matches!(last, '\'' | '’'));
        if opens {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}
