//! Sentences and the events that they tell, found by the real engine.

use super::CONSTRUCTIONS;
use super::model::{Construction, Find, Verdict, Words};
use super::predicates::Predicates;
use super::testing::{check, line};
use crate::english::Engine;
use crate::extract::testing::facts;
use crate::span::CharIndex;

#[test]
fn subject_and_object() {
    check("Mali accused Niger of stealing cattle.", &["Mali ACCUSE Niger"]);
    check("Norway lampooned Sweden.", &["Norway ACCUSE Sweden"]);
    check("Norwegian agents infiltrated a Swedish union.", &["Norway COERCE Swedish union"]);
    check("Norwegian and Swedish envoys hammered out details.", &[]);
    check("Norwegian police arrested two smugglers.", &["Norwegian police COERCE two smugglers"]);
}

#[test]
fn the_object_decides_the_category() {
    check("Canada imposed sanctions on Belarus.", &["Canada SANCTION Belarus"]);
    check("Canada lifted sanctions on Belarus.", &["Canada CONCEDE Belarus"]);
    check("Peru broke off talks with Chile.", &["Peru SANCTION Chile"]);
}

#[test]
fn nouns_are_predicates_too() {
    check("Denmark's invasion of Norway surprised many.", &["Denmark ASSAULT Norway"]);
}

#[test]
fn what_is_not_so() {
    check("Sweden did not attack Finland.", &["Sweden ASSAULT Finland negated"]);
    check("Sweden will not release the prisoners.", &["Sweden REJECT prisoners planned"]);
    check("Sweden vowed to attack Finland.", &["Sweden THREATEN Finland"]);
}

#[test]
fn talk_of_no_consequence_is_no_event() {
    check("The minister declined to comment.", &[]);
    check("Officials returned to Oslo on Monday.", &[]);
}

#[test]
fn what_is_said_stands_according_to_who_says_it() {
    let facts = facts("Norway said that Sweden bombed Finland.");
    let event = &facts.events[0];
    assert_eq!(event.according_to.as_deref(), Some(facts.statements[0].id.as_str()));
}

#[test]
fn a_speech_act_is_the_statement() {
    let facts = facts("Norway accused Sweden of attacking Finland.");
    let accusation = facts.events.iter().find(|event| event.rule == "event/verb" && event.statement.is_some()).unwrap();
    let claimed = facts.events.iter().find(|event| event.according_to.is_some()).unwrap();
    assert_eq!(line(accusation), "Norway ACCUSE Sweden");
    assert_eq!(line(claimed), "Sweden ASSAULT Finland");
    assert_eq!(claimed.according_to, accusation.statement);
}

#[test]
fn armed_groups_do_not_act_for_their_state() {
    let acts_for = |text: &str| facts(text).events.iter().find_map(|event| event.on_behalf_of.clone());
    assert_eq!(acts_for("The Syrian Democratic Forces accused Iran of arming its enemies."), None);
    assert_eq!(acts_for("The French foreign ministry accused Iran of arming its enemies.").as_deref(), Some("france"));
}

#[test]
fn headlines_leave_the_auxiliary_out() {
    check("Malian soldiers killed in ambush near Gao", &["nobody ASSAULT Malian soldiers", "operation: Gao"]);
}

#[test]
fn a_verb_with_its_preposition_takes_an_object() {
    check("Kenya lashed out at Uganda on Friday.", &["Kenya ACCUSE Uganda"]);
}

#[test]
fn words_that_together_are_no_event() {
    check("Finland released a statement on Monday.", &[]);
    check("Finland released the Danish sailors.", &["Finland RETREAT Danish sailors"]);
    check("The minister would neither confirm nor deny the report.", &[]);
}

#[test]
fn storms_and_sanctions_are_nobody() {
    check("Hurricane Ida hit Cuba.", &[]);
}

