//! What something is called, in marks, where the parser loses it: `dubbed the plan "quite mad"`.
//!
//! Example: the object and the quotation behind it are what is said.

use crate::grammar::clause;
use std::ops::Range;

use super::definition::Construction;
use crate::english::Dep;
use crate::entities::Story;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::reporting_verb::ReportingVerb;
use crate::extract::statement::{complement, unsaid};
use crate::lexicon::cue::Frame;

/// How far behind the verb the quotation may begin that says what.
const REACH: usize = 16;

const RULE: Rule = "verb";

/// A verb of calling with its object and a quotation.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The mayor dubbed the plan \"quite mad\".", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let (verb, mut report) = unsaid::reported(page.story, i, RULE)?;
    let bare = complement::of(doc, &verb, &mut report).is_empty() && complement::patient(doc, &verb).is_none();
    let content = object_and_name(page.story, &verb).filter(|_| bare)?;
    Some(Report { content: vec![content], ..report })
}

fn object_and_name(story: &Story<'_>, verb: &ReportingVerb) -> Option<Range<usize>> {
    let doc = &story.doc;
    let object = doc.rights(verb.token).find(|&child| matches!(doc.dep(child), Dep::Dobj | Dep::Ccomp))?;
    let next = story.quotes.partition_point(|quote| quote.tokens.start <= verb.token);
    let quote = story.quotes.get(next).filter(|_| verb.entry.takes(&Frame::Named) && !verb.passive)?;
    let near = quote.tokens.start < verb.token + REACH && doc.sentence(verb.token).contains(&quote.tokens.start);
    (near && object < quote.tokens.end).then(|| clause::trim(doc, verb.token + 1..quote.tokens.end))
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn object_and_name_are_what_is_said() {
        assert_eq!(statements(CONSTRUCTION.example), ["The mayor ~ dubbed ~ the plan \"quite mad\""]);
    }
}
