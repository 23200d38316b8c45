//! A report that ends its sentence behind a comma, whatever the tree makes of the two: `…, where it is set to meet, the
//! Herald reports.`
//!
//! Example: all that stands before the comma is what the Herald reports; the tree may hang the report on a part of it, or the
//! second half of it alone on the report.

use std::ops::Range;

use super::definition::Construction;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::unsaid;
use crate::extract::statement::utterance::takes_quote;
use crate::facts::SpeechAct;
use crate::grammar::{clause, phrase};
use crate::lexicon::cue::Frame;

/// How many words may follow the verb, stand between the comma and it, and be set beside the speaker's name.
const TAIL: usize = 12;
const SUBJECT: usize = 12;
const BESIDE: usize = 14;
/// How many words what is said has at least.
const TOLD: usize = 4;

const RULE: Rule = "verb";

/// A comma, who speaks, a reporting verb, and no more than when, where and to whom.
pub const CONSTRUCTION: Construction = Construction {
    rule: RULE,
    example: "The bridge has been closed, but no bus was on it, a local source said on Monday.",
    find,
};

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    if !clause::is_tensed(doc, i) {
        return None;
    }
    let sentence = doc.sentence(i);
    let (verb, report) = unsaid::reported(page.story, i, RULE)?;
    // "Beyond this, he never agreed to that": what a promise or a refusal is of follows it.
    let tells = matches!(report.act, SpeechAct::Assert | SpeechAct::Accuse | SpeechAct::Threaten);
    let says = tells && verb.entry.takes(&Frame::Clause) && verb.entry.takes(&Frame::Quote) && !verb.passive;
    // Whole sentences in marks are their own; a part of one is a part of what is said.
    let mark = |j: usize| matches!(doc.token(j), "\"" | "“" | "”" | "''" | "``");
    let count = sentence.clone().filter(|&j| mark(j)).count();
    // "Asked whether it snowed, Roe said …", "…, Roe replied, “Of course.”"
    let asked = doc.token(sentence.start).eq_ignore_ascii_case("asked");
    let marks = asked
        || (i..sentence.end).any(mark)
        || count % 2 == 1
        || count > 2
        || mark(sentence.start)
        || sentence.clone().any(|j| doc.token(j) == ":");
    if !says || marks || !ends(doc, i, &sentence, verb.entry.takes(&Frame::Told)) {
        return None;
    }
    let (comma, speaker) = subject(page.story, i, &sentence)?;
    let told = clause::trim(doc, sentence.start..comma);
    // "The attack disabled systems, the Post said", where the tagger sees no verb: no circumstance of what is said opens it.
    let whole = !matches!(doc.pos(told.start), Pos::Adp | Pos::Sconj | Pos::Adv | Pos::Verb | Pos::Cconj);
    let finite = whole || told.clone().any(|j| clause::is_finite_form(doc, j));
    let reports = told.clone().any(|j| takes_quote(doc, j) && clause::is_finite(doc, j));
    (finite && !reports && told.len() >= TOLD).then(|| Report { content: vec![told], speaker: Some(speaker), ..report })
}

/// No more than when, where and to whom stands behind the verb.
fn ends(doc: &Doc, verb: usize, sentence: &Range<usize>, told: bool) -> bool {
    let tail = clause::trim(doc, verb + 1..sentence.end);
    // "Mexico said enough", "he said so": that is what is said.
    let adverb = |i: usize| doc.pos(i) == Pos::Adv && !matches!(doc.token(i), "so" | "enough" | "no" | "otherwise");
    let sets = |i: usize| doc.pos(i) == Pos::Adp && doc.token(i) != "of" || adverb(i) || phrase::is_time(doc, i);
    let more = tail.clone().any(|i| {
        matches!(doc.tag(i), "VBD" | "VBZ" | "VBP" | "MD" | "VB" | "VBG")
            || matches!(doc.token(i), "," | ";" | "that" | "as")
    });
    tail.len() <= TAIL && !more && (tail.is_empty() || told || sets(tail.start))
}

/// The comma before who speaks, and the head of that phrase.
fn subject(story: &Story<'_>, verb: usize, sentence: &Range<usize>) -> Option<(usize, usize)> {
    let doc = &story.doc;
    let comma = |from: usize, reach: usize| (sentence.start..from).rev().take(reach).find(|&i| doc.token(i) == ",");
    let mut end = (sentence.start..verb).rev().find(|&i| !matches!(doc.pos(i), Pos::Adv | Pos::Aux))? + 1;
    // "Roe, the mayor, said".
    if doc.token(end - 1) == "," {
        end = comma(end - 1, BESIDE)?;
    }
    let start = comma(end, SUBJECT)?;
    // "The Herald's Roe, Doe and Poe report": the list began before.
    let lists = |head: usize| {
        head < start && doc.right_edge(head) + 1 >= end && doc.rights(head).any(|i| doc.dep(i) == Dep::Conj)
    };
    let start = match doc.left(verb, Dep::Nsubj).filter(|&head| lists(head)) {
        Some(head) => doc.left_edge(head).checked_sub(1).filter(|&before| doc.token(before) == ",")?,
        None => start,
    };
    let names = start + 1..end;
    let plain = |i: usize| {
        !matches!(doc.pos(i), Pos::Verb | Pos::Aux | Pos::Sconj | Pos::Punct)
            && !matches!(doc.tag(i), "WDT" | "WP" | "WRB" | "MD")
            || matches!(doc.token(i), "-" | "(" | ")" | ",")
    };
    let first = names.start.min(doc.len() - 1);
    let opens = matches!(doc.pos(first), Pos::Adp | Pos::Cconj | Pos::Sconj | Pos::Adv) && doc.token(first) != "both";
    if names.is_empty() || opens || !names.clone().all(plain) {
        return None;
    }
    let of_verb = doc.children(verb).find(|&child| doc.dep(child) == Dep::Nsubj && names.contains(&child));
    let nominal = |i: usize| matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Pron);
    let head = of_verb.or_else(|| doc.head_of(names.clone())).or_else(|| names.clone().rev().find(|&i| nominal(i)))?;
    nominal(head).then_some((start, head))
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn all_before_the_comma_is_said() {
        assert_eq!(
            statements(CONSTRUCTION.example),
            ["a local source ~ said ~ The bridge has been closed, but no bus was on it"]
        );
        assert_eq!(
            statements(
                "After the storm had passed, three ships left the port, Noor Karimi, a harbour pilot, told farmers."
            ),
            ["Noor Karimi ~ told ~ After the storm had passed, three ships left the port"]
        );
    }

    #[test]
    fn what_follows_the_verb_is_not_before_it() {
        assert_eq!(
            statements("After the storm, the mayor said that the bridge was closed."),
            ["the mayor ~ said ~ that the bridge was closed"]
        );
        assert_eq!(statements("When the bridge was closed for years, Norway said enough."), [""; 0]);
        let asked = "Asked whether the plan would include a new bridge, Jane Roe responded, “It will, of course.”";
        assert_eq!(statements(asked).last().map(String::as_str), Some("Jane Roe ~ responded ~ It will, of course"));
    }

    #[test]
    fn both_open_who_speaks() {
        assert_eq!(
            statements("There were no survivors, both town and harbour officials say."),
            ["town and harbour officials ~ say ~ There were no survivors"]
        );
    }
}
