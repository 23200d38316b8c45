//! Lists of rows by number, each of which may be read and written anew.
//!
//! ```
//! use sayso::spill::{Shelf, Spill};
//! let mut shelf = Shelf::new(2, &Spill::memory())?;
//! shelf.put(1, &[[7, 9], [8, 4]])?;
//! let mut list = Vec::new();
//! shelf.get(1, &mut list)?;
//! assert_eq!(list, [[7, 9], [8, 4]]);
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! On disk a list that is no longer than the one before it lies in the place of that, a longer one behind all others. Memory holds
//! where each lies.

use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};

use super::{Spill, Spilled};

/// Lists of rows.
pub struct Shelf<const N: usize>(Place<N>);

enum Place<const N: usize> {
    Memory(Vec<Vec<[u32; N]>>),
    Disk { file: Spilled, lists: Vec<List>, end: u64 },
}

/// Where a list begins, how many rows it has, and for how many there is room.
#[derive(Clone, Copy, Default)]
struct List {
    start: u64,
    len: usize,
    room: usize,
}

impl<const N: usize> Shelf<N> {
    /// So many lists, all empty.
    ///
    /// # Errors
    /// When no file can be made.
    pub fn new(count: usize, spill: &Spill) -> io::Result<Self> {
        Ok(Self(match spill.file()? {
            None => Place::Memory(vec![Vec::new(); count]),
            Some(file) => Place::Disk { file, lists: vec![List::default(); count], end: 0 },
        }))
    }

    /// Put a list into `rows`, in place of what is there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn get(&mut self, at: usize, rows: &mut Vec<[u32; N]>) -> io::Result<()> {
        rows.clear();
        match &mut self.0 {
            Place::Memory(lists) => rows.extend_from_slice(&lists[at]),
            Place::Disk { file, lists, .. } => {
                rows.resize(lists[at].len, [0; N]);
                file.file.seek(SeekFrom::Start(lists[at].start))?;
                file.file.read_exact(bytemuck::cast_slice_mut(rows))?;
            }
        }
        Ok(())
    }

    /// Write a list, in place of the one before it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&mut self, at: usize, rows: &[[u32; N]]) -> io::Result<()> {
        match &mut self.0 {
            Place::Memory(lists) => rows.clone_into(&mut lists[at]),
            Place::Disk { file, lists, end } => {
                let bytes: &[u8] = bytemuck::cast_slice(rows);
                let list = &mut lists[at];
                if rows.len() > list.room {
                    *list = List { start: *end, len: 0, room: rows.len() };
                    *end += bytes.len() as u64;
                }
                list.len = rows.len();
                file.file.seek(SeekFrom::Start(list.start))?;
                file.file.write_all(bytes)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_grow_and_shrink_come_back_as_they_were_written_last() {
        let folder = tempfile::tempdir().unwrap();
        for spill in [Spill::memory(), Spill::to(folder.path().to_owned())] {
            let mut shelf = Shelf::<3>::new(7, &spill).unwrap();
            let length = |at: u32, round: u32| (at * 5 + round * 3) % 9;
            let list = |at, round| (0..length(at, round)).map(|row| [at, round, row]).collect::<Vec<_>>();
            for round in 0..6 {
                (0..7).for_each(|at| shelf.put(at as usize, &list(at, round)).unwrap());
                let mut rows = vec![[9; 3]];
                for at in (0..7).rev() {
                    shelf.get(at as usize, &mut rows).unwrap();
                    assert_eq!(rows, list(at, round));
                }
            }
        }
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }
}
