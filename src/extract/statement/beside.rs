//! Reports beside a quotation: `"…," she said`, `"…," said the mayor`, `She said: "…"`, and with the colon at the end of
//! the paragraph before. The marks tell more than the tree, which a long quotation leads astray.

use std::ops::Range;

use super::attach::{Claim, takes_quote};
use super::voice::is_word;
use super::{mistagged, verb};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::entities::quotation::Quote;
use crate::grammar::clause;

/// How far before the marks a report may stand, in tokens.
const BEFORE: usize = 14;
/// How far behind the marks a report may stand.
const BEHIND: usize = 18;
/// How long an aside behind a speaker's name may be ("Roe, the mayor of a small town, said").
const ASIDE: usize = 30;

/// The report that begins right behind the marks: "…," she said; "…," said the minister; "…?" asks Roe.
pub fn right_behind(story: &Story<'_>, quote: &Quote) -> Option<Claim> {
    let doc = &story.doc;
    let end = quote.paragraph.end;
    let first = (quote.tokens.end..end).take(4).find(|&i| is_word(doc, i))?;
    let last = last_mark(doc, quote);
    let capital = doc.token(first).chars().next().is_some_and(char::is_uppercase);
    // A full stop inside the marks and a capital behind them: a new sentence, which reports something else.
    if matches!(last, "." | "…") && capital {
        return None;
    }
    // What stands behind a comma, a question or an exclamation is a report whatever the verb ("…," she surmised).
    let any_verb = matches!(last, "," | "?" | "!");
    if any_verb && let Some((verb, speaker)) = without_tree(doc, first, end) {
        return Some(Claim::Behind(verb, Some(speaker)));
    }
    let report = (first..end.min(first + BEHIND)).find_map(|i| {
        if doc.pos(i) != Pos::Verb || !(any_verb || takes_quote(doc, i)) {
            return None;
        }
        let subject = doc.children(i).find(|&child| doc.dep(child) == Dep::Nsubj && child >= first)?;
        let start = if subject < i { doc.left_edge(subject) } else { i };
        let reports = takes_quote(doc, i) || !doc.rights(i).any(|child| doc.dep(child) == Dep::Dobj);
        (start == first && reports).then_some(i)
    });
    report.map(|verb| Claim::Behind(verb, None)).or_else(|| {
        let (noun, speaker) = mistagged::behind_quote(doc, first..end)?;
        any_verb.then_some(Claim::Noun(noun, speaker))
    })
}

/// The last token inside the marks that is no mark itself ("He said 'no,'").
fn last_mark<'d>(doc: &'d Doc, quote: &Quote) -> &'d str {
    let mark = |i: &usize| !matches!(doc.token(*i), "'" | "’" | "\"" | "”" | "''") && doc.pos(*i) != Pos::Space;
    quote.tokens.clone().rev().find(mark).map_or("", |i| doc.token(i))
}

/// A reporting verb and its subject side by side, in either order, whatever the tree makes of them; commas or brackets
/// may set off who the subject is.
fn without_tree(doc: &Doc, first: usize, end: usize) -> Option<(usize, usize)> {
    if takes_quote(doc, first) {
        let own = doc.rights(first).find(|&child| doc.dep(child) == Dep::Nsubj);
        return own.or_else(|| noun_behind(doc, first, end)).map(|speaker| (first, speaker));
    }
    let speaker = noun_behind(doc, first.checked_sub(1)?, end)?;
    let behind = aside_end(doc, speaker, end);
    let verb = (behind..end).find(|&i| !matches!(doc.pos(i), Pos::Aux | Pos::Adv))?;
    // "…!" She replied that it was late: what she replied follows.
    let own = doc.rights(verb).any(|child| doc.dep(child) == Dep::Ccomp && doc.token(doc.left_edge(child)) == "that");
    (takes_quote(doc, verb) && !own).then_some((verb, speaker))
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
pub fn opening(doc: &Doc, quote: &Quote, verb: usize) -> Option<Range<usize>> {
    let sentence = doc.sentence(quote.tokens.start);
    let start = sentence.start.max(quote.paragraph.start);
    let opening = clause::trim(doc, start..quote.tokens.start);
    let reports = opening.clone().any(|i| takes_quote(doc, i) || doc.token(i) == ":");
    (verb < sentence.end && !reports && opening.len() > 1).then_some(start..quote.tokens.start + 1)
}

/// All that the sentence says before the report at its end: "Words "of doubt" by the mayor, she said".
pub fn sentence_before(doc: &Doc, quote: &Quote, verb: usize) -> Option<Range<usize>> {
    let subject = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubj);
    let report = subject.map_or(verb, |subject| doc.left_edge(subject).min(verb));
    let comma = report.checked_sub(1).filter(|&i| doc.token(i) == ",")?;
    let start = doc.sentence(quote.tokens.start).start.max(quote.paragraph.start);
    let told = clause::trim(doc, start..comma);
    let reports = told.clone().any(|i| takes_quote(doc, i) && !quote.tokens.contains(&i));
    (!reports && quote.tokens.end <= comma).then_some(told)
}

