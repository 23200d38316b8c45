//! Facts: what an article says, as plain data, before any RDF.
//!
//! This is also the stable JSON interface (`sayso extract --format jsonl`, one object a line): for
//! data frames, for other extractors, for scoring. Fields that are unknown are `null`, never left out.

mod sector;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use sector::Sector;

use crate::article::Meta;
use crate::span::Span;

/// Version of the JSON form; it changes only when a field changes its meaning.
pub const FACTS_VERSION: u32 = 1;

/// All facts of one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Always `facts`.
    #[serde(rename = "type")]
    pub kind: FactsTag,
    /// [`FACTS_VERSION`].
    pub version: u32,
    /// The article's id.
    pub id: String,
    /// The article's text; all spans count its code points.
    pub text: String,
    /// SHA-256 (hex) of the article as read.
    pub sha256: String,
    /// Headline, date, publisher and the like.
    pub meta: Meta,
    /// Everybody and everything that the facts below refer to.
    pub entities: Vec<Entity>,
    /// What was said.
    pub statements: Vec<Statement>,
    /// What was done or happened.
    pub events: Vec<Event>,
    /// Places named.
    pub places: Vec<Place>,
    /// Numbers of people.
    pub figures: Vec<Figure>,
    /// Who holds which office.
    pub offices: Vec<Office>,
    /// What is of the site and not of the article.
    pub boilerplate: Vec<Span>,
}

/// The constant `facts` that opens each JSON object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactsTag {
    /// `"type": "facts"`.
    Facts,
}

/// What kind of actor an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityType {
    /// A named human being.
    Person,
    /// A state or a territory acting as one.
    State,
    /// A body: ministry, company, outlet, international organisation.
    Organization,
    /// A non-state armed group.
    ArmedGroup,
    /// An alliance or coalition.
    Coalition,
    /// Somebody unnamed or generic: `US officials`, `activists`.
    Group,
}

/// An actor of the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Unique in the article: the slug of a known or named actor, or of the words for an unnamed one.
    pub id: String,
    /// The actor's IRI in the graph.
    pub iri: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Its preferred name, or the words of its first mention.
    pub name: String,
    /// The entity it belongs to or acts for (`US officials` → `united-states`).
    pub of: Option<String>,
    /// The part of society that it is of; null for states and where neither the noun nor the authority file tells.
    pub sector: Option<Sector>,
    /// True where the text withholds the name (`a senior official`).
    pub unnamed: bool,
    /// True where the authority file describes the actor, so that a graph need not.
    pub known: bool,
    /// Where it is mentioned, in text order.
    pub mentions: Vec<Span>,
}

/// A reference from a fact to who takes part in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// [`Entity::id`]; null where nobody could be found behind the words.
    pub entity: Option<String>,
    /// Name of the entity, or the words themselves.
    pub name: String,
    /// The local mention, whole noun phrase, pronouns included.
    pub span: Span,
}

/// How the words of a statement are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quotation {
    /// All in quotation marks.
    Direct,
    /// In the reporter's words.
    Indirect,
    /// The reporter's words with quoted parts.
    Mixed,
}

/// The word that reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// Lemma of the reporting word, or the fixed phrase (`according to`).
    pub lemma: String,
    /// Where it stands.
    pub span: Span,
}

/// What is done by saying it, where the reporting word tells (Searle's classes, coarsened to what readers ask).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeechAct {
    /// Says that something is so.
    Assert,
    /// Says that something is not so, or was not done.
    Deny,
    /// Holds somebody responsible for a wrong.
    Accuse,
    /// Wants somebody to do something.
    Demand,
    /// Announces harm, or warns.
    Threaten,
    /// Commits to doing something.
    Promise,
    /// Speaks in favour.
    Endorse,
    /// Refuses.
    Reject,
    /// Thinks, wishes, fears or plans; not necessarily said aloud.
    Think,
    /// Asks.
    Ask,
}

/// What the reporter lets on about the truth of what is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Presupposition {
    /// Nothing.
    Neutral,
    /// Takes it as true ("revealed").
    Fact,
    /// Keeps away from it ("claimed").
    Doubt,
}

