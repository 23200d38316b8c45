//! What can be judged, told by its IRI: `article/x#event-5-9` is an event, `actor/olaf-dahl` and `article/x#actor-dahl` are
//! actors, and so is whom a user's authority file names otherwise.

use crate::graph::Base;

/// What an IRI names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// Somebody.
    Actor,
    /// An event of an article.
    Event,
    /// A statement of an article.
    Statement,
    /// A figure of an article.
    Figure,
    /// An office that an article gives somebody.
    Office,
    /// An article.
    Article,
    /// A claim, a happening, another node that is made anew with every index.
    Derived,
    /// Something else of an article: a passage, a place.
    Other,
}

impl Judged {
    /// What this IRI names in a store with this base.
    pub fn of(iri: &str, base: &Base) -> Self {
        let Some(own) = iri.strip_prefix(base.as_str()) else { return Self::Actor };
        if own.starts_with("actor/") {
            return Self::Actor;
        }
        let Some(article) = own.strip_prefix("article/") else { return Self::Derived };
        let Some((_, fragment)) = article.split_once('#') else { return Self::Article };
        match fragment.split('-').next() {
            Some("actor") => Self::Actor,
            Some("event") => Self::Event,
            Some("statement") => Self::Statement,
            Some("figure") => Self::Figure,
            Some("office") => Self::Office,
            _ => Self::Other,
        }
    }

    /// True for what may be right or wrong.
    pub const fn is_fact(self) -> bool {
        matches!(self, Self::Event | Self::Statement | Self::Figure | Self::Office)
    }

    /// True where the two may be one. An accusation is an event in one article and a statement in another.
    pub fn goes_with(self, other: Self) -> bool {
        let is_told = |it| matches!(it, Self::Event | Self::Statement);
        self == Self::Actor && other == Self::Actor || is_told(self) && is_told(other)
    }

    /// What people call it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Actor => "an actor",
            Self::Event => "an event",
            Self::Statement => "a statement",
            Self::Figure => "a figure",
            Self::Office => "an office",
            Self::Article => "an article",
            Self::Derived => "made by sayso with every index",
            Self::Other => "part of an article",
        }
    }
}
