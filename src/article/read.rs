//! Reading articles: from files, folders, globs and standard input, one at a time.
//!
//! The order of the articles is that of the inputs, and within a folder that of the names. A file may hold files, which
//! are read in their turn. What cannot be read is an event among the others, and the run goes on. No more than one
//! article is held in memory, whatever the size of the file it comes from; nothing is written, and nothing is fetched.

mod decode;
mod docx;
mod error;
mod feed;
mod fielded;
mod format;
mod html;
mod http;
mod inputs;
mod item;
mod language;
mod limits;
mod mail;
mod memory;
mod news_xml;
mod nexis;
mod open;
#[cfg(feature = "pdf")]
mod pdf;
mod place;
mod plain;
mod records;
mod reuters;
mod rtf;
mod settings;
mod sniff;
mod source;
mod stream;
mod table;
mod tar;
#[cfg(test)]
mod testing;
mod warc;
mod xml;
mod zip;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub use error::{Cause, ReadError};
use format::Format;
use inputs::{Found, Inputs};
use item::{Draft, Item, Items, Label, Member};
pub use item::{Skipped, Why};
pub use limits::MAX_ARTICLE_BYTES;
pub use memory::NoArticle;
pub use place::Place;
pub use settings::Settings;
use source::Counted;

use super::{Article, Origin};

/// Containers stand inside each other no deeper than this.
const MOST_CONTAINERS: usize = 3;

/// What happened on the way through the inputs.
#[derive(Debug)]
pub enum Step {
    /// An article was read.
    Article(Box<Article>),
    /// Something that is no article, or none to read, was passed over.
    Skipped(Skipped),
    /// Something to tell about a file that was read.
    Note(Place, String),
    /// A field of the next article could not be understood and was left out.
    Left(ReadError),
    /// An article or a whole input could not be read.
    Failed(ReadError),
}

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
    /// What an article from there is called that has no identity of its own.
    stdin_id: String,
    /// The file that is being read, and the files inside of files, the innermost last.
    open: Vec<Items>,
    /// Where each identity was read first.
    seen: HashMap<String, Place>,
    /// Bytes read from files so far.
    taken: Arc<AtomicU64>,
    settings: Settings,
}

/// The bytes of all files that a reader of `inputs` would open.
pub fn total_bytes<I: Into<PathBuf>>(inputs: impl IntoIterator<Item = I>) -> u64 {
    let found = Inputs::new(inputs.into_iter().map(Into::into));
    let sizes = found.filter_map(|found| match found {
        Found::File { path, .. } => Some(path.metadata().ok()?.len()),
        _ => None,
    });
    sizes.sum()
}

impl Reader {
    /// A reader of `inputs`: files, folders (read recursively, without hidden files), globs that the
    /// shell did not expand, and `-` for standard input.
    pub fn new<I: Into<PathBuf>>(inputs: impl IntoIterator<Item = I>) -> Self {
        Self {
            inputs: Inputs::new(inputs.into_iter().map(Into::into)),
            stdin: None,
            stdin_id: "stdin".to_owned(),
            open: Vec::new(),
            seen: HashMap::new(),
            taken: Arc::default(),
            settings: Settings::default(),
        }
    }

