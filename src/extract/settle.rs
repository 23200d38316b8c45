//! Settling: unique ids, repeated paragraphs as further evidence, order.

use std::collections::BTreeMap;

use super::extractor::Extractor;
use crate::article::BlockKind;
use crate::entities::Story;
use crate::facts::Facts;
use crate::span::Span;

/// Runs last and puts the facts into their final form.
pub struct Settle;

impl Extractor for Settle {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        unique_ids(facts.figures.iter_mut().map(|figure| &mut figure.id));
        unique_ids(facts.offices.iter_mut().map(|office| &mut office.id));
        further_evidence(story, facts);
    }
}

/// Two facts of one kind over the same words get `-2`, `-3` … in text order.
pub fn unique_ids<'i>(ids: impl Iterator<Item = &'i mut String>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for id in ids {
        let count = counts.entry(id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            id.push_str(&format!("-{count}"));
        }
    }
}

/// What a repeated paragraph tells again is not told twice, but it is evidence.
fn further_evidence(story: &Story<'_>, facts: &mut Facts) {
    let blocks = &story.article.layout.blocks;
    for block in blocks {
        let BlockKind::Repeat { of } = block.kind else { continue };
        let first = blocks[of].span;
        if first.len() != block.span.len() {
            continue;
        }
        let shifted = |span: Span| {
            first.contains(span).then(|| {
                Span::new(block.span.start + span.start - first.start, block.span.start + span.end - first.start)
            })
        };
        for statement in &mut facts.statements {
            statement.evidence.extend(shifted(statement.span));
        }
        for event in &mut facts.events {
            event.evidence.extend(shifted(event.span));
        }
        for figure in &mut facts.figures {
            figure.evidence.extend(shifted(figure.span));
        }
        for office in &mut facts.offices {
            office.evidence.extend(shifted(office.span));
        }
    }
}
