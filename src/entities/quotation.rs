//! Quotations: which stretches of the text stand between quotation marks.
//!
//! Marks are paired inside a paragraph. A quotation that runs over several paragraphs opens anew at the head of each and
//! closes once, at its end; such a paragraph `continues` the one before.
//!
//! Example: `“We are ready.` / `“We shall win,” she said.` are two quotations, the second continuing the first.

mod marks;
mod pair;
mod quote;

use std::ops::Range;

use crate::article::{Article, BlockKind};
use crate::english::Doc;
use marks::Side;
use pair::Around;
pub use quote::Quote;

/// The quotations of an article, outermost only, in text order.
pub fn find(article: &Article, doc: &Doc) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut before = None;
    let paragraphs = paragraphs(article, doc);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(index + 1);
        let first = next.and_then(|next| (next.clone()).find_map(|i| marks::double(doc, i, next)));
        let opens = next.and_then(|next| marks::double(doc, next.start, next)).filter(|mark| mark.side != Side::Closes);
        let around = Around {
            before,
            next: opens.map(|mark| mark.style),
            next_closes: first.filter(|mark| mark.side == Side::Closes).map(|mark| mark.style),
        };
        let (found, open) = pair::pair(doc, paragraph, around);
        quotes.extend(found);
        before = open;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Meta;
    use crate::english::Engine;
    use crate::span::Span;

    /// The quotations of a text, a continued one shown with `+` before it.
    fn check(text: &str, expect: &[&str]) {
        let article = Article::new("test".to_owned(), text.to_owned(), &Meta::default());
        let spans: Vec<Span> = article.layout.blocks.iter().map(|block| block.span).collect();
        let doc = Engine::embedded().parser().parse_spans(&article.text, &spans);
        let shown: Vec<String> = find(&article, &doc)
            .iter()
            .map(|quote| format!("{}{}", if quote.continues { "+" } else { "" }, doc.slice(quote.tokens.clone())))
            .collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn marks_of_every_kind() {
        check("The mayor met them. \"We are ready,\" she said.", &["We are ready,"]);
        check("The mayor met them. “We are ready,” she said.", &["We are ready,"]);
        check("The mayor met them. ''We are ready,'' she said.", &["We are ready,"]);
        check("The mayor met them. «We are ready,» she said.", &["We are ready,"]);
        check("The mayor met them. „We are ready,“ she said.", &["We are ready,"]);
        check("The mayor met them. 'We are ready,' she said.", &["We are ready,"]);
    }

    #[test]
    fn marks_turned_the_wrong_way() {
        check("The mayor met them. “We are ready,“ she said. ”It snows.”", &["We are ready,", "It snows."]);
    }

    #[test]
    fn quotations_inside_quotations_belong_to_them() {
        check("The mayor met them. “He said “no” to us,” she said.", &["He said “no” to us,"]);
        check("The mayor met them. \"He said “no” to us,\" she said.", &["He said “no” to us,"]);
        check("The mayor met them. “He said \"no\" to us,” she said.", &["He said \"no\" to us,"]);
        check("The mayor met them. “He came,\" she said. \"It snowed.”", &["He came,", "It snowed."]);
    }

    #[test]
    fn a_missing_mark_costs_its_sentence_only() {
        check(
            "The mayor met them. \"We are ready, she said. The bus was late. \"It snows,\" he said.",
            &["We are ready,", "It snows,"],
        );
        check("The mayor met them. We are ready,\" she said. \"It snows.\"", &["We are ready,", "It snows."]);
        check("The shelf was 6'2\" tall. \"It fell,\" he said.", &["It fell,"]);
    }

    #[test]
    fn quotations_over_several_paragraphs() {
        check("The mayor met them.\n\n“We are ready.\n\n“It snows,” she said.", &["We are ready.", "+It snows,"]);
        check("The mayor met them.\n\n\"We are ready.\n\nIt snows,\" she said.", &["We are ready.", "+It snows,"]);
    }

    #[test]
    fn a_stray_mark_around_whole_quotations_is_none() {
        check(
            "The mayor met them.\n\n\"The band sang “Oh my dear, come home!”\n\nIt snowed.",
            &["Oh my dear, come home!"],
        );
    }
}
