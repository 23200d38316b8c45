//! Which statement a quotation belongs to.
//!
//! In order: the report right behind the marks (`"…," she said`), the report whose complement the quotation is, the
//! report before the marks (`She said: "…"`), the quotation before it in the paragraph, which it goes on with
//! (`"A," she said. "B."` is one statement with two stretches), and last the speaker of the paragraphs before.

use super::{Draft, mistagged, verb};
use crate::english::{Dep, Doc, EntType, Pos};
use crate::entities::Story;
use crate::entities::quotation::Quote;
use crate::extract::clause;
use crate::extract::cue::{self, CuePos, Frame};
use crate::extract::fact::SpeechAct;

/// How far before the marks a report may stand, in tokens.
const BEFORE: usize = 14;
/// How far behind the marks a report may stand.
const BEHIND: usize = 18;
/// How many tokens may part the two halves of an interrupted quotation.
const INTERRUPTION: usize = 45;
/// How far back the last speaker may have spoken for a quotation without a report to be theirs.
const VOICE: usize = 150;

/// Give each quotation to a statement, made where there is none.
pub fn attach(story: &Story<'_>, quotes: &[Quote], drafts: &mut Vec<Draft>) {
    let doc = &story.doc;
    drop_inside(story, quotes, drafts);
    // The statement that took the quotation before, with that quotation.
    let mut last: Option<(usize, &Quote)> = None;
    for quote in quotes.iter().filter(|quote| is_utterance(doc, quote)) {
        let taken = right_behind(story, quote)
            .or_else(|| by_tree(quote, drafts).map(Claim::Draft))
            .or_else(|| before(story, quote).map(Claim::Verb))
            .or_else(|| goes_on(doc, quote, last, drafts).map(Claim::Draft))
            .or_else(|| behind(story, quote).map(Claim::Sentence));
        let taken = match taken {
            Some(Claim::Draft(index)) => Some(index),
            Some(Claim::Verb(verb)) => draft_of(story, verb, drafts),
            Some(Claim::Inverted(verb, speaker)) => draft_of(story, verb, drafts).inspect(|&index| {
                drafts[index].speaker = Some(speaker);
                drafts[index].content.extend(opening(doc, quote, verb));
            }),
            Some(Claim::Sentence(verb)) => draft_of(story, verb, drafts).inspect(|&index| {
                if drafts[index].content.is_empty() {
                    drafts[index].content.extend(sentence_before(doc, quote, verb));
                }
            }),
            Some(Claim::Noun(noun, speaker)) => {
                drafts.push(mistagged::draft(doc, noun, speaker));
                Some(drafts.len() - 1)
            }
            None => None,
        };
        let taken = taken.or_else(|| {
            let speaker = voice(doc, quote, last, drafts).filter(|_| stands_alone(doc, quote))?;
            drafts.push(Draft {
                speaker: Some(speaker),
                cue: None,
                content: Vec::new(),
                addressee: None,
                act: SpeechAct::Assert,
                rule: "continued",
                confidence: 0.75,
            });
            Some(drafts.len() - 1)
        });
        if let Some(index) = taken {
            take(doc, quote, &mut drafts[index]);
            last = Some((index, quote));
        }
    }
    drop_doubles(drafts);
}

