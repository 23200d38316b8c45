//! Records that are written one after the other and then asked for by number, a few of them kept at hand.
//!
//! Example: the words of each article, asked for in the order of their days. What is asked for together lies together, so that
//! each is read about once.

use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Spill, Spilled};

/// Records being written.
pub struct Recorder<T> {
    place: Place<T>,
    count: usize,
}

enum Place<T> {
    Memory(Vec<Arc<T>>),
    Disk { file: BufWriter<Spilled>, ends: Vec<u64> },
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
            Some(file) => Place::Disk { file: BufWriter::new(file), ends: vec![0] },
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
        self.count += 1;
        match &mut self.place {
            Place::Memory(records) => records.push(Arc::new(record)),
            Place::Disk { file, ends } => {
                let bytes = postcard::to_allocvec(&record).map_err(io::Error::other)?;
                file.write_all(&bytes)?;
                ends.push(ends.last().copied().unwrap_or_default() + bytes.len() as u64);
            }
        }
        Ok(())
    }

    /// Those with these numbers, in this order; `kept` of them, those last asked for, stay at hand.
    ///
    /// # Errors
    /// When something cannot be written.
    pub fn in_order(self, order: Vec<u32>, kept: usize) -> io::Result<Records<T>> {
        let stored = match self.place {
            Place::Memory(records) => Stored::Memory(records),
            Place::Disk { file, ends } => {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                Stored::Disk(Mutex::new(Disk { file, ends, cache: vec![None; kept], read: PhantomData }))
            }
        };
        Ok(Records { stored, order })
    }

    /// All of them, in the order in which they came.
    ///
    /// # Errors
    /// When something cannot be written.
    pub fn records(self, kept: usize) -> io::Result<Records<T>> {
        let order = (0..u32::try_from(self.count).map_err(io::Error::other)?).collect();
        self.in_order(order, kept)
    }
}

/// Records to be asked for.
pub struct Records<T> {
    stored: Stored<T>,
    /// The place of each where it was written.
    order: Vec<u32>,
}

enum Stored<T> {
    Memory(Vec<Arc<T>>),
    Disk(Mutex<Disk<T>>),
}

struct Disk<T> {
    file: Spilled,
    ends: Vec<u64>,
    /// The record last asked for of all whose numbers leave one rest: what moves on in order finds all that is near it.
    cache: Vec<Option<(usize, Arc<T>)>>,
    read: PhantomData<T>,
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

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.order.len()
    }

    /// True where there is none.
    pub const fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// One of them.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn get(&self, at: usize) -> io::Result<Arc<T>> {
        let place = self.order[at] as usize;
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
        let (start, end) = (self.ends[place], self.ends[place + 1]);
        let mut bytes = vec![0; usize::try_from(end - start).map_err(io::Error::other)?];
        self.file.file.seek(SeekFrom::Start(start))?;
        self.file.file.read_exact(&mut bytes)?;
        let record = Arc::new(postcard::from_bytes(&bytes).map_err(io::Error::other)?);
        if let Some(kept) = self.cache.get_mut(slot) {
            *kept = Some((at, Arc::clone(&record)));
        }
        Ok(record)
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
            let records = recorder.in_order(vec![3, 0, 1], 2).unwrap();
            let word = |at: usize| records.get(at).unwrap().0.clone();
            assert_eq!(
                (records.len(), word(2), word(0), word(1), word(0)),
                (3, String::new(), "dog".into(), "ant".into(), "dog".into())
            );
            assert!(records.iter().all(|record| record.unwrap().1 == 0.1));
        }
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }
}
