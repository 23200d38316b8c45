//! Reporting verbs by which nobody says anything. What the tree alone tells is in `unsaid.pat`.
//!
//! Examples: `They met to condemn the attack`, `it is worth pointing out that it snowed`, `no one said that it snowed`,
//! `helicopters attacked villages`. What somebody named did not deny or may say is a statement, and marked so; that
//! somebody did not say that something is so is none (`super::is_left_unsaid`).

use std::sync::LazyLock;

use super::misread;
use super::report::{Report, Rule};
use super::reporting_verb::ReportingVerb;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::commitment;
use crate::facts::{EntityType, Factivity, Sector, SpeechAct};
use crate::grammar::clause;
use crate::grammar::pattern::{Patterns, patterns};
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::Frame;

static UNSAID: LazyLock<Patterns> = patterns!("unsaid.pat");

/// The reporting verb at token `i` with who speaks, where something is said by it.
pub fn reported(story: &Story<'_>, i: usize, rule: Rule) -> Option<(ReportingVerb, Report)> {
    let doc = &story.doc;
    if doc.pos(i) != Pos::Verb || matches!(doc.dep(i), Dep::Amod | Dep::Compound) {
        return None;
    }
    let verb = ReportingVerb::at(doc, i)?;
    let report = verb.report(story, rule);
    let entry = verb.entry;
    let nobody = report.speaker.is_none() && verb.passive;
    let merely_named = entry.takes_preposition("as") || entry.takes(&Frame::Named) || entry.act == SpeechAct::Think;
    // "When informed that it snowed, she left": what somebody learns.
    let learnt = entry.takes(&Frame::Told) && entry.factivity == Factivity::Fact;
    let addressed = report.speaker.is_some_and(|head| doc.token(head).eq_ignore_ascii_case("you"));
    let unsaid = UNSAID.matches(doc, i, &[("act", entry.act.name())]).is_some() && !takes_to(doc, i)
        || (nobody && (merely_named || learnt || entry.act == SpeechAct::Ask || clause::is_infinitive(doc, i)))
        || addressed
        || tells_which(doc, &verb, nobody)
        || misread::is_asked_in_passing(doc, i)
        || is_topic(doc, i)
        || report.speaker.is_some_and(|head| commitment::is_nobody(doc, head))
        || is_assault(story, i, report.speaker);
    (!unsaid).then_some((verb, report))
}

/// "The market identified as the source", "the ship reported to be missing": which one it is.
fn tells_which(doc: &Doc, verb: &ReportingVerb, nobody: bool) -> bool {
    let i = verb.token;
    let reduced = nobody && doc.tag(i) == "VBN" && doc.dep(i) == Dep::Acl && verb.entry.act == SpeechAct::Assert;
    // Nobody says, reports or confirms to be something.
    let be = doc.right(i, Dep::Xcomp).is_some_and(|act| clause::is_infinitive(doc, act));
    reduced || be && !verb.passive && matches!(doc.lemma(i), "say" | "report" | "confirm")
}

/// "Speaking of the flood, she said …", "…, she said, referring to the flood": what it is about.
fn is_topic(doc: &Doc, verb: usize) -> bool {
    let participle = doc.tag(verb) == "VBG" && doc.dep(verb) == Dep::Advcl;
    participle && matches!(doc.lemma(verb), "speak" | "refer" | "talk") && doc.left_edge(verb) == verb
}

/// "Took to Twitter to slam the plan", "used the speech to call for talks", "held a news conference to deny it": it is said
/// there.
pub fn takes_to(doc: &Doc, verb: usize) -> bool {
    let took = doc.head(verb);
    let to = |&child: &usize| doc.dep(child) == Dep::Prep && doc.token(child) == "to";
    let network = doc.rights(took).find(to).and_then(|to| doc.right(to, Dep::Pobj));
    let networked = matches!(doc.lemma(took), "take" | "turn")
        && network.is_some_and(|at| ReportWord::Network.has(&doc.token(at).to_lowercase()));
    let medium = || clause::object(doc, took).is_some_and(|it| ReportWord::Medium.has(&doc.lemma(it).to_lowercase()));
    let floor = doc.lemma(took) == "use" || ReportWord::Makes.has(doc.lemma(took));
    networked || floor && clause::is_infinitive(doc, verb) && medium()
}

