//! Byte strings that are being sorted: runs, each sorted, in files of their own, merged at the end.
//!
//! ```text
//! run 0: ant, cat, cow        merged: ant (run 0, number 0), bee (run 1, number 0), cat (run 0, number 1), …
//! run 1: bee, cat
//! ```

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::path::PathBuf;

use super::AHEAD;

/// A run of byte strings, sorted, without repetitions, each with its length before it.
#[derive(Debug)]
pub struct ByteRun {
    path: PathBuf,
    /// How many there are.
    pub count: u32,
}

impl ByteRun {
    /// Write a run to `path`.
    pub fn write<'a>(path: PathBuf, sorted: impl Iterator<Item = &'a [u8]>) -> io::Result<Self> {
        let mut out = BufWriter::new(File::create(&path)?);
        let mut count = 0;
        for bytes in sorted {
            let length = u32::try_from(bytes.len()).map_err(|_| io::Error::other("a term of more than 4 GB"))?;
            out.write_all(&length.to_ne_bytes())?;
            out.write_all(bytes)?;
            count += 1;
        }
        out.flush()?;
        Ok(Self { path, count })
    }
}

/// The strings of several runs in order, each with its run; one that several runs hold comes once for each.
pub struct ByteMerge {
    readers: Vec<(BufReader<File>, u32)>,
    heap: BinaryHeap<Reverse<(Vec<u8>, usize)>>,
}

impl ByteMerge {
    /// Begin to merge.
    pub fn of(runs: &[&ByteRun]) -> io::Result<Self> {
        let mut merge = Self { readers: Vec::new(), heap: BinaryHeap::new() };
        for (number, run) in runs.iter().enumerate() {
            merge.readers.push((BufReader::with_capacity(AHEAD, File::open(&run.path)?), run.count));
            let mut first = Vec::new();
            if read_next(&mut merge.readers, number, &mut first)? {
                merge.heap.push(Reverse((first, number)));
            }
        }
        Ok(merge)
    }

    /// Hand the next string and its run to `visit`; false at the end.
    pub fn next<E: From<io::Error>>(&mut self, visit: impl FnOnce(&[u8], usize) -> Result<(), E>) -> Result<bool, E> {
        let Some(mut top) = self.heap.peek_mut() else { return Ok(false) };
        let Reverse((bytes, run)) = &mut *top;
        visit(bytes, *run)?;
        if !read_next(&mut self.readers, *run, bytes)? {
            PeekMut::pop(top);
        }
        Ok(true)
    }
}

fn read_next(readers: &mut [(BufReader<File>, u32)], run: usize, bytes: &mut Vec<u8>) -> io::Result<bool> {
    let (reader, left) = &mut readers[run];
    if *left == 0 {
        return Ok(false);
    }
    *left -= 1;
    let mut length = [0; 4];
    reader.read_exact(&mut length)?;
    bytes.resize(u32::from_ne_bytes(length) as usize, 0);
    reader.read_exact(bytes)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_strings_merge_in_order() {
        let place = tempfile::tempdir().unwrap();
        let run = |name: &str, words: &[&str]| {
            ByteRun::write(place.path().join(name), words.iter().map(|word| word.as_bytes())).unwrap()
        };
        let runs = [run("one", &["ant", "cat", "cow"]), run("none", &[]), run("two", &["", "bee", "cat"])];
        let mut merge = ByteMerge::of(&runs.each_ref()).unwrap();
        let mut merged = Vec::new();
        let mut visit = |bytes: &[u8], run| {
            merged.push((String::from_utf8(bytes.to_vec()).unwrap(), run));
            Ok::<(), io::Error>(())
        };
        while merge.next(&mut visit).unwrap() {}
        let words: Vec<String> = merged.iter().map(|(word, run)| format!("{word} {run}")).collect();
        assert_eq!(words, [" 2", "ant 0", "bee 2", "cat 0", "cat 2", "cow 0"]);
    }
}
