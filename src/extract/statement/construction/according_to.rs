//! `According to X, …`.
//!
//! Example: in `According to the police, two houses burned down` the police say that two houses burned down.

use super::definition::Construction;
use super::source_phrase::{self, RULE};
use crate::english::Dep;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::Report;
use crate::lexicon::classes::ReportWord;

/// "According to" and a source.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "According to the police, two houses burned down.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    if !doc.token(i).eq_ignore_ascii_case("according") || i + 1 >= doc.len() || doc.token(i + 1) != "to" {
        return None;
    }
    let source = |&source: &usize| !ReportWord::Yardstick.has(&doc.lemma(source).to_lowercase());
    let speaker = doc.right(i + 1, Dep::Pobj).filter(source)?;
    source_phrase::report(doc, i, i, speaker, i..i + 2)
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn the_source_says_what_its_sentence_says() {
        assert_eq!(statements(CONSTRUCTION.example), ["the police ~ According to ~ two houses burned down"]);
    }
}
