//! Extraction: what counts as a fact. One file for each kind, all behind [`Extractor`]. This room knows neither
//! RDF nor files.

pub mod commitment;
pub mod confidence;
mod entity;
mod event;
mod extractor;
mod figure;
mod found;
mod office;
mod place;
mod place_role;
mod settle;
mod statement;
#[cfg(test)]
pub mod testing;
mod time;

pub use extractor::Extractor;
pub use statement::Endings;

use crate::article::{Article, BlockKind};
use crate::entities::Story;
use crate::facts::{FACTS_VERSION, Facts, FactsTag, Site};
use crate::span::Span;

/// All extractors, in the order in which they run.
pub const EXTRACTORS: &[&dyn Extractor] = &[
    &office::Offices,
    &place::Places,
    &statement::Statements,
    &event::Events,
    &figure::Figures,
    &place_role::PlaceRoles,
    &entity::Entities,
    &settle::Settle,
];

/// Everything that a story says.
pub fn facts(story: &Story<'_>) -> Facts {
    let mut facts = none_yet(story.article);
    for extractor in EXTRACTORS {
        extractor.extract(story, &mut facts);
    }
    let mut facts = facts.named(&|id| story.entities[id].slug.clone());
    confidence::settle(&mut facts);
    facts
}

/// Where what the words at each of `spans` tell happened, by the text around them: the rules that give events their
/// places, for any verb or noun, an event of the scheme or not.
pub fn sites(story: &Story<'_>, spans: &[Span]) -> Vec<Vec<Site>> {
    let mut facts = none_yet(story.article);
    place::Places.extract(story, &mut facts);
    let sites = event::site::Sites::new(story, &facts.places);
    spans.iter().map(|span| head(story, *span).map(|token| sites.of(token)).unwrap_or_default()).collect()
}

/// The lemma of the word at the head of each of `spans`, and the sentence that it stands in.
pub fn heads(story: &Story<'_>, spans: &[Span]) -> Vec<Option<(String, Span)>> {
    let told = |token| (story.doc.lemma(token).to_lowercase(), story.doc.span_of(story.doc.sentence(token)));
    spans.iter().map(|span| head(story, *span).map(told)).collect()
}

/// Where what each verb that reports tells might end.
pub fn endings(story: &Story<'_>) -> Vec<Endings> {
    statement::endings(story)
}

fn head(story: &Story<'_>, span: Span) -> Option<usize> {
    story.doc.head_of(story.doc.tokens_in(span)).or_else(|| story.doc.token_at(span.start))
}

/// What is known of an article before anything is extracted.
fn none_yet(article: &Article) -> found::Facts {
    let boilerplate = article.layout.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate);
    Facts {
        kind: FactsTag::Facts,
        version: FACTS_VERSION,
        id: article.id.clone(),
        text: article.text.clone(),
        sha256: article.sha256.clone(),
        meta: article.meta.clone(),
        entities: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        places: Vec::new(),
        figures: Vec::new(),
        offices: Vec::new(),
        boilerplate: boilerplate.map(|block| block.span).collect(),
    }
}
