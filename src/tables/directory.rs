//! Actors and places: one row for each that an article names, whatever the number of articles.
//!
//! Example: `a:russia, Russia, State, …, known, 214 articles`. What several articles describe has the first telling of each
//! column, in the order of the articles.

use std::collections::{BTreeMap, BTreeSet};

use sophia_api::ns::NsTerm;

use super::frame::{Cell, Frame};
use super::layout::gathered;
use super::nodes::Nodes;
use super::sheet::{Page, last, name};
use crate::graph::authority::point;
use crate::graph::vocab::{geo, sayso};

/// Everybody and every place named so far.
#[derive(Debug, Default)]
pub(super) struct Directory {
    actors: BTreeMap<String, Entry>,
    places: BTreeMap<String, Entry>,
}

/// A row without its IRI, and how many articles name it.
#[derive(Debug)]
struct Entry {
    cells: Vec<Cell>,
    articles: i64,
}

impl Directory {
    /// Note whom and what an article names.
    pub fn add(&mut self, page: &Page<'_>, known: &Nodes<'_>) {
        let named: BTreeSet<&str> = page.nodes.iris_named().collect();
        for iri in named {
            // Known ones are described by the authority files, all others by their article.
            let (nodes, is_known) = if page.nodes.is_described(iri) { (&page.nodes, false) } else { (known, true) };
            if nodes.is_a(iri, &sayso::Place.to_string()) {
                note(&mut self.places, iri, place(iri, nodes, page, known, is_known));
            } else if let Some(class) = class_of(iri, nodes) {
                note(&mut self.actors, iri, actor(iri, class, nodes, page, known, is_known));
            }
        }
    }

    /// What an actor or place that an article named is called.
    pub fn name(&self, iri: &str) -> Option<&str> {
        let entry = self.actors.get(iri).or_else(|| self.places.get(iri))?;
        match entry.cells.first() {
            Some(Cell::Text(name)) => name.as_deref(),
            _ => None,
        }
    }

    /// The tables `places` and `actors`.
    pub fn frames(self) -> [Frame; 2] {
        [frame("places", self.places), frame("actors", self.actors)]
    }
}

fn frame(name: &'static str, entries: BTreeMap<String, Entry>) -> Frame {
    let mut frame = Frame::new(name, gathered(name).into_iter());
    for (iri, entry) in entries {
        let ends = (Cell::Text(Some(iri)), Cell::Integer(Some(entry.articles)));
        frame.push(std::iter::once(ends.0).chain(entry.cells).chain(std::iter::once(ends.1)));
    }
    frame
}

fn note(entries: &mut BTreeMap<String, Entry>, iri: &str, cells: Vec<Cell>) {
    match entries.get_mut(iri) {
        None => {
            entries.insert(iri.to_owned(), Entry { cells, articles: 1 });
        }
        Some(entry) => {
            entry.articles += 1;
            for (own, cell) in entry.cells.iter_mut().zip(cells) {
                if matches!(own, Cell::Text(None) | Cell::Decimal(None)) {
                    *own = cell;
                }
            }
        }
    }
}

/// The class of an actor, by its name in the ontology; that of any actor where nothing narrower is told.
fn class_of(iri: &str, nodes: &Nodes<'_>) -> Option<&'static str> {
    let is_a = |class: &&NsTerm<'static>| nodes.is_a(iri, &class.to_string());
    let named = [&sayso::Person, &sayso::State, &sayso::Organization, &sayso::ArmedGroup, &sayso::Coalition];
    let general = [&sayso::Group, &sayso::Actor];
    let found = named.into_iter().chain(general).find(is_a)?;
    sayso::NAMES.iter().copied().find(|name| found.to_string().ends_with(&format!("#{name}")))
}

fn actor(iri: &str, class: &str, nodes: &Nodes<'_>, page: &Page<'_>, known: &Nodes<'_>, is_known: bool) -> Vec<Cell> {
    let sector = nodes.text(iri, &sayso::sector.to_string()).map(last);
    let of = nodes.text(iri, &sayso::of.to_string());
    vec![
        Cell::Text(name(iri, &page.nodes, known)),
        Cell::Text(Some(class.to_owned())),
        Cell::Text(sector.map(|sector| sector.trim_end_matches("Sector").to_lowercase())),
        Cell::Text(of.map(str::to_owned)),
        Cell::Text(of.and_then(|of| name(of, &page.nodes, known))),
        Cell::Boolean(Some(nodes.text(iri, &sayso::unnamed.to_string()) == Some("true"))),
        Cell::Boolean(Some(is_known)),
    ]
}

fn place(iri: &str, nodes: &Nodes<'_>, page: &Page<'_>, known: &Nodes<'_>, is_known: bool) -> Vec<Cell> {
    let degrees = nodes.text(iri, &geo::asWKT.to_string()).and_then(point);
    let country = nodes.text(iri, &sayso::country.to_string());
    let region = nodes.text(iri, &sayso::region.to_string());
    let called = |iri: Option<&str>| Cell::Text(iri.and_then(|iri| name(iri, &page.nodes, known)));
    vec![
        Cell::Text(name(iri, &page.nodes, known)),
        Cell::Decimal(degrees.map(|(latitude, _)| latitude)),
        Cell::Decimal(degrees.map(|(_, longitude)| longitude)),
        Cell::Text(country.map(str::to_owned)),
        called(country),
        Cell::Text(region.map(str::to_owned)),
        called(region),
        Cell::Boolean(Some(is_known)),
    ]
}
