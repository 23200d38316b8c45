//! Statements in small articles of our own, by the whole engine. A statement is shown as
//! `speaker ~ cue ~ content | content`.

use crate::extract::testing::facts;
use crate::facts::{SpeechAct, Statement};
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
fn a_participle_is_no_part_of_what_is_said_beside_it() {
    check(
        "The road is likely the most dangerous, she said, warning it could be closed.",
        &["she ~ said ~ The road is likely the most dangerous", "she ~ warning ~ it could be closed"],
    );
    check(
        "The minister, addressing farmers chanting “Go home now,” said the strikes were a disgrace.",
        &["farmers ~ chanting ~ Go home now", "The minister ~ said ~ the strikes were a disgrace"],
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
fn quotations_behind_a_colon_or_a_dash() {
    check(
        "The mayor was angry. She said:\n\n\"The bridge has been closed for two years.\"\n\nSnow fell on Tuesday.",
        &["She ~ said ~ The bridge has been closed for two years"],
    );
    check(
        "The bridge is closed. Said Roe: \"Nobody has told us why it was closed.\"",
        &["Roe ~ Said ~ Nobody has told us why it was closed"],
    );
    check("“We lost all of our boats.” ― Sonya Roe, fisherman", &["Sonya Roe ~ ― ~ We lost all of our boats"]);
}

#[test]
fn transcripts() {
    check(
        "The two spoke on Sunday.\n\nROE: Will you close the bridge?\n\nDOE: We have not decided that yet.",
        &["ROE ~ : ~ Will you close the bridge", "DOE ~ : ~ We have not decided that yet"],
    );
}

#[test]
fn who_stands_beside_a_quotation_said_it() {
    check(
        "\"The bridge is open,\" Jane Roe (Labour), the mayor, said on Monday. \"Use it.\"",
        &["Jane Roe ~ said ~ The bridge is open | Use it"],
    );
    check(
        "The march ended when farmers blocked the road, shouting \"We want to be paid!\"",
        &["farmers ~ shouting ~ We want to be paid"],
    );
}

#[test]
fn titles_are_no_quotations() {
    check(
        "On the programme \"Face of the Nation,\" the mayor said the bridge was open.",
        &["the mayor ~ said ~ the bridge was open"],
    );
}

#[test]
fn passives_tell_who_said_it() {
    check("The plan was rejected by the union.", &["the union ~ rejected ~ The plan"]);
    check("Norway was accused by Iceland of overfishing.", &["Iceland ~ accused ~ Norway | of overfishing"]);
    check("It was announced that the mine would close.", &["- ~ announced ~ that the mine would close"]);
    check("Roe was quoted as saying that the mine was safe.", &["Roe ~ saying ~ that the mine was safe"]);
}

#[test]
fn reporting_nouns_and_whose_they_are() {
    check(
        "The union rejected the minister's call for Norway to pay.",
        &["The union ~ rejected ~ the minister's call for Norway to pay", "the minister's ~ call ~ for Norway to pay"],
    );
    check(
        "The ministry expressed concern that the mine would close.",
        &["The ministry ~ expressed ~ that the mine would close"],
    );
    check("The minister's remarks that angered the union were not repeated.", &[]);
}

/// Addressee, place, medium and time of the first statement.
fn setting(text: &str) -> [Option<String>; 4] {
    let facts = facts(text);
    let statement = facts.statements.into_iter().next().unwrap();
    let addressee = statement.addressee.map(|addressee| addressee.name);
    [addressee, statement.place, statement.medium, statement.time.map(|time| time.text)]
}

#[test]
fn when_where_and_through_what_it_was_said() {
    let some = |words: &str| Some(words.to_owned());
    assert_eq!(
        setting("Jane Roe told reporters in Tirana on Sunday that the mine was safe."),
        [some("reporters"), some("Tirana"), None, some("Sunday")]
    );
    assert_eq!(
        setting("Jane Roe said in an interview with the Herald that the mine in Tirana was safe."),
        [None, None, some("an interview with the Herald"), None]
    );
    assert_eq!(
        setting("Speaking to farmers in Oslo, the minister said that the mine was safe."),
        [some("farmers in Oslo"), some("Oslo"), None, None]
    );
    assert_eq!(setting("\"The mine is safe,\" Jane Roe wrote on Twitter.")[2], some("Twitter"));
    assert_eq!(
        setting("The minister demanded that the union end the strike in a statement on Friday.")[2],
        some("a statement")
    );
    assert_eq!(setting("The minister sent a letter saying the mine was safe.")[2], some("a letter"));
}

#[test]
fn a_statement_is_its_issuers() {
    let facts = facts("A statement by Norway said that the mine was safe.");
    let speaker = facts.statements[0].speaker.as_ref().unwrap();
    assert_eq!(speaker.entity.as_deref(), Some("norway"));
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
    check("The silence of the minister let others tell the story.", &[]);
    check("The trial turns on whether the prosecutors can prove that the bridge was unsafe.", &[]);
    check("Peru attacked Chile out of weakness.", &[]);
    check("Peruvian helicopters attacked villages along the river.", &[]);
    check("The terrorists attacked thirty police posts.", &[]);
    check("As you know, the bridge was closed.", &[]);
    check("The law was intended to open the bridge.", &[]);
    check("The mayor has the right to reveal secrets.", &[]);
    check("It is worth pointing out that the bridge was closed.", &[]);
    check(
        "The minister declined to say why the bridge was closed.",
        &["The minister ~ declined ~ to say why the bridge was closed"],
    );
    check("The ministry has never explained why the bridge was closed.", &[]);
}
