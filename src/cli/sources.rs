//! What to read, and how what is read reaches a command.

use std::path::{Path, PathBuf};

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
    /// Fields of articles that could not be understood and were left out.
    pub left: usize,
    /// Articles or inputs that could not be read.
    pub failed: usize,
}

impl InputOptions {
    /// The articles, in a fixed order; nothing of the `store` that they go into. The rest is counted in `unread` and
    /// told on the way.
    pub fn articles<'a>(
        &self,
        store: Option<&Path>,
        unread: &'a mut Unread,
        printer: &'a Printer,
    ) -> impl Iterator<Item = Article> + use<'a> {
        Reader::new(self.paths.clone()).without(store).filter_map(move |event| match event {
            Step::Article(article) => Some(*article),
            Step::Left(fault) => {
                unread.left += 1;
                if unread.left == 1 {
                    printer.note(&format!("{fault}; others like it are counted"));
                }
                None
            }
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
