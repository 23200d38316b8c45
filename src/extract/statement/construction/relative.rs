//! Relative clauses of saying: what is said, or what it is said of, is the noun that the clause tells more of.
//!
//! Examples: in `the meetings, which Roe denies` Roe denies `the meetings`; in `a raid that the mayor called a mistake` the
//! mayor says so of `a raid`.

use std::ops::Range;

use super::definition::Construction;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::reporting_verb::ReportingVerb;
use crate::extract::statement::unsaid;
use crate::facts::SpeechAct;
use crate::grammar::clause;
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::{self, CuePos, Frame};

const RULE: Rule = "verb";

/// A reporting verb whose object is the noun before its relative clause.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The secret meetings, which Jane Roe denies, were in May.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let story = page.story;
    let (verb, report) = unsaid::reported(story, i, RULE)?;
    let takes_things = !matches!(report.act, SpeechAct::Assert | SpeechAct::Think | SpeechAct::Ask)
        || matches!(clause::verb_lemma(&story.doc, i).as_ref(), "announce" | "confirm");
    let object = verb.entry.takes(&Frame::Object) && takes_things && !verb.passive;
    let content = vec![antecedent(story, &verb).filter(|_| object)?];
    Some(Report { content, ..report })
}

/// The noun phrase that a relative clause tells more of, where the reporting verb of the clause has somebody else for subject
/// and no object.
pub fn antecedent(story: &Story<'_>, verb: &ReportingVerb) -> Option<Range<usize>> {
    let doc = &story.doc;
    let i = verb.token;
    let noun = doc.head(i);
    let nominal = matches!(doc.pos(noun), Pos::Noun | Pos::Propn);
    let subject = doc.lefts(i).find(|&child| doc.dep(child) == Dep::Nsubj && !doc.tag(child).starts_with('W'));
    let fits = doc.dep(i) == Dep::Relcl && noun < i && nominal && subject.is_some() && !verb.passive;
    // "The plan, for which she blames the board", "the man whose plan she rejects": the noun is no object.
    let start = doc.left_edge(i);
    let opened = matches!(doc.token(start).to_lowercase().as_str(), "which" | "that" | "who" | "whom");
    let bare = subject.is_some_and(|subject| doc.left_edge(subject) == start);
    let filled = doc.rights(i).any(|child| doc.dep(child) == Dep::Dobj && !verb.entry.takes(&Frame::Named));
    (fits && (opened || bare) && !filled && !is_of_words(doc, noun)).then(|| story.phrase(noun))
}

/// "The reason he condemned it", "the day she rejected it", and "a charge that she denies", which stands for what was said.
fn is_of_words(doc: &Doc, noun: usize) -> bool {
    let said = doc.lefts(noun).any(|child| matches!(doc.token(child), "a" | "an"))
        && cue::look_up(doc.lemma(noun), CuePos::Noun).is_some();
    said || ReportWord::SettingNoun.has(doc.lemma(noun))
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn the_noun_before_the_clause_is_what_is_said() {
        assert_eq!(statements(CONSTRUCTION.example), ["Jane Roe ~ denies ~ The secret meetings"]);
        assert_eq!(statements("The mayor faces charges he denies."), ["he ~ denies ~ charges"]);
        assert_eq!(
            statements("The raid, which the mayor described as a mistake, drew crowds."),
            ["the mayor ~ described ~ The raid | as a mistake"]
        );
    }

    #[test]
    fn a_clause_with_an_object_of_its_own_is_not() {
        assert_eq!(statements("The mayor, who denied the charges, left."), ["who ~ denied ~ the charges"]);
    }
}