/// The reporting verb right before the opening mark, where the sentence goes on behind the quotation: in `Farmers chanting
/// "Go home," said Roe, was all one heard` nobody but the farmers chants.
pub fn touching(doc: &Doc, quote: &Quote) -> Option<usize> {
    let verb = quote.tokens.start.checked_sub(2).filter(|&i| i >= quote.paragraph.start && takes_quote(doc, i))?;
    let participle = doc.tag(verb) == "VBG" && !doc.children(verb).any(|child| doc.dep(child) == Dep::Nsubj);
    (participle && is_word(doc, (quote.tokens.end + 1).min(doc.len() - 1))).then_some(verb)
}

/// The report that ends at the opening mark.
pub fn before(story: &Story<'_>, quote: &Quote) -> Option<usize> {
    let doc = &story.doc;
    let mark = quote.tokens.start.checked_sub(1)?;
    let colon = mark.checked_sub(1).is_some_and(|i| matches!(doc.token(i), ":" | ","));
    let start = if colon { doc.sentence(mark - 1).start } else { doc.sentence(mark).start };
    let start = start.max(quote.paragraph.start);
    let reports =
        (start.max(quote.tokens.start.saturating_sub(BEFORE))..mark).rev().find(|&i| doc.pos(i) == Pos::Verb)?;
    (takes_quote(doc, reports) && (colon || reports + 3 >= mark) && has_speaker(story, reports)).then_some(reports)
}

/// The colon that ends the paragraph before, where the quotation opens its own ("She said:", and the quotation below).
fn colon_above(doc: &Doc, quote: &Quote) -> Option<usize> {
    let opens = quote.tokens.start <= quote.paragraph.start + 1 && !quote.continues;
    let above = (0..quote.paragraph.start).rev().take(3).find(|&i| doc.pos(i) != Pos::Space)?;
    (opens && doc.token(above) == ":").then_some(above)
}

/// The report before a colon: any verb reports there ("She went further: "…""), also at the end of the paragraph before.
pub fn before_colon(story: &Story<'_>, quote: &Quote) -> Option<Claim> {
    let doc = &story.doc;
    let own = || quote.tokens.start.checked_sub(2).filter(|&i| i >= quote.paragraph.start && doc.token(i) == ":");
    let colon = colon_above(doc, quote).or_else(own)?;
    let start = doc.sentence(colon).start;
    let with_subject = |&i: &usize| doc.pos(i) == Pos::Verb && doc.lefts(i).any(|child| doc.dep(child) == Dep::Nsubj);
    let near = |&i: &usize| takes_quote(doc, i) && has_speaker(story, i) && i + BEFORE >= colon;
    // "Said Roe: "…"", where the tree makes one name of both words.
    let first = (start..colon).find(|&i| is_word(doc, i))?;
    if takes_quote(doc, first)
        && let Some(speaker) = noun_behind(doc, first, colon)
        && (speaker + 1 == colon || matches!(doc.token(speaker + 1), "," | "("))
    {
        return Some(Claim::Behind(first, Some(speaker)));
    }
    (start..colon).rev().find(near).or_else(|| (start..colon).rev().find(with_subject)).map(Claim::Verb)
}

/// The next report of the sentence behind the quotation.
pub fn behind(story: &Story<'_>, quote: &Quote) -> Option<usize> {
    let doc = &story.doc;
    let end = doc.sentence(quote.tokens.end - 1).end.min(quote.paragraph.end);
    let limit = end.min(quote.tokens.end + BEHIND);
    (quote.tokens.end..limit).find(|&i| takes_quote(doc, i) && has_speaker(story, i))
}

fn has_speaker(story: &Story<'_>, verb: usize) -> bool {
    verb::bare(story, verb).is_some_and(|draft| draft.speaker.is_some())
}
