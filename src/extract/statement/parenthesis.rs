//! A report set into what it reports: `The bridge, she said, would be closed`; `The vote, said Roe, the mayor, would go
//! on`; `The road was closed, she said, warning that it might stay so`.

use std::ops::Range;

use super::extent::{self, subtree_range};
use super::speaker;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::facts::EntityType;
use crate::grammar::clause;
use crate::lexicon::cue::{CueEntry, Frame};

/// A report set into what it reports is at most this many tokens long.
const LONGEST_PARENTHESIS: usize = 30;

/// "The vote, said Roe, the mayor, would go on", where the parser takes the vote for who said it and Roe for what would
/// go on.
pub fn inverted(story: &Story<'_>, verb: usize, entry: &CueEntry) -> Option<(usize, Vec<Range<usize>>)> {
    let doc = &story.doc;
    let comma = verb.checked_sub(1).filter(|&i| doc.token(i) == "," && entry.takes(&Frame::Clause))?;
    let clause = doc.rights(verb).find(|&child| doc.dep(child) == Dep::Ccomp)?;
    let speaker = doc.lefts(clause).find(|&child| doc.dep(child) == Dep::Nsubj)?;
    let subject = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubj)?;
    // "His father, John Roe, said his son, …": whoever has a name before the verb says it.
    let named = |i: usize| story.entity(i).is_some_and(|entity| entity.kind == EntityType::Person);
    if named(subject) || doc.rights(subject).any(|child| doc.dep(child) == Dep::Appos && named(child)) {
        return None;
    }
    if doc.left_edge(clause) != verb + 1
        || doc.left_edge(speaker) != verb + 1
        || !(doc.right_edge(speaker)..doc.right_edge(speaker) + 2).any(|i| doc.token(i) == ",")
    {
        return None;
    }
    let first = clause::trim(doc, doc.left_edge(subject)..comma);
    let second = extent::trimmed(doc, doc.right_edge(speaker) + 1..doc.right_edge(clause) + 1);
    Some((speaker, vec![first, second]))
}

/// "The bridge, she said, would be closed": the clause that the report hangs on, without the report.
pub fn content(doc: &Doc, verb: usize, entry: &CueEntry) -> Option<Vec<Range<usize>>> {
    let host = doc.head(verb);
    if let Some(subject) = speaker::mistaken_apposition(doc, verb).filter(|_| entry.takes(&Frame::Clause)) {
        let told = doc.left_edge(host)..doc.left_edge(subject);
        return Some(vec![extent::trimmed(doc, told)]);
    }
    if let Some(told) = before_warning(doc, verb) {
        return Some(vec![told]);
    }
    let subject = doc.children(verb).any(|child| doc.dep(child) == Dep::Nsubj);
    let set_in = matches!(doc.dep(verb), Dep::Parataxis | Dep::Ccomp | Dep::Dep)
        || (doc.dep(verb) == Dep::Advcl && !doc.lefts(verb).any(|child| doc.dep(child) == Dep::Mark));
    if !(subject && set_in && host != verb && entry.takes(&Frame::Clause)) {
        return None;
    }
    let (report, whole) = (subtree_range(doc, verb), subtree_range(doc, host));
    let punct = |i: usize| doc.pos(i) == Pos::Punct;
    let parted = report.start.checked_sub(1).is_none_or(punct) || punct(report.start);
    if !parted || report.len() > LONGEST_PARENTHESIS || report.start < whole.start || report.end > whole.end {
        return None;
    }
    let parts = [whole.start..report.start, report.end..whole.end].map(|part| extent::trimmed(doc, part));
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
