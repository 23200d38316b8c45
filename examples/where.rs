//! Where do these words happen? The rules that give events their places, asked for words of the reader's choice.
//!
//! Standard input: one JSON object a line, `{"id": …, "text": …, "event": {"span": [start, end]}}`, spans in code points.
//! Standard output, in the same order: `{"id": …, "sites": [{"name": …, "span": […], "inferred": …, "rule": …}]}`.
//!
//! `cargo run --example where < sentences.jsonl > sites.jsonl`, then `tests/score_event_places.py` scores the result.

use std::error::Error;
use std::io::{BufRead, Write};

use sayso::article::{Article, Meta};
use sayso::span::Span;
use sayso::{Options, Sayso};
use serde::Deserialize;

#[derive(Deserialize)]
struct Question {
    id: String,
    text: String,
    event: Word,
}

#[derive(Deserialize)]
struct Word {
    span: Span,
}

fn main() -> Result<(), Box<dyn Error>> {
    let sayso = Sayso::new(&Options::default())?;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let question: Question = serde_json::from_str(&line?)?;
        let article = Article::new(question.id.clone(), question.text, &Meta::default());
        let sites = sayso.sites(&article, &[question.event.span]).remove(0);
        writeln!(out, "{}", serde_json::json!({ "id": question.id, "sites": sites }))?;
    }
    Ok(())
}
