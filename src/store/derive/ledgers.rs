//! The ledgers in the graph: what is one across articles, as nodes and links of graphs of their own.
//!
//! | graph | what it says |
//! |---|---|
//! | `{base}derived/stories/2015-09` | which articles are of one story (`sayso:inStory`) |
//! | `{base}derived/origins/2015-09` | which articles print one text (`sayso:origin`), whom they copy and cite |
//! | `{base}derived/happenings/2015-09` | which events of several articles are one (`sayso:denotes`) |
//! | `{base}derived/claims/2015-09` | who asserts, repeats, denies and counters one claim |
//! | `{base}derived/figures/2015-09` | which figures supersede and contradict each other, of which happening and whom |
//! | `{base}derived/identity/l` | which names mean one (`skos:closeMatch`, `skos:exactMatch`) |
//!
//! Other derivations are joins over numbers; these need the words of articles and make nodes of their own, so that they are made
//! from quads before terms are numbered. Of each article only what ledgers go by is kept, on disk ([`kept`]). At the end articles
//! are put in the order of their days and names: the same articles give the same graphs, in whatever order they came. A node is
//! named by its founder, the first of its members, and stands in the graph of that one's month.

mod claims;
mod figures;
mod happenings;
mod identity;
mod judged;
mod kept;
mod node;
mod numbers;
mod origins;
mod read;
mod said;
mod statements;
mod stories;

use std::io;

use oxigraph::model::Quad;

use crate::ledger::origins::Print;
use crate::ledger::{origins as copied, stories as told};
use crate::spill::{Spill, relieve};
use identity::People;
use kept::Keeper;
use node::{Derived, Take};

/// What is known on the way through the articles.
pub struct Ledgers {
    base: String,
    spill: Spill,
    articles: Keeper,
    people: People,
}

impl Ledgers {
    /// Begin, for articles whose IRIs begin with `base`.
    ///
    /// # Errors
    /// When no file can be made where memory does not hold all.
    pub fn new(base: &str, spill: Spill) -> io::Result<Self> {
        Ok(Self { base: base.to_owned(), articles: Keeper::new(&spill)?, spill, people: People::default() })
    }

    /// Look at the quads of whole articles or resources; resources come first.
    ///
    /// # Errors
    /// When what memory does not hold cannot be written.
    pub fn see<'q>(&mut self, quads: impl IntoIterator<Item = &'q Quad>) -> io::Result<()> {
        let mut quads: Vec<&Quad> = quads.into_iter().collect();
        self.people.judged.see(&self.base, quads.iter().copied());
        quads.sort_by(|one, other| said::graph(one).cmp(said::graph(other)));
        for graph in quads.chunk_by(|one, other| one.graph_name == other.graph_name) {
            self.people.see(&self.base, graph);
            if let Some(read) = read::article(graph, &self.people) {
                self.articles.keep(read, &self.people)?;
            }
        }
        Ok(())
    }

    /// Hand what follows from all articles together to `take`, as much at a time as speaks of one node.
    ///
    /// # Errors
    /// Those of `take`, and when what memory does not hold cannot be written or read.
    pub fn finish<'t>(self, take: &'t mut Take<'t>) -> io::Result<()> {
        let spill = &self.spill;
        let kept = self.articles.finish()?;
        let mut derived = Derived::new(&self.base, take);
        let stories = told::stories(&kept.pages, spill)?;
        relieve();
        let print = |article: &kept::Article| Print { day: article.day, agency: article.agency };
        let prints: Vec<Print> = kept.articles.iter().map(print).collect();
        let origins = copied::origins(&prints, &kept.texts, &stories, spill)?;
        relieve();
        stories::write(&kept, &stories, &mut derived)?;
        origins::write(&kept, &origins, &mut derived)?;
        let denoted = happenings::write(&kept, &self.people.judged, &stories, &origins, spill, &mut derived)?;
        relieve();
        claims::write(&kept, &self.people.judged, &origins, &denoted, spill, &mut derived)?;
        relieve();
        figures::write(&kept, &denoted, spill, &mut derived)?;
        self.people.write(&mut derived)
    }
}

#[cfg(test)]
mod tests;
