//! The build: articles in, a store out, reading only what is new or changed.
//!
//! Facts are found on all threads, a batch at a time, and put into the store in the order of reading;
//! neither the number of threads nor the size of a batch changes what is written.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use oxigraph::model::Quad;
use rayon::prelude::*;

use crate::Sayso;
use crate::article::Article;
use crate::facts::Facts;
use crate::graph;
use crate::store::{Counts, Entry, Manifest, StoreError, Writer};

/// Articles analysed together for each thread: enough to keep the threads busy, few enough that their facts need little
/// memory and an interrupt is heard soon.
const BATCH_PER_THREAD: usize = 4;

/// What became of the articles of a build.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Not in the store before.
    pub new: usize,
    /// In the store with another text, other metadata, or facts found by another extractor.
    pub changed: usize,
    /// In the store as they are.
    pub unchanged: usize,
    /// Lost: their analysis failed.
    pub failed: usize,
}

impl Tally {
    /// All articles read.
    pub const fn read(self) -> usize {
        self.new + self.changed + self.unchanged + self.failed
    }
}

/// What somebody who watches a build learns of.
#[derive(Debug)]
pub enum Step<'a> {
    /// An article is done.
    Done {
        /// The article.
        article: &'a Article,
        /// How it differed from what the store held.
        difference: Difference,
        /// What was found in it; nothing where it stays as it was.
        counts: Option<Counts>,
    },
    /// An article is lost.
    Failed {
        /// The article.
        article: &'a Article,
        /// Why.
        reason: &'a str,
    },
}

/// How a build is made.
pub struct Builder<'a> {
    /// The pipeline.
    pub sayso: &'a Sayso,
    /// What makes the facts; an article whose facts another made is read anew.
    pub fingerprint: String,
    /// Asked between batches whether to stop early.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

impl Builder<'_> {
    /// Put `articles`, no two with the same id, into the store behind `writer`. Stopped early, what is
    /// done stays done.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn build(
        &self,
        articles: impl Iterator<Item = Article>,
        writer: &mut Writer,
        watch: &mut dyn FnMut(Step<'_>),
    ) -> Result<Tally, StoreError> {
        let mut tally = Tally::default();
        let mut batch = Vec::new();
        for article in articles {
            let difference = match Difference::of(&article, writer.manifest(), &self.fingerprint) {
                // What is stored of it cannot be read.
                Difference::None if writer.is_damaged(&article.id) => Difference::Changed,
                difference => difference,
            };
            if difference == Difference::None {
                tally.unchanged += 1;
                watch(Step::Done { article: &article, difference, counts: None });
                continue;
            }
            batch.push((article, difference));
            if batch.len() >= BATCH_PER_THREAD * rayon::current_num_threads() {
                self.put(std::mem::take(&mut batch), writer, &mut tally, watch)?;
                if (self.stop)() {
                    break;
                }
            }
        }
        self.put(batch, writer, &mut tally, watch)?;
        Ok(tally)
    }

    fn put(
        &self,
        batch: Vec<(Article, Difference)>,
        writer: &mut Writer,
        tally: &mut Tally,
        watch: &mut dyn FnMut(Step<'_>),
    ) -> Result<(), StoreError> {
        let analysed: Vec<Result<(Entry, Vec<Quad>), String>> = batch
            .par_iter()
            .map(|(article, _)| extract(self.sayso, article).map(|facts| self.entry(article, &facts)))
            .collect();
        for ((article, difference), result) in batch.iter().zip(analysed) {
            match result {
                Ok((entry, quads)) => {
                    let counts = entry.counts;
                    writer.put(entry, &quads)?;
                    *(if *difference == Difference::New { &mut tally.new } else { &mut tally.changed }) += 1;
                    watch(Step::Done { article, difference: *difference, counts: Some(counts) });
                }
                Err(reason) => {
                    tally.failed += 1;
                    watch(Step::Failed { article, reason: &reason });
                }
            }
        }
        Ok(())
    }

    fn entry(&self, article: &Article, facts: &Facts) -> (Entry, Vec<Quad>) {
        let quads = graph::quads(facts, self.sayso.base());
        let entry = Entry {
            id: article.id.clone(),
            graph: self.sayso.base().article(&article.id),
            sha256: article.sha256.clone(),
            fingerprint: self.fingerprint.clone(),
            url: article.meta.url.clone(),
            counts: Counts {
                quads: quads.len(),
                statements: facts.statements.len(),
                events: facts.events.len(),
                figures: facts.figures.len(),
                offices: facts.offices.len(),
            },
            segment: String::new(),
        };
        (entry, quads)
    }
}

/// How an article differs from what a store holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The store does not hold it.
    New,
    /// The store holds another version, or facts found by another extractor.
    Changed,
    /// The store holds it as it is.
    None,
}

impl Difference {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::None => "unchanged",
        }
    }

    /// Compare an article with what the store holds of it.
    pub fn of(article: &Article, stored: &Manifest, fingerprint: &str) -> Self {
        match stored.articles.get(&article.id) {
            None => Self::New,
            Some(entry) if entry.sha256 == article.sha256 && entry.fingerprint == fingerprint => Self::None,
            Some(_) => Self::Changed,
        }
    }
}

/// The facts of one article. A panic in its analysis is a defect, and costs that article only.
///
/// # Errors
/// The words of the panic.
pub fn extract(sayso: &Sayso, article: &Article) -> Result<Facts, String> {
    catch_unwind(AssertUnwindSafe(|| sayso.extract(article)))
        .map_err(|payload| format!("a defect in the analysis: {}", panic_message(payload.as_ref())))
}

/// The words of a panic.
pub fn panic_message(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}
