//! Facts carried elsewhere: the JSON Schema, words beside spans, tables, merged stores, as a user gets them.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use sayso::article::read::{Reader, Step};
use serde_json::Value;

fn sayso(folder: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.env_remove("SAYSO_STORE").env_remove("SAYSO_BASE");
    command.current_dir(folder).args(arguments).assert()
}

fn stdout(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(sayso(folder, arguments).success().get_output().stdout.clone()).unwrap()
}

fn stderr(assert: &assert_cmd::assert::Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

fn record(id: &str, text: &str) -> String {
    format!(r#"{{"id": "{id}", "date": "2015-09-11", "source": "Harbour Daily", "text": "{text}"}}"#)
}

const ACCUSED: &str = "Norway accused Denmark of theft, the foreign minister said.";
const SAID: &str = "Sweden said that the buoys near Gao had not been moved.";

#[test]
fn the_schema_is_of_the_facts() {
    let place = tempfile::tempdir().unwrap();
    let schema: Value = serde_json::from_str(&stdout(place.path(), &["schema"])).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    fs::write(place.path().join("a.jsonl"), record("a", ACCUSED)).unwrap();
    let plain: Value = serde_json::from_str(&stdout(place.path(), &["extract", "a.jsonl"])).unwrap();
    assert_eq!(plain["version"], schema["properties"]["version"]["const"]);
    let told: Value = serde_json::from_str(&stdout(place.path(), &["extract", "a.jsonl", "--with-text"])).unwrap();
    assert_eq!(told["events"][0]["trigger_text"], "accused");
    assert_eq!(told["events"][0]["trigger"], plain["events"][0]["trigger"]);
}

#[test]
fn the_library_says_what_the_command_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lines = stdout(root, &["extract", "seeds", "--format", "jsonl"]);
    let sayso = sayso::Sayso::new(&sayso::Options::default()).unwrap();
    let articles = Reader::new([root.join("seeds")]).filter_map(|step| match step {
        Step::Article(article) => Some(*article),
        _ => None,
    });
    let facts = sayso.extract_all(articles).map(|done| serde_json::to_string(&done.facts.unwrap()).unwrap());
    let own: Vec<String> = facts.collect();
    assert_eq!(own.len(), 15);
    assert!(own.iter().map(String::as_str).eq(lines.lines()), "other facts than the command's");
}

#[test]
fn tables_are_written_and_other_formats_refused() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("a.jsonl"), record("a", ACCUSED) + "\n" + &record("b", SAID)).unwrap();
    sayso(place.path(), &["build", "a.jsonl"]).success();
    let done = sayso(place.path(), &["export", "--tables", "out", "--format", "csv", "--without-text"]).success();
    assert!(stderr(&done).contains("2 articles, "), "{}", stderr(&done));
    let articles = fs::read_to_string(place.path().join("out/articles.csv")).unwrap();
    assert_eq!(articles.lines().count(), 3);
    assert!(!articles.contains("buoys"), "without text: {articles}");
    let statements = fs::read_to_string(place.path().join("out/statements.csv")).unwrap();
    assert!(statements.contains(",Sweden,say,that the buoys near Gao had not been moved,"), "{statements}");
    sayso(place.path(), &["export", "--tables", "out"]).success();
    assert!(fs::read(place.path().join("out/events.parquet")).unwrap().starts_with(b"PAR1"));
    assert!(fs::read(place.path().join("out/happening_events.parquet")).unwrap().starts_with(b"PAR1"));
    let refused = sayso(place.path(), &["export", "--tables", "out", "--format", "xlsx"]).code(2);
    assert!(stderr(&refused).contains("hint: one of: parquet, csv"), "{}", stderr(&refused));
    fs::write(place.path().join("file"), "").unwrap();
    let failed = sayso(place.path(), &["export", "--tables", "file"]).code(2);
    assert!(stderr(&failed).contains("cannot write file"), "{}", stderr(&failed));
}

#[test]
fn merged_stores_and_shards_are_one_build() {
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, records: &[String]| fs::write(place.path().join(name), records.join("\n")).unwrap();
    write("one.jsonl", &[record("a", SAID), record("b", SAID)]);
    write("two.jsonl", &[record("b", ACCUSED), record("c", SAID)]);
    write("all.jsonl", &[record("a", SAID), record("b", ACCUSED), record("c", SAID)]);
    for name in ["one", "two", "all"] {
        sayso(place.path(), &["build", &format!("{name}.jsonl"), "--store", &format!("{name}.db")]).success();
        sayso(place.path(), &["export", "--store", &format!("{name}.db"), "-o", &format!("{name}.nq")]).success();
    }
    let wanted = fs::read(place.path().join("all.nq")).unwrap();
    let whole = |store: &str| stdout(place.path(), &["export", "--store", store, "--with-actors", "--format", "nq"]);
    let derived = whole("all.db");
    assert!(derived.contains("/derived/origins/2015-09"), "ledgers are among it");
    for (from, into) in [(["one.db", "two.db"], "stores.db"), (["one.nq", "two.nq"], "shards.db")] {
        let merged = sayso(place.path(), &["merge", from[0], from[1], "--into", into]).success();
        assert!(stderr(&merged).contains("3 new, 1 replaced; 3 articles in"), "{}", stderr(&merged));
        sayso(place.path(), &["export", "--store", into, "-o", "merged.nq"]).success();
        assert!(fs::read(place.path().join("merged.nq")).unwrap() == wanted, "{into}");
        assert!(whole(into) == derived, "{into}: what is derived");
        sayso(place.path(), &["check", "--store", into]).success();
    }
    let again = sayso(place.path(), &["merge", "two.db", "--into", "stores.db"]).success();
    assert!(stderr(&again).contains("2 unchanged; 3 articles"), "{}", stderr(&again));
    let rebuilt = sayso(place.path(), &["build", "all.jsonl", "--store", "stores.db"]).success();
    assert!(stderr(&rebuilt).contains("3 articles read (3 unchanged)"), "{}", stderr(&rebuilt));
}

#[test]
fn what_cannot_be_merged_is_named() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("a.jsonl"), record("a", SAID)).unwrap();
    sayso(place.path(), &["build", "a.jsonl", "--store", "one.db"]).success();
    sayso(place.path(), &["build", "a.jsonl", "--store", "two.db", "--base", "https://my.example/"]).success();
    let bases = sayso(place.path(), &["merge", "one.db", "two.db", "--into", "all.db"]).code(2);
    assert!(stderr(&bases).contains("the store's IRIs begin with"), "{}", stderr(&bases));
    sayso(place.path(), &["export", "--store", "two.db", "-o", "two.nq"]).success();
    sayso(place.path(), &["merge", "two.nq", "--into", "mine.db"]).success();
    let mine = stdout(place.path(), &["stats", "--store", "mine.db"]);
    assert!(mine.contains("https://my.example/"), "the base is that of the quads: {mine}");
    let missing = sayso(place.path(), &["merge", "none.db", "--into", "x.db"]).code(2);
    assert!(stderr(&missing).contains("there is no store at none.db"), "{}", stderr(&missing));
    fs::write(place.path().join("broken.nq"), "<a> broken\n").unwrap();
    let broken = sayso(place.path(), &["merge", "broken.nq", "--into", "y.db"]).code(2);
    assert!(stderr(&broken).contains("cannot load broken.nq"), "{}", stderr(&broken));
}
