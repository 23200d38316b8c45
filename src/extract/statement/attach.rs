//! Which statement a quotation belongs to.
//!
//! In order: the dash and name behind it (`"…" — Jane Roe`), the report right behind the marks (`"…," she said`), the
//! report whose complement the quotation is, the report before the marks (`She said: "…"`), the quotation before it in
//! the paragraph, which it goes on with (`"A," she said. "B."` is one statement with two stretches), and last the speaker
//! of the paragraphs before.

use super::drafts::Drafts;
use super::voice::{self, is_word};
use super::{Draft, beside, colon, dash, mistagged, verb};
use crate::english::{Doc, EntType, Pos};
use crate::entities::Story;
use crate::entities::quotation::Quote;
use crate::facts::SpeechAct;
use crate::grammar::clause;
use crate::lexicon::cue::{self, CuePos, Frame};

/// How far behind a reporting verb its own words may begin, where a quotation stands before it.
const OWN_WORDS: usize = 3;

/// Give each quotation to a statement, made where there is none.
pub fn attach(story: &Story<'_>, quotes: &[Quote], mut found: Vec<Draft>) -> Vec<Draft> {
    let doc = &story.doc;
    drop_inside(story, quotes, &mut found);
    let mut drafts = Drafts::new(found);
    let mut last = None;
    for quote in quotes {
        // A transcript's turn that is printed in marks is a statement already.
        if let Some(turn) = turn(quote, &drafts) {
            last = Some((turn, quote));
            continue;
        }
        if !is_utterance(doc, quote) {
            continue;
        }
        let claim = claim(story, quote, last, &drafts);
        let taken = claim.and_then(|claim| redeem(story, quote, claim, &mut drafts));
        let taken = taken.or_else(|| {
            let alone = voice::stands_alone(doc, quote);
            let speaker = alone.then(|| voice::speaker(doc, quote, last, &drafts)).flatten()?;
            Some(drafts.push(continued(speaker)))
        });
        if let Some(index) = taken {
            take(doc, quote, drafts.get_mut(index));
            drafts.place(index);
            last = Some((index, quote));
        }
    }
    let mut drafts = drafts.into_inner();
    drop_doubles(&mut drafts);
    drafts
}

/// What takes a quotation.
pub enum Claim {
    /// A statement found before.
    Draft(usize),
    /// A reporting verb.
    Verb(usize),
    /// A reporting verb behind the marks, which reports more of the sentence than the marks hold.
    Sentence(usize),
    /// A reporting verb right behind the marks, and its subject where the marks tell more than the tree.
    Behind(usize, Option<usize>),
    /// A reporting verb that the tagger took for a noun, and its subject.
    Noun(usize, usize),
    /// A dash, and the name behind it.
    Dash(usize, usize),
}

fn claim(story: &Story<'_>, quote: &Quote, last: voice::Last<'_>, drafts: &Drafts) -> Option<Claim> {
    let doc = &story.doc;
    let dash = dash::behind_quote(doc, quote).map(|(dash, speaker)| Claim::Dash(dash.start, speaker));
    dash.or_else(|| beside::touching(doc, quote).map(Claim::Verb))
        .or_else(|| beside::right_behind(story, quote))
        .or_else(|| beside::before_colon(story, quote))
        .or_else(|| by_tree(doc, quote, drafts).map(Claim::Draft))
        .or_else(|| beside::before(story, quote).map(Claim::Verb))
        .or_else(|| voice::goes_on(doc, quote, last, drafts).map(Claim::Draft))
        .or_else(|| beside::behind(story, quote).map(Claim::Sentence))
}

