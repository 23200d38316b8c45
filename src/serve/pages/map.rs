//! `/map`: where things happened, as told and as inferred, drawn apart.
//!
//! A town is a circle: filled where an article says that something happened there, hollow where that was inferred. A
//! country is an area, the darker the more. Another land is named where it lies; it never looks like a town.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::LazyLock;

use maud::{Markup, html};

use super::asked::Asked;
use super::filter::{Filter, kinds};
use super::page::{Page, Point};
use super::parts::{counted, input, select, thousands};
use super::projection::project;
use crate::lexicon::reader::rows;
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::{Spots, spots};
use crate::store::Node;

/// Places drawn, and lands named, at most.
const DRAWN: usize = 400;
const NAMED: usize = 12;

/// An outline: the code of the country, its name, the path.
type Outline = (&'static str, &'static str, &'static str);

static WORLD: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    let rows = rows(include_str!("../assets/world.tsv"));
    rows.filter_map(|row| if let [code, name, path] = row[..] { Some((code, name, path)) } else { None }).collect()
});

/// The map.
pub fn map(edition: &Edition, asked: &Asked) -> Result<Page, Fail> {
    let filter = Filter::of(edition, asked, "any");
    let all = asked.params().is_empty();
    let wanted: HashSet<Node> =
        if all { HashSet::new() } else { filter.entries(edition).map(|entry| entry.fact).collect() };
    let found = spots(edition, |fact| all || wanted.contains(&fact));
    let (told, inferred) = found.iter().fold((0, 0), |sum, spots| (sum.0 + spots.told, sum.1 + spots.inferred));
    let body = html! {
        form.filter action="/map" {
            (input("actor", "Who or whom", asked.get("actor"), "text"))
            (select("kind", "What", asked.get("kind"), &kinds()))
            (input("q", "Words", asked.get("q"), "text"))
            (input("month", "Month or year", asked.get("month"), "text"))
            button { "Show" }
        }
        p role="status" { (counted(found.len(), "place", "places")) ": " (thousands(told)) " told, " (thousands(inferred)) " inferred" }
        (drawn(&found, "World map of what happened where"))
        (legend())
        (table(&found))
    };
    let points = found.iter().filter(|spots| !spots.spot.wide).filter_map(|spots| {
        Some(Point {
            name: spots.spot.name.clone(),
            iri: edition.reader.text(spots.spot.node).to_owned(),
            at: spots.spot.point?,
            properties: vec![("told", spots.told.to_string()), ("inferred", spots.inferred.to_string())],
        })
    });
    let points = points.collect();
    let columns = ["place", "told", "inferred", "longitude", "latitude", "iri"];
    let rows = found.iter().map(|spots| row(edition, spots)).collect();
    Ok(Page { points, sparql: Some(super::claims::canned("events-near")), ..Page::new("Where", "Map", body) }
        .with_table(&columns, rows))
}

fn row(edition: &Edition, spots: &Spots) -> Vec<String> {
    let spot = &spots.spot;
    let degrees = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
    vec![
        spot.name.clone(),
        spots.told.to_string(),
        spots.inferred.to_string(),
        degrees(spot.point.map(|point| point.0)),
        degrees(spot.point.map(|point| point.1)),
        edition.reader.text(spot.node).to_owned(),
    ]
}

fn kind(spots: &Spots) -> &'static str {
    match (spots.spot.country, spots.spot.wide) {
        (Some(_), _) => "country",
        (None, true) => "land",
        (None, false) => "place",
    }
}

/// Places on the world.
pub fn drawn(found: &[Spots], label: &str) -> Markup {
    let countries: HashMap<&str, &Spots> =
        found.iter().filter_map(|spots| Some((spots.spot.country?, spots))).collect();
    let towns = found.iter().filter(|spots| !spots.spot.wide && spots.spot.country.is_none()).take(DRAWN);
    let lands = found.iter().filter(|spots| spots.spot.wide && spots.spot.country.is_none()).take(NAMED);
    let shade = |spots: &Spots| ((spots.told + spots.inferred) as f64).log10().floor() as usize + 1;
    let circle = |spots: &Spots| {
        let (x, y) = project(spots.spot.point?);
        Some((x, y, 1.6 + ((spots.told + spots.inferred) as f64).sqrt() * 0.55))
    };
    html! {
        svg.map viewBox="0 0 1000 487" role="group" aria-label=(label) {
            @for (code, name, path) in WORLD.iter() {
                @match (*name, countries.get(code)) {
                    ("sphere", _) => { path.sea d=(path) {} }
                    ("grid", _) => { path.grid d=(path) {} }
                    (_, Some(spots)) => {
                        a href=(spots.spot.page) tabindex="-1" aria-label={ (spots.spot.name) ": " (spots.told + spots.inferred) } {
                            path class={ "land q" (shade(spots).min(4)) } d=(path) { title { (spots.spot.name) ": " (spots.told) " told, " (spots.inferred) " inferred" } }
                        }
                    }
                    _ => { path.land d=(path) {} }
                }
            }
            @for spots in towns {
                @if let Some((x, y, r)) = circle(spots) {
                    a href=(spots.spot.page) tabindex="-1" aria-label={ (spots.spot.name) ": " (spots.told + spots.inferred) } {
                        circle class=(if spots.told > 0 { "spot told" } else { "spot inferred" }) cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r=(format!("{r:.1}")) {
                            title { (spots.spot.name) ": " (spots.told) " told, " (spots.inferred) " inferred" }
                        }
                    }
                }
            }
            @for spots in lands {
                @if let Some((x, y, _)) = circle(spots) {
                    a href=(spots.spot.page) tabindex="-1" { text.place x=(format!("{x:.1}")) y=(format!("{y:.1}")) { (spots.spot.name) } }
                }
            }
        }
    }
}

fn legend() -> Markup {
    html! {
        ul.legend {
            li { svg viewBox="0 0 16 16" aria-hidden="true" { circle.spot.told cx="8" cy="8" r="6" {} } "an article says that it happened there" }
            li { svg viewBox="0 0 16 16" aria-hidden="true" { circle.spot.inferred cx="8" cy="8" r="6" {} } "inferred" }
            li { svg viewBox="0 0 16 16" aria-hidden="true" { rect.land.q3 x="1" y="1" width="14" height="14" {} } "somewhere in that country" }
            li { span.place-name { "Name" } " somewhere in that land" }
        }
    }
}

fn table(found: &[Spots]) -> Markup {
    html! {
        details open[found.len() <= 20] {
            summary { "The same as a table" }
            div.wide tabindex="0" role="region" aria-label="Places" {
                table {
                    thead { tr { th scope="col" { "Place" } th scope="col" { "Kind" } th.number scope="col" { "Told" } th.number scope="col" { "Inferred" } } }
                    tbody {
                        @for spots in found.iter().take(DRAWN) {
                            tr { td { a href=(spots.spot.page) { (spots.spot.name) } } td { (kind(spots)) } td.number { (thousands(spots.told)) } td.number { (thousands(spots.inferred)) } }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_an_outline_of_its_own() {
        let mut codes: Vec<&str> = WORLD.iter().map(|(code, ..)| *code).filter(|code| *code != "-").collect();
        assert!(codes.len() > 160, "{}", codes.len());
        codes.sort_unstable();
        assert!(codes.windows(2).all(|pair| pair[0] != pair[1]), "no country twice");
        assert_eq!(WORLD.iter().filter(|(_, name, _)| *name == "sphere").count(), 1);
    }
}
