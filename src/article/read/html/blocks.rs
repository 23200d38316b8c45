//! The blocks of a page, which of them are body, and the text they make.
//!
//! Example: of `<figure><figcaption>A ferry</figcaption></figure><p>It left.</p><p><a>More news</a></p>` only `It left.`
//! is body: captions of pictures, rows of links and labels of the site go out.

use std::collections::HashMap;
use std::sync::LazyLock;

use dom_query::NodeRef;
use regex::Regex;

use crate::article::{Block, BlockKind};
use crate::lexicon::classes::PageWord;
use crate::span::Span;

/// A block of links has this share of its letters in them, …
const LINKS: f64 = 0.5;
/// … and fewer words than this.
const FEW_WORDS: usize = 40;
/// A line of fewer words that ends in no stop is a label.
const LABEL_WORDS: usize = 6;
/// So many blocks are all that there is, not the labels around it.
const MOST_ALONE: usize = 3;
/// Nothing is read deeper than this; pages that are deeper were refused before.
const MOST_DEPTH: usize = 2000;

/// Labels of sites between the paragraphs.
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:advert(?:isement)?|comments?|share(?: this.*)?|related(?: news| stories| articles)?.{0,60}|read (?:more|also|next).*|see also.*|also:.*|subscribe.*|sign up.*|click here.*|photo(?:s|graph)?:?|image:?|credit.*|\(image:.*|this slideshow requires.*|tell us what you think.*|most read.*|recommended.*|loading.*|play video.*|follow us.*|copyright.*|©.*|(?:tags?|topics?):.*|home|news|review|want more stories.*|get breaking news.*|breaking news emails.*)$",
    )
    .ok()
});

/// A day of publication on a line of its own.
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:updated|published|posted)?:? ?.{0,14}?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ?\d{1,2},? \d{4}.{0,40}$",
    )
    .ok()
});

/// A text, and what its parts are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Rendered {
    pub text: String,
    pub hints: Vec<Block>,
}

/// One block of a page.
#[derive(Debug, Default)]
pub(super) struct PageBlock {
    text: String,
    /// The share of its letters that are links.
    links: f64,
    heading: bool,
    caption: bool,
    aside: bool,
    cell: bool,
}

/// What is open where a block stands.
#[derive(Clone, Copy, Default)]
struct Inside {
    heading: bool,
    caption: bool,
    aside: bool,
    cell: bool,
    link: bool,
}

/// The blocks below `node`, in the order of the page.
pub(super) fn of(node: &NodeRef<'_>) -> Vec<PageBlock> {
    let mut walk = Walk::default();
    walk.children(node, Inside::default(), 0);
    walk.end_block(Inside::default());
    walk.blocks
}

/// The blocks that are body, as one text with a blank line between two.
pub(super) fn render(blocks: &[PageBlock], title: Option<&str>) -> Rendered {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for block in blocks {
        *times.entry(&block.text).or_default() += 1;
    }
    let is_body = |block: &&PageBlock| {
        let again = times.get(block.text.as_str()).is_some_and(|times| *times > 1);
        block.is_body() && !(again && block.words() >= 4)
    };
    let mut kept: Vec<&PageBlock> = blocks.iter().filter(is_body).collect();
    if kept.is_empty() && blocks.len() <= MOST_ALONE {
        // Where there is nothing else, a short line is no label.
        kept = blocks.iter().filter(|block| block.links == 0.0).collect();
    }
    let mut rendered = Rendered::default();
    let mut chars = 0;
    for (at, block) in kept.iter().enumerate() {
        // A heading over nothing is a label.
        if block.heading && kept.get(at + 1).is_none_or(|next| next.heading) {
            continue;
        }
        if chars > 0 {
            rendered.text.push_str("\n\n");
            chars += 2;
        }
        let end = chars + block.text.chars().count() as u32;
        if block.heading && title.is_some_and(|title| title.trim() == block.text) {
            rendered.hints.push(Block { span: Span::new(chars, end), kind: BlockKind::Headline });
        }
        rendered.text.push_str(&block.text);
        chars = end;
    }
    rendered
}

/// All blocks, a line each.
pub(super) fn lines(blocks: &[PageBlock]) -> String {
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

impl PageBlock {
    fn words(&self) -> usize {
        self.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
    }

    fn is_body(&self) -> bool {
        let words = self.words();
        let matches = |pattern: &Option<Regex>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(&self.text));
        let in_links = self.links > LINKS && words < FEW_WORDS;
        let label = !self.heading && !self.cell && words < LABEL_WORDS && !self.ends() && !self.is_shouted();
        !(self.caption || self.aside || in_links || label || matches(&LABEL) || matches(&DATE))
    }

    /// True where it ends as sentences and quotations do.
    fn ends(&self) -> bool {
        let last = self.text.chars().rev().find(|c| c.is_alphanumeric() || ".!?…:;\"”’»)".contains(*c));
        last.is_some_and(|c| !c.is_alphanumeric())
    }

    fn is_shouted(&self) -> bool {
        self.text.chars().any(char::is_uppercase) && !self.text.chars().any(char::is_lowercase)
    }
}

#[derive(Default)]
struct Walk {
    blocks: Vec<PageBlock>,
    text: String,
    /// Characters of the text so far, and of those in links.
    letters: (usize, usize),
}

impl Walk {
    fn children(&mut self, node: &NodeRef<'_>, inside: Inside, depth: usize) {
        if depth > MOST_DEPTH {
            return;
        }
        for child in node.children_it(false) {
            if child.is_text() {
                self.words(&child.text(), inside.link);
            } else if let Some(name) = child.node_name() {
                self.element(&child, &name, inside, depth);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str, outside: Inside, depth: usize) {
        let class = PageWord::of(name);
        if class.is(PageWord::Unread) {
            return;
        }
        if name == "br" {
            self.words(" ", outside.link);
            return;
        }
        let inside = Inside {
            heading: outside.heading || class.is(PageWord::Heading),
            caption: outside.caption || class.is(PageWord::Caption),
            aside: outside.aside || class.is(PageWord::Aside),
            cell: outside.cell || class.is(PageWord::Cell),
            link: outside.link || name == "a",
        };
        let block = class.is(PageWord::Block);
        if block {
            self.end_block(outside);
        }
        self.children(node, inside, depth + 1);
        if block {
            self.end_block(inside);
        }
    }

    /// Words of the block, blanks of any kind as one.
    fn words(&mut self, text: &str, link: bool) {
        for c in text.chars() {
            let blank = c.is_whitespace() || c == '\u{0}';
            if blank && (self.text.is_empty() || self.text.ends_with(' ')) {
                continue;
            }
            self.text.push(if blank { ' ' } else { c });
            self.letters.0 += usize::from(!blank);
            self.letters.1 += usize::from(!blank && link);
        }
    }

    fn end_block(&mut self, inside: Inside) {
        let text = std::mem::take(&mut self.text);
        let (letters, linked) = std::mem::take(&mut self.letters);
        let text = text.trim_end();
        if letters == 0 {
            return;
        }
        self.blocks.push(PageBlock {
            text: text.to_owned(),
            links: linked as f64 / letters as f64,
            heading: inside.heading,
            caption: inside.caption,
            aside: inside.aside,
            cell: inside.cell,
        });
    }
}
