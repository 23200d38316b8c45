//! Which quotations are words that somebody uttered, and which verbs take them.
//!
//! Examples: `"We are ready," she said` is an utterance; a term in marks (`the "old town"`) and a title in capitals (`on
//! the programme "Face of the Nation"`) are none.

use crate::english::{Doc, EntType, Pos};
use crate::entities::quotation::Quote;
use crate::grammar::clause;
use crate::lexicon::cue::{self, CuePos, Frame};

/// Words that somebody uttered, rather than a term or a title set off by marks.
pub fn is_utterance(doc: &Doc, quote: &Quote) -> bool {
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

/// True for a verb that can take a quotation.
pub fn takes_quote(doc: &Doc, i: usize) -> bool {
    doc.pos(i) == Pos::Verb
        && cue::look_up(&clause::verb_lemma(doc, i), CuePos::Verb).is_some_and(|entry| entry.takes(&Frame::Quote))
}

/// True where no word stands before the quotation in its sentence, nor behind it.
pub fn stands_alone(doc: &Doc, quote: &Quote) -> bool {
    let sentence = doc.sentence(quote.tokens.start);
    let end = doc.sentence(quote.tokens.end - 1).end;
    !(sentence.start..quote.tokens.start).any(|i| is_word(doc, i))
        && !(quote.tokens.end..end.max(quote.tokens.end)).any(|i| is_word(doc, i))
}

/// True for what is neither a mark nor a blank.
pub fn is_word(doc: &Doc, i: usize) -> bool {
    !matches!(doc.pos(i), Pos::Punct | Pos::Space)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn titles_are_no_quotations() {
        assert_eq!(
            statements("On the programme \"Face of the Nation,\" the mayor said the bridge was open."),
            ["the mayor ~ said ~ the bridge was open"]
        );
    }
}
