//! Portfolios: what an office is for is no name of a body.
//!
//! Example: in `Defense Secretary Jane Roe` and `National Security Adviser Jane Roe` the first words name nobody.

use std::ops::Range;

use super::authority::Authority;
use super::mention::{Mention, head_of};
use super::role_words::{is_portfolio, is_possessive, is_role};
use crate::english::{Doc, EntType};

/// Cut off what an office is for from the name of whose office it is: "Canadian Foreign Affairs" before "Minister" is Canada.
pub fn cut(doc: &Doc, mentions: &mut [Mention], authority: &Authority) {
    for mention in mentions.iter_mut().filter(|mention| mention.senses.actor.is_none()) {
        let Range { start, end } = mention.tokens.clone();
        let first = (start..end).rev().take_while(|&i| is_portfolio(doc.token(i))).last();
        let Some(first) = first.filter(|&first| first > start && end < doc.len() && is_role(doc, end)) else {
            continue;
        };
        let owner_end = if is_possessive(doc, first - 1) { first - 1 } else { first };
        let senses = authority.look_up(doc.slice(start..owner_end)).filter(|senses| senses.actor.is_some());
        let surname = || owner_end == start + 1 && authority.by_surname(doc.token(start)).is_some();
        if senses.is_none() && !surname() {
            continue;
        }
        mention.label = if senses.is_none() { Some(EntType::Person) } else { mention.label };
        mention.senses = senses.unwrap_or_default();
        mention.tokens = start..owner_end;
        mention.head = head_of(doc, start..owner_end);
    }
}

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
        // "America's National Security Adviser, Jane Roe": an office, whatever its capitals.
        if unknown && mention.label == Some(EntType::Org) && is_role(doc, mention.tokens.end - 1) {
            return false;
        }
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
