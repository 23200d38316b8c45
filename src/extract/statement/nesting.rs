//! Reports inside reports: which say nothing of their own, and which stand inside another.
//!
//! Examples: `He said he wanted to stay` is one statement; in `Roe said that Doe had denied it` Doe's denial stands within
//! what Roe said.

use std::ops::Range;

use super::report::Report;
use crate::english::Doc;
use crate::extract::found::Statement;
use crate::facts::SpeechAct;
use crate::span::Span;

/// "He said he wanted to stay" is one statement; the wish is what it says. So is "it denounced what it called a lie".
pub fn drop_asides_inside(doc: &Doc, reports: &mut Vec<Report>) {
    let said: Vec<(usize, Range<usize>)> = reports
        .iter()
        .filter(|report| report.act != SpeechAct::Think)
        .flat_map(|report| report.content.iter().map(|range| (report.cue_start().unwrap_or(0), range.clone())))
        .collect();
    let what_called = |cue: usize| doc.token(doc.left_edge(cue)).eq_ignore_ascii_case("what");
    reports.retain(|report| {
        let aside = |cue: &usize| report.act == SpeechAct::Think || what_called(*cue);
        let Some(cue) = report.cue_start().filter(aside) else { return true };
        !said.iter().any(|(other, range)| *other != cue && range.contains(&cue))
    });
}

/// A statement whose parts all stand inside another's content is reported inside it: inside the shortest, of several.
pub fn nest(statements: &mut [Statement]) {
    let contents = statements.iter().enumerate().flat_map(|(outer, statement)| {
        let length: u32 = statement.content.iter().map(|content| content.len()).sum();
        statement.content.iter().map(move |&content| (content, length, outer))
    });
    let mut contents: Vec<(Span, u32, usize)> = contents.collect();
    contents.sort_unstable();
    // How far the text reaches that any content up to here covers: what ends before it cannot stand further left.
    let mut reach = 0;
    let reaches: Vec<u32> = contents
        .iter()
        .map(|(content, _, _)| {
            reach = reach.max(content.end);
            reach
        })
        .collect();
    for inner in 0..statements.len() {
        let span = statements[inner].span;
        let from = contents.partition_point(|(content, _, _)| content.start <= span.start);
        let outer = (0..from)
            .rev()
            .take_while(|&at| reaches[at] >= span.end)
            .map(|at| contents[at])
            .filter(|&(content, _, outer)| outer != inner && content.contains(span))
            .min_by_key(|&(_, length, outer)| (length, outer));
        statements[inner].within = outer.map(|(_, _, outer)| statements[outer].id.clone());
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{facts, statements};

    #[test]
    fn a_thought_that_is_said_is_no_statement_of_its_own() {
        assert_eq!(
            statements("The mayor said that he wanted the bridge to stay open."),
            ["The mayor ~ said ~ that he wanted the bridge to stay open"]
        );
    }

    #[test]
    fn what_is_reported_in_what_is_said_stands_within_it() {
        let statements = facts("The mayor said that the minister had denied that the bridge was unsafe.").statements;
        let [outer, inner] = &statements[..] else { panic!("{statements:?}") };
        assert_eq!((&outer.within, inner.within.as_ref()), (&None, Some(&outer.id)));
    }
}
