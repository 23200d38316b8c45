//! Where in the inputs something stands.
//!
//! Example: `news.zip: a/story.eml: message 3`, `list.jsonl:7:15`.

use std::fmt;
use std::path::PathBuf;

/// Where in the inputs something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, folder or pattern; `-` is standard input.
    pub path: PathBuf,
    /// Which part of the file: members of containers, records, items, from the outside in.
    pub parts: Vec<String>,
    /// Line, counted from 1.
    pub line: Option<u64>,
    /// Byte within the line, counted from 1.
    pub column: Option<u64>,
}

impl Place {
    /// A file as a whole.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), parts: Vec::new(), line: None, column: None }
    }

    /// A line of this file.
    pub fn at(&self, line: u64, column: Option<u64>) -> Self {
        Self { line: Some(line), column, ..self.clone() }
    }

    /// A part of this file.
    pub fn within(&self, part: impl fmt::Display) -> Self {
        let mut place = self.clone();
        place.parts.push(part.to_string());
        place
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.as_os_str() == "-" {
            f.write_str("standard input")?;
        } else {
            write!(f, "{}", self.path.display())?;
        }
        for part in &self.parts {
            write!(f, ": {part}")?;
        }
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        Ok(())
    }
}
