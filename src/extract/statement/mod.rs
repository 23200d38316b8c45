//! Statements: what people said, who said it, and to whom.
//!
//! Two ways lead to a statement and meet: reporting words with their complements (the tree), and quotations (the
//! marks). One construction, one file:
//!
//! | file | construction |
//! |---|---|
//! | `verb` | a verb with what it takes: "said that …", "urged X to …", "A, he said, B" |
//! | `parenthesis` | a report set into what it reports: "The bridge, she said, would be closed" |
//! | `speaker` | who the subject, agent or governor of a reporting verb is |
//! | `noun` | "Iran's claim that …", "expressed concern over …" |
//! | `according` | "according to X", "in X's words", "as X put it" |
//! | `colon` | "X: …" |
//! | `mistagged` | verbs that the tagger took for nouns: "The Post and the Herald report that …" |
//! | `dash` | `"…" — X` |
//! | `attach` | which statement a quotation belongs to |
//! | `beside` | the report before or behind a quotation |
//! | `voice` | quotations without a report |
//! | `drafts` | the statements found so far, by where they stand |
//! | `setting` | when, where and through what medium it was said |
//! | `extent` | where the words said begin and end |
//!
//! Example: `"We are ready," the minister told reporters.` gives speaker `the minister`, cue `told`, content
//! `We are ready,`, addressee `reporters`.

mod according;
mod attach;
mod beside;
mod colon;
mod dash;
mod drafts;
mod extent;
mod mistagged;
mod noun;
mod parenthesis;
mod setting;
mod speaker;
#[cfg(test)]
mod tests;
mod verb;
mod voice;

use std::ops::Range;

use super::clause;
use super::extractor::Extractor;
use super::settle;
use crate::english::Doc;
use crate::entities::Story;
use crate::entities::quotation::Quote;
use crate::facts::{Cue, Factivity, Facts, Participant, Quotation, SpeechAct, Statement};
use crate::lexicon::cue::{self, CuePos};
use crate::span::Span;

/// Finds statements.
pub struct Statements;

impl Extractor for Statements {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let quotes = &story.quotes;
        let mut drafts = Vec::new();
        for i in 0..story.doc.len() {
            drafts.extend(verb::find(story, i));
            drafts.extend(noun::find(story, i));
            drafts.extend(according::find(story, i));
            drafts.extend(mistagged::find(&story.doc, i));
        }
        drafts.extend(colon::find(story));
        drafts.extend(dash::find(story));
        drop_asides_inside(&story.doc, &mut drafts);
        let mut drafts = attach::attach(story, quotes, drafts);
        drafts.sort_by_key(|draft| (draft.first(), draft.content.first().map_or(0, |range| range.start)));
        facts.statements.extend(drafts.into_iter().flat_map(|draft| draft.finish(story, quotes)));
        settle::unique_ids(facts.statements.iter_mut().map(|statement| &mut statement.id));
        nest(&mut facts.statements);
    }
}

/// A statement in tokens.
#[derive(Debug, Clone)]
struct Draft {
    /// Head of the speaker's noun phrase.
    speaker: Option<usize>,
    /// Lemma and tokens of the reporting word.
    cue: Option<(String, Range<usize>)>,
    /// What is said, in text order.
    content: Vec<Range<usize>>,
    /// Head of the noun phrase that is spoken to.
    addressee: Option<usize>,
    act: SpeechAct,
    rule: &'static str,
    confidence: f64,
}

impl Draft {
    fn first(&self) -> usize {
        self.content.iter().map(|range| range.start).chain(self.cue.iter().map(|(_, cue)| cue.start)).min().unwrap_or(0)
    }

    /// First token of the reporting word.
    fn cue_start(&self) -> Option<usize> {
        self.cue.as_ref().map(|(_, tokens)| tokens.start)
    }

    fn factivity(&self) -> Factivity {
        let entry = self
            .cue
            .as_ref()
            .and_then(|(lemma, _)| cue::look_up(lemma, CuePos::Verb).or_else(|| cue::look_up(lemma, CuePos::Noun)));
        entry.map_or(Factivity::Neutral, |entry| entry.factivity)
    }

    /// The statement; one for each of several joint speakers who are named ("the Post and the Times report").
    fn finish(self, story: &Story<'_>, quotes: &[Quote]) -> Vec<Statement> {
        let speakers = self.speaker.map_or_else(Vec::new, |head| speaker::joint(story, head));
        if speakers.len() < 2 {
            return vec![self.statement(story, quotes, self.speaker)];
        }
        speakers.into_iter().map(|speaker| self.statement(story, quotes, Some(speaker))).collect()
    }

