//! A table of facts being filled: for each node of its class a row, by its layout.

use jiff::civil::{Date, date};
use oxigraph::model::Quad;
use oxigraph::model::vocab::rdf;

use super::frame::{Cell, Frame};
use super::layout::{Form, Place, Take};
use super::nodes::Nodes;
use crate::graph::vocab::{ONTOLOGY, nif, schema, skos};
use crate::span::{CharIndex, Span};

/// A table of one class.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The class, by its IRI.
    class: String,
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
    /// A table whose rows are the nodes of a class.
    pub fn new(name: &'static str, class: String, columns: Vec<Place>) -> Self {
        let frame = Frame::new(name, columns.iter().map(|place| (place.name, place.take.kind())));
        Self { class, columns, frame }
    }

    /// Leave a column out.
    pub fn leave_out(&mut self, name: &str) {
        if let Some(at) = self.frame.columns.iter().position(|(column, _)| *column == name) {
            self.frame.columns.remove(at);
            self.columns.remove(at);
        }
    }

    /// A row for each node of the class.
    pub fn add(&mut self, page: &Page<'_>, known: &Nodes<'_>) {
        for node in page.nodes.of_class(&self.class) {
            self.frame.push(self.columns.iter().map(|place| cell(&place.take, &self.class, node, page, known)));
        }
    }
}

fn cell(take: &Take, class: &str, node: &str, page: &Page<'_>, known: &Nodes<'_>) -> Cell {
    match take {
        Take::Node => Cell::Text(Some(node.to_owned())),
        Take::Article => Cell::Text(Some(page.iri.to_owned())),
        Take::Id => Cell::Text(Some(page.id.to_owned())),
        Take::Words => Cell::Text(page.words(node)),
        Take::Classes => {
            let others = page.nodes.iris(node, rdf::TYPE.as_str()).filter(|own| *own != class);
            Cell::Texts(others.filter(|iri| iri.starts_with(ONTOLOGY)).map(|iri| last(iri).to_owned()).collect())
        }
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
        let mut sheet = Sheet::new("articles", String::new(), of_articles("articles"));
        sheet.leave_out("text");
        assert!(sheet.frame.columns.iter().all(|(name, _)| *name != "text"));
        assert_eq!(sheet.columns.len(), sheet.frame.columns.len());
    }
}
