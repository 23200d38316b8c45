//! The reporting constructions of English. One construction, one file: its signature, its example, its tests.
//!
//! To add one, write its file and give it a line in the table; a reporting word of its own goes into
//! `lexicon/cues.tsv`.

mod according_to;
mod as_put;
pub mod block_quote;
mod citing;
pub mod colon;
pub mod dash;
mod definition;
mod drawn;
mod in_words;
mod inversion;
mod light_verb;
pub mod mistagged;
mod named;
pub mod noun;
mod parenthesis;
mod passive;
mod per;
mod relative;
pub mod signature;
mod source_phrase;
mod trailing;
pub mod turn;
pub mod verb;
mod verdict;

pub use definition::Construction;

use super::page::Page;
use super::report::{Report, Rule};

/// All constructions. A word reports once: of several that find a report at a token, the first in the table has it.
pub const CONSTRUCTIONS: &[Construction] = &[
    drawn::CONSTRUCTION,
    light_verb::CONSTRUCTION,
    inversion::CONSTRUCTION,
    trailing::CONSTRUCTION,
    verb::CONSTRUCTION,
    passive::CONSTRUCTION,
    relative::CONSTRUCTION,
    citing::CONSTRUCTION,
    named::CONSTRUCTION,
    parenthesis::CONSTRUCTION,
    verdict::CONSTRUCTION,
    noun::CONSTRUCTION,
    according_to::CONSTRUCTION,
    per::CONSTRUCTION,
    in_words::CONSTRUCTION,
    as_put::CONSTRUCTION,
    mistagged::CONSTRUCTION,
    turn::CONSTRUCTION,
    colon::CONSTRUCTION,
    signature::CONSTRUCTION,
    block_quote::CONSTRUCTION,
    dash::CONSTRUCTION,
];

/// True for rules whose reports give the words themselves, with marks around them or not.
pub fn is_word_for_word(rule: Rule) -> bool {
    [turn::RULE, signature::RULE, block_quote::RULE].contains(&rule)
}

/// The reports of a page, in the order of the words that report.
pub fn reports(page: &Page<'_>) -> Vec<Report> {
    let at = |i| CONSTRUCTIONS.iter().find_map(|construction| (construction.find)(page, i));
    (0..page.story.doc.len()).filter_map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTIONS;
    use crate::extract::testing::facts;

    #[test]
    fn each_construction_fires_on_its_example() {
        for construction in CONSTRUCTIONS {
            let rule = format!("statement/{}", construction.rule);
            let statements = facts(construction.example).statements;
            assert!(
                statements.iter().any(|statement| statement.rule == rule),
                "{}: {statements:?}",
                construction.example
            );
        }
    }
}
