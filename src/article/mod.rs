//! Articles: what was read, and which parts of its text are the article.
//!
//! This room knows file formats and the layout of a news page. It does not know grammar or RDF.

mod blanks;
mod clean;
mod content;
pub(crate) mod dates;
mod front_matter;
mod identity;
pub mod layout;
#[cfg(feature = "formats")]
pub mod read;
mod stamp;
mod transcript;
mod turn;

pub use crate::facts::Meta;
use crate::span::Span;
pub use clean::Rewritten;
pub use content::Content;
pub use transcript::Turn;

/// One news article as read.
#[derive(Debug, Clone)]
pub struct Article {
    /// Identity within a store: the `id` of a JSON Lines record, or the file's path without extension.
    pub id: String,
    /// The text, decoded, otherwise exactly as found. All spans count its code points.
    pub text: String,
    /// What the record or the page itself says about the article.
    pub meta: Meta,
    /// SHA-256 (hex) of identity, text and given metadata: when it changes, the article changed.
    pub sha256: String,
    /// Which parts of the text are headline, body, boilerplate.
    pub layout: Layout,
    /// The text cleaned, where it has to be before it is read.
    pub clean: Option<Rewritten>,
    /// Where it was read.
    pub origin: Origin,
}

/// Where an article was read; nothing of it is in its facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The place in the inputs: `news.zip: a/story.html`.
    pub place: String,
    /// The format: `HTML`.
    pub format: &'static str,
    /// Only a summary of the article was there.
    pub summary: bool,
}

/// The parts of a page, in text order, not overlapping, covering every non-blank character.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// The parts.
    pub blocks: Vec<Block>,
}

/// One part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a part of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the article.
    Headline,
    /// The outlet's name on a line of its own.
    Publisher,
    /// Who wrote it.
    Byline,
    /// Place and agency before the first sentence, `MOSCOW (AFP) -`.
    Dateline,
    /// Words under a picture.
    Caption,
    /// A paragraph of the article.
    Paragraph,
    /// Anything that is of the site and not of the article.
    Boilerplate,
    /// A paragraph that stands word for word at an earlier block.
    Repeat {
        /// Index of that block in [`Layout::blocks`].
        of: usize,
    },
}

impl Article {
    /// Where the content blocks stand in the text.
    pub fn content_spans(&self) -> Vec<Span> {
        self.layout.blocks.iter().filter(|block| block.kind.is_content()).map(|block| block.span).collect()
    }
}

impl BlockKind {
    /// True for the parts that facts are taken from.
    pub const fn is_content(self) -> bool {
        matches!(self, Self::Headline | Self::Caption | Self::Paragraph)
    }
}
