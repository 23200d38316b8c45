//! An index as it lies on disk: a dictionary of terms, and each quad in four orders.
//!
//! A term is the number of its key among all keys in order; a quad is four numbers. Each order lists all quads, sorted
//! by another first column, so that every pattern is a range of one of them:
//!
//! ```text
//! ?s a sayso:Denial      →  the rows of `posg` that begin with (type, Denial)
//! ```
//!
//! The rows of one triple stand side by side in the first three orders, one for each graph that holds it. The default
//! graph, which holds every triple once, therefore needs no space of its own: it is those orders without the repetitions.

use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;

use super::file::{IndexFile, Section};
use super::key::Dictionary;

/// A quad by the numbers of its terms, its columns in the order of the section that holds it.
pub type Row = [u32; 4];

/// Rows between two samples of an order: as many as a page of memory holds, so that a search touches one page of them.
pub const SAMPLE: usize = 256;

/// One of the four orders.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// Where it lies.
    pub section: Section,
    /// Where every [`SAMPLE`]th of its rows lies.
    pub sample: Section,
    /// Which column of a quad (0 subject, 1 predicate, 2 object, 3 graph) stands first, second, third, last.
    pub columns: [usize; 4],
}

/// All orders.
pub const ORDERS: [Order; 4] = [
    Order { section: Section::Spog, sample: Section::SpogSample, columns: [0, 1, 2, 3] },
    Order { section: Section::Posg, sample: Section::PosgSample, columns: [1, 2, 0, 3] },
    Order { section: Section::Ospg, sample: Section::OspgSample, columns: [2, 0, 1, 3] },
    Order { section: Section::Gspo, sample: Section::GspoSample, columns: [3, 0, 1, 2] },
];

impl Order {
    /// The row that a quad is in this order.
    pub fn row(self, quad: Row) -> Row {
        self.columns.map(|column| quad[column])
    }

    /// The quad that a row of this order is.
    pub fn quad(self, row: Row) -> Row {
        let mut quad = [0; 4];
        for (column, value) in self.columns.into_iter().zip(row) {
            quad[column] = value;
        }
        quad
    }
}

/// An open index.
#[derive(Debug)]
pub struct Mapped {
    file: IndexFile,
    /// How many pages were read since memory was last given back, about.
    touched: AtomicU32,
}

/// Pages after which to look whether memory is to be given back. The system may map sixteen with each that is read.
const PACE: u32 = 512;