/// What takes a quotation.
enum Claim {
    /// A statement found before.
    Draft(usize),
    /// A reporting verb.
    Verb(usize),
    /// A reporting verb behind the marks, which reports more of the sentence than the marks hold.
    Sentence(usize),
    /// A reporting verb right behind the marks and its subject behind it, whatever the tree makes of them.
    Inverted(usize, usize),
    /// A reporting verb that the tagger took for a noun, and its subject.
    Noun(usize, usize),
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
        !inside || (named && matches!(draft.act, SpeechAct::Accuse | SpeechAct::Deny))
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
fn draft_of(story: &Story<'_>, verb: usize, drafts: &mut Vec<Draft>) -> Option<usize> {
    if let Some(index) = drafts.iter().position(|draft| draft.cue_start() == Some(verb)) {
        return Some(index);
    }
    let draft = verb::bare(story, verb).or_else(|| verb::any(story, verb))?;
    drafts.push(Draft { rule: "beside-quote", confidence: 0.8, ..draft });
    Some(drafts.len() - 1)
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
    let is_word = |i: &usize| !matches!(doc.pos(*i), Pos::Punct | Pos::Space);
    let words = quote.tokens.clone().filter(is_word).count();
    let verb = quote.tokens.clone().any(|i| matches!(doc.pos(i), Pos::Verb | Pos::Aux));
    let ends =
        quote.tokens.end.checked_sub(1).is_some_and(|last| matches!(doc.token(last), "," | "." | "!" | "?" | "…"));
    let title = quote.tokens.clone().any(|i| doc.ent_type(i) == Some(EntType::WorkOfArt)) && !ends && words < 8;
    let starts_low = doc.token(quote.tokens.start).chars().next().is_some_and(char::is_lowercase);
    if quote.single {
        return words >= 5 && verb && ends && !starts_low;
    }
    !title && (words >= 6 || (verb && words >= 3) || (ends && !starts_low))
}

/// True where no word stands before the quotation in its sentence, nor behind it.
fn stands_alone(doc: &Doc, quote: &Quote) -> bool {
    let sentence = doc.sentence(quote.tokens.start);
    let word = |i: usize| !matches!(doc.pos(i), Pos::Punct | Pos::Space);
    let end = doc.sentence(quote.tokens.end - 1).end;
    !(sentence.start..quote.tokens.start).any(word) && !(quote.tokens.end..end.max(quote.tokens.end)).any(word)
}

/// The report that begins right behind the marks: "…," she said; "…," said the minister; "…?" asks Roe.
fn right_behind(story: &Story<'_>, quote: &Quote) -> Option<Claim> {
    let doc = &story.doc;
    let end = quote.paragraph.end;
    let word = |i: &usize| !matches!(doc.pos(*i), Pos::Punct | Pos::Space);
    let first = (quote.tokens.end..end).take(4).find(word)?;
    let last = doc.token(quote.tokens.end - 1);
    let capital = doc.token(first).chars().next().is_some_and(char::is_uppercase);
    // A full stop inside the marks and a capital behind them: a new sentence, which reports something else.
    if matches!(last, "." | "…") && capital {
        return None;
    }
    // What stands behind a comma, a question or an exclamation is a report whatever the verb ("…," she surmised).
    let any_verb = matches!(last, "," | "?" | "!");
    if any_verb && let Some((verb, speaker)) = report_without_tree(doc, first, end) {
        return Some(Claim::Inverted(verb, speaker));
    }
    let verb = (first..end.min(first + BEHIND)).find(|&i| {
        if doc.pos(i) != Pos::Verb || !(any_verb || takes_quote(doc, i)) {
            return false;
        }
        let own = doc.children(i).find(|&child| doc.dep(child) == Dep::Nsubj && child >= first);
        let Some(subject) = own else { return false };
        let start = if subject < i { doc.left_edge(subject) } else { i };
        start == first && (takes_quote(doc, i) || !doc.rights(i).any(|child| doc.dep(child) == Dep::Dobj))
    });
    verb.map(Claim::Verb).or_else(|| {
        let (noun, speaker) = mistagged::behind_quote(doc, first..end)?;
        any_verb.then_some(Claim::Noun(noun, speaker))
    })
}

/// A reporting verb and its subject side by side, in either order, whatever the tree makes of them.
fn report_without_tree(doc: &Doc, first: usize, end: usize) -> Option<(usize, usize)> {
    if takes_quote(doc, first) {
        let own = doc.rights(first).find(|&child| doc.dep(child) == Dep::Nsubj);
        return own.or_else(|| noun_behind(doc, first, end)).map(|speaker| (first, speaker));
    }
    let speaker = noun_behind(doc, first.checked_sub(1)?, end)?;
    let verb = (speaker + 1..end).find(|&i| !matches!(doc.pos(i), Pos::Aux | Pos::Adv))?;
    takes_quote(doc, verb).then_some((verb, speaker))
}

/// Head of the noun phrase right behind a token.
fn noun_behind(doc: &Doc, verb: usize, end: usize) -> Option<usize> {
    let part = |&i: &usize| {
        matches!(doc.pos(i), Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num | Pos::Pron | Pos::Part)
            || doc.token(i) == "-"
            || doc.token(i - 1) == "-"
    };
    let phrase = (verb + 1..end).take_while(part);
    phrase.filter(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Pron)).last()
}

