//! Portfolios: what an office is for is no name of a body.
//!
//! Example: in `Defense Secretary Jane Roe` and `National Security Adviser Jane Roe` the first words name nobody.

use super::mention::Mention;
use super::role_words::{is_portfolio, is_role};
use crate::english::Doc;

/// Take out names that are only what the office behind them is for, offices themselves ("supreme leader") and hashtags.
pub fn drop_from(doc: &Doc, mentions: &mut Vec<Mention>) {
    mentions.retain(|mention| {
        let small = mention.tokens.clone().all(|i| doc.token(i).starts_with(char::is_lowercase));
        let role = small && mention.senses.actor.is_none() && is_role(doc, mention.tokens.end - 1);
        let tag = mention.tokens.start > 0 && doc.token(mention.tokens.start - 1) == "#";
        if role || tag && mention.senses.actor.is_none() {
            return false;
        }
        let unknown = mention.senses.actor.is_none() && mention.senses.place.is_none();
        let end = mention.tokens.end;
        let title = || end < doc.len() && is_role(doc, end);
        let portfolio = || mention.tokens.clone().all(|i| is_portfolio(doc.token(i)));
        let of = || mention.tokens.start >= 2 && doc.token(mention.tokens.start - 1) == "of";
        let behind = || of() && is_role(doc, mention.tokens.start - 2);
        !(unknown && portfolio() && (title() || behind()))
    });
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn what_an_office_is_for_is_nobody() {
        let facts = facts("Defense Secretary Jane Roe spoke to the supreme leader, Peter Poe.");
        assert!(facts.entities.iter().all(|entity| entity.name != "Defense" && entity.name != "supreme leader"));
    }
}
