//! Rows of numbers that are being sorted: runs, each sorted, in one file or several, merged at the end.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::AHEAD;

/// A run of rows, sorted, in a file that may hold several.
#[derive(Debug, Clone)]
pub struct RowRun<const N: usize> {
    path: PathBuf,
    start: u64,
    count: usize,
}

impl<const N: usize> RowRun<N> {
    /// Append rows to `file`, which lies at `path`.
    pub fn append(path: &Path, file: &mut File, rows: &[[u32; N]]) -> io::Result<Self> {
        let start = file.seek(SeekFrom::End(0))?;
        file.write_all(bytemuck::cast_slice(rows))?;
        Ok(Self { path: path.to_owned(), start, count: rows.len() })
    }

    /// All rows of the run.
    pub fn read(&self) -> io::Result<Vec<[u32; N]>> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(self.start))?;
        let mut rows = vec![[0; N]; self.count];
        file.read_exact(bytemuck::cast_slice_mut(&mut rows))?;
        Ok(rows)
    }
}

/// The rows of several runs in order, without repetitions.
pub struct RowMerge<const N: usize> {
    readers: Vec<(BufReader<File>, usize)>,
    heap: BinaryHeap<Reverse<([u32; N], usize)>>,
    last: Option<[u32; N]>,
}

impl<const N: usize> RowMerge<N> {
    /// Begin to merge.
    pub fn of(runs: &[RowRun<N>]) -> io::Result<Self> {
        let mut merge = Self { readers: Vec::new(), heap: BinaryHeap::new(), last: None };
        for (number, run) in runs.iter().enumerate() {
            let mut file = File::open(&run.path)?;
            file.seek(SeekFrom::Start(run.start))?;
            merge.readers.push((BufReader::with_capacity(AHEAD, file), run.count));
            if let Some(row) = merge.read(number)? {
                merge.heap.push(Reverse((row, number)));
            }
        }
        Ok(merge)
    }

    /// The next row.
    pub fn pull(&mut self) -> io::Result<Option<[u32; N]>> {
        while let Some(&Reverse((row, run))) = self.heap.peek() {
            match self.read(run)? {
                Some(following) => {
                    if let Some(mut top) = self.heap.peek_mut() {
                        *top = Reverse((following, run));
                    }
                }
                None => {
                    self.heap.pop();
                }
            }
            if self.last.replace(row) != Some(row) {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    fn read(&mut self, run: usize) -> io::Result<Option<[u32; N]>> {
        let (reader, left) = &mut self.readers[run];
        if *left == 0 {
            return Ok(None);
        }
        *left -= 1;
        let mut row = [0; N];
        reader.read_exact(bytemuck::cast_slice_mut(&mut row))?;
        Ok(Some(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_rows_merge_without_repetitions() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("rows");
        let mut file = File::create(&path).unwrap();
        let row = |number| [number, 0, 0, 0];
        let one = RowRun::append(&path, &mut file, &[row(1), row(3), row(3)]).unwrap();
        let two = RowRun::append(&path, &mut file, &[row(2), row(3), row(4)]).unwrap();
        let mut merge = RowMerge::of(&[one, two.clone()]).unwrap();
        let merged: Vec<[u32; 4]> = std::iter::from_fn(|| merge.pull().unwrap()).collect();
        assert_eq!(merged, [row(1), row(2), row(3), row(4)]);
        assert_eq!(two.read().unwrap(), [row(2), row(3), row(4)]);
    }
}
