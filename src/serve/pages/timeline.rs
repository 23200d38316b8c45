//! `/timeline?who=`: what happened when, by month; what has no day stands apart.

use maud::html;

use super::asked::Asked;
use super::bars::months;
use super::filter::{Filter, kinds};
use super::page::Page;
use super::parts::{cards, counted, input, pager, select};
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Entry, Told, told};
use crate::store::Node;

/// Facts without a day that are shown.
const UNDATED: usize = 10;

/// What happened when.
pub fn timeline(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let either = match asked.get("who") {
        "" => asked.clone(),
        who => {
            let params = form_urlencoded::Serializer::new(String::new())
                .extend_pairs(asked.params().iter().filter(|(name, _)| name != "who" && name != "actor"))
                .append_pair("actor", who)
                .finish();
            Asked::new(&asked.path, &params, asked.format)
        }
    };
    let filter = Filter::of(edition, &either, "any");
    let found: Vec<&Entry> = filter.entries(edition).filter(|entry| entry.is_event && !entry.negated).collect();
    let (mut dated, mut undated): (Vec<&Entry>, Vec<&Entry>) =
        found.into_iter().partition(|entry| entry.day != Node::NONE);
    dated.dedup_by_key(|entry| entry.fact);
    undated.dedup_by_key(|entry| entry.fact);
    let (count, passed) = asked.window();
    let shown: Vec<Told> = dated.iter().skip(passed).take(count).map(|entry| told(edition, entry.fact)).collect();
    let days = dated.iter().map(|entry| edition.reader.text(entry.day));
    let without: Vec<Told> = undated.iter().take(UNDATED).map(|entry| told(edition, entry.fact)).collect();
    let body = html! {
        form.filter action="/timeline" {
            (input("who", "Who or whom", asked.get("who"), "text"))
            (select("kind", "What", asked.get("kind"), &kinds()))
            (input("q", "Words", asked.get("q"), "text"))
            (input("month", "Month or year", asked.get("month"), "text"))
            button { "Show" }
        }
        p role="status" { (counted(dated.len(), "event", "events")) " with a day, " (super::parts::thousands(undated.len())) " without" }
        (months(days, "Events", |month| asked.with("month", month)))
        (cards(&shown))
        (pager(asked, dated.len()))
        @if !without.is_empty() {
            section aria-labelledby="undated" { h2 #undated { "Without a day" } (cards(&without)) }
        }
    };
    Ok(Page {
        sparql: Some(super::claims::canned("timeline")),
        ..Page::new("When", "Timeline", body).with_facts(shown)
    })
}
