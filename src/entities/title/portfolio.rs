//! Portfolios: what an office is for is no name of a body.
//!
//! Example: in `Defense Secretary Jane Roe` and `National Security Adviser Jane Roe` the first words name nobody.

use crate::english::Doc;
use crate::entities::mention::Mention;
use crate::lexicon::classes::PersonWord;

/// Take out names that are only what the office behind them is for.
pub fn drop_from(doc: &Doc, mentions: &mut Vec<Mention>) {
    mentions.retain(|mention| {
        let unknown = mention.senses.actor.is_none() && mention.senses.place.is_none();
        let end = mention.tokens.end;
        let title = || end < doc.len() && super::words::is_role(doc, end);
        let portfolio = || mention.tokens.clone().all(|i| PersonWord::Portfolio.has(doc.token(i)));
        let of = || mention.tokens.start >= 2 && doc.token(mention.tokens.start - 1) == "of";
        let behind = || of() && super::words::is_role(doc, mention.tokens.start - 2);
        !(unknown && portfolio() && (title() || behind()))
    });
}
