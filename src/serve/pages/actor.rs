//! `/actor/{slug}`: a dossier of somebody: names, offices, what they say, what is said of them, who accuses them.

use maud::{Markup, html};

use super::asked::Asked;
use super::bars::months;
use super::page::{Graph, Page};
use super::parts::{card, counted, name};
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Dossier, Entry, Office, Told, dossier, iri_of, told};
use crate::store::Node;

/// Facts of each kind on the page, and on one that stands alone.
const SHOWN: usize = 6;
const ALONE: usize = 60;

/// A part of a dossier: what it is called, its entry in the page, which facts stand in it, and where all of them are.
struct Part {
    title: &'static str,
    id: &'static str,
    takes: fn(&Entry, Node, Node) -> bool,
    all: fn(&str) -> String,
}

const PARTS: &[Part] = &[
    Part {
        title: "Accused by others",
        id: "accused",
        takes: |entry, node, accuse| entry.whom == node && entry.act == accuse,
        all: |path| format!("/claims?whom={path}"),
    },
    Part {
        title: "Accuses others",
        id: "accuses",
        takes: |entry, node, accuse| entry.who == node && entry.act == accuse,
        all: |path| format!("/claims?who={path}"),
    },
    Part {
        title: "Says",
        id: "says",
        takes: |entry, node, accuse| entry.who == node && entry.is_statement && entry.act != accuse,
        all: |path| format!("/claims?kind=statement&who={path}"),
    },
    Part {
        title: "Does",
        id: "does",
        takes: |entry, node, accuse| entry.who == node && !entry.is_statement && entry.act != accuse,
        all: |path| format!("/timeline?who={path}"),
    },
    Part {
        title: "Done or said to them",
        id: "met",
        takes: |entry, node, accuse| entry.whom == node && entry.act != accuse,
        all: |path| format!("/timeline?who={path}"),
    },
];

/// A dossier.
pub fn actor(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let node = edition.reader.iri(&iri_of(edition, asked.path.trim_start_matches('/')));
    let node = node.ok_or_else(|| Fail::missing("the store knows nobody of that name"))?;
    Ok(of(edition, asked, node))
}

/// The dossier of a node.
pub fn of(edition: &Edition, asked: &Asked, node: Node) -> Page {
    let known = dossier(edition, node);
    let all: Vec<&Entry> =
        edition.register().entries().iter().filter(|entry| entry.who == node || entry.whom == node).collect();
    let accuse = edition.words.act("ACCUSE");
    let most = if asked.alone { ALONE } else { SHOWN };
    let path = value_of(edition, node, &known.who.page);
    let parts = PARTS.iter().map(|part| {
        let mut facts: Vec<Node> =
            all.iter().filter(|entry| (part.takes)(entry, node, accuse)).map(|entry| entry.fact).collect();
        facts.dedup();
        (part, facts)
    });
    let parts: Vec<(&Part, Vec<Node>)> = parts.filter(|(_, facts)| !facts.is_empty()).collect();
    let days = all.iter().filter_map(|entry| entry.day.some()).map(|day| edition.reader.text(day));
    let body = html! {
        (who_it_is(&known))
        nav.contents aria-label="On this page" {
            ul { @for (part, facts) in &parts { li { a href={ "#" (part.id) } { (part.title) } " " span.count { (super::parts::thousands(facts.len())) } } } }
        }
        (months(days, "Facts by month", |month| format!("/timeline?who={path}&month={month}")))
        @for (part, facts) in &parts {
            section aria-labelledby=(part.id) {
                h2 id=(part.id) { (part.title) }
                div.facts { @for fact in facts.iter().take(most) { (card(&told(edition, *fact))) } }
                @if facts.len() > most { p { a href=((part.all)(&path)) { "All " (counted(facts.len(), "fact", "facts")) } } }
            }
        }
        @if parts.is_empty() { p.empty { "No article says anything of them." } }
    };
    let (count, passed) = asked.window();
    let mut facts: Vec<Node> = all.iter().map(|entry| entry.fact).collect();
    facts.dedup();
    let facts: Vec<Told> = facts.into_iter().skip(passed).take(count).map(|fact| told(edition, fact)).collect();
    let kicker = super::claims::capital(known.kinds.first().map_or("Actor", String::as_str));
    Page { graph: Graph::About(node), ..Page::new(&kicker, known.who.name, body).with_facts(facts) }
}

/// What stands for a node in a parameter.
pub fn value_of(edition: &Edition, node: Node, page: &str) -> String {
    let value = match page.strip_prefix('/') {
        Some(path) if !path.starts_with("about?") => path,
        _ => edition.reader.text(node),
    };
    form_urlencoded::byte_serialize(value.as_bytes()).collect()
}

fn who_it_is(known: &Dossier) -> Markup {
    html! {
        dl.known {
            @if !known.names.is_empty() { div { dt { "Also called" } dd { (known.names.join(", ")) } } }
            @if !known.of.is_empty() { div { dt { "Belongs to" } dd { (super::parts::names(&known.of)) } } }
            @if !known.holds.is_empty() { div { dt { "Offices" } dd { (offices(&known.holds, false)) } } }
            @if !known.held.is_empty() { div { dt { "Who holds its offices" } dd { (offices(&known.held, true)) } } }
        }
    }
}

fn offices(offices: &[Office], of_others: bool) -> Markup {
    html! {
        ul.plain {
            @for office in offices.iter().take(12) {
                li {
                    @if of_others { (name(&office.holder)) ", " }
                    (office.title)
                    @if !of_others { @if let Some(of) = &office.of { ", " (name(of)) } }
                    " " a.count href=(office.page) { (counted(office.times, "mention", "mentions")) }
                }
            }
        }
    }
}
