//! What the parser reads another way than the reporter meant it: coordinations inside what is said that go on with the report
//! or open a new one, and participles in passing.
//!
//! Examples: `Roe said he would stay but offered talks`: Roe offers them; `Peru denied the charges and Roe has said that …`:
//! Roe is no second thing that Peru denies; `Roe, asked about the war, said …`: Roe is asked.

use std::ops::Range;

use super::extent;
use crate::english::{Dep, Doc, Pos};
use crate::facts::SpeechAct;
use crate::grammar::{clause, coordination};
use crate::lexicon::classes::{PersonWord, ReportWord};
use crate::lexicon::cue::{self, CuePos};
use crate::lexicon::sector;

/// How many words what somebody is asked in passing has at most.
const LONGEST_QUESTION: usize = 14;

/// The report that the verb at `conjunct` goes on with, where the parser hangs it on the clause that is said.
pub fn report_of(doc: &Doc, conjunct: usize) -> Option<usize> {
    if doc.dep(conjunct) == Dep::Conj {
        let partner = coordination::partner(doc, conjunct);
        if partner != doc.head(conjunct) {
            return Some(partner);
        }
    }
    let again = || reports_again(doc, conjunct).then(|| doc.head(doc.head(conjunct)));
    again().or_else(|| beside_thing(doc, conjunct)).or_else(|| beside_said(doc, conjunct))
}

/// "Said she would go, then said she would stay": of two reports one behind the other.
fn reports_again(doc: &Doc, conjunct: usize) -> bool {
    let said = doc.head(conjunct);
    let report = doc.head(said);
    let then = doc.lefts(conjunct).any(|child| doc.token(child) == "then");
    let inside = doc.dep(conjunct) == Dep::Conj && doc.dep(said) == Dep::Ccomp && report < said;
    inside
        && then
        && doc.tag(conjunct) == doc.tag(report)
        && extent::is_reporting(doc, report)
        && extent::is_reporting(doc, conjunct)
}

/// "Condemned the raid that shook the town and vowed to help", "urged Peru to see that the deal was dead and called for
/// another": raids and deals say nothing, so that who spoke before speaks again.
fn beside_thing(doc: &Doc, conjunct: usize) -> Option<usize> {
    let clause = Some(doc.head(conjunct)).filter(|_| doc.dep(conjunct) == Dep::Conj)?;
    let tensed = |verb: usize| matches!(doc.tag(verb), "VBD" | "VBZ");
    let alone = tensed(conjunct)
        && !doc
            .lefts(conjunct)
            .any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Aux | Dep::Auxpass));
    let entry = cue::look_up(&clause::verb_lemma(doc, conjunct), CuePos::Verb)?;
    let speaks = entry.act != SpeechAct::Think && !ReportWord::Shows.has(doc.lemma(conjunct));
    let subject = doc.left(clause, Dep::Nsubj)?;
    let of =
        if doc.dep(clause) == Dep::Relcl && doc.tag(subject).starts_with('W') { doc.head(clause) } else { subject };
    let outer = doc
        .ancestors(clause)
        .find(|&above| above < clause && doc.pos(above) == Pos::Verb && doc.tag(above) == doc.tag(conjunct))?;
    let spoke = cue::look_up(&clause::verb_lemma(doc, outer), CuePos::Verb).is_some();
    let inside = matches!(doc.dep(clause), Dep::Relcl | Dep::Ccomp);
    (alone && speaks && spoke && inside && doc.tag(subject) != "PRP" && is_thing(doc, of)).then_some(outer)
}

