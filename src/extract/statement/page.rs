//! The blocks of a page, where a report goes by them: headlines, and the turns of a transcript.
//!
//! Example: `ROE: Will you close the bridge?` is a turn where several lines open with a name in capitals and a colon.

use std::ops::Range;

use crate::article::{BlockKind, Turn};
use crate::english::{Doc, Pos};
use crate::entities::{Story, quotation};

/// How many tokens may stand before the colon that a block opens with.
pub const LONGEST_NAME: usize = 6;

/// A story with its blocks.
pub struct Page<'s> {
    /// The story.
    pub story: &'s Story<'s>,
    blocks: Vec<(BlockKind, Range<usize>)>,
    /// The turns of a transcript: the colon and the name before it.
    turns: Vec<(usize, Range<usize>)>,
}

impl<'s> Page<'s> {
    /// The blocks of a story.
    pub fn new(story: &'s Story<'s>) -> Self {
        let doc = &story.doc;
        let blocks = quotation::blocks(story.article, doc);
        let turn = |turn: &Turn| Some((doc.token_at(turn.colon)?, doc.tokens_in(turn.name)));
        let turns = story.article.turns().iter().filter_map(turn).collect();
        Self { story, blocks, turns }
    }

    /// The block that a token stands in.
    pub fn block(&self, i: usize) -> Option<&Range<usize>> {
        self.kind_and_block(i).map(|(_, block)| block)
    }

    /// The headline that a token stands in.
    pub fn headline(&self, i: usize) -> Option<&Range<usize>> {
        self.kind_and_block(i).filter(|(kind, _)| *kind == BlockKind::Headline).map(|(_, block)| block)
    }

    fn kind_and_block(&self, i: usize) -> Option<&(BlockKind, Range<usize>)> {
        let after = self.blocks.partition_point(|(_, block)| block.start <= i);
        after.checked_sub(1).map(|at| &self.blocks[at]).filter(|(_, block)| block.contains(&i))
    }

    /// The tokens before a colon that opens its block.
    pub fn name_before(&self, colon: usize) -> Option<Range<usize>> {
        let doc = &self.story.doc;
        let block = self.block(colon).filter(|_| doc.token(colon) == ":")?;
        name_in(doc, block).filter(|name| name.end == colon)
    }

    /// The name of the speaker whose turn a colon opens.
    pub fn turn(&self, colon: usize) -> Option<Range<usize>> {
        let at = self.turns.binary_search_by_key(&colon, |(colon, _)| *colon).ok()?;
        Some(self.turns[at].1.clone()).filter(|name| !name.is_empty())
    }

    /// The block before the one that a token stands in.
    pub fn before(&self, i: usize) -> Option<&Range<usize>> {
        let at = self.blocks.partition_point(|(_, block)| block.start <= i);
        self.blocks.get(at.checked_sub(2)?).map(|(_, block)| block)
    }

    /// The block behind the one that a token stands in, where it has no speaker of its own.
    pub fn goes_on(&self, i: usize) -> Option<&Range<usize>> {
        let after = self.blocks.partition_point(|(_, block)| block.start <= i);
        let (_, next) = self.blocks.get(after)?;
        (!self.turns.iter().any(|(colon, _)| next.contains(colon))).then_some(next)
    }
}

/// The tokens before the colon that a block opens with; quotation marks before them are none of theirs.
fn name_in(doc: &Doc, block: &Range<usize>) -> Option<Range<usize>> {
    let start = block.clone().find(|&i| !matches!(doc.pos(i), Pos::Punct | Pos::Space))?;
    let colon = (start..block.end).take(LONGEST_NAME + 1).find(|&i| doc.token(i) == ":")?;
    (start < colon).then_some(start..colon)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn one_name_in_capitals_makes_no_transcript() {
        let met = "The two met on Sunday.\n\n";
        let turns = ["ROE: Will you close the bridge?", "DOE: We have not decided that yet."];
        assert_eq!(statements(&format!("{met}{}\n\n{}", turns[0], turns[1])).len(), 2);
        assert!(statements(&format!("{met}NOTE: Buses will not cross the bridge.")).is_empty());
    }
}
