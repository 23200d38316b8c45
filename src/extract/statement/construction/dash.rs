//! A headline that ends with a dash and who says so: `No talks before spring – minister`. It may have a colon for its
//! dash.
//!
//! Example: the minister says `No talks before spring`.

use crate::grammar::clause;
use std::ops::Range;

use super::{colon, definition::Construction};
use crate::english::{Doc, Pos};
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};

/// How many tokens a name in a headline has at most.
const LONGEST: usize = 4;

const RULE: Rule = "dash";

/// A dash and a source that end a headline.
pub const CONSTRUCTION: Construction = Construction {
    rule: RULE,
    example: "Bridge over harbour will stay closed – police\n\nOSLO, Norway (AP) — The bridge was closed on Monday after a storm.",
    find,
};

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let parts = |&i: &usize| is_dash(doc, i) || doc.token(i) == ":";
    let headline = page.headline(i).filter(|_| parts(&i))?;
    let last = headline.clone().rev().take(LONGEST + 2).find(parts)?;
    if last != i {
        return None;
    }
    let spaced = doc.token(i) == ":" || (i > headline.start && doc.space_after(i - 1) && doc.space_after(i));
    let tail = clause::trim(doc, i + 1..headline.end);
    let nouns = tail.clone().all(|i| matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Part));
    let speaker = tail.clone().rev().find(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Propn))?;
    let content = clause::trim(doc, headline.start..i);
    let tells = content.clone().any(|i| matches!(doc.pos(i), Pos::Verb | Pos::Aux)) || content.len() > 4;
    let source = colon::is_source(page.story, speaker, true);
    (spaced && nouns && tells && source).then(|| Report { content: vec![content], ..report(i..i + 1, speaker) })
}

/// The report by a dash and a name, what it says still to be found.
pub fn report(dash: Range<usize>, speaker: usize) -> Report {
    Report::new(RULE, Some(speaker), Some(("-".to_owned(), dash)))
}

/// True for a dash of any length.
pub fn is_dash(doc: &Doc, i: usize) -> bool {
    matches!(doc.token(i), "―" | "—" | "–" | "--" | "-" | "~")
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn who_stands_behind_the_dash_says_the_headline() {
        assert_eq!(statements(CONSTRUCTION.example), ["police ~ – ~ Bridge over harbour will stay closed"]);
    }
}