/// One thing somebody said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Unique in the article: kind and offsets.
    pub id: String,
    /// Who said it; null where the text gives nobody.
    pub speaker: Option<Participant>,
    /// The reporting word; null for a quotation that goes on without one.
    pub cue: Option<Cue>,
    /// The words said, without cue and speaker; several spans where interrupted.
    pub content: Vec<Span>,
    /// How the words are given.
    pub quotation: Quotation,
    /// What is done by saying it.
    pub act: SpeechAct,
    /// What the reporting word lets on about its truth.
    pub presupposition: Presupposition,
    /// Who is spoken to.
    pub addressee: Option<Participant>,
    /// The statement inside which this one is reported.
    pub within: Option<String>,
    /// When it was said, where the reporting clause tells.
    pub time: Option<TimeRef>,
    /// Name of the place spoken from, where the reporting clause tells.
    pub place: Option<String>,
    /// What was spoken through, in the text's words: `an interview with the BBC`, `Twitter`.
    pub medium: Option<String>,
    /// Entities and places (by [`Entity::id`] or [`Place::iri`]) named in the content.
    pub mentions: Vec<String>,
    /// From the first to the last word of speaker, cue and content.
    pub span: Span,
    /// The same fact told again (repeated paragraphs).
    pub evidence: Vec<Span>,
    /// Between 0 and 1: how sure the rule is, from its precision on development data.
    pub confidence: f64,
    /// Extractor and rule.
    pub rule: String,
}

/// A time as the text has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRef {
    /// The words.
    pub text: String,
    /// The day (ISO 8601), where they mean one.
    pub date: Option<String>,
    /// The first day (ISO 8601) that they mean; null where that is open or cannot be told.
    pub from: Option<String>,
    /// The last day (ISO 8601) that they mean; null where that is open or cannot be told.
    pub to: Option<String>,
}

/// PLOVER 2.0's categories of political events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the names are the standard's own; ontology/plover.ttl defines them")]
pub enum Category {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl Category {
    /// All sixteen, in the manual's order.
    pub const ALL: [Self; 16] = [
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Concede,
        Self::Cooperate,
        Self::Aid,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
    ];

    /// The code as the manual writes it (`ACCUSE`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Concede => "CONCEDE",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Retreat => "RETREAT",
            Self::Request => "REQUEST",
            Self::Accuse => "ACCUSE",
            Self::Reject => "REJECT",
            Self::Threaten => "THREATEN",
            Self::Protest => "PROTEST",
            Self::Sanction => "SANCTION",
            Self::Mobilize => "MOBILIZE",
            Self::Coerce => "COERCE",
            Self::Assault => "ASSAULT",
        }
    }

    /// The category with this code, if there is one.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.code() == code)
    }
}

/// Whether the text says that it is so or that it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
}

/// How real the text makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// It happened or holds.
    Asserted,
    /// Somebody means to do it.
    Planned,
    /// It may be.
    Possible,
    /// It stands under a condition or in somebody's demand.
    Hypothetical,
}

/// A place where an event happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// [`Place::name`].
    pub name: String,
    /// Where the place is named; [`Place::span`].
    pub span: Span,
    /// True where the text does not say it of the event: the place is the scene of its sentence, its paragraph or its
    /// article.
    pub inferred: bool,
    /// Between 0 and 1: how sure the rule is, from its precision on development data.
    pub confidence: f64,
    /// The rule that found it: `phrase`, `object`, `subject`, `noun` …, or a scene: `scene/clause`, `scene/sentence`,
    /// `scene/paragraph`, `scene/dateline`.
    pub rule: String,
}

/// Something done or happening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Unique in the article: kind and offsets.
    pub id: String,
    /// PLOVER category; null for events outside the scheme, which have a `kind`.
    pub category: Option<Category>,
    /// What readers call it where PLOVER has no category: `conflict`, `exercise`, `disaster`.
    pub kind: Option<String>,
    /// PLOVER mode, where known (`airstrike`).
    pub mode: Option<String>,
    /// Who does it.
    pub source: Option<Participant>,
    /// To or with whom.
    pub target: Option<Participant>,
    /// The state or body for which the source acts ([`Entity::id`]).
    pub on_behalf_of: Option<String>,
    /// The words that name the event.
    pub trigger: Span,
    /// What it is about: what one is accused of, what is denied or demanded.
    pub about: Vec<Span>,
    /// Names of the places where it happened, as the text says it of the event; the scene is only in `sites`.
    pub places: Vec<String>,
    /// Where it happened, and how that was found: first what the text says of the event, else its scene.
    pub sites: Vec<Site>,
    /// When.
    pub time: Option<TimeRef>,
    /// The statement that is this same act.
    pub statement: Option<String>,
    /// Whether it is affirmed.
    pub polarity: Polarity,
    /// How real it is.
    pub modality: Modality,
    /// The statement inside which alone it stands.
    pub according_to: Option<String>,
    /// The accusation or statement that this denial or rejection answers (an event's or statement's id).
    pub in_response_to: Option<String>,
    /// From the first to the last word of its parts.
    pub span: Span,
    /// The same fact told again (repeated paragraphs).
    pub evidence: Vec<Span>,
    /// Between 0 and 1.
    pub confidence: f64,
    /// Extractor and rule.
    pub rule: String,
}

