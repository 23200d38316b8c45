//! Quotation marks: which stretches of the text are quoted.
//!
//! Marks are paired inside a paragraph. A missing or odd mark costs at most its own paragraph: what opens and
//! does not close is a quotation to the paragraph's end only where the next paragraph opens anew (the printer's
//! rule for quotations that run on), and otherwise to the end of its sentence.

use std::ops::Range;

use crate::article::{Article, BlockKind};
use crate::english::Doc;

/// A stretch between quotation marks, as tokens, the marks left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words inside.
    pub tokens: Range<usize>,
    /// The tokens of the paragraph that it stands in.
    pub paragraph: Range<usize>,
    /// True where it continues the quotation of the paragraph before, which did not close.
    pub continues: bool,
    /// True for single marks, which also set off words that nobody said.
    pub single: bool,
}

/// The quotations of an article, outermost only, in text order.
pub fn find(article: &Article, doc: &Doc) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut open_before = false;
    let paragraphs = paragraphs(article, doc);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let next_opens = paragraphs.get(index + 1).is_some_and(|next| opens(doc, next.start));
        open_before = pair(doc, paragraph.clone(), open_before, next_opens, &mut quotes);
    }
    quotes
}

/// Token ranges of the content blocks, headlines left out.
fn paragraphs(article: &Article, doc: &Doc) -> Vec<Range<usize>> {
    let paragraph = |(kind, tokens)| (kind != BlockKind::Headline).then_some(tokens);
    blocks(article, doc).into_iter().filter_map(paragraph).collect()
}

/// The content blocks with their tokens, in text order.
pub fn blocks(article: &Article, doc: &Doc) -> Vec<(BlockKind, Range<usize>)> {
    let mut ranges = Vec::new();
    let mut at = 0;
    for block in article.layout.blocks.iter().filter(|block| block.kind.is_content()) {
        while at < doc.len() && doc.span(at).start < block.span.start {
            at += 1;
        }
        let start = at;
        while at < doc.len() && doc.span(at).start < block.span.end {
            at += 1;
        }
        if start < at {
            ranges.push((block.kind, start..at));
        }
    }
    ranges
}

fn opens(doc: &Doc, i: usize) -> bool {
    matches!(doc.token(i), "\"" | "“" | "„" | "«" | "``" | "‘‘" | "''")
}

/// Pair the marks of one paragraph. Returns whether a quotation is still open at its end.
fn pair(doc: &Doc, paragraph: Range<usize>, open_before: bool, next_opens: bool, quotes: &mut Vec<Quote>) -> bool {
    let mut open: Option<(usize, &str)> = None;
    let mut continues = open_before && opens(doc, paragraph.start);
    for i in paragraph.clone() {
        let mark = doc.token(i);
        match open {
            None => {
                let single = matches!(mark, "‘" | "'") && single_opens(doc, i, &paragraph);
                if opens(doc, i) || single {
                    open = Some((i, mark));
                }
            }
            Some((start, opener)) => {
                if closes(doc, opener, i, &paragraph) {
                    if i > start + 1 {
                        quotes.push(Quote {
                            tokens: start + 1..i,
                            paragraph: paragraph.clone(),
                            continues,
                            single: matches!(opener, "‘" | "'"),
                        });
                    }
                    continues = false;
                    open = None;
                }
            }
        }
    }
    match open {
        Some((start, opener)) if !matches!(opener, "‘" | "'") && start + 1 < paragraph.end => {
            let end = if next_opens { paragraph.end } else { doc.sentence(start + 1).end.min(paragraph.end) };
            quotes.push(Quote { tokens: start + 1..end, paragraph: paragraph.clone(), continues, single: false });
            next_opens
        }
        _ => false,
    }
}

fn closes(doc: &Doc, opener: &str, i: usize, paragraph: &Range<usize>) -> bool {
    let mark = doc.token(i);
    match opener {
        "\"" => mark == "\"" || mark == "”",
        "“" => mark == "”" || mark == "\"" || mark == "''",
        "„" => matches!(mark, "“" | "”" | "\""),
        "«" => mark == "»",
        "``" | "''" => mark == "''",
        "‘‘" => mark == "’’",
        // An apostrophe after a letter, before a letter or in a plural possessive is no closing mark; one after
        // punctuation or before a space and a non-noun is.
        _ => {
            matches!(mark, "’" | "'")
                && (i + 1 >= paragraph.end
                    || doc.space_after(i)
                    || !doc.token(i + 1).chars().all(char::is_alphanumeric))
        }
    }
}

/// A single mark opens where a space stands before it, none after it, and a partner follows.
fn single_opens(doc: &Doc, i: usize, paragraph: &Range<usize>) -> bool {
    let space_before = i == paragraph.start || doc.space_after(i - 1) || matches!(doc.token(i - 1), "(" | "\"" | "“");
    space_before
        && !doc.space_after(i)
        && (i + 2..paragraph.end).any(|j| closes(doc, "'", j, paragraph) && !doc.space_after(j - 1))
}
