//! The report right behind the marks by a verb that the tagger took for a noun.
//!
//! Example: `"We won," Roe notes.`

use super::beside::behind;
use super::definition::{Attachment, Quoted};
use crate::extract::statement::construction::mistagged;
use crate::extract::statement::reports::Reports;

/// A name and a noun that should be a verb.
pub const ATTACHMENT: Attachment =
    Attachment { example: "\"The bridge has been closed for two years,\" the mayor jokes.", rule: "mistagged", find };

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let doc = &quoted.story.doc;
    let behind = behind(quoted).filter(|behind| behind.any_verb)?;
    let (noun, speaker) = mistagged::behind_quote(doc, behind.first..quoted.quote.paragraph.end)?;
    Some(reports.push(mistagged::report(doc, noun, speaker)))
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::statements;

    #[test]
    fn the_name_before_the_noun_says_it() {
        assert_eq!(statements(ATTACHMENT.example), ["mayor ~ jokes ~ The bridge has been closed for two years"]);
    }
}
