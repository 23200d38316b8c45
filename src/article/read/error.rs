//! What can go wrong when articles are read: where, why, and what would help.

use std::io;

use super::raw::{MAX_ARTICLE_BYTES, Place};

/// An article, or a whole input, that could not be read. The run goes on with the next one.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {cause}")]
pub struct ReadError {
    /// Where.
    pub place: Place,
    /// Why.
    pub cause: Box<Cause>,
}

impl ReadError {
    pub(super) fn new(place: Place, cause: Cause) -> Self {
        Self { place, cause: Box::new(cause) }
    }

    /// What the user can do about it.
    pub fn hint(&self) -> Option<String> {
        self.cause.hint()
    }
}

/// Why something could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Cause {
    /// The path leads nowhere.
    #[error("no such file or folder")]
    NotFound,
    /// The glob matches no file.
    #[error("no file matches this pattern")]
    NoMatch,
    /// The glob is malformed.
    #[error("not a pattern: {0}")]
    BadPattern(String),
    /// Nothing in the folder has the format of an article.
    #[error("the folder holds no articles")]
    NoArticles,
    /// The system refused, or the compressed data are damaged.
    #[error("cannot be read: {0}")]
    Unreadable(io::Error),
    /// A format that is not read.
    #[error("`.{0}` is not a format that articles are read from")]
    UnknownFormat(String),
    /// Not text.
    #[error("this is a binary file, not text")]
    Binary,
    /// Nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// Bytes that are not text in the encoding that the rest of the file is in.
    #[error("not valid {encoding}: byte {byte:#04x}")]
    Encoding {
        /// The encoding that the file seems to be in.
        encoding: &'static str,
        /// The first byte that does not belong.
        byte: u8,
    },
    /// JSON in UTF-16.
    #[error("JSON in UTF-16")]
    Utf16,
    /// A field that may be missing says something that is not understood.
    #[error("the field `{field}` was left out: `{value}` is not understood")]
    NotUnderstood {
        /// The field.
        field: &'static str,
        /// What stands there.
        value: String,
    },
    /// A folder that is a store, not one of articles.
    #[error("this is a store of sayso, not a folder of articles")]
    Store,
    /// Not JSON.
    #[error("not valid JSON: {0}")]
    BadJson(String),
    /// A record that is JSON but not an object.
    #[error("a record must be a JSON object, not {0}")]
    NotAnObject(&'static str),
    /// A record lacks a required field.
    #[error("the field `{0}` is missing")]
    MissingField(&'static str),
    /// A required field has the wrong type.
    #[error("the field `{field}` must be {expected}")]
    WrongType {
        /// The field.
        field: &'static str,
        /// What it must be.
        expected: &'static str,
    },
    /// A record's text is blank.
    #[error("the article `{0}` has no text")]
    EmptyText(String),
    /// Two articles of one run claim the same identity. The first was kept.
    #[error("the id `{id}` was already used at {first}")]
    DuplicateId {
        /// The identity.
        id: String,
        /// Where it was read first.
        first: Place,
    },
    /// More than one article may hold.
    #[error("longer than an article may be ({} MB)", MAX_ARTICLE_BYTES >> 20)]
    TooLong,
}

impl Cause {
    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::NotFound => "check the spelling; relative paths start at the current folder",
            Self::NoMatch => "put the pattern in quotation marks, and use `**` to reach into folders",
            Self::BadPattern(_) => "`*`, `?`, `[abc]`, `{a,b}` and `**` are understood",
            Self::NoArticles => "articles are .txt, .md, .json, .jsonl or .ndjson files, compressed with gzip or not",
            Self::UnknownFormat(_) => "convert it to plain text, or to JSON Lines with `id` and `text` in each line",
            Self::Binary => "name the text files instead of the whole folder's contents",
            Self::Empty => "remove the file, or fill it",
            Self::Encoding { .. } => {
                "convert the file to UTF-8, for example `iconv -f WINDOWS-1252 -t UTF-8`; \
                 nothing was guessed, so that no name is misspelt"
            }
            Self::Utf16 => "convert the file to UTF-8: `iconv -f UTF-16 -t UTF-8`",
            Self::NotUnderstood { .. } => "write dates as 2015-09-11, names as text",
            Self::Store => "name the folder with the articles; `--store` names the store",
            Self::BadJson(_) => "each line of a JSON Lines file is one whole object",
            Self::NotAnObject(_) => r#"write {"id": "…", "text": "…"}"#,
            Self::MissingField(_) | Self::WrongType { .. } => {
                "a record needs `id` (text or number) and `text`; `title`, `date`, `source`, `url` and `author` may follow"
            }
            Self::DuplicateId { .. } => "the first article with an id is kept; give the others an id of their own",
            Self::TooLong => "split it into articles: in JSON Lines each article is a line",
            Self::Unreadable(_) | Self::EmptyText(_) => return None,
        };
        Some(hint.to_owned())
    }
}
