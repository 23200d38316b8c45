//! Statements: what people said, who said it, and to whom.
//!
//! Two ways lead to a statement and meet: [constructions](construction), which go by the words that report, and
//! [attachments](attachment), which go by the quotation marks. Each is a table of files, one a line.
//!
//! | file | what it does |
//! |---|---|
//! | `construction/` | the reporting constructions: "said that …", "Iran's claim that …", "according to X", "X: …" |
//! | `attachment/` | how a quotation hangs on what reports it: `"…," she said`, `She said: "…"` |
//! | `attach` | gives each quotation to its statement |
//! | `reporting_verb` | a verb with its entry in the lexicon, and who says something by it |
//! | `complement` | which of the verb's dependents say what is said |
//! | `speech` | speech, thought and showing told apart |
//! | `unsaid` | reporting verbs by which nobody says anything |
//! | `speaker` | who the subject, agent or governor of a reporting verb is |
//! | `issued` | texts whose issuer speaks by them |
//! | `extent` | where the words said begin and end |
//! | `ending` | where they end behind the report, weighed |
//! | `remark` | the author's own words behind what is said |
//! | `utterance` | which quotations are words that somebody uttered |
//! | `setting` | when, where and through what medium it was said |
//! | `inside` | what is reported inside a quotation |
//! | `nesting` | reports inside reports |
//! | `page` | headlines and turns of a transcript |
//! | `report`, `reports` | a statement in tokens; the statements found so far, by where they stand |
//! | `written` | a report as a fact |
//!
//! Example: `"We are ready," the minister told reporters.` gives speaker `the minister`, cue `told`, content
//! `We are ready,`, addressee `reporters`.

mod attach;
mod attachment;
mod complement;
mod construction;
mod ending;
mod extent;
mod inside;
mod issued;
mod misread;
mod nesting;
mod page;
mod remark;
mod report;
mod reporting_verb;
mod reports;
mod setting;
mod speaker;
mod speech;
mod unsaid;
mod utterance;
mod written;

use super::extractor::Extractor;
use super::settle;
use crate::entities::Story;
use crate::extract::found::{Facts, Statement};
use crate::facts::{Modality, Polarity, Quotation, SpeechAct};
pub use ending::Endings;
use ending::{Place, Said};
use page::Page;

/// Finds statements.
pub struct Statements;

impl Extractor for Statements {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let mut reports = construction::reports(&Page::new(story));
        reports.retain(|report| speech::is_told(story, report, construction::noun::RULE));
        nesting::drop_asides_inside(&story.doc, &mut reports);
        let mut reports = attach::attach(story, reports);
        reports.sort_by_key(|report| (report.first(), report.content.first().map_or(0, |range| range.start)));
        facts.statements.extend(reports.iter().flat_map(|report| written::statements(story, report)));
        facts.statements.retain(|statement| !is_left_unsaid(statement));
        settle::unique_ids(facts.statements.iter_mut().map(|statement| &mut statement.id));
        nesting::nest(&mut facts.statements);
        inside::give_first_person(&mut facts.statements);
    }
}

/// Where what each verb reports might end.
pub fn endings(story: &Story<'_>) -> Vec<Endings> {
    let doc = &story.doc;
    let told = |said: &Said, place: Place| {
        let mut signs = Vec::new();
        ending::signs(doc, said, place, &mut |sign| signs.push(sign.to_string()));
        (doc.span(place.end - 1).end, signs)
    };
    let undecided = construction::verb::undecided(story);
    let of = |said: &Said| Endings {
        cue: doc.span(said.verb),
        start: doc.span(said.by_rule.start).start,
        places: ending::places(doc, said).into_iter().map(|place| told(said, place)).collect(),
    };
    undecided.iter().map(of).collect()
}

/// "Never said that it snowed", "if they say so": that something is so, of which the text tells that nobody has said it, or
/// that somebody would. What somebody does not ask, promise or deny is told, and marked so.
fn is_left_unsaid(statement: &Statement) -> bool {
    let unsaid = statement.polarity == Polarity::Negated || statement.modality == Modality::Hypothetical;
    statement.act == SpeechAct::Assert && unsaid && statement.quotation == Quotation::Indirect
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn what_nobody_has_said_is_no_statement() {
        assert_eq!(statements("The mayor never said that the bridge was closed."), [""; 0]);
        assert_eq!(statements("The mayor would say that the bridge was closed."), [""; 0]);
        assert_eq!(statements("The mayor said that the bridge was closed.").len(), 1);
    }
}
