//! Whose word a report rests on, named in passing: `The bridge was closed, the Herald reported, citing two officials`.
//!
//! Example: the Herald reports what the officials said, so that the officials say it too.

use super::definition::Construction;
use super::{trailing, verb};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::facts::{EntityType, Sector};
use crate::lexicon::classes::{PersonWord, ReportWord};
use crate::lexicon::nouns;

const RULE: Rule = "citing";

/// A participle of citing beside a report, with somebody who can speak for object.
pub const CONSTRUCTION: Construction = Construction {
    rule: RULE,
    example: "The bridge was closed on Monday, the Herald reported, citing two officials.",
    find,
};

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    if doc.tag(i) != "VBG" || !matches!(doc.lemma(i), "cite" | "quote") {
        return None;
    }
    let cited = doc.right(i, Dep::Dobj).filter(|&cited| is_source(page.story, cited))?;
    let report = [doc.head(i), doc.head(doc.head(i))].into_iter().find_map(|above| {
        let reported = || (verb::CONSTRUCTION.find)(page, above);
        (above != i && above < i).then(|| (trailing::CONSTRUCTION.find)(page, above).or_else(reported)).flatten()
    })?;
    let apart = report.content.iter().all(|content| !content.contains(&i));
    let cue = Some((doc.lemma(i).to_owned(), i..i + 1));
    apart.then(|| Report { content: report.content, ..Report::new(RULE, Some(cited), cue) })
}

/// Officials, agencies, people, a report: not the reason for something ("citing his support for the raid").
fn is_source(story: &Story<'_>, noun: usize) -> bool {
    let lemma = story.doc.lemma(noun).to_lowercase();
    let named = story.entity(noun).is_some_and(|entity| match entity.kind {
        EntityType::Person => true,
        EntityType::Organization | EntityType::Actor => entity.sector == Some(Sector::Media),
        _ => false,
    });
    named
        || nouns::is_unnamed_source(&lemma)
        || nouns::is_occupation(&lemma)
        || PersonWord::Document.has(&lemma)
        || ReportWord::Medium.has(&lemma)
        || is_agency(&story.doc, noun)
}

fn is_agency(doc: &Doc, noun: usize) -> bool {
    doc.pos(noun) == Pos::Propn && doc.lefts(noun).any(|child| matches!(doc.lemma(child), "agency" | "newspaper"))
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn who_is_cited_says_it_as_well() {
        assert_eq!(
            statements(CONSTRUCTION.example),
            [
                "the Herald ~ reported ~ The bridge was closed on Monday",
                "two officials ~ citing ~ The bridge was closed on Monday",
            ]
        );
    }

    #[test]
    fn a_reason_says_nothing() {
        assert_eq!(statements("The bridge was closed on Monday, the Herald reported, citing the heavy snow.").len(), 1);
    }
}
