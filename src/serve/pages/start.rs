//! The start page: search, what the store holds, the newest claims.

use maud::html;

use super::asked::Asked;
use super::page::Page;
use super::parts::{cards, thousands};
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Told, told};
use crate::store::Node;

/// Claims shown.
const NEWEST: usize = 8;

/// The start page. It reads nothing but what it shows, so that it is there at once.
pub fn start(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let (reader, words) = (&edition.reader, &edition.words);
    let count = |class: Node| reader.count(words.kind, class);
    let mut last = None;
    // The values of a property stand in order, so that each new one is another place.
    let places = reader.pairs(words.located).filter(|(place, _)| last.replace(*place) != Some(*place)).count();
    let counts = [
        ("articles", count(words.article), "/search"),
        ("statements", count(words.statement), "/claims?kind=statement"),
        ("events", count(words.event), "/timeline"),
        ("figures", count(words.figure), "/figures"),
        ("places", places, "/map"),
    ];
    let accuse = words.act("ACCUSE");
    let wanted = if asked.format == super::format::Format::Html { NEWEST } else { asked.window().0 };
    // Days are in the order of time.
    let newest = reader.pairs(words.day).rev().map(|(_, fact)| fact);
    let newest = newest.filter(|fact| accuse != Node::NONE && reader.says(*fact, words.category, accuse));
    let facts: Vec<Told> = newest.take(wanted).map(|fact| told(edition, fact)).collect();
    let body = html! {
        p.lead { "Read from the news: who says it, of whom, and what is said to that." }
        form.big action="/search" {
            label for="q" { "Search people, places and words" }
            div { input #q type="search" name="q"; button { "Search" } }
        }
        dl.counts {
            @for (what, count, address) in counts {
                div { dt { a href=(address) { (what) } } dd { (thousands(count)) } }
            }
        }
        section aria-labelledby="newest" {
            h2 #newest { "Newest claims" }
            (cards(&facts))
            p { a href="/claims" { "All claims, with the answer to each" } }
        }
    };
    Ok(Page::new("", "Who said what about whom", body).with_facts(facts))
}