/// What the sentence says before the marks, for a quotation that only ends it.
fn opening(doc: &Doc, quote: &Quote, verb: usize) -> Option<std::ops::Range<usize>> {
    let sentence = doc.sentence(quote.tokens.start);
    let start = sentence.start.max(quote.paragraph.start);
    let opening = clause::trim(doc, start..quote.tokens.start);
    let reports = opening.clone().any(|i| takes_quote(doc, i) || doc.token(i) == ":");
    (verb < sentence.end && !reports && opening.len() > 1).then_some(start..quote.tokens.start + 1)
}

/// All that the sentence says before the report at its end: "Words "of doubt" by the mayor, she said".
fn sentence_before(doc: &Doc, quote: &Quote, verb: usize) -> Option<std::ops::Range<usize>> {
    let subject = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubj);
    let report = subject.map_or(verb, |subject| doc.left_edge(subject).min(verb));
    let comma = report.checked_sub(1).filter(|&i| doc.token(i) == ",")?;
    let start = doc.sentence(quote.tokens.start).start.max(quote.paragraph.start);
    let told = clause::trim(doc, start..comma);
    let reports = told.clone().any(|i| takes_quote(doc, i) && !quote.tokens.contains(&i));
    (!reports && quote.tokens.end <= comma).then_some(told)
}

/// The statement whose complement the quotation is: of several the one whose cue is nearest.
fn by_tree(quote: &Quote, drafts: &[Draft]) -> Option<usize> {
    let near = |draft: &Draft| {
        let cue = draft.cue_start()?;
        let touches =
            draft.content.iter().any(|range| range.start < quote.tokens.end && quote.tokens.start < range.end);
        let apart = quote.tokens.start.saturating_sub(cue).max(cue.saturating_sub(quote.tokens.end));
        (touches && !quote.tokens.contains(&cue)).then_some(apart)
    };
    let distances = drafts.iter().enumerate().filter_map(|(index, draft)| Some((near(draft)?, index)));
    distances.min().map(|(_, index)| index)
}

/// The report that ends at the opening mark, with or without a colon.
fn before(story: &Story<'_>, quote: &Quote) -> Option<usize> {
    let doc = &story.doc;
    let mark = quote.tokens.start.checked_sub(1)?;
    let colon = mark.checked_sub(1).is_some_and(|i| matches!(doc.token(i), ":" | ","));
    let start = if colon { doc.sentence(mark - 1).start } else { doc.sentence(mark).start };
    let start = start.max(quote.paragraph.start);
    // Before a colon any verb reports ("She went further: "…"").
    if doc.token(mark.saturating_sub(1)) == ":" {
        let with_subject =
            |&i: &usize| doc.pos(i) == Pos::Verb && doc.lefts(i).any(|child| doc.dep(child) == Dep::Nsubj);
        let nearest = (start..mark).rev().find(|&i| takes_quote(doc, i) && has_speaker(story, i) && i + BEFORE >= mark);
        return nearest.or_else(|| (start..mark).rev().find(with_subject));
    }
    let reports =
        (start.max(quote.tokens.start.saturating_sub(BEFORE))..mark).rev().find(|&i| doc.pos(i) == Pos::Verb)?;
    (takes_quote(doc, reports) && (colon || reports + 3 >= mark) && has_speaker(story, reports)).then_some(reports)
}

