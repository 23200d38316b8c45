//! A report set into what it reports or hung on its end: `The bridge, she said, would be closed`; `The road was closed,
//! she said, warning that it might stay so`.
//!
//! Example: what is said is the clause that the report hangs on, without the report.

use std::ops::Range;

use super::definition::Construction;
use crate::english::{Dep, Doc, Pos};
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::reporting_verb::ReportingVerb;
use crate::extract::statement::{complement, extent, remark, speaker, unsaid};
use crate::grammar::clause;
use crate::lexicon::cue::Frame;

/// A report set into what it reports is at most this many tokens long.
const LONGEST: usize = 30;

const RULE: Rule = "verb";

/// A report without a complement of its own.
pub const CONSTRUCTION: Construction = Construction {
    rule: RULE,
    example: "The road is likely the most dangerous, she said, warning it could be closed.",
    find,
};

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let (verb, mut report) = unsaid::reported(page.story, i, RULE)?;
    if !complement::of(doc, &verb, &mut report).is_empty() {
        return None;
    }
    let content = content(doc, &verb).filter(|content| !extent::stands_for_another(doc, content))?;
    Some(Report { content, ..report })
}

fn content(doc: &Doc, reporting: &ReportingVerb) -> Option<Vec<Range<usize>>> {
    let verb = reporting.token;
    let takes_clause = reporting.entry.takes(&Frame::Clause);
    let host = doc.head(verb);
    if let Some(subject) = speaker::mistaken_apposition(doc, verb).filter(|_| takes_clause) {
        let told = doc.left_edge(host)..doc.left_edge(subject);
        return Some(vec![extent::trimmed(doc, told)]);
    }
    if let Some(told) = before_warning(doc, verb) {
        return Some(vec![told]);
    }
    let subject = doc.children(verb).any(|child| doc.dep(child) == Dep::Nsubj);
    let set_in = matches!(doc.dep(verb), Dep::Parataxis | Dep::Ccomp | Dep::Dep)
        || (doc.dep(verb) == Dep::Advcl && doc.left(verb, Dep::Mark).is_none());
    // "Roe warned the board, police said": the police report what she did, and she reports nothing.
    let reported = doc.dep(verb) == Dep::Ccomp
        && extent::is_reporting(doc, host)
        && doc.left(host, Dep::Nsubj).is_some_and(|subject| subject > verb);
    if !(subject && set_in && host != verb && takes_clause) || reported {
        return None;
    }
    let (mut report, whole) = (doc.subtree_range(verb), doc.subtree_range(host));
    // "If the war ends, Roe said, she will leave": the condition is said, though the parser hangs it on the report.
    let condition = doc.lefts(verb).find(|&child| {
        doc.dep(child) == Dep::Advcl && doc.left(child, Dep::Mark).is_some() && doc.left_edge(child) == report.start
    });
    if let Some(condition) = condition {
        report.start = doc.right_edge(condition) + 1;
    }
    let punct = |i: usize| doc.pos(i) == Pos::Punct;
    let whole = whole.start.min(doc.left_edge(verb))..whole.end;
    let parted = report.start.checked_sub(1).is_none_or(punct) || punct(report.start);
    if !parted || report.len() > LONGEST || report.start < whole.start || report.end > whole.end {
        return None;
    }
    // "“It rained,” she said, and the crowd went home": what is no more quoted is the author's.
    let mark = |i: usize| remark::is_mark(doc, i);
    let quoted = (report.start.saturating_sub(2).max(whole.start)..report.start).any(mark);
    let ends = if quoted && !(report.end..whole.end).any(mark) { report.end } else { whole.end };
    let parts = [whole.start..report.start, report.end..ends].map(|part| extent::trimmed(doc, part));
    // "…, she said, warning that …" reports anew.
    let anew = |part: &Range<usize>| doc.tag(part.start) == "VBG" && extent::is_reporting(doc, part.start);
    Some(parts.into_iter().filter(|part| !part.is_empty() && !anew(part)).collect())
}

/// "The road was closed, she said, warning that …", where the parser hangs "said" on "warning": what stands before it.
fn before_warning(doc: &Doc, verb: usize) -> Option<Range<usize>> {
    let host = doc.head(verb);
    let participle = doc.dep(verb) == Dep::Parataxis && doc.tag(host) == "VBG" && extent::is_reporting(doc, host);
    let start = doc.left_edge(doc.head(host));
    let told = start..doc.left_edge(verb);
    (participle && host > verb && doc.head(host) < verb && told.len() > 2).then(|| clause::trim(doc, told))
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn the_report_is_no_part_of_what_it_is_set_into() {
        assert_eq!(
            statements("The bridge, the mayor said, would be closed for two years."),
            ["the mayor ~ said ~ The bridge | would be closed for two years"]
        );
        assert_eq!(
            statements("If the strike ends, Jane Roe said, she will leave."),
            ["Jane Roe ~ said ~ If the strike ends | she will leave"]
        );
    }

    #[test]
    fn what_is_no_more_quoted_is_not_said() {
        assert_eq!(statements("\"It rained,\" Roe said, and the crowd went home."), ["Roe ~ said ~ It rained"]);
    }

    #[test]
    fn what_is_reported_reports_nothing_of_its_report() {
        assert_eq!(
            statements("Jane Roe warned the board, police said."),
            ["police ~ said ~ Jane Roe warned the board"]
        );
    }

    #[test]
    fn a_participle_behind_it_reports_anew() {
        assert_eq!(
            statements(CONSTRUCTION.example),
            ["she ~ said ~ The road is likely the most dangerous", "she ~ warning ~ it could be closed"]
        );
    }
}
