//! Stories: articles of several outlets, or of several days, about one occurrence and what is said of it.
//!
//! Example: "Trawler burns off Narvik" and, the next day, "Crew of burnt trawler safe in Narvik" are one story; a week later
//! another trawler is another.
//!
//! How likely two articles are of one story is told by their words, by those of their titles, and by the days between them; the
//! three were weighed by logistic regression on round-ups of news by day (832 of 12,039 pairs). Groups are formed by average
//! linkage of its log odds.

use std::io;

use serde::{Deserialize, Serialize};

use super::components::Components;
use super::join::{Join, Shared};
use super::linkage;
use super::vector::Vector;
use super::words;
use crate::spill::{Records, Spill};

/// Two articles of a story are at most so many days apart, or others stand between them.
pub const DAYS: i32 = 4;

/// Characters of the text that are compared: further down stands what was known before.
const LEAD: usize = 3000;

/// By so many of its heaviest words an article is found.
const KEYS: usize = 30;

/// So many of them two articles share before they are compared.
const SHARED: usize = 2;

/// A word is looked up in so many earlier articles at most, the latest first.
const LOOK_BACK: usize = 400;

/// The log odds below which two articles or groups stay apart, the log odds of two that were not compared, and the share of
/// words in common that titles of unknown wording are taken to have.
const LEAST: f64 = -0.6;
const UNLIKE: f64 = -6.0;
const UNTITLED: f64 = 0.2;

/// What a story is told by: the words of an article.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Page {
    day: Option<i32>,
    title: Vector,
    words: Vector,
}

impl Page {
    /// An article published on `day` (since 1970; `None` where that is unknown), whose title may be empty.
    pub fn new(day: Option<i32>, title: &str, text: &str) -> Self {
        let end = text.char_indices().nth(LEAD).map_or(text.len(), |(end, _)| end);
        let title_stems = words::stems(title);
        // What the title says weighs as if the text said it twice more.
        let mut stems = [title_stems.clone(), title_stems.clone()].concat();
        stems.extend(words::stems(&text[..end]));
        Self { day, title: Vector::of(&title_stems), words: Vector::of(&stems) }
    }

    /// The log odds that two articles are of one story.
    fn odds(&self, other: &Self) -> f64 {
        let titled = !self.title.is_empty() && !other.title.is_empty();
        let title = if titled { self.title.alike(&other.title) } else { UNTITLED };
        // Where the days are not known, the articles may be a day apart as well as on one day.
        let days = self.day.zip(other.day).map_or(1.0, |(one, two)| f64::from((one - two).abs()));
        5.49 + 2.49 * (self.words.alike(&other.words) + 0.03).ln() + 0.63 * (title + 0.03).ln() - 1.55 * days
    }
}

/// For each article the first of its story. Expects them in the order of their days, those without a day first, and articles of
/// one day in an order that is always the same.
///
/// # Errors
/// When what memory does not hold cannot be written or read.
pub fn stories(pages: &Records<Page>, spill: &Spill) -> io::Result<Vec<usize>> {
    let mut posted = Join::new(spill);
    let mut days = Vec::with_capacity(pages.len());
    for (at, page) in pages.iter().enumerate() {
        let page = page?;
        days.push(page.day);
        page.words.heaviest(KEYS).into_iter().try_for_each(|word| posted.add(word, at))?;
    }
    let near = |one: u32, other: u32| match (days[one as usize], days[other as usize]) {
        (Some(before), Some(day)) => day - before <= DAYS,
        (before, day) => day == before,
    };
    let mut shared = Shared::new(spill);
    posted.each(|word, articles| {
        for (place, &at) in articles.iter().enumerate() {
            let earlier = articles[..place].iter().rev().take(LOOK_BACK).take_while(|&&other| near(other, at));
            earlier.into_iter().try_for_each(|&other| shared.add(other, at, word))?;
        }
        Ok(())
    })?;
    let mut compared = Components::new(pages.len(), spill);
    shared.each(SHARED, |one, other| {
        let odds = pages.get(other)?.odds(&*pages.get(one)?).max(UNLIKE);
        compared.add(one, other, odds, odds >= LEAST)
    })?;
    linkage::groups_of(pages.len(), compared, Some(UNLIKE), LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BURNS: &str = "A trawler burned off Narvik on Tuesday. The coastguard took eleven fishermen from the burning \
        trawler Havbris, which had left Bodo with a cargo of cod, and towed the wreck to the harbour of Narvik.";
    const SAFE: &str = "The eleven fishermen of the trawler Havbris, which burned off Narvik, were safe in a hotel on \
        Wednesday, the coastguard said. The wreck lies in the harbour with its cargo of cod.";
    const OTHER: &str = "Parliament in Oslo voted for a budget that spends more on railways, schools and hospitals. The \
        finance minister defended new taxes on petrol against the opposition.";

    fn found(articles: &[(Option<i32>, &str, &str)]) -> Vec<usize> {
        let pages = articles.iter().map(|(day, title, text)| Page::new(*day, title, text));
        stories(&Records::of(pages).unwrap(), &Spill::memory()).unwrap()
    }

    #[test]
    fn articles_of_one_occurrence_are_a_story() {
        let articles = [
            (Some(9), "Trawler burns off Narvik", BURNS),
            (Some(9), "A budget for railways", OTHER),
            (Some(10), "Crew of burnt trawler safe in Narvik", SAFE),
        ];
        assert_eq!(found(&articles), [0, 1, 0]);
    }

    #[test]
    fn what_is_told_much_later_is_another_story() {
        let articles =
            [(Some(9), "Trawler burns off Narvik", BURNS), (Some(30), "Crew of burnt trawler safe in Narvik", SAFE)];
        assert_eq!(found(&articles), [0, 1]);
    }

    #[test]
    fn articles_without_day_and_title_are_told_by_their_words() {
        assert_eq!(found(&[(None, "", BURNS), (None, "", OTHER), (None, "", SAFE)]), [0, 1, 0]);
    }
}
