//! Many articles at once: facts found on all threads, given in the order of the articles.
//!
//! Example: `for done in sayso.extract_all(articles) { … }`. Articles are taken from their iterator a batch at a time, so
//! that a stream of any length needs the memory of one batch.

use std::collections::VecDeque;

use rayon::prelude::*;

use crate::Sayso;
use crate::article::Article;
use crate::build::extract;
use crate::facts::Facts;

/// Articles that are analysed together.
const BATCH: usize = 64;

/// An article and what became of it.
#[derive(Debug)]
pub struct Extracted {
    /// The article.
    pub article: Article,
    /// Its facts; where its analysis failed, why. That is a defect of sayso, and costs the one article.
    pub facts: Result<Facts, String>,
}

/// The facts of articles, one after another.
pub struct ExtractAll<'s, I> {
    sayso: &'s Sayso,
    articles: I,
    ready: VecDeque<Extracted>,
}

impl Sayso {
    /// The facts of `articles`, found on all threads of the pool that asks (rayon's), in the order of the articles. Neither
    /// the number of threads nor the size of a batch changes what is found.
    pub fn extract_all<I: IntoIterator<Item = Article>>(&self, articles: I) -> ExtractAll<'_, I::IntoIter> {
        ExtractAll { sayso: self, articles: articles.into_iter(), ready: VecDeque::new() }
    }
}

impl<I: Iterator<Item = Article>> Iterator for ExtractAll<'_, I> {
    type Item = Extracted;

    fn next(&mut self) -> Option<Extracted> {
        if self.ready.is_empty() {
            let batch: Vec<Article> = self.articles.by_ref().take(BATCH).collect();
            let done: Vec<Extracted> = batch
                .into_par_iter()
                .map(|article| {
                    let facts = extract(self.sayso, &article);
                    Extracted { article, facts }
                })
                .collect();
            self.ready.extend(done);
        }
        self.ready.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::article::Meta;

    #[test]
    fn the_order_is_that_of_the_articles() {
        let sayso = Sayso::new(&Options::default()).unwrap();
        let article = |number: usize| {
            Article::new(format!("a{number}"), format!("Jane Roe said that {number} ferries sailed."), &Meta::default())
        };
        let all: Vec<Extracted> = sayso.extract_all((0..150).map(article)).collect();
        let ids: Vec<&str> = all.iter().map(|done| done.article.id.as_str()).collect();
        assert_eq!(ids, (0..150).map(|number| format!("a{number}")).collect::<Vec<_>>());
        for done in &all {
            assert_eq!(done.facts.as_ref().unwrap(), &sayso.extract(&done.article));
        }
    }
}
