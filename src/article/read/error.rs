//! What can go wrong when articles are read: where, why, and what would help.

use std::io;

use super::limits::MAX_ARTICLE_BYTES;
use super::place::Place;

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
    /// A PDF, where sayso was built without the feature `pdf`.
    #[error("a PDF, and this sayso was built without reading them")]
    WithoutPdf,
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
        field: String,
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
    /// A page that is built to be slow to read, or broken so badly that it is as slow.
    #[error("more than {most} {what}: no page of news has so many")]
    Hostile {
        /// Of what there are too many.
        what: &'static str,
        /// How many may be.
        most: usize,
    },
    /// Files inside of files inside of files.
    #[error("files inside of files, nested too deep")]
    TooDeep,
    /// A part of a file that is damaged, and where reading went on.
    #[error("{what} damaged; went on at byte {at}")]
    Damaged {
        /// What is damaged.
        what: &'static str,
        /// The first byte that was read again.
        at: u64,
    },
    /// A table whose columns are called like nothing that is known.
    #[error("no column looks like the text of articles; there are `{0}`")]
    NoTextColumn(String),
    /// A file of a known format without what it should have.
    #[error("{0}")]
    Malformed(String),
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
            Self::NoArticles => {
                "articles are text, pages, feeds, mail, JSON, tables, web archives, documents, and zip, tar and gzip of them"
            }
            Self::UnknownFormat(_) => "convert it to plain text, or to JSON Lines with `text` in each line",
            Self::WithoutPdf => "build it with `--features pdf`, or convert the file to text with `pdftotext`",
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
                "a record needs `text` (or `content`, `body`, …); `id`, `title`, `date`, `source`, `url` and `author` may follow"
            }
            Self::DuplicateId { .. } => "the first article with an id is kept; give the others an id of their own",
            Self::TooLong => "split it into articles: in JSON Lines each article is a line",
            Self::TooDeep => "unpack it once, and read the folder",
            Self::Hostile { .. } => "if it is an article after all, save its text",
            Self::NoTextColumn(_) => "name it: `--columns text=NAME,title=NAME`",
            Self::Unreadable(_) | Self::EmptyText(_) | Self::Damaged { .. } | Self::Malformed(_) => return None,
        };
        Some(hint.to_owned())
    }
}
