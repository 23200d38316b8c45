//! Layout analysis: which parts of a page are the article.
//!
//! It selects spans of the text and never rewrites it, and it is a pure function. Each kind of part
//! has a file of its own that says what it looks like; here stands the order in which they are
//! asked, which is what decides between them.
//!
//! A speaker's name on a line of its own, as interviews have it, is a paragraph: it is content, and
//! the words after it are said by that speaker.

mod agency;
mod boilerplate;
mod byline;
mod caption;
mod comments;
mod dateline;
mod gallery;
mod headline;
mod lines;
mod patterns;
mod publisher;
mod repeats;
mod share_bar;
mod tail;
mod turns;

use super::front_matter::{self, FrontMatter};
use super::{Block, BlockKind, Layout, Meta};
use crate::article::blanks::one_line;
use crate::span::Span;
use lines::Line;

/// Bylines, outlets and dates stand among so many lines at the top.
const TOP_LINES: usize = 8;
/// A dateline opens one of the first so many paragraphs.
const DATELINE_PARAGRAPHS: usize = 4;

/// The parts of `text` and what they say about the article.
///
/// `given` is what the record already knows; it wins over what the page says, and what neither
/// says stays `None`. Linear in the length of the text.
///
/// ```
/// use sayso::article::{BlockKind, Meta, layout};
///
/// let page = "Ferry sails again\n\nPORT ROE (AP) - The ferry sailed at dawn.\n\nAdvertisement";
/// let (found, meta) = layout::analyse(page, &Meta::default());
/// let kinds: Vec<BlockKind> = found.blocks.iter().map(|block| block.kind).collect();
/// assert_eq!(kinds, [BlockKind::Headline, BlockKind::Dateline, BlockKind::Paragraph, BlockKind::Boilerplate]);
/// assert_eq!(meta.dateline.as_deref(), Some("Port Roe"));
/// ```
pub fn analyse(text: &str, given: &Meta) -> (Layout, Meta) {
    analyse_with(text, given, &[])
}

/// The same where the format of the page tells what some of its parts are: what `hints` say counts.
pub fn analyse_with(text: &str, given: &Meta, hints: &[Block]) -> (Layout, Meta) {
    let front = front_matter::find(text);
    let mut page = Page::new(text, front.as_ref(), given);
    page.mark_site();
    page.mark_hints(hints);
    page.mark_headline();
    page.mark_top();
    page.mark_captions();
    page.mark_dateline();
    page.mark_repeats();
    page.finish(front.as_ref())
}

/// A page while its parts are being found.
struct Page<'t> {
    text: &'t str,
    lines: Vec<Line<'t>>,
    /// One kind for each line; a paragraph until something else is known.
    kinds: Vec<BlockKind>,
    /// Index of the line behind which the dateline was cut off.
    dateline: Option<usize>,
    meta: Meta,
}

impl<'t> Page<'t> {
    fn new(text: &'t str, front: Option<&FrontMatter>, given: &Meta) -> Self {
        let mut meta = given.clone();
        if let Some(front) = front {
            fill(&mut meta, &front.meta);
        }
        let mut lines = gallery::split(turns::split(lines::lines(text, front.map_or(0, |front| front.end))));
        if let Some(title) = &meta.headline
            && let Some(first) = lines.first()
            && let Some(end) = headline::given_prefix(first, title)
            && let Some((title, rest)) = first.split(end)
        {
            lines.splice(0..1, [title, rest]);
        }
        let kinds = vec![BlockKind::Paragraph; lines.len()];
        Self { text, lines, kinds, dateline: None, meta }
    }

    /// What the format of the page tells: lines that lie within a hint.
    fn mark_hints(&mut self, hints: &[Block]) {
        for (line, kind) in self.lines.iter().zip(&mut self.kinds) {
            if let Some(hint) = hints.iter().find(|hint| hint.span.contains(line.span)) {
                *kind = hint.kind;
            }
        }
    }

