//! Whole articles, every statement, event, figure and office marked by hand: how much of the facts is right, and whether
//! confidence says so.
//!
//! The annotations (`tests/whole/articles.jsonl.gz`), and what was judged by eye (`tests/whole/events.jsonl.gz`), are stand-off: the
//! articles belong to their publishers. Who has the texts,
//! one object a line with `id` and `text`, names the file in `SAYSO_WHOLE_TEXTS`; without texts the tests pass.
//!
//! `SAYSO_BLESS=1 cargo test --test whole` writes `src/lexicon/confidence.tsv` anew from those of the articles that rules may be
//! tuned on. The others tell whether confidence is what it says, and are looked at for nothing else.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

#[path = "whole/eye.rs"]
mod eye;
#[path = "whole/gold.rs"]
mod gold;
#[path = "whole/judge.rs"]
mod judge;
#[path = "whole/names.rs"]
mod names;
#[path = "whole/shares.rs"]
mod shares;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use gold::Gold;
use judge::{Judged, Verdict, judge};
use sayso::article::{Article, Meta};
use sayso::{Options, Sayso};
use sha2::{Digest, Sha256};

/// Whether an article of ours is one of those that nothing is measured for but the last figure.
fn is_kept(id: &str) -> bool {
    sha256(id).as_bytes()[0].is_multiple_of(2)
}

fn sha256(text: &str) -> String {
    sayso::hash::hex(&Sha256::digest(text))
}

/// The verdicts on the articles whose texts are at hand.
static VERDICTS: LazyLock<BTreeMap<String, Verdict>> = LazyLock::new(|| {
    let Some(file) = env::var_os("SAYSO_WHOLE_TEXTS") else { return BTreeMap::new() };
    let texts = gold::texts(Path::new(&file));
    // The table tells of all kinds, those that are left out for what it says among them.
    let keep_unlikely = env::var_os("SAYSO_BLESS").is_some();
    let sayso = Sayso::new(&Options { keep_unlikely, ..Options::default() }).unwrap();
    let verdict = |gold: Gold| {
        let text = texts.get(&gold.id)?.clone();
        assert_eq!(gold.sha256, sha256(&text), "{}: another text", gold.id);
        let article = Article::new(gold.id.clone(), text, &Meta::default());
        let verdict = judge(&gold, &sayso.extract(&article));
        let endings = judge::endings(&gold, sayso.endings(&article));
        Some((gold.id.clone(), Verdict { endings, ..verdict }))
    };
    let articles = gold::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/whole/articles.jsonl.gz"));
    articles.into_iter().filter_map(verdict).collect()
});

/// The events that were judged by eye in the articles whose texts are at hand.
fn read_by_eye() -> Vec<Judged> {
    let Some(file) = env::var_os("SAYSO_WHOLE_TEXTS") else { return Vec::new() };
    let texts = gold::texts(Path::new(&file));
    let sayso = Sayso::new(&Options { keep_unlikely: true, ..Options::default() }).unwrap();
    let read = eye::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/whole/events.jsonl.gz"));
    let judged = read.iter().filter_map(|read| {
        let text = texts.get(&read.id)?.clone();
        assert_eq!(read.sha256, sha256(&text), "{}: another text", read.id);
        Some(eye::judged(read, &sayso.extract(&Article::new(read.id.clone(), text, &Meta::default()))))
    });
    judged.flatten().collect()
}

#[test]
fn whole_articles_are_read_as_well_as_before() {
    if VERDICTS.is_empty() {
        return;
    }
    for (kind, floor) in [("statement", 0.70), ("event", 0.20), ("office", 0.66)] {
        let f1 = shares::f1(VERDICTS.values(), kind);
        println!("{kind}: whole F1 {f1:.3}");
        assert!(f1 >= floor, "{kind}: {f1:.3} is below {floor}");
    }
}

#[test]
fn confidence_is_the_share_that_is_right() {
    if VERDICTS.is_empty() {
        return;
    }
    let of_half = |kept: bool| VERDICTS.iter().filter(move |(id, _)| is_kept(id) == kept).map(|(_, verdict)| verdict);
    if env::var_os("SAYSO_BLESS").is_some() {
        let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/confidence.tsv");
        let by_eye = Verdict { facts: read_by_eye(), ..Verdict::default() };
        let verdicts = of_half(false).chain([&by_eye]);
        fs::write(&table, shares::table(&fs::read_to_string(&table).unwrap(), verdicts)).unwrap();
        return;
    }
    let kept: Vec<&Verdict> = of_half(true).collect();
    println!("{}", shares::report(&kept));
    let gap = shares::gap(&kept);
    assert!(gap <= 0.05, "confidence and truth are {gap:.3} apart");
}
