//! Reading articles: from files, folders, globs and standard input, one at a time.
//!
//! The order of the articles is that of the inputs, and within a folder that of the names. What
//! cannot be read is an event among the others, and the run goes on. No more than one article is
//! held in memory, whatever the size of the file it comes from.

mod decode;
mod error;
mod format;
mod inputs;
mod records;
mod stream;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

pub use error::{Cause, Place, ReadError};
use format::{Format, Named};
use inputs::{Found, Inputs};
use stream::{JsonLines, JsonValues};

use super::{Article, Meta};

/// More bytes than any article has. A text file or a JSON line beyond it is refused instead of read
/// into memory: most often it is a whole collection with its line breaks lost.
pub const MAX_ARTICLE_BYTES: usize = 32 << 20;

/// What happened on the way through the inputs.
#[derive(Debug)]
pub enum Event {
    /// An article was read.
    Article(Box<Article>),
    /// A file below a folder has none of the formats of articles, and was passed over.
    Skipped(PathBuf),
    /// An article or a whole input could not be read.
    Failed(ReadError),
}

/// An article before its analysis.
#[derive(Debug)]
struct Draft {
    id: String,
    text: String,
    given: Meta,
    place: Place,
}

type Source = Box<dyn BufRead + Send>;
type Drafts = Box<dyn Iterator<Item = Result<Draft, ReadError>> + Send>;

/// The articles of some inputs, in a fixed order.
///
/// ```
/// use sayso::article::read::{Event, Reader};
///
/// let lines = r#"{"id": "a", "text": "The ferry sailed at dawn."}"#;
/// let mut reader = Reader::new(["-"]).with_stdin(lines.as_bytes());
/// let Some(Event::Article(article)) = reader.next() else { panic!() };
/// assert_eq!(article.id, "a");
/// assert!(reader.next().is_none());
/// ```
pub struct Reader {
    inputs: Inputs,
    stdin: Option<Box<dyn Read + Send>>,
    drafts: Option<Drafts>,
    /// Where each identity was read first.
    seen: HashMap<String, Place>,
}

impl Reader {
    /// A reader of `inputs`: files, folders (read recursively, without hidden files), globs that the
    /// shell did not expand, and `-` for standard input.
    pub fn new<I: Into<PathBuf>>(inputs: impl IntoIterator<Item = I>) -> Self {
        Self {
            inputs: Inputs::new(inputs.into_iter().map(Into::into)),
            stdin: None,
            drafts: None,
            seen: HashMap::new(),
        }
    }

    /// The same reader with another source in the place of standard input.
    #[must_use]
    pub fn with_stdin(mut self, source: impl Read + Send + 'static) -> Self {
        self.stdin = Some(Box::new(source));
        self
    }

    /// Passes a draft on as an article unless its identity is taken.
    fn finish(&mut self, draft: Draft) -> Event {
        if let Some(first) = self.seen.get(&draft.id) {
            let cause = Cause::DuplicateId { id: draft.id, first: first.clone() };
            return Event::Failed(ReadError::new(draft.place, cause));
        }
        self.seen.insert(draft.id.clone(), draft.place);
        Event::Article(Box::new(Article::new(draft.id, draft.text, &draft.given)))
    }

    fn open(&mut self, found: Found) -> Option<Event> {
        let opened = match found {
            Found::Skipped(path) => return Some(Event::Skipped(path)),
            Found::Failed(error) => return Some(Event::Failed(error)),
            Found::Stdin => {
                let source = self.stdin.take().unwrap_or_else(|| Box::new(io::stdin()));
                drafts(Box::new(BufReader::new(source)), Path::new("-"), "stdin")
            }
            Found::File { path, root } => {
                let id = format::id(&path, root.as_deref());
                match File::open(&path) {
                    Ok(file) => drafts(Box::new(BufReader::new(file)), &path, &id),
                    Err(error) => Err(ReadError::new(Place::file(path), Cause::Unreadable(error))),
                }
            }
        };
        match opened {
            Ok(drafts) => {
                self.drafts = Some(drafts);
                None
            }
            Err(error) => Some(Event::Failed(error)),
        }
    }
}

impl Iterator for Reader {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        loop {
            match self.drafts.as_mut().and_then(Iterator::next) {
                Some(Ok(draft)) => return Some(self.finish(draft)),
                Some(Err(error)) => return Some(Event::Failed(error)),
                None => self.drafts = None,
            }
            let found = self.inputs.next()?;
            if let Some(event) = self.open(found) {
                return Some(event);
            }
        }
    }
}

/// The articles of one source. `id` is what a plain text is called.
fn drafts(source: Source, path: &Path, id: &str) -> Result<Drafts, ReadError> {
    let place = Place::file(path);
    let fail = |cause| ReadError::new(place.clone(), cause);
    let named = format::by_name(path);
    if let Named::Foreign(extension) = named {
        return Err(fail(Cause::UnknownFormat(extension)));
    }
    let mut source = unpacked(source).map_err(|error| fail(Cause::Unreadable(error)))?;
    let head = source.fill_buf().map_err(|error| fail(Cause::Unreadable(error)))?;
    let format = match named {
        Named::Known(format) => format,
        _ => format::by_content(head),
    };
    if format != Format::Text && is_utf16(head) {
        let cause = Cause::Encoding { encoding: "UTF-8", byte: head.first().copied().unwrap_or(0) };
        return Err(fail(cause));
    }
    if format != Format::Text && decode::is_binary(head) {
        return Err(fail(Cause::Binary));
    }
    Ok(match format {
        Format::Text => Box::new(std::iter::once(text(source, place, id))),
        Format::JsonLines => Box::new(JsonLines::new(source, place)),
        Format::Json => Box::new(JsonValues::new(source, place)),
    })
}

/// JSON is UTF-8; the other encodings of its youth are refused by name.
fn is_utf16(head: &[u8]) -> bool {
    head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff")
}

/// The source itself, or what is inside when it is a gzip, whatever its name.
fn unpacked(mut source: Source) -> io::Result<Source> {
    let packed = source.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    Ok(match packed {
        true => Box::new(BufReader::new(MultiGzDecoder::new(source))),
        false => source,
    })
}

fn text(source: Source, place: Place, id: &str) -> Result<Draft, ReadError> {
    let fail = |cause| ReadError::new(place.clone(), cause);
    let mut bytes = Vec::new();
    let limit = MAX_ARTICLE_BYTES as u64 + 1;
    source.take(limit).read_to_end(&mut bytes).map_err(|error| fail(Cause::Unreadable(error)))?;
    if bytes.len() > MAX_ARTICLE_BYTES {
        return Err(fail(Cause::TooLong));
    }
    let text = decode::decode(&bytes).map_err(|refused| {
        let before = refused.offset.and_then(|at| bytes.get(..at));
        let place = before.map_or_else(|| place.clone(), |before| after(&place, before));
        ReadError::new(place, refused.cause)
    })?;
    if text.trim().is_empty() {
        return Err(fail(Cause::Empty));
    }
    Ok(Draft { id: id.to_owned(), text, given: Meta::default(), place })
}

/// Line and column behind the bytes `before`.
fn after(place: &Place, before: &[u8]) -> Place {
    let newlines = before.iter().filter(|byte| **byte == b'\n').count();
    let in_line = before.iter().rev().take_while(|byte| **byte != b'\n').count();
    place.at(newlines as u64 + 1, Some(in_line as u64 + 1))
}
