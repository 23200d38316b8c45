//! The bytes of an archive: plain, or one gzip after the other, each of which can be damaged without the next.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

use super::super::item::Source;
use super::super::source::{bomb, is_bomb};

/// So much is read at once.
const CHUNK: u64 = 64 << 10;
/// What a gzip begins with.
const GZIP: [u8; 3] = [0x1f, 0x8b, 0x08];

/// The bytes, unpacked.
pub(super) struct Stream {
    state: State,
    /// Where the record begins that is read, and how much of it was given.
    record: (u64, u64),
    /// Where it went on the last time.
    resumed: u64,
    /// Where the gzip begins that it is in.
    gzip: u64,
}

enum State {
    Plain(Tracked),
    /// Before the first gzip, or between two.
    Between(Tracked),
    Inside(Box<GzDecoder<Tracked>>),
    Gone,
}

/// A source that knows how far it is, and that can look ahead.
struct Tracked {
    source: Source,
    buffer: Vec<u8>,
    from: usize,
    at: u64,
}

impl Stream {
    pub fn new(source: Source, packed: bool) -> Self {
        let tracked = Tracked { source, buffer: Vec::new(), from: 0, at: 0 };
        Self {
            state: if packed { State::Between(tracked) } else { State::Plain(tracked) },
            record: (0, 0),
            resumed: 0,
            gzip: 0,
        }
    }

    /// How far it is in the file.
    pub fn at(&self) -> u64 {
        match &self.state {
            State::Plain(tracked) | State::Between(tracked) => tracked.at,
            State::Inside(inside) => inside.get_ref().at,
            State::Gone => 0,
        }
    }

    /// Where in the file that begins which was given last but for `behind` bytes: its gzip, where it is packed.
    pub fn began(&self, behind: u64) -> u64 {
        match &self.state {
            State::Plain(tracked) => tracked.at.saturating_sub(behind),
            _ => self.gzip,
        }
    }

    /// A record begins about here.
    pub fn begin_record(&mut self) {
        self.record = (self.at().saturating_sub(CHUNK), 0);
    }

    /// Goes on behind damage: where the next gzip begins. False where there is none.
    pub fn resume(&mut self) -> io::Result<bool> {
        self.leave();
        self.begin_record();
        match &mut self.state {
            State::Between(tracked) => {
                // Where the last damage was there is nothing more to find.
                if tracked.at <= self.resumed && !tracked.fill_buf()?.is_empty() {
                    tracked.consume(1);
                }
                let found = tracked.seek()?;
                self.resumed = tracked.at;
                Ok(found)
            }
            _ => Ok(false),
        }
    }

    /// Out of the gzip that it is in.
    fn leave(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Gone) {
            State::Inside(inside) => State::Between(inside.into_inner()),
            other => other,
        };
    }

    /// Into the next gzip; false at the end of the file.
    fn enter(&mut self) -> io::Result<bool> {
        if let State::Between(tracked) = &mut self.state
            && tracked.fill_buf()?.is_empty()
        {
            return Ok(false);
        }
        self.gzip = self.at();
        self.state = match std::mem::replace(&mut self.state, State::Gone) {
            State::Between(tracked) => State::Inside(Box::new(GzDecoder::new(tracked))),
            other => other,
        };
        Ok(true)
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = match &mut self.state {
                State::Plain(tracked) => return tracked.read(buffer),
                State::Gone => return Ok(0),
                State::Between(_) => match self.enter()? {
                    true => continue,
                    false => return Ok(0),
                },
                State::Inside(inside) => inside.read(buffer),
            };
            match read {
                Ok(0) => self.leave(),
                Ok(count) => {
                    self.record.1 += count as u64;
                    let bomb_like = is_bomb(self.at() - self.record.0.min(self.at()), self.record.1);
                    return if bomb_like { Err(bomb()) } else { Ok(count) };
                }
                Err(error) => {
                    self.leave();
                    return Err(error);
                }
            }
        }
    }
}

impl Tracked {
    /// Goes to the next mark of a gzip that is not where it stands; false where there is none.
    fn seek(&mut self) -> io::Result<bool> {
        loop {
            while self.buffer.len() - self.from < GZIP.len() {
                if !self.more()? {
                    return Ok(false);
                }
            }
            let rest = &self.buffer[self.from..];
            match rest.windows(GZIP.len()).position(|window| window == GZIP) {
                Some(found) => {
                    self.consume(found);
                    return Ok(true);
                }
                None => self.consume(rest.len() - (GZIP.len() - 1)),
            }
            if !self.more()? {
                return Ok(false);
            }
        }
    }

    /// Reads on behind what was not consumed.
    fn more(&mut self) -> io::Result<bool> {
        self.buffer.drain(..self.from);
        self.from = 0;
        Ok(self.source.by_ref().take(CHUNK).read_to_end(&mut self.buffer)? > 0)
    }
}

impl Read for Tracked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Tracked {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.from == self.buffer.len() {
            self.more()?;
        }
        Ok(&self.buffer[self.from..])
    }

    fn consume(&mut self, count: usize) {
        self.from += count;
        self.at += count as u64;
    }
}
