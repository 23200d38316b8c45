//! CSV: a file a table, with a line of names (RFC 4180, UTF-8). What is not told is empty, days are ISO days, several
//! texts are joined by ` | `.

use std::io::{self, Write};

use super::frame::{Column, Frame};
use super::sheet::iso;

/// Stands between several texts.
const BETWEEN: &str = " | ";

/// A file being written.
pub(super) struct CsvFile<W: Write>(csv::Writer<W>);

impl<W: Write> CsvFile<W> {
    /// A file of the table that `frame` is a part of.
    pub fn new(out: W, frame: &Frame) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(frame.columns.iter().map(|(name, _)| *name))?;
        Ok(Self(writer))
    }

    /// Write rows.
    pub fn write(&mut self, frame: &Frame) -> io::Result<()> {
        for row in 0..frame.rows {
            self.0.write_record(frame.columns.iter().map(|(_, column)| cell(column, row)))?;
        }
        Ok(())
    }

    /// Write what is still in memory.
    pub fn finish(self) -> io::Result<W> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

fn cell(column: &Column, row: usize) -> String {
    match column {
        Column::Text(values) => values.get(row).cloned().flatten(),
        Column::Texts(values) => values.get(row).map(|texts| texts.join(BETWEEN)),
        Column::Integer(values) => values.get(row).copied().flatten().map(|value| value.to_string()),
        Column::Decimal(values) => values.get(row).copied().flatten().map(|value| value.to_string()),
        Column::Boolean(values) => values.get(row).copied().flatten().map(|value| value.to_string()),
        Column::Day(values) => values.get(row).copied().flatten().and_then(iso),
    }
    .unwrap_or_default()
}
