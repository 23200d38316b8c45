//! What to read, and how what is read reaches a command.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use clap::Args;

use sayso::article::Article;
use sayso::article::read::{ReadError, Reader, Settings, Skipped, Step, total_bytes};

use super::numbers::count;
use super::printer::Printer;
use super::report::Report;

/// What to read.
#[derive(Debug, Clone, Args)]
pub struct InputOptions {
    /// Files, folders (read recursively), patterns, or `-` for standard input
    ///
    /// Text, Markdown, web pages, feeds, mail, JSON, tables, web archives (WARC, WET, WACZ), DOCX, RTF, exports of
    /// agencies and databases, and zip, tar and gzip of any of them. The content of a file tells its format.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Which columns of a table hold what: `title=Headline,text=Body`; the others are guessed
    ///
    /// Fields: title, text, date, source, author, url, id, language.
    #[arg(long, value_name = "FIELD=COLUMN,…", value_delimiter = ',', value_parser = column)]
    columns: Vec<(String, String)>,

    /// Read articles in other languages as well, as if they were English
    #[arg(long)]
    any_language: bool,
}

/// How much of the input was no article.
#[derive(Debug, Default)]
pub struct Unread {
    /// What was passed over, by reason.
    pub skipped: BTreeMap<String, usize>,
    /// Fields of articles that could not be understood and were left out.
    pub left: usize,
    /// Articles or inputs that could not be read.
    pub failed: usize,
    /// What was read, by format.
    pub formats: BTreeMap<&'static str, usize>,
    /// Articles that do not tell their day.
    pub undated: usize,
    /// The full account, where one is asked for.
    pub report: Option<Arc<Report>>,
}

impl InputOptions {
    /// The articles, in a fixed order; nothing of the `store` that they go into, nor the report about them. The rest is counted in `unread` and
    /// told on the way.
    pub fn articles<'a>(
        &self,
        store: Option<&Path>,
        unread: &'a mut Unread,
        printer: &'a Printer,
    ) -> impl Iterator<Item = Article> + use<'a> {
        self.counted(store, unread, printer).1
    }

    /// The same, and how many bytes of files were read so far.
    pub fn counted<'a>(
        &self,
        store: Option<&Path>,
        unread: &'a mut Unread,
        printer: &'a Printer,
    ) -> (Arc<AtomicU64>, impl Iterator<Item = Article> + use<'a>) {
        let columns = self.columns.iter().cloned().collect();
        let settings = Settings { columns, any_language: self.any_language };
        let report = unread.report.clone();
        let own = store.into_iter().chain(report.as_deref().map(Report::path));
        let reader = Reader::new(self.paths.clone()).without(own).with_settings(settings);
        let taken = reader.taken();
        let articles = reader.filter_map(move |step| match step {
            Step::Article(article) => {
                unread.read(&article);
                Some(*article)
            }
            Step::Skipped(skipped) => {
                unread.skip(&skipped, printer);
                None
            }
            Step::Left(fault) => {
                unread.leave(&fault, printer);
                None
            }
            Step::Note(place, note) => {
                printer.note(&format!("{place}: {note}"));
                unread.account(|report| report.note(&place.to_string(), &note));
                None
            }
            Step::Failed(error) => {
                unread.fail(&error, printer);
                None
            }
        });
        (taken, articles)
    }

    /// Bytes of all files that are named; standard input has none.
    pub fn bytes(&self) -> u64 {
        total_bytes(self.paths.clone())
    }
}

impl Unread {
    /// All that was passed over.
    pub fn skipped(&self) -> usize {
        self.skipped.values().sum()
    }

    fn read(&mut self, article: &Article) {
        *self.formats.entry(article.origin.format).or_default() += 1;
        self.undated += usize::from(article.meta.published.is_none());
    }

    fn skip(&mut self, skipped: &Skipped, printer: &Printer) {
        let times = self.skipped.entry(skipped.why.kind()).or_default();
        *times += 1;
        // A folder may hold hundreds of other files: the first of a kind is named, all are counted in the summary.
        if *times == 1 && !skipped.why.is_usual() {
            printer.note(&format!("skipped {skipped}"));
        }
        self.account(|report| report.skipped(skipped));
    }

    fn leave(&mut self, fault: &ReadError, printer: &Printer) {
        self.left += 1;
        if self.left == 1 {
            printer.note(&format!("{fault}; others like it are counted"));
            fault.hint().iter().for_each(|hint| printer.hint(hint));
        }
        self.account(|report| report.note(&fault.place.to_string(), &fault.cause.to_string()));
    }

    fn fail(&mut self, error: &ReadError, printer: &Printer) {
        self.failed += 1;
        printer.error(&error.to_string(), error.hint().as_deref());
        self.account(|report| report.failed(&error.place.to_string(), &error.cause.to_string()));
    }

    fn account(&self, entry: impl FnOnce(&Report)) {
        if let Some(report) = &self.report {
            entry(report);
        }
    }

    /// `3 skipped (2 not an article's format, 1 in French)`, where anything was.
    pub fn skipped_in_words(&self) -> Option<String> {
        let parts: Vec<String> = self.skipped.iter().map(|(why, number)| format!("{} {why}", count(*number))).collect();
        (!parts.is_empty()).then(|| format!("{} skipped ({})", count(self.skipped()), parts.join(", ")))
    }

    /// `212 HTML, 3 text`, where there is more than one format.
    pub fn formats_in_words(&self) -> Option<String> {
        let parts: Vec<String> =
            self.formats.iter().map(|(format, number)| format!("{} {format}", count(*number))).collect();
        (parts.len() > 1).then(|| parts.join(", "))
    }
}

fn column(text: &str) -> Result<(String, String), String> {
    let (field, column) = text.split_once('=').ok_or_else(|| format!("`{text}` is not FIELD=COLUMN"))?;
    let field = field.trim().to_lowercase();
    match Settings::is_field(&field) {
        true => Ok((field, column.trim().to_owned())),
        false => {
            Err(format!("there is no field `{field}`; fields are title, text, date, source, author, url, id, language"))
        }
    }
}
