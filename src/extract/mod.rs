//! Extraction: what counts as a fact. One file for each kind, all behind [`Extractor`]. This room knows neither
//! RDF nor files.

mod event;
mod extractor;
mod figure;
mod office;
pub mod place;
mod role;
mod settle;
mod statement;
mod time;

pub use extractor::Extractor;

use crate::entities::Story;
use crate::facts::{Place, Site};
use crate::span::Span;

/// All extractors, in the order in which they run.
pub const EXTRACTORS: &[&dyn Extractor] = &[
    &office::Offices,
    &place::Places,
    &statement::Statements,
    &event::Events,
    &figure::Figures,
    &role::Roles,
    &settle::Settle,
];

/// Where what the words at each of `spans` tell happened, by the text around them: the rules that give events their
/// places, for any verb or noun, an event of the scheme or not.
pub fn sites(story: &Story<'_>, places: &[Place], spans: &[Span]) -> Vec<Vec<Site>> {
    let sites = event::site::Sites::new(story, places);
    let token = |span: &Span| story.doc.head_of(story.doc.tokens_in(*span)).or_else(|| story.doc.token_at(span.start));
    spans.iter().map(|span| token(span).map(|token| sites.of(token)).unwrap_or_default()).collect()
}

/// What tests of extractors share.
#[cfg(test)]
pub mod testing {
    use std::sync::LazyLock;

    use crate::article::{Article, Meta};
    use crate::facts::Facts;
    use crate::{Options, Sayso};

    /// Who the speakers of a text's statements are, by slug.
    pub fn speakers(text: &str) -> Vec<String> {
        let statements = facts(text).statements;
        statements.into_iter().filter_map(|statement| statement.speaker.and_then(|speaker| speaker.entity)).collect()
    }

    /// The facts of an article with this text, by the whole engine.
    pub fn facts(text: &str) -> Facts {
        static SAYSO: LazyLock<Sayso> = LazyLock::new(|| Sayso::new(&Options::default()).unwrap());
        SAYSO.extract(&Article::new("test".to_owned(), text.to_owned(), &Meta::default()))
    }
}
