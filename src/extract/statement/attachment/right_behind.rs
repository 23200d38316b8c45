//! The report right behind the marks: `"…," she said`; `"…," said the mayor`; `"…?" asks Roe`.
//!
//! Example: commas or brackets may set off who the subject is: `"…," Jane Roe (Labour), the mayor, said`.

use crate::grammar::clause;
use std::ops::Range;

use super::beside::{Behind, behind, noun_behind, saying, statement_of};
use super::definition::{Attachment, Quoted};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::entities::quotation::Quote;
use crate::extract::statement::reports::Reports;
use crate::extract::statement::utterance::{is_word, takes_quote};

/// How far behind the marks a report may stand.
const REACH: usize = 18;
/// How long an aside behind a speaker's name may be ("Roe, the mayor of a small town, said").
const ASIDE: usize = 30;
/// How far behind a reporting verb its own words may begin, where a quotation stands before it.
const OWN_WORDS: usize = 3;

/// A verb and its subject right behind the marks.
pub const ATTACHMENT: Attachment =
    Attachment { example: "\"The bridge is open,\" Jane Roe (Labour), the mayor, said on Monday.", rule: "verb", find };

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let doc = &quoted.story.doc;
    let Behind { first, any_verb, paused } = behind(quoted)?;
    let end = quoted.quote.paragraph.end;
    if paused && let Some((verb, speaker)) = without_tree(doc, first, end) {
        return Some(taken_behind(quoted, verb, Some(speaker), reports));
    }
    if let Some((verb, speaker)) = name_and_office(quoted.story, first, end) {
        return Some(taken_behind(quoted, verb, Some(speaker), reports));
    }
    let verb = (first..end.min(first + REACH)).find(|&i| {
        if doc.pos(i) != Pos::Verb || !(any_verb || takes_quote(doc, i)) {
            return false;
        }
        let subject = doc.children(i).find(|&child| doc.dep(child) == Dep::Nsubj && child >= first);
        let start = subject.map(|subject| if subject < i { doc.left_edge(subject) } else { i });
        let reports = takes_quote(doc, i) || doc.right(i, Dep::Dobj).is_none();
        start == Some(first) && reports
    })?;
    Some(taken_behind(quoted, verb, None, reports))
}

/// The statement of a verb behind the marks, whose speaker the marks may tell better than the tree.
pub fn taken_behind(quoted: &Quoted<'_>, verb: usize, speaker: Option<usize>, reports: &mut Reports) -> usize {
    let index = statement_of(quoted.story, verb, reports);
    let report = reports.get_mut(index);
    // "…," the paper quoted her as saying: she says it, not the paper.
    let speaker = speaker.filter(|_| saying(&quoted.story.doc, verb).is_none());
    // What the tree has further behind is about what was said: "…," she said of the vote, which Roe had won.
    report.content.retain(|range| range.start <= verb + OWN_WORDS);
    if speaker.is_some() {
        report.speaker = speaker;
        report.content.extend(opening(&quoted.story.doc, quoted.quote, verb));
    }
    index
}

/// A reporting verb and its subject side by side, in either order, whatever the tree makes of them; commas or brackets
/// may set off who the subject is.
fn without_tree(doc: &Doc, first: usize, end: usize) -> Option<(usize, usize)> {
    if takes_quote(doc, first) {
        let own = doc.right(first, Dep::Nsubj).filter(|&own| is_word(doc, own) && doc.token(own) != "[");
        return own.or_else(|| noun_behind(doc, first, end)).map(|speaker| (first, speaker));
    }
    let speaker = noun_behind(doc, first.checked_sub(1)?, end)?;
    let behind = aside_end(doc, speaker, end);
    let verb = (behind..end).find(|&i| !matches!(doc.pos(i), Pos::Aux | Pos::Adv))?;
    // "…!" She replied that it was late: what she replied follows.
    let own = clause::takes_that_clause(doc, verb);
    (takes_quote(doc, verb) && !own).then_some((verb, speaker))
}

/// "…" Jane Roe director of the Harbour Board said": a name, no verb and no mark before the one that reports.
fn name_and_office(story: &Story<'_>, first: usize, end: usize) -> Option<(usize, usize)> {
    let doc = &story.doc;
    let name = story.mention(first).filter(|name| name.is_person(story.authority) && name.tokens.start == first)?;
    let stops =
        |&i: &usize| matches!(doc.pos(i), Pos::Verb | Pos::Aux | Pos::Punct) && !matches!(doc.token(i), "[" | "]");
    let verb = (name.tokens.end..end).take(ASIDE).find(stops).filter(|&i| takes_quote(doc, i))?;
    (verb > name.tokens.end).then_some((verb, name.head))
}

/// Where the clause goes on behind a noun and what brackets and commas set off behind it: "Roe (D-Ohio), the mayor, said".
fn aside_end(doc: &Doc, noun: usize, end: usize) -> usize {
    let closing = |from: usize, mark: &str| (from..end).take(ASIDE).find(|&i| doc.token(i) == mark);
    let mut at = noun + 1;
    if at < end && doc.token(at) == "(" {
        at = closing(at, ")").map_or(at, |close| close + 1);
    }
    if at < end && doc.token(at) == "," {
        let report = |&i: &usize| doc.token(i) == "," && i + 1 < end && takes_quote(doc, i + 1);
        at = (at + 1..end).take(ASIDE).find(report).map_or(at, |close| close + 1);
    }
    at
}

/// What the sentence says before the marks, for a quotation that only ends it.
fn opening(doc: &Doc, quote: &Quote, verb: usize) -> Option<Range<usize>> {
    let sentence = doc.sentence(quote.tokens.start);
    let start = sentence.start.max(quote.paragraph.start);
    let opening = clause::trim(doc, start..quote.tokens.start);
    let reports = opening.clone().any(|i| takes_quote(doc, i) || doc.token(i) == ":");
    (verb < sentence.end && !reports && opening.len() > 1).then_some(start..quote.tokens.start + 1)
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::statements;

    #[test]
    fn subject_and_verb_in_either_order_with_asides() {
        assert_eq!(statements(ATTACHMENT.example), ["Jane Roe ~ said ~ The bridge is open"]);
        assert_eq!(
            statements("“We are ready for the winter,” said the mayor, “and we shall not be surprised.”"),
            ["the mayor ~ said ~ We are ready for the winter | and we shall not be surprised"]
        );
    }

    #[test]
    fn a_name_with_an_office_and_no_commas_and_a_name_in_brackets() {
        assert_eq!(
            statements("“We are ready for the winter” Jane Roe director of the Harbour Board said on Monday."),
            ["Jane Roe ~ said ~ We are ready for the winter"]
        );
        assert_eq!(
            statements("“We are ready for the winter,” says [Jane Roe, head of the Harbour Board]."),
            ["Jane Roe ~ says ~ We are ready for the winter"]
        );
    }

    #[test]
    fn who_is_quoted_says_it_and_not_the_paper() {
        assert_eq!(
            statements("“I have seen no ship since the winter,” the Herald quoted a fisherman as saying."),
            ["a fisherman ~ saying ~ I have seen no ship since the winter"]
        );
    }
}
