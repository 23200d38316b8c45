//! What a format yields: drafts of articles, members that are read again, and what is passed over.
//!
//! Example: a zip yields its files as members, a member that is a page yields one draft, and a page in a WARC that was
//! answered with `404` is passed over.

use std::fmt;
use std::io::{BufRead, Cursor};
use std::path::PathBuf;

use super::error::ReadError;
use super::format::Format;
use super::place::Place;
use crate::article::{Block, Meta, layout};

/// Where bytes come from.
pub(super) type Source = Box<dyn BufRead + Send>;

/// What a format yields, in the order of the file.
pub(super) type Items = Box<dyn Iterator<Item = Result<Item, ReadError>> + Send>;

/// One step through a file.
pub(super) enum Item {
    /// An article.
    Draft(Box<Draft>),
    /// A file inside the file.
    Member(Box<Member>),
    /// No article, and no fault.
    Skipped(Skipped),
    /// Something to tell that costs nothing.
    Note(Place, String),
    /// A field of the next article could not be understood and was left out.
    Left(ReadError),
}

/// An article before its analysis.
#[derive(Debug)]
pub(super) struct Draft {
    pub id: String,
    /// What it is called when another article has its id: for texts, which are named after their files.
    pub other_ids: Vec<String>,
    pub text: String,
    pub given: Meta,
    /// What the format knows of parts of the text.
    pub hints: Vec<Block>,
    pub place: Place,
    pub format: Format,
    /// Only a summary of the article was there.
    pub summary: bool,
    /// The identity is an address or number of the source's own; the same again is the same article.
    pub own_id: bool,
}

/// What is known of a member before it is read.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// What an article is called that has no identity of its own.
    pub id: String,
    /// What else it may be called, when another article has that name.
    pub other_ids: Vec<String>,
    pub place: Place,
    pub given: Meta,
    /// The encoding that whoever sent it told.
    pub charset: Option<String>,
    /// The identity is an address.
    pub own_id: bool,
}

/// A file, or a file inside one, to be read.
pub(super) struct Member {
    /// Its name, for what it tells of the format.
    pub name: PathBuf,
    pub source: Source,
    pub label: Label,
    /// What it is, where whoever sent it told.
    pub format: Option<Format>,
    /// The file itself where it is one, for formats that are read from their end.
    pub file: Option<PathBuf>,
    /// Somebody asked for this file: it is read as text where it is nothing else.
    pub chosen: bool,
}

/// What was passed over, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands.
    pub place: Place,
    /// Why it is no article to read.
    pub why: Why,
}

/// Why something was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// A file that has none of the formats of articles.
    Foreign,
    /// A PDF, where sayso was built without the feature `pdf`.
    WithoutPdf,
    /// An article in another language, by its English name.
    Language(&'static str),
    /// A page without an article: a front page, a list of links, a video.
    NoArticle,
    /// A list of addresses without the articles.
    Addresses,
    /// A page that was not there when it was fetched, with its status.
    Status(u16),
    /// Pictures, scripts, styles and the like, by their media type.
    Media(String),
    /// Records of an archive that describe others: requests, metadata, repeats.
    Record,
    /// The source holds it back: `withheld`, `canceled`, `embargoed`.
    HeldBack(String),
    /// The same article again, by its address or its words.
    Again,
    /// Nothing in it: an item of a feed or a mail without words.
    Empty,
}

impl Item {
    /// The article of a text with what its format tells of it, beside what the label tells; without words there is none.
    pub fn article(label: &Label, format: Format, text: String, given: &Meta) -> Self {
        if text.is_empty() {
            return Skipped::item(label.place.clone(), Why::Empty);
        }
        let mut draft = Draft::new(label, format, text);
        layout::fill(&mut draft.given, given);
        Self::Draft(Box::new(draft))
    }
}

impl Draft {
    pub fn new(label: &Label, format: Format, text: String) -> Self {
        Self {
            id: label.id.clone(),
            other_ids: label.other_ids.clone(),
            text,
            given: label.given.clone(),
            hints: Vec::new(),
            place: label.place.clone(),
            format,
            summary: false,
            own_id: label.own_id,
        }
    }
}

impl Label {
    /// A file of its own.
    pub fn file(id: impl Into<String>, place: Place) -> Self {
        Self { id: id.into(), other_ids: Vec::new(), place, given: Meta::default(), charset: None, own_id: false }
    }

    /// A part without an identity of its own: `feed#3`.
    pub fn part(&self, number: u64, what: &str) -> Self {
        Self {
            id: format!("{}#{number}", self.id),
            other_ids: Vec::new(),
            place: self.place.within(format_args!("{what} {number}")),
            given: self.given.clone(),
            charset: None,
            own_id: false,
        }
    }

    /// The same with an identity that the source gives.
    #[must_use]
    pub fn called(mut self, id: Option<&str>) -> Self {
        if let Some(id) = id.map(str::trim).filter(|id| !id.is_empty()) {
            id.clone_into(&mut self.id);
            self.other_ids.clear();
            self.own_id = true;
        }
        self
    }
}

impl Member {
    /// A member that is in memory.
    pub fn of_bytes(name: impl Into<PathBuf>, bytes: Vec<u8>, label: Label, format: Option<Format>) -> Self {
        Self { name: name.into(), source: Box::new(Cursor::new(bytes)), label, format, file: None, chosen: true }
    }
}

impl Skipped {
    pub(super) fn item(place: Place, why: Why) -> Item {
        Item::Skipped(Self { place, why })
    }
}

impl Why {
    /// True where nobody needs to hear of each: an archive is full of them.
    pub const fn is_usual(&self) -> bool {
        matches!(self, Self::Record | Self::Media(_) | Self::Status(_))
    }

    /// What one and the same count goes by.
    pub fn kind(&self) -> String {
        match self {
            Self::Media(_) => "not a page".to_owned(),
            Self::Status(_) => "not found when it was fetched".to_owned(),
            other => other.to_string(),
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("not an article's format"),
            Self::WithoutPdf => f.write_str("a PDF; sayso reads them when built with `--features pdf`"),
            Self::Language(name) => write!(f, "in {name}"),
            Self::NoArticle => f.write_str("no article found (a list of links?)"),
            Self::Addresses => f.write_str("a list of addresses, no articles; sayso fetches nothing"),
            Self::Status(status) => write!(f, "answered with {status}"),
            Self::Media(kind) => write!(f, "{kind}, not a page"),
            Self::Record => f.write_str("a record about another"),
            Self::HeldBack(status) => write!(f, "{status} by its source"),
            Self::Again => f.write_str("the same article again"),
            Self::Empty => f.write_str("nothing in it"),
        }
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.why)
    }
}
