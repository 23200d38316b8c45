//! Tars: the files in them, one after the other, none of them in memory.
//!
//! The `tar` crate reads the headers, long names and all; the files are read straight from the source behind them.

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tar::Archive;

use super::error::{Cause, ReadError};
use super::format::{self, Named};
use super::item::{Item, Label, Member, Skipped, Source, Why};
use super::zip::{is_hidden, member_label};

/// Files lie in blocks of so many bytes.
const BLOCK: u64 = 512;

/// The files of a tar.
pub(super) struct Tar {
    shared: Arc<Mutex<Shared>>,
    label: Label,
    ended: bool,
}

/// The source, and how much of the file at hand is left in it, with the rest of its last block.
struct Shared {
    source: Source,
    left: u64,
    padding: u64,
}

/// The file at hand.
struct Inside(Arc<Mutex<Shared>>);

impl Tar {
    pub fn new(source: Source, label: Label) -> Self {
        Self { shared: Arc::new(Mutex::new(Shared { source, left: 0, padding: 0 })), label, ended: false }
    }

    /// The next file: its name and whether it is one. Nothing at the end.
    fn header(&self) -> io::Result<Option<(String, bool)>> {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let rest = shared.left + shared.padding;
        super::source::skip(&mut shared.source, rest)?;
        (shared.left, shared.padding) = (0, 0);
        let mut archive = Archive::new(&mut shared.source);
        let Some(entry) = archive.entries()?.next() else { return Ok(None) };
        let entry = entry?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let (is_file, size) = (entry.header().entry_type().is_file(), entry.size());
        drop(entry);
        shared.left = size;
        shared.padding = (BLOCK - size % BLOCK) % BLOCK;
        Ok(Some((name, is_file)))
    }
}

impl Iterator for Tar {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let (name, is_file) = match self.header() {
                Ok(Some(found)) => found,
                Ok(None) => break,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(ReadError::new(self.label.place.clone(), Cause::Unreadable(error))));
                }
            };
            if !is_file || is_hidden(&name) {
                continue;
            }
            let label = member_label(&self.label, &name);
            if matches!(format::by_name(Path::new(&name)), Named::Foreign(_)) {
                return Some(Ok(Skipped::item(label.place, Why::Foreign)));
            }
            let source = Box::new(BufReader::new(Inside(Arc::clone(&self.shared))));
            let name = PathBuf::from(name);
            let member = Member { name, source, label, format: None, file: None, chosen: false };
            return Some(Ok(Item::Member(Box::new(member))));
        }
        self.ended = true;
        None
    }
}

impl Read for Inside {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut shared = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = usize::try_from(shared.left).unwrap_or(usize::MAX);
        let ready = shared.source.fill_buf()?;
        let count = ready.len().min(buffer.len()).min(left);
        buffer[..count].copy_from_slice(&ready[..count]);
        shared.source.consume(count);
        shared.left -= count as u64;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::place::Place;
    use std::io::Cursor;

    #[test]
    fn files_are_read_one_after_the_other() {
        let mut builder = tar::Builder::new(Vec::new());
        let long = format!("{}/c.txt", "deep".repeat(40));
        for (name, text) in
            [("a.txt", "It left."), (".hidden.txt", "x"), ("p.png", "x"), ("d/b.txt", ""), (long.as_str(), "It sank.")]
        {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            builder.append_data(&mut header, name, text.as_bytes()).unwrap();
        }
        let bytes = builder.into_inner().unwrap();
        let read = |bytes: Vec<u8>, whole: bool| {
            let tar = Tar::new(Box::new(Cursor::new(bytes)), Label::file("t", Place::file("t.tar")));
            tar.map(|item| match item {
                Ok(Item::Member(mut member)) => {
                    let mut text = String::new();
                    let limit = if whole { 100 } else { 3 };
                    member.source.by_ref().take(limit).read_to_string(&mut text).unwrap();
                    format!("{}: {text}", member.label.id)
                }
                Ok(Item::Skipped(skipped)) => skipped.to_string(),
                Ok(_) => panic!("neither"),
                Err(error) => format!("error {error}"),
            })
            .collect::<Vec<_>>()
        };
        let stem = long.trim_end_matches(".txt");
        let expect = [
            "t/a: It left.".to_owned(),
            "t.tar: p.png: not an article's format".to_owned(),
            "t/d/b: ".to_owned(),
            format!("t/{stem}: It sank."),
        ];
        assert_eq!(read(bytes.clone(), true), expect);
        // A member that was not read to its end is skipped to it.
        assert_eq!(read(bytes.clone(), false).len(), expect.len());
        assert!(read(bytes[..700].to_vec(), true).len() <= 2);
    }
}