/// What a place does in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceRole {
    /// Something happened there.
    Event,
    /// The story was filed there.
    Dateline,
    /// Somebody is from there.
    Origin,
    /// It is only named.
    Mention,
}

/// A place named in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Where the name stands.
    pub span: Span,
    /// The place's name: that of the authority file, or else as the article spells it.
    pub name: String,
    /// Its name in the authority file or the gazetteer, the same in every article.
    pub label: String,
    /// Its IRI in the graph.
    pub iri: String,
    /// GeoNames id, where one is known.
    pub geonameid: Option<u64>,
    /// Latitude in degrees (WGS 84).
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    pub lon: Option<f64>,
    /// What it is: `country`, `region`, `district`, `capital`, `seat` (of a region), `town`, `quarter`, `area`,
    /// `sea`, `river`, `base`, `crossing` …; null for a place that the gazetteer does not know.
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country that it is or lies in.
    pub country: Option<String>,
    /// IRI of that country's state, where the authority file describes it.
    pub state: Option<String>,
    /// The first-level region that it lies in.
    pub region: Option<Region>,
    /// True where the authority file describes the place, so that a graph need not.
    pub known: bool,
    /// What it does in the article.
    pub role: PlaceRole,
    /// Between 0 and 1.
    pub confidence: f64,
}

/// A first-level region: a province, a state, a governorate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Its name.
    pub name: String,
    /// Its IRI in the graph.
    pub iri: String,
    /// GeoNames id.
    pub geonameid: u64,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words say it")]
pub enum Measure {
    Killed,
    Injured,
    Displaced,
    Detained,
    Missing,
}

/// A number of people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Unique in the article: kind and offsets.
    pub id: String,
    /// What is counted.
    pub measure: Measure,
    /// The number given; of a range the lower end.
    pub value: u64,
    /// The upper end of a range ("between 20 and 30").
    pub value_to: Option<u64>,
    /// The text gives the number as a lower bound ("more than", "at least").
    pub at_least: bool,
    /// The text gives the number as an upper bound ("up to").
    pub at_most: bool,
    /// The words.
    pub span: Span,
    /// The statement that gives the number.
    pub according_to: Option<String>,
    /// The event that it counts the victims of.
    pub of_event: Option<String>,
    /// Name of the place.
    pub place: Option<String>,
    /// The time at which it was counted.
    pub as_of: Option<TimeRef>,
    /// The same fact told again (repeated paragraphs).
    pub evidence: Vec<Span>,
    /// Between 0 and 1.
    pub confidence: f64,
    /// Extractor and rule.
    pub rule: String,
}

/// Somebody holding a role in or for an actor, as the article has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Office {
    /// Unique in the article: kind and offsets.
    pub id: String,
    /// [`Entity::id`] of the person.
    pub holder: String,
    /// The role's name (`Foreign Minister`).
    pub title: String,
    /// [`Entity::id`] of the actor that the role belongs to.
    pub of: Option<String>,
    /// The words, holder included.
    pub span: Span,
    /// The same fact told again (repeated paragraphs or later mentions).
    pub evidence: Vec<Span>,
    /// Between 0 and 1.
    pub confidence: f64,
    /// Extractor and rule.
    pub rule: String,
}

impl Facts {
    /// The statement with this id.
    pub fn statement(&self, id: Option<&str>) -> Option<&Statement> {
        self.statements.iter().find(|statement| Some(statement.id.as_str()) == id)
    }
}

impl Event {
    /// True where the act is a denial: the statement that is this act denies.
    pub fn is_denial(&self, facts: &Facts) -> bool {
        facts.statement(self.statement.as_deref()).is_some_and(|statement| statement.act == SpeechAct::Deny)
    }
}

impl Facts {
    /// Ids of all entities that some fact refers to, with those that these belong to left out.
    pub fn referred_entities(&self) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        let mut refer = |participant: &Option<Participant>| {
            ids.extend(participant.as_ref().and_then(|participant| participant.entity.clone()));
        };
        for statement in &self.statements {
            refer(&statement.speaker);
            refer(&statement.addressee);
        }
        for event in &self.events {
            refer(&event.source);
            refer(&event.target);
        }
        ids.extend(self.statements.iter().flat_map(|statement| statement.mentions.clone()));
        ids.extend(self.events.iter().filter_map(|event| event.on_behalf_of.clone()));
        for office in &self.offices {
            ids.insert(office.holder.clone());
            ids.extend(office.of.clone());
        }
        ids
    }
}
