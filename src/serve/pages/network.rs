//! `/network?who=`: who deals with whom, as a drawing, a table and a file for Gephi.

use std::collections::{HashMap, HashSet};

use maud::{Markup, html};

use super::asked::Asked;
use super::filter::{Filter, kinds};
use super::forces::laid_out;
use super::format::Format;
use super::page::Page;
use super::parts::{counted, input, name, select, thousands};
use super::rss::escaped;
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Who, who};
use crate::store::Node;

/// Actors drawn, ties in the table, ties that are looked at to draw them, and ties in a file, at most.
const DRAWN: usize = 40;
const LISTED: usize = 100;
const PAGE: usize = 4_000;
const FILE: usize = 20_000;

/// How often one does something to another.
struct Tie {
    from: Node,
    to: Node,
    count: usize,
    /// How many of them are accusations, threats, attacks and the like.
    against: usize,
}

/// Who deals with whom.
pub fn network(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let ties = ties(edition, asked);
    let everybody: HashSet<Node> = ties.iter().flat_map(|tie| [tie.from, tie.to]).collect();
    let most = if asked.format == Format::Html { PAGE } else { FILE };
    let named: HashSet<Node> = ties.iter().take(most).flat_map(|tie| [tie.from, tie.to]).collect();
    let people: HashMap<Node, Who> = named.into_iter().map(|node| (node, who(edition, node))).collect();
    let body = html! {
        form.filter action="/network" {
            (input("actor", "Who or whom", asked.get("actor"), "text"))
            (select("kind", "What", asked.get("kind"), &kinds()))
            (input("q", "Words", asked.get("q"), "text"))
            (input("month", "Month or year", asked.get("month"), "text"))
            button { "Show" }
        }
        p role="status" { (counted(everybody.len(), "actor", "actors")) ", " (counted(ties.len(), "tie", "ties")) @if everybody.len() > DRAWN { "; the " (DRAWN) " with most are drawn" } }
        (drawing(&ties, &people))
        (table(&ties, &people))
    };
    let named = |node: Node| people.get(&node).map_or(String::new(), |who| who.name.clone());
    let rows = ties.iter().take(most);
    let rows =
        rows.map(|tie| vec![named(tie.from), named(tie.to), tie.count.to_string(), tie.against.to_string()]).collect();
    // The page only says that there is one.
    let gexf = Some(if asked.format == Format::Gexf { gexf(edition, &ties, &people) } else { String::new() });
    Ok(Page {
        gexf,
        sparql: Some(super::claims::canned("network")),
        ..Page::new("Who deals with whom", "Network", body)
    }
    .with_table(&["from", "to", "events", "against"], rows))
}

/// All ties between those who have names, the most frequent first.
fn ties(edition: &Edition, asked: &Asked) -> Vec<Tie> {
    let filter = Filter::of(edition, asked, "any");
    let hostile: HashSet<Node> = ["ACCUSE", "THREATEN", "ASSAULT", "COERCE", "SANCTION", "PROTEST"]
        .into_iter()
        .map(|code| edition.words.act(code))
        .collect();
    let mut counts: HashMap<(Node, Node), (usize, usize)> = HashMap::new();
    let entries = filter.entries(edition).filter(|entry| entry.is_event && !entry.negated && entry.asserted);
    for entry in entries.filter(|entry| entry.who != Node::NONE && entry.whom != Node::NONE && entry.who != entry.whom)
    {
        let count = counts.entry((entry.who, entry.whom)).or_default();
        count.0 += 1;
        count.1 += usize::from(hostile.contains(&entry.act));
    }
    let has_name = |node: Node| !edition.register().is_unnamed(node);
    let ties = counts.into_iter().map(|((from, to), (count, against))| Tie { from, to, count, against });
    let mut ties: Vec<Tie> = ties.filter(|tie| has_name(tie.from) && has_name(tie.to)).collect();
    ties.sort_unstable_by_key(|tie| (std::cmp::Reverse(tie.count), tie.from, tie.to));
    ties
}

