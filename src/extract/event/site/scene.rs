//! The scene: where an event without a place of its own probably happened. Inferred, and marked so.
//!
//! The nearest place of the sentence that a preposition of place opens; else the place of the event told last in the
//! same paragraph, or of the attack that the words look back to ("killed in the attack"); else, for what the story opens with, the town it was filed in.

use super::ladder::{Ladder, is_deed};
use super::names::Trust;
use super::words::{Class, Classes};
use crate::article::BlockKind;
use crate::english::{Dep, Pos};
use crate::extract::found::Event;
use crate::extract::time::again::looks_back;
use crate::facts::{Category, Modality, Polarity, Site};
use crate::span::Span;

/// The nearest place of the sentence that a preposition of place opens.
pub fn in_sentence(ladder: &Ladder<'_, '_>, token: usize) -> Option<Vec<Site>> {
    let doc = &ladder.names.story.doc;
    if Classes::of(doc.lemma(token)).is(Class::Says) {
        return None;
    }
    let mut nearest: Option<(usize, Span)> = None;
    for preposition in doc.sentence(token).filter(|&i| matches!(doc.pos(i), Pos::Adp | Pos::Sconj)) {
        let locative = Classes::of(doc.token(preposition)).is(Class::Locative);
        // "The senator of Aden" is not there.
        let whose = doc.head(preposition);
        let of_people = Classes::of(doc.lemma(whose)).is(Class::People) || doc.pos(whose) == Pos::Propn;
        if !locative && (doc.norm(preposition) != "of" || of_people) {
            continue;
        }
        for object in doc.rights(preposition).filter(|&child| doc.dep(child) == Dep::Pobj) {
            let recognised = ladder.names.place(object).map(|place| place.span);
            let phrase =
                || locative.then(|| ladder.names.in_phrase(object, Trust::Likely, 5).first().copied()).flatten();
            let distance = object.abs_diff(token);
            if let Some(place) = recognised.or_else(phrase)
                && nearest.is_none_or(|(least, _)| distance < least)
            {
                nearest = Some((distance, place));
            }
        }
    }
    nearest.map(|(_, place)| ladder.sites(vec![place], "scene/sentence", 0.45))
}

/// Give deeds that have no place of their own the scene's.
pub fn infer(ladder: &Ladder<'_, '_>, events: &mut [Event]) {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&at| (events[at].trigger.start, at));
    let paragraphs = paragraphs(ladder);
    let lead = paragraphs.first().copied();
    let dateline = dateline(ladder);
    let mut last: Option<(Span, Vec<Site>)> = None;
    let mut attack: Vec<Site> = Vec::new();
    for at in order {
        let event = &events[at];
        let paragraph = paragraphs.iter().copied().find(|block| block.contains(event.trigger));
        if event.sites.is_empty() && has_a_scene(event) {
            let token = ladder.names.story.doc.token_at(event.trigger.start);
            let again = |sites: &[Site], rule: &str| {
                let again =
                    |site: &Site| Site { inferred: true, confidence: 0.35, rule: rule.to_owned(), ..site.clone() };
                sites.iter().map(again).collect::<Vec<_>>()
            };
            let told_last = last.as_ref().filter(|(block, _)| Some(*block) == paragraph);
            let told_last = told_last.map(|(_, sites)| again(sites, "scene/paragraph"));
            let looks_back = || {
                let back = token.is_some_and(|token| looks_back(&ladder.names.story.doc, token));
                Some(again(&attack, "scene/again")).filter(|sites| back && !sites.is_empty())
            };
            let filed = || dateline.clone().filter(|_| paragraph.is_some() && paragraph == lead);
            events[at].sites = token
                .and_then(|token| in_sentence(ladder, token))
                .or_else(looks_back)
                .or(told_last)
                .or_else(filed)
                .unwrap_or_default();
        } else if let Some(paragraph) = paragraph
            && is_deed(event)
            && event.sites.iter().any(|site| !site.inferred)
        {
            last = Some((paragraph, event.sites.clone()));
            if event.category == Some(Category::Assault) {
                attack = event.sites.clone();
            }
        }
    }
}

fn paragraphs(ladder: &Ladder<'_, '_>) -> Vec<Span> {
    let blocks = ladder.names.story.article.layout.blocks.iter();
    blocks.filter(|block| block.kind == BlockKind::Paragraph).map(|block| block.span).collect()
}

/// The town that the story was filed in.
fn dateline(ladder: &Ladder<'_, '_>) -> Option<Vec<Site>> {
    let town = ladder.names.dateline()?;
    let (name, rule) = (town.name.clone(), "scene/dateline".to_owned());
    Some(vec![Site { name, span: town.span, inferred: true, near: false, confidence: 0.3, rule }])
}

/// True for a deed that the text asserts; help can come from anywhere.
fn has_a_scene(event: &Event) -> bool {
    is_deed(event)
        && event.category != Some(Category::Aid)
        && event.polarity == Polarity::Affirmed
        && event.modality == Modality::Asserted
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn scenes_of_sentence_paragraph_and_dateline() {
        let facts = facts(
            "BANJUL (AFP) - Rebels killed six guards on Friday.\n\nThe army attacked a base in Basse. Soldiers killed nine rebels.\n",
        );
        let sites = facts.events.iter().flat_map(|event| &event.sites);
        let found: Vec<String> = sites.map(|site| format!("{} {}", site.name, site.rule)).collect();
        assert_eq!(found, ["Banjul scene/dateline", "Basse object", "Basse scene/paragraph"]);
    }
}
