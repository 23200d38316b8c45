//! Who said what in the articles of files, folders or archives, and in what formats they come: facts on all threads.
//!
//! `cargo run --example extract -- seeds`, and with `--json` before the paths the facts as `sayso extract --format jsonl` prints them

use std::error::Error;

use sayso::article::read::{Reader, Step};
use sayso::{Extracted, Options, Sayso};

fn main() -> Result<(), Box<dyn Error>> {
    let sayso = Sayso::new(&Options::default())?;
    let (flags, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|it| it == "--json");
    let reader = Reader::new(paths);
    // What cannot be read, or is no article, is a step among the others.
    let articles = reader.filter_map(|step| match step {
        Step::Article(article) => Some(*article),
        Step::Failed(error) => {
            eprintln!("{error}");
            None
        }
        Step::Skipped(_) | Step::Note(..) | Step::Left(_) => None,
    });
    for Extracted { article, facts } in sayso.extract_all(articles) {
        let facts = facts?;
        if !flags.is_empty() {
            println!("{}", serde_json::to_string(&facts)?);
            continue;
        }
        println!("{} ({})", facts.meta.headline.as_deref().unwrap_or(&article.id), article.origin.format);
        for said in facts.said() {
            println!("  {} {:?}: {}", said.who(), said.statement.act, said.words);
        }
    }
    Ok(())
}
