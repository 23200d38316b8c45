//! The blocks of a page: what stands in paragraphs of their own, and inside of what.
//!
//! Example: `<figure><figcaption>A ferry</figcaption></figure><p>It left.</p><p><a>More news</a></p>` has three, a caption,
//! a paragraph and a link.

use dom_query::NodeRef;

use crate::lexicon::classes::PageWord;

/// Nothing is read deeper than this; pages that are deeper were refused before.
const MOST_DEPTH: usize = 2000;
/// Names that sites give to their elements are believed where they hold at most this share of all letters: a page that
/// calls its whole article `rail` has no other.
const MOST_NAMED: f64 = 0.34;

/// One block of a page.
#[derive(Debug, Default)]
pub(super) struct PageBlock {
    pub text: String,
    /// The share of its letters that are links.
    pub links: f64,
    /// The words that are no link.
    pub unlinked: usize,
    pub inside: Inside,
}

/// What is open where a block stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Inside {
    pub heading: bool,
    pub caption: bool,
    pub aside: bool,
    pub cell: bool,
    pub quote: bool,
    /// The site's own names for elements say that it is no body: a caption, a deck, a row of teasers.
    pub named: bool,
    /// All of it is bold, which is how many sites write their headings.
    pub bold: bool,
    link: bool,
}

/// The blocks below `node`, in the order of the page.
pub(super) fn of(node: &NodeRef<'_>) -> Vec<PageBlock> {
    let mut walk = Walk::default();
    walk.children(node, Inside::default(), 0);
    walk.end_block(Inside::default());
    let letters = |blocks: &mut dyn Iterator<Item = &PageBlock>| blocks.map(|block| block.text.len()).sum::<usize>();
    let named = letters(&mut walk.blocks.iter().filter(|block| block.inside.named));
    if named as f64 > MOST_NAMED * letters(&mut walk.blocks.iter()) as f64 {
        walk.blocks.iter_mut().for_each(|block| block.inside.named = false);
    }
    walk.blocks
}

/// All blocks, a line each.
pub(super) fn lines(blocks: &[PageBlock]) -> String {
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// How many words a text has.
pub(super) fn words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

#[derive(Default)]
struct Walk {
    blocks: Vec<PageBlock>,
    text: String,
    /// The words of it that are no link.
    unlinked: String,
    letters: Letters,
}

/// Characters of a block that are no blanks: all, those in links, those in bold.
#[derive(Default)]
struct Letters {
    all: usize,
    linked: usize,
    bold: usize,
}

impl Walk {
    fn children(&mut self, node: &NodeRef<'_>, inside: Inside, depth: usize) {
        if depth > MOST_DEPTH {
            return;
        }
        for child in node.children_it(false) {
            if child.is_text() {
                self.words(&child.text(), inside);
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
            self.words(" ", outside);
            return;
        }
        let block = class.is(PageWord::Block);
        let inside = Inside {
            heading: outside.heading || class.is(PageWord::Heading),
            caption: outside.caption || class.is(PageWord::Caption),
            aside: outside.aside || class.is(PageWord::Aside),
            cell: outside.cell || class.is(PageWord::Cell),
            quote: outside.quote || name == "blockquote",
            named: outside.named || block && is_named_beside(node),
            bold: outside.bold || PageWord::Bold.has(name),
            link: outside.link || name == "a",
        };
        if block {
            self.end_block(outside);
        }
        self.children(node, inside, depth + 1);
        if block {
            self.end_block(inside);
        }
    }

    /// Words of the block, blanks of any kind as one.
    fn words(&mut self, text: &str, inside: Inside) {
        for c in text.chars() {
            let blank = c.is_whitespace() || c == '\u{0}';
            if blank && (self.text.is_empty() || self.text.ends_with(' ')) {
                continue;
            }
            let c = if blank { ' ' } else { c };
            self.text.push(c);
            self.unlinked.push(if inside.link { ' ' } else { c });
            self.letters.all += usize::from(!blank);
            self.letters.linked += usize::from(!blank && inside.link);
            self.letters.bold += usize::from(!blank && inside.bold);
        }
    }

    fn end_block(&mut self, inside: Inside) {
        let text = std::mem::take(&mut self.text);
        let unlinked = words(&std::mem::take(&mut self.unlinked));
        let Letters { all, linked, bold } = std::mem::take(&mut self.letters);
        if all == 0 {
            return;
        }
        self.blocks.push(PageBlock {
            text: text.trim_end().to_owned(),
            links: linked as f64 / all as f64,
            unlinked,
            inside: Inside { bold: bold == all, ..inside },
        });
    }
}

/// True where the site's own name for an element says that it is no body: `class="caption-text"`, `id="article-summary"`.
fn is_named_beside(node: &NodeRef<'_>) -> bool {
    let names = [node.class(), node.id_attr()];
    names.iter().flatten().flat_map(|names| names.split_ascii_whitespace()).any(|name| {
        let name = name.to_ascii_lowercase();
        PageWord::BesideName.has(&name) || name.split(['-', '_']).any(|part| PageWord::BesideName.has(part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn named(html: &str) -> Vec<String> {
        let blocks = of(&Document::fragment(html).root());
        blocks.into_iter().filter(|block| block.inside.named).map(|block| block.text).collect()
    }

    #[test]
    fn names_of_elements_tell_what_is_no_body() {
        let body = format!("<p>{}</p>", "The ferry sailed at dawn on Monday. ".repeat(9));
        assert_eq!(named(&format!("<p class='wp-caption-text'>A ferry</p>{body}")), ["A ferry"]);
        assert_eq!(named(&format!("<p id=article-summary>It sailed.</p>{body}")), ["It sailed."]);
        assert!(named(&format!("<p class=captains-of-industry>They met.</p>{body}")).is_empty());
        // What a site calls so, but holds its whole article, is the article.
        assert!(named(&format!("<div class=rail>{body}</div>")).is_empty());
    }
}
