//! A reading: an article's parsed text with the names and quotations in it, before anybody is resolved. It is complete
//! once made.

use std::ops::Range;

use jiff::civil::Date;

use super::authority::{Authority, NameKind};
use super::mention::{self, Mention};
use super::name_sense;
use super::name_span;
use super::person::{self, FullNames};
use super::phrase;
use super::portfolio;
use super::quotation::{self, Quote};
use crate::article::Article;
use crate::english::Doc;

/// An article read.
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its content, parsed.
    pub doc: Doc,
    /// Who is known beforehand.
    pub authority: &'a Authority,
    /// The quotations in the text, in order.
    pub quotes: Vec<Quote>,
    /// The names in the text.
    pub mentions: Vec<Mention>,
    /// Mention that a token is part of.
    pub mention_at: Vec<Option<usize>>,
    /// The persons named in full.
    pub(super) full_names: FullNames,
    /// The day that "Friday" and "last week" are counted from: the day of publication, where it is known.
    pub today: Option<Date>,
}

impl<'a> Reading<'a> {
    /// Find the names and quotations in an article whose content is parsed. `now` is the day to count from where the
    /// article does not tell its own.
    pub fn new(article: &'a Article, doc: Doc, authority: &'a Authority, now: Option<Date>) -> Self {
        let mut mentions = mention::find(&doc, authority);
        name_sense::split_foreign(&mut mentions, authority);
        name_span::cut(&doc, &mut mentions, authority);
        name_span::complete(&doc, &mut mentions, authority);
        name_span::add_loose(&doc, &mut mentions);
        name_span::add_beside(&doc, &mut mentions);
        name_span::widen(&doc, &mut mentions, authority);
        portfolio::cut(&doc, &mut mentions, authority);
        portfolio::drop_from(&doc, &mut mentions);
        name_sense::unify(&doc, &mut mentions, authority);
        let full_names = person::full_names(&doc, &mentions, authority);
        person::add_surnames(&doc, &full_names, &mut mentions, authority);
        let mut mention_at = vec![None; doc.len()];
        for (index, mention) in mentions.iter().enumerate() {
            mention_at[mention.tokens.clone()].fill(Some(index));
        }
        let published = article.meta.published.as_deref().and_then(|day| day.parse().ok());
        let quotes = quotation::find(article, &doc);
        Self { article, doc, authority, quotes, mentions, mention_at, full_names, today: published.or(now) }
    }

    /// The quotation that token `i` stands in.
    pub fn quote(&self, i: usize) -> Option<&Quote> {
        let after = self.quotes.partition_point(|quote| quote.tokens.start <= i);
        after.checked_sub(1).map(|at| &self.quotes[at]).filter(|quote| quote.tokens.contains(&i))
    }

    /// The name that token `i` is part of.
    pub fn mention(&self, i: usize) -> Option<&Mention> {
        self.mention_at[i].map(|index| &self.mentions[index])
    }

    /// The actor that a named token stands for, demonyms included ("Russian" → Russia).
    pub fn named_actor(&self, i: usize) -> Option<(usize, NameKind)> {
        self.mention(i)?.senses.actor
    }

    /// The tokens of the noun phrase headed by `head`: modifiers and "of" phrases with it; relative clauses,
    /// appositions set off by commas and coordinated phrases left out.
    pub fn phrase(&self, head: usize) -> Range<usize> {
        phrase::phrase(&self.doc, head)
    }

    /// Heads of the phrases coordinated with `head`, itself first ("Qatar, Turkey and Jordan").
    pub fn conjuncts(&self, head: usize) -> Vec<usize> {
        phrase::conjuncts(&self.doc, head)
    }
}

#[cfg(test)]
mod tests {
    use crate::entities::testing::story;

    #[test]
    fn a_token_knows_its_name_and_its_quotation() {
        let story = story("Jane Roe said: \"The Russian cod is gone.\" She left.");
        let at = |word: &str| (0..story.doc.len()).find(|&i| story.doc.token(i) == word).unwrap();
        assert_eq!(story.mention(at("Roe")).map(|mention| mention.tokens.clone()), Some(0..2));
        assert!(story.quote(at("cod")).is_some() && story.quote(at("left")).is_none());
        let (russia, _) = story.named_actor(at("Russian")).unwrap();
        assert_eq!(story.authority.actor(russia).slug, "russia");
    }
}
