//! Rows of numbers, pushed in any order and read back sorted, each once.

use std::io;
use std::vec::IntoIter;

use super::rows::{RowMerge, RowRun};
use super::{Spill, Spilled};

/// Bytes of rows in memory before they are spilled.
const MOST: usize = 8 << 20;

/// Rows that are being sorted.
#[derive(Debug)]
pub struct Sorter<const N: usize> {
    rows: Vec<[u32; N]>,
    most: usize,
    spill: Spill,
    file: Option<Spilled>,
    runs: Vec<RowRun<N>>,
}

impl<const N: usize> Sorter<N> {
    /// Begin with none.
    pub fn new(spill: &Spill) -> Self {
        Self { rows: Vec::new(), most: MOST / (N * 4), spill: spill.clone(), file: None, runs: Vec::new() }
    }

    /// Add a row.
    ///
    /// # Errors
    /// When what memory does not hold cannot be written.
    pub fn push(&mut self, row: [u32; N]) -> io::Result<()> {
        self.rows.push(row);
        if self.rows.len() < self.most {
            return Ok(());
        }
        if self.file.is_none() {
            self.file = self.spill.file()?;
        }
        if let Some(spilled) = &mut self.file {
            sort(&mut self.rows);
            self.runs.push(RowRun::append(&spilled.path, &mut spilled.file, &self.rows)?);
            self.rows.clear();
        }
        Ok(())
    }

    /// All rows, in order, each once.
    ///
    /// # Errors
    /// When what was written cannot be read.
    pub fn sorted(mut self) -> io::Result<Sorted<N>> {
        sort(&mut self.rows);
        let Some(mut spilled) = self.file else { return Ok(Sorted::Memory(self.rows.into_iter())) };
        self.runs.push(RowRun::append(&spilled.path, &mut spilled.file, &self.rows)?);
        Ok(Sorted::Disk(RowMerge::of(&self.runs)?, spilled))
    }
}

fn sort<const N: usize>(rows: &mut Vec<[u32; N]>) {
    rows.sort_unstable();
    rows.dedup();
}

/// Sorted rows.
#[allow(private_interfaces, reason = "the file is kept only to be there")]
pub enum Sorted<const N: usize> {
    /// In memory.
    Memory(IntoIter<[u32; N]>),
    /// On disk, with the file that they lie in.
    Disk(RowMerge<N>, Spilled),
}

impl<const N: usize> Sorted<N> {
    /// The next row.
    ///
    /// # Errors
    /// When what was written cannot be read.
    pub fn pull(&mut self) -> io::Result<Option<[u32; N]>> {
        match self {
            Self::Memory(rows) => Ok(rows.next()),
            Self::Disk(rows, _) => rows.pull(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spilled_comes_back_in_order_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let sorted = |spill: &Spill| {
            let mut sorter = Sorter { most: 3, ..Sorter::new(spill) };
            (0..20).for_each(|at| sorter.push([at * 7 % 10, 1]).unwrap());
            let mut sorted = sorter.sorted().unwrap();
            let rows: Vec<[u32; 2]> = std::iter::from_fn(|| sorted.pull().unwrap()).collect();
            (rows, matches!(sorted, Sorted::Disk(..)))
        };
        let expected: Vec<[u32; 2]> = (0..10).map(|at| [at, 1]).collect();
        assert_eq!(sorted(&Spill::memory()), (expected.clone(), false));
        assert_eq!(sorted(&Spill::to(folder.path().to_owned())), (expected, true));
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }
}