    /// Boilerplate, credits, the comment section and what trails after the article.
    fn mark_site(&mut self) {
        let comments_from = comments::find(&self.lines).unwrap_or(self.lines.len());
        for (at, line) in self.lines.iter().enumerate() {
            let of_site = at >= comments_from || boilerplate::is_boilerplate(line) || comments::is_comment_line(line);
            if of_site {
                self.kinds[at] = BlockKind::Boilerplate;
                if self.meta.publisher.is_none() {
                    self.meta.publisher = publisher::in_boilerplate(line);
                }
            } else if byline::is_credit(line) {
                self.kinds[at] = BlockKind::Byline;
            }
        }
        tail::mark(&self.lines, &mut self.kinds);
    }

    fn mark_headline(&mut self) {
        if let Some(title) = &self.meta.headline {
            if let Some(at) = headline::find_given(&self.lines, title) {
                self.kinds[at] = BlockKind::Headline;
            }
            return;
        }
        let Some(first) = self.kinds.iter().position(|kind| *kind == BlockKind::Paragraph) else {
            return;
        };
        let line = &self.lines[first];
        let names_before_outlet = byline::is_names_only(line.text)
            && self.lines.get(first + 1).is_some_and(|next| publisher::is_publisher(next, None));
        if first < TOP_LINES
            && !names_before_outlet
            && !byline::is_several_names(line.text)
            && !caption::is_marked(line)
            && byline::find(line).is_none()
            && publisher::date_line(line).is_none()
            && headline::is_headline(line, &self.lines[first + 1..])
        {
            self.kinds[first] = BlockKind::Headline;
            self.meta.headline = Some(one_line(line.text));
        }
    }

