//! Which blocks of a page are its article, and the text they make.
//!
//! Example: of a caption, `It left.` and a paragraph that is one link only `It left.` is body. A sentence whose letters are
//! links for the most part is a sentence all the same.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::blocks::{PageBlock, words};
use crate::article::blanks::one_line;
use crate::article::{Block, BlockKind, Meta};
use crate::span::Span;

/// A block of links has this share of its letters in them, …
const LINKS: f64 = 0.5;
/// … and fewer words than this, …
const FEW_WORDS: usize = 40;
/// … unless it is a sentence: it ends as such, and so many of its words are no link.
const SENTENCE_WORDS: usize = 3;
/// A line of fewer words that ends in no stop is a label.
const LABEL_WORDS: usize = 6;
/// So many blocks are all that there is, not the labels around it.
const MOST_ALONE: usize = 3;
/// A picture's text of so many words is told from a paragraph's beginning.
const CAPTION_WORDS: usize = 4;

/// Labels of sites between the paragraphs.
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:advert(?:isement)?|comments?|share(?: this.*)?|related(?: news| stories| articles)?.{0,60}|read (?:more|also|next).*|see also.*|also:.*|subscribe.*|sign up.*|click here.*|photo(?:s|graph)?:?|image:?|credit.*|\(image:.*|this slideshow requires.*|tell us what you think.*|most read.*|recommended.*|(?:recent|popular|latest|trending) (?:articles|stories|posts|news|this .{0,20})|loading.*|play video.*|follow us.*|copyright.*|©.*|(?:tags?|topics?):.*|home|news|review|want more stories.*|get breaking news.*|breaking news emails.*)$",
    )
    .ok()
});

/// A day of publication on a line of its own, also behind who wrote it.
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:by\ [^.!?]{2,60}\|\ ?)?
          (?:(?:last\ )?(?:updated|published|posted|modified)(?:\ (?:on|at))?:?\ ?.{0,40}?|.{0,14}?)
          (?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ ?\d{1,2},?\ \d{4}
          |\b\d{1,2}\ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\ \d{4})[^.!?]{0,50}$",
    )
    .ok()
});

/// A text, and what its parts are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Rendered {
    pub text: String,
    pub hints: Vec<Block>,
}

/// What is known of a page beside its blocks.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub title: Option<String>,
    pub author: Option<String>,
    /// What the pictures of the page show, as they say themselves.
    pub pictures: BTreeSet<String>,
}

impl Known {
    /// What `meta` says, and the texts of pictures.
    pub fn new(meta: &Meta, pictures: impl Iterator<Item = String>) -> Self {
        let pictures = pictures.map(|text| one_line(&text)).filter(|text| words(text) >= CAPTION_WORDS).collect();
        Self { title: meta.headline.clone(), author: meta.author.clone(), pictures }
    }

    /// True for the words under a picture: what it shows, perhaps with who took it behind.
    fn is_caption(&self, text: &str) -> bool {
        // The one picture whose text may begin so stands just before it in order.
        let before = self.pictures.range::<str, _>((std::ops::Bound::Unbounded, std::ops::Bound::Included(text)));
        before
            .last()
            .is_some_and(|shown| text.strip_prefix(shown.as_str()).is_some_and(|rest| words(rest) < LABEL_WORDS))
    }

    /// True for a line that says who wrote it.
    fn is_byline(&self, text: &str) -> bool {
        let name = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY ")).unwrap_or(text);
        self.author.as_ref().is_some_and(|author| author.to_lowercase() == name.trim().to_lowercase())
    }
}

