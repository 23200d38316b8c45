//! A table being filled: for each node of a class, or for each link between two, a row by its layout.

use jiff::civil::{Date, date};
use oxigraph::model::Quad;
use oxigraph::model::vocab::rdf;

use super::frame::{Cell, Frame};
use super::layout::{Form, Place, Take};
use super::nodes::Nodes;
use crate::graph::vocab::{ONTOLOGY, nif, schema, skos};
use crate::span::{CharIndex, Span};

/// What a table has a row for; classes and properties by their IRIs.
#[derive(Debug)]
pub(super) enum Rows {
    /// Each node of a class.
    Class(String),
    /// Each node that has a property.
    With(String),
    /// Each link by one of these properties.
    Ties(Vec<String>),
}

/// A row's node, and where the row is a link, by which property it leads to which other node.
#[derive(Clone, Copy)]
struct Row<'a> {
    node: &'a str,
    tie: Option<(&'a str, &'a str)>,
}

/// A table of one kind of row.
#[derive(Debug)]
pub(super) struct Sheet {
    of: Rows,
    columns: Vec<Place>,
    pub frame: Frame,
}

/// An article as its tables need it.
pub(super) struct Page<'q> {
    pub id: &'q str,
    pub iri: &'q str,
    pub nodes: Nodes<'q>,
    text: &'q str,
    chars: CharIndex,
}

impl<'q> Page<'q> {
    /// An article by its id, IRI and quads.
    pub fn new(id: &'q str, iri: &'q str, quads: &'q [Quad]) -> Self {
        let nodes = Nodes::of(quads);
        let text = nodes.text(iri, &schema::articleBody.to_string()).unwrap_or_default();
        Self { id, iri, nodes, text, chars: CharIndex::new(text) }
    }

    /// The words at a node's span.
    fn words(&self, node: &str) -> Option<String> {
        let at = |property: String| self.nodes.text(node, &property)?.parse::<u32>().ok();
        let span = Span::new(at(nif::beginIndex.to_string())?, at(nif::endIndex.to_string())?);
        Some(self.chars.cut(self.text, span).to_owned())
    }
}

impl Sheet {
    /// A table without rows.
    pub fn new(name: &'static str, of: Rows, columns: Vec<Place>) -> Self {
        let frame = Frame::new(name, columns.iter().map(|place| (place.name, place.take.kind())));
        Self { of, columns, frame }
    }

    /// Leave a column out.
    pub fn leave_out(&mut self, name: &str) {
        if let Some(at) = self.frame.columns.iter().position(|(column, _)| *column == name) {
            self.frame.columns.remove(at);
            self.columns.remove(at);
        }
    }

    /// Add what the quads of a page have rows for.
    pub fn add(&mut self, page: &Page<'_>, known: &Nodes<'_>) {
        for row in self.of.rows(page) {
            let class = self.of.class();
            self.frame.push(self.columns.iter().map(|place| cell(&place.take, class, row, page, known)));
        }
    }
}

impl Rows {
    fn rows<'q>(&self, page: &Page<'q>) -> Vec<Row<'q>> {
        let alone = |node| Row { node, tie: None };
        match self {
            Self::Class(class) => page.nodes.of_class(class).map(alone).collect(),
            Self::With(property) => page.nodes.with(property).map(alone).collect(),
            Self::Ties(properties) => {
                let ties = page.nodes.ties();
                let wanted = ties.filter(|(_, tie, _)| properties.iter().any(|property| property == tie));
                wanted.map(|(node, tie, to)| Row { node, tie: Some((tie, to)) }).collect()
            }
        }
    }

    /// The class of the rows, where they are of one.
    fn class(&self) -> Option<&str> {
        match self {
            Self::Class(class) => Some(class),
            Self::With(_) | Self::Ties(_) => None,
        }
    }
}

fn cell(take: &Take, class: Option<&str>, row: Row<'_>, page: &Page<'_>, known: &Nodes<'_>) -> Cell {
    let Row { node, tie } = row;
    match take {
        Take::Node => Cell::Text(Some(node.to_owned())),
        Take::Article => Cell::Text(Some(page.iri.to_owned())),
        Take::Id => Cell::Text(Some(page.id.to_owned())),
        Take::Words => Cell::Text(page.words(node)),
        Take::Classes => {
            let others = page.nodes.iris(node, rdf::TYPE.as_str()).filter(|own| Some(*own) != class);
            Cell::Texts(others.filter(|iri| iri.starts_with(ONTOLOGY)).map(|iri| last(iri).to_owned()).collect())
        }
        Take::Tie => Cell::Text(tie.map(|(property, _)| last(property).to_owned())),
        Take::To => Cell::Text(tie.map(|(_, to)| to.to_owned())),
        Take::Of(property, form) => value(node, property, *form, page, known),
        Take::OfArticle(property, form) => value(page.iri, property, *form, page, known),
    }
}

fn value(node: &str, property: &str, form: Form, page: &Page<'_>, known: &Nodes<'_>) -> Cell {
    let text = || page.nodes.text(node, property);
    let name = |iri: &str| name(iri, &page.nodes, known);
    match form {
        Form::Text => Cell::Text(text().map(str::to_owned)),
        Form::Word => Cell::Text(text().map(|iri| last(iri).to_lowercase())),
        Form::Code => Cell::Text(text().map(|iri| last(iri).to_owned())),
        Form::Name => Cell::Text(page.nodes.iris(node, property).next().and_then(name)),
        Form::Iris => Cell::Texts(page.nodes.iris(node, property).map(str::to_owned).collect()),
        // A name for each IRI, so that the two columns go together.
        Form::Names => {
            let names = page.nodes.iris(node, property).map(|iri| name(iri).unwrap_or_else(|| last(iri).to_owned()));
            Cell::Texts(names.collect())
        }
        Form::Integer => Cell::Integer(text().and_then(|text| text.parse().ok())),
        Form::Decimal => Cell::Decimal(text().and_then(|text| text.parse().ok())),
        Form::Day => Cell::Day(text().and_then(day)),
    }
}

/// What a node is called, by its article or by the authority files.
pub(super) fn name(iri: &str, nodes: &Nodes<'_>, known: &Nodes<'_>) -> Option<String> {
    let label = skos::prefLabel.to_string();
    nodes.text(iri, &label).or_else(|| known.text(iri, &label)).map(str::to_owned)
}

/// The last part of an IRI.
pub(super) fn last(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

/// Days since 1970-01-01 of an ISO day.
fn day(text: &str) -> Option<i32> {
    let day: Date = text.parse().ok()?;
    (day - date(1970, 1, 1)).get_days().into()
}

/// The ISO day so many days after 1970-01-01.
pub(super) fn iso(days: i32) -> Option<String> {
    let span = jiff::Span::new().try_days(days).ok()?;
    date(1970, 1, 1).checked_add(span).ok().map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::layout::of_articles;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!((day("1970-01-02"), day("1969-12-31"), day("no day")), (Some(1), Some(-1), None));
        assert_eq!(iso(16_689).as_deref(), Some("2015-09-11"));
        assert_eq!(day("2015-09-11"), Some(16_689));
    }

    #[test]
    fn a_column_left_out_is_gone() {
        let mut sheet = Sheet::new("articles", Rows::Class(String::new()), of_articles("articles"));
        sheet.leave_out("text");
        assert!(sheet.frame.columns.iter().all(|(name, _)| *name != "text"));
        assert_eq!(sheet.columns.len(), sheet.frame.columns.len());
    }
}
