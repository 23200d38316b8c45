//! The account of a run for programs: what became of each article and file, a JSON object a line.
//!
//! Example: `{"kind":"article","id":"a","place":"news.zip: a.html","format":"HTML","published":"2015-09-11","statements":7,…}`,
//! `{"kind":"skipped","place":"b.html","reason":"in French"}`, `{"kind":"failed","place":"c.json:7","reason":"…"}`.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use sayso::article::Article;
use sayso::article::read::Skipped;
use sayso::store::Counts;

/// A file that the account goes to, from wherever something becomes of an article.
#[derive(Debug)]
pub struct Report {
    path: PathBuf,
    out: Mutex<Out>,
}

#[derive(Debug)]
struct Out {
    file: BufWriter<File>,
    /// The first fault in writing; nothing is written behind it.
    fault: Option<io::Error>,
}

impl Report {
    /// An account in the file at `path`, which is written anew.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn create(path: &Path) -> io::Result<Self> {
        let out = Out { file: BufWriter::new(File::create(path)?), fault: None };
        Ok(Self { path: path.to_owned(), out: Mutex::new(out) })
    }

    /// Where it is written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// An article was read; what it says is counted unless it is in the store as it is.
    pub fn article(&self, article: &Article, outcome: &str, counts: Option<Counts>) {
        let count = |of: fn(&Counts) -> usize| counts.as_ref().map(of);
        let origin = &article.origin;
        self.line(&json!({
            "kind": "article", "outcome": outcome, "id": article.id, "place": origin.place, "format": origin.format,
            "summary_only": origin.summary, "published": article.meta.published, "language": article.meta.language,
            "characters": article.text.chars().count(), "statements": count(|it| it.statements),
            "events": count(|it| it.events), "figures": count(|it| it.figures),
        }));
    }

    /// Something was passed over.
    pub fn skipped(&self, skipped: &Skipped) {
        self.line(&json!({"kind": "skipped", "place": skipped.place.to_string(), "reason": skipped.why.to_string()}));
    }

    /// Something was told about a file.
    pub fn note(&self, place: &str, note: &str) {
        self.line(&json!({"kind": "note", "place": place, "note": note}));
    }

    /// Something could not be read.
    pub fn failed(&self, place: &str, reason: &str) {
        self.line(&json!({"kind": "failed", "place": place, "reason": reason}));
    }

    fn line(&self, value: &Value) {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        if out.fault.is_none() {
            out.fault = writeln!(out.file, "{value}").err();
        }
    }

    /// The end of the account.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn finish(&self) -> io::Result<()> {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        out.fault.take().map_or_else(|| out.file.flush(), Err)
    }
}
