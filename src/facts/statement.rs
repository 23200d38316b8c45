//! Statements: what somebody said.

use serde::{Deserialize, Serialize};

use super::entity::Participant;
use super::factuality::{Modality, Polarity};
use super::time::TimeRef;
use crate::span::Span;

/// How the words of a statement are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cue {
    /// Lemma of the reporting word, or the fixed phrase (`according to`).
    pub lemma: String,
    /// Where it stands.
    pub span: Span,
}

/// What is done by saying it, where the reporting word tells (Searle's classes, coarsened to what readers ask).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

impl SpeechAct {
    /// Its name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assert => "assert",
            Self::Deny => "deny",
            Self::Accuse => "accuse",
            Self::Demand => "demand",
            Self::Threaten => "threaten",
            Self::Promise => "promise",
            Self::Endorse => "endorse",
            Self::Reject => "reject",
            Self::Think => "think",
            Self::Ask => "ask",
        }
    }
}

/// What the reporter lets on about the truth of what is reported: factive ("revealed"), or not ("said", "claimed").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Factivity {
    /// Nothing.
    Neutral,
    /// Takes it as true ("revealed").
    Fact,
    /// Keeps away from it ("claimed").
    Doubt,
}

/// One thing somebody said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Statement"))]
pub struct Statement<E = String> {
    /// Unique in the article: kind and offsets.
    pub id: String,
    /// Who said it; null where the text gives nobody.
    pub speaker: Option<Participant<E>>,
    /// The reporting word; null for a quotation that goes on without one.
    pub cue: Option<Cue>,
    /// The words said, without cue and speaker; several spans where interrupted.
    pub content: Vec<Span>,
    /// How the words are given.
    pub quotation: Quotation,
    /// What is done by saying it.
    pub act: SpeechAct,
    /// Whether the text says that it was said: negated in "she did not say that …".
    pub polarity: Polarity,
    /// How real the saying is: possible in "she could announce that …", hypothetical in "if she says that …".
    pub modality: Modality,
    /// What the reporting word lets on about its truth.
    #[serde(rename = "presupposition")]
    pub factivity: Factivity,
    /// Who is spoken to.
    pub addressee: Option<Participant<E>>,
    /// The statement inside which this one is reported.
    pub within: Option<String>,
    /// When it was said, where the reporting clause tells.
    pub time: Option<TimeRef>,
    /// Name of the place spoken from, where the reporting clause tells.
    pub place: Option<String>,
    /// What was spoken through, in the text's words: `an interview with the BBC`, `Twitter`.
    pub medium: Option<String>,
    /// Entities ([`super::Entity::id`]) named in the content.
    pub mentions: Vec<E>,
    /// From the first to the last word of speaker, cue and content.
    pub span: Span,
    /// The same fact told again (repeated paragraphs).
    pub evidence: Vec<Span>,
    /// How likely it is right in every part, by measures on annotated articles, between 0 and 1.
    pub confidence: f64,
    /// Extractor and rule.
    pub rule: String,
}

impl<E> Statement<E> {
    /// True where the text says that it was said, and by who speaks rather than thinks.
    pub fn is_said(&self) -> bool {
        self.polarity == Polarity::Affirmed && self.modality == Modality::Asserted && self.act != SpeechAct::Think
    }
}
