//! Happenings of a few invented events.

use std::collections::BTreeSet;

use super::described::Described;
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
const ELSEWHERE: &str = "Nurses carried the wounded from the explosion into a school near the river";
const NEARBY: &str = "Thirty traders met the mayor";
const TOLL: &str = "The explosion at the cattle market killed herders and traders";

fn found(events: impl IntoIterator<Item = Event>) -> Vec<usize> {
    happenings(&Records::of(events).unwrap(), &Pairs::default(), &Spill::memory()).unwrap()
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
fn what_a_state_does_or_suffers_is_much() {
    let points = |of_state| {
        let undated = |article, sentence| Event {
            story: 7,
            when: When::Between(6, 9),
            target: Some("mali".to_owned()),
            places: BTreeSet::new(),
            of_state,
            ..event(article, 9, "", "suspend", sentence)
        };
        undated(0, BLAST).speaks_for(&undated(1, "Thirty traders left the market for the river")).unwrap()
    };
    let (to_state, to_another) = (points([false, true]), points([false, false]));
    assert!(to_state < LEAST && to_another >= LEAST, "{to_state} {to_another}");
}

#[test]
fn numbers_and_actors_speak_for_and_against() {
    let mut one = Event { story: 7, ..event(0, 9, "gao", "attack", "An attack on a convoy") };
    let mut other = Event { story: 7, ..event(1, 9, "gao", "shoot", "Shots at a market") };
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
fn meetings_are_of_those_who_meet() {
    let meeting = |article, one: &str, other: Option<&str>| Event {
        story: 7,
        kind: Event::kind_of("CONSULT"),
        source: Some(one.to_owned()),
        target: other.map(str::to_owned),
        ..event(article, 9, "oslo", "talks", "They held talks")
    };
    assert_eq!(found([meeting(0, "norway", Some("sweden")), meeting(1, "sweden", Some("norway"))]), [0, 0]);
    assert_eq!(found([meeting(0, "norway", Some("sweden")), meeting(1, "peru", Some("chile"))]), [0, 1]);
    assert_eq!(found([meeting(0, "norway", Some("sweden")), meeting(1, "norway", None)]), [0, 0]);
    // Whoever else was there, it was not the same.
    assert_eq!(found([meeting(0, "norway", Some("sweden")), meeting(1, "norway", Some("peru"))]), [0, 1]);
    let near = When::Between(6, 9);
    let sentence = Vector::of(&words::stems("The premiers spoke of herring"));
    let of_two = Event { when: near, places: BTreeSet::new(), sentence, ..meeting(0, "norway", Some("sweden")) };
    let of_some = Event { when: near, places: BTreeSet::new(), unnamed: 1, ..meeting(1, "norway", None) };
    assert_eq!(found([of_two, of_some]), [0, 1]);
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

#[test]
fn what_is_not_dated_is_one_within_its_story_only() {
    let undated = |article, story| Event { when: When::Unknown, story, ..event(article, 0, "gao", "blast", BLAST) };
    assert_eq!(found([undated(0, 7), undated(1, 7)]), [0, 0]);
    assert_eq!(found([undated(0, 7), undated(1, 8)]), [0, 1]);
    assert_eq!(found([event(0, 9, "gao", "blast", BLAST), undated(1, 8)]), [0, 1]);
}

#[test]
fn two_in_one_sentence_and_in_two_countries_are_two() {
    let war = |land: &str| Event {
        places: BTreeSet::new(),
        lands: BTreeSet::from([land.to_owned()]),
        ..event(0, 9, "", "war", BLAST)
    };
    assert_eq!(found([war("mali"), war("chad")]), [0, 1]);
    assert_eq!(found([war("mali"), war("mali")]), [0, 0]);
}

#[test]
fn an_event_is_one_with_every_other_of_its_happening() {
    // Each day is near the next, the first and the last are two.
    let days =
        [event(0, 9, "gao", "blast", BLAST), event(1, 10, "gao", "blast", BLAST), event(2, 11, "gao", "blast", BLAST)];
    assert_eq!(found(days).iter().filter(|first| **first == 0).count(), 2);
    // What has no town may be in either, but not in both.
    let nowhere = |article| Event { places: BTreeSet::new(), ..event(article, 9, "", "blast", BLAST) };
    let near = |article, town: &str| Event { story: 7, ..event(article, 9, town, "blast", BLAST) };
    let towns = [near(0, "gao"), Event { story: 7, ..nowhere(1) }, near(2, "kidal")];
    assert_eq!(found(towns).iter().filter(|first| **first == 0).count(), 2);
}

#[test]
fn what_nothing_marks_is_another() {
    let told = |article, sentence, target: Option<&str>| Event {
        story: 7,
        when: When::Between(6, 9),
        places: BTreeSet::new(),
        names: BTreeSet::from(["zzyzx".to_owned()]),
        target: target.map(str::to_owned),
        ..event(article, 0, "", "blast", sentence)
    };
    assert_eq!(found([told(0, BLAST, None), told(1, ELSEWHERE, None)]), [0, 1]);
    assert_eq!(found([told(0, BLAST, Some("zzyzx")), told(1, ELSEWHERE, Some("zzyzx"))]), [0, 0]);
    assert_eq!(found([told(0, BLAST, None), told(1, BLAST, None)]), [0, 0]);
}

#[test]
fn what_comes_again_and_again_is_told_apart_by_its_town() {
    let told = |article, town: &[&str], word| Event {
        story: 7,
        places: town.iter().map(|&town| town.to_owned()).collect(),
        ..event(article, 9, "", word, if article == 0 { BLAST } else { ELSEWHERE })
    };
    assert_eq!(found([told(0, &[], "raid"), told(1, &[], "raids")]), [0, 1]);
    assert_eq!(found([told(0, &["gao"], "raid"), told(1, &["gao"], "raids")]), [0, 0]);
    assert_eq!(found([told(0, &[], "blast"), told(1, &[], "blast")]), [0, 0]);
}

#[test]
fn what_somebody_holds_is_told_apart_by_its_day() {
    let told = |article, when| Event {
        story: 7,
        kind: Event::kind_of("SUPPORT"),
        when,
        source: Some("norway".to_owned()),
        target: Some("mali".to_owned()),
        places: BTreeSet::new(),
        ..event(article, 9, "", "support", if article == 0 { BLAST } else { NEARBY })
    };
    let near = When::Between(6, 9);
    assert_eq!(found([told(0, near), told(1, near)]), [0, 1]);
    assert_eq!(found([told(0, When::On(9)), told(1, When::On(9))]), [0, 0]);
}

#[test]
fn other_countries_and_other_deeds_of_one_sentence_are_others() {
    let land = |article, land: &str| Event {
        places: BTreeSet::new(),
        lands: BTreeSet::from([land.to_owned()]),
        story: 7,
        ..event(article, 9, "", "blast", BLAST)
    };
    assert_eq!(found([land(0, "mali"), land(1, "mali"), land(2, "chad")]), [0, 0, 2]);
    assert_eq!(found([event(0, 9, "gao", "shot", BLAST), event(0, 9, "gao", "captured", BLAST)]), [0, 1]);
    let attack = |span| Event { span, ..event(0, 9, "gao", "attack", BLAST) };
    assert_eq!(found([attack((2, 40)), attack((2, 52)), attack((60, 66))]), [0, 0, 2]);
}

#[test]
fn what_a_user_judges_holds() {
    let events = || {
        [event(0, 9, "gao", "blast", BLAST), event(1, 9, "gao", "blast", BLAST), event(2, 9, "oslo", "strike", TOLL)]
    };
    let judged = |pairs: &[(usize, usize, bool)]| {
        let mut all = Pairs::default();
        pairs.iter().for_each(|&(one, other, are_one)| all.judge(one, other, are_one));
        happenings(&Records::of(events()).unwrap(), &all, &Spill::memory()).unwrap()
    };
    assert_eq!(judged(&[]), [0, 0, 2]);
    assert_eq!(judged(&[(1, 0, false)]), [0, 1, 2]);
    assert_eq!(judged(&[(2, 0, true)]), [0, 0, 0]);
    assert_eq!(judged(&[(2, 0, true), (1, 2, false)]), [0, 1, 0]);
}

#[test]
fn several_are_not_one_of_them() {
    let told = |article, town: &str, several| Event {
        story: 7,
        several,
        places: if town.is_empty() { BTreeSet::new() } else { BTreeSet::from([town.to_owned()]) },
        ..event(article, 9, "", "shooting", BLAST)
    };
    assert_eq!(found([told(0, "", true), told(1, "", false)]), [0, 1]);
    assert_eq!(found([told(0, "", true), told(1, "", true)]), [0, 0]);
    // Of one day in one town they may be what one paper counts and another does not.
    assert_eq!(found([told(0, "gao", true), told(1, "gao", false)]), [0, 0]);
}

#[test]
fn what_is_said_at_a_meeting_is_another() {
    let meeting = |article, word| Event {
        story: 7,
        kind: Event::kind_of("CONSULT"),
        source: Some("norway".to_owned()),
        target: Some("sweden".to_owned()),
        ..event(article, 9, "oslo", word, "They held talks")
    };
    assert_eq!(found([meeting(0, "summit"), meeting(1, "conference")]), [0, 1]);
    assert_eq!(found([meeting(0, "summit"), meeting(1, "talks")]), [0, 0]);
    assert_eq!(found([meeting(0, "conference"), meeting(1, "conference")]), [0, 0]);
}

#[test]
fn what_is_done_by_saying_it_is_of_who_says_it() {
    let said = |article, who: Option<&str>, word, sentence| Event {
        story: 7,
        kind: Event::kind_of("REQUEST"),
        source: who.map(str::to_owned),
        target: Some("norway".to_owned()),
        ..event(article, 9, "oslo", word, sentence)
    };
    assert_eq!(found([said(0, Some("mali"), "urged", BLAST), said(1, Some("mali"), "urged", NEARBY)]), [0, 0]);
    // What is urged in other words is something else.
    assert_eq!(found([said(0, Some("mali"), "urged", BLAST), said(1, Some("mali"), "urged", ELSEWHERE)]), [0, 1]);
    assert_eq!(found([said(0, Some("mali"), "urged", BLAST), said(1, None, "urged", NEARBY)]), [0, 1]);
    assert_eq!(found([said(0, Some("mali"), "urged", BLAST), said(1, Some("mali"), "asked", NEARBY)]), [0, 1]);
    // One sentence that two papers print is one.
    assert_eq!(found([said(0, None, "urged", BLAST), said(1, None, "urged", BLAST)]), [0, 0]);
}

#[test]
fn whom_it_befell_tells_deeds_apart() {
    let hit = |article, name: &str, target: Option<&str>| Event {
        story: 7,
        described: Described::of(name),
        target: target.map(str::to_owned),
        to_person: target.is_some(),
        ..event(article, 9, "gao", "hit", if article == 0 { BLAST } else { TOLL })
    };
    assert_eq!(found([hit(0, "woman", None), hit(1, "two other cars", None)]), [0, 1]);
    assert_eq!(found([hit(0, "", Some("jane-roe")), hit(1, "parked car", None)]), [0, 1]);
    assert_eq!(found([hit(0, "", Some("jane-roe")), hit(1, "woman", None)]), [0, 0]);
    assert_eq!(found([hit(0, "two officers", None), hit(1, "200 people", None)]), [0, 1]);
    let killed = |name: &str| Event { article: 0, at: 60, deed: Event::deed_of("kill"), ..hit(0, name, None) };
    assert_eq!(found([Event { at: 0, ..killed("ten herders") }, killed("four herders")]), [0, 1]);
}

#[test]
fn what_is_told_before_its_day_is_still_to_come() {
    let meeting = |article, told_on, when| Event {
        story: 7,
        kind: Event::kind_of("CONSULT"),
        told_on: Some(told_on),
        when,
        source: Some("norway".to_owned()),
        target: Some("sweden".to_owned()),
        ..event(article, 9, "oslo", "summit", BLAST)
    };
    let after = meeting(1, 10, When::On(9));
    assert_eq!(found([meeting(0, 10, When::Between(7, 10)), after.clone()]), [0, 0]);
    assert_eq!(found([meeting(0, 8, When::Between(5, 8)), after.clone()]), [0, 1]);
    assert_eq!(found([meeting(0, 8, When::Between(5, 9)), after]), [0, 1]);
}

#[test]
fn each_step_against_somebody_is_one_of_its_own() {
    let step = |article, word| Event {
        story: 7,
        kind: Event::kind_of("SANCTION"),
        target: Some("jane-roe".to_owned()),
        ..event(article, 9, "gao", word, BLAST)
    };
    assert_eq!(found([step(0, "convicted"), step(1, "sentenced")]), [0, 1]);
    assert_eq!(found([step(0, "convicted"), step(1, "convict")]), [0, 0]);
}

#[test]
fn other_deeds_of_one_day_need_more_than_a_town() {
    let told = |article, story, word| Event { story, ..event(article, 9, "gao", word, BLAST) };
    assert_eq!(found([told(0, 0, "strike"), told(1, 1, "death")]), [0, 1]);
    assert_eq!(found([told(0, 0, "blast"), told(1, 1, "blast")]), [0, 0]);
}

#[test]
fn who_else_was_killed_was_killed_by_another_deed() {
    let killed = |article, word, who: &str| Event {
        story: 7,
        target: Some(format!("https://example.org/actor/{who}")),
        victim: Some(who.replace('-', " ")),
        ..event(article, 9, "gao", word, BLAST)
    };
    assert_eq!(found([killed(0, "killed", "jane-roe"), killed(1, "died", "olaf-baker")]), [0, 1]);
    assert_eq!(found([killed(0, "killed", "jane-roe"), killed(1, "killed", "sgt-roe")]), [0, 0]);
    let person = |article, who: &str| Event { to_person: true, ..killed(article, "killed", who) };
    assert_eq!(found([person(0, "jane-roe"), person(1, "ife-roe")]), [0, 1]);
    assert_eq!(found([person(0, "jane-roe"), person(1, "jane-w-roe")]), [0, 0]);
}

#[test]
fn the_words_of_two_prints_of_one_text_mark_nothing() {
    let told = |article, text| Event {
        story: 7,
        text: Some(text),
        when: When::Between(6, 9),
        places: BTreeSet::new(),
        ..event(article, 0, "", "blast", BLAST)
    };
    assert_eq!(found([told(0, 0), told(1, 1)]), [0, 0]);
    assert_eq!(found([told(0, 0), told(1, 0)]), [0, 1]);
}

#[test]
fn a_deed_of_another_kind_or_upon_others_is_another() {
    let said = Event { kind: "ACCUSE".to_owned(), ..event(1, 9, "gao", "attack", TOLL) };
    assert_eq!(found([event(0, 9, "gao", "attack", BLAST), said]), [0, 1]);
    let of_crowd = Event { described: Described::of("30 herders"), ..event(0, 9, "gao", "kill", BLAST) };
    let of_one = Event { target: Some("jane-roe".to_owned()), ..event(1, 9, "gao", "kill", TOLL) };
    assert_eq!(found([of_crowd.clone(), of_one]), [0, 1]);
    assert_eq!(found([of_crowd.clone(), Event { article: 1, story: 1, ..of_crowd }]), [0, 0]);
}

#[test]
fn a_trial_is_one_by_its_own_day_and_a_meeting_of_nobody_by_its_town() {
    let of = |kind: &str, article: usize, when: When, place: &str, sentence: &str| Event {
        kind: kind.to_owned(),
        story: 0,
        when,
        target: (kind == "trial").then(|| "jane-roe".to_owned()),
        ..event(article, 9, place, kind, sentence)
    };
    let near = When::Between(6, 9);
    assert_eq!(found([of("trial", 0, near, "gao", BLAST), of("trial", 1, near, "gao", TOLL)]), [0, 1]);
    assert_eq!(found([of("trial", 0, When::On(9), "gao", BLAST), of("trial", 1, When::On(9), "gao", TOLL)]), [0, 0]);
    let nowhere = |event: Event| Event { places: BTreeSet::new(), ..event };
    let meeting = |article, sentence| of("meeting", article, When::On(9), "gao", sentence);
    assert_eq!(found([nowhere(meeting(0, BLAST)), nowhere(meeting(1, ELSEWHERE))]), [0, 1]);
    assert_eq!(found([meeting(0, BLAST), meeting(1, TOLL)]), [0, 0]);
}
