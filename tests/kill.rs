//! `kill -9` at random moments of a build: the store opens, holds whole articles only, and a rerun
//! completes to the graph of an unbroken build.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use sayso::store::{Store, StoreError};

const ARTICLES: usize = 300;
const KILLS: u64 = 4;

/// Articles with enough sentences to keep a build busy for a moment.
fn write_articles(path: &Path) {
    let sentences = [
        "The foreign minister of Norway said on Monday that the ferry talks would go on.",
        "“We did not close the strait,” a spokesman for Denmark told reporters in Oslo.",
        "Sweden accused Finland of moving the buoys at night.",
        "At least 12 people were hurt when two boats met in the fog, the harbour office said.",
    ];
    let mut lines = String::new();
    for number in 0..ARTICLES {
        let body: Vec<&str> = (0..8).map(|turn| sentences[(number + turn) % sentences.len()]).collect();
        let text = format!("Ferry dispute, day {number}\n\n{}", body.join("\n\n"));
        let record = serde_json::json!({ "id": format!("ferry-{number:04}"), "text": text, "date": "2015-09-11" });
        lines.push_str(&record.to_string());
        lines.push('\n');
    }
    fs::write(path, lines).unwrap();
}

fn build(articles: &Path, store: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.arg("build").arg(articles).arg("--store").arg(store).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Every article that the manifest names is there with as many quads as it was put with.
fn assert_whole(store: &Store) {
    store
        .for_each(|entry, quads| {
            assert_eq!(quads.len(), entry.counts.quads, "article {} is torn", entry.id);
            Ok::<(), StoreError>(())
        })
        .unwrap();
}

/// A small generator of numbers that are the same in every run (splitmix64).
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[test]
fn a_killed_build_leaves_whole_articles_and_a_rerun_completes_it() {
    let place = tempfile::tempdir().unwrap();
    let articles = place.path().join("articles.jsonl");
    write_articles(&articles);

    let started = Instant::now();
    let unbroken = place.path().join("unbroken.db");
    assert!(build(&articles, &unbroken).status().unwrap().success());
    let whole_build = started.elapsed();
    let wanted = Store::open(&unbroken).unwrap().canonical_hash().unwrap();

    let broken = place.path().join("broken.db");
    let mut state = 20_150_911;
    for _ in 0..KILLS {
        let mut child = build(&articles, &broken).spawn().unwrap();
        let moment = random(&mut state) % whole_build.as_micros().max(1) as u64;
        sleep(Duration::from_micros(moment));
        child.kill().unwrap();
        child.wait().unwrap();
        match Store::open(&broken) {
            Ok(store) => assert_whole(&store),
            // Killed before there was a manifest: there is nothing yet, and nothing torn.
            Err(StoreError::Missing(_) | StoreError::NotAStore(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }

    assert!(build(&articles, &broken).status().unwrap().success());
    let store = Store::open(&broken).unwrap();
    assert_whole(&store);
    assert_eq!(store.manifest().articles.len(), ARTICLES);
    assert_eq!(store.canonical_hash().unwrap(), wanted);
}
