//! Sentences and where their events happened, found by the real engine.

use std::sync::LazyLock;

use crate::article::{Article, Meta};
use crate::extract::testing::facts;
use crate::facts::{PlaceRole, Site};
use crate::span::Span;
use crate::{Options, Sayso};

/// The sites of the word between asterisks in `text`.
fn sites(text: &str) -> Vec<Site> {
    static SAYSO: LazyLock<Sayso> =
        LazyLock::new(|| Sayso::new(&Options { keep_unlikely: true, ..Options::default() }).unwrap());
    let parts: Vec<&str> = text.split('*').collect();
    let start = parts[0].chars().count() as u32;
    let span = Span::new(start, start + parts[1].chars().count() as u32);
    SAYSO.sites(&Article::new("test".to_owned(), parts.concat(), &Meta::default()), &[span]).remove(0)
}

/// Checks the places of the word between asterisks; those of its scene have a question mark, those that it was by are "by".
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let written = |site: &Site| {
        format!("{}{}{}", if site.near { "by " } else { "" }, site.name, if site.inferred { "?" } else { "" })
    };
    let found: Vec<String> = sites(text).iter().map(written).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn its_own_phrases() {
    check("Two miners were *killed* in Kisumu on Monday.", &["Kisumu"]);
    check("Soldiers *opened* fire near Tamale.", &["by Tamale"]);
    check("A ferry *sank* off the coast of Madagascar.", &["by Madagascar"]);
    check("Police *clashed* with students in Dakar and Bamako.", &["Dakar", "Bamako"]);
}

#[test]
fn the_inner_place() {
    check("Gunmen *fired* on a bus in the Nairobi suburb of Kibera.", &["Kibera"]);
    check("A mine *exploded* in the city of Gondar in northern Ethiopia.", &["Gondar"]);
    check("Rebels *attacked* a post east of the Niger near Gao.", &["by Gao"]);
    check("A patrol was *ambushed* in Gossi, 40 kilometers south of Kidal.", &["Gossi"]);
}

#[test]
fn by_a_place_is_not_in_it() {
    check("A patrol was *ambushed* 40 kilometers south of Kidal.", &["by Kidal"]);
    check("Jets *bombed* a rebel-held suburb of Bamako.", &["by Bamako"]);
    check("Jets *shelled* the southern suburbs of Beirut.", &["by Beirut"]);
    check("An airstrike *killed* four on the outskirts of Juba.", &["by Juba"]);
    check("An *airstrike* outside Bamako killed four.", &["by Bamako"]);
    // The suburb itself is named, and what stands in the place is in it.
    check("Two men were *killed* in the Beirut suburb of Dahiyeh.", &["Dahiyeh"]);
    check("Gunmen *shot* a teacher in the suburb of Douma.", &["Douma"]);
    check("A bomb *exploded* outside a mosque in Aden.", &["Aden"]);
    check("Rebels *attacked* posts in and around Kidal.", &["Kidal"]);
}

#[test]
fn both_ends_of_a_road() {
    check("Rebels *attacked* a convoy on the road between Gao and Kidal.", &["by Gao", "by Kidal"]);
    check("Two soldiers were *killed* on the road between Gao and Kidal.", &["by Gao", "by Kidal"]);
    // Whom a quarrel is between is not where it is.
    check("Two soldiers were *killed* in a quarrel between Roe and Doe.", &[]);
}

#[test]
fn what_came_before_or_after_was_elsewhere() {
    check("Doe crossed a bridge in Oslo before *stabbing* a guard.", &["Oslo?"]);
    check("The mayor read out the *death* of Jane Roe after she was held in Mali.", &["Mali?"]);
    check(
        "Mali's missiles hit a camp in Niger, an act of retaliation for the *strike* that killed Jane Roe.",
        &["Niger?"],
    );
    check("A guard was wounded and *held* in a Kampala hospital.", &["Kampala"]);
    check("A guard, *wounded* and held in a Kampala hospital, slept.", &["Kampala?"]);
    check("Many asked whether his brother (who *died* on Friday) took part in the raid in Gao.", &["Gao?"]);
}

#[test]
fn names_of_happenings_are_no_places() {
    check("The *attack* came during the Route 7 Festival.", &[]);
    check("The *protests* in Niamey and the violence in Gao went on.", &["Niamey"]);
}

