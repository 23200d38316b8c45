//! A page in its formats.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use oxigraph::model::Quad;
use serde_json::{Map, Value, json};

use super::asked::Asked;
use super::format::{Format, known};
use super::layout::document;
use super::page::{Graph, Page, Table};
use super::rss;
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::protocol::written;
use crate::serve::read::{Known, Told};

/// A page in the format that was asked for.
///
/// # Errors
/// 406 for a format that it does not have.
pub fn write(edition: &Edition, page: &Page, asked: &Asked, most: usize) -> Result<Response, Fail> {
    let none = || Fail::format(&known());
    let text = match asked.format {
        Format::Html => document(page, asked).into_string(),
        Format::Csv => csv(&table(page).ok_or_else(none)?)?,
        Format::Json => json_rows(&table(page).ok_or_else(none)?),
        Format::GeoJson => geojson(page),
        Format::Rss if !page.facts.is_empty() || page.table.is_none() => rss::feed(page, asked, edition.base()),
        Format::Gexf => page.gexf.clone().ok_or_else(none)?,
        Format::Graph(format) => {
            let quads = quads(edition, page);
            return if quads.is_empty() && page.table.is_some() { Err(none()) } else { written(&quads, format, most) };
        }
        Format::Rss => return Err(none()),
    };
    let media = asked.format.media();
    let media = if media.starts_with("text/") { format!("{media}; charset=utf-8") } else { media.to_owned() };
    let mut response = (page.status, text).into_response();
    if let Ok(media) = HeaderValue::from_str(&media) {
        response.headers_mut().insert(header::CONTENT_TYPE, media);
    }
    Ok(response)
}

/// What a page is as a table: its own, or that of its facts.
fn table(page: &Page) -> Option<Table> {
    page.table.clone().or_else(|| (!page.facts.is_empty()).then(|| of_facts(&page.facts)))
}

/// What stands in a column, and what it is called.
type Column = (fn(&Told) -> String, &'static str);

/// The columns of facts.
const COLUMNS: &[Column] = &[
    (|fact| fact.day.clone(), "day"),
    (|fact| fact.act.noun.clone(), "kind"),
    (|fact| fact.who.as_ref().map_or(String::new(), |who| who.name.clone()), "who"),
    (|fact| fact.behalf.as_ref().map_or(String::new(), |who| who.name.clone()), "on_behalf_of"),
    (|fact| fact.whom.iter().map(|who| who.name.as_str()).collect::<Vec<_>>().join("; "), "whom"),
    (|fact| fact.content.clone(), "content"),
    (|fact| fact.words.clone(), "words"),
    (|fact| fact.on_word_of.as_ref().map_or(String::new(), |who| who.name.clone()), "according_to"),
    (answered_by, "answered_by"),
    (|fact| fact.answers.first().map_or(String::new(), |reply| reply.words.clone()), "answer"),
    (|fact| fact.spread.map_or(String::new(), |spread| spread.texts.to_string()), "texts"),
    (|fact| fact.spread.map_or(String::new(), |spread| spread.parties.to_string()), "parties"),
    (|fact| fact.figure.as_ref().map_or(String::new(), |figure| figure.measure.clone()), "measure"),
    (|fact| number(fact.figure.as_ref().and_then(|figure| figure.least)), "least"),
    (|fact| number(fact.figure.as_ref().and_then(|figure| figure.most)), "most"),
    (|fact| fact.spot.as_ref().map_or(String::new(), |spot| spot.name.clone()), "place"),
    (|fact| fact.spot.as_ref().map_or(String::new(), |spot| (spot.known != Known::Inferred).to_string()), "place_told"),
    (|fact| fact.spot.as_ref().map_or(String::new(), |spot| (spot.known == Known::Near).to_string()), "place_near"),
    (|fact| fact.negated.to_string(), "negated"),
    (|fact| fact.modality.clone(), "modality"),
    (|fact| fact.confidence.clone(), "confidence"),
    (|fact| fact.rule.clone(), "rule"),
    (|fact| fact.quoted.to_string(), "quoted"),
    (|fact| fact.article.headline.clone(), "headline"),
    (|fact| fact.article.outlet.clone(), "outlet"),
    (|fact| fact.article.published.clone(), "published"),
    (|fact| fact.article.url.clone(), "address"),
    (|fact| fact.iri.clone(), "fact"),
];

fn answered_by(fact: &Told) -> String {
    let names = fact.answers.iter().filter_map(|reply| reply.who.as_ref()).map(|who| who.name.as_str());
    names.collect::<Vec<_>>().join("; ")
}

fn number(value: Option<u64>) -> String {
    value.map_or(String::new(), |value| value.to_string())
}

fn of_facts(facts: &[Told]) -> Table {
    Table {
        columns: COLUMNS.iter().map(|(_, name)| (*name).to_owned()).collect(),
        rows: facts.iter().map(|fact| COLUMNS.iter().map(|(value, _)| value(fact)).collect()).collect(),
    }
}

/// A table as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe.
fn csv(table: &Table) -> Result<String, Fail> {
    let defect = |error: &dyn std::error::Error| Fail::defect(&error.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(&table.columns).map_err(|error| defect(&error))?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            true if cell.parse::<f64>().is_err() => format!("'{cell}"),
            _ => cell.clone(),
        });
        writer.write_record(cells).map_err(|error| defect(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| defect(&error))?;
    String::from_utf8(bytes).map_err(|error| defect(&error))
}

fn json_rows(table: &Table) -> String {
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| {
            let cells = table.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            Value::Object(cells.map(|(name, cell)| (name.clone(), json!(cell))).collect::<Map<_, _>>())
        })
        .collect();
    format!("{:#}\n", Value::Array(rows))
}

