//! The bundled articles and their expected facts fit together: whatever an expected fact quotes
//! stands word for word in its article. Needs nothing of the library.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;

#[path = "seeds/facts.rs"]
#[allow(dead_code)] // the scoring test reads the fields that this one does not
mod facts;

/// An article's text, with the title that its JSON Lines record gives beside it.
struct Page {
    text: String,
    title: String,
}

impl Page {
    fn holds(&self, words: &str) -> bool {
        !words.trim().is_empty() && (self.text.contains(words) || self.title.contains(words))
    }
}

fn pages() -> BTreeMap<String, Page> {
    let mut by_id = BTreeMap::new();
    for entry in fs::read_dir(facts::folder()).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("txt") => {
                let text = fs::read_to_string(&path).unwrap();
                let title = String::new();
                by_id.insert(stem, Page { text, title });
            }
            Some("jsonl") => {
                for line in fs::read_to_string(&path).unwrap().lines() {
                    let record: serde_json::Value = serde_json::from_str(line).unwrap();
                    let field = |name: &str| record[name].as_str().unwrap().to_owned();
                    let page = Page { text: field("text"), title: field("title") };
                    by_id.insert(field("id"), page);
                }
            }
            _ => {}
        }
    }
    by_id
}

#[test]
fn every_article_has_its_facts_and_the_other_way_round() {
    let articles: Vec<String> = pages().into_keys().collect();
    let with_facts: Vec<String> = facts::load().into_keys().collect();
    assert_eq!(articles, with_facts);
    assert!(articles.len() >= 12, "only {} articles", articles.len());
}

#[test]
fn every_article_is_of_a_usual_length() {
    for (id, page) in pages() {
        let words = page.text.split_whitespace().count();
        assert!((150..=500).contains(&words), "{id} has {words} words");
    }
}

#[test]
fn what_the_facts_quote_stands_in_the_article() {
    let pages = pages();
    let mut strays = Vec::new();
    for (id, expected) in facts::load() {
        let page = &pages[&id];
        let mut check = |kind: &str, words: &str| {
            if !page.holds(words) {
                strays.push(format!("{id}: {kind} “{words}”"));
            }
        };
        for said in &expected.said {
            for part in said.content.all() {
                check("said", part);
            }
        }
        for event in &expected.event {
            check("event", &event.about);
        }
        for denial in &expected.denial {
            check("denial", &denial.about);
        }
        for located in &expected.located {
            check("located", &located.event);
        }
        for boilerplate in &expected.boilerplate {
            check("boilerplate", &boilerplate.text);
        }
    }
    assert!(strays.is_empty(), "not in the article:\n{}", strays.join("\n"));
}

#[test]
fn the_facts_use_the_words_that_the_facts_format_knows() {
    const CATEGORIES: [&str; 16] = [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ];
    const MEASURES: [&str; 5] = ["killed", "injured", "displaced", "detained", "missing"];
    for (id, expected) in facts::load() {
        for said in &expected.said {
            let known = ["direct", "indirect", "mixed"].contains(&said.quote.as_str());
            assert!(known, "{id}: quote = {}", said.quote);
        }
        for event in &expected.event {
            for category in event.category.all() {
                let known = CATEGORIES.contains(&category.as_str());
                assert!(known, "{id}: category = {category}");
            }
            let polarity = ["affirmed", "negated"].contains(&event.polarity.as_str());
            assert!(polarity, "{id}: polarity = {}", event.polarity);
            let modality = ["asserted", "planned", "possible", "hypothetical"].contains(&event.modality.as_str());
            assert!(modality, "{id}: modality = {}", event.modality);
        }
        for figure in &expected.figure {
            let known = MEASURES.contains(&figure.measure.as_str());
            assert!(known, "{id}: measure = {}", figure.measure);
        }
    }
}
