//! Settling: unique ids, repeated paragraphs as further evidence.
//!
//! Example: where a paragraph stands twice, `Jane Roe said that it snowed` is one statement with one further evidence.

use std::collections::BTreeMap;

use super::extractor::Extractor;
use crate::article::BlockKind;
use crate::entities::Story;
use crate::extract::found::Facts;
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

#[cfg(test)]
mod tests {
    use super::unique_ids;
    use crate::extract::testing::facts;

    #[test]
    fn ids_are_counted_where_they_meet() {
        let mut ids = ["event-1-2", "event-1-2", "event-3-4", "event-1-2"].map(str::to_owned);
        unique_ids(ids.iter_mut());
        assert_eq!(ids, ["event-1-2", "event-1-2-2", "event-3-4", "event-1-2-3"]);
    }

    #[test]
    fn a_repeated_paragraph_is_evidence_and_no_second_fact() {
        let paragraph = "Jane Roe, the mayor of Bergen, said on Monday that the bridge over the harbour was closed.";
        let between = "Snow had fallen on the town since Sunday and nobody was surprised by the news at all.";
        let text = format!("{paragraph}\n\n{between}\n\n{paragraph}");
        let statements = facts(&text).statements;
        let [statement] = &statements[..] else { panic!("{statements:?}") };
        assert_eq!(statement.evidence.len(), 1);
    }
}
