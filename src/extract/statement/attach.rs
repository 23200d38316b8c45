//! Each quotation is given to its statement, made where there is none, and the statement says all of it.
//!
//! Example: `"The bridge is open," Jane Roe said. "Use it."` is one statement that says both quotations, wherever the
//! tree hangs the second.

use super::attachment::{ATTACHMENTS, Quoted};
use super::construction::turn;
use super::inside;
use super::page::LONGEST_NAME;
use super::report::Report;
use super::reports::Reports;
use super::utterance::is_utterance;
use crate::english::{Doc, Pos};
use crate::entities::Story;
use crate::entities::quotation::Quote;
use crate::grammar::clause;

/// Give each quotation to a statement, made where there is none.
pub fn attach(story: &Story<'_>, mut found: Vec<Report>) -> Vec<Report> {
    let doc = &story.doc;
    let inside = inside::take_out(story, &mut found);
    let mut reports = Reports::new(found);
    let mut before = None;
    for quote in &story.quotes {
        // A transcript's turn that is printed in marks is a statement already.
        if let Some(turn) = turn(quote, &reports) {
            before = Some((turn, quote));
            continue;
        }
        if !is_utterance(doc, quote) {
            continue;
        }
        let quoted = Quoted { story, quote, before };
        let taken = ATTACHMENTS.iter().find_map(|attachment| (attachment.find)(&quoted, &mut reports));
        if let Some(index) = taken {
            take(doc, quote, reports.get_mut(index));
            reports.place(index);
            before = Some((index, quote));
        }
    }
    let mut reports = reports.into_inner();
    reports.extend(inside);
    drop_doubles(story, &mut reports);
    reports
}

/// The transcript's turn whose name the quotation begins with.
fn turn(quote: &Quote, reports: &Reports) -> Option<usize> {
    let head = quote.tokens.start..quote.tokens.start + LONGEST_NAME + 1;
    reports.within(head).find(|(_, report)| report.rule == turn::RULE).map(|(index, _)| index)
}

/// Of two statements of the same words the surer one stays.
fn drop_doubles(story: &Story<'_>, reports: &mut Vec<Report>) {
    reports.retain(|report| !report.content.is_empty());
    reports.sort_by(|a, b| {
        let content = |report: &Report| report.content.iter().map(|range| (range.start, range.end)).collect::<Vec<_>>();
        let told = |report: &Report| report.cue.is_some() && report.speaker.is_some();
        content(a).cmp(&content(b)).then(told(b).cmp(&told(a)))
    });
    // "Roe repeated her call for talks": Roe and she say it once.
    let who = |report: &Report| report.speaker.and_then(|head| story.entity_at[head]);
    reports.dedup_by(|later, earlier| {
        let once = later.cue.is_none() || later.speaker.is_none() || who(later).is_some() && who(later) == who(earlier);
        later.content == earlier.content && once
    });
}

/// Add a quotation to what the statement says.
fn take(doc: &Doc, quote: &Quote, report: &mut Report) {
    let cue = report.cue_start();
    let mut content = vec![quote.tokens.clone()];
    // "We lost our boats.”― Sonya Roe": the name inside the marks is not what she said.
    if let Some(signed) =
        cue.filter(|&cue| quote.tokens.contains(&cue) && report.speaker.is_some_and(|head| cue < head))
    {
        content[0].end = signed;
    }
    let mut before_colon = None;
    for range in std::mem::take(&mut report.content) {
        let apart = range.end <= quote.tokens.start || quote.tokens.end <= range.start;
        if apart {
            content.push(range);
            continue;
        }
        // All that stands between the marks was said; what the tree adds to it must not reach over the cue.
        let all = &mut content[0];
        let colon = all.start >= 2 && doc.token(all.start - 2) == ":";
        if range.start < all.start && !colon && cue.is_none_or(|cue| !(range.start..all.start).contains(&cue)) {
            all.start = range.start;
        }
        // "Told members he had known of it: “…”": a clause before the colon is said as well.
        let told = colon && range.end >= all.start && cue.is_some_and(|cue| cue < range.start);
        let clause = range.start..(all.start.saturating_sub(2)).max(range.start);
        if told && clause.clone().any(|i| clause::is_finite_form(doc, i)) {
            before_colon = Some(clause);
        }
        let flows = flows_on(doc, all.end, range.end, report.speaker);
        if range.end > all.end
            && cue.is_none_or(|cue| !(all.end..range.end).contains(&cue) && (cue < all.start || flows))
        {
            all.end = range.end;
        }
    }
    content.extend(before_colon);
    // Who speaks is not what is said, however the tree has it.
    let speaker = report.speaker;
    content.retain(|range| speaker.is_none_or(|head| !range.contains(&head) || quote.tokens == *range));
    content.retain(|range| cue.is_none_or(|cue| !range.contains(&cue) || quote.tokens == *range));
    content.sort_by_key(|range| range.start);
    content.dedup_by(|later, earlier| {
        let meets = later.start <= earlier.end;
        if meets {
            earlier.end = earlier.end.max(later.end);
        }
        meets
    });
    report.content =
        content.into_iter().map(|range| clause::trim(doc, range)).filter(|range| !range.is_empty()).collect();
}

/// "… to stop the "evil talks" between the two, he said": the sentence goes on behind the marks, and nobody speaks there.
fn flows_on(doc: &Doc, quoted: usize, end: usize, speaker: Option<usize>) -> bool {
    let next = (quoted + 1).min(doc.len() - 1);
    !matches!(doc.token(quoted - 1), "," | "." | "?" | "!")
        && matches!(doc.pos(next), Pos::Verb | Pos::Adp | Pos::Noun | Pos::Cconj)
        && speaker.is_none_or(|head| !(quoted..end).contains(&head))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn what_is_reported_inside_a_quotation_is_part_of_it() {
        assert_eq!(
            statements("\"I think they want to close the school,\" the teacher said."),
            ["the teacher ~ said ~ I think they want to close the school"]
        );
    }

    #[test]
    fn a_statement_takes_all_its_quotations() {
        assert_eq!(
            statements("\"The bridge is open,\" Jane Roe (Labour), the mayor, said on Monday. \"Use it.\""),
            ["Jane Roe ~ said ~ The bridge is open | Use it"]
        );
        assert_eq!(
            statements(
                "Jane Roe told members Holt had been known to the town: \"Some years ago he was heard here once.\""
            ),
            ["Jane Roe ~ told ~ Holt had been known to the town | Some years ago he was heard here once"]
        );
    }
}
