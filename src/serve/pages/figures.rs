//! `/figures`: how many were killed, injured, displaced, as who says, drawn as ranges over time.

use maud::{Markup, html};

use super::asked::Asked;
use super::filter::Filter;
use super::page::Page;
use super::parts::{counted, input, name, pager, select, source, thousands};
use crate::lexicon::labels::{label, labels};
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Entry, Figure, Told, told};
use crate::store::Node;

/// Figures.
pub fn figures(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let (reader, words) = (&edition.reader, &edition.words);
    let filter = Filter::of(edition, asked, "any");
    let measure = asked.get("measure");
    let place = asked.get("place").to_lowercase();
    let is_wanted = |entry: &&Entry| {
        let name_of = |node: Option<Node>| node.map_or(String::new(), |node| reader.text(node).to_lowercase());
        entry.is_figure
            && (measure.is_empty()
                || name_of(reader.value(entry.fact, words.measure)).ends_with(&format!("#{measure}")))
            && (place.is_empty()
                || reader
                    .values(entry.fact, words.located)
                    .chain(reader.values(entry.fact, words.near))
                    .any(|place_of| name_of(reader.value(place_of, words.label)).contains(&place)))
    };
    let mut facts: Vec<Node> = filter.entries(edition).filter(is_wanted).map(|entry| entry.fact).collect();
    facts.dedup();
    let (count, passed) = asked.window();
    let shown: Vec<Told> = facts.iter().skip(passed).take(count).map(|fact| told(edition, *fact)).collect();
    let options: Vec<(String, String)> =
        labels("measure").map(|(value, words)| (value.to_owned(), words.to_owned())).collect();
    let body = html! {
        form.filter action="/figures" {
            (select("measure", "What is counted", measure, &options))
            (input("place", "Place", asked.get("place"), "text"))
            (input("q", "Words", asked.get("q"), "text"))
            (input("month", "Month or year", asked.get("month"), "text"))
            button { "Show" }
        }
        p role="status" { (counted(facts.len(), "figure", "figures")) ", the newest first" }
        @if shown.is_empty() { p.empty { "Nothing found." } } @else { (table(&shown)) }
        (pager(asked, facts.len()))
    };
    Ok(Page {
        sparql: Some(super::claims::canned("casualties")),
        ..Page::new("Numbers, and who gives them", "Figures", body).with_facts(shown)
    })
}

/// `38`, `at least 40`, `up to 65`, `40 to 60`.
pub fn amount(figure: &Figure) -> String {
    let number = |value: u64| thousands(usize::try_from(value).unwrap_or(usize::MAX));
    match (figure.least, figure.most) {
        (Some(least), Some(most)) if least == most => number(least),
        (Some(least), Some(most)) => format!("{} to {}", number(least.min(most)), number(most.max(least))),
        (Some(least), None) => format!("at least {}", number(least)),
        (None, Some(most)) => format!("up to {}", number(most)),
        (None, None) => "some".to_owned(),
    }
}

fn table(facts: &[Told]) -> Markup {
    let values = facts.iter().filter_map(|fact| fact.figure.as_ref());
    let largest = values.filter_map(|figure| figure.most.max(figure.least)).max().unwrap_or(1).max(10);
    html! {
        div.wide tabindex="0" role="region" aria-label="Figures" {
            table.figures {
                thead { tr { th scope="col" { "Day" } th scope="col" { "Number" } th scope="col" { "Range, 1 to " (thousands(usize::try_from(largest).unwrap_or(usize::MAX))) ", each step tenfold" } th scope="col" { "Where" } th scope="col" { "Who says so" } th scope="col" { "Words" } } }
                tbody {
                    @for fact in facts {
                        @if let Some(figure) = &fact.figure {
                            tr {
                                td { @if !fact.day.is_empty() { time datetime=(fact.day) { (fact.day) } } }
                                td { strong { (amount(figure)) } " " (label("measure", &figure.measure)) }
                                td { (bar(figure, largest)) }
                                td { @if let Some(spot) = &fact.spot { a href=(spot.page) { (spot.name) } } }
                                td { @if let Some(who) = &fact.on_word_of { (name(who)) } @else { span.dim { "the article" } } }
                                td { a.words href=(fact.page) { (fact.words) } br; (source(&fact.article)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A range on a scale on which ten times as many are one step further. An open end is drawn as an arrow.
fn bar(figure: &Figure, largest: u64) -> Markup {
    let at = |value: u64| 4.0 + 172.0 * (value.max(1) as f64).log10() / (largest as f64).log10();
    let (least, most) = (figure.least.map(at), figure.most.map(at));
    let (from, to) = (least.unwrap_or(4.0), most.unwrap_or(176.0));
    html! {
        svg.range viewBox="0 0 180 16" role="img" aria-label=(amount(figure)) {
            line.axis x1="4" y1="8" x2="176" y2="8" {}
            line.span x1=(format!("{from:.1}")) y1="8" x2=(format!("{to:.1}")) y2="8" {}
            @if let Some(x) = least { circle cx=(format!("{x:.1}")) cy="8" r="4" {} }
            @if let Some(x) = most { circle cx=(format!("{x:.1}")) cy="8" r="4" {} }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_words() {
        let figure = |least, most| amount(&Figure { measure: "killed".to_owned(), least, most });
        assert_eq!(figure(Some(1_200), Some(1_200)), "1,200");
        assert_eq!(figure(Some(40), None), "at least 40");
        assert_eq!(figure(None, Some(65)), "up to 65");
        assert_eq!(figure(Some(40), Some(60)), "40 to 60");
    }
}
