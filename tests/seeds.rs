//! What sayso says of the bundled articles, against what they say: recall and precision of each kind of fact.
//!
//! `cargo test --test seeds -- --nocapture` prints the table, and every fact that is missing or wrong.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use sayso::article::read::{Reader, Step};
use serde_json::Value;

#[path = "seeds/facts.rs"]
mod facts;
#[path = "seeds/found.rs"]
mod found;
#[path = "seeds/names.rs"]
mod names;
#[path = "seeds/score.rs"]
mod score;
#[path = "seeds/score_events.rs"]
mod score_events;
#[path = "seeds/score_said.rs"]
mod score_said;
#[path = "seeds/tally.rs"]
mod tally;

/// Least recall and precision of each kind, over all bundled articles.
const FLOORS: [(&str, f64, f64); 8] = [
    ("boilerplate", 0.70, 0.88),
    ("denial", 0.92, 0.95),
    ("event", 0.56, 0.50),
    ("figure", 0.80, 0.95),
    ("located", 0.48, 0.75),
    ("meta", 0.95, 0.98),
    ("office", 0.74, 0.74),
    ("said", 0.83, 0.80),
];

/// The library over the bundled articles: the facts of each, as their JSON, by article id.
fn extract() -> BTreeMap<String, Value> {
    let sayso = sayso::Sayso::new(&sayso::Options::default()).unwrap();
    Reader::new([facts::folder()])
        .filter_map(|event| match event {
            Step::Article(article) => Some(article),
            Step::Skipped(_) | Step::Note(..) | Step::Left(_) => None,
            Step::Failed(error) => panic!("{error}"),
        })
        .map(|article| (article.id.clone(), serde_json::to_value(sayso.extract(&article)).unwrap()))
        .collect()
}

#[test]
fn facts_of_the_bundled_articles() {
    let found = extract();
    let mut all = tally::Report::default();
    for (id, expected) in facts::load() {
        let facts = found.get(&id).unwrap_or_else(|| panic!("no facts for {id}"));
        all.add(&id, score::score(&expected, &found::Found::read(facts)));
    }

    println!("{all}");
    for line in &all.missing {
        println!("missing  {line}");
    }
    for line in &all.wrong {
        println!("wrong    {line}");
    }

    for (kind, recall, precision) in FLOORS {
        let tally = all.kinds.get(kind).copied().unwrap_or_default();
        assert!(tally.recall() >= recall, "{kind}: recall {:.3} is below {recall}", tally.recall());
        assert!(tally.precision() >= precision, "{kind}: precision {:.3} is below {precision}", tally.precision());
    }
}
