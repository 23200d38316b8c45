//! An article before its analysis, and where it was read.

use std::fmt;
use std::path::PathBuf;

use crate::article::Meta;

/// More bytes than any article has. A text file or a JSON line beyond it is refused instead of read
/// into memory: most often it is a whole collection with its line breaks lost.
pub const MAX_ARTICLE_BYTES: usize = 32 << 20;

/// An article before its analysis.
#[derive(Debug)]
pub(super) struct RawArticle {
    pub id: String,
    /// What it is called when another article has its id: for texts, which are named after their files.
    pub other_ids: Vec<String>,
    pub text: String,
    pub given: Meta,
    /// What its record says and was not understood.
    pub left: Option<Left>,
    pub place: Place,
}

/// A field of a record that was not understood and is left out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Left {
    pub field: &'static str,
    /// What stands there.
    pub value: String,
}

/// Where in the inputs something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, folder or pattern; `-` is standard input.
    pub path: PathBuf,
    /// Line, counted from 1.
    pub line: Option<u64>,
    /// Byte within the line, counted from 1.
    pub column: Option<u64>,
}

impl Place {
    /// A file as a whole.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), line: None, column: None }
    }

    /// A line of this file.
    pub fn at(&self, line: u64, column: Option<u64>) -> Self {
        Self { path: self.path.clone(), line: Some(line), column }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.as_os_str() == "-" {
            f.write_str("standard input")?;
        } else {
            write!(f, "{}", self.path.display())?;
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
