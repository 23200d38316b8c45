//! Happenings of a few invented events.

use std::collections::BTreeSet;

use super::*;
use crate::ledger::vector::Vector;
use crate::ledger::words;

fn event(article: usize, day: i32, place: &str, word: &str, sentence: &str) -> Event {
    Event {
        story: article,
        article,
        kind: Event::kind_of("ASSAULT"),
        deed: Event::deed_of(word),
        when: When::On(day),
        places: BTreeSet::from([place.to_owned()]),
        sentence: Vector::of(&words::stems(sentence)),
        ..Event::default()
    }
}

const BLAST: &str = "A blast at a cattle market killed thirty herders";
const TOLL: &str = "The explosion at the cattle market killed herders and traders";

fn found(events: impl IntoIterator<Item = Event>) -> Vec<usize> {
    happenings(&Records::of(events).unwrap(), &Spill::memory()).unwrap()
}

#[test]
fn one_day_one_place_one_deed_is_one_happening() {
    let events = [event(0, 9, "gao", "blast", BLAST), event(1, 9, "gao", "explosion", TOLL)];
    assert_eq!(found(events), [0, 0]);
}

#[test]
fn another_day_or_place_is_another() {
    let events = [
        event(0, 9, "gao", "blast", BLAST),
        event(1, 12, "gao", "explosion", TOLL),
        event(2, 12, "kidal", "explosion", TOLL),
    ];
    assert_eq!(found(events), [0, 1, 2]);
}

#[test]
fn numbers_and_actors_speak_for_and_against() {
    let mut one = event(0, 9, "gao", "attack", "An attack on a convoy");
    let mut other = event(1, 9, "gao", "shoot", "Shots at a market");
    let alone = one.speaks_for(&other).unwrap();
    one.source = Some("norway".to_owned());
    other.source = Some("sweden".to_owned());
    assert!(one.speaks_for(&other).unwrap() < alone);
    other.source.clone_from(&one.source);
    let number = |value| BTreeSet::from([Number { measure: "killed".to_owned(), value }]);
    let together = one.speaks_for(&other).unwrap();
    (one.numbers, other.numbers) = (number(30), number(30));
    assert!(together > alone && one.speaks_for(&other).unwrap() > together);
    other.numbers = number(7);
    assert!(one.speaks_for(&other).unwrap() < together);
}

#[test]
fn what_nobody_dates_is_one_in_its_story_where_the_deed_is() {
    let undated = |article, word, sentence| Event {
        story: 7,
        when: When::Unknown,
        places: BTreeSet::new(),
        kind: String::new(),
        ..event(article, 0, "", word, sentence)
    };
    let events = [
        undated(0, "murder", "The murder of a fisherman"),
        undated(1, "slain", "Somebody was slain"),
        undated(1, "sail", "The ship will sail"),
    ];
    assert_eq!(found(events), [0, 0, 2]);
}