/// The statement that the claim stands for.
fn redeem(story: &Story<'_>, quote: &Quote, claim: Claim, drafts: &mut Drafts) -> Option<usize> {
    let doc = &story.doc;
    match claim {
        Claim::Draft(index) => Some(index),
        Claim::Verb(verb) => draft_of(story, verb, drafts),
        Claim::Behind(verb, speaker) => draft_of(story, verb, drafts).inspect(|&index| {
            let draft = drafts.get_mut(index);
            // What the tree has further behind is about what was said: "…," she said of the vote, which Roe had won.
            draft.content.retain(|range| range.start <= verb + OWN_WORDS);
            if let Some(speaker) = speaker {
                draft.speaker = Some(speaker);
                draft.content.extend(beside::opening(doc, quote, verb));
            }
        }),
        Claim::Sentence(verb) => draft_of(story, verb, drafts).inspect(|&index| {
            let draft = drafts.get_mut(index);
            if draft.content.is_empty() {
                draft.content.extend(beside::sentence_before(doc, quote, verb));
            }
        }),
        Claim::Noun(noun, speaker) => Some(drafts.push(mistagged::draft(doc, noun, speaker))),
        Claim::Dash(dash, speaker) => Some(drafts.push(dash::draft(dash..dash + 1, speaker))),
    }
}

/// The statement of a quotation without any report.
fn continued(speaker: usize) -> Draft {
    Draft {
        speaker: Some(speaker),
        cue: None,
        content: Vec::new(),
        addressee: None,
        act: SpeechAct::Assert,
        rule: "continued",
        confidence: 0.75,
    }
}

/// The transcript's turn whose name the quotation begins with.
fn turn(quote: &Quote, drafts: &Drafts) -> Option<usize> {
    let head = quote.tokens.start..quote.tokens.start + colon::LONGEST_NAME + 1;
    drafts.within(head).find(|(_, draft)| draft.rule == colon::TURN).map(|(index, _)| index)
}

/// What is reported inside a quotation is the speaker's talk, not a statement of the article's own; what somebody named
/// is said there to accuse of or deny is kept.
fn drop_inside(story: &Story<'_>, quotes: &[Quote], drafts: &mut Vec<Draft>) {
    let doc = &story.doc;
    drafts.retain(|draft| {
        let Some(cue) = draft.cue_start() else { return true };
        let after = quotes.partition_point(|quote| quote.tokens.start <= cue);
        let inside = after
            .checked_sub(1)
            .map(|at| &quotes[at])
            .is_some_and(|quote| quote.tokens.contains(&cue) && is_utterance(doc, quote) && !quote.single);
        let named = draft.speaker.is_some_and(|head| story.mention(head).is_some());
        !inside || draft.rule == colon::TURN || (named && matches!(draft.act, SpeechAct::Accuse | SpeechAct::Deny))
    });
}

/// Of two statements of the same words the surer one stays.
fn drop_doubles(drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| !draft.content.is_empty());
    drafts.sort_by(|a, b| {
        let start = |draft: &Draft| draft.content.iter().map(|range| (range.start, range.end)).collect::<Vec<_>>();
        start(a).cmp(&start(b)).then(b.confidence.total_cmp(&a.confidence))
    });
    drafts.dedup_by(|later, earlier| {
        later.content == earlier.content && (later.cue.is_none() || later.speaker.is_none())
    });
}

/// The statement that the verb reports, made if there is none yet.
fn draft_of(story: &Story<'_>, verb: usize, drafts: &mut Drafts) -> Option<usize> {
    if let Some(index) = drafts.with_cue(verb) {
        return Some(index);
    }
    let draft = verb::bare(story, verb).or_else(|| verb::any(story, verb))?;
    Some(drafts.push(Draft { rule: "beside-quote", confidence: 0.8, ..draft }))
}

/// Add a quotation to what the statement says.
fn take(doc: &Doc, quote: &Quote, draft: &mut Draft) {
    let cue = draft.cue_start();
    let mut content = vec![quote.tokens.clone()];
    for range in std::mem::take(&mut draft.content) {
        let apart = range.end <= quote.tokens.start || quote.tokens.end <= range.start;
        if apart {
            content.push(range);
            continue;
        }
        // All that stands between the marks was said; what the tree adds to it must not reach over the cue.
        let all = &mut content[0];
        let colon = all.start >= 2 && doc.token(all.start - 2) == ":";
        if range.start < all.start && !colon && cue.is_none_or(|cue| !(range.start..all.start).contains(&cue)) {
            all.start = range.start;
        }
        if range.end > all.end && cue.is_none_or(|cue| !(all.end..range.end).contains(&cue) && cue < all.start) {
            all.end = range.end;
        }
    }
    // Who speaks is not what is said, however the tree has it.
    let speaker = draft.speaker;
    content.retain(|range| speaker.is_none_or(|head| !range.contains(&head) || quote.tokens == *range));
    content.retain(|range| cue.is_none_or(|cue| !range.contains(&cue) || quote.tokens == *range));
    content.sort_by_key(|range| range.start);
    content.dedup_by(|later, earlier| {
        let meets = later.start <= earlier.end;
        if meets {
            earlier.end = earlier.end.max(later.end);
        }
        meets
    });
    draft.content =
        content.into_iter().map(|range| clause::trim(doc, range)).filter(|range| !range.is_empty()).collect();
}

