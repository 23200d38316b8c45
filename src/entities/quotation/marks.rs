//! Quotation marks: what kind each is, and which way it points.
//!
//! Straight marks do not say whether they open or close, and curly ones are often typed the wrong way round. Where the
//! blanks stand tells: an opening mark has one before it and none behind it, a closing mark the other way round.
//!
//! Example: in `He said “no“ and left`, the second mark has no blank before it and one behind it, so it closes.

use std::ops::Range;

use crate::english::{Doc, Pos};

/// How many tokens a quotation in single marks has at most.
const LONGEST_SINGLE: usize = 300;

/// What a mark looks like; only marks of one style, or of two that writers mix up, belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `"`, and two straight single marks that stand for it.
    Straight,
    /// `“ ” „`, and two curly single marks that stand for one.
    Curly,
    /// `« »`.
    Guillemet,
}

/// Which way a mark points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It opens.
    Opens,
    /// It closes.
    Closes,
    /// The blanks do not tell: it closes what is open and opens otherwise.
    Either,
}

/// A double mark.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// Its token.
    pub at: usize,
    /// What it looks like.
    pub style: Style,
    /// Which way it points.
    pub side: Side,
}

/// The double marks of a paragraph, in text order.
pub fn doubles(doc: &Doc, paragraph: &Range<usize>) -> Vec<Mark> {
    paragraph.clone().filter_map(|i| double(doc, i, paragraph)).collect()
}

/// The double mark at token `i`, if it is one.
pub fn double(doc: &Doc, i: usize, paragraph: &Range<usize>) -> Option<Mark> {
    let (style, shape) = match doc.token(i) {
        "\"" | "''" => (Style::Straight, Side::Either),
        "``" => (Style::Straight, Side::Opens),
        "“" | "„" | "‟" | "‘‘" => (Style::Curly, Side::Opens),
        "”" | "’’" => (Style::Curly, Side::Closes),
        "«" => (Style::Guillemet, Side::Opens),
        "»" => (Style::Guillemet, Side::Closes),
        _ => return None,
    };
    let side = match by_blanks(doc, i, paragraph) {
        Side::Either => shape,
        side => side,
    };
    // Feet and inches: 6'2".
    let inches = style == Style::Straight && side != Side::Opens && i > paragraph.start && doc.pos(i - 1) == Pos::Num;
    (!(inches && !doc.space_after(i - 1) && doc.space_after(i))).then_some(Mark { at: i, style, side })
}

fn by_blanks(doc: &Doc, i: usize, paragraph: &Range<usize>) -> Side {
    let before = i == paragraph.start || doc.space_after(i - 1);
    let after = i + 1 >= paragraph.end || doc.space_after(i);
    match (before, after) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ => Side::Either,
    }
}

/// True where a single mark at `i` opens: a blank before it, none after it, and a partner that follows.
pub fn single_opens(doc: &Doc, i: usize, paragraph: &Range<usize>) -> bool {
    let before = i == paragraph.start || doc.space_after(i - 1) || matches!(doc.token(i - 1), "(" | "\"" | "“");
    matches!(doc.token(i), "‘" | "'")
        && before
        && !doc.space_after(i)
        && (i + 2..paragraph.end)
            .take(LONGEST_SINGLE)
            .any(|j| single_closes(doc, j, paragraph) && !doc.space_after(j - 1))
}

/// True where a single mark at `i` can close: an apostrophe before a letter is none.
pub fn single_closes(doc: &Doc, i: usize, paragraph: &Range<usize>) -> bool {
    matches!(doc.token(i), "’" | "'")
        && (i + 1 >= paragraph.end || doc.space_after(i) || !doc.token(i + 1).chars().all(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::Engine;

    /// The sides of the double marks of a text.
    fn sides(text: &str) -> Vec<Side> {
        let doc = Engine::embedded().parser().parse(text);
        doubles(&doc, &(0..doc.len())).into_iter().map(|mark| mark.side).collect()
    }

    #[test]
    fn blanks_tell_which_way_a_mark_points() {
        assert_eq!(sides("He said “no“ and left."), [Side::Opens, Side::Closes]);
        assert_eq!(sides("He said \"no\" and left."), [Side::Opens, Side::Closes]);
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        let doc = Engine::embedded().parser().parse("The boys' boats weren't there.");
        let all = 0..doc.len();
        assert!(!all.clone().any(|i| single_opens(&doc, i, &all)));
    }
}
