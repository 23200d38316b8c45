//! `Per X, …`, with a name: "per capita" and "per day" name no source.
//!
//! Example: in `Two houses burned down, per the Herald` the Herald says that two houses burned down.

use super::definition::Construction;
use super::source_phrase::{self, RULE};
use crate::english::Dep;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::Report;

/// "Per" and a source that has a name.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "Two houses burned down on Monday, per the New York Times.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    if !doc.token(i).eq_ignore_ascii_case("per") || doc.dep(i) != Dep::Prep || i + 1 >= doc.len() {
        return None;
    }
    let source = doc.right(i, Dep::Pobj)?;
    page.story.mention(source)?;
    source_phrase::report(doc, i, i, source, i..i + 1)
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn a_name_is_a_source_and_a_measure_is_none() {
        let [found] = &statements(CONSTRUCTION.example)[..] else { panic!("one statement") };
        assert!(found.ends_with("~ per ~ Two houses burned down on Monday"), "{found}");
        assert_eq!(statements("The mine burned two tons of coal per day."), [""; 0]);
    }
}
