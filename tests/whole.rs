//! Whole articles, every statement, event, figure and office marked by hand: how much of the facts is right, and whether
//! confidence says so.
//!
//! The annotations (`tests/whole/articles.jsonl`) are stand-off: the articles belong to their publishers. Who has the texts,
//! one object a line with `id` and `text`, names their files in `SAYSO_WHOLE_TEXTS`, and further annotations of the same
//! form in `SAYSO_WHOLE_GOLD` (several files are parted as in `PATH`); without texts the tests pass.
//!
//! `SAYSO_BLESS=1 cargo test --test whole` writes `src/lexicon/confidence.tsv` anew: from half of the articles here and all
//! further ones. The other half tells whether confidence is what it says, and is looked at for nothing else.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

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
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gold::Gold;
use judge::{Verdict, judge};
use sayso::article::{Article, Meta};
use sayso::{Options, Sayso};
use sha2::{Digest, Sha256};

/// Whether an article of ours is one of the half that nothing is measured for but the last figure.
fn is_kept(id: &str) -> bool {
    sha256(id).as_bytes()[0].is_multiple_of(2)
}

fn sha256(text: &str) -> String {
    sayso::hash::hex(&Sha256::digest(text))
}

/// The verdicts on our articles and on further ones, by article, where the texts are at hand.
static VERDICTS: LazyLock<[BTreeMap<String, Verdict>; 2]> = LazyLock::new(|| {
    let files = |name: &str| -> Vec<PathBuf> {
        env::var_os(name).iter().flat_map(|list| env::split_paths(list).collect::<Vec<_>>()).collect()
    };
    let mut texts = BTreeMap::new();
    files("SAYSO_WHOLE_TEXTS").iter().for_each(|file| texts.extend(gold::texts(file)));
    let sayso = Sayso::new(&Options::default()).unwrap();
    let verdict = |gold: Gold| {
        let text = texts.get(&gold.id)?.clone();
        assert!(gold.sha256.as_ref().is_none_or(|hash| *hash == sha256(&text)), "{}: another text", gold.id);
        let article = Article::new(gold.id.clone(), text, &Meta::default());
        let facts = sayso.extract(&article);
        Some((gold.id.clone(), judge(&gold, &facts)))
    };
    let ours = gold::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/whole/articles.jsonl"));
    let further = files("SAYSO_WHOLE_GOLD");
    let further = further.iter().flat_map(|file| gold::read(file));
    [ours.into_iter().filter_map(verdict).collect(), further.filter_map(verdict).collect()]
});

#[test]
fn whole_articles_are_read_as_well_as_before() {
    let [ours, _] = &*VERDICTS;
    if ours.is_empty() {
        return;
    }
    for (kind, floor) in [("statement", 0.66), ("event", 0.20), ("office", 0.68)] {
        let f1 = shares::f1(ours.values(), kind);
        println!("{kind}: whole F1 {f1:.3}");
        assert!(f1 >= floor, "{kind}: {f1:.3} is below {floor}");
    }
}

#[test]
fn confidence_is_the_share_that_is_right() {
    let [ours, further] = &*VERDICTS;
    if ours.is_empty() {
        return;
    }
    let measured = ours.iter().filter(|(id, _)| !is_kept(id)).map(|(_, verdict)| verdict).chain(further.values());
    if env::var_os("SAYSO_BLESS").is_some() {
        let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/confidence.tsv");
        fs::write(&table, shares::table(&fs::read_to_string(&table).unwrap(), measured)).unwrap();
        return;
    }
    let kept: Vec<&Verdict> = ours.iter().filter(|(id, _)| is_kept(id)).map(|(_, verdict)| verdict).collect();
    println!("{}", shares::report(&kept));
    let gap = shares::gap(&kept);
    assert!(gap <= 0.08, "confidence and truth are {gap:.3} apart");
}