impl Mapped {
    /// Open the index at `path` without reading it.
    ///
    /// # Errors
    /// When there is none, or it is not whole.
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self::new(IndexFile::open(path)?))
    }

    /// The index in a file.
    pub fn new(file: IndexFile) -> Self {
        Self { file, touched: AtomicU32::new(0) }
    }

    /// What all data IRIs begin with.
    pub fn base(&self) -> &str {
        std::str::from_utf8(self.file.rows(Section::Base)).unwrap_or_default()
    }

    /// How many terms the dictionary holds.
    pub fn terms(&self) -> u32 {
        u32::try_from(self.ends(Section::TermEnds).len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// All rows of an order.
    pub fn rows(&self, order: Order) -> &[Row] {
        self.file.rows(order.section)
    }

    /// Which rows of an order begin with `prefix`.
    pub fn range(&self, order: Order, prefix: &[u32]) -> Range<usize> {
        self.touch(2);
        let rows = self.rows(order);
        let samples: &[Row] = self.file.rows(order.sample);
        let (least, most) = (filled(prefix, u32::MIN), filled(prefix, u32::MAX));
        // Where the rows begin that are not before a place, told first by the samples.
        let first = |place: u128| {
            let sample = samples.partition_point(|row| whole(row) < place);
            let (low, high) = (sample.saturating_sub(1) * SAMPLE, (sample * SAMPLE).min(rows.len()));
            low + rows[low..high].partition_point(|row| whole(row) < place)
        };
        let start = first(least);
        // Most ranges are short and end where they begin.
        let near = (start + SAMPLE).min(rows.len());
        if near < rows.len() && rows[start..near].last().is_some_and(|row| whole(row) <= most) {
            return start..most.checked_add(1).map_or(rows.len(), first);
        }
        start..start + rows[start..near].partition_point(|row| whole(row) <= most)
    }

    /// Which of some rows of an order begin with `prefix`.
    pub fn range_within(&self, order: Order, within: &Range<usize>, prefix: &[u32]) -> Range<usize> {
        let (least, most) = (filled(prefix, u32::MIN), filled(prefix, u32::MAX));
        let rows = self.rows(order).get(within.clone()).unwrap_or_default();
        let start = rows.partition_point(|row| whole(row) < least);
        let end = start + rows[start..].partition_point(|row| whole(row) <= most);
        within.start + start..within.start + end
    }

    /// The literals that stand in the index's names and texts and have a word that `wanted` accepts, in order, without
    /// repetitions.
    pub fn literals_with(&self, wanted: impl Fn(&str) -> bool) -> Vec<u32> {
        let (words, ends) = (self.file.rows(Section::Words), self.file.rows::<[u64; 2]>(Section::WordEnds));
        let postings: &[u32] = self.file.rows(Section::Postings);
        let mut literals: Vec<u32> = ends
            .windows(2)
            .filter(|pair| text(words, pair[0][0], pair[1][0]).is_some_and(&wanted))
            .flat_map(|pair| slice(postings, pair[0][1], pair[1][1]))
            .copied()
            .collect();
        literals.sort_unstable();
        literals.dedup();
        literals
    }

    /// The literals that have exactly this word.
    pub fn literals_of(&self, word: &str) -> &[u32] {
        let (words, ends) = (self.file.rows(Section::Words), self.file.rows::<[u64; 2]>(Section::WordEnds));
        let at = |index: usize| text(words, ends[index][0], ends[index + 1][0]).unwrap_or_default();
        let count = u32::try_from(ends.len().saturating_sub(1)).unwrap_or(0);
        let found = search(count, |index| at(index as usize) < word).map(|index| index as usize);
        match found.filter(|index| at(*index) == word) {
            Some(index) => slice(self.file.rows(Section::Postings), ends[index][1], ends[index + 1][1]),
            None => &[],
        }
    }

    /// So many pages of the index are about to be read.
    pub fn touch(&self, pages: u32) {
        if self.touched.fetch_add(pages, Relaxed) >= PACE {
            self.touched.store(0, Relaxed);
            self.file.relieve();
        }
    }

    fn ends(&self, section: Section) -> &[u64] {
        self.file.rows(section)
    }
}

impl Dictionary for Mapped {
    fn key(&self, term: u32) -> &[u8] {
        self.touch(1);
        entry(self.file.rows(Section::Terms), self.ends(Section::TermEnds), term)
    }

    fn find(&self, key: &[u8]) -> Option<u32> {
        self.touch(2); // what the first steps of a search read, every search reads
        let (all, ends) = (self.file.rows(Section::Terms), self.ends(Section::TermEnds));
        search(self.terms(), |term| entry(all, ends, term) < key).filter(|term| entry(all, ends, *term) == key)
    }
}

/// A row as one number, in the order of the rows.
fn whole(row: &Row) -> u128 {
    row.iter().fold(0, |number, &column| number << 32 | u128::from(column))
}

/// The first columns of a row as one number, with the same in all others.
fn filled(prefix: &[u32], rest: u32) -> u128 {
    let mut row = [rest; 4];
    for (column, value) in row.iter_mut().zip(prefix) {
        *column = *value;
    }
    whole(&row)
}

/// The first of `count` numbers for which `before` does not hold; `None` when it holds for all.
fn search(count: u32, before: impl Fn(u32) -> bool) -> Option<u32> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    (low < count).then_some(low)
}

fn entry<'a>(all: &'a [u8], ends: &[u64], number: u32) -> &'a [u8] {
    let at = number as usize;
    match (ends.get(at), ends.get(at + 1)) {
        (Some(&start), Some(&end)) => slice(all, start, end),
        _ => &[],
    }
}

fn text(all: &[u8], start: u64, end: u64) -> Option<&str> {
    std::str::from_utf8(slice(all, start, end)).ok()
}

fn slice<T>(all: &[T], start: u64, end: u64) -> &[T] {
    let bound = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
    all.get(bound(start)..bound(end)).unwrap_or_default()
}
