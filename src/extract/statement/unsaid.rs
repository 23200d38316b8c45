//! Reporting verbs by which nobody says anything.
//!
//! Examples: `She did not say who paid`, `they met to condemn the attack`, `it is worth pointing out that it snowed`,
//! `helicopters attacked villages`. Refusals and denials are acts of their own and stay: `she declined to say who paid`.

use super::report::{Report, Rule};
use super::reporting_verb::ReportingVerb;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::facts::{EntityType, Modality, Polarity, Sector, SpeechAct};
use crate::grammar::{clause, mood};
use crate::lexicon::cue::Frame;

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
    let addressed = report.speaker.is_some_and(|head| doc.token(head).eq_ignore_ascii_case("you"));
    let unsaid = is_quoted_as(doc, i)
        || is_mere_purpose(doc, &verb)
        || is_left_unsaid(doc, &verb)
        || (nobody && (merely_named || clause::is_infinitive(doc, i)))
        || addressed
        || is_assault(story, i, report.speaker);
    (!unsaid).then_some((verb, report))
}

/// "She did not say who paid", "she declined to say who paid", "it is wrong to say that she paid": nobody said it.
/// Refusals and denials are acts of their own and stay.
fn is_left_unsaid(doc: &Doc, reporting: &ReportingVerb) -> bool {
    let verb = reporting.token;
    let governor = doc.head(verb);
    let held_back = matches!(doc.lemma(governor), "decline" | "refuse" | "fail");
    let nobody =
        doc.lefts(governor).any(|child| doc.dep(child) == Dep::Nsubj && doc.token(child).eq_ignore_ascii_case("it"))
            && (doc.lemma(governor) == "be" || doc.lefts(governor).any(|child| doc.lemma(child) == "be"));
    let infinitive = doc.dep(verb) == Dep::Xcomp && clause::is_infinitive(doc, verb);
    // "Let others tell the story".
    let left_to_others = doc.tag(verb) == "VB" && matches!(doc.lemma(governor), "let" | "make" | "help");
    // "Prosecutors could prove that she paid": nobody has shown it yet.
    let unproven = matches!(doc.lemma(verb), "prove" | "show" | "find" | "demonstrate")
        && matches!(mood::modality(doc, verb), Modality::Possible | Modality::Hypothetical);
    let kept = left_to_others || unproven || (infinitive && (held_back || nobody)) || doc.lemma(governor) == "worth";
    kept || (reporting.entry.act == SpeechAct::Assert && mood::polarity(doc, verb) == Polarity::Negated)
}

/// "X quoted Y as saying": the statement is that of "saying".
fn is_quoted_as(doc: &Doc, verb: usize) -> bool {
    matches!(doc.lemma(verb), "quote" | "cite")
        && doc.rights(verb).any(|child| {
            doc.dep(child) == Dep::Prep && doc.token(child) == "as" && doc.right(child, Dep::Pcomp).is_some()
        })
}

/// "They met to condemn the attack": what somebody is to do or means to do has not been said, unless words are given.
fn is_mere_purpose(doc: &Doc, verb: &ReportingVerb) -> bool {
    let gives_words = doc.right(verb.token, Dep::Ccomp).is_some();
    let acts = !matches!(verb.entry.act, SpeechAct::Assert | SpeechAct::Ask);
    !gives_words && (clause::is_purpose(doc, verb.token) || (acts && clause::is_infinitive(doc, verb.token)))
}

/// "The army attacked the town", "helicopters attacked villages": only persons and bodies without arms attack with words.
fn is_assault(story: &Story<'_>, verb: usize, subject: Option<usize>) -> bool {
    use Sector::{Civilians, Crime, Military, Police, Rebels};
    let talks = subject.and_then(|head| story.entity(head)).is_some_and(|entity| match entity.kind {
        EntityType::Person => true,
        EntityType::State | EntityType::ArmedGroup | EntityType::Coalition => false,
        EntityType::Organization | EntityType::Group => {
            entity.sector.is_some_and(|sector| !matches!(sector, Military | Police | Rebels | Crime | Civilians))
        }
    });
    story.doc.lemma(verb) == "attack" && !talks
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    fn nobody_said(sentences: &[&str]) {
        for sentence in sentences {
            assert_eq!(statements(sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn what_was_left_unsaid() {
        nobody_said(&[
            "The ministry did not say that the bridge was closed.",
            "The ministry has never explained why the bridge was closed.",
            "The silence of the minister let others tell the story.",
            "The trial turns on whether the prosecutors can prove that the bridge was unsafe.",
            "It is worth pointing out that the bridge was closed.",
            "In May it was wrong to say that she paid.",
            "It is wrong to say that she paid.",
        ]);
        assert_eq!(
            statements("The minister declined to say why the bridge was closed."),
            ["The minister ~ declined ~ to say why the bridge was closed"]
        );
    }

    #[test]
    fn purposes_and_rights() {
        nobody_said(&["The law was intended to open the bridge.", "The mayor has the right to reveal secrets."]);
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
