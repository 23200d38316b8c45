//! Actors and places: one row for each that an article names, whatever the number of articles.
//!
//! Example: `a:russia, Russia, State, …, known, 214 articles`. What several articles describe has the first telling of each
//! column, in the order of the articles.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::{Cell, Frame, Kind};
use super::nodes::Nodes;
use super::sheet::{Page, last, name};
use crate::graph::authority::point;
use crate::graph::vocab::{geo, sayso};

/// The columns of actors.
const ACTORS: [(&str, Kind); 9] = [
    ("actor", Kind::Text),
    ("name", Kind::Text),
    ("type", Kind::Text),
    ("sector", Kind::Text),
    ("of", Kind::Text),
    ("of_name", Kind::Text),
    ("unnamed", Kind::Boolean),
    ("known", Kind::Boolean),
    ("articles", Kind::Integer),
];

/// The columns of places.
const PLACES: [(&str, Kind); 10] = [
    ("place", Kind::Text),
    ("name", Kind::Text),
    ("latitude", Kind::Decimal),
    ("longitude", Kind::Decimal),
    ("country", Kind::Text),
    ("country_name", Kind::Text),
    ("region", Kind::Text),
    ("region_name", Kind::Text),
    ("known", Kind::Boolean),
    ("articles", Kind::Integer),
];

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

    /// The tables `places` and `actors`.
    pub fn frames(self) -> [Frame; 2] {
        [frame("places", &PLACES, self.places), frame("actors", &ACTORS, self.actors)]
    }
}

fn frame(name: &'static str, columns: &[(&'static str, Kind)], entries: BTreeMap<String, Entry>) -> Frame {
    let mut frame = Frame::new(name, columns.iter().copied());
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

/// The class of an actor, by its name in the ontology.
fn class_of(iri: &str, nodes: &Nodes<'_>) -> Option<&'static str> {
    let classes = [
        (&sayso::Person, "Person"),
        (&sayso::State, "State"),
        (&sayso::Organization, "Organization"),
        (&sayso::ArmedGroup, "ArmedGroup"),
        (&sayso::Coalition, "Coalition"),
        (&sayso::Group, "Group"),
        (&sayso::Actor, "Actor"),
    ];
    classes.into_iter().find(|(class, _)| nodes.is_a(iri, &class.to_string())).map(|(_, name)| name)
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