    /// Byline, outlet and date among the first lines; a byline may also stand last.
    fn mark_top(&mut self) {
        let given_publisher = self.meta.publisher.clone();
        for at in 0..self.lines.len().min(TOP_LINES) {
            if self.kinds[at] == BlockKind::Boilerplate {
                self.note_date(at);
            }
            if self.kinds[at] != BlockKind::Paragraph {
                continue;
            }
            let text = self.lines[at].text;
            if publisher::is_publisher(&self.lines[at], given_publisher.as_deref()) {
                self.kinds[at] = BlockKind::Publisher;
                // An agency may be its own publisher.
                let agency = agency::agency(text).map(str::to_owned);
                self.meta.agency = self.meta.agency.take().or(agency);
                self.meta.publisher.get_or_insert_with(|| one_line(text));
                self.mark_names_before(at);
            } else if self.note_date(at) {
                self.kinds[at] = BlockKind::Boilerplate;
            } else if at < 2 && byline::is_several_names(text) {
                self.kinds[at] = BlockKind::Byline;
                self.meta.author.get_or_insert_with(|| one_line(text));
            } else {
                self.mark_byline(at);
            }
        }
        if let Some(last) = self.kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph)
            && last >= TOP_LINES
        {
            self.mark_byline(last);
        }
    }

    fn mark_byline(&mut self, at: usize) {
        if let Some(found) = byline::find(&self.lines[at]) {
            self.kinds[at] = BlockKind::Byline;
            self.meta.author = self.meta.author.take().or(found.author);
            self.meta.agency = self.meta.agency.take().or(found.agency);
        }
    }

    /// Names on the line above the outlet are a byline without its `By`.
    fn mark_names_before(&mut self, at: usize) {
        if let Some(before) = at.checked_sub(1)
            && self.kinds[before] == BlockKind::Paragraph
            && byline::is_names_only(self.lines[before].text)
        {
            self.kinds[before] = BlockKind::Byline;
            self.meta.author.get_or_insert_with(|| one_line(self.lines[before].text));
        }
    }

    /// Takes the day of publication from a date line. True when the line is one.
    fn note_date(&mut self, at: usize) -> bool {
        let Some(day) = publisher::date_line(&self.lines[at]) else {
            return false;
        };
        self.meta.published = self.meta.published.take().or(day);
        true
    }

    fn mark_captions(&mut self) {
        for at in 0..self.lines.len() {
            if self.kinds[at] != BlockKind::Paragraph {
                continue;
            }
            let line = &self.lines[at];
            // A line without marks is a caption only where a paragraph cannot be cut short:
            // under the headline, or between two finished paragraphs.
            let stands_between = at > 0
                && at + 1 < self.lines.len()
                && (self.kinds[at - 1] != BlockKind::Paragraph || self.lines[at - 1].ends_sentence());
            if caption::is_marked(line) || stands_between && caption::is_shaped(line) {
                self.kinds[at] = BlockKind::Caption;
            }
        }
    }

    fn mark_dateline(&mut self) {
        let candidates: Vec<usize> = (0..self.lines.len())
            .filter(|at| self.kinds[*at] == BlockKind::Paragraph)
            .take(DATELINE_PARAGRAPHS)
            .collect();
        for (rank, at) in candidates.into_iter().enumerate() {
            let line = &self.lines[at];
            let Some(found) = dateline::find(line) else {
                continue;
            };
            if found.agency.is_none() && self.is_transcript(line.text) {
                return;
            }
            // Without an agency to vouch for it, only the first paragraph or the one under a summary.
            if found.agency.is_none() && rank >= 2 {
                return;
            }
            match line.split(found.end) {
                Some((head, rest)) => {
                    self.lines.splice(at..=at, [head, rest]);
                    self.kinds.insert(at, BlockKind::Dateline);
                    self.dateline = Some(at);
                }
                None => self.kinds[at] = BlockKind::Dateline,
            }
            self.meta.dateline = self.meta.dateline.take().or(found.place);
            self.meta.agency = self.meta.agency.take().or(found.agency);
            self.meta.published = self.meta.published.take().or(found.published);
            return;
        }
    }

    /// True when lines open with a speaker as `text` does, `JANE ROE: …`: then it is no place.
    fn is_transcript(&self, text: &str) -> bool {
        let speaker = |text: &str| {
            let (name, _) = text.split_once(':')?;
            let capitals = name.chars().count() <= 40
                && name.chars().any(char::is_alphabetic)
                && !name.chars().any(char::is_lowercase);
            capitals.then_some(())
        };
        speaker(text).is_some() && self.lines.iter().filter(|line| speaker(line.text).is_some()).nth(1).is_some()
    }

    fn mark_repeats(&mut self) {
        let texts: Vec<repeats::Text<'_>> = self
            .lines
            .iter()
            .zip(&self.kinds)
            .map(|(line, kind)| repeats::Text {
                text: line.text,
                content: kind.is_content(),
                headline: *kind == BlockKind::Headline,
            })
            .collect();
        let whole = self.dateline.and_then(|at| {
            let bytes = self.lines[at].bytes.start..self.lines.get(at + 1)?.bytes.end;
            Some((at + 1, self.text.get(bytes)?))
        });
        let repeats = repeats::find(&texts, whole.as_slice());
        for (kind, of) in self.kinds.iter_mut().zip(repeats) {
            if let Some(of) = of {
                *kind = BlockKind::Repeat { of };
            }
        }
    }

    fn finish(self, front: Option<&FrontMatter>) -> (Layout, Meta) {
        let mut blocks = Vec::with_capacity(self.lines.len() + 1);
        if let Some(front) = front {
            let head = self.text.get(..front.end).unwrap_or("").trim_end();
            let end = u32::try_from(head.chars().count()).unwrap_or(u32::MAX);
            blocks.push(Block { span: Span::new(0, end), kind: BlockKind::Boilerplate });
        }
        let shift = blocks.len();
        for (line, kind) in self.lines.iter().zip(self.kinds) {
            let kind = match kind {
                BlockKind::Repeat { of } => BlockKind::Repeat { of: of + shift },
                other => other,
            };
            blocks.push(Block { span: line.span, kind });
        }
        (Layout { blocks }, self.meta)
    }
}

/// Takes from `other` what `meta` does not know.
pub(crate) fn fill(meta: &mut Meta, other: &Meta) {
    let pairs = [
        (&mut meta.headline, &other.headline),
        (&mut meta.published, &other.published),
        (&mut meta.publisher, &other.publisher),
        (&mut meta.author, &other.author),
        (&mut meta.agency, &other.agency),
        (&mut meta.dateline, &other.dateline),
        (&mut meta.url, &other.url),
        (&mut meta.language, &other.language),
    ];
    for (ours, theirs) in pairs {
        if ours.is_none() {
            ours.clone_from(theirs);
        }
    }
}

#[cfg(test)]
mod tests;
