//! Speech, thought and showing told apart: which reports, found by their words, tell what somebody said.
//!
//! Speech stands everywhere. A thought is told only where some of it stands in quotation marks, by a main clause that affirms it
//! (`The mayor hopes that it will be "fine"`; not `The mayor hopes that it will snow`), and aims and decisions are none. Things show nothing by
//! word: `The survey shows that buses are late` is a report, as a survey is written; `The empty streets show that …` is
//! none. Nor is anything said by a refusal to act (`refused to pay`), by offering something, by dismissing a person, or
//! where a deed is only named behind a preposition (`blamed for praising the plan`).

use super::report::{Report, Rule};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::commitment;
use crate::extract::statement::{extent, issued};
use crate::facts::{EntityType, SpeechAct};
use crate::grammar::{clause, phrase};
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::{self, CuePos};
use crate::lexicon::{nouns, sector};

/// True where the report tells what somebody said, or, in a main clause and partly word for word, what somebody thinks.
pub fn is_told(story: &Story<'_>, report: &Report, noun_rule: Rule) -> bool {
    let doc = &story.doc;
    let Some((lemma, cue)) = report.cue.as_ref().map(|(lemma, cue)| (lemma.as_str(), cue.start)) else { return true };
    if report.rule == noun_rule {
        return report.act != SpeechAct::Think;
    }
    // "Expressed the hope that …" is speech.
    if cue::look_up(lemma, CuePos::Verb).is_some_and(|entry| entry.act == SpeechAct::Think) {
        let aloud = (cue..doc.sentence(cue).end).any(|i| story.quote(i).is_some());
        return aloud && is_main_and_affirmed(doc, cue) && report.speaker.is_some_and(|head| is_definite(doc, head));
    }
    if doc.pos(cue) != Pos::Verb {
        return true;
    }
    if ReportWord::Shows.has(lemma) {
        return commitment::of(doc, cue).is_told() && shows_in_words(story, lemma, report.speaker);
    }
    !(refuses_to_act(doc, lemma, cue)
        || is_quoted_as_saying(doc, lemma, cue)
        || is_of_a_thing(story, lemma, cue, report.speaker)
        || is_editors_note(doc, lemma, report.speaker)
        || offers_something(doc, lemma, cue)
        || dismisses_a_person(story, lemma, cue)
        || is_yet_to_plead(doc, lemma, cue)
        || is_named_deed(doc, cue))
}

/// A clause that stands by itself or is all that somebody else reports, and says that it is so.
fn is_main_and_affirmed(doc: &Doc, verb: usize) -> bool {
    let mut at = verb;
    while doc.dep(at) == Dep::Conj && doc.head(at) != at {
        at = doc.head(at);
    }
    let main = matches!(doc.dep(at), Dep::Root | Dep::Parataxis) || (doc.dep(at) == Dep::Ccomp && at < doc.head(at));
    main && commitment::of(doc, verb).is_told()
}

/// Somebody in particular: not "one", "people", "you".
fn is_definite(doc: &Doc, head: usize) -> bool {
    !ReportWord::Anybody.has(&doc.token(head).to_lowercase()) && !phrase::is_of_all_or_none(doc, head)
}

/// Documents, polls and those who look into things show and find in words; other things do not.
fn shows_in_words(story: &Story<'_>, lemma: &str, speaker: Option<usize>) -> bool {
    let doc = &story.doc;
    let Some(head) = speaker else { return false };
    let noun = doc.lemma(head).to_lowercase();
    if ReportWord::Record.has(&noun) || issued::is_issued(doc, head) {
        return true;
    }
    // "Roe found the door open", "the mayor showed that it hurt": what one meets with or does.
    let by_deed = ReportWord::Finds.has(lemma);
    match story.entity(head).map(|entity| entity.kind) {
        Some(EntityType::Person | EntityType::State) => !by_deed,
        Some(_) if by_deed && nouns::is_occupation(&noun) => false,
        Some(_) => doc.pos(head) != Pos::Pron || !by_deed,
        None if doc.pos(head) == Pos::Pron => !by_deed && is_person(doc, head),
        None => !by_deed && (sector::is_actor_noun(&noun) || nouns::is_occupation(&noun) || nouns::is_body(&noun)),
    }
}

fn is_person(doc: &Doc, head: usize) -> bool {
    matches!(doc.token(head).to_lowercase().as_str(), "he" | "she" | "they" | "who" | "some" | "others")
}

/// "Refused to pay", "declined to answer"; not "refused to say why".
fn refuses_to_act(doc: &Doc, lemma: &str, verb: usize) -> bool {
    matches!(lemma, "refuse" | "decline")
        && doc.right(verb, Dep::Xcomp).is_some_and(|act| match doc.lemma(act) {
            "discuss" => false,
            "answer" | "comment" => true,
            _ => !extent::is_reporting(doc, act),
        })
}

