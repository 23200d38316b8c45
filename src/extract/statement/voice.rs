//! Quotations without a report of their own: whose words they are.
//!
//! A quotation goes on with the one before where that one was interrupted (`"A," she said. "B."`), did not close, or
//! ended the paragraph before; otherwise it is the last speaker's: `Roe spoke last. She said that it was late. "Let us
//! go home."`

use super::Draft;
use super::drafts::Drafts;
use crate::english::{Doc, Pos};
use crate::entities::quotation::Quote;
use crate::facts::SpeechAct;

/// How many tokens may part the two halves of an interrupted quotation.
const INTERRUPTION: usize = 45;
/// How far back the last speaker may have spoken for a quotation without a report to be theirs.
const VOICE: usize = 150;

/// The statement that took the quotation before, with that quotation.
pub type Last<'q> = Option<(usize, &'q Quote)>;

/// The statement before, where the quotation goes on with it.
pub fn goes_on(doc: &Doc, quote: &Quote, last: Last<'_>, drafts: &Drafts) -> Option<usize> {
    if let Some((index, before)) = last {
        let next_paragraph = before.paragraph.end == quote.paragraph.start;
        if next_paragraph && (quote.continues || fills_paragraph(doc, quote)) {
            return Some(index);
        }
        let between = before.tokens.end..quote.tokens.start;
        let same = before.paragraph.start == quote.paragraph.start;
        let interrupted = drafts.get(index).cue_start().is_some_and(|cue| between.contains(&cue))
            && between.len() <= INTERRUPTION
            && between.clone().rev().nth(1).is_some_and(|i| !is_word(doc, i));
        if same && (interrupted || stands_alone(doc, quote) || !between.clone().any(|i| is_word(doc, i))) {
            return Some(index);
        }
    }
    // "She said that she was sorry. "I should have known.""
    let told = drafts.within(quote.paragraph.start..quote.tokens.start).rev().find(|(_, draft)| {
        draft.cue.is_some() && draft.speaker.is_some() && draft.act != SpeechAct::Think && draft.rule != "noun"
    });
    told.filter(|_| stands_alone(doc, quote)).map(|(index, _)| index)
}

/// Whose words a quotation without any report is: those of the quotation before, where it ended the paragraph before,
/// or else of the last who spoke.
pub fn speaker(doc: &Doc, quote: &Quote, last: Last<'_>, drafts: &Drafts) -> Option<usize> {
    if let Some((index, before)) = last
        && before.paragraph.end == quote.paragraph.start
        && drafts.get(index).speaker.is_some()
    {
        return drafts.get(index).speaker;
    }
    let reach = quote.tokens.start.saturating_sub(VOICE);
    let spoke = |draft: &Draft| {
        let stands_for_another =
            |head: usize| matches!(doc.token(head).to_lowercase().as_str(), "who" | "which" | "that");
        draft.speaker.is_some_and(|head| !stands_for_another(head)) && draft.act != SpeechAct::Think
    };
    let spoken = drafts.within(reach..quote.tokens.start).filter(|(_, draft)| spoke(draft));
    let last = spoken.max_by_key(|(index, draft)| (draft.content.last().map_or(0, |range| range.end), *index));
    last.and_then(|(_, draft)| draft.speaker)
}

/// True where no word stands before the quotation in its sentence, nor behind it.
pub fn stands_alone(doc: &Doc, quote: &Quote) -> bool {
    let sentence = doc.sentence(quote.tokens.start);
    let end = doc.sentence(quote.tokens.end - 1).end;
    !(sentence.start..quote.tokens.start).any(|i| is_word(doc, i))
        && !(quote.tokens.end..end.max(quote.tokens.end)).any(|i| is_word(doc, i))
}

/// True where the paragraph holds nothing else.
fn fills_paragraph(doc: &Doc, quote: &Quote) -> bool {
    let mut rest = (quote.paragraph.start..quote.tokens.start).chain(quote.tokens.end..quote.paragraph.end);
    !rest.any(|i| is_word(doc, i))
}

/// True for what is neither a mark nor a blank.
pub fn is_word(doc: &Doc, i: usize) -> bool {
    !matches!(doc.pos(i), Pos::Punct | Pos::Space)
}
