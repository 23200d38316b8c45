//! A verb that adds nothing and a reporting noun: `expressed concern that …`, `issued a warning to …`.
//!
//! Example: in `The ministry expressed concern that the mine would close` the ministry says that the mine would close.

use super::{definition::Construction, noun};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::reporting_verb::{ReportingVerb, report_of_any};
use crate::extract::statement::{extent, remark};
use crate::facts::SpeechAct;
use crate::grammar::{clause, light};
use crate::lexicon::cue::{self, CuePos};

const RULE: Rule = "light-verb";

/// A light verb with a reporting noun for object.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The ministry expressed concern that the mine would close.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    // "Left the talks, raising fears of war": what came of what somebody did.
    let stirred = clause::opens_after_comma(doc, i) && remark::raises_reaction(doc, i);
    if doc.pos(i) != Pos::Verb || matches!(doc.dep(i), Dep::Amod | Dep::Compound) || stirred {
        return None;
    }
    let noun = noun_lent_to(doc, i)?;
    let content = noun::content(doc, noun).or_else(|| {
        // The parser often hangs the noun's clause on the verb.
        let clause = noun::clause_on_verb(doc, i, noun);
        // So it does with its preposition: "raised concerns this month over the delay".
        let entry = cue::look_up(doc.lemma(noun), CuePos::Noun);
        let about = |&child: &usize| {
            let word = doc.token(child);
            child > noun && doc.dep(child) == Dep::Prep && entry.is_some_and(|entry| entry.takes_preposition(word))
        };
        clause.or_else(|| doc.rights(i).find(about)).map(|clause| doc.subtree_range(clause))
    })?;
    let report = report_of_verb(page.story, i);
    let act = cue::look_up(doc.lemma(noun), CuePos::Noun).map_or(report.act, |entry| entry.act);
    // "The decision raised doubts about it": things do not say so.
    let thing = report.speaker.is_some_and(|head| page.story.entity_at[head].is_none() && doc.pos(head) != Pos::Pron);
    // "Has a fear of it": what somebody feels.
    let felt = match doc.lemma(noun) {
        "prospect" => doc.lemma(i) != "raise",
        _ => doc.lemma(i) == "have" && act == SpeechAct::Think,
    };
    if felt || thing && matches!(doc.lemma(i), "raise" | "cast" | "pay") {
        return None;
    }
    Some(Report { content: vec![extent::trimmed(doc, content)], act, ..report })
}

/// The reporting noun that the verb lends its subject to.
fn noun_lent_to(doc: &Doc, verb: usize) -> Option<usize> {
    let noun = light::reporting_object(doc, verb)?;
    // "Repeated the minister's claim": somebody else's.
    let another = doc.lefts(noun).any(|child| doc.dep(child) == Dep::Poss && doc.pos(child) != Pos::Pron);
    cue::look_up(doc.lemma(noun), CuePos::Noun).filter(|_| !another).map(|_| noun)
}

fn report_of_verb(story: &Story<'_>, verb: usize) -> Report {
    let reporting = ReportingVerb::at(&story.doc, verb).map(|reporting| reporting.report(story, RULE));
    reporting.unwrap_or_else(|| report_of_any(story, verb, RULE))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{facts, statements};
    use crate::facts::SpeechAct;

    #[test]
    fn the_noun_tells_what_is_done_and_the_verb_who_does_it() {
        let text = "The ministry made a threat to close the mine.";
        assert_eq!(statements(text), ["The ministry ~ made ~ to close the mine"]);
        assert_eq!(facts(text).statements[0].act, SpeechAct::Threaten);
    }

    #[test]
    fn people_raise_doubts_and_things_do_not() {
        assert_eq!(statements("Jane Roe raised doubts about the plan."), ["Jane Roe ~ raised ~ about the plan"]);
        let nothing = [
            "The delay raised doubts about the plan.",
            "The mayor has doubts about the plan.",
            "The mayor has a fear of losing.",
        ];
        for text in nothing {
            assert_eq!(statements(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn somebody_elses_noun_is_theirs() {
        let text = "The union repeated the minister's claim that the mine was safe.";
        let speakers: Vec<String> = statements(text);
        assert!(speakers.iter().any(|shown| shown.starts_with("the minister's ~ claim")), "{speakers:?}");
    }
}
