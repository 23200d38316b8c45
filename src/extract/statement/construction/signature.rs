//! A post that stands in the text with its signature: `Good meeting. Sad! — Jane Roe (@janeroe) May 10, 2018`.
//!
//! Example: the post is what whoever signs it says, word for word.

use super::dash;
use super::definition::Construction;
use crate::english::Pos;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::grammar::clause;

/// How many tokens a post has at most.
const LONGEST: usize = 120;
/// And the name that signs it.
const LONGEST_NAME: usize = 7;

/// The rule of signatures.
pub const RULE: Rule = "signature";

/// A dash, a name and a handle.
pub const CONSTRUCTION: Construction = Construction {
    rule: RULE,
    example: "The two met on Sunday.\n\nThe bridge is open again. Good work!\n\n— Jane Roe (@janeroe) May 10, 2018",
    find,
};

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let block = page.block(i).filter(|_| dash::is_dash(doc, i))?.clone();
    // The hyphen of a double name signs nothing.
    if i > block.start && doc.span(i - 1).end == doc.span(i).start && i + 1 < doc.len() && !doc.space_after(i) {
        return None;
    }
    let name = i + 1..(i + 1..block.end).take(LONGEST_NAME).find(|&j| doc.token(j) == "(")?;
    let signed = name.end + 2 < block.end && doc.token(name.end + 1).starts_with('@') && doc.token(name.end + 2) == ")";
    let speaker = name.rev().find(|&j| matches!(doc.pos(j), Pos::Propn | Pos::Noun)).filter(|_| signed)?;
    let here = clause::trim(doc, block.start..i);
    let content = if here.is_empty() { clause::trim(doc, page.before(i)?.clone()) } else { here };
    (!content.is_empty() && content.len() <= LONGEST).then(|| Report {
        content: vec![content],
        ..Report::new(RULE, Some(speaker), Some(("-".to_owned(), i..i + 1)))
    })
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::{facts, statements};
    use crate::facts::Quotation;

    #[test]
    fn a_post_is_said_by_whoever_signs_it() {
        let post = "Jane Roe ~ — ~ The bridge is open again. Good work";
        assert_eq!(statements(CONSTRUCTION.example), [post]);
        assert_eq!(statements(&CONSTRUCTION.example.replace("!\n\n", "! ")), [post]);
        assert_eq!(facts(CONSTRUCTION.example).statements[0].quotation, Quotation::Direct);
        let unsigned = facts("The bridge is open again — the old one (@janeroe wrote of it).").statements;
        assert!(unsigned.iter().all(|statement| statement.rule != "statement/signature"));
    }
}
