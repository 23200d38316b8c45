//! `/about?iri=…`: whatever the graph says of a node, in both directions; places and nodes with a page of their own have
//! more to show.

use maud::{Markup, html};

use super::actor;
use super::asked::Asked;
use super::map::drawn;
use super::page::{Graph, Page, Point};
use super::parts::{cards, counted};
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Told, iri_of, properties, spots, told, who};
use crate::store::Node;

/// Rows of what is said of a node.
const ROWS: usize = 200;

/// A node by its IRI, or by its path below the base.
pub fn about(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let iri = match asked.get("iri") {
        "" => iri_of(edition, asked.path.trim_start_matches('/')),
        iri => iri.to_owned(),
    };
    let node = edition.reader.iri(&iri);
    let node = node.ok_or_else(|| Fail::missing(format!("the store says nothing of <{iri}>")))?;
    let (reader, words) = (&edition.reader, &edition.words);
    if reader.says(node, words.kind, words.place) {
        return Ok(place(edition, asked, node));
    }
    let is_actor = [words.speaker, words.source, words.target]
        .into_iter()
        .any(|property| reader.subjects(property, node).next().is_some());
    Ok(if is_actor { actor::of(edition, asked, node) } else { thing(edition, node, &iri) })
}

/// A place: what happened there.
fn place(edition: &Edition, asked: &Asked, node: Node) -> Page {
    let (reader, words) = (&edition.reader, &edition.words);
    let happened: Vec<Node> = [words.located, words.near, words.inferred]
        .into_iter()
        .flat_map(|property| reader.subjects(property, node))
        .collect();
    let mut facts: Vec<(Option<Node>, Node)> =
        happened.iter().map(|fact| (reader.value(*fact, words.day), *fact)).collect();
    facts.sort_unstable_by(|one, other| other.cmp(one));
    facts.dedup_by_key(|(_, fact)| *fact);
    let (count, passed) = asked.window();
    let shown: Vec<Told> = facts.iter().skip(passed).take(count).map(|(_, fact)| told(edition, *fact)).collect();
    let here: std::collections::HashSet<Node> = happened.into_iter().collect();
    let here: Vec<_> =
        spots(edition, |fact| here.contains(&fact)).into_iter().filter(|spots| spots.spot.node == node).collect();
    let country = reader.value(node, words.country).map(|country| who(edition, country));
    let title = who(edition, node).name;
    let body = html! {
        @if let Some(country) = country { p.lead { "In " a href=(country.page) { (country.name) } } }
        (drawn(&here, "Where it lies"))
        p role="status" { (counted(facts.len(), "fact", "facts")) ", the newest first" }
        (cards(&shown))
        (super::parts::pager(asked, facts.len()))
        (both_ways(edition, node))
    };
    let points = here.iter().filter_map(|spots| {
        Some(Point {
            name: spots.spot.name.clone(),
            iri: reader.text(node).to_owned(),
            at: spots.spot.point?,
            properties: Vec::new(),
        })
    });
    let points = points.collect();
    Page { graph: Graph::About(node), points, ..Page::new("Place", title, body).with_facts(shown) }
}

/// Anything else.
fn thing(edition: &Edition, node: Node, iri: &str) -> Page {
    let rows = properties(edition, node, false, ROWS);
    let table = rows.iter().map(|(property, value, _)| vec![property.clone(), value.clone()]).collect();
    let body = html! { p { code { (iri) } } (both_ways(edition, node)) };
    Page { graph: Graph::About(node), ..Page::new("Node of the graph", who(edition, node).name, body) }
        .with_table(&["property", "value"], table)
}

fn both_ways(edition: &Edition, node: Node) -> Markup {
    let (said, pointing) = (properties(edition, node, false, ROWS), properties(edition, node, true, ROWS));
    html! {
        details.parts {
            summary { "What the graph says of it" }
            (table("What the graph says of it", &said))
        }
        @if !pointing.is_empty() {
            details.parts {
                summary { "What points to it" @if pointing.len() == ROWS { ", the first " (ROWS) } }
                (table("What points to it", &pointing))
            }
        }
    }
}

fn table(label: &str, rows: &[(String, String, Option<String>)]) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(label) {
            table {
                thead { tr { th scope="col" { "Property" } th scope="col" { "Value" } } }
                tbody {
                    @for (property, value, page) in rows {
                        tr { td { code { (property) } } td { @if let Some(page) = page { a href=(page) { (value) } } @else { (value) } } }
                    }
                }
            }
        }
    }
}
