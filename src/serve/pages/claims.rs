//! `/claims`: what is said against whom, and beside it what is said to that.

use maud::{Markup, html};

use super::asked::Asked;
use super::filter::{Filter, kinds, most_frequent, nouns_of};
use super::page::Page;
use super::parts::{counted, input, line, name, pager, select, source, thousands};
use crate::lexicon::labels::label;
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Entry, Reply, Spread, Told, told, who};
use crate::store::Node;

/// Values of a facet.
const FACET: usize = 8;

/// Claims and their answers.
pub fn claims(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let filter = Filter::of(edition, asked, "accusation");
    let found: Vec<&Entry> = filter.entries(edition).collect();
    let mut facts: Vec<Node> = found.iter().map(|entry| entry.fact).collect();
    facts.dedup();
    let (count, passed) = asked.window();
    let shown: Vec<Told> = facts.iter().skip(passed).take(count).map(|fact| told(edition, *fact)).collect();
    let kind = if asked.get("kind").is_empty() { "accusation" } else { asked.get("kind") };
    let nouns = nouns_of(kind);
    let title = if kind == "statement" { "What is said".to_owned() } else { capital(&nouns) };
    let body = html! {
        @if !asked.alone { (form(asked, kind)) }
        div class=(if asked.alone { "whole" } else { "with-facets" }) {
            section.list aria-label=(title) {
                p role="status" { (counted(facts.len(), kind, &nouns)) }
                @if shown.is_empty() { p.empty { "Nothing found. Take a condition away, or search other words." } }
                @for fact in &shown { (pair(fact)) }
                @if !asked.alone { (pager(asked, facts.len())) }
            }
            @if !asked.alone { aside aria-label="Narrow down" { (facets(edition, asked, &found)) } }
        }
    };
    Ok(Page {
        sparql: (kind == "accusation").then(|| canned("accusations-and-denials")),
        ..Page::new("Claims and answers", title, body).with_facts(shown)
    })
}

/// The text of a canned query.
pub fn canned(name: &str) -> String {
    crate::query::find(name).map_or(String::new(), |query| query.text.clone())
}

fn form(asked: &Asked, kind: &str) -> Markup {
    let answered = [("denied", "denied"), ("answered", "answered"), ("no", "no answer found")];
    let options = answered.map(|(value, text)| (value.to_owned(), text.to_owned()));
    html! {
        form.filter action="/claims" {
            (input("who", "Who", asked.get("who"), "text"))
            (input("whom", "Whom", asked.get("whom"), "text"))
            (input("q", "Words", asked.get("q"), "text"))
            (select("kind", "What", kind, &kinds()))
            (select("answered", "Answer", asked.get("answered"), &options))
            (input("source", "Outlet or agency", asked.get("source"), "text"))
            (input("month", "Month or year", asked.get("month"), "text"))
            button { "Show" }
        }
    }
}

/// A claim and its answers side by side.
pub fn pair(fact: &Told) -> Markup {
    html! {
        article.pair {
            div.claim {
                p.line {
                    @if !fact.day.is_empty() { time datetime=(fact.day) { (fact.day) } " " }
                    (line(fact))
                }
                blockquote { p { a.words href=(fact.page) { (fact.words) } } }
                @if let Some(reporter) = &fact.on_word_of { p.dim { "as " (name(reporter)) " says" } }
                (source(&fact.article))
                @if let Some(spread) = fact.spread { p.spread { (told_by(spread)) } }
            }
            div.answers {
                @if fact.answers.is_empty() { p.none { "No answer found." } }
                @for reply in &fact.answers { (answer(reply)) }
            }
        }
    }
}

/// `told in 4 texts, on the word of 2 parties`
pub fn told_by(spread: Spread) -> String {
    let (texts, parties) = (counted(spread.texts, "text", "texts"), counted(spread.parties, "party", "parties"));
    format!("told in {texts}, on the word of {parties}")
}

/// What is said to a claim.
pub fn answer(reply: &Reply) -> Markup {
    html! {
        p.line {
            @if let Some(who) = &reply.who { (name(who)) " " }
            span class={ "act " (if reply.denies { "denial" } else { "said" }) } { (if reply.denies { "denies" } else { "answers" }) }
        }
        blockquote { p { a.words href=(reply.page) { (reply.words) } } }
        @if let Some(article) = &reply.elsewhere { (source(article)) }
    }
}

fn facets(edition: &Edition, asked: &Asked, found: &[&Entry]) -> Markup {
    let people = |parameter: &'static str, of: fn(&Entry) -> Node| {
        let values = most_frequent(found.iter().map(|entry| of(entry)), FACET);
        values
            .into_iter()
            .map(|(node, count)| {
                let who = who(edition, node);
                let path = who.page.trim_start_matches('/').to_owned();
                let value = if path.starts_with("about?") { edition.reader.text(node).to_owned() } else { path };
                (who.name, asked.with(parameter, &value), count)
            })
            .collect::<Vec<_>>()
    };
    let outlets = most_frequent(found.iter().map(|entry| edition.register().outlet(entry.article)), FACET);
    let outlets = outlets.into_iter().map(|(node, count)| {
        let house = edition.reader.text(node).to_owned();
        let address = asked.with("source", &house);
        (house, address, count)
    });
    let (mut answered, mut denied) = (0, 0);
    let mut months: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for entry in found {
        answered += usize::from(entry.answer != Node::NONE);
        denied += usize::from(entry.denied);
        if let Some(month) = entry.day.some().and_then(|day| edition.reader.text(day).get(..7)) {
            *months.entry(month).or_default() += 1;
        }
    }
    let answers =
        [("denied", "denied", denied), ("answered", "answered", answered), ("no answer", "no", found.len() - answered)];
    let answers = answers.map(|(text, value, count)| (text.to_owned(), asked.with("answered", value), count));
    let months = months.iter().rev().take(FACET);
    let months = months.map(|(month, count)| ((*month).to_owned(), asked.with("month", month), *count));
    html! {
        (facet("who", asked, people("who", |entry| entry.who)))
        (facet("whom", asked, people("whom", |entry| entry.whom)))
        (facet("answered", asked, answers.to_vec()))
        (facet("source", asked, outlets.collect()))
        (facet("month", asked, months.collect()))
    }
}

/// The values of a facet; a way back where one is chosen.
pub fn facet(parameter: &str, asked: &Asked, values: Vec<(String, String, usize)>) -> Markup {
    html! {
        @if !values.is_empty() || !asked.get(parameter).is_empty() {
            section.facet {
                h2 { (label("facet", parameter)) }
                @if asked.get(parameter).is_empty() {
                    ul { @for (text, address, count) in &values { @if *count > 0 { li { a href=(address) { (text) } " " span.count { (thousands(*count)) } } } } }
                } @else {
                    p { a href=(asked.with(parameter, "")) { "Any again" } }
                }
            }
        }
    }
}

/// With a capital letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
