//! The embedded gazetteer is sound, and knows the namesakes that news confuses.

use super::*;

fn meant(name: &str) -> Vec<(String, Option<&'static str>)> {
    let gazetteer = Gazetteer::embedded();
    gazetteer.look_up(name).map(|sense| (gazetteer.name(sense.place), gazetteer.country_code(sense.place))).collect()
}

#[test]
fn keys_are_sorted_and_mean_places() {
    let gazetteer = Gazetteer::embedded();
    for index in [&gazetteer.names, &gazetteer.skeletons] {
        let all = index.all();
        assert!(all.is_sorted_by(|a, b| a.0 < b.0));
        for (key, postings) in all {
            assert!(!postings.is_empty(), "{key}");
            assert!(postings.iter().all(|posting| ((posting >> 1) as usize) < gazetteer.len()), "{key}");
        }
    }
}

#[test]
fn each_place_is_found_by_its_name_and_lies_in_a_country() {
    let gazetteer = Gazetteer::embedded();
    assert!(gazetteer.len() > 100_000);
    for number in 0..gazetteer.len() {
        let place = PlaceId(u32::try_from(number).unwrap());
        let name = gazetteer.name(place);
        assert!(gazetteer.look_up(&name).any(|sense| sense.place == place), "{name}");
        assert!(gazetteer.around(place).count() <= 4, "{name}");
        assert!(gazetteer.point(place).is_none_or(|(lat, lon)| lat.abs() <= 90.0 && lon.abs() <= 180.0), "{name}");
        if gazetteer.kind(place).is_settlement() {
            assert!(gazetteer.country_code(place).is_some(), "{name}");
        }
    }
}

#[test]
fn no_two_places_have_one_id() {
    let gazetteer = Gazetteer::embedded();
    let mut ids: Vec<u64> =
        (0..gazetteer.len()).filter_map(|number| gazetteer.geoname(PlaceId(u32::try_from(number).unwrap()))).collect();
    ids.sort_unstable();
    assert!(ids.is_sorted_by(|a, b| a < b));
}

#[test]
fn a_place_is_found_by_its_geonames_id() {
    let gazetteer = Gazetteer::embedded();
    for id in [163_843, 170_654, 4_736_286, 169_387, 235_615] {
        assert_eq!(gazetteer.by_geoname(id).and_then(|place| gazetteer.geoname(place)), Some(id));
    }
    assert_eq!(gazetteer.by_geoname(1), None);
}

#[test]
fn namesakes_are_all_known_the_greatest_first() {
    assert_eq!(meant("Paris").first(), Some(&("Paris".to_owned(), Some("FR"))));
    assert!(meant("Paris").contains(&("Paris".to_owned(), Some("US"))));
    let tripolis = meant("Tripoli");
    assert!(
        tripolis.iter().any(|(_, code)| *code == Some("LB")) && tripolis.iter().any(|(_, code)| *code == Some("LY"))
    );
    let georgias = meant("Georgia");
    assert!(
        georgias.iter().any(|(_, code)| *code == Some("US")) && georgias.iter().any(|(_, code)| *code == Some("GE"))
    );
    assert!(meant("Springfield").len() > 5);
    assert!(meant("").is_empty() && meant("Xyzzyville").is_empty());
}

#[test]
fn spellings_of_one_town_are_one_place() {
    let gazetteer = Gazetteer::embedded();
    for names in
        [&["Deir ez-Zor", "Deir Ezzor", "Dayr az Zawr"][..], &["Kobani", "Kobane", "Ain al-Arab"], &["Kyiv", "Kiev"]]
    {
        let town = |sense: &Sense| gazetteer.kind(sense.place).is_settlement();
        let first = gazetteer.look_up(names[0]).find(town).unwrap().place;
        for name in names {
            assert!(gazetteer.look_up(name).any(|sense| sense.place == first), "{name}");
        }
    }
    let place = gazetteer.by_geoname(172_955).unwrap();
    assert_eq!(gazetteer.region(place).and_then(|region| gazetteer.geoname(region)), Some(172_957));
    let (lat, lon) = gazetteer.point(place).unwrap();
    assert!(distance((lat, lon), (35.95, 39.01)) < 2.0);
}
