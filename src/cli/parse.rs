//! `sayso parse`: what the language engine sees in texts.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use sayso::article::Article;
use sayso::english::{Engine, Parser};

use super::failure::{Failure, Outcome};
use super::options::ThreadsOption;
use super::printer::Printer;
use super::sources::{InputOptions, Unread};

/// Articles parsed before they are written.
const BATCH: usize = 32;

/// Tokens, tags, trees and names of texts, as the language engine sees them
///
/// The whole text as it stands is parsed: headline, byline and paragraphs are not told apart.
#[derive(Debug, Args)]
pub struct ParseArgs {
    #[command(flatten)]
    input: InputOptions,

    #[command(flatten)]
    threads: ThreadsOption,

    /// How the result is written
    #[arg(short, long, value_enum, default_value_t)]
    format: ParseFormat,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum ParseFormat {
    /// CoNLL-U, names and offsets in MISC
    #[default]
    Conllu,
    /// One JSON object an article, one row a token
    Jsonl,
}

/// Run the command.
pub fn run(arguments: &ParseArgs, printer: &Printer) -> Result<Outcome, Failure> {
    let lost = arguments.threads.on_threads(|| parse_all(arguments, printer))??;
    Ok(Outcome::found(lost == 0))
}

/// Write all articles in the order of reading; returns how many were lost.
fn parse_all(arguments: &ParseArgs, printer: &Printer) -> Result<usize, Failure> {
    let mut unread = Unread::default();
    let mut articles = arguments.input.articles(None, &mut unread, printer);
    let parsers = Parsers::default();
    let mut out = printer.out();
    let mut batch: Vec<Article> = articles.by_ref().take(BATCH).collect();
    while !batch.is_empty() {
        // What is large comes first, so that no thread is left with a long article at the end.
        let mut order: Vec<usize> = (0..batch.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(batch[at].text.len()));
        let written: Vec<std::io::Result<(usize, Vec<u8>)>> = order
            .into_par_iter()
            .with_max_len(1)
            .map(|at| Ok((at, parsers.write(&batch[at], arguments.format)?)))
            .collect();
        let mut written = written.into_iter().collect::<std::io::Result<Vec<_>>>()?;
        written.sort_by_key(|(at, _)| *at);
        for (_, bytes) in written {
            out.write_all(&bytes)?;
        }
        batch = articles.by_ref().take(BATCH).collect();
    }
    out.flush()?;
    drop(articles);
    Ok(unread.failed)
}

/// Parsers that are idle, each worth keeping for the words that it knows.
#[derive(Default)]
struct Parsers {
    idle: Mutex<Vec<Parser<'static>>>,
}

impl Parsers {
    fn write(&self, article: &Article, format: ParseFormat) -> std::io::Result<Vec<u8>> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut parser = idle.unwrap_or_else(|| Engine::embedded().parser());
        let doc = parser.parse(&article.text);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(parser);
        let mut bytes = Vec::with_capacity(article.text.len() * 16);
        match format {
            ParseFormat::Conllu => doc.write_conllu(&article.id, &mut bytes)?,
            ParseFormat::Jsonl => doc.write_json(&article.id, &mut bytes)?,
        }
        Ok(bytes)
    }
}
