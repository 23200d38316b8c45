//! Makes `src/ledger/weights.tsv`, the frozen weights of words: in how many articles each stem stands.
//!
//! Standard input: one JSON object a line with `text` and perhaps `title`, of as many and as various news articles as are at
//! hand. `cargo run --release --example make-weights < articles.jsonl > weights.tsv`, then put the table in its place.
//! Stems in a single article are left out. Whoever renews the table renews every happening, story and claim: say so in
//! CHANGELOG.md.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::BufRead;

use sayso::ledger::words;
use serde::Deserialize;

#[derive(Deserialize)]
struct Article {
    #[serde(default)]
    title: String,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for line in std::io::stdin().lock().lines() {
        let article: Article = serde_json::from_str(&line?)?;
        if !seen.insert(article.text.clone()) {
            continue;
        }
        let stems: BTreeSet<String> =
            words::stems(&format!("{} {}", article.title, article.text)).into_iter().collect();
        for stem in stems {
            *counts.entry(stem).or_default() += 1;
        }
    }
    let mut by_count: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (stem, &count) in counts.iter().filter(|(_, count)| **count > 1) {
        by_count.entry(count).or_default().push(stem);
    }
    println!(
        "# In how many articles a word stands, of how many (*). Columns: articles, stems. Made by tools/make-weights.rs."
    );
    println!("{}\t*", seen.len());
    for (count, stems) in by_count.iter().rev() {
        println!("{count}\t{}", stems.join(" "));
    }
    Ok(())
}
