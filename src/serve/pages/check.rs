//! `/check`: where to look twice: what sayso is least sure of, and what rests on sources that nobody names.

use maud::html;

use super::asked::Asked;
use super::page::Page;
use super::parts::{cards, counted, pager};
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Entry, Told, told};
use crate::store::Node;

/// Facts to look at twice.
pub fn check(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let unnamed = asked.get("view") == "unnamed";
    let entries = edition.register().entries().iter();
    let mut found: Vec<&Entry> = match unnamed {
        true => entries.filter(|entry| entry.is_statement && edition.register().is_unnamed(entry.who)).collect(),
        false => entries.collect(),
    };
    if !unnamed {
        found.sort_by_key(|entry| entry.confidence); // stable: among equals the newest first
    }
    let mut facts: Vec<Node> = found.iter().map(|entry| entry.fact).collect();
    facts.dedup();
    let (count, passed) = asked.window();
    let shown: Vec<Told> = facts.iter().skip(passed).take(count).map(|fact| told(edition, *fact)).collect();
    let current = |wanted: bool| (wanted == unnamed).then_some("page");
    let body = html! {
        nav.tabs aria-label="What to check" {
            ul {
                li { a href="/check" aria-current=[current(false)] { "Least certain" } }
                li { a href="/check?view=unnamed" aria-current=[current(true)] { "Unnamed sources" } }
            }
        }
        p role="status" { (counted(facts.len(), "fact", "facts")) @if !unnamed { ", the least certain first" } }
        (cards(&shown))
        (pager(asked, facts.len()))
    };
    let title = if unnamed { "What rests on unnamed sources" } else { "What sayso is least sure of" };
    let query = if unnamed { "unnamed-sources" } else { "least-certain" };
    Ok(Page { sparql: Some(super::claims::canned(query)), ..Page::new("Check", title, body).with_facts(shown) })
}
