//! What stands around every page: head, menu, search, the page's other formats.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::asked::Asked;
use super::format::Format;
use super::page::Page;
use oxigraph::io::RdfFormat;

/// The style of all pages.
pub const STYLE: &str = include_str!("../assets/site.css");

/// The script of all pages, which can be read without it.
pub const SCRIPT: &str = include_str!("../assets/site.js");

/// The menu.
const MENU: &[(&str, &str)] = &[("/claims", "Claims"), ("/topic", "Topics"), ("/figures", "Figures")];
const MORE: &[(&str, &str)] = &[("/map", "Map"), ("/timeline", "Timeline"), ("/network", "Network")];
const TOOLS: &[(&str, &str)] = &[("/check", "Check"), ("/ask", "Ask"), ("/query", "Query")];

/// A page as a document.
pub fn document(page: &Page, asked: &Asked) -> Markup {
    let head = html! {
        meta name="color-scheme" content="light dark";
        title { (page.title) " – sayso" }
        link rel="icon" href="/static/icon.svg" type="image/svg+xml";
        link rel="stylesheet" href="/static/site.css";
        @if !page.facts.is_empty() {
            link rel="alternate" type="application/rss+xml" title=(page.title) href=(asked.in_format(Format::Rss));
        }
        @if !asked.alone { script src="/static/site.js" defer {} }
    };
    let body = html! {
        body {
            @if asked.alone {
                main.embed { (heading(page)) (page.body) }
            } @else {
                a.skip href="#main" { "Skip to the content" }
                (header(asked))
                main #main tabindex="-1" { (heading(page)) (page.body) (formats(page, asked)) }
                (footer())
            }
        }
    };
    shell(&head, &body)
}

/// A page that needs nothing beside itself: to be mailed, kept or printed.
pub fn self_contained(page: &Page) -> Markup {
    let head = html! {
        meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:";
        title { (page.title) " – sayso" }
        style { (PreEscaped(STYLE)) }
    };
    shell(&head, &html! { body.report { main { (heading(page)) (page.body) } (footer()) } })
}

/// What every document begins with, around the rest of its head and its body.
fn shell(head: &Markup, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                (head)
            }
            (body)
        }
    }
}

fn heading(page: &Page) -> Markup {
    html! {
        header.title {
            @if !page.kicker.is_empty() { p.kicker { (page.kicker) } }
            h1 { (page.title) }
        }
    }
}

fn header(asked: &Asked) -> Markup {
    let current = |address: &str| asked.path == address || asked.path.starts_with(&format!("{address}/"));
    html! {
        header.site {
            a.brand href="/" aria-label="sayso, start page" { "sayso" }
            form.search action="/search" role="search" {
                label.skip for="site-search" { "Search people, places and words" }
                input #site-search type="search" name="q" placeholder="Who, where, which words" value=(asked.get("q"));
                button { "Search" }
            }
            nav aria-label="Main" {
                ul {
                    @for (address, name) in MENU.iter().chain(MORE).chain(TOOLS) {
                        li { a href=(address) aria-current=[current(address).then_some("page")] { (name) } }
                    }
                }
            }
        }
    }
}

/// The other formats of a page.
fn formats(page: &Page, asked: &Asked) -> Markup {
    let has_points = !page.points.is_empty() || page.facts.iter().any(|fact| fact.spot.is_some());
    let has_graph = !page.facts.is_empty() || page.graph != super::page::Graph::Facts;
    let mut offers: Vec<(&str, Format)> = Vec::new();
    if page.table.is_some() || !page.facts.is_empty() {
        offers.extend([("CSV", Format::Csv), ("JSON", Format::Json)]);
    }
    if has_graph {
        offers.push(("Turtle", Format::Graph(RdfFormat::Turtle)));
    }
    if has_points {
        offers.push(("GeoJSON", Format::GeoJson));
    }
    if !page.facts.is_empty() {
        offers.push(("RSS", Format::Rss));
    }
    if page.gexf.is_some() {
        offers.push(("GEXF (Gephi)", Format::Gexf));
    }
    html! {
        @if !offers.is_empty() || page.sparql.is_some() {
            nav.formats aria-label="This page in other formats" {
                span.label { "This page as" }
                ul {
                    @for (name, format) in &offers { li { a href=(asked.in_format(*format)) { (name) } } }
                    @if let Some(sparql) = &page.sparql {
                        li { a href={ "/query?" (form_urlencoded::Serializer::new(String::new()).append_pair("query", sparql).finish()) } { "SPARQL" } }
                    }
                }
            }
        }
    }
}

fn footer() -> Markup {
    html! {
        footer.site {
            p { "A report is not the truth. sayso shows who says it, in which words, and where; whether it is so, it does not know." }
        }
    }
}
