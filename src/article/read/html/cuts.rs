//! Which ranges of a page are left out before it is parsed, so that what is left is parsed as the page would have been.
//!
//! Example: of `<svg><path d=…/></svg>` nothing is left; of `<svg><p>It left.</p></svg>` all, because parsers take the
//! paragraph out of the drawing.

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::classes::PageWord;

/// A drawing that is open: where it begins, and how many drawings inside of it are open.
struct Drawing {
    start: usize,
    depth: usize,
}

/// What is left out, in the order of the page.
#[derive(Default)]
pub(super) struct Cuts {
    ranges: Vec<Range<usize>>,
    drawing: Option<Drawing>,
}

impl Cuts {
    /// Leaves out `range` of `html`, which nobody reads.
    pub fn unread(&mut self, html: &str, range: Range<usize>) {
        match self.ranges.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            // The half of a mark before it would become whole by what stands behind.
            _ if html[..range.start].ends_with(['<', '!', '/', '?', '&', '#']) => {}
            _ => self.ranges.push(range),
        }
    }

    /// A tag is opened; `closed` where it ends itself.
    pub fn open(&mut self, html: &str, name: &str, tag: Range<usize>, closed: bool) {
        let svg = name == "svg";
        match &mut self.drawing {
            Some(drawing) if svg => drawing.depth += usize::from(!closed),
            // Parsers end a drawing where something else begins.
            Some(_) if !PageWord::Drawing.has(name) => self.drawing = None,
            None if svg && closed => self.unread(html, tag),
            None if svg => self.drawing = Some(Drawing { start: tag.start, depth: 1 }),
            _ => {}
        }
    }

    /// A tag is closed, at whose end something else begins.
    pub fn close(&mut self, html: &str, name: &str, end: usize) {
        let Some(drawing) = &mut self.drawing else { return };
        if name != "svg" {
            if !PageWord::Drawing.has(name) {
                self.drawing = None;
            }
            return;
        }
        drawing.depth -= 1;
        if drawing.depth == 0 {
            let start = drawing.start;
            self.drawing = None;
            while self.ranges.last().is_some_and(|last| last.start >= start) {
                self.ranges.pop();
            }
            self.unread(html, start..end);
        }
    }

    /// What is left of `html`.
    pub fn left_of<'h>(&self, html: &'h str) -> Cow<'h, str> {
        if self.ranges.is_empty() {
            return Cow::Borrowed(html);
        }
        let mut left = String::with_capacity(html.len());
        let mut from = 0;
        for range in &self.ranges {
            left.push_str(&html[from..range.start]);
            from = range.end;
        }
        left.push_str(&html[from..]);
        Cow::Owned(left)
    }
}