#[test]
fn what_it_is_done_to() {
    check("Jets *bombed* Kismayo after dawn.", &["Kismayo"]);
    check("Troops *shelled* a market in Juba.", &["Juba"]);
    check("Bangui was *shelled* by the rebels.", &["Bangui"]);
    check("Four residents of Douala were *arrested*.", &["Douala"]);
}

#[test]
fn nouns_and_what_stands_before_them() {
    check("The Nairobi *bombing* shocked the envoys.", &["Nairobi"]);
    check("The *siege* of Kampala went on.", &["Kampala"]);
    check("Malian officials feared the *war* in Niger.", &["Niger"]);
    check("The *murder* of Jane Roe and her brother in Kampala shocked many.", &["Kampala"]);
    check("The Malian *war* goes on.", &["Mali"]);
    // Whose deed it is is not where.
    check("French *airstrikes* went on.", &[]);
}

#[test]
fn the_sentence_s_opening() {
    check("In Harare, police *detained* six farmers.", &["Harare"]);
}

#[test]
fn what_governs_it_and_what_is_done_with_it() {
    check("Rebels raided a camp in Goma, *killing* nine guards.", &["Goma"]);
    check("Gunmen *shot* and wounded a teacher in Maputo.", &["Maputo"]);
    check("The *explosion* hit a bridge in Lusaka.", &["Lusaka"]);
}

#[test]
fn a_place_of_something_else_is_a_scene_at_most() {
    check("Six guards were *killed* when a truck blew up near Lagos.", &["by Lagos?"]);
    check("An envoy said in Rome that six guards had been *killed*.", &["Rome?"]);
}

#[test]
fn where_people_meet_and_go() {
    let places = |text: &str| {
        let events = facts(text).events;
        events.into_iter().flat_map(|event| event.places).collect::<std::collections::BTreeSet<_>>()
    };
    let only = |name: &str| std::collections::BTreeSet::from([name.to_owned()]);
    assert_eq!(places("The Norwegian minister visited Mali."), only("Mali"));
    assert_eq!(places("The Norwegian minister made a trip to Mali."), only("Mali"));
    assert_eq!(places("The Norwegian minister met President Jane Roe in Accra."), only("Accra"));
    assert_eq!(places("Norway pulled its troops out of Mali."), only("Mali"));
    assert_eq!(places("The Norwegian minister flew to Mali on Monday."), only("Mali"));
    assert_eq!(places("The Norwegian minister returned to Accra, where she met President Jane Roe."), only("Accra"));
    assert_eq!(places("The Norwegian minister met President Jane Roe at the White House."), only("White House"));
    assert_eq!(places("The Norwegian minister visited the Pentagon."), only("Pentagon"));
    let each = facts("The Norwegian minister visited Mali and Niger.").events;
    assert!(each.iter().all(|event| event.places.len() == 1) && each.len() == 2);
    // The parser hangs the hotel on Doe.
    let aside = "President Jane Roe holds a news conference after her summit with John Doe at the Palm Hotel in Accra on Monday.";
    assert!(places(aside).is_empty());
    assert!(places("A senator defended Norway's deeds in Mali.").is_empty());
}

#[test]
fn the_attack_is_where_it_was() {
    let facts =
        facts("Malian rebels attacked a base in Gao.\n\nIt is large.\n\nFour guards were killed in the attack.");
    let site = facts.events.last().and_then(|event| event.sites.first()).unwrap();
    assert_eq!((site.name.as_str(), site.rule.as_str()), ("Gao", "scene/again"));
}

#[test]
fn where_it_was_said_is_no_place_of_what_was_said() {
    let facts =
        facts("GENEVA (AFP) - A Malian envoy accused Niger of theft. Rebels attacked a base near Gao on Monday.");
    let places = |trigger: &str| {
        let event = facts.events.iter().find(|event| {
            let (start, end) = (event.trigger.start as usize, event.trigger.end as usize);
            facts.text[start..end] == *trigger
        });
        event.unwrap().places.clone()
    };
    assert!(places("accused").is_empty());
    assert_eq!(places("attacked"), ["Gao"]);
    let role = |name: &str| facts.places.iter().find(|place| place.name == name).unwrap().role;
    assert_eq!((role("Geneva"), role("Gao")), (PlaceRole::Dateline, PlaceRole::Event));
}
