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
//! from quads before terms are numbered. Of each article only what ledgers go by is kept ([`Article`]). At the end articles are
//! put in the order of their days and names: the same articles give the same graphs, in whatever order they came. A node is
//! named by its founder, the first of its members, and stands in the graph of that one's month.

mod claims;
mod figures;
mod happenings;
mod identity;
mod node;
mod numbers;
mod origins;
mod read;
mod said;
mod statements;
mod stories;

use oxigraph::model::Quad;

use crate::ledger::origins::Print;
use crate::ledger::{origins as copied, stories as told};
use identity::People;
use node::Derived;
use read::Article;

/// What is known on the way through the articles.
pub struct Ledgers {
    base: String,
    articles: Vec<Article>,
    people: People,
}

impl Ledgers {
    /// Begin, for articles whose IRIs begin with `base`.
    pub fn new(base: &str) -> Self {
        Self { base: base.to_owned(), articles: Vec::new(), people: People::default() }
    }

    /// Look at the quads of whole articles or resources.
    pub fn see<'q>(&mut self, quads: impl IntoIterator<Item = &'q Quad>) {
        let mut quads: Vec<&Quad> = quads.into_iter().collect();
        quads.sort_by(|one, other| said::graph(one).cmp(said::graph(other)));
        for graph in quads.chunk_by(|one, other| one.graph_name == other.graph_name) {
            self.people.see(&self.base, graph);
            self.articles.extend(read::article(graph));
        }
    }

    /// What follows from all articles together.
    pub fn finish(mut self) -> Vec<Quad> {
        self.articles.sort_by(|one, other| (one.day, &one.iri).cmp(&(other.day, &other.iri)));
        self.articles.dedup_by(|one, other| one.iri == other.iri);
        let articles = &self.articles;
        let mut derived = Derived::new(&self.base);
        let stories = told::stories(&articles.iter().map(|article| &article.page).collect::<Vec<_>>());
        let prints: Vec<&Print> = articles.iter().map(|article| &article.print).collect();
        let origins = copied::origins(&prints, &stories);
        stories::write(articles, &stories, &mut derived);
        origins::write(articles, &origins, &mut derived);
        let denoted = happenings::write(articles, &stories, &origins, &mut derived);
        claims::write(articles, &origins, &denoted, &self.people, &mut derived);
        figures::write(articles, &denoted, &mut derived);
        self.people.write(&mut derived);
        derived.finish()
    }
}

#[cfg(test)]
mod tests;
