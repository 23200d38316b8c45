//! Records that are written one after the other and then asked for by number, a few of them kept at hand.
//!
//! Example: the words of each article, asked for in the order of their days. What is asked for together lies together, so that
//! each is read about once. They lie on disk in blocks that are read whole, each record behind its length, so that memory
//! holds a number a block and not one a record.

use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Spill, Spilled};

/// Bytes after which another block begins.
const BLOCK: u64 = 1 << 13;

/// Records being written.
pub struct Recorder<T> {
    place: Place<T>,
    count: usize,
}

enum Place<T> {
    Memory(Vec<Arc<T>>),
    Disk { file: BufWriter<Spilled>, blocks: Vec<Block>, end: u64 },
}

/// Where a block begins, and with which record.
#[derive(Clone, Copy)]
struct Block {
    first: usize,
    start: u64,
}

impl io::Write for Spilled {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl<T: Serialize + DeserializeOwned> Recorder<T> {
    /// Begin with none.
    ///
    /// # Errors
    /// When no file can be made.
    pub fn new(spill: &Spill) -> io::Result<Self> {
        let place = match spill.file()? {
            None => Place::Memory(Vec::new()),
            Some(file) => Place::Disk { file: BufWriter::new(file), blocks: Vec::new(), end: 0 },
        };
        Ok(Self { place, count: 0 })
    }

    /// How many there are: the number of the next.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// True where there is none.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Add one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn push(&mut self, record: T) -> io::Result<()> {
        match &mut self.place {
            Place::Memory(records) => records.push(Arc::new(record)),
            Place::Disk { file, blocks, end } => {
                if blocks.last().is_none_or(|block| *end >= block.start + BLOCK) {
                    blocks.push(Block { first: self.count, start: *end });
                }
                let bytes = postcard::to_allocvec(&record).map_err(io::Error::other)?;
                let length = u32::try_from(bytes.len()).map_err(io::Error::other)?.to_ne_bytes();
                file.write_all(&length)?;
                file.write_all(&bytes)?;
                *end += (length.len() + bytes.len()) as u64;
            }
        }
        self.count += 1;
        Ok(())
    }

    /// Those with these numbers, in this order; `kept` of them, those last asked for, stay at hand.
    ///
    /// # Errors
    /// When something cannot be written.
    pub fn in_order(self, order: Arc<[u32]>, kept: usize) -> io::Result<Records<T>> {
        Ok(self.records(kept)?.in_order(order))
    }

    /// All of them, in the order in which they came.
    ///
    /// # Errors
    /// When something cannot be written.
    pub fn records(self, kept: usize) -> io::Result<Records<T>> {
        let stored = match self.place {
            Place::Memory(records) => Stored::Memory(records),
            Place::Disk { file, blocks, end } => {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                Stored::Disk(Mutex::new(Disk { file, blocks, end, read: Read::default(), cache: vec![None; kept] }))
            }
        };
        Ok(Records { stored, order: None, count: self.count })
    }
}

/// Records to be asked for.
pub struct Records<T> {
    stored: Stored<T>,
    /// The place of each where it was written; none where that is its number.
    order: Option<Arc<[u32]>>,
    count: usize,
}

enum Stored<T> {
    Memory(Vec<Arc<T>>),
    Disk(Mutex<Disk<T>>),
}

struct Disk<T> {
    file: Spilled,
    blocks: Vec<Block>,
    end: u64,
    read: Read,
    /// The record last asked for of all whose numbers leave one rest: what moves on in order finds all that is near it.
    cache: Vec<Option<(usize, Arc<T>)>>,
}

/// The block that was read last.
#[derive(Default)]
struct Read {
    block: Option<usize>,
    bytes: Vec<u8>,
}

impl<T: Serialize + DeserializeOwned> Records<T> {
    /// These, in memory.
    ///
    /// # Errors
    /// For more than four billion.
    pub fn of(records: impl IntoIterator<Item = T>) -> io::Result<Self> {
        let mut recorder = Recorder::new(&Spill::memory())?;
        records.into_iter().try_for_each(|record| recorder.push(record))?;
        recorder.records(0)
    }