/// Of a report the same, where the verb behind "and" has another tense than what is said, or says something.
fn beside_said(doc: &Doc, conjunct: usize) -> Option<usize> {
    let said = doc.head(conjunct);
    let report = doc.head(said);
    let past = doc.tag(conjunct) == doc.tag(report) && matches!(doc.tag(conjunct), "VBD" | "VBZ");
    let subject = |&child: &usize| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Expl | Dep::Csubj);
    let own_subject = doc.lefts(conjunct).any(|child| subject(&child));
    let own = own_subject || doc.lefts(conjunct).any(|child| matches!(doc.dep(child), Dep::Aux | Dep::Auxpass));
    let behind = doc.dep(conjunct) == Dep::Conj && doc.dep(said) == Dep::Ccomp && report < said;
    if !behind || !extent::is_reporting(doc, report) {
        return None;
    }
    if !own_subject && (is_perfect_like(doc, conjunct, report, said) || is_gerund_like(doc, conjunct, report)) {
        return Some(report);
    }
    if !past || own {
        return None;
    }
    // "Would stay but offered", and not "stayed but offered".
    let unlike_mood = doc.lefts(said).any(|child| doc.tag(child) == "MD");
    let thing = doc.lefts(said).filter(subject).any(|child| is_thing(doc, child));
    let passive = doc.lefts(said).any(|child| doc.dep(child) == Dep::Nsubjpass);
    let speaks = cue::look_up(&clause::verb_lemma(doc, conjunct), CuePos::Verb).is_some()
        && (passive || !extent::is_reporting(doc, said));
    // "Noted that they were late and argued that …": two clauses of one report.
    let twice =
        doc.lemma(said) == "be" && clause::opens_with_that(doc, said) && clause::takes_that_clause(doc, conjunct);
    let anew = opening(doc, conjunct).is_some_and(|and| and > 0 && doc.token(and - 1) == ",");
    // "That the rot has spread and criticized the mayor".
    let earlier = doc.lefts(said).any(|child| is_have(doc, child)) && !ReportWord::Shows.has(doc.lemma(conjunct));
    (unlike_mood || (speaks && (thing || anew || earlier || twice))).then_some(report)
}

/// "It", "the ship": what says nothing.
fn is_thing(doc: &Doc, subject: usize) -> bool {
    matches!(doc.token(subject), "it" | "there")
        || doc.pos(subject) == Pos::Noun && !speaks(&doc.lemma(subject).to_lowercase())
}

fn speaks(noun: &str) -> bool {
    sector::can_speak(noun) || PersonWord::Document.has(noun)
}

/// "Has said she is willing and has been silent": the report and the conjunct are in the perfect, what is said is not.
fn is_perfect_like(doc: &Doc, conjunct: usize, report: usize, said: usize) -> bool {
    let perfect = |verb: usize| doc.lefts(verb).any(|child| is_have(doc, child) && clause::is_finite_form(doc, child));
    perfect(conjunct) && perfect(report) && !perfect(said) && clause::is_tensed(doc, said)
}

/// "Contending that Peru broke it and raising fears": two participles.
fn is_gerund_like(doc: &Doc, conjunct: usize, report: usize) -> bool {
    let bare = |verb: usize| doc.tag(verb) == "VBG" && !doc.lefts(verb).any(|child| doc.dep(child) == Dep::Aux);
    bare(conjunct) && bare(report)
}

fn is_have(doc: &Doc, child: usize) -> bool {
    doc.dep(child) == Dep::Aux && doc.lemma(child) == "have"
}

/// The conjunction before a conjunct.
fn opening(doc: &Doc, conjunct: usize) -> Option<usize> {
    let before = doc.left_edge(conjunct).checked_sub(1)?;
    let comma = |i: usize| doc.token(i) == "," && reports_again(doc, conjunct);
    (doc.head(conjunct)..=before).rev().take(3).find(|&i| doc.pos(i) == Pos::Cconj || comma(i))
}

