//! Stores that were damaged, disks that were full, files that are odd: nothing stored is lost, and what is wrong is said.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

#[path = "faults/cheap.rs"]
mod cheap;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const ARTICLES: usize = 70;

/// A place with articles and a store of them.
fn place() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("x.jsonl"), cheap::lines(0..ARTICLES)).unwrap();
    fs::write(place.path().join("one.jsonl"), cheap::lines(0..1)).unwrap();
    assert_eq!(run(place.path(), "build x.jsonl").0, 0);
    place
}

/// Exit code, standard output and standard error of `sayso`.
fn run(place: &Path, arguments: &str) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    done(command.args(arguments.split(' ')), place)
}

fn done(command: &mut Command, place: &Path) -> (i32, String, String) {
    for variable in ["SAYSO_STORE", "SAYSO_BASE", "FORCE_COLOR", "NO_COLOR"] {
        command.env_remove(variable);
    }
    let Output { status, stdout, stderr } = command.current_dir(place).output().unwrap();
    (status.code().unwrap(), String::from_utf8_lossy(&stdout).into(), String::from_utf8_lossy(&stderr).into())
}

fn segments(place: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(place.join("sayso.db/segments")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn articles(place: &Path) -> u64 {
    let stats = run(place, "stats --json").1;
    serde_json::from_str::<serde_json::Value>(&stats).unwrap()["articles"].as_u64().unwrap()
}

/// Change the manifest, see that a build keeps every segment and that `named` says what is wrong, and repair.
fn repaired_after(change: impl Fn(&str) -> Option<String>, code: i32, named: &str) {
    let place = place();
    let place = place.path();
    let manifest = place.join("sayso.db/manifest.jsonl");
    let changed = change(&fs::read_to_string(&manifest).unwrap());
    match &changed {
        Some(text) => fs::write(&manifest, text).unwrap(),
        None => fs::remove_file(&manifest).unwrap(),
    }
    let before = segments(place);
    let built = run(place, "build one.jsonl");
    assert_eq!(built.0, code, "{}", built.2);
    assert!(built.2.contains(named) && built.2.contains("hint: `sayso repair"), "{}", built.2);
    let known = changed.unwrap_or_default();
    let known: Vec<&str> = known.split_inclusive('\n').filter(|line| line.ends_with('\n')).collect();
    // Small segments that are known may have been merged.
    let is_known = |path: &PathBuf| known.iter().any(|line| line.contains(path.file_name().unwrap().to_str().unwrap()));
    assert!(before.iter().all(|path| is_known(path) || path.exists()), "a segment is gone");
    let pretended = run(place, "repair --dry-run");
    assert!(pretended.2.contains("nothing written"), "{}", pretended.2);
    let repaired = run(place, "repair");
    assert_eq!(repaired.0, 0, "{}", repaired.2);
    assert_eq!(articles(place), ARTICLES as u64);
    assert!(run(place, "build x.jsonl").2.contains("70 articles read (70 unchanged)"));
    assert!(run(place, "repair").2.contains("nothing to repair: 70 articles"));
}

#[test]
fn a_lost_manifest_costs_nothing() {
    repaired_after(|_| None, 2, "has lost its manifest.jsonl");
}

#[test]
fn an_empty_manifest_costs_nothing() {
    repaired_after(|_| Some(String::new()), 2, "is empty or cut off");
}

#[test]
fn a_manifest_cut_at_a_line_end_costs_nothing() {
    let first_two = |text: &str| Some(text.split_inclusive('\n').take(2).collect());
    repaired_after(first_two, 1, "the manifest does not name segment");
}

#[test]
fn a_manifest_cut_inside_its_last_line_costs_nothing() {
    repaired_after(|text| Some(text[..text.len() - 20].to_owned()), 1, "the manifest does not name segment");
}

#[test]
fn a_manifest_with_a_line_that_is_none_costs_nothing() {
    repaired_after(|text| Some(text.replacen("\"put\"", "put", 1)), 2, "manifest.jsonl:2: the manifest is damaged");
}

/// Run `sayso` where no file may grow beyond so many blocks of 512 bytes: to it the disk is full.
#[cfg(unix)]
fn run_on_a_full_disk(place: &Path, blocks: u64, arguments: &str) -> (i32, String, String) {
    let script = format!("ulimit -f {blocks}; trap '' XFSZ; exec {} {arguments}", env!("CARGO_BIN_EXE_sayso"));
    done(Command::new("sh").args(["-c", &script]), place)
}

#[cfg(unix)]
#[test]
fn a_first_build_on_a_full_disk_can_go_on() {
    let place = tempfile::tempdir().unwrap();
    let place = place.path();
    fs::write(place.join("x.jsonl"), cheap::lines(0..ARTICLES)).unwrap();
    let full = run_on_a_full_disk(place, 0, "build x.jsonl");
    assert_eq!(full.0, 2, "{}", full.2);
    // What a kill at the worst moment leaves besides.
    fs::write(place.join("sayso.db/manifest.tmp"), "{\"say").unwrap();
    let asked = run(place, "stats");
    assert!(asked.2.contains("is empty: a build ended before its first article"), "{}", asked.2);
    assert_eq!(run(place, "build x.jsonl").0, 0);
    assert_eq!(articles(place), ARTICLES as u64);
}

#[cfg(unix)]
#[test]
fn what_is_forgotten_on_a_full_disk_leaves_it_when_there_is_room() {
    // The address of what is forgotten is known no more, which is an error; the text leaves the disk all the same.
    for (again, code) in [("forget ferry-0005", 0), ("forget https://news.example/5", 1), ("build one.jsonl", 0)] {
        let place = place();
        let place = place.path();
        let room = (fs::metadata(place.join("sayso.db/manifest.jsonl")).unwrap().len() + 1_500) / 512;
        let full = run_on_a_full_disk(place, room, "forget ferry-0005");
        assert!(full.0 == 2 && full.2.contains("hint: forgotten, but the text is not yet off the disk"), "{}", full.2);
        assert!(cheap::holds(place.join("sayso.db").as_path(), &cheap::mark(5)), "there was room");
        assert_eq!(articles(place), ARTICLES as u64 - 1);
        let done = run(place, again);
        assert_eq!(done.0, code, "{}", done.2);
        assert!(!cheap::holds(place.join("sayso.db").as_path(), &cheap::mark(5)), "{again}");
        assert!(cheap::holds(place.join("sayso.db").as_path(), &cheap::mark(6)));
    }
}

#[test]
fn the_earlier_text_of_what_is_forgotten_leaves_the_disk_too() {
    let place = place();
    let place = place.path();
    fs::write(place.join("new.jsonl"), cheap::lines([5]).replace(&cheap::mark(5), "Corrected")).unwrap();
    assert_eq!(run(place, "build new.jsonl").0, 0);
    assert!(cheap::holds(place.join("sayso.db").as_path(), &cheap::mark(5)));
    assert_eq!(run(place, "forget ferry-0005").0, 0);
    assert!(!cheap::holds(place.join("sayso.db").as_path(), &cheap::mark(5)));
    assert!(!cheap::holds(place.join("sayso.db").as_path(), "Corrected"));
}

#[test]
fn an_address_forgets_all_articles_that_have_it() {
    let place = place();
    let forgotten = run(place.path(), "forget https://news.example/1");
    assert!(forgotten.2.contains("2 articles have the address https://news.example/1: `ferry-0000`, `ferry-0001`"));
    assert!(forgotten.2.contains("2 articles forgotten, 68 articles left"), "{}", forgotten.2);
}

#[test]
fn a_damaged_segment_is_named_and_the_rest_stays_usable() {
    let place = place();
    let place = place.path();
    let broken = &segments(place)[0];
    let mut bytes = fs::read(broken).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    fs::write(broken, bytes).unwrap();
    for command in
        ["stats", "query who-is", "query who-accused-whom", "check", "export", "explain buoys", "build one.jsonl"]
    {
        let (code, _, error) = run(place, command);
        assert_eq!(code, 1, "{command}: {error}");
        assert!(error.contains("is damaged: its ") && error.contains("hint: `sayso repair"), "{command}: {error}");
    }
    assert!(run(place, "query who-accused-whom -f csv").1.contains("Norway"), "the sound segments answer");
    let repaired = run(place, "repair");
    assert!(repaired.0 == 1 && repaired.2.contains("is lost"), "{}", repaired.2);
    assert!(articles(place) < ARTICLES as u64);
    assert_eq!(run(place, "stats").2, "");
    assert_eq!(run(place, "build x.jsonl").0, 0);
    assert_eq!(articles(place), ARTICLES as u64);
}

#[test]
fn a_build_reads_anew_what_was_damaged() {
    let place = place();
    let place = place.path();
    fs::remove_file(&segments(place)[0]).unwrap();
    assert!(run(place, "stats").2.contains("is missing: its "));
    let built = run(place, "build x.jsonl");
    assert_eq!(built.0, 0, "{}", built.2);
    assert_eq!(run(place, "stats").2, "");
}

#[test]
fn a_store_is_never_read_as_articles() {
    let place = tempfile::tempdir().unwrap();
    let place = place.path();
    fs::write(place.join("a.txt"), "Ferry\n\nNorway said so.\n").unwrap();
    for _ in 0..2 {
        let built = run(place, "build .");
        assert!(built.0 == 0 && built.2.contains("1 article read (1 "), "{}", built.2);
    }
    let other = run(place, "build . --store other.db");
    assert!(other.0 == 0 && !other.2.contains("skipped"), "another store is none either: {}", other.2);
    let named = run(place, "build sayso.db");
    assert!(named.2.contains("sayso.db: this is a store of sayso"), "{}", named.2);
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_not_waited_for() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("a.txt"), "Ferry\n\nNorway said so.\n").unwrap();
    assert!(Command::new("mkfifo").arg(place.path().join("p.txt")).status().unwrap().success());
    let read = run(place.path(), "build .");
    assert!(read.2.contains("1 article read (1 new), 1 skipped"), "{}", read.2);
}

#[test]
fn two_files_of_one_stem_both_get_in() {
    let place = tempfile::tempdir().unwrap();
    let place = place.path();
    for folder in ["x", "y"] {
        fs::create_dir(place.join(folder)).unwrap();
        fs::write(place.join(folder).join("a.txt"), format!("Ferry\n\nNorway said {folder}.\n")).unwrap();
    }
    fs::write(place.join("x/a.md"), "Ferry\n\nNorway said z.\n").unwrap();
    let ids = |arguments: &str| -> Vec<String> {
        let facts = run(place, &format!("extract {arguments}")).1;
        let id =
            |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
        facts.lines().map(id).collect()
    };
    assert_eq!(ids("x"), ["a", "a.txt"]);
    assert_eq!(ids("x/a.txt y/a.txt"), ["a", "y/a"]);
    assert_eq!(ids("x/a.txt ./x/a.txt"), ["a"], "one file is one article");
}

#[test]
fn what_a_record_says_and_is_not_understood_is_told() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("x.jsonl"), "{\"id\": 1, \"text\": \"Norway said so.\", \"date\": \"03/04/2015\"}\n")
        .unwrap();
    let built = run(place.path(), "build x.jsonl");
    assert!(
        built.2.contains("x.jsonl:1: the field `date` was left out: `03/04/2015` is not understood"),
        "{}",
        built.2
    );
    assert!(built.2.contains("1 article read (1 new), 1 with a field not understood: "), "{}", built.2);
}

#[test]
fn json_in_utf_16_and_a_text_cut_inside_a_character_are_named() {
    let place = tempfile::tempdir().unwrap();
    let place = place.path();
    let utf16: Vec<u8> = "\u{feff}{\"id\": 1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(place.join("w.jsonl"), utf16).unwrap();
    assert!(run(place, "extract w.jsonl").2.contains("hint: convert the file to UTF-8: `iconv -f UTF-16 -t UTF-8`"));
    for cut in ["the caf\u{e9}".as_bytes(), "they said \u{2019}".as_bytes()] {
        fs::write(place.join("c.txt"), &cut[..cut.len() - 1]).unwrap();
        let (code, _, error) = run(place, "extract c.txt");
        assert!(code == 1 && error.contains("not valid UTF-8"), "{error}");
    }
    fs::write(place.join("c.txt"), b"Norway closed the caf\xe9").unwrap();
    assert!(run(place, "extract c.txt").1.contains("café"), "the last letter of a text in Windows-1252");
}
