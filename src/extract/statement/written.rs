//! A report as a fact: tokens become spans, heads become who they mean.
//!
//! Example: of `A statement by Norway said that the mine was safe` the speaker is Norway, whose statement it is; `Norway
//! and Iceland said that …` are two facts.

use crate::grammar::clause;
use std::ops::Range;

use super::construction::is_word_for_word;
use super::page::LONGEST_NAME;
use super::report::Report;
use super::{extent, issued, setting, speaker, unsaid};
use crate::english::{Dep, Pos};
use crate::entities::quotation::Quote;
use crate::entities::{EntityId, Story};
use crate::extract::commitment::{self, Commitment};
use crate::extract::found::{Participant, Statement};
use crate::facts::{Cue, Factivity, Quotation};
use crate::lexicon::classes::CommitmentWord;
use crate::lexicon::cue::{self, CuePos};
use crate::span::Span;

/// The statement; one for each of several joint speakers who are named ("the Post and the Times report").
pub fn statements(story: &Story<'_>, report: &Report) -> Vec<Statement> {
    let speakers = report.speaker.map_or_else(Vec::new, |head| speaker::joint(story, head));
    if speakers.len() < 2 {
        return vec![statement(story, report, report.speaker)];
    }
    speakers.into_iter().map(|speaker| statement(story, report, Some(speaker))).collect()
}

fn statement(story: &Story<'_>, report: &Report, speaker: Option<usize>) -> Statement {
    let doc = &story.doc;
    let content: Vec<Span> =
        report.content.iter().flat_map(|range| extent::spans(doc, extent::closed(doc, range))).collect();
    let mut span = content.iter().copied().reduce(Span::cover).unwrap_or(Span::new(0, 0));
    let speaker = speaker.map(|head| speaking(story, report, head));
    if let Some(speaker) = &speaker {
        span = span.cover(speaker.span);
    }
    let cue =
        report.cue.as_ref().map(|(lemma, tokens)| Cue { lemma: lemma.clone(), span: doc.span_of(tokens.clone()) });
    if let Some(cue) = &cue {
        span = span.cover(cue.span);
    }
    let commitment = commitment_to(story, report);
    let setting = report.cue_start().map(|cue| setting::of(story, cue, &report.content, report.addressee));
    let setting = setting.unwrap_or_default();
    Statement {
        id: format!("statement-{}-{}", span.start, span.end),
        speaker,
        cue,
        quotation: if is_word_for_word(report.rule) {
            Quotation::Direct
        } else {
            quotation_of(&report.content, &story.quotes)
        },
        content,
        act: report.act,
        polarity: commitment.polarity,
        modality: commitment.modality,
        factivity: factivity(report),
        addressee: setting.addressee.map(|head| story.participant(head)),
        within: None,
        time: setting.time,
        place: setting.place,
        medium: setting.medium,
        mentions: mentions(story, &report.content),
        span,
        evidence: Vec::new(),
        confidence: 0.0,
        rule: format!("statement/{}", report.rule),
    }
}

/// The speaker, whose phrase ends before the reporting word ("a letter saying …": a letter) and the words said.
fn speaking(story: &Story<'_>, report: &Report, head: usize) -> Participant {
    let mut participant = story.speaker(head);
    let phrase = story.phrase(head);
    let content = report.content.iter().map(|range| range.start);
    let inside = report.cue_start().into_iter().chain(content).filter(|&at| at > head && phrase.contains(&at));
    // "Said Roe", where the tree makes one name of both words.
    if let Some(cue) = report.cue_start().filter(|cue| *cue < head && phrase.contains(cue)) {
        participant.span = story.doc.span_of(clause::trim(&story.doc, cue + 1..phrase.end));
    }
    if let Some(end) = inside.min() {
        // "A fisherman as saying", of whom somebody quotes it.
        let end = if story.doc.token(end - 1) == "as" { end - 1 } else { end };
        participant.span = story.doc.span_of(clause::trim(&story.doc, phrase.start..end));
    }
    // A statement is its issuer's.
    let issuer = issued::behind_issued(&story.doc, head).or_else(|| issued::named_issuer(story, head));
    match issuer.and_then(|issuer| story.entity_at[issuer]) {
        Some(issuer) => story.as_participant(issuer, participant.span),
        None => participant,
    }
}

/// How far the text commits itself to the saying: "did not say", "could announce", "if she says". What stands in quotation
/// marks or behind a colon was said.
fn commitment_to(story: &Story<'_>, report: &Report) -> Commitment {
    let cue = report.cue.as_ref().map(|(_, tokens)| tokens.start);
    let reports = |&i: &usize| matches!(story.doc.pos(i), Pos::Verb | Pos::Noun);
    let told = |&i: &usize| reports(&i) && !unsaid::takes_to(&story.doc, i) && !follows_quotation(story, report, i);
    cue.filter(told).map_or(Commitment::FULL, |cue| commitment::of(&story.doc, cue))
}