/// The blocks that are body, as one text with a blank line between two.
pub(super) fn render(blocks: &[PageBlock], known: &Known) -> Rendered {
    let mut kept: Vec<&PageBlock> = blocks.iter().filter(|block| is_body(block, known)).collect();
    if kept.is_empty() && blocks.len() <= MOST_ALONE {
        // Where there is nothing else, a short line is no label.
        kept = blocks.iter().filter(|block| block.links == 0.0).collect();
    }
    let mut rendered = Rendered::default();
    let mut chars = 0;
    for (at, block) in kept.iter().enumerate() {
        // A heading over nothing is a label.
        if block.inside.heading && kept.get(at + 1).is_none_or(|next| next.inside.heading) {
            continue;
        }
        if chars > 0 {
            rendered.text.push_str("\n\n");
            chars += 2;
        }
        let end = chars + block.text.chars().count() as u32;
        if block.inside.heading && known.title.as_ref().is_some_and(|title| title.trim() == block.text) {
            rendered.hints.push(Block { span: Span::new(chars, end), kind: BlockKind::Headline });
        }
        rendered.text.push_str(&block.text);
        chars = end;
    }
    rendered
}

fn is_body(block: &PageBlock, known: &Known) -> bool {
    let (text, inside) = (block.text.as_str(), block.inside);
    if inside.caption || inside.aside || inside.named || known.is_caption(text) || known.is_byline(text) {
        return false;
    }
    if inside.quote && text.starts_with('—') {
        return true; // who is quoted
    }
    let words = words(text);
    let in_links = block.links > LINKS && words < FEW_WORDS && !(ends(text) && block.unlinked >= SENTENCE_WORDS);
    let label =
        !inside.heading && !inside.bold && !inside.cell && words < LABEL_WORDS && !ends(text) && !is_shouted(text);
    let matches = |pattern: &Option<Regex>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(text));
    !(in_links || label || matches(&LABEL) || matches(&DATE))
}

/// True where it ends as sentences and quotations do.
fn ends(text: &str) -> bool {
    let last = text.chars().rev().find(|c| c.is_alphanumeric() || ".!?…:;\"”’»)".contains(*c));
    last.is_some_and(|c| !c.is_alphanumeric())
}

fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::blocks;
    use super::*;
    use dom_query::Document;

    fn body(html: &str, known: &Known) -> String {
        render(&blocks::of(&Document::fragment(html).root()), known).text.replace("\n\n", "|")
    }

    #[test]
    fn sentences_of_links_are_body_and_rows_of_links_are_not() {
        let known = Known::default();
        let linked = "<p><a>The mayor of Port Roe</a> has resigned from <a>the harbour board</a>.</p>";
        assert_eq!(body(linked, &known), "The mayor of Port Roe has resigned from the harbour board.");
        let row = "<p>It left.</p><p><a>Storm ahead of the coast</a> | <a>Ferry late again this week</a></p>";
        assert_eq!(body(row, &known), "It left.");
        let quoted = "<blockquote><p>We sail.</p>— Port Roe (@roe) <a>October 9, 2018</a></blockquote>";
        assert_eq!(body(quoted, &known), "We sail.|— Port Roe (@roe) October 9, 2018");
    }

    #[test]
    fn captions_bylines_and_days_go_out() {
        let meta = Meta { author: Some("Ana Roe".to_owned()), ..Meta::default() };
        let known = Known::new(&meta, ["A ferry at sea off Port Roe".to_owned()].into_iter());
        for out in [
            "A ferry at sea off Port Roe",
            "A ferry at sea off Port Roe (Jon Roe/Harbour Post)",
            "By ANA ROE",
            "18 Nov 2019",
            "Updated 12:24 am EST, Wednesday, November 20, 2019",
            "By Post Staff | November 18, 2019 at 2:26 PM HST - Updated November 18 at 4:46 PM",
            "Popular this week",
        ] {
            assert_eq!(
                body(&format!("<p>It left.</p><p>{out}</p><p>It came.</p>"), &known),
                "It left.|It came.",
                "{out}"
            );
        }
        for stays in [
            "A ferry at sea off Port Roe sank on Monday, the mayor said, and nobody was hurt.",
            "The board met on November 18, 2019. It said nothing.",
            "Updated plans that the board saw on Monday, November 18, 2019, say nothing.",
        ] {
            assert_eq!(body(&format!("<p>{stays}</p>"), &known), stays);
        }
    }
}