/// The next report of the sentence behind the quotation.
fn behind(story: &Story<'_>, quote: &Quote) -> Option<usize> {
    let doc = &story.doc;
    let end = doc.sentence(quote.tokens.end - 1).end.min(quote.paragraph.end);
    let limit = end.min(quote.tokens.end + BEHIND);
    (quote.tokens.end..limit).find(|&i| takes_quote(doc, i) && has_speaker(story, i))
}

fn has_speaker(story: &Story<'_>, verb: usize) -> bool {
    verb::bare(story, verb).is_some_and(|draft| draft.speaker.is_some())
}

/// True where the paragraph holds nothing else.
fn fills_paragraph(doc: &Doc, quote: &Quote) -> bool {
    let word = |i: usize| !matches!(doc.pos(i), Pos::Punct | Pos::Space);
    !(quote.paragraph.start..quote.tokens.start).chain(quote.tokens.end..quote.paragraph.end).any(word)
}

/// The statement before, where the quotation goes on with it.
fn goes_on(doc: &Doc, quote: &Quote, last: Option<(usize, &Quote)>, drafts: &[Draft]) -> Option<usize> {
    if let Some((index, before)) = last {
        if quote.continues || (fills_paragraph(doc, quote) && before.paragraph.end == quote.paragraph.start) {
            return Some(index);
        }
        let between = before.tokens.end..quote.tokens.start;
        let same = before.paragraph.start == quote.paragraph.start;
        let word = |i: usize| !matches!(doc.pos(i), Pos::Punct | Pos::Space);
        let interrupted = drafts[index].cue_start().is_some_and(|cue| between.contains(&cue))
            && between.len() <= INTERRUPTION
            && between.clone().rev().nth(1).is_some_and(|i| !word(i));
        if same && (interrupted || stands_alone(doc, quote) || !between.clone().any(word)) {
            return Some(index);
        }
    }
    // "She said that she was sorry. "I should have known.""
    let told = drafts.iter().enumerate().filter(|(_, draft)| {
        draft.cue_start().is_some_and(|cue| (quote.paragraph.start..quote.tokens.start).contains(&cue))
            && draft.speaker.is_some()
            && draft.act != SpeechAct::Think
    });
    let told = told.filter(|(_, draft)| draft.rule != "noun").max_by_key(|(_, draft)| draft.cue_start());
    told.filter(|_| stands_alone(doc, quote)).map(|(index, _)| index)
}

/// Whose words a quotation without any report is: those of the quotation before, where it ended the paragraph before,
/// or else of the last who spoke.
fn voice(doc: &Doc, quote: &Quote, last: Option<(usize, &Quote)>, drafts: &[Draft]) -> Option<usize> {
    if let Some((index, before)) = last
        && before.paragraph.end == quote.paragraph.start
        && drafts[index].speaker.is_some()
    {
        return drafts[index].speaker;
    }
    let reach = quote.tokens.start.saturating_sub(VOICE);
    let spoke = |draft: &&Draft| {
        let at = draft.cue_start().or_else(|| draft.content.first().map(|range| range.start));
        let stands_for_another =
            |head: usize| matches!(doc.token(head).to_lowercase().as_str(), "who" | "which" | "that");
        at.is_some_and(|at| (reach..quote.tokens.start).contains(&at))
            && draft.speaker.is_some_and(|head| !stands_for_another(head))
            && draft.act != SpeechAct::Think
    };
    let spoken = drafts.iter().filter(spoke);
    spoken.max_by_key(|draft| draft.content.last().map_or(0, |range| range.end)).and_then(|draft| draft.speaker)
}

fn takes_quote(doc: &Doc, i: usize) -> bool {
    doc.pos(i) == Pos::Verb
        && cue::look_up(&cue::lemma(doc, i), CuePos::Verb).is_some_and(|entry| entry.takes(&Frame::Quote))
}
