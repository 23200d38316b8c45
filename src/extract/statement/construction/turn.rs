//! A transcript's turn: `SMITH: Thank you all.`
//!
//! Example: where several lines open with a name in capitals and a colon, each says what follows.

use super::definition::Construction;
use crate::english::Pos;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::grammar::clause;

/// The rule of turns.
pub const RULE: Rule = Rule { name: "turn", confidence: 0.75 };

/// A name in capitals and a colon.
pub const CONSTRUCTION: Construction = Construction {
    rule: RULE,
    example: "The two spoke on Sunday.\n\nROE: Will you close the bridge?\n\nDOE: We have not decided that yet.",
    find,
};

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let name = page.name_before(i).filter(|name| page.takes_turn(name))?;
    let head = doc.head_of(name.clone())?;
    let speaker = name.rev().find(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Propn)).unwrap_or(head);
    let content = clause::trim(doc, i + 1..page.block(i)?.end);
    let cue = (":".to_owned(), i..i + 1);
    (!content.is_empty()).then(|| Report { content: vec![content], ..Report::new(RULE, Some(speaker), Some(cue)) })
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn each_says_what_follows_the_name() {
        assert_eq!(
            statements(CONSTRUCTION.example),
            ["ROE ~ : ~ Will you close the bridge", "DOE ~ : ~ We have not decided that yet"]
        );
    }
}