    /// Those with these numbers, in this order, in place of all.
    #[must_use]
    pub fn in_order(mut self, order: Arc<[u32]>) -> Self {
        if let Stored::Disk(disk) = &mut self.stored {
            // What is at hand goes by its place in the order before.
            disk.get_mut().unwrap_or_else(PoisonError::into_inner).cache.fill(None);
        }
        Self { count: order.len(), order: Some(order), ..self }
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// True where there is none.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// One of them.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn get(&self, at: usize) -> io::Result<Arc<T>> {
        let place = self.order.as_ref().map_or(at, |order| order[at] as usize);
        match &self.stored {
            Stored::Memory(records) => Ok(Arc::clone(&records[place])),
            Stored::Disk(disk) => disk.lock().unwrap_or_else(PoisonError::into_inner).get(at, place),
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = io::Result<Arc<T>>> {
        (0..self.len()).map(|at| self.get(at))
    }
}

impl<T: DeserializeOwned> Disk<T> {
    fn get(&mut self, at: usize, place: usize) -> io::Result<Arc<T>> {
        let slot = at % self.cache.len().max(1);
        if let Some(Some((kept, record))) = self.cache.get(slot)
            && *kept == at
        {
            return Ok(Arc::clone(record));
        }
        let record = Arc::new(postcard::from_bytes(self.bytes(place)?).map_err(io::Error::other)?);
        if let Some(kept) = self.cache.get_mut(slot) {
            *kept = Some((at, Arc::clone(&record)));
        }
        Ok(record)
    }

    /// The bytes of the record at a place.
    fn bytes(&mut self, place: usize) -> io::Result<&[u8]> {
        let block = self.blocks.partition_point(|block| block.first <= place).saturating_sub(1);
        let Block { first, start } = self.blocks[block];
        if self.read.block != Some(block) {
            let end = self.blocks.get(block + 1).map_or(self.end, |next| next.start);
            self.read.block = None; // until it is whole
            self.read.bytes.resize(usize::try_from(end - start).map_err(io::Error::other)?, 0);
            self.file.file.seek(SeekFrom::Start(start))?;
            self.file.file.read_exact(&mut self.read.bytes)?;
            self.read.block = Some(block);
        }
        let mut rest = self.read.bytes.as_slice();
        let mut next = || {
            let (length, behind) = rest.split_first_chunk::<4>()?;
            let (bytes, others) = behind.split_at_checked(u32::from_ne_bytes(*length) as usize)?;
            rest = others;
            Some(bytes)
        };
        for _ in first..place {
            next();
        }
        next().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_by_number_in_the_order_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        for spill in [Spill::memory(), Spill::to(folder.path().to_owned())] {
            let mut recorder = Recorder::new(&spill).unwrap();
            for word in ["ant", "", "cow", "dog"] {
                recorder.push((word.to_owned(), 0.1_f64)).unwrap();
            }
            assert_eq!(recorder.len(), 4);
            let records = recorder.records(2).unwrap();
            assert_eq!(records.get(2).unwrap().0, "cow");
            let records = records.in_order([3, 0, 1].into());
            let word = |at: usize| records.get(at).unwrap().0.clone();
            assert_eq!(
                (records.len(), word(2), word(0), word(1), word(0)),
                (3, String::new(), "dog".into(), "ant".into(), "dog".into())
            );
            assert!(records.iter().all(|record| record.unwrap().1 == 0.1));
        }
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }

    #[test]
    fn records_of_many_blocks_come_back_from_anywhere() {
        let folder = tempfile::tempdir().unwrap();
        let mut recorder = Recorder::new(&Spill::to(folder.path().to_owned())).unwrap();
        let record = |at: usize| (at, "-".repeat(at * 37 % 900 + if at == 50 { 9_000 } else { 0 }));
        (0..200).for_each(|at| recorder.push(record(at)).unwrap());
        let records = recorder.records(3).unwrap();
        assert!(records.iter().map(|it| (*it.unwrap()).clone()).eq((0..200).map(record)));
        for at in (0..200).map(|at| at * 73 % 200) {
            assert_eq!(*records.get(at).unwrap(), record(at));
        }
    }
}
