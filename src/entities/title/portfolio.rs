//! Portfolios: what an office is for is no name of a body.
//!
//! Example: in `Defense Secretary Jane Roe` and `National Security Adviser Jane Roe` the first words name nobody.

use crate::english::Doc;
use crate::entities::mention::Mention;
use crate::lexicon::classes::PersonWord;

/// Take out names that are only what the office behind them is for, offices themselves ("supreme leader") and hashtags.
pub fn drop_from(doc: &Doc, mentions: &mut Vec<Mention>) {
    mentions.retain(|mention| {
        let small = mention.tokens.clone().all(|i| doc.token(i).starts_with(char::is_lowercase));
        let role = small && mention.senses.actor.is_none() && super::words::is_role(doc, mention.tokens.end - 1);
        let tag = mention.tokens.start > 0 && doc.token(mention.tokens.start - 1) == "#";
        if role || tag && mention.senses.actor.is_none() {
            return false;
        }
        let unknown = mention.senses.actor.is_none() && mention.senses.place.is_none();
        let end = mention.tokens.end;
        let title = || end < doc.len() && super::words::is_role(doc, end);
        let portfolio = || mention.tokens.clone().all(|i| is_word(doc.token(i)));
        let of = || mention.tokens.start >= 2 && doc.token(mention.tokens.start - 1) == "of";
        let behind = || of() && super::words::is_role(doc, mention.tokens.start - 2);
        !(unknown && portfolio() && (title() || behind()))
    });
}

/// True for a word of a portfolio, small or capital.
pub fn is_word(word: &str) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
    PersonWord::Portfolio.has(word) || capital.is_some_and(|word| PersonWord::Portfolio.has(&word))
}
