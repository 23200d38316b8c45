//! Sentences with a word in brackets, and how far they commit themselves to it.

use super::of;
use crate::english::Engine;
use crate::facts::{Modality, Polarity};

/// `so`, `not`, `planned`, `possible`, `supposed`, `alleged`; with `not` before each. The word in brackets is asked for.
fn value(sentence: &str) -> String {
    let start = sentence.find('[').unwrap() as u32;
    let text = sentence.replace(['[', ']'], "");
    let doc = Engine::embedded().parser().parse(&text);
    let found = of(&doc, doc.token_at(start).unwrap());
    let modality = match (found.modality, found.alleged) {
        (Modality::Asserted, true) => "alleged",
        (Modality::Asserted, false) => "so",
        (Modality::Planned, _) => "planned",
        (Modality::Possible, _) => "possible",
        (Modality::Hypothetical, _) => "supposed",
    };
    if found.polarity == Polarity::Negated { format!("not {modality}") } else { modality.to_owned() }
}

fn check(table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (expected, sentence) = line.split_once(": ").unwrap();
        let found = value(sentence);
        if found != expected {
            wrong.push(format!("{found} instead of {expected}: {sentence}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_is_told_is_so() {
    check(
        "so: Rebels [attacked] the town on Monday.
        so: The army began to [bomb] the town.
        so: The minister regretted that the army had [attacked] the town.
        so: Because rebels [attacked] the town, the shops were closed.
        so: The army, which [bombed] the town, did not comment.
        so: The army managed to [capture] the town.
        so: The army did not fail to [capture] the town.
        so: The police condemned the [attack].
        so: After [bombing] the town, the army left.
        so: A few soldiers were [killed].
        so: Why did the army [bomb] the town?
        so: It is true that the army [bombed] the town.
        alleged: The mayor said that rebels had [attacked] the town.
        alleged: Rebels had [attacked] the town, the mayor said.
        so: The army forced the rebels to [withdraw].
        so: Not only rebels [attacked] the town.
        so: It emerged that Peru had [bombed] the port.
        so: It was the first time that Peru [attacked] Chile.
        so: The guard spoke before he was [killed].
        so: Peru opposed the [war] in Chile.
        so: The minister wants to give an account of the [attack].
        so: Who [attacked] the embassy?
        so: The mother kept [talking] to the guards.
        so: There is no doubt that Peru [bombed] the port.
        so: Peru urged Chile to act and has [blamed] it since.
        so: The [attack] cannot be allowed to hinder the talks.",
    );
}

#[test]
fn what_is_denied_is_not() {
    check(
        "not so: Rebels did not [attack] the town.
        not so: The army never [bombed] the port.
        not so: No soldiers were [killed] on Monday.
        not so: Neither Peru nor Chile [attacked] the ship.
        not so: Peru [attacked] neither Chile nor Bolivia.
        not so: Police [arrested] no one.
        not so: Guards [killed] nobody.
        not so: Gunmen [killed] no soldiers in the raid.
        not so: None of the guards [fired] a shot.
        not so: Not a single soldier was [killed].
        not so: Few villages were [attacked].
        not so: Hardly any villages were [attacked].
        not so: No Peruvian jets [bombed] the port.
        not so: At no time did Peru [attack] Chile.
        not so: Nor did Peru [attack] Chile.
        not so: Peru almost [attacked] Chile.
        not so: Peru nearly [bombed] the port.
        not so: The army failed to [capture] the town.
        not so: The army refused to [attack] the town.
        not so: The army was unable to [capture] the town.
        not so: The army stopped short of [invading] Peru.
        not so: Peru refrained from [attacking] Chile and sent food.
        not so: Peru avoided [bombing] the port.
        not so: Far from [attacking] Chile, Peru sent it food.
        not so: Instead of [bombing] the port, Peru closed its border.
        not so: Rather than [bombing] the port, Peru closed its border.
        not so: Without [bombing] the town, the army took the road.
        not so: Police prevented the gunmen from [attacking] the embassy.
        not so: It is not true that Peru [bombed] the port.
        not so: It is false that Peru [bombed] the port.
        not alleged: Reports that Peru had [bombed] the port were false.
        not alleged: Claims that Peru [bombed] the port have been debunked.
        not alleged: The charge that Peru [bombed] the port is false.
        not so: Peru denied that it had [bombed] the port.
        not so: Peru was dissuaded from [bombing] the port.
        not so: Peru has yet to [attack] the town.
        not so: The [attack] was prevented.
        not so: The army did not attack or [bomb] the town.
        not so: He was cleared of [bombing] the port.
        not so: Peru is incapable of [bombing] the port.
        not so: The army no longer [controls] the town.
        not so: A foiled [attack] on the embassy was in the news.",
    );
}

#[test]
fn what_is_open_may_be() {
    check(
        "possible: Peru may have [bombed] the port.
        possible: Peru could have [attacked] Chile last year.
        possible: Peru allegedly [bombed] the port.
        possible: Either Chile leaves the port or Peru [bombs] it.
        possible: Peru reportedly [bombed] the port.
        possible: Peru supposedly [bombed] the port.
        possible: A suspected Peruvian [strike] hit the port.
        possible: A suspected Peruvian strike [hit] the port.
        possible: There is no evidence that Peru [bombed] the port.
        possible: There are fears that Peru [bombed] the port.
        possible: Doubts remain over whether Peru [bombed] the port.
        possible: It was not clear if Peru [bombed] the port.
        possible: It is unclear whether Peru [bombed] the port.
        possible: Chile doubts that Peru [bombed] the port.
        possible: Chile wondered whether Peru [bombed] the port.
        possible: Peru is capable of [bombing] the port.
        possible: Peru, it is alleged, [bombed] the port.
        possible: Peru is said to have [bombed] the port.
        possible: Peru seems to have [bombed] the port.
        possible: Peru did not deny that it had [bombed] the port.
        possible: Experts asked whether Peru had [invaded] Chile.
        possible: Peru did not say that it had [bombed] the port.
        possible: Rumours that Peru had [bombed] the port spread.
        alleged: Peru is accused of [bombing] the port.
        alleged: The report that Peru [bombed] the port came late.
        possible: Experts debated whether Peru had [bombed] the port.",
    );
}

#[test]
fn what_is_wished_feared_or_supposed_is_no_fact() {
    check(
        "supposed: Had the rebels [captured] the town, the war would have ended.
        supposed: If Peru [attacks], Chile will answer.
        supposed: Unless Peru [attacks], Chile will stay out.
        supposed: Did Peru [bomb] the port?
        supposed: What if Peru [bombed] the port?
        supposed: Imagine that Peru [bombed] the port.
        supposed: In the film, gunmen [attack] the port.
        not supposed: Peru would never have [attacked] Chile.
        supposed: Peru wants to [meet] Chile.
        supposed: Chile urged Peru to [arrest] the gunmen.
        supposed: The mayor called for an [attack] on the rebels.
        supposed: Troops flew to the port to [attack] the rebels.
        supposed: Peru tried to [bomb] the port.
        supposed: Chile hoped that Peru [bombed] the port.
        planned: The envoy is rushing to Oslo to [meet] the king.
        planned: Peru may resume talks after [sending] troops to the port.
        planned: Peru will [attack] Chile.
        planned: Peru said that it would [attack] Chile.
        planned: Peru plans to [attack] Chile.
        planned: Peru is going to [attack] Chile.
        planned: The rebels are ready to [attack] the town.
        planned: The planned [attack] was in the news.
        planned: Peru decided to [attack] Chile.",
    );
}

#[test]
fn what_was_not_found_is_not_told() {
    check(
        "possible: The inquiry did not find evidence that Peru had [attacked] Chile.
        possible: The inquiry did not find evidence of an [attack].
        so: The inquiry found evidence that Peru had [attacked] Chile.",
    );
}

#[test]
fn what_is_set_to_happen_is_planned() {
    check(
        "planned: The [summit] between Peru and Chile is due to take place in June.
        planned: The [summit] between Peru and Chile is set to begin on Monday.
        planned: The minister will present his plan in a [meeting] with the mayor.
        so: The minister presented his plan in a [meeting] with the mayor.
        possible: A [meeting] between Peru and Chile seemed impossible until May.
        so: The [meeting] between Peru and Chile seemed long.
        supposed: The minister is fearful of an [attack].
        possible: It is unclear whether the minister erred by [attacking] Peru.
        so: The minister erred by [attacking] Peru.
        possible: The minister spoke of a theory about [interference] by Peru.",
    );
}
