//! Sentences of our own, one for each rule.

use crate::extract::testing::facts;
use crate::facts::{Place, PlaceRole};

fn places(text: &str) -> Vec<Place> {
    facts(text).places
}

fn named(text: &str, name: &str) -> Place {
    let found = places(text);
    let names: Vec<String> = found.iter().map(|place| place.name.clone()).collect();
    found.into_iter().find(|place| place.name == name).unwrap_or_else(|| panic!("{name} not in {names:?}"))
}

fn country(text: &str, name: &str) -> Option<String> {
    named(text, name).country
}

#[test]
fn a_great_namesake_needs_no_help() {
    assert_eq!(country("The ministers met in Paris on Monday.", "Paris").as_deref(), Some("FR"));
    assert_eq!(country("Georgia asked the European Union for observers.", "Georgia").as_deref(), Some("GE"));
}

#[test]
fn the_region_after_a_comma_decides() {
    assert_eq!(named("A storm damaged forty barns in Paris, Texas.", "Paris").geonameid, Some(4_717_560));
    let alexandria = named("The ferry museum in Alexandria, La., will close.", "Alexandria");
    assert_eq!(alexandria.region.map(|region| region.name).as_deref(), Some("Louisiana"));
    assert_eq!(country("Dockers went on strike in Tripoli, Lebanon.", "Tripoli").as_deref(), Some("LB"));
}

#[test]
fn the_other_places_of_the_article_decide() {
    let libya = "Fuel ran short in Benghazi and Misrata. Banks in Tripoli stayed shut, and Libya's ports closed.";
    assert_eq!(country(libya, "Tripoli").as_deref(), Some("LY"));
    let lebanon = "Snow fell in Zahle, Sidon and Baalbek. Schools in Tripoli stayed shut, and Lebanon's ports closed.";
    assert_eq!(country(lebanon, "Tripoli").as_deref(), Some("LB"));
    let spain = "Trains from Seville and Granada to Cordoba were late, Spain's railway said.";
    assert_eq!(country(spain, "Córdoba").as_deref(), Some("ES"));
}

#[test]
fn a_name_that_the_text_does_not_tell_apart_has_no_coordinates() {
    let springfield = named("A bakery in Springfield won the prize.", "Springfield");
    assert_eq!((springfield.geonameid, springfield.lat), (None, None));
}

#[test]
fn romanisations_of_one_town_are_one_place() {
    for spelling in ["Deir Ezzor", "Deir ez-Zor", "Dayr az-Zawr"] {
        let text = format!("Engineers repaired a bridge in {spelling}, in eastern Syria.");
        assert_eq!(named(&text, spelling).label, "Deir ez-Zor", "{spelling}");
    }
}

#[test]
fn a_village_that_nobody_knows_is_a_place_without_an_id() {
    let arlu = named("Two wells were dug in the village of Arlubek in northern Syria.", "Arlubek");
    assert_eq!((arlu.geonameid, arlu.kind), (None, None));
}

#[test]
fn peoples_and_persons_are_no_places() {
    let found =
        places("Syrian engineers met the Kenyan delegation. Jack London and Paris Bell spoke. Bell thanked them.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn counties_and_roads_are_places() {
    assert_eq!(
        named("Fog closed two schools in Titus County, Texas.", "Titus County").kind.as_deref(),
        Some("district")
    );
    assert_eq!(named("The bus stopped on Alder Street near the mill.", "Alder Street").geonameid, None);
}

#[test]
fn a_town_in_the_name_of_a_body_is_where_that_is_from() {
    let text = "The Huntsville Police Department bought six boats. A judge in Huntsville, Ala., had asked for them.";
    let inside = places(text).into_iter().find(|place| place.span.start < 10).unwrap();
    assert_eq!((inside.name.as_str(), inside.role), ("Huntsville", PlaceRole::Origin));
}

#[test]
fn the_dateline_is_a_place_of_its_own_role() {
    let text = "AMMAN, Jordan (Reuters) - Farmers blocked a road near the airport on Tuesday, and the police let them.";
    let amman = named(text, "Amman");
    assert_eq!((amman.role, amman.country.as_deref()), (PlaceRole::Dateline, Some("JO")));
}

#[test]
fn lands_and_waters_that_news_names_have_coordinates() {
    for (text, name) in [
        ("A tanker was stopped in the Strait of Hormuz.", "Strait of Hormuz"),
        ("The dam on the Euphrates is old.", "Euphrates"),
        ("Families returned to the Donbas in spring.", "Donbas"),
        ("Lorries waited at Bab al-Hawa for two days.", "Bab al-Hawa"),
    ] {
        assert!(named(text, name).lat.is_some(), "{name}");
    }
}

#[test]
fn each_mention_by_its_own_region() {
    let places = facts("Sirens rang in Birmingham, Alabama, and in Birmingham, England.").places;
    let birminghams = places.iter().filter(|place| place.name == "Birmingham");
    let countries: Vec<_> = birminghams.map(|place| place.country.clone().unwrap_or_default()).collect();
    assert_eq!(countries, ["US", "GB"]);
}

#[test]
fn a_region_that_holds_the_town_before_it_is_no_state_of_its_name() {
    let facts = facts("A court in Savannah, Georgia, freed two bakers. The governor of Georgia was glad.");
    assert!(facts.places.iter().all(|place| place.country.as_deref() == Some("US")));
    assert!(facts.entities.iter().all(|entity| entity.id != "georgia"));
}

#[test]
fn a_water_with_a_state_s_name_in_its_own_is_one_place() {
    let facts = facts("Two boats crossed the South China Sea and the Gulf of Mexico.");
    let names: Vec<&str> = facts.places.iter().map(|place| place.name.as_str()).collect();
    assert_eq!(names, ["South China Sea", "Gulf of Mexico"]);
    assert!(facts.entities.iter().all(|entity| entity.name != "China"));
}
