//! `/topic?q=`: what each side says of something, a column a side.

use std::collections::HashMap;

use maud::html;

use super::asked::Asked;
use super::page::Page;
use super::parts::{counted, name, source};
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Told, facts_with, told, who};
use crate::store::Node;

/// Sides shown side by side, and statements of each.
const SIDES: usize = 6;
const EACH: usize = 8;

/// What each side says.
pub fn topic(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let wanted = asked.get("q");
    let (reader, words) = (&edition.reader, &edition.words);
    let with = facts_with(edition, wanted);
    let said: Vec<Node> = match wanted {
        "" => Vec::new(),
        _ => {
            let entries = edition.register().entries().iter();
            let mut said: Vec<Node> = entries
                .filter(|entry| entry.is_statement && with.contains(&entry.fact))
                .map(|entry| entry.fact)
                .collect();
            said.dedup();
            said
        }
    };
    let mut sides: HashMap<Node, Vec<Node>> = HashMap::new();
    for statement in &said {
        if let Some(side) = reader.value(*statement, words.side) {
            sides.entry(side).or_default().push(*statement);
        }
    }
    let mut sides: Vec<(Node, Vec<Node>)> = sides.into_iter().collect();
    sides.sort_unstable_by_key(|(side, statements)| (std::cmp::Reverse(statements.len()), *side));
    let (count, passed) = asked.window();
    let columns: Vec<(Node, usize, Vec<Told>)> = sides
        .iter()
        .take(SIDES)
        .map(|(side, statements)| {
            (*side, statements.len(), statements.iter().take(EACH).map(|fact| told(edition, *fact)).collect())
        })
        .collect();
    let body = html! {
        @if !asked.alone {
            form.big action="/topic" {
                label for="q" { "Words that must stand in what is said" }
                div { input #q type="search" name="q" value=(wanted); button { "Show the sides" } }
            }
        }
        @if !wanted.is_empty() {
            p role="status" { (counted(said.len(), "statement", "statements")) " by " (counted(sides.len(), "side", "sides")) }
            @if said.is_empty() { p.empty { "Nothing found. Words that stand in most articles find nothing: use rarer ones." } }
            div.sides tabindex="0" role="region" aria-label="The sides" {
                @for (side, count, statements) in &columns {
                    section.side {
                        h2 { (name(&who(edition, *side))) " " span.count { (count) } }
                        @for fact in statements {
                            article {
                                p.line { @if let Some(speaker) = &fact.who { @if speaker.node != *side { (name(speaker)) } } @if !fact.day.is_empty() { " " time datetime=(fact.day) { (fact.day) } } }
                                blockquote { p { a.words href=(fact.page) { (if fact.content.is_empty() { &fact.words } else { &fact.content }) } } }
                                (source(&fact.article))
                            }
                        }
                    }
                }
            }
            @if sides.len() > SIDES {
                p.dim { "Others: " (super::parts::names(&sides.iter().skip(SIDES).take(20).map(|(side, _)| who(edition, *side)).collect::<Vec<_>>())) }
            }
        }
    };
    let title = if wanted.is_empty() {
        "What each side says".to_owned()
    } else {
        format!("What each side says of “{wanted}”")
    };
    let facts = said.iter().skip(passed).take(count).map(|fact| told(edition, *fact)).collect();
    Ok(Page { sparql: Some(super::claims::canned("both-sides")), ..Page::new("Topic", title, body).with_facts(facts) })
}
