//! What to read, and how what is read reaches a command.

use std::path::PathBuf;

use clap::Args;

use sayso::article::Article;
use sayso::article::read::{Reader, Step};

use super::printer::Printer;

/// What to read.
#[derive(Debug, Clone, Args)]
pub struct InputOptions {
    /// Files, folders (read recursively), patterns, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// How much of the input was no article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unread {
    /// Files of other kinds, passed over.
    pub skipped: usize,
    /// Articles or inputs that could not be read.
    pub failed: usize,
}

impl InputOptions {
    /// The articles, in a fixed order. The rest is counted in `unread` and told on the way.
    pub fn articles<'a>(&self, unread: &'a mut Unread, printer: &'a Printer) -> impl Iterator<Item = Article> + 'a {
        Reader::new(self.paths.clone()).filter_map(move |event| match event {
            Step::Article(article) => Some(*article),
            Step::Skipped(path) => {
                unread.skipped += 1;
                // A folder may hold hundreds of other files: one is named, all are counted in the summary.
                if unread.skipped == 1 {
                    printer.note(&format!("skipped {} and others like it: not an article's format", path.display()));
                }
                None
            }
            Step::Failed(error) => {
                unread.failed += 1;
                printer.error(&error.to_string(), error.hint().as_deref());
                None
            }
        })
    }
}
