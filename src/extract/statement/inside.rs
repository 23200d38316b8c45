//! What is reported inside a quotation: by whoever is quoted, of somebody else's words or their own.
//!
//! Examples: in `“The colonel told me to leave,” Roe said` the colonel's order stands within what Roe said; in `“I told him
//! that it was late,” Roe said` Roe tells it. What passes through somebody's talk without being said to them or by them
//! (`“I think they want …”`, `“as people said”`) is no statement.

use std::collections::BTreeMap;
use std::ops::Range;

use super::construction::turn;
use super::report::Report;
use super::utterance::is_utterance;
use crate::english::{Doc, Pos};
use crate::entities::Story;
use crate::extract::commitment;
use crate::extract::found::{Participant, Statement};
use crate::facts::SpeechAct;
use crate::grammar::phrase::is_first_person;
use crate::lexicon::classes::ReportWord;

/// Takes the reports that stand inside quotations out of `reports`, and gives back those by which something was said.
pub fn take_out(story: &Story<'_>, reports: &mut Vec<Report>) -> Vec<Report> {
    let mut inside = Vec::new();
    reports.retain(|report| {
        let Some(cue) = report.cue_start() else { return true };
        let quote = story.quote(cue).filter(|quote| is_utterance(&story.doc, quote) && !quote.single);
        if quote.is_none() || report.rule == turn::RULE {
            return true;
        }
        let named = report.speaker.is_some_and(|head| {
            story.mention(head).is_some() || is_definite(&story.doc, head) && story.entity(head).is_some()
        });
        let said = || {
            let clause = report.content.iter().any(|range| says_something(&story.doc, range.clone()));
            let aloud = !matches!(report.act, SpeechAct::Think | SpeechAct::Ask);
            aloud && clause && commitment::of(&story.doc, cue).is_told()
        };
        if named && (matches!(report.act, SpeechAct::Accuse | SpeechAct::Deny) || said()) {
            return true;
        }
        if is_told_of(story, report, cue) {
            inside.push(report.clone());
        }
        false
    });
    inside
}

/// "My aunt", "the president", "analysts": not "people", "they".
fn is_definite(doc: &Doc, head: usize) -> bool {
    doc.pos(head) == Pos::Noun && !ReportWord::Anybody.has(&doc.token(head).to_lowercase())
}

/// Somebody did say it to whoever is quoted, or was told by them: in the past, in so many words.
fn is_told_of(story: &Story<'_>, report: &Report, verb: usize) -> bool {
    let doc = &story.doc;
    let past =
        doc.tag(verb) == "VBD" || doc.tag(verb) == "VBN" && doc.lefts(verb).any(|child| doc.lemma(child) == "have");
    let lemma = report.cue.as_ref().map_or("", |(lemma, _)| lemma.as_str());
    let tells = matches!(lemma, "tell" | "ask" | "warn" | "urge" | "assure" | "promise");
    let to_somebody = tells && report.addressee.is_some();
    let mut parties = report.speaker.into_iter().chain(report.addressee);
    let inside = |range: &Range<usize>| story.quote(verb).is_some_and(|quote| covers(&quote.tokens, range));
    past && to_somebody
        && report.act != SpeechAct::Think
        && report.speaker.is_some()
        && parties.any(|head| is_first_person(doc.token(head)))
        && commitment::of(doc, verb).is_told()
        && report.content.iter().all(inside)
        && report.content.iter().any(|range| says_something(doc, range.clone()))
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// A clause or an order, not a thing: "told him that it was late", "to leave"; not "asked for it".
fn says_something(doc: &Doc, mut content: Range<usize>) -> bool {
    content.any(|i| matches!(doc.tag(i), "VBD" | "VBZ" | "VBP" | "VB" | "MD"))
}

/// "I" and "we" inside what somebody says are that somebody.
pub fn give_first_person(statements: &mut [Statement]) {
    let speakers: BTreeMap<String, Participant> = statements
        .iter()
        .filter_map(|statement| Some((statement.id.clone(), statement.speaker.clone()?)))
        .filter(|(_, speaker)| speaker.entity.is_some() && !is_first_person(&speaker.name))
        .collect();
    for statement in statements.iter_mut() {
        let Some(outer) = statement.within.as_ref().and_then(|outer| speakers.get(outer)) else { continue };
        if let Some(speaker) = statement.speaker.as_mut().filter(|speaker| is_first_person(&speaker.name)) {
            speaker.entity.clone_from(&outer.entity);
            speaker.name.clone_from(&outer.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{facts, speakers, statements};

    #[test]
    fn what_somebody_was_told_stands_within_what_they_say() {
        let text = "“Colonel John Doe told me that the bridge was closed,” said Jane Roe, a teacher.";
        let statements = facts(text).statements;
        let within: Vec<bool> = statements.iter().map(|statement| statement.within.is_some()).collect();
        assert_eq!((within, speakers(text)), (vec![false, true], vec!["jane-roe".to_owned(), "john-doe".to_owned()]));
    }

    #[test]
    fn who_speaks_of_themselves_is_who_is_quoted() {
        assert_eq!(speakers("“I told him that the bridge was closed,” Jane Roe said."), ["jane-roe", "jane-roe"]);
    }

    #[test]
    fn talk_is_no_statement() {
        assert_eq!(
            statements("\"I think they want to close the school, and they say so,\" the teacher said."),
            ["the teacher ~ said ~ I think they want to close the school, and they say so"]
        );
    }

    #[test]
    fn what_somebody_described_said_is_told_by_whoever_is_quoted() {
        let text = "He added, “The president said his policies were on the ballot, and the people spoke.”";
        assert_eq!(
            statements(text).last().map(String::as_str),
            Some("The president ~ said ~ his policies were on the ballot")
        );
    }
}
