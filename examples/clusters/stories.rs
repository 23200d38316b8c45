//! Which articles are of one story.

use std::io;

use sayso::ledger::days;
use sayso::ledger::stories::{Page, stories};
use sayso::spill::{Records, Spill};
use serde::Deserialize;
use serde_json::Value;

use crate::member;

/// An article.
#[derive(Deserialize)]
pub struct Article {
    /// What names it.
    pub id: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    title: String,
    /// Its text.
    #[serde(default)]
    pub text: String,
}

/// The story of each article, called by the id of its first article.
pub fn clusters(articles: &[Article]) -> io::Result<Vec<Value>> {
    let first = first_of_story(articles)?;
    Ok(articles.iter().zip(first).map(|(article, first)| member(&article.id, &articles[first].id)).collect())
}

/// For each article the first of its story.
pub fn first_of_story(articles: &[Article]) -> io::Result<Vec<usize>> {
    let page = |article: &Article| Page::new(days::number(&article.date), &article.title, &article.text);
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&at| (days::number(&articles[at].date), &articles[at].id));
    let pages = Records::of(order.iter().map(|&at| page(&articles[at])))?;
    let mut first = vec![0; articles.len()];
    for (place, founder) in stories(&pages, &Spill::memory())?.into_iter().enumerate() {
        first[order[place]] = order[founder];
    }
    Ok(first)
}
