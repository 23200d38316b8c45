//! What stands beside a quotation: the first word behind it, the noun phrase behind a word, the statement of a verb.
//!
//! Example: in `"…," said the mayor of Oslo` the statement is that of "said", found before or made for the quotation.

use super::definition::Quoted;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::reporting_verb::{ReportingVerb, report_of_any};
use crate::extract::statement::reports::Reports;
use crate::extract::statement::utterance::{is_word, takes_quote};
use crate::grammar::{clause, voice};

/// The rule of reports that only the marks tell.
pub const RULE: Rule = "beside-quote";

/// The statement that the verb reports, made if there is none yet; any verb reports where a report stands.
pub fn statement_of(story: &Story<'_>, verb: usize, reports: &mut Reports) -> usize {
    let verb = saying(&story.doc, verb).unwrap_or(verb);
    if let Some(index) = reports.with_cue(verb) {
        return index;
    }
    reports.push(reporting(story, verb).unwrap_or_else(|| report_of_any(story, verb, RULE)))
}

/// "Quoted Roe as saying", "Roe is reported to have said": the verb that Roe speaks by.
pub fn saying(doc: &Doc, verb: usize) -> Option<usize> {
    let told = doc.right(verb, Dep::Xcomp).filter(|&act| doc.lemma(act) == "say" && clause::is_infinitive(doc, act));
    if told.is_some() && voice::is_passive(doc, verb) {
        return told;
    }
    // "She made sure to note", "she went on to say".
    let on = doc.right(verb, Dep::Xcomp).or_else(|| doc.right(doc.right(verb, Dep::Ccomp)?, Dep::Xcomp));
    let on = on.filter(|&act| clause::is_infinitive(doc, act) && takes_quote(doc, act));
    if on.is_some() && matches!(doc.lemma(verb), "make" | "go" | "continue" | "take" | "come") {
        return on;
    }
    let quotes = matches!(doc.lemma(verb), "quote" | "cite" | "report");
    let as_of = |head: usize| doc.rights(head).find(|&child| doc.token(child) == "as");
    // "Quoted a fisherman as saying", where the parser hangs "as" on the fisherman.
    let preposition = as_of(verb).or_else(|| as_of(clause::object(doc, verb)?)).filter(|_| quotes)?;
    doc.right(preposition, Dep::Pcomp)
}

/// True for a reporting verb that somebody says something by.
pub fn has_speaker(story: &Story<'_>, verb: usize) -> bool {
    reporting(story, verb).is_some_and(|report| report.speaker.is_some())
}

fn reporting(story: &Story<'_>, verb: usize) -> Option<Report> {
    ReportingVerb::at(&story.doc, verb).map(|reporting| reporting.report(story, RULE))
}

/// Head of the noun phrase right behind a token.
pub fn noun_behind(doc: &Doc, token: usize, end: usize) -> Option<usize> {
    let part = |&i: &usize| {
        matches!(doc.pos(i), Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num | Pos::Pron | Pos::Part)
            || doc.token(i) == "-"
            || doc.token(i - 1) == "-"
    };
    let phrase = (token + 1..end).skip_while(|&i| doc.token(i) == "[").take_while(part);
    phrase.filter(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Pron)).last()
}

/// Where a report may begin right behind the marks.
pub struct Behind {
    /// The first word behind them.
    pub first: usize,
    /// True where whatever stands there reports: behind a comma, a question or an exclamation ("…," she surmised).
    pub any_verb: bool,
    /// True where the marks end with such a mark.
    pub paused: bool,
}

/// Where a report may begin right behind the marks of a quotation. A full stop at the end of the marks and a capital behind
/// them: a new sentence, which reports something else.
pub fn behind(quoted: &Quoted<'_>) -> Option<Behind> {
    let (doc, quote) = (&quoted.story.doc, quoted.quote);
    let first = (quote.tokens.end..quote.paragraph.end).take(4).find(|&i| is_word(doc, i))?;
    // The last token inside the marks that is no mark itself ("He said 'no,'").
    let mark = |i: &usize| !matches!(doc.token(*i), "'" | "’" | "\"" | "”" | "''") && doc.pos(*i) != Pos::Space;
    let last = quote.tokens.clone().rev().find(mark).map_or("", |i| doc.token(i));
    let capital = doc.token(first).chars().next().is_some_and(char::is_uppercase);
    // A British full stop stands behind the marks.
    let stopped = (quote.tokens.end..first).any(|i| doc.token(i) == ".");
    let another = (matches!(last, "." | "…") || stopped) && capital;
    // "Had it had “a lower price,” all would have won", "insisting that “it is so,” she left": the marks hold a part of a
    // clause, which goes on behind them.
    let before = quote.tokens.start.checked_sub(2).filter(|&i| i >= doc.sentence(quote.tokens.start).start);
    let fragment = doc.token(quote.tokens.start).starts_with(char::is_lowercase)
        && before.is_some_and(|i| i >= quote.paragraph.start && is_word(doc, i));
    let paused = matches!(last, "," | "?" | "!");
    (!another).then_some(Behind { first, any_verb: paused && !fragment, paused })
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn a_part_of_a_clause_is_not_reported_by_the_verb_behind_it() {
        let text = "If the town had had \"even a slightly lower price to pay,\" all boats would have sailed.";
        assert_eq!(statements(text), [""; 0]);
    }

    #[test]
    fn any_verb_reports_behind_a_comma_and_none_behind_a_full_stop() {
        assert_eq!(
            statements("\"The bridge is closed,\" the mayor surmised."),
            ["the mayor ~ surmised ~ The bridge is closed"]
        );
        assert_eq!(
            statements("\"The bridge is closed.\" The mayor said that it snowed."),
            ["The mayor ~ said ~ that it snowed"]
        );
        assert_eq!(
            statements("She called on \"all to be calm\". Peru had accused Chile of theft."),
            ["She ~ called ~ on \"all to be calm\"", "Peru ~ accused ~ Chile of theft"]
        );
    }
}
