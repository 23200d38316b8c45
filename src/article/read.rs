//! Reading articles: from files, folders, globs and standard input, one at a time.
//!
//! The order of the articles is that of the inputs, and within a folder that of the names. What
//! cannot be read is an event among the others, and the run goes on. No more than one article is
//! held in memory, whatever the size of the file it comes from.

mod decode;
mod error;
mod format;
mod inputs;
mod raw;
mod records;
mod stream;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

pub use error::{Cause, ReadError};
use format::{Format, Named};
use inputs::{Found, Inputs};
use raw::{Left, RawArticle};
pub use raw::{MAX_ARTICLE_BYTES, Place};
use stream::{JsonLines, JsonValues};

use super::{Article, Meta};

/// What happened on the way through the inputs.
#[derive(Debug)]
pub enum Step {
    /// An article was read.
    Article(Box<Article>),
    /// A file below a folder has none of the formats of articles, or is none, and was passed over.
    Skipped(PathBuf),
    /// A field of the next article could not be understood and was left out.
    Left(ReadError),
    /// An article or a whole input could not be read.
    Failed(ReadError),
}

type Source = Box<dyn BufRead + Send>;
type RawArticles = Box<dyn Iterator<Item = Result<RawArticle, ReadError>> + Send>;

/// The articles of some inputs, in a fixed order.
///
/// ```
/// use sayso::article::read::{Step, Reader};
///
/// let lines = r#"{"id": "a", "text": "The ferry sailed at dawn."}"#;
/// let mut reader = Reader::new(["-"]).with_stdin(lines.as_bytes());
/// let Some(Step::Article(article)) = reader.next() else { panic!() };
/// assert_eq!(article.id, "a");
/// assert!(reader.next().is_none());
/// ```
pub struct Reader {
    inputs: Inputs,
    stdin: Option<Box<dyn Read + Send>>,
    open_input: Option<RawArticles>,
    /// Where each identity was read first.
    seen: HashMap<String, Place>,
    /// An article of which something was left out, after that was told.
    ready: Option<Box<Article>>,
}

impl Reader {
    /// A reader of `inputs`: files, folders (read recursively, without hidden files), globs that the
    /// shell did not expand, and `-` for standard input.
    pub fn new<I: Into<PathBuf>>(inputs: impl IntoIterator<Item = I>) -> Self {
        Self {
            inputs: Inputs::new(inputs.into_iter().map(Into::into)),
            stdin: None,
            open_input: None,
            seen: HashMap::new(),
            ready: None,
        }
    }

    /// The same reader that never looks into this folder: the store that the articles go into.
    #[must_use]
    pub fn without(mut self, folder: Option<&Path>) -> Self {
        self.inputs.without = folder.and_then(|folder| folder.canonicalize().ok());
        self
    }

    /// The same reader with another source in the place of standard input.
    #[must_use]
    pub fn with_stdin(mut self, source: impl Read + Send + 'static) -> Self {
        self.stdin = Some(Box::new(source));
        self
    }

    /// Passes what was read on as an article unless its identity is taken.
    fn finish(&mut self, raw: RawArticle) -> Step {
        let Some(id) = self.free_id(&raw) else {
            let first = self.seen.get(&raw.id).cloned().unwrap_or_else(|| raw.place.clone());
            return Step::Failed(ReadError::new(raw.place, Cause::DuplicateId { id: raw.id, first }));
        };
        self.seen.insert(id.clone(), raw.place.clone());
        let article = Box::new(Article::new(id, raw.text, &raw.given));
        match raw.left {
            None => Step::Article(article),
            Some(Left { field, value }) => {
                self.ready = Some(article);
                Step::Left(ReadError::new(raw.place, Cause::NotUnderstood { field, value }))
            }
        }
    }

    /// The first of the article's names that no other has; none when its file was read before.
    fn free_id(&self, raw: &RawArticle) -> Option<String> {
        for id in std::iter::once(&raw.id).chain(&raw.other_ids) {
            match self.seen.get(id) {
                None => return Some(id.clone()),
                Some(place) if same_file(&place.path, &raw.place.path) => return None,
                Some(_) => {}
            }
        }
        None
    }

    fn open(&mut self, found: Found) -> Option<Step> {
        let opened = match found {
            Found::Skipped(path) => return Some(Step::Skipped(path)),
            Found::Failed(error) => return Some(Step::Failed(error)),
            Found::Stdin => {
                let source = self.stdin.take().unwrap_or_else(|| Box::new(io::stdin()));
                articles_of(Box::new(BufReader::new(source)), Path::new("-"), vec!["stdin".to_owned()])
            }
            Found::File { path, root } => {
                let ids = format::ids(&path, root.as_deref());
                match File::open(&path) {
                    Ok(file) => articles_of(Box::new(BufReader::new(file)), &path, ids),
                    Err(error) => Err(ReadError::new(Place::file(path), Cause::Unreadable(error))),
                }
            }
        };
        match opened {
            Ok(articles) => {
                self.open_input = Some(articles);
                None
            }
            Err(error) => Some(Step::Failed(error)),
        }
    }
}

impl Iterator for Reader {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        if let Some(article) = self.ready.take() {
            return Some(Step::Article(article));
        }
        loop {
            match self.open_input.as_mut().and_then(Iterator::next) {
                Some(Ok(raw)) => return Some(self.finish(raw)),
                Some(Err(error)) => return Some(Step::Failed(error)),
                None => self.open_input = None,
            }
            let found = self.inputs.next()?;
            if let Some(event) = self.open(found) {
                return Some(event);
            }
        }
    }
}

/// The articles of one source. `ids` are what a plain text may be called, the usual name first.
fn articles_of(source: Source, path: &Path, ids: Vec<String>) -> Result<RawArticles, ReadError> {
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
        return Err(fail(Cause::Utf16));
    }
    if format != Format::Text && decode::is_binary(head) {
        return Err(fail(Cause::Binary));
    }
    Ok(match format {
        Format::Text => Box::new(std::iter::once(text(source, place, ids))),
        Format::JsonLines => Box::new(JsonLines::new(source, place)),
        Format::Json => Box::new(JsonValues::new(source, place)),
    })
}

/// True when two paths lead to one file.
fn same_file(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().ok().is_some_and(|path| other.canonicalize().ok() == Some(path))
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

fn text(source: Source, place: Place, ids: Vec<String>) -> Result<RawArticle, ReadError> {
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
    let mut ids = ids.into_iter();
    let id = ids.next().unwrap_or_default();
    Ok(RawArticle { id, other_ids: ids.collect(), text, given: Meta::default(), left: None, place })
}

/// Line and column behind the bytes `before`.
fn after(place: &Place, before: &[u8]) -> Place {
    let newlines = before.iter().filter(|byte| **byte == b'\n').count();
    let in_line = before.iter().rev().take_while(|byte| **byte != b'\n').count();
    place.at(newlines as u64 + 1, Some(in_line as u64 + 1))
}
