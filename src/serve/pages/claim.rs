//! `/claim/{article}/{fragment}`: one fact with its sentence, its rule, both sides, and a citation to copy.

use maud::{Markup, html};

use super::asked::Asked;
use super::claims::{answer, told_by};
use super::page::Page;
use super::parts::{line, name};
use super::rss::sentence;
use crate::lexicon::parts::parts;
use crate::query::fragment;
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Cited, Known, Told, fact_at, properties, told};
use crate::span::{CharIndex, Span};
use crate::store::Node;

/// A fact.
pub fn claim(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let fact = fact(edition, asked.rest("/claim/"))?;
    let body = html! { (evidence(edition, &fact)) (sides(edition, &fact)) (citation(edition, &fact)) (details(edition, &fact)) };
    Ok(page(fact, body))
}

/// A fact in a frame of somebody else's page.
pub fn embedded(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let fact = fact(edition, asked.rest("/embed/claim/"))?;
    let body = html! {
        (evidence(edition, &fact))
        p { a href=(fact.page) target="_blank" rel="noopener" { "This claim in full, with what is said to it" } }
    };
    Ok(page(fact, body))
}

fn fact(edition: &Edition, path: &str) -> Result<Told, Fail> {
    let fact = fact_at(edition, path).ok_or_else(|| Fail::missing("there is no such claim in the store"))?;
    Ok(told(edition, fact))
}

fn page(fact: Told, body: Markup) -> Page {
    let kicker = super::claims::capital(&fact.act.noun);
    Page {
        graph: super::page::Graph::About(fact.fact),
        ..Page::new(&kicker, sentence(&fact), body).with_facts(vec![fact])
    }
}

/// The words in their paragraph.
fn evidence(edition: &Edition, fact: &Told) -> Markup {
    let (before, words, after) = passage(edition, fact);
    html! {
        section.evidence aria-label="The words" {
            p.line { (line(fact)) }
            blockquote.passage { p { (before) mark { (words) } (after) } }
            p { (article_line(&fact.article)) }
            @if let Some(spread) = fact.spread { p.spread { "This claim is " (told_by(spread)) "." } }
            @if let Some(reporter) = &fact.on_word_of {
                p { "On the word of " (name(reporter)) ": the article does not say so itself." }
            }
            @if let Some(spot) = &fact.spot {
                p { (whereabouts(spot.known)) a href=(spot.page) { (spot.name) } }
            }
        }
    }
}

/// What stands before the place of a fact.
const fn whereabouts(known: Known) -> &'static str {
    match known {
        Known::In => "Where: ",
        Known::Near => "Where: near ",
        Known::Inferred => "Where, inferred: ",
    }
}

fn article_line(article: &Cited) -> Markup {
    html! {
        a href=(article.page) { cite { (article.headline) } }
        @if !article.outlet.is_empty() { ", " (article.outlet) }
        @if !article.published.is_empty() { ", " time datetime=(article.published) { (article.published) } }
    }
}

fn passage(edition: &Edition, fact: &Told) -> (String, String, String) {
    let body = body(edition, fact);
    let index = CharIndex::new(body);
    let (from, to) = (index.byte(fact.span.0), index.byte(fact.span.1));
    let (Some(head), Some(words), Some(tail)) = (body.get(..from), body.get(from..to), body.get(to..)) else {
        return (String::new(), fact.words.clone(), String::new());
    };
    let before = head.rsplit_once('\n').map_or(head, |(_, last)| last);
    let after = tail.split_once('\n').map_or(tail, |(first, _)| first);
    (before.to_owned(), words.to_owned(), after.to_owned())
}

fn body<'e>(edition: &'e Edition, fact: &Told) -> &'e str {
    let (reader, words) = (&edition.reader, &edition.words);
    let article = reader.value(fact.fact, words.in_article);
    article.and_then(|article| reader.value(article, words.body)).map_or("", |body| reader.text(body))
}

fn sides(edition: &Edition, fact: &Told) -> Markup {
    let (reader, words) = (&edition.reader, &edition.words);
    let asked: Vec<Told> = reader.values(fact.fact, words.answers).map(|node: Node| told(edition, node)).collect();
    html! {
        section aria-labelledby="answers" {
            h2 #answers { "What is said to it" }
            @if fact.answers.is_empty() { p.none { "No answer found in this store." } }
            @for reply in &fact.answers { div.answers { (answer(reply)) } }
        }
        @if !asked.is_empty() {
            section aria-labelledby="answered" {
                h2 #answered { "What it answers" }
                @for other in &asked { p.line { (line(other)) } blockquote { p { a.words href=(other.page) { (other.words) } } } }
            }
        }
    }
}

/// A citation to copy: headline, outlet, day, words, where they stand, the fact's IRI, the digest of the text.
fn citation(edition: &Edition, fact: &Told) -> Markup {
    let article = &fact.article;
    let span = Span::new(fact.span.0, fact.span.1);
    let address = (!article.url.is_empty())
        .then(|| fragment::address(&article.url, body(edition, fact), span).unwrap_or_else(|| article.url.clone()));
    let mut text = format!("“{}”", article.headline);
    for part in [&article.outlet, &article.published].into_iter().filter(|part| !part.is_empty()) {
        text.push_str(&format!(", {part}"));
    }
    text.push_str(&format!(": “{}” (characters {}–{}). ", fact.words, fact.span.0, fact.span.1));
    if let Some(address) = &address {
        text.push_str(&format!("{address} "));
    }
    text.push_str(&format!("<{}>", fact.iri));
    if !article.sha256.is_empty() {
        text.push_str(&format!(", sha256 of the text {}", article.sha256));
    }
    html! {
        section.cite aria-labelledby="cite" {
            h2 #cite { "Cite" }
            p #citation.citation { (text) }
            button.copy type="button" data-copy="citation" hidden { "Copy" }
            @if let Some(address) = &address { p { a href=(address) rel="noreferrer" { "The words on the publisher’s page" } } }
        }
    }
}

fn details(edition: &Edition, fact: &Told) -> Markup {
    let known: Vec<(&str, &str)> = parts().collect();
    let rows = properties(edition, fact.fact, false, 200);
    html! {
        details.parts {
            summary { "How sayso found it: rule, confidence, every part" }
            div.wide tabindex="0" role="region" aria-label="Parts of the fact" {
                table {
                    tbody {
                        @for (name, says) in &known {
                            @for (property, value, page) in rows.iter().filter(|row| row.0 == format!("sayso:{says_of}", says_of = name)) {
                                tr data-property=(property) { th scope="row" { (says) } td { @if let Some(page) = page { a href=(page) { (value) } } @else { (value) } } }
                            }
                        }
                        tr { th scope="row" { "characters" } td { (fact.span.0) "–" (fact.span.1) } }
                        tr { th scope="row" { "IRI" } td { code { (fact.iri) } } }
                    }
                }
            }
        }
    }
}
