//! Events: what was done or happened.

use serde::{Deserialize, Serialize};

use super::category::Category;
use super::entity::Participant;
use super::factuality::{Modality, Polarity};
use super::time::TimeRef;
use crate::span::Span;

/// A place where an event happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Site {
    /// [`super::Place::name`].
    pub name: String,
    /// Where the place is named; [`super::Place::span`].
    pub span: Span,
    /// True where the text does not say it of the event: the place is the scene of its sentence, its paragraph or its
    /// article.
    pub inferred: bool,
    /// True where the text says that it happened by the place and not in it: near it, outside, off it, in a suburb of it, at its
    /// border.
    pub near: bool,
    /// Between 0 and 1: how sure the rule is, from its precision on development data.
    pub confidence: f64,
    /// The rule that found it: `phrase`, `object`, `subject`, `noun` …, or a scene: `scene/clause`, `scene/sentence`,
    /// `scene/paragraph`, `scene/again`, `scene/dateline`.
    pub rule: String,
}

/// Something done or happening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Event"))]
pub struct Event<E = String> {
    /// Unique in the article: kind and offsets.
    pub id: String,
    /// PLOVER category; null for events outside the scheme, which have a `kind`.
    pub category: Option<Category>,
    /// What readers call it where PLOVER has no category: `conflict`, `exercise`, `disaster`.
    pub kind: Option<String>,
    /// PLOVER mode, where known (`airstrike`).
    pub mode: Option<String>,
    /// Who does it.
    pub source: Option<Participant<E>>,
    /// To or with whom.
    pub target: Option<Participant<E>>,
    /// The state or body for which the source acts ([`super::Entity::id`]).
    pub on_behalf_of: Option<E>,
    /// The words that name the event.
    pub trigger: Span,
    /// What it is about: what one is accused of, what is denied or demanded.
    pub about: Vec<Span>,
    /// Names of the places where or near which it happened, as the text says it of the event; the scene is only in `sites`,
    /// which also tell which of the two it was.
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
    /// How likely it is right in every part, by measures on annotated articles, between 0 and 1.
    pub confidence: f64,
    /// Extractor and rule.
    pub rule: String,
}

impl<E> Event<E> {
    /// An event that the words at `trigger` name: affirmed and asserted, of nobody, nowhere, found by no rule yet. Its id
    /// is unique once those of all events are compared, its confidence told once all facts are found.
    pub fn new(trigger: Span) -> Self {
        Self {
            id: format!("event-{}-{}", trigger.start, trigger.end),
            category: None,
            kind: None,
            mode: None,
            source: None,
            target: None,
            on_behalf_of: None,
            trigger,
            about: Vec::new(),
            places: Vec::new(),
            sites: Vec::new(),
            time: None,
            statement: None,
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            according_to: None,
            in_response_to: None,
            span: trigger,
            evidence: Vec::new(),
            confidence: 0.0,
            rule: String::new(),
        }
    }
}
