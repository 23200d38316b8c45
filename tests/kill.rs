//! `kill -9` at random moments of a build, a forgetting, a repair: the store opens, holds whole articles only, what was
//! to be forgotten is gone in the end, and the same command again ends as if it had never been broken off.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

#[path = "faults/cheap.rs"]
mod cheap;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use sayso::store::{Store, StoreError};

const ARTICLES: usize = 500;
const KILLS: usize = 6;

/// A command that says nothing.
fn sayso(arguments: &[&str], store: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.args(arguments).arg("--store").arg(store).stdout(Stdio::null()).stderr(Stdio::null());
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

/// How many articles there are, and a hash of all that they say.
fn state(store: &Path) -> (usize, String) {
    let mut store = Store::open(store).unwrap();
    store.skip_damage(sayso::store::Look::Bytes);
    assert_eq!(store.damage(), []);
    assert_whole(&store);
    (store.manifest().articles.len(), store.canonical_hash().unwrap())
}

/// The index of a store, byte by byte; made by who asks where there is none.
fn index(store: &Path) -> Vec<u8> {
    assert!(sayso(&["query", "-e", "ASK {}"], store).status().unwrap().success());
    let files = fs::read_dir(store.join("index")).unwrap().map(|entry| entry.unwrap().path());
    let indexes: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|it| it == "index")).collect();
    let [index] = indexes.as_slice() else { panic!("{indexes:?}") };
    fs::read(index).unwrap()
}

/// A small generator of numbers that are the same in every run (splitmix64).
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// Start a command and kill it at some moment of the time that it should take.
fn kill(mut command: Command, takes: Duration, seed: &mut u64) {
    let mut child = command.spawn().unwrap();
    sleep(Duration::from_micros(random(seed) % takes.as_micros().max(1) as u64));
    child.kill().unwrap();
    child.wait().unwrap();
}

/// A folder with its files in another place.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// A store of all articles, what it holds, and how long it took.
fn unbroken(place: &Path) -> (PathBuf, (usize, String), Duration) {
    let articles = place.join("articles.jsonl");
    fs::write(&articles, cheap::lines(0..ARTICLES)).unwrap();
    let store = place.join("unbroken.db");
    let started = Instant::now();
    assert!(sayso(&["build", articles.to_str().unwrap()], &store).status().unwrap().success());
    let takes = started.elapsed();
    (store.clone(), state(&store), takes)
}

#[test]
fn a_killed_command_leaves_whole_articles_and_the_same_again_completes_it() {
    let place = tempfile::tempdir().unwrap();
    let mut seed = 20_150_911;
    let (unbroken, wanted, takes) = unbroken(place.path());
    assert_eq!(wanted.0, ARTICLES);

    let articles = place.path().join("articles.jsonl");
    let articles = articles.to_str().unwrap();
    let broken = place.path().join("broken.db");
    for round in 0..KILLS {
        // The first kills fall into the first moments, before there is a manifest.
        let takes = if round < 2 { takes / 20 } else { takes };
        kill(sayso(&["build", articles], &broken), takes, &mut seed);
        match Store::open(&broken) {
            Ok(store) => assert_whole(&store),
            Err(StoreError::Missing(_) | StoreError::Unbuilt(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }
    assert!(sayso(&["build", articles], &broken).status().unwrap().success());
    assert_eq!(state(&broken), wanted);

    forgetting(&unbroken, place.path(), &mut seed);
    repairing(&unbroken, place.path(), &wanted, &mut seed);
}

/// Forget, killed on the way, and again, by ids and by addresses: the text is off the disk, and nothing else is gone.
fn forgetting(unbroken: &Path, place: &Path, seed: &mut u64) {
    let numbers: Vec<usize> = (2..ARTICLES).step_by(67).collect();
    let ids: Vec<String> = numbers.iter().map(|number| cheap::id(*number)).collect();
    let addresses: Vec<String> = numbers.iter().map(|number| format!("https://news.example/{number}")).collect();
    let [arguments, by_address] = [&ids, &addresses]
        .map(|names| std::iter::once("forget").chain(names.iter().map(String::as_str)).collect::<Vec<&str>>());
    let whole = place.join("forgotten.db");
    copy(unbroken, &whole);
    let started = Instant::now();
    assert!(sayso(&arguments, &whole).status().unwrap().success());
    let takes = started.elapsed();
    let wanted = state(&whole);
    let wanted_index = index(&whole);
    assert_eq!(wanted.0, ARTICLES - ids.len());
    for round in 0..KILLS {
        let store = place.join(format!("forget-{round}.db"));
        copy(unbroken, &store);
        let arguments = if round % 2 == 0 { &arguments } else { &by_address };
        kill(sayso(arguments, &store), takes, seed);
        // All of them are still there, or all are forgotten and some may have to leave the disk.
        let held = Store::open(&store).unwrap();
        assert_whole(&held);
        assert!([ARTICLES, wanted.0].contains(&held.manifest().articles.len()));
        drop(held);
        sayso(arguments, &store).status().unwrap();
        assert_eq!(state(&store), wanted);
        assert!(index(&store) == wanted_index, "{round}");
        for number in &numbers {
            assert!(!cheap::holds(&store, &cheap::mark(*number)), "{number} after {round} kills");
        }
    }
}

/// A manifest lost and a segment damaged, repaired, killed on the way, and again.
fn repairing(unbroken: &Path, place: &Path, wanted: &(usize, String), seed: &mut u64) {
    let damaged = |name: &str| {
        let store = place.join(name);
        copy(unbroken, &store);
        fs::remove_file(store.join("manifest.jsonl")).unwrap();
        let segment = fs::read_dir(store.join("segments")).unwrap().map(|entry| entry.unwrap().path()).min().unwrap();
        let mut bytes = fs::read(&segment).unwrap();
        bytes.truncate(bytes.len() / 2);
        fs::write(&segment, bytes).unwrap();
        store
    };
    let whole = damaged("repaired.db");
    let started = Instant::now();
    assert!(sayso(&["repair"], &whole).status().unwrap().success());
    let takes = started.elapsed();
    let (repaired, repaired_index) = (state(&whole), index(&whole));
    assert!(repaired.0 > wanted.0 - 40 && repaired.0 < wanted.0, "{}", repaired.0);
    for round in 0..KILLS {
        let store = damaged(&format!("repair-{round}.db"));
        kill(sayso(&["repair"], &store), takes, seed);
        sayso(&["repair"], &store).status().unwrap();
        assert_eq!(state(&store), repaired);
        assert!(index(&store) == repaired_index, "{round}");
    }
    let articles = place.join("articles.jsonl");
    assert!(sayso(&["build", articles.to_str().unwrap()], &whole).status().unwrap().success());
    assert_eq!(&state(&whole), wanted);
}
