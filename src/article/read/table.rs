//! Tables (CSV, TSV): a row an article, a column a field.
//!
//! Columns are known by their names, or by `--columns title=Überschrift,text=Inhalt`; where no column is called like a text,
//! the one with the longest words is it. Columns that mean nothing to sayso are kept with the facts as they are.

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::{ByteRecord, Reader, ReaderBuilder};
use serde_json::{Map, Value};

use super::decode;
use super::error::{Cause, ReadError};
use super::format::Format;
use super::item::{Item, Label, Skipped, Source, Why};
use super::limits::MAX_ARTICLE_BYTES;
use super::records::{self, Fields, Records};
use super::source::Counted;
use crate::lexicon::classes::FormatName;

/// So many rows are looked at for the column with the text.
const SAMPLE: usize = 20;
/// A column of texts has so many bytes a row.
const LONG: usize = 200;

/// The rows of a table.
pub(super) struct Table {
    rows: Reader<Bounded>,
    /// What the columns are called.
    header: Vec<String>,
    waiting: VecDeque<ByteRecord>,
    label: Label,
    ready: Records,
    taken: Arc<AtomicU64>,
    row: u64,
    ended: bool,
    /// What to say instead of reading.
    refusal: Option<Item>,
}

/// Ends a row that nobody closes.
struct Bounded(Counted<Source>);

impl Table {
    pub fn new(source: Source, delimiter: u8, columns: &BTreeMap<String, String>, label: Label) -> Self {
        let taken = Arc::new(AtomicU64::new(0));
        let source = Bounded(Counted { inner: source, taken: Arc::clone(&taken) });
        let rows = ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(source);
        let mut table = Self {
            rows,
            header: Vec::new(),
            waiting: VecDeque::new(),
            label,
            ready: Vec::new(),
            taken,
            row: 0,
            ended: false,
            refusal: None,
        };
        table.begin(columns);
        table
    }

    /// Reads the names of the columns, and some rows to know the text by.
    fn begin(&mut self, columns: &BTreeMap<String, String>) {
        while self.waiting.len() <= SAMPLE {
            match self.record() {
                Ok(Some(row)) => self.waiting.push_back(row),
                Ok(None) => break,
                Err(error) => return self.ready.push(Err(error)),
            }
        }
        let Some(first) = self.waiting.pop_front() else {
            self.ended = true;
            return self.ready.push(Err(ReadError::new(self.label.place.clone(), Cause::Empty)));
        };
        self.header = first.iter().map(|name| decode::page(name, None).trim().to_owned()).collect();
        self.row = 1;
        for (field, column) in columns {
            match self.header.iter().position(|name| name == column) {
                Some(at) => self.header[at].clone_from(field),
                None => {
                    let known = self.header.join("`, `");
                    let cause = Cause::Malformed(format!("there is no column `{column}`; there are `{known}`"));
                    self.end();
                    return self.ready.push(Err(ReadError::new(self.label.place.clone(), cause)));
                }
            }
        }
        let named = |class: FormatName| self.header.iter().position(|name| class.has(&records::plain(name)));
        let text = columns
            .contains_key("text")
            .then_some(0)
            .or_else(|| named(FormatName::TextField))
            .or_else(|| named(FormatName::HtmlField));
        if text.is_some() {
            return;
        }
        match self.longest() {
            Some(at) => "text".clone_into(&mut self.header[at]),
            None if named(FormatName::UrlField).is_some() || self.has_addresses() => {
                self.refusal = Some(Skipped::item(self.label.place.clone(), Why::Addresses));
            }
            None => {
                let known = self.header.join("`, `");
                let cause = Cause::NoTextColumn(known);
                self.end();
                self.ready.push(Err(ReadError::new(self.label.place.clone(), cause)));
            }
        }
    }

    /// Reads no further, nor what was read ahead: without its text no row is an article.
    fn end(&mut self) {
        self.ended = true;
        self.waiting.clear();
    }

    /// The column with the longest texts, where they are long.
    fn longest(&self) -> Option<usize> {
        let rows = self.waiting.len();
        let bytes = |at: usize| {
            self.waiting
                .iter()
                .filter_map(|row| row.get(at))
                .filter(|cell| cell.contains(&b' '))
                .map(<[u8]>::len)
                .sum::<usize>()
        };
        let (at, most) = (0..self.header.len()).map(|at| (at, bytes(at))).max_by_key(|(_, bytes)| *bytes)?;
        (rows > 0 && most / rows >= LONG).then_some(at)
    }

    fn has_addresses(&self) -> bool {
        self.waiting.iter().any(|row| row.iter().any(|cell| cell.starts_with(b"http")))
            || self.header.iter().any(|name| name.starts_with("http"))
    }

