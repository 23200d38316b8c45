//! JSON Lines and JSON arrays, one record at a time: only the record at hand is held in memory.

use std::io::{self, BufRead};

use super::error::{Cause, ReadError};
use super::format::Format;
use super::item::{Item, Label};
use super::limits::MAX_ARTICLE_BYTES;
use super::place::Place;
use super::records::{self, Records};

/// The records of a JSON Lines source.
pub(super) struct JsonLines<R> {
    source: R,
    label: Label,
    /// What was read and not asked for yet, the last first.
    ready: Records,
    line: u64,
    buffer: Vec<u8>,
    ended: bool,
    any: bool,
}

impl<R: BufRead> JsonLines<R> {
    pub fn new(source: R, label: Label) -> Self {
        Self { source, label, ready: Vec::new(), line: 0, buffer: Vec::new(), ended: false, any: false }
    }

    /// Reads the next line into the buffer; `false` at the end. A line beyond the limit is read over
    /// and leaves the buffer one byte longer than the limit.
    fn read_line(&mut self) -> io::Result<bool> {
        self.buffer.clear();
        let mut any = false;
        loop {
            let chunk = match self.source.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                return Ok(any);
            }
            any = true;
            let newline = chunk.iter().position(|byte| *byte == b'\n');
            let taken = newline.unwrap_or(chunk.len());
            let room = (MAX_ARTICLE_BYTES + 1).saturating_sub(self.buffer.len());
            self.buffer.extend_from_slice(&chunk[..taken.min(room)]);
            self.source.consume(taken + usize::from(newline.is_some()));
            if newline.is_some() {
                return Ok(true);
            }
        }
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(ready) = self.ready.pop() {
            return Some(ready);
        }
        while !self.ended {
            self.line += 1;
            let place = self.label.place.at(self.line, None);
            match self.read_line() {
                Ok(true) => {}
                Ok(false) => {
                    self.ended = true;
                    let empty = ReadError::new(self.label.place.clone(), Cause::Empty);
                    return (!self.any).then_some(Err(empty));
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(ReadError::new(place, Cause::Unreadable(error))));
                }
            }
            let line = match self.line {
                1 => self.buffer.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.buffer),
                _ => &self.buffer,
            };
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if line.trim_ascii().is_empty() {
                continue;
            }
            self.any = true;
            if line.len() > MAX_ARTICLE_BYTES {
                // A limit is kept for the next lines too: give the memory back.
                self.buffer = Vec::new();
                return Some(Err(ReadError::new(place, Cause::TooLong)));
            }
            let label = Label { place, ..self.label.part(self.line, "line") };
            self.ready = records::read(line, &label, Format::JsonLines);
            self.ready.reverse();
            if let Some(ready) = self.ready.pop() {
                return Some(ready);
            }
        }
        None
    }
}

/// The objects of a JSON source: a single one, an array of them, or one after the other.
pub(super) struct JsonValues<R> {
    source: R,
    label: Label,
    /// What was read and not asked for yet, the last first.
    ready: Records,
    line: u64,
    ended: bool,
    any: bool,
}