#[test]
fn settlers_are_not_their_state() {
    let facts = facts("Israeli settlers attacked Palestinian farmers near Nablus.");
    let event = &facts.events[0];
    let source = event.source.as_ref().and_then(|source| source.entity.as_deref());
    let settlers = facts.entities.iter().find(|entity| Some(entity.id.as_str()) == source).unwrap();
    assert_eq!((settlers.name.as_str(), settlers.of.as_deref()), ("Israeli settlers", Some("israel")));
    assert_eq!(settlers.sector, Some(crate::facts::Sector::Civilians));
    assert_eq!(event.on_behalf_of, None);
}

#[test]
fn denials_answer_what_they_deny() {
    for denial in [
        "Sweden denied the accusation.",
        "Sweden dismissed the claim as baseless.",
        "Sweden rejected allegations that it had armed the rebels.",
        "Sweden called the allegation false.",
        "Sweden said the charge was untrue.",
        "Sweden denied carrying out the attack.",
    ] {
        let facts = facts(&format!("Norway accused Sweden of shelling a village. {denial}"));
        let accusation =
            facts.events.iter().find(|event| event.category.is_some_and(|it| it.code() == "ACCUSE")).unwrap();
        let rejection = facts.events.iter().find(|event| event.in_response_to.is_some()).expect(denial);
        assert_eq!(rejection.in_response_to.as_ref(), Some(&accusation.id), "{denial}");
        assert_eq!(line(rejection), "Sweden REJECT Norway", "{denial}");
    }
}

#[test]
fn what_somebody_said_of_somebody_is_denied_too() {
    let facts = facts("Ghana said Togo had bombed a market. Togo denied carrying out the attack.");
    let bombing = facts.events.iter().find(|event| event.according_to.is_some()).unwrap();
    let denial = facts.events.iter().find(|event| event.in_response_to.is_some()).unwrap();
    assert_eq!(denial.in_response_to.as_ref(), Some(&bombing.id));
}

#[test]
fn an_accusation_says_what_of() {
    let facts = facts("Kenya accused Uganda's army of killing fishermen.");
    let chars = CharIndex::new(&facts.text);
    let about: Vec<&str> = facts.events[0].about.iter().map(|&span| chars.cut(&facts.text, span)).collect();
    assert_eq!(about, ["of killing fishermen"]);
    assert_eq!(line(&facts.events[1]), "Uganda's army ASSAULT fishermen");
}

#[test]
fn the_allies_of_somebody_are_others() {
    check("Mali's regional allies attacked Niger.", &["Mali's regional allies ASSAULT Niger"]);
}

#[test]
fn every_construction_finds_something_in_its_example() {
    for Construction { rule, example, find } in CONSTRUCTIONS {
        let found = match find {
            Find::Verb(find) | Find::Adjective(find) | Find::Noun(find) => {
                let doc = Engine::embedded().parser().parse(example);
                let words = Words { doc: &doc, category_at: vec![None; doc.len()] };
                let verdict = (0..doc.len()).find_map(|i| find(&words, i));
                verdict.is_some_and(|verdict| match verdict {
                    Verdict::Event(_) => *rule != "none",
                    Verdict::NoEvent => *rule == "none",
                })
            }
            Find::Event(_) => true,
        };
        assert!(found, "{rule}: {example}");
        let events = facts(example).events;
        let told = events.iter().any(|event| event.rule == format!("event/{rule}"));
        // All participles of the lexicon are verbs of it too, which are asked first.
        let is_told = !matches!(*rule, "none" | "participle");
        assert_eq!(told, is_told, "{rule}: {example} gives {events:#?}");
    }
}

#[test]
fn one_predicate_takes_the_words_of_another() {
    let triggers = |text: &str| {
        let doc = Engine::embedded().parser().parse(text);
        let found = Predicates::find(&doc, CONSTRUCTIONS).found;
        found.into_iter().map(|predicate| doc.words(predicate.trigger)).collect::<Vec<_>>()
    };
    assert_eq!(triggers("They broke off talks."), ["broke off talks"]);
    assert_eq!(triggers("Norway is ready to meet Sweden."), ["meet"]);
}