/// "Reported a spokesman as saying": the spokesman's words are told by "saying".
fn is_quoted_as_saying(doc: &Doc, lemma: &str, verb: usize) -> bool {
    let says =
        |child: usize| doc.token(child) == "as" && doc.right(child, Dep::Pcomp).is_some_and(|i| doc.lemma(i) == "say");
    lemma == "report" && (verb..doc.right_edge(verb) + 1).any(|i| doc.dep(i) == Dep::Prep && says(i))
}

/// "A drought, which threatens to ruin the town", "the cuts denied farmers their water": a danger, a deed, not a word.
fn is_of_a_thing(story: &Story<'_>, lemma: &str, verb: usize, speaker: Option<usize>) -> bool {
    let doc = &story.doc;
    let relative = |subject| matches!(doc.token(subject), "which" | "that");
    let looms = doc.tag(verb) != "VBD" && doc.left(verb, Dep::Nsubj).is_some_and(relative);
    let thing = |head: usize| {
        let noun = doc.lemma(head).to_lowercase();
        let speaks = sector::can_speak(&noun) || ReportWord::Record.has(&noun);
        doc.pos(head) == Pos::Noun && story.entity(head).is_none() && !speaks
    };
    ReportWord::Happens.has(lemma) && (lemma == "threaten" && looms || speaker.is_some_and(thing))
}

/// "(Emphasis added)": a note of the editor's.
fn is_editors_note(doc: &Doc, lemma: &str, speaker: Option<usize>) -> bool {
    let emphasis = |head: usize| matches!(doc.lemma(head).to_lowercase().as_str(), "emphasis" | "italic" | "italics");
    lemma == "add" && speaker.is_some_and(emphasis)
}

/// "Offered him money to go".
fn offers_something(doc: &Doc, lemma: &str, verb: usize) -> bool {
    lemma == "offer" && clause::object(doc, verb).is_some()
}

/// "The director was dismissed by the president".
fn dismisses_a_person(story: &Story<'_>, lemma: &str, verb: usize) -> bool {
    let doc = &story.doc;
    let object = || clause::object(doc, verb).or_else(|| doc.left(verb, Dep::Nsubjpass));
    lemma == "dismiss"
        && object().and_then(|object| story.entity(object)).is_some_and(|entity| entity.kind == EntityType::Person)
        && !doc.rights(verb).any(|child| doc.dep(child) == Dep::Prep && doc.token(child) == "as")
}

/// "Is set to plead guilty", "the fifth to plead guilty": a plea that is told of where it is made.
fn is_yet_to_plead(doc: &Doc, lemma: &str, verb: usize) -> bool {
    lemma == "plead" && (clause::is_infinitive(doc, verb) || !commitment::of(doc, verb).is_told())
}

/// "Blamed for praising the plan", "the risk of criticizing him": a gerund behind a preposition, with no clause that says
/// what.
fn is_named_deed(doc: &Doc, verb: usize) -> bool {
    let preposition = doc.head(verb);
    doc.dep(verb) == Dep::Pcomp
        && matches!(doc.token(preposition).to_lowercase().as_str(), "of" | "for" | "about" | "despite" | "without")
        && !doc.rights(verb).any(|child| doc.dep(child) == Dep::Ccomp)
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
    fn what_things_do_is_no_speech() {
        nobody_said(&["Breakdowns threaten to undermine the treaty.", "The cuts denied farmers the option to sell."]);
        nobody_said(&["Rising prices promise to make the winter hard."]);
        assert_eq!(statements("The union threatened to strike."), ["The union ~ threatened ~ to strike"]);
        assert_eq!(statements("\"We will win,\" he wrote (emphasis added)."), ["he ~ wrote ~ We will win"]);
    }

    #[test]
    fn thoughts_are_told_by_main_clauses_that_affirm_them() {
        assert_eq!(
            statements("The mayor hopes that it will be \"fine\"."),
            ["The mayor ~ hopes ~ that it will be \"fine\""]
        );
        nobody_said(&[
            "The mayor hopes that it will snow.",
            "If voters feel that the mayor lied, she will lose.",
            "The miners did not want to take the offer.",
            "One might think that it will snow.",
            "People think that it will snow.",
        ]);
    }

    #[test]
    fn things_show_nothing_in_words() {
        assert_eq!(statements("A survey shows that buses are late."), ["A survey ~ shows ~ that buses are late"]);
        nobody_said(&["The empty streets showed that the fear had won.", "The mayor found that the door was open."]);
    }

    #[test]
    fn deeds_are_no_words() {
        nobody_said(&[
            "Peru refused to pay its debt.",
            "The mayor saw the risk of criticizing Chile.",
            "The mayor is set to plead guilty to lying.",
            "The mayor declined to answer the question directly.",
            "The mayor declined to comment on the plan.",
            "The bank offered the mayor money to leave.",
        ]);
    }
}
