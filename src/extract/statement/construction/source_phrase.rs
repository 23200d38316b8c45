//! Phrases that name a source: what is said is the clause that the phrase hangs on, without the phrase.
//!
//! Example: in `The plan, according to the mayor, was mad` it is `The plan` … `was mad`.

use std::ops::Range;

use crate::english::{Doc, Pos};
use crate::extract::statement::extent;
use crate::extract::statement::report::{Report, Rule};
use crate::grammar::clause;

/// The rule of all of them.
pub const RULE: Rule = "according-to";

/// The report by a phrase that opens at `start` and is built around the token `head`.
pub fn report(doc: &Doc, start: usize, head: usize, speaker: usize, cue: Range<usize>) -> Option<Report> {
    let end = if head == start {
        doc.right_edge(speaker).max(doc.right_edge(head).min(speaker + 12))
    } else {
        doc.right_edge(head)
    };
    let content = content(doc, doc.head(head), &(start..end + 1));
    let cue = (doc.slice(cue.clone()).to_lowercase(), cue);
    (!content.is_empty()).then(|| Report { content, ..Report::new(RULE, Some(speaker), Some(cue)) })
}

/// The clause around the phrase, in one or two stretches.
fn content(doc: &Doc, governor: usize, phrase: &Range<usize>) -> Vec<Range<usize>> {
    if let Some(aside) = aside(doc, phrase) {
        return aside;
    }
    let mut head = governor;
    while !matches!(doc.pos(head), Pos::Verb | Pos::Aux) && doc.head(head) != head {
        head = doc.head(head);
    }
    // Set off by a comma, the phrase speaks of the whole sentence, whichever of its clauses the parser hung it on.
    let set_off = phrase.start == doc.sentence(phrase.start).start
        || phrase.start.checked_sub(1).is_some_and(|i| matches!(doc.token(i), "," | "\"" | "”" | "''"));
    if set_off {
        head = doc.root(head);
    }
    let whole = doc.subtree_range(head);
    // "The law may hinder it: the act forbids troops, according to the mayor": what stands behind the colon.
    let finite = |i: usize| clause::is_finite_form(doc, i);
    let colon = (whole.start..phrase.start.min(whole.end)).rev().find(|&i| doc.token(i) == ":");
    let start = colon.filter(|&i| (i + 1..phrase.start).any(finite)).map_or(whole.start, |i| i + 1);
    let whole = behind_question(doc, start).unwrap_or(start)..whole.end;
    let before = extent::trimmed(doc, whole.start..phrase.start.clamp(whole.start, whole.end));
    // "It burned, according to papers the bank released": what tells of the source goes with it.
    let noun_tells = |&i: &usize| doc.pos(i) != Pos::Punct && !before.is_empty();
    let rest = (phrase.end..whole.end).take_while(noun_tells).count();
    let behind = extent::trimmed(doc, (phrase.end + rest).clamp(whole.start, whole.end)..whole.end);
    // "Roe, according to her aides, will go": a subject of one word.
    let subject =
        |range: &Range<usize>| !behind.is_empty() && matches!(doc.pos(range.start), Pos::Propn | Pos::Pron | Pos::Noun);
    let long = |range: &Range<usize>| range.len() > 1 || *range == before && range.len() == 1 && subject(range);
    [before.clone(), behind.clone()].into_iter().filter(long).collect()
}

/// "Asked about the war, Roe said it would end, according to the Herald": what Roe was asked is not hers.
fn behind_question(doc: &Doc, start: usize) -> Option<usize> {
    let asked = Some(start).filter(|&i| doc.token(i).eq_ignore_ascii_case("asked") && doc.tag(i) == "VBN")?;
    let comma = doc.right_edge(asked) + 1;
    (comma < doc.sentence(start).end && doc.token(comma) == ",").then_some(comma + 1)
}

/// "(F-16 planes, according to the army)", "— which, according to the mayor, is late —": of a phrase that brackets or two
/// dashes enclose, what stands there with it.
fn aside(doc: &Doc, phrase: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let sentence = doc.sentence(phrase.start);
    let dash = |i: usize| matches!(doc.token(i), "–" | "—" | "--");
    let opens = (sentence.start..phrase.start).rev().find(|&i| dash(i) || matches!(doc.token(i), "(" | ")"))?;
    let closes = (phrase.end..sentence.end).find(|&i| dash(i) || matches!(doc.token(i), "(" | ")"))?;
    let pair = (dash(opens) && dash(closes)) || (doc.token(opens) == "(" && doc.token(closes) == ")");
    let relative = |i: usize| matches!(doc.tag(i), "WDT" | "WP");
    let told = clause::trim(doc, opens + 1..phrase.start);
    let whole = closes <= phrase.end + 1;
    if !pair || told.is_empty() || !(whole || relative(told.start)) {
        return None;
    }
    let behind = clause::trim(doc, phrase.end..closes);
    Some(
        [told, behind]
            .into_iter()
            .filter(|range| !(range.is_empty() || range.len() == 1 && relative(range.start)))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn the_phrase_is_cut_out_of_its_clause() {
        assert_eq!(
            statements("The new bridge, according to the mayor, was closed on Monday."),
            ["the mayor ~ according to ~ The new bridge | was closed on Monday"]
        );
        assert_eq!(
            statements("It may come late: the new bridge was closed on Monday, according to the mayor."),
            ["the mayor ~ according to ~ the new bridge was closed on Monday"]
        );
        assert_eq!(
            statements("Holt, according to the mayor, will leave."),
            ["the mayor ~ according to ~ Holt | will leave"]
        );
        assert_eq!(
            statements("The new bridge was closed in May, according to papers the bank gave in Oslo."),
            ["papers ~ according to ~ The new bridge was closed in May"]
        );
    }
}