/// "The army attacked the town", "helicopters attacked villages": only persons and bodies without arms attack with words.
fn is_assault(story: &Story<'_>, verb: usize, subject: Option<usize>) -> bool {
    use Sector::{Civilians, Crime, Military, Police, Rebels};
    let talks = subject.and_then(|head| story.entity(head)).is_some_and(|entity| match entity.kind {
        EntityType::Person => true,
        EntityType::State | EntityType::ArmedGroup | EntityType::Coalition => false,
        EntityType::Organization | EntityType::Group | EntityType::Actor => {
            entity.sector.is_some_and(|sector| !matches!(sector, Military | Police | Rebels | Crime | Civilians))
        }
    });
    story.doc.lemma(verb) == "attack" && !talks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{facts, statements};
    use crate::facts::Modality;

    #[test]
    fn patterns_hold_of_their_sentences() {
        Patterns::check(include_str!("unsaid.pat"), |doc, i| {
            ReportingVerb::at(doc, i).map(|verb| ("act", verb.entry.act.name())).into_iter().collect()
        });
    }

    fn nobody_said(sentences: &[&str]) {
        for sentence in sentences {
            assert_eq!(statements(sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn what_was_left_unsaid() {
        nobody_said(&[
            "The silence of the minister let others tell the story.",
            "It is worth pointing out that the bridge was closed.",
            "No one said that the bridge was closed.",
            "In May it was wrong to say that she paid.",
            "It is wrong to say that she paid.",
            "Every voter would be reminded that the bridge was closed.",
            "The mayor did not respond to a request for comment.",
            "Asked about the bridge, the mayor left.",
        ]);
        assert_eq!(
            statements("The minister declined to say why the bridge was closed."),
            ["The minister ~ declined ~ to say why the bridge was closed"]
        );
    }

    #[test]
    fn what_it_is_about_is_not_said() {
        let text = "Speaking of the flood, the mayor said that it was late.";
        assert_eq!(statements(text), ["the mayor ~ said ~ that it was late"]);
    }

    #[test]
    fn what_tells_which_is_not_said() {
        nobody_said(&["The man confirmed to be ill is a sailor.", "The ship reported to be missing was found."]);
    }

    #[test]
    fn purposes_and_rights() {
        nobody_said(&["The law was intended to open the bridge.", "The mayor has the right to reveal secrets."]);
    }

    #[test]
    fn what_is_done_on_a_network_is_done() {
        let slammed = "The mayor took to Twitter to slam the plan.";
        assert_eq!(statements(slammed), ["The mayor ~ slam ~ the plan"]);
        assert_eq!(facts(slammed).statements[0].modality, Modality::Asserted);
    }

    #[test]
    fn what_an_occasion_to_speak_is_used_for_is_said() {
        assert_eq!(statements("The mayor used the speech to call for talks."), ["The mayor ~ call ~ for talks"]);
        assert_eq!(
            statements("The mayor held a news conference to announce the end of the strike."),
            ["The mayor ~ announce ~ the end of the strike"]
        );
    }

    #[test]
    fn arms_do_not_speak() {
        nobody_said(&[
            "Peru attacked Chile out of weakness.",
            "Peruvian helicopters attacked villages along the river.",
            "The terrorists attacked thirty police posts.",
        ]);
    }

    #[test]
    fn the_reader_is_no_speaker() {
        nobody_said(&["As you know, the bridge was closed."]);
    }

    #[test]
    fn who_is_quoted_as_saying_says_it_once() {
        assert_eq!(
            statements("Roe was quoted as saying that the mine was safe."),
            ["Roe ~ saying ~ that the mine was safe"]
        );
    }
}