/// Points of places, and facts at the point of their place. Something that happened somewhere in a land has no point.
fn geojson(page: &Page) -> String {
    let feature = |at: (f64, f64), properties: Map<String, Value>| {
        json!({
            "type": "Feature", "geometry": {"type": "Point", "coordinates": [at.0, at.1]}, "properties": properties,
        })
    };
    let places = page.points.iter().map(|point| {
        let mut properties = Map::new();
        properties.insert("name".to_owned(), json!(point.name));
        properties.insert("iri".to_owned(), json!(point.iri));
        properties.extend(point.properties.iter().map(|(name, value)| ((*name).to_owned(), json!(value))));
        feature(point.at, properties)
    });
    let facts = page.facts.iter().filter_map(|fact| {
        let spot = fact.spot.as_ref().filter(|spot| !spot.wide)?;
        let cells = COLUMNS.iter().map(|(value, name)| ((*name).to_owned(), json!(value(fact))));
        Some(feature(spot.point?, cells.filter(|(_, value)| value != "").collect()))
    });
    let features: Vec<Value> = places.chain(facts).collect();
    format!("{}\n", json!({"type": "FeatureCollection", "features": features}))
}

fn quads(edition: &Edition, page: &Page) -> Vec<Quad> {
    let reader = &edition.reader;
    let mut quads = match page.graph {
        Graph::Named(graph) => reader.quads_of_graph(graph),
        Graph::About(node) => reader.quads_about(node),
        Graph::Facts => Vec::new(),
    };
    if !matches!(page.graph, Graph::Named(_)) {
        quads.extend(page.facts.iter().flat_map(|fact| reader.quads_about(fact.fact)));
    }
    quads.sort_by_cached_key(ToString::to_string);
    quads.dedup_by(|one, other| {
        (&one.subject, &one.predicate, &one.object) == (&other.subject, &other.predicate, &other.object)
    });
    quads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let table = Table {
            columns: vec!["words".to_owned()],
            rows: ["=HYPERLINK(\"x\")", "-3", "- no", "a, b"].map(|cell| vec![cell.to_owned()]).to_vec(),
        };
        assert_eq!(csv(&table).unwrap(), "words\r\n\"'=HYPERLINK(\"\"x\"\")\"\r\n-3\r\n'- no\r\n\"a, b\"\r\n");
    }

    #[test]
    fn empty_cells_are_no_members() {
        let table =
            Table { columns: vec!["a".to_owned(), "b".to_owned()], rows: vec![vec!["x".to_owned(), String::new()]] };
        assert_eq!(serde_json::from_str::<Value>(&json_rows(&table)).unwrap(), json!([{"a": "x"}]));
    }
}
