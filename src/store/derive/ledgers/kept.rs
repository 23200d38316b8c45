//! The articles while the ledgers are made: some numbers of each in memory, their names and what they tell on disk, by number.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::identity::People;
use super::numbers::Figure;
use super::read::{Happened, Reading};
use super::statements::Said;
use crate::ledger::claims::Saying;
use crate::ledger::happenings::Event;
use crate::ledger::join::row;
use crate::ledger::origins::copies::Copied;
use crate::ledger::stories::Page;
use crate::spill::{Recorder, Records, Spill};

/// How many records stay at hand: about as many as are near each other in time in much news.
const ARTICLES: usize = 1 << 10;
const SAYINGS: usize = 1 << 14;
const FEW: usize = 1 << 7;

/// What of an article stays in memory.
#[derive(Debug)]
pub struct Article {
    /// Day of publication since 1970.
    pub day: Option<i32>,
    /// The agency that signs it.
    pub agency: Option<&'static str>,
    /// The numbers of its events.
    pub events: Range<u32>,
    said: Range<u32>,
    figures: Range<u32>,
}

/// The names of an article.
#[derive(Serialize, Deserialize)]
pub struct Named {
    /// Its IRI.
    pub iri: String,
    /// Whose word it gives.
    pub cited: Vec<String>,
}

/// The articles as they come.
pub struct Keeper {
    articles: Vec<Article>,
    named: Recorder<Named>,
    pages: Recorder<Page>,
    texts: Recorder<Copied>,
    events: Recorder<Event>,
    happened: Recorder<Happened>,
    sayings: Recorder<Saying>,
    said: Recorder<Said>,
    figures: Recorder<Figure>,
}

impl Keeper {
    /// Begin with none.
    pub fn new(spill: &Spill) -> io::Result<Self> {
        Ok(Self {
            articles: Vec::new(),
            named: Recorder::new(spill)?,
            pages: Recorder::new(spill)?,
            texts: Recorder::new(spill)?,
            events: Recorder::new(spill)?,
            happened: Recorder::new(spill)?,
            sayings: Recorder::new(spill)?,
            said: Recorder::new(spill)?,
            figures: Recorder::new(spill)?,
        })
    }

    /// Keep what was read of an article.
    pub fn keep(&mut self, read: Reading, people: &People) -> io::Result<()> {
        let first_event = row(self.events.len())?;
        let (first_said, first_figure) = (row(self.said.len())?, row(self.figures.len())?);
        for (told, event) in read.events {
            self.happened.push(told)?;
            self.events.push(event)?;
        }
        for (said, statement) in read.said {
            let tells = statement.tells.iter().map(|place| first_event + place).collect();
            self.sayings.push(Saying::new(&statement.told(&said, &read.iri, read.day, tells, people)))?;
            self.said.push(said)?;
        }
        for figure in read.figures {
            let event_number = figure.event_number.map(|place| first_event + place);
            self.figures.push(Figure { event_number, ..figure })?;
        }
        self.pages.push(read.page)?;
        self.texts.push(read.text)?;
        self.named.push(Named { iri: read.iri, cited: read.cited })?;
        self.articles.push(Article {
            day: read.day,
            agency: read.agency,
            events: first_event..row(self.events.len())?,
            said: first_said..row(self.said.len())?,
            figures: first_figure..row(self.figures.len())?,
        });
        Ok(())
    }

    /// The articles in the order of their days and names, each once.
    pub fn finish(self) -> io::Result<Kept> {
        let named = self.named.records(FEW)?;
        let iris = named.iter().map(|named| Ok(named?.iri.clone())).collect::<io::Result<Vec<String>>>()?;
        let mut order: Vec<u32> = (0..row(self.articles.len())?).collect();
        order.sort_by_key(|&at| (self.articles[at as usize].day, &iris[at as usize]));
        order.dedup_by_key(|at| &iris[*at as usize]);
        drop(iris);
        let mut articles: Vec<Option<Article>> = self.articles.into_iter().map(Some).collect();
        let articles: Vec<Article> = order.iter().filter_map(|&at| articles[at as usize].take()).collect();
        let (mut said, mut figures) = (Told::default(), Told::default());
        for (at, article) in (0..).zip(&articles) {
            // What has no day is of no claim.
            let dated = article.day.map_or(0..0, |_| article.said.clone());
            said.of.extend(dated.clone().map(|_| at));
            said.order.extend(dated);
            figures.of.extend(article.figures.clone().map(|_| at));
            figures.order.extend(article.figures.clone());
        }
        let (order, said_order): (Arc<[u32]>, Arc<[u32]>) = (order.into(), said.order.into());
        Ok(Kept {
            articles,
            named: named.in_order(Arc::clone(&order)),
            pages: self.pages.in_order(Arc::clone(&order), ARTICLES)?,
            texts: self.texts.in_order(order, ARTICLES)?,
            events: self.events.records(FEW)?,
            happened: self.happened.records(FEW)?,
            sayings: self.sayings.in_order(Arc::clone(&said_order), SAYINGS)?,
            said: self.said.in_order(said_order, FEW)?,
            said_in: said.of,
            figures: self.figures.in_order(figures.order.into(), FEW)?,
            figures_in: figures.of,
        })
    }
}

/// The order of some records, and the article of each.
#[derive(Default)]
struct Told {
    order: Vec<u32>,
    of: Vec<u32>,
}

/// The articles in the order of their days and names, each once, with what they tell.
pub struct Kept {
    /// The articles.
    pub articles: Vec<Article>,
    /// Their names, one for each.
    pub named: Records<Named>,
    /// What their stories are told by, one for each.
    pub pages: Records<Page>,
    /// Their words as copies are known by, one for each.
    pub texts: Records<Copied>,
    /// Their events, by their numbers.
    pub events: Records<Event>,
    /// What else is known of those, by their numbers.
    pub happened: Records<Happened>,
    /// What is said in articles that have a day, in the order of these.
    pub sayings: Records<Saying>,
    /// What else is known of that, in the same order.
    pub said: Records<Said>,
    /// The article of each, by its place.
    pub said_in: Vec<u32>,
    /// Their figures, in the order of articles.
    pub figures: Records<Figure>,
    /// The article of each, by its place.
    pub figures_in: Vec<u32>,
}