/// The noun before a verb that the parser takes for one more object of the verb before, which leaves this one none.
pub fn subject_of(doc: &Doc, verb: usize) -> Option<usize> {
    let finite = clause::is_tensed(doc, verb) || doc.lefts(verb).any(|child| doc.dep(child) == Dep::Aux);
    let own = doc.lefts(verb).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    let noun = doc.left_edge(verb).checked_sub(1).filter(|_| finite && !own && doc.dep(verb) == Dep::Conj)?;
    let and = doc.left_edge(noun).checked_sub(1)?;
    let object = doc.dep(noun) == Dep::Conj && matches!(doc.dep(doc.head(noun)), Dep::Dobj | Dep::Pobj);
    let goes_on = doc.head(verb) < and && matches!(doc.token(and), "and" | "but") && doc.pos(noun) == Pos::Propn;
    (object && goes_on).then_some(noun)
}

/// Where what is said ends before such a coordination.
pub fn end(doc: &Doc, said: &Range<usize>) -> Option<usize> {
    let deed = || {
        let conjunct = said
            .clone()
            .find(|&i| said.contains(&doc.head(i)) && report_of(doc, i).is_some_and(|it| it < said.start))?;
        opening(doc, conjunct)
    };
    let clause = || {
        let verb = |i: usize| subject_of(doc, i).filter(|noun| said.contains(noun));
        let noun = (said.end..doc.len().min(said.end + 4)).find_map(verb)?;
        doc.left_edge(noun).checked_sub(1)
    };
    deed().or_else(clause).filter(|&end| end > said.start).map(|end| clause::trim(doc, said.start..end).end)
}

/// "Roe, asked about the war, said that it would end": the parser takes Roe for who asks.
pub fn is_asked_in_passing(doc: &Doc, verb: usize) -> bool {
    let comma = (verb + 1..doc.sentence(verb).end.min(verb + LONGEST_QUESTION)).find(|&i| doc.token(i) == ",");
    let replies = |i: usize| matches!(doc.token(i), "said" | "told" | "replied" | "answered" | "responded");
    let asked = doc.token(verb) == "asked" && verb > 0 && doc.token(verb - 1) == ",";
    asked && comma.is_some_and(|comma| comma + 1 < doc.len() && replies(comma + 1))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn the_reporter_goes_on() {
        assert_eq!(
            statements("Jane Roe said that she would keep the bridge closed but offered a ferry."),
            ["Jane Roe ~ said ~ that she would keep the bridge closed"]
        );
        assert_eq!(
            statements("Karin Lamb has said the board is ready and has urged Chile to leave."),
            ["Karin Lamb ~ said ~ the board is ready", "Karin Lamb ~ urged ~ Chile to leave"]
        );
        assert_eq!(
            statements(
                "He maintained that the group has spread because of Dunn's decision and criticized his decision not to keep troops there."
            )[0],
            "He ~ maintained ~ that the group has spread because of Dunn's decision"
        );
        assert_eq!(
            statements("The mayor left, contending that Peru broke the pact and accusing Chile of theft.")[0],
            "The mayor ~ contending ~ that Peru broke the pact"
        );
    }

    #[test]
    fn things_say_nothing() {
        let text = "The mayor condemned the raid that turned \"a wedding into a wake\" and vowed to help.";
        assert_eq!(
            statements(text),
            ["The mayor ~ condemned ~ the raid that turned \"a wedding into a wake\"", "The mayor ~ vowed ~ to help"]
        );
        let text = "The mayor urged Peru to see that the deal was dead and called on Chile to join her.";
        assert_eq!(
            statements(text),
            ["The mayor ~ urged ~ Peru to see that the deal was dead", "The mayor ~ called ~ on Chile to join her"]
        );
    }

    #[test]
    fn who_is_asked_in_passing_does_not_ask() {
        assert_eq!(
            statements("Jane Roe, asked about the bridge, said it would be closed."),
            ["Jane Roe ~ said ~ it would be closed"]
        );
    }

    #[test]
    fn a_new_subject_is_no_second_object() {
        assert_eq!(
            statements("Peru has denied any fault and Roe has repeatedly said that the bridge was safe."),
            ["Peru ~ denied ~ any fault", "Roe ~ said ~ that the bridge was safe"]
        );
    }
}