    fn record(&mut self) -> Result<Option<ByteRecord>, ReadError> {
        let mut row = ByteRecord::new();
        self.taken.store(0, Ordering::Relaxed);
        match self.rows.read_byte_record(&mut row) {
            Ok(true) => Ok(Some(row)),
            Ok(false) => Ok(None),
            Err(error) => {
                self.ended = true;
                let line = self.rows.position().line();
                Err(ReadError::new(
                    self.label.place.at(line, None),
                    Cause::Unreadable(io::Error::other(error.to_string())),
                ))
            }
        }
    }

    fn article(&self, row: &ByteRecord) -> Records {
        let mut fields = Map::new();
        for (at, cell) in row.iter().enumerate() {
            let name = self.header.get(at).filter(|name| !name.is_empty());
            let name = name.map_or_else(|| format!("column {}", at + 1), ToOwned::to_owned);
            fields.entry(name).or_insert_with(|| Value::String(decode::page(cell, None)));
        }
        let line = row.position().map_or(self.row, csv::Position::line);
        let label = self.label.part(self.row, "row");
        let label = Label { place: self.label.place.at(line, None), ..label };
        let mut found = Vec::new();
        records::article(Fields::new(fields), &label, Format::Table(b','), &mut found);
        found
    }
}

impl Iterator for Table {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(refusal) = self.refusal.take() {
                self.ended = true;
                self.waiting.clear();
                return Some(Ok(refusal));
            }
            if !self.ready.is_empty() {
                return Some(self.ready.remove(0));
            }
            let row = match self.waiting.pop_front() {
                Some(row) => row,
                None if self.ended => return None,
                None => match self.record() {
                    Ok(Some(row)) => row,
                    Ok(None) => {
                        self.ended = true;
                        continue;
                    }
                    Err(error) => return Some(Err(error)),
                },
            };
            self.row += 1;
            if row.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            self.ready = self.article(&row);
        }
    }
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.taken.load(Ordering::Relaxed) > 2 * MAX_ARTICLE_BYTES as u64 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a quotation mark is never closed"));
        }
        self.0.read(buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::place::Place;
    use std::io::Cursor;

    fn read(table: &str, columns: &[(&str, &str)]) -> Vec<String> {
        let columns = columns.iter().map(|(field, column)| ((*field).to_owned(), (*column).to_owned())).collect();
        let delimiter = if table.contains('\t') { b'\t' } else { b',' };
        let source = Box::new(Cursor::new(table.to_owned().into_bytes()));
        let found = Table::new(source, delimiter, &columns, Label::file("t", Place::file("t.csv")));
        found
            .map(|item| match item {
                Ok(Item::Draft(it)) => {
                    let extra = Value::Object(it.given.extra).to_string();
                    format!(
                        "{} {} | {} | {} {extra}",
                        it.place,
                        it.given.headline.unwrap_or_default(),
                        it.given.published.unwrap_or_default(),
                        it.text
                    )
                }
                Ok(Item::Skipped(skipped)) => skipped.to_string(),
                Ok(_) => panic!("neither"),
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn rows_are_articles() {
        let table = "\u{feff}Title,Text,Date,Views\nFerry,\"It left,\nit sank.\",2015-09-11,3\n,,,\nCrane,It fell.,,\n";
        assert_eq!(
            read(table, &[]),
            ["t.csv:2 Ferry | 2015-09-11 | It left,\nit sank. {\"Views\":\"3\"}", "t.csv:5 Crane |  | It fell. {}"]
        );
        assert_eq!(
            read("Titel\tInhalt\nFerry\tIt left.\n", &[("title", "Titel"), ("text", "Inhalt")]),
            ["t.csv:2 Ferry |  | It left. {}"]
        );
        let long = "The ferry left at dawn. ".repeat(20);
        assert!(read(&format!("a,b\nx,{long}\n"), &[])[0].ends_with(&format!("{} {{\"a\":\"x\"}}", long)));
    }

    #[test]
    fn what_is_no_table_of_articles_is_named() {
        assert_eq!(
            read("url,media\nhttp://a.example/1,Post\n", &[]),
            ["t.csv: a list of addresses, no articles; sayso fetches nothing"]
        );
        let unknown = read("a,b\n1,2\n", &[]);
        assert!(unknown.len() == 1 && unknown[0].starts_with("t.csv: no column looks like the text"), "{unknown:?}");
        assert!(read("text\nx\n", &[("text", "Inhalt")])[0].contains("there is no column `Inhalt`"));
        assert_eq!(read("", &[]), ["t.csv: the file is empty"]);
    }
}
