//! Statements in small articles of our own, by the whole engine. A statement is shown as
//! `speaker ~ cue ~ content | content`.

use crate::extract::fact::{SpeechAct, Statement};
use crate::extract::testing::facts;
use crate::span::Span;

fn shown(text: &str, statement: &Statement) -> String {
    let words = |span: Span| text.chars().skip(span.start as usize).take(span.len() as usize).collect::<String>();
    let speaker = statement.speaker.as_ref().map_or("-".to_owned(), |speaker| words(speaker.span));
    let cue = statement.cue.as_ref().map_or("-".to_owned(), |cue| words(cue.span));
    let content: Vec<String> = statement.content.iter().map(|&span| words(span)).collect();
    format!("{speaker} ~ {cue} ~ {}", content.join(" | "))
}

fn check(text: &str, expect: &[&str]) {
    let found: Vec<String> = facts(text).statements.iter().map(|statement| shown(text, statement)).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_report_before_behind_and_within_what_is_said() {
    check(
        "The mayor of Bergen said that the bridge was closed on Monday.",
        &["The mayor of Bergen ~ said ~ that the bridge was closed on Monday"],
    );
    check(
        "The bridge would be closed for two years, officials said on Friday.",
        &["officials ~ said ~ The bridge would be closed for two years"],
    );
    check(
        "The bridge, the mayor said, would be closed for two years.",
        &["the mayor ~ said ~ The bridge | would be closed for two years"],
    );
}

#[test]
fn a_quotation_and_what_goes_on_with_it_are_one_statement() {
    check(
        "\"We are ready for the winter,\" the mayor said. \"The roads have been salted.\"",
        &["the mayor ~ said ~ We are ready for the winter | The roads have been salted"],
    );
    check(
        "“We are ready for the winter,” said the mayor, “and we shall not be surprised.”",
        &["the mayor ~ said ~ We are ready for the winter | and we shall not be surprised"],
    );
    check(
        "The mayor added: \"The roads have been salted since Monday.\"",
        &["The mayor ~ added ~ The roads have been salted since Monday"],
    );
}

#[test]
fn a_quotation_that_fills_the_next_paragraph_goes_on() {
    check(
        "The town met on Monday.\n\n\"We are ready for the winter,\" the mayor said.\n\n\"The roads have been salted.\"\n\nSnow fell on Tuesday.",
        &["the mayor ~ said ~ We are ready for the winter | The roads have been salted"],
    );
}

#[test]
fn what_is_reported_inside_a_quotation_is_part_of_it() {
    check(
        "\"I think they want to close the school,\" the teacher said.",
        &["the teacher ~ said ~ I think they want to close the school"],
    );
}

#[test]
fn verbs_take_what_the_lexicon_says() {
    check("Norway accused Iceland of overfishing.", &["Norway ~ accused ~ Iceland of overfishing"]);
    check("The union called for higher wages.", &["The union ~ called ~ for higher wages"]);
    check("The critic called the film a disaster.", &["The critic ~ called ~ the film a disaster"]);
    check("The union urged the government to act.", &["The union ~ urged ~ the government to act"]);
}

#[test]
fn a_second_report_ends_the_first() {
    check(
        "The mayor said that the road was closed, adding that buses would run.",
        &["The mayor ~ said ~ that the road was closed", "The mayor ~ adding ~ that buses would run"],
    );
}

#[test]
fn sources_without_a_verb() {
    check("According to the police, two houses burned down.", &["the police ~ According to ~ two houses burned down"]);
    check("The plan was mad, in the mayor's words.", &["the mayor's ~ in ~ The plan was mad"]);
}

#[test]
fn who_issues_a_letter_speaks() {
    check("The minister sent a letter saying the mine was safe.", &["The minister ~ saying ~ the mine was safe"]);
}

#[test]
fn joint_speakers_who_are_named_say_it_each() {
    let text = "Norway and Iceland said that the talks had failed.";
    let speakers: Vec<Option<String>> = facts(text)
        .statements
        .iter()
        .map(|statement| statement.speaker.as_ref().and_then(|speaker| speaker.entity.clone()))
        .collect();
    assert_eq!(speakers, [Some("norway".to_owned()), Some("iceland".to_owned())]);
}

#[test]
fn pronouns_do_not_look_into_quotations() {
    let text = "Jane Roe met farmers on Monday.\n\n\"John Doe has ruined us,\" she said.\n\nShe added that prices had doubled.";
    let facts = facts(text);
    let speakers: Vec<_> = facts.statements.iter().filter_map(|s| s.speaker.as_ref()?.entity.as_deref()).collect();
    assert_eq!(speakers, ["jane-roe", "jane-roe"]);
}

#[test]
fn every_speaker_in_words_is_somebody() {
    for text in [
        "A leaked memo said that the mine was unsafe.",
        "Those who stayed said that the fire had spread.",
        "Others argued that the law was too weak.",
    ] {
        let facts = facts(text);
        let speaker = facts.statements.first().and_then(|statement| statement.speaker.as_ref());
        assert!(speaker.is_some_and(|speaker| speaker.entity.is_some()), "{text}");
    }
}

#[test]
fn thoughts_are_kept_apart_from_speech() {
    let acts = |text: &str| facts(text).statements.iter().map(|statement| statement.act).collect::<Vec<_>>();
    assert_eq!(acts("The mayor hopes that it will snow."), [SpeechAct::Think]);
    assert_eq!(acts("The mayor denied that the bridge was unsafe."), [SpeechAct::Deny]);
}

#[test]
fn what_was_not_said_is_no_statement() {
    check("The ministry did not say that the bridge was closed.", &[]);
    check("The ministry has never explained why the bridge was closed.", &[]);
}
