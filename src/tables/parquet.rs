//! Parquet: a file a table, a row group at a time, compressed with Snappy, which every reader knows.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use super::frame::{Column, Frame, Kind};

/// A file being written.
pub(super) struct ParquetFile<W: Write + Send>(SerializedFileWriter<W>);

impl<W: Write + Send> ParquetFile<W> {
    /// A file of the table that `frame` is a part of.
    pub fn new(out: W, frame: &Frame) -> io::Result<Self> {
        let properties =
            WriterProperties::builder().set_compression(Compression::SNAPPY).set_created_by("sayso".to_owned());
        let schema = parse_message_type(&message(frame)).map_err(io::Error::other)?;
        SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties.build()))
            .map(Self)
            .map_err(io::Error::other)
    }

    /// Write rows as a row group.
    pub fn write(&mut self, frame: &Frame) -> io::Result<()> {
        self.group(frame).map_err(io::Error::other)
    }

    fn group(&mut self, frame: &Frame) -> Result<()> {
        let mut group = self.0.next_row_group()?;
        for (_, column) in &frame.columns {
            let Some(mut writer) = group.next_column()? else { break };
            write_column(writer.untyped(), column)?;
            writer.close()?;
        }
        group.close()?;
        Ok(())
    }

    /// Write the end of the file.
    pub fn finish(self) -> io::Result<W> {
        self.0.into_inner().map_err(io::Error::other)
    }
}

/// The file's schema in the language of its makers: `optional int32 published (DATE);`.
fn message(frame: &Frame) -> String {
    let field = |(name, column): &(&str, Column)| match column.kind() {
        Kind::Text => format!("  optional binary {name} (STRING);\n"),
        Kind::Texts => format!(
            "  required group {name} (LIST) {{ repeated group list {{ required binary element (STRING); }} }}\n"
        ),
        Kind::Integer => format!("  optional int64 {name};\n"),
        Kind::Decimal => format!("  optional double {name};\n"),
        Kind::Boolean => format!("  optional boolean {name};\n"),
        Kind::Day => format!("  optional int32 {name} (DATE);\n"),
    };
    let fields: String = frame.columns.iter().map(field).collect();
    format!("message {} {{\n{fields}}}", frame.name)
}

fn write_column(writer: &mut ColumnWriter<'_>, column: &Column) -> Result<()> {
    match (writer, column) {
        (ColumnWriter::ByteArrayColumnWriter(writer), Column::Text(values)) => {
            let (values, defined) = there(values, |text| ByteArray::from(text.as_bytes().to_vec()));
            writer.write_batch(&values, Some(&defined), None)?;
        }
        (ColumnWriter::ByteArrayColumnWriter(writer), Column::Texts(rows)) => {
            let (values, defined, repeated) = lists(rows);
            writer.write_batch(&values, Some(&defined), Some(&repeated))?;
        }
        (ColumnWriter::Int64ColumnWriter(writer), Column::Integer(values)) => {
            let (values, defined) = there(values, |value| *value);
            writer.write_batch(&values, Some(&defined), None)?;
        }
        (ColumnWriter::DoubleColumnWriter(writer), Column::Decimal(values)) => {
            let (values, defined) = there(values, |value| *value);
            writer.write_batch(&values, Some(&defined), None)?;
        }
        (ColumnWriter::BoolColumnWriter(writer), Column::Boolean(values)) => {
            let (values, defined) = there(values, |value| *value);
            writer.write_batch(&values, Some(&defined), None)?;
        }
        (ColumnWriter::Int32ColumnWriter(writer), Column::Day(values)) => {
            let (values, defined) = there(values, |value| *value);
            writer.write_batch(&values, Some(&defined), None)?;
        }
        // The schema is made from the columns.
        (_, column) => debug_assert!(false, "a column of {:?} where the schema has another", column.kind()),
    }
    Ok(())
}

/// The values that are there, and for each row whether one is.
fn there<T, V>(values: &[Option<T>], value: impl Fn(&T) -> V) -> (Vec<V>, Vec<i16>) {
    (values.iter().flatten().map(value).collect(), values.iter().map(|it| i16::from(it.is_some())).collect())
}

/// The values of lists, for each whether one is there, and whether it goes on the list of the one before.
fn lists(rows: &[Vec<String>]) -> (Vec<ByteArray>, Vec<i16>, Vec<i16>) {
    let (mut values, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        if row.is_empty() {
            defined.push(0);
            repeated.push(0);
        }
        for (at, text) in row.iter().enumerate() {
            values.push(ByteArray::from(text.as_bytes().to_vec()));
            defined.push(1);
            repeated.push(i16::from(at > 0));
        }
    }
    (values, defined, repeated)
}