impl<R: BufRead> JsonValues<R> {
    pub fn new(source: R, label: Label) -> Self {
        Self { source, label, ready: Vec::new(), line: 1, ended: false, any: false }
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.source.fill_buf() {
                Ok(chunk) => {
                    let Some(byte) = chunk.first().copied() else {
                        return Ok(None);
                    };
                    self.source.consume(1);
                    self.line += u64::from(byte == b'\n');
                    return Ok(Some(byte));
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The byte that opens the next object, past what may stand between objects.
    fn opening(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.byte()? {
                // Blanks, the array around the objects, and a byte order mark.
                Some(b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | 0xef | 0xbb | 0xbf) => {}
                other => return Ok(other),
            }
        }
    }

    /// Reads the rest of an object whose `{` was read. `None` when the source ends within it.
    fn object(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut object = vec![b'{'];
        let (mut depth, mut in_string, mut escaped) = (1_usize, false, false);
        while depth > 0 {
            let Some(byte) = self.byte()? else {
                return Ok(None);
            };
            if object.len() <= MAX_ARTICLE_BYTES {
                object.push(byte);
            }
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                b'{' | b'[' if !in_string => depth += 1,
                b'}' | b']' if !in_string => depth -= 1,
                _ => {}
            }
        }
        Ok(Some(object))
    }

    /// Reads the next object; false at the end.
    fn read(&mut self) -> Result<bool, ReadError> {
        let unreadable = |place: Place, error| ReadError::new(place, Cause::Unreadable(error));
        let opening = self.opening();
        let place = self.label.place.at(self.line, None);
        match opening.map_err(|error| unreadable(place.clone(), error))? {
            Some(b'{') => {}
            Some(byte) => {
                self.ended = true;
                let found = char::from(byte).escape_default();
                let cause = Cause::BadJson(format!("expected an object, found `{found}`"));
                return Err(ReadError::new(place, cause));
            }
            None if self.any => return Ok(false),
            None => return Err(ReadError::new(self.label.place.clone(), Cause::Empty)),
        }
        self.any = true;
        let Some(object) = self.object().map_err(|error| unreadable(place.clone(), error))? else {
            self.ended = true;
            let cause = Cause::BadJson("the file ends within an object".to_owned());
            return Err(ReadError::new(place, cause));
        };
        if object.len() > MAX_ARTICLE_BYTES {
            return Err(ReadError::new(place, Cause::TooLong));
        }
        self.ready = records::read(&object, &Label { place, ..self.label.clone() }, Format::Json);
        self.ready.reverse();
        Ok(true)
    }
}

impl<R: BufRead> Iterator for JsonValues<R> {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop() {
                return Some(ready);
            }
            if self.ended {
                return None;
            }
            match self.read() {
                Ok(more) => self.ended |= !more,
                Err(error) => {
                    self.ended |= matches!(*error.cause, Cause::Unreadable(_) | Cause::Empty);
                    return Some(Err(error));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(read: Result<Item, ReadError>) -> String {
        read.map_or_else(
            |error| error.to_string(),
            |item| match item {
                Item::Draft(draft) => draft.id,
                _ => panic!("no draft"),
            },
        )
    }

    fn label() -> Label {
        Label::file("f", Place::file("f"))
    }

    fn lines(json: &str) -> Vec<String> {
        JsonLines::new(json.as_bytes(), label()).map(outcome).collect()
    }

    fn values(json: &str) -> Vec<String> {
        JsonValues::new(json.as_bytes(), label()).map(outcome).collect()
    }

    #[test]
    fn lines_go_on_after_a_broken_one() {
        let json = "\u{feff}{\"id\":1,\"text\":\"x\"}\r\n\n{\"id\":\n{\"id\":\"b\",\"text\":\"y\"}";
        assert_eq!(lines(json), ["1", "f:3:6: not valid JSON: EOF while parsing a value", "b"]);
        assert_eq!(lines(" \n"), ["f: the file is empty"]);
    }

    #[test]
    fn values_alone_in_arrays_or_in_a_row() {
        let one = "{\n \"id\": 1,\n \"text\": \"x {[\\\"\"\n}";
        assert_eq!(values(one), ["1"]);
        assert_eq!(values(&format!("[{one},\n{one}]")), ["1", "1"]);
        assert_eq!(values(&format!("{one}\n{one}\n")), ["1", "1"]);
        assert_eq!(values("[]"), ["f: the file is empty"]);
    }

    #[test]
    fn broken_values_are_named_by_line() {
        assert_eq!(values("[\n{\"id\": 1}]"), ["f:2: the field `text` is missing"]);
        assert_eq!(values("[\n{\"id\": 1"), ["f:2: not valid JSON: the file ends within an object"]);
        assert_eq!(values("[\n3]"), ["f:2: not valid JSON: expected an object, found `3`"]);
        assert_eq!(values("[{\"id\"\n 1}, {\"id\": 2, \"text\": \"x\"}]").len(), 2);
    }
}
