//! Which articles are of one story.

use sayso::ledger::days;
use sayso::ledger::stories::{Page, stories};
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
pub fn clusters(articles: &[Article]) -> Vec<Value> {
    let first = first_of_story(articles);
    articles.iter().zip(first).map(|(article, first)| member(&article.id, &articles[first].id)).collect()
}

/// For each article the first of its story.
pub fn first_of_story(articles: &[Article]) -> Vec<usize> {
    let page = |article: &Article| Page::new(days::number(&article.date), &article.title, &article.text);
    let pages: Vec<Page> = articles.iter().map(page).collect();
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&at| (days::number(&articles[at].date), &articles[at].id));
    let sorted: Vec<&Page> = order.iter().map(|&at| &pages[at]).collect();
    let mut first = vec![0; articles.len()];
    for (place, founder) in stories(&sorted).into_iter().enumerate() {
        first[order[place]] = order[founder];
    }
    first
}