/// `"Nothing to see," she said`: a plain verb behind a quotation, which what is quoted cannot deny or leave open.
fn follows_quotation(story: &Story<'_>, report: &Report, cue: usize) -> bool {
    let doc = &story.doc;
    let alters = |child: usize| {
        matches!(doc.dep(child), Dep::Neg | Dep::Mark | Dep::Aux | Dep::Auxpass)
            || CommitmentWord::Hedges.has(doc.token(child))
    };
    let behind = |said: &Range<usize>| {
        let quoted = story.quotes.iter().any(|quote| quote.tokens.end.abs_diff(said.end) < 2);
        quoted && said.end <= cue && cue <= said.end + LONGEST_NAME + 2
    };
    let finite = clause::is_tensed(doc, cue);
    finite && report.content.iter().any(behind) && !doc.children(cue).any(alters)
}

/// What the reporting word lets on about the truth of what is said.
fn factivity(report: &Report) -> Factivity {
    let entry = report
        .cue
        .as_ref()
        .and_then(|(lemma, _)| cue::look_up(lemma, CuePos::Verb).or_else(|| cue::look_up(lemma, CuePos::Noun)));
    entry.map_or(Factivity::Neutral, |entry| entry.factivity)
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
fn mentions(story: &Story<'_>, content: &[Range<usize>]) -> Vec<EntityId> {
    let mut found = Vec::new();
    for i in content.iter().cloned().flatten() {
        let named = story.mention(i).is_some_and(|mention| mention.head == i);
        if let Some(entity) = story.entity_at[i].filter(|_| named)
            && !found.contains(&entity)
        {
            found.push(entity);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_was_not_read_is_no_part_of_what_was_said() {
        let text = "Jane Roe said that Mayor Li Li2020 race begins 'No' to tolls again MORE was late.";
        let facts = facts(text);
        let content = &facts.statements[0].content;
        let words: Vec<&str> = content.iter().map(|span| &text[span.start as usize..span.end as usize]).collect();
        assert_eq!(words, ["that Mayor Li", "was late"]);
    }

    use crate::extract::testing::{facts, speakers};
    use crate::facts::{Factivity, Modality, Polarity, Quotation};

    #[test]
    fn joint_speakers_who_are_named_say_it_each() {
        assert_eq!(speakers("Norway and Iceland said that the talks had failed."), ["norway", "iceland"]);
    }

    #[test]
    fn what_was_not_denied_or_may_be_said_is_marked() {
        let check = |text: &str, polarity: Polarity, modality: Modality| {
            let statement = &facts(text).statements[0];
            assert_eq!((statement.polarity, statement.modality), (polarity, modality), "{text}");
        };
        check("The ministry did not deny that the bridge was closed.", Polarity::Negated, Modality::Asserted);
        check("The ministry has never denied that the bridge was closed.", Polarity::Negated, Modality::Asserted);
        check("Jane Roe could announce that the bridge was closed.", Polarity::Affirmed, Modality::Possible);
        check(
            "If Jane Roe promises that the bridge will open, shops will stay.",
            Polarity::Affirmed,
            Modality::Hypothetical,
        );
        check("Jane Roe said that the bridge was not closed.", Polarity::Affirmed, Modality::Asserted);
        check("Jane Roe asked: \"Is the bridge closed?\"", Polarity::Affirmed, Modality::Asserted);
    }

    #[test]
    fn a_statement_is_its_issuers() {
        assert_eq!(speakers("A statement by Norway said that the mine was safe."), ["norway"]);
    }

    #[test]
    fn every_speaker_in_words_is_somebody() {
        for text in [
            "A leaked memo said that the mine was unsafe.",
            "Those who stayed said that the fire had spread.",
            "Others argued that the law was too weak.",
        ] {
            assert_eq!(speakers(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn how_the_words_are_given_and_what_the_cue_lets_on() {
        let first = |text: &str| facts(text).statements.swap_remove(0);
        let direct = first("\"The bridge has been closed,\" the mayor said.");
        assert_eq!((direct.quotation, direct.factivity), (Quotation::Direct, Factivity::Neutral));
        let indirect = first("The mayor claimed that the bridge in Norway was closed.");
        assert_eq!((indirect.quotation, indirect.factivity), (Quotation::Indirect, Factivity::Doubt));
        assert_eq!(indirect.mentions, ["norway"]);
    }
}
