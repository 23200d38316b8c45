//! Mailboxes: letters one after the other, each behind a line `From …`.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use super::super::error::{Cause, ReadError};
use super::super::item::{Item, Label, Source};
use super::super::limits::MAX_ARTICLE_BYTES;
use super::letter;

/// A longer line is read in pieces.
const LONGEST_LINE: u64 = 1 << 20;

/// The letters of a mailbox, one in memory at a time.
pub(in super::super) struct Mbox {
    source: Source,
    label: Label,
    count: u64,
    /// What was read of a letter and not asked for yet.
    ready: VecDeque<Result<Item, ReadError>>,
    ended: bool,
}

impl Mbox {
    pub fn new(source: Source, label: Label) -> Self {
        Self { source, label, count: 0, ready: VecDeque::new(), ended: false }
    }

    /// The next letter; nothing where it is too long.
    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut letter = Vec::new();
        let mut too_long = false;
        let mut blank = false;
        loop {
            let start = letter.len();
            if self.source.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut letter)? == 0 {
                self.ended = true;
                break;
            }
            let line = &letter[start..];
            if line.starts_with(b"From ") && (blank || self.count == 0 && start == 0) {
                letter.truncate(start);
                if start > 0 || self.count > 0 || too_long {
                    break;
                }
                continue;
            }
            // Lines of the letter that begin like that have a mark before them.
            if line.strip_prefix(b">").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"From ")) {
                letter.remove(start);
            }
            blank = letter[start..].trim_ascii().is_empty();
            if letter.len() > MAX_ARTICLE_BYTES {
                too_long = true;
                letter.clear();
            }
        }
        Ok((!too_long).then_some(letter))
    }
}

impl Iterator for Mbox {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            if self.ended {
                return None;
            }
            let read = self.read();
            self.count += 1;
            let label = self.label.part(self.count, "message");
            match read {
                Ok(Some(letter)) if letter.trim_ascii().is_empty() => {}
                Ok(Some(letter)) => self.ready.extend(letter::items(&letter, &label)),
                Ok(None) => return Some(Err(ReadError::new(label.place, Cause::TooLong))),
                Err(error) => {
                    self.ended = true;
                    return Some(Err(ReadError::new(label.place, Cause::Unreadable(error))));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::place::Place;
    use std::io::Cursor;

    #[test]
    fn letters_are_told_apart() {
        let mbox = "From x Thu Nov 26 09:45:52 2015\nSubject: a\nFrom: a@b\n\nOne.\n>From here.\nFrom now on.\n\nFrom y Thu Nov 26 09:45:52 2015\n\
            Subject: b\nFrom: a@b\nMessage-ID: <2@b>\n\nTwo.\n";
        let read = Mbox::new(Box::new(Cursor::new(mbox)), Label::file("m", Place::file("m.mbox")));
        let found: Vec<String> = read
            .map(|item| match item.unwrap() {
                Item::Draft(draft) => format!("{} {}: {}", draft.place, draft.id, draft.text.replace('\n', "/")),
                _ => panic!("no draft"),
            })
            .collect();
        assert_eq!(found, ["m.mbox: message 1 m#1: One./From here./From now on.", "m.mbox: message 2 2@b: Two."]);
    }
}