fn drawing(ties: &[Tie], people: &HashMap<Node, Who>) -> Markup {
    let mut weight: HashMap<Node, usize> = HashMap::new();
    for tie in ties {
        *weight.entry(tie.from).or_default() += tie.count;
        *weight.entry(tie.to).or_default() += tie.count;
    }
    let mut nodes: Vec<(Node, usize)> = weight.into_iter().collect();
    nodes.sort_unstable_by_key(|(node, weight)| (std::cmp::Reverse(*weight), *node));
    nodes.retain(|(node, _)| people.contains_key(node));
    nodes.truncate(DRAWN);
    let at: HashMap<Node, usize> = nodes.iter().enumerate().map(|(at, (node, _))| (*node, at)).collect();
    let edges: Vec<(usize, usize, &Tie)> =
        ties.iter().filter_map(|tie| Some((*at.get(&tie.from)?, *at.get(&tie.to)?, tie))).collect();
    let places =
        laid_out(nodes.len(), &edges.iter().map(|(from, to, tie)| (*from, *to, tie.count)).collect::<Vec<_>>());
    let most = nodes.first().map_or(1, |(_, weight)| *weight).max(1);
    html! {
        @if !nodes.is_empty() {
            svg.network viewBox="0 0 1000 640" role="group" aria-label="Drawing of the network; the table below has the same" {
                @for (from, to, tie) in &edges {
                    line class=(if tie.against * 2 > tie.count { "tie against" } else { "tie" })
                        x1=(format!("{:.1}", places[*from].0)) y1=(format!("{:.1}", places[*from].1)) x2=(format!("{:.1}", places[*to].0)) y2=(format!("{:.1}", places[*to].1))
                        stroke-width=(format!("{:.1}", 0.6 + (tie.count as f64).ln_1p())) {}
                }
                @for (number, (node, weight)) in nodes.iter().enumerate() {
                    @let (x, y) = places[number];
                    @if let Some(who) = people.get(node) {
                        a href=(who.page) tabindex="-1" {
                            circle.node cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r=(format!("{:.1}", 4.0 + 14.0 * (*weight as f64 / most as f64).sqrt())) { title { (who.name) ": " (thousands(*weight)) } }
                            text.name x=(format!("{:.1}", inside(x, &who.name))) y=(format!("{:.1}", y - 8.0 - 14.0 * (*weight as f64 / most as f64).sqrt())) { (who.name) }
                        }
                    }
                }
            }
            p.dim { "Red where most of it is accusation, threat, attack, force, sanction or protest." }
        }
    }
}

/// Where the middle of a name must be so that neither of its ends is cut off.
fn inside(x: f64, name: &str) -> f64 {
    let half = 4.2 * name.chars().count() as f64;
    x.min(1000.0 - half).max(half)
}

fn table(ties: &[Tie], people: &HashMap<Node, Who>) -> Markup {
    html! {
        @if ties.is_empty() { p.empty { "Nothing found." } } @else {
            div.wide tabindex="0" role="region" aria-label="Ties" {
                table {
                    thead { tr { th scope="col" { "Who" } th scope="col" { "Whom" } th.number scope="col" { "Events" } th.number scope="col" { "Of them against" } } }
                    tbody {
                        @for tie in ties.iter().take(LISTED) {
                            @if let (Some(from), Some(to)) = (people.get(&tie.from), people.get(&tie.to)) {
                                tr { td { (name(from)) } td { (name(to)) } td.number { (thousands(tie.count)) } td.number { (thousands(tie.against)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The network in GEXF 1.3.
fn gexf(edition: &Edition, ties: &[Tie], people: &HashMap<Node, Who>) -> String {
    let mut nodes: Vec<(&Node, &Who)> = people.iter().collect();
    nodes.sort_unstable_by_key(|(node, _)| **node);
    let iri = |node: Node| escaped(edition.reader.text(node));
    let nodes: String = nodes
        .iter()
        .map(|(node, who)| format!("<node id=\"{}\" label=\"{}\"/>\n", iri(**node), escaped(&who.name)))
        .collect();
    let edges = ties.iter().take(FILE).enumerate();
    let edges: String = edges
        .map(|(at, tie)| {
            format!(
                "<edge id=\"{at}\" source=\"{}\" target=\"{}\" weight=\"{}\"><attvalues><attvalue for=\"against\" value=\"{}\"/></attvalues></edge>\n",
                iri(tie.from), iri(tie.to), tie.count, tie.against
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\"><graph defaultedgetype=\"directed\">\n\
         <attributes class=\"edge\"><attribute id=\"against\" title=\"against\" type=\"integer\"/></attributes>\n\
         <nodes>\n{nodes}</nodes>\n<edges>\n{edges}</edges>\n</graph></gexf>\n"
    )
}
