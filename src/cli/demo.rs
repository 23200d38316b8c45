//! `sayso demo`: what it does, in a few seconds, on bundled articles.

use std::io::Write;
use std::time::Instant;

use clap::Args;
use include_dir::{Dir, include_dir};
use rayon::prelude::*;

use sayso::article::read::{Reader, Step};
use sayso::article::{Article, Meta};
use sayso::build::extract;
use sayso::graph::{Base, quads};
use sayso::query::catalog::find;
use sayso::query::{Limits, QueryText, answer, draw, run};
use sayso::store::Index;

use super::failure::{Failure, Outcome};
use super::numbers::{counted, duration};
use super::pipeline::pipeline;
use super::printer::{Ink, Printer};

/// What it does, on bundled articles: a graph in memory, three questions, and what to try next
#[derive(Debug, Args)]
pub struct Demo {}

static SEEDS: Dir = include_dir!("$CARGO_MANIFEST_DIR/seeds");

/// The questions: canned queries by name.
const QUESTIONS: [&str; 3] = ["who-accused-whom", "accusations-and-denials", "casualties"];

/// Rows shown of each answer.
const ROWS: usize = 6;

impl Demo {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let started = Instant::now();
        let base = Base::default();
        let sayso = pipeline(Vec::new(), base.clone(), None)?;
        let articles = bundled();
        let facts = articles
            .par_iter()
            .map(|article| extract(&sayso, article))
            .collect::<Result<Vec<_>, _>>()
            .map_err(Failure::new)?;
        let graph: Vec<_> = facts.iter().flat_map(|facts| quads(facts, &base)).collect();
        let (statements, events) =
            facts.iter().fold((0, 0), |sum, facts| (sum.0 + facts.statements.len(), sum.1 + facts.events.len()));
        printer.note(&format!(
            "{} read: {}, {}, {} in {}",
            counted(articles.len(), "bundled article"),
            counted(statements, "statement"),
            counted(events, "event"),
            counted(graph.len(), "triple"),
            duration(started.elapsed())
        ));
        let index = Index::in_memory(base.as_str(), graph)?;
        let mut out = printer.out();
        for name in QUESTIONS {
            ask(name, &index, printer, &mut out)?;
        }
        out.flush()?;
        printer.note(
            "Now with your own articles (.txt, .jsonl, folders of them):\n  \
             sayso build ARTICLES/              read them into ./sayso.db\n  \
             sayso queries                      what you can ask\n  \
             sayso query who-accused-whom       ask\n  \
             sayso explain \"words\"              why the graph says so",
        );
        Ok(Outcome::Done)
    }
}

/// What the bundled articles say, and what their IRIs begin with.
#[cfg(feature = "serve")]
pub fn demo_graph() -> Result<(Base, Vec<oxigraph::model::Quad>), Failure> {
    let base = Base::default();
    let sayso = pipeline(Vec::new(), base.clone(), None)?;
    let facts = bundled().par_iter().map(|article| extract(&sayso, article)).collect::<Result<Vec<_>, _>>();
    let facts = facts.map_err(Failure::new)?;
    let graph = facts.iter().flat_map(|facts| quads(facts, &base)).collect();
    Ok((base, graph))
}

/// The bundled articles: the text files, by name, and the records of the JSON Lines files.
fn bundled() -> Vec<Article> {
    let mut files: Vec<_> = SEEDS.files().collect();
    files.sort_by_key(|file| file.path());
    let mut articles = Vec::new();
    for file in files {
        let extension = file.path().extension().and_then(|extension| extension.to_str());
        let stem = file.path().file_stem().unwrap_or_default().to_string_lossy();
        match (extension, file.contents_utf8()) {
            (Some("txt"), Some(text)) => {
                articles.push(Article::new(stem.into_owned(), text.to_owned(), &Meta::default()));
            }
            (Some("jsonl"), Some(_)) => {
                articles.extend(Reader::new(["-"]).with_stdin(file.contents()).filter_map(|event| match event {
                    Step::Article(article) => Some(*article),
                    Step::Skipped(_) | Step::Note(..) | Step::Left(_) | Step::Failed(_) => None,
                }))
            }
            _ => {}
        }
    }
    articles
}

fn ask(name: &str, index: &Index, printer: &Printer, out: &mut impl Write) -> Result<(), Failure> {
    let query = find(name).ok_or_else(|| Failure::new(format!("the canned query `{name}` is missing")))?;
    let text = QueryText { name: format!("{name}.rq"), text: query.text.clone() };
    let mut rows = answer::rows(run(index, &text, &Limits::default())?)?;
    let found = rows.rows.len();
    rows.rows.truncate(ROWS);
    writeln!(
        out,
        "\n{}  {}",
        printer.ink(Ink::Bold, &query.title),
        printer.ink(Ink::Dim, &format!("sayso query {name}"))
    )?;
    write!(out, "{}", draw::render(&rows, index.base(), printer.table_style()))?;
    if found > ROWS {
        writeln!(out, "{}", printer.ink(Ink::Dim, &format!("… {} more", found - ROWS)))?;
    }
    Ok(())
}