/// Words that somebody uttered, rather than a term or a title set off by marks.
fn is_utterance(doc: &Doc, quote: &Quote) -> bool {
    let words = quote.tokens.clone().filter(|&i| is_word(doc, i)).count();
    let verb = quote.tokens.clone().any(|i| matches!(doc.pos(i), Pos::Verb | Pos::Aux));
    let ends =
        quote.tokens.end.checked_sub(1).is_some_and(|last| matches!(doc.token(last), "," | "." | "!" | "?" | "…"));
    let title = quote.tokens.clone().any(|i| doc.ent_type(i) == Some(EntType::WorkOfArt)) && !ends && words < 8;
    let starts_low = doc.token(quote.tokens.start).chars().next().is_some_and(char::is_lowercase);
    if quote.single {
        return words >= 5 && verb && ends && !starts_low;
    }
    !(title || is_title(doc, quote)) && (words >= 6 || (verb && words >= 3) || (ends && !starts_low))
}

/// A title in capitals that stands in the middle of a clause: `on the programme "Face of the Nation," the mayor said`.
fn is_title(doc: &Doc, quote: &Quote) -> bool {
    let Some(before) = quote.tokens.start.checked_sub(2).filter(|&i| i >= quote.paragraph.start) else { return false };
    let amid = is_word(doc, before) && !takes_quote(doc, before) && !doc.is_sent_start(before + 1);
    let words: Vec<usize> = quote.tokens.clone().filter(|&i| is_word(doc, i)).collect();
    let capital = |i: usize| !doc.token(i).chars().next().is_some_and(char::is_lowercase);
    let small = |i: usize| matches!(doc.pos(i), Pos::Adp | Pos::Det | Pos::Cconj | Pos::Part | Pos::Aux | Pos::Pron);
    amid && (2..=8).contains(&words.len())
        && words.iter().all(|&i| capital(i) || small(i))
        && words.iter().filter(|&&i| capital(i)).count() > 1
}

/// The statement whose complement the quotation is: of several the one whose cue is nearest.
fn by_tree(doc: &Doc, quote: &Quote, drafts: &Drafts) -> Option<usize> {
    let near = |draft: &Draft| {
        let cue = draft.cue_start()?;
        let touches =
            draft.content.iter().any(|range| range.start < quote.tokens.end && quote.tokens.start < range.end);
        let apart = quote.tokens.start.saturating_sub(cue).max(cue.saturating_sub(quote.tokens.end));
        (touches && !quote.tokens.contains(&cue)).then_some(apart)
    };
    // A complement stands in its verb's sentence; what a line says behind "X:" goes to the line's end.
    let start = doc.sentence(quote.tokens.start).start;
    let sentences = drafts.within(start..doc.sentence(quote.tokens.end - 1).end);
    let line = drafts.within(quote.paragraph.start..(quote.paragraph.start + colon::LONGEST_NAME + 2).min(start));
    let distances = line.chain(sentences).filter_map(|(index, draft)| Some((near(draft)?, index)));
    distances.min().map(|(_, index)| index)
}

/// True for a verb that can take a quotation.
pub fn takes_quote(doc: &Doc, i: usize) -> bool {
    doc.pos(i) == Pos::Verb
        && cue::look_up(&clause::verb_lemma(doc, i), CuePos::Verb).is_some_and(|entry| entry.takes(&Frame::Quote))
}
