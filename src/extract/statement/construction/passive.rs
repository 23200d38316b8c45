//! Passives whose subject is what is said: `The plan was rejected by the union`.
//!
//! Example: the union rejects `The plan`.

use super::definition::Construction;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::{complement, extent, unsaid};

const RULE: Rule = "verb";

/// A passive with its agent, and nothing but its subject to say what is said.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The plan was rejected by the union.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let (verb, mut report) = unsaid::reported(page.story, i, RULE)?;
    if !complement::of(doc, &verb, &mut report).is_empty() {
        return None;
    }
    let content = vec![complement::patient(doc, &verb)?];
    (!extent::stands_for_another(doc, &content)).then_some(Report { content, ..report })
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn the_agent_speaks_and_the_subject_is_what_is_said() {
        assert_eq!(statements(CONSTRUCTION.example), ["the union ~ rejected ~ The plan"]);
    }
}