    /// The same reader that passes over these folders, and these files of folders: the store that the articles go into,
    /// what is written about them.
    #[must_use]
    pub fn without<'a>(mut self, paths: impl IntoIterator<Item = &'a Path>) -> Self {
        self.inputs.without = paths.into_iter().filter_map(|path| path.canonicalize().ok()).collect();
        self
    }

    /// The same reader with another source in the place of standard input.
    #[must_use]
    pub fn with_stdin(mut self, source: impl Read + Send + 'static) -> Self {
        self.stdin = Some(Box::new(source));
        self
    }

    /// The same, and what an article from it is called that has no identity of its own.
    #[must_use]
    pub fn with_stdin_named(self, id: &str, source: impl Read + Send + 'static) -> Self {
        Self { stdin_id: id.to_owned(), ..self.with_stdin(source) }
    }

    /// The same reader with these settings.
    #[must_use]
    pub fn with_settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// The bytes that are read from files, counted as they are read.
    pub fn taken(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.taken)
    }

    /// Passes what was read on as an article unless its identity is taken.
    fn finish(&mut self, draft: Draft) -> Step {
        if !self.settings.any_language
            && let Some(language) = language::foreign(&draft.text)
        {
            return Step::Skipped(Skipped { place: draft.place, why: Why::Language(language) });
        }
        let Some(id) = self.free_id(&draft) else {
            if draft.own_id {
                return Step::Skipped(Skipped { place: draft.place, why: Why::Again });
            }
            let first = self.seen.get(&draft.id).cloned().unwrap_or_else(|| draft.place.clone());
            return Step::Failed(ReadError::new(draft.place, Cause::DuplicateId { id: draft.id, first }));
        };
        self.seen.insert(id.clone(), draft.place.clone());
        let mut article = Article::with_hints(id, draft.text, &draft.given, &draft.hints);
        // A day in the name is the last that is asked: names tell when a file was saved as well.
        let named = !matches!(draft.format, Format::Json | Format::JsonLines | Format::Table(_));
        let day = || named.then(|| html::day_in_path(&article.id)).flatten();
        article.meta.published = article.meta.published.take().or_else(day);
        article.origin =
            Origin { place: draft.place.to_string(), format: draft.format.label(), summary: draft.summary };
        Step::Article(Box::new(article))
    }

    /// The first of the article's names that no other has; none when its file was read before.
    fn free_id(&self, draft: &Draft) -> Option<String> {
        for id in std::iter::once(&draft.id).chain(&draft.other_ids) {
            match self.seen.get(id) {
                None => return Some(id.clone()),
                Some(place) if same_file(&place.path, &draft.place.path) => return None,
                Some(_) => {}
            }
        }
        None
    }

    /// Opens what the inputs hold next.
    fn begin(&mut self, found: Found) -> Option<Step> {
        match found {
            Found::Skipped(path) => Some(Step::Skipped(Skipped { place: Place::file(path), why: Why::Foreign })),
            Found::Failed(error) => Some(Step::Failed(error)),
            Found::Stdin => {
                let source = self.stdin.take().unwrap_or_else(|| Box::new(io::stdin()));
                let label = Label::file(&self.stdin_id, Place::file("-"));
                let source = Box::new(BufReader::new(source));
                self.enter(Member { name: PathBuf::from("-"), source, label, format: None, file: None, chosen: true })
            }
            Found::File { path, root } => {
                let mut ids = format::ids(&path, root.as_deref()).into_iter();
                let mut label = Label::file(ids.next().unwrap_or_default(), Place::file(&path));
                label.other_ids = ids.collect();
                match File::open(&path) {
                    Ok(file) => {
                        let counted = Counted { inner: file, taken: Arc::clone(&self.taken) };
                        let source = Box::new(BufReader::new(counted));
                        let chosen = root.is_none();
                        self.enter(Member { name: path.clone(), source, label, format: None, file: Some(path), chosen })
                    }
                    Err(error) => Some(Step::Failed(ReadError::new(label.place, Cause::Unreadable(error)))),
                }
            }
        }
    }

    /// Goes into a file.
    fn enter(&mut self, member: Member) -> Option<Step> {
        if self.open.len() > MOST_CONTAINERS {
            return Some(Step::Failed(ReadError::new(member.label.place, Cause::TooDeep)));
        }
        match open::items(member, &self.settings) {
            Ok(items) => {
                self.open.push(items);
                None
            }
            Err(error) => Some(Step::Failed(error)),
        }
    }
}

impl Iterator for Reader {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        loop {
            let step = match self.open.last_mut().map(Iterator::next) {
                Some(Some(Ok(Item::Draft(draft)))) => Some(self.finish(*draft)),
                Some(Some(Ok(Item::Member(member)))) => self.enter(*member),
                Some(Some(Ok(Item::Skipped(skipped)))) => Some(Step::Skipped(skipped)),
                Some(Some(Ok(Item::Note(place, note)))) => Some(Step::Note(place, note)),
                Some(Some(Ok(Item::Left(fault)))) => Some(Step::Left(fault)),
                Some(Some(Err(error))) => Some(Step::Failed(error)),
                Some(None) => {
                    self.open.pop();
                    None
                }
                None => {
                    let found = self.inputs.next()?;
                    self.begin(found)
                }
            };
            if step.is_some() {
                return step;
            }
        }
    }
}

/// True when two paths lead to one file.
fn same_file(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().ok().is_some_and(|path| other.canonicalize().ok() == Some(path))
}
