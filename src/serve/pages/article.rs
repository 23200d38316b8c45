//! `/article/{id}`: the text with its facts marked where they stand, and a panel for each.
//!
//! Facts overlap, so the text is cut wherever one begins or ends; each piece says which facts cover it. Where a fact begins
//! stands its number, which opens its panel; a fact's own address (`#statement-0-44`) leads there too. Everything is there
//! without a script; the script filters.

use maud::{Markup, html};

use super::asked::Asked;
use super::page::{Graph, Page};
use super::parts::{counted, line, name, tone};
use crate::lexicon::labels::labels;
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Mark, Text, Told, article as read, iri_of};

/// An article.
pub fn article(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let missing = || Fail::missing("there is no such article in the store");
    let node = edition.reader.iri(&iri_of(edition, asked.path.trim_start_matches('/'))).ok_or_else(missing)?;
    let text = read(edition, node).ok_or_else(missing)?;
    let body = html! {
        p.byline {
            @if !text.cited.outlet.is_empty() { span { (text.cited.outlet) } }
            @if !text.author.is_empty() { span { (text.author) } }
            @if !text.cited.published.is_empty() { time datetime=(text.cited.published) { (text.cited.published) } }
            @if !text.cited.url.is_empty() { a href=(text.cited.url) rel="noreferrer" { "on the publisher’s page" } }
        }
        (filters(&text))
        div.reading {
            section.text aria-label="Text of the article" { (paragraphs(&text)) }
            aside aria-label="Facts" {
                h2 { (counted(text.facts.len(), "fact", "facts")) }
                ol.panels { @for (number, fact) in text.facts.iter().enumerate() { (panel(number, fact)) } }
            }
        }
    };
    let title = text.cited.headline.clone();
    Ok(Page { graph: Graph::Named(node), ..Page::new("Article", title, body).with_facts(text.facts) })
}

fn filters(text: &Text) -> Markup {
    html! {
        fieldset.tones data-filter="" hidden {
            legend { "Mark" }
            @for (kind, words) in labels("tone") {
                @let count = text.facts.iter().filter(|fact| tone(fact) == kind).count();
                @if count > 0 {
                    label class={ "tone " (kind) } { input type="checkbox" name="tone" value=(kind) checked; " " (words) " " span.count { (count) } }
                }
            }
        }
    }
}

fn paragraphs(text: &Text) -> Markup {
    let marks = text.marks();
    let mut paragraphs: Vec<Vec<(Mark<'_>, bool)>> = vec![Vec::new()];
    for mark in marks {
        for (at, line) in mark.text.split('\n').enumerate() {
            if at > 0 {
                paragraphs.push(Vec::new());
            }
            let piece = Mark { text: line, facts: mark.facts.clone(), begins: mark.begins.clone() };
            if let Some(paragraph) = paragraphs.last_mut()
                && (!line.is_empty() || at == 0 && !piece.begins.is_empty())
            {
                paragraph.push((piece, at == 0));
            }
        }
    }
    html! {
        @for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
            p { @for (piece, first) in paragraph { (marked(text, piece, *first)) } }
        }
    }
}

fn marked(text: &Text, piece: &Mark<'_>, first: bool) -> Markup {
    let depth = piece.facts.len().min(3);
    let innermost =
        piece.facts.iter().max_by_key(|number| text.facts[**number].span.0).map(|number| &text.facts[*number]);
    let numbers = piece.facts.iter().map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
    html! {
        @if first {
            @for number in &piece.begins {
                @let fact = &text.facts[*number];
                a class={ "note " (tone(fact)) } id=(fragment(fact)) href={ "#panel-" (number) } data-fact=(number)
                    aria-label={ "Fact " (number + 1) ": " (fact.act.noun) } { (number + 1) }
            }
        }
        @if let Some(fact) = innermost { mark class={ (tone(fact)) " d" (depth) } data-facts=(numbers) { (piece.text) } }
        @else { (piece.text) }
    }
}

/// The panel of a fact.
fn panel(number: usize, fact: &Told) -> Markup {
    html! {
        li id={ "panel-" (number) } class=(tone(fact)) data-fact=(number) {
            p.line { (line(fact)) }
            @if !fact.content.is_empty() { p.content { (short(&fact.content)) } }
            @if let Some(figure) = &fact.figure { p { (super::figures::amount(figure)) " " (figure.measure) } }
            @if let Some(reporter) = &fact.on_word_of { p.dim { "as " (name(reporter)) " says" } }
            p.dim {
                a href={ "#" (fragment(fact)) } { "in the text" } " · "
                a href=(fact.page) { "this " (fact.act.noun) " in full" } " · confidence " (fact.confidence)
            }
        }
    }
}

/// What stands behind the `#` of a fact's IRI.
fn fragment(fact: &Told) -> &str {
    fact.iri.rsplit_once('#').map_or("", |(_, fragment)| fragment)
}

/// The beginning of a longer text.
fn short(text: &str) -> String {
    const MOST: usize = 160;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
