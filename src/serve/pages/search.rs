//! `/search?q=`: who has the words in a name, and what has them in its words.

use maud::html;

use super::asked::Asked;
use super::claims::facet;
use super::filter::{Filter, kinds, most_frequent};
use super::page::Page;
use super::parts::{cards, counted, input, pager, select};
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Entry, Told, actors_named, day_of, told, who};
use crate::store::Node;

/// People, bodies and places shown.
const NAMES: usize = 12;

/// What is found by words; without words, the newest of all.
pub fn search(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let wanted = asked.get("q");
    let filter = Filter::of(edition, asked, "any");
    let found: Vec<&Entry> = filter.entries(edition).collect();
    let mut facts: Vec<Node> = found.iter().map(|entry| entry.fact).collect();
    facts.dedup();
    let (count, passed) = asked.window();
    let shown: Vec<Told> = facts.iter().skip(passed).take(count).map(|fact| told(edition, *fact)).collect();
    let named = actors_named(edition, wanted);
    let names: Vec<_> = named.iter().take(NAMES).map(|node| who(edition, *node)).collect();
    let outlets = most_frequent(found.iter().map(|entry| edition.register().outlet(entry.article)), 8).into_iter().map(
        |(node, count)| {
            let house = edition.reader.text(node).to_owned();
            let address = asked.with("source", &house);
            (house, address, count)
        },
    );
    let mut years: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for entry in &found {
        if let Some(year) = day_of(edition, entry.day).get(..4) {
            *years.entry(year).or_default() += 1;
        }
    }
    let years = years.iter().rev().map(|(year, count)| ((*year).to_owned(), asked.with("month", year), *count)).take(8);
    let kinds_found = most_frequent(found.iter().map(|entry| entry.act), 8).into_iter().filter_map(|(act, count)| {
        let act = crate::lexicon::acts::act(edition.words.code(act)?)?;
        Some((act.nouns.to_owned(), asked.with("kind", act.noun), count))
    });
    let body = html! {
        form.filter action="/search" {
            (input("q", "Words", wanted, "search"))
            (select("kind", "What", asked.get("kind"), &kinds()))
            (input("source", "Outlet or agency", asked.get("source"), "text"))
            (input("month", "Month or year", asked.get("month"), "text"))
            button { "Search" }
        }
        div.with-facets {
            section.list aria-label="Found" {
                @if !names.is_empty() {
                    h2 { "People, bodies and places" }
                    ul.names { @for who in &names { li { (super::parts::name(who)) } } }
                    @if named.len() > NAMES { p.dim { "and " (counted(named.len() - NAMES, "other", "others")) ": use more words" } }
                }
                h2 { "What is said and done" }
                p role="status" { (counted(facts.len(), "fact", "facts")) }
                (cards(&shown))
                (pager(asked, facts.len()))
            }
            aside aria-label="Narrow down" {
                (facet("kind", asked, kinds_found.collect()))
                (facet("source", asked, outlets.collect()))
                (facet("month", asked, years.collect()))
            }
        }
    };
    let title = if wanted.is_empty() { "Everything".to_owned() } else { format!("“{wanted}”") };
    Ok(Page::new("Search", title, body).with_facts(shown))
}