    /// The speaker, whose phrase ends before the reporting word ("a letter saying …": a letter) and the words said.
    fn speaking(&self, story: &Story<'_>, head: usize) -> Participant {
        let mut participant = story.speaker(head);
        let phrase = story.phrase(head);
        let content = self.content.iter().map(|range| range.start);
        let inside = self.cue_start().into_iter().chain(content).filter(|&at| at > head && phrase.contains(&at));
        // "Said Roe", where the tree makes one name of both words.
        if let Some(cue) = self.cue_start().filter(|cue| *cue < head && phrase.contains(cue)) {
            participant.span = story.doc.span_of(clause::trim(&story.doc, cue + 1..phrase.end));
        }
        if let Some(end) = inside.min() {
            participant.span = story.doc.span_of(clause::trim(&story.doc, phrase.start..end));
        }
        // A statement is its issuer's.
        if let Some(issuer) = speaker::behind_issued(&story.doc, head).and_then(|issuer| story.entity(issuer)) {
            participant.entity = Some(issuer.slug.clone());
            participant.name = issuer.name.clone();
        }
        participant
    }

    fn statement(&self, story: &Story<'_>, quotes: &[Quote], speaker: Option<usize>) -> Statement {
        let doc = &story.doc;
        let content: Vec<Span> = self.content.iter().map(|range| doc.span_of(extent::closed(doc, range))).collect();
        let mut span = content.iter().copied().reduce(Span::cover).unwrap_or(Span::new(0, 0));
        let speaker = speaker.map(|head| self.speaking(story, head));
        if let Some(speaker) = &speaker {
            span = span.cover(speaker.span);
        }
        let cue =
            self.cue.as_ref().map(|(lemma, tokens)| Cue { lemma: lemma.clone(), span: doc.span_of(tokens.clone()) });
        if let Some(cue) = &cue {
            span = span.cover(cue.span);
        }
        let setting = self.cue_start().map(|cue| setting::of(story, cue, &self.content, self.addressee));
        let setting = setting.unwrap_or_default();
        Statement {
            id: format!("statement-{}-{}", span.start, span.end),
            speaker,
            cue,
            quotation: quotation_of(&self.content, quotes),
            content,
            act: self.act,
            factivity: self.factivity(),
            addressee: setting.addressee.map(|head| story.participant(head)),
            within: None,
            time: setting.time,
            place: setting.place,
            medium: setting.medium,
            mentions: mentions(story, &self.content),
            span,
            evidence: Vec::new(),
            confidence: self.confidence,
            rule: format!("statement/{}", self.rule),
        }
    }
}

/// "He said he wanted to stay" is one statement; the wish is what it says. So is "it denounced what it called a lie".
fn drop_asides_inside(doc: &Doc, drafts: &mut Vec<Draft>) {
    let said: Vec<(usize, Range<usize>)> = drafts
        .iter()
        .filter(|draft| draft.act != SpeechAct::Think)
        .flat_map(|draft| draft.content.iter().map(|range| (draft.cue_start().unwrap_or(0), range.clone())))
        .collect();
    let what_called = |cue: usize| doc.token(doc.left_edge(cue)).eq_ignore_ascii_case("what");
    drafts.retain(|draft| {
        let aside = |cue: &usize| draft.act == SpeechAct::Think || what_called(*cue);
        let Some(cue) = draft.cue_start().filter(aside) else { return true };
        !said.iter().any(|(other, range)| *other != cue && range.contains(&cue))
    });
}

fn quotation_of(content: &[Range<usize>], quotes: &[Quote]) -> Quotation {
    let touched =
        |range: &Range<usize>| quotes.iter().any(|q| q.tokens.start < range.end && range.start < q.tokens.end);
    let inside =
        |range: &Range<usize>| quotes.iter().any(|q| q.tokens.start <= range.start && range.end <= q.tokens.end + 1);
    if content.iter().all(inside) {
        Quotation::Direct
    } else if content.iter().any(touched) {
        Quotation::Mixed
    } else {
        Quotation::Indirect
    }
}

/// Entities and places named in the content, each once.
fn mentions(story: &Story<'_>, content: &[Range<usize>]) -> Vec<String> {
    let mut found = Vec::new();
    for i in content.iter().cloned().flatten() {
        let named = story.mention(i).is_some_and(|mention| mention.head == i);
        if let Some(entity) = story.entity(i).filter(|_| named)
            && !found.contains(&entity.slug)
        {
            found.push(entity.slug.clone());
        }
    }
    found
}

/// A statement whose parts all stand inside another's content is reported inside it: inside the shortest, of several.
fn nest(statements: &mut [Statement]) {
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
