//! A page before it is written in one of its formats.

use axum::http::StatusCode;
use maud::{Markup, html};

use crate::serve::read::Told;
use crate::store::Node;

/// A page.
pub struct Page {
    /// What it is called.
    pub title: String,
    /// The line above the title: what kind of page it is.
    pub kicker: String,
    /// What it shows.
    pub body: Markup,
    /// The facts that it shows.
    pub facts: Vec<Told>,
    /// What it is as a table, where that is not its facts.
    pub table: Option<Table>,
    /// Points on a map that are no facts: name, address, longitude, latitude, how many.
    pub points: Vec<Point>,
    /// What it is as a graph, where that is not its facts.
    pub graph: Graph,
    /// What it is as a network in GEXF.
    pub gexf: Option<String>,
    /// The query that asks the same, for whoever wants to go on from it.
    pub sparql: Option<String>,
    /// Its status.
    pub status: StatusCode,
}

/// A table of texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What the columns are called.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A point on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// What it is called.
    pub name: String,
    /// The IRI of the place.
    pub iri: String,
    /// Longitude and latitude in degrees.
    pub at: (f64, f64),
    /// What is known of it.
    pub properties: Vec<(&'static str, String)>,
}

/// What a page is as a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Graph {
    /// Its facts.
    Facts,
    /// A graph of the store.
    Named(Node),
    /// What is said of a node, and its facts.
    About(Node),
}

impl Page {
    /// A page of facts.
    pub fn new(kicker: &str, title: impl Into<String>, body: Markup) -> Self {
        Self {
            title: title.into(),
            kicker: kicker.to_owned(),
            body,
            facts: Vec::new(),
            table: None,
            points: Vec::new(),
            graph: Graph::Facts,
            gexf: None,
            sparql: None,
            status: StatusCode::OK,
        }
    }

    /// The same with its facts.
    pub fn with_facts(self, facts: Vec<Told>) -> Self {
        Self { facts, ..self }
    }

    /// The same with a table of its own.
    pub fn with_table(self, columns: &[&str], rows: Vec<Vec<String>>) -> Self {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Self { table: Some(Table { columns, rows }), ..self }
    }

    /// What went wrong, as a page.
    pub fn of_failure(status: StatusCode, message: &str, hint: &str) -> Self {
        let (first, rest) = message.split_once('\n').unwrap_or((message, ""));
        let title = status.canonical_reason().unwrap_or("Error");
        let body = html! {
            p.lead { (first) }
            @if !rest.is_empty() { pre tabindex="0" { (rest) } }
            p { strong { "What to try: " } (hint) }
        };
        Self { status, ..Self::new(status.as_str(), title, body) }
    }
}
