//! The contract of the command line: exit codes, what goes to standard output, what errors say.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder with a store of two articles in it.
fn place() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::write(
        place.path().join("news.jsonl"),
        concat!(
            r#"{"id": "ferry", "title": "Ferry", "date": "2015-09-11", "url": "https://news.example/ferry", "#,
            r#""text": "Ferry\n\nNorway accused Denmark of closing the strait, the foreign minister said."}"#,
            "\n",
            r#"{"id": "buoys", "title": "Buoys", "text": "Buoys\n\nSweden said that the buoys had not been moved."}"#,
            "\n",
        ),
    )
    .unwrap();
    sayso(place.path(), &["build", "news.jsonl"]).success();
    place
}

/// Run `sayso` in a folder, without the environment's say in colour or store.
fn sayso(folder: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    for variable in ["SAYSO_STORE", "SAYSO_BASE", "FORCE_COLOR", "NO_COLOR", "RUST_BACKTRACE"] {
        command.env_remove(variable);
    }
    command.current_dir(folder).args(arguments).assert()
}

fn stdout(assert: &assert_cmd::assert::Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn stderr(assert: &assert_cmd::assert::Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

#[test]
fn a_second_build_reads_only_what_changed() {
    let place = place();
    let again = sayso(place.path(), &["build", "news.jsonl"]).success();
    assert!(stderr(&again).contains("2 articles read (2 unchanged): "), "{}", stderr(&again));
    let changed = fs::read_to_string(place.path().join("news.jsonl")).unwrap().replace("moved", "touched");
    fs::write(place.path().join("news.jsonl"), changed).unwrap();
    let dry = sayso(place.path(), &["build", "news.jsonl", "--dry-run"]).success();
    assert!(stderr(&dry).contains("would replace `buoys`"), "{}", stderr(&dry));
    let third = sayso(place.path(), &["build", "news.jsonl"]).success();
    assert!(stderr(&third).contains("2 articles read (1 changed, 1 unchanged): "), "{}", stderr(&third));
    assert_eq!(stdout(&third), "", "data goes to standard output, and a build has none");
}

#[test]
fn a_broken_line_is_named_and_the_rest_is_built() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("x.jsonl"), "{\"id\": \"a\", \"text\": \"One said so.\"}\nnot json\n").unwrap();
    let build = sayso(place.path(), &["build", "x.jsonl"]).code(1);
    let text = stderr(&build);
    assert!(text.contains("error: x.jsonl:2"), "{text}");
    assert!(text.contains("hint: "), "{text}");
    assert!(text.contains("1 article read (1 new), 1 failed: "), "{text}");
}

#[test]
fn the_number_of_threads_does_not_show() {
    let place = place();
    let exported = |store: &str, threads: &str| {
        sayso(place.path(), &["build", "news.jsonl", "--store", store, "--threads", threads]).success();
        stdout(&sayso(place.path(), &["export", "--store", store]).success())
    };
    let one = exported("one.db", "1");
    assert!(!one.is_empty());
    assert_eq!(one, exported("two.db", "2"));
}

#[test]
fn every_format_is_written() {
    let place = place();
    for format in ["ttl", "trig", "nt", "nq", "jsonld", "rdf", "text/turtle"] {
        let export = sayso(place.path(), &["export", "--format", format]).success();
        assert!(stdout(&export).contains("ferry"), "{format}");
    }
    sayso(place.path(), &["export", "-o", "one.ttl", "--article", "https://news.example/ferry"]).success();
    let one = fs::read_to_string(place.path().join("one.ttl")).unwrap();
    assert!(one.contains("article/ferry") && !one.contains("article/buoys"), "{one}");
    let refused = sayso(place.path(), &["export", "--format", "docx"]).code(2);
    assert_eq!(stderr(&refused), "error: there is no format `docx`\nhint: one of: ttl, trig, nt, nq, jsonld, rdf\n");
}

#[test]
fn rows_in_every_format_and_exit_code_1_for_none() {
    let place = place();
    let query = "SELECT ?day ?article { ?article a sayso:Article ; schema:datePublished ?day }";
    fs::write(place.path().join("my.rq"), query).unwrap();
    let csv = sayso(place.path(), &["query", "my.rq", "--format", "csv"]).success();
    assert_eq!(stdout(&csv), "day,article\r\n2015-09-11,https://w3id.org/sayso/id/article/ferry\r\n");
    for format in ["tsv", "json", "xml", "table"] {
        let answer = sayso(place.path(), &["query", "my.rq", "--format", format]).success();
        assert!(stdout(&answer).contains("2015-09-11"), "{format}");
    }
    fs::write(place.path().join("none.rq"), "SELECT * { ?x sayso:speaker <nobody> }").unwrap();
    let none = sayso(place.path(), &["query", "none.rq"]).code(1);
    assert_eq!((stdout(&none).as_str(), stderr(&none).as_str()), ("?x\n", "nothing found\n"));
    let quiet = sayso(place.path(), &["query", "none.rq", "-q"]).code(1);
    assert_eq!(stderr(&quiet), "");
}

#[test]
fn a_malformed_query_gets_line_column_caret_and_hint() {
    let place = place();
    fs::write(place.path().join("bad.rq"), "SELECT ?who\nWHERE { ?who sayos:said ?what }\n").unwrap();
    let bad = sayso(place.path(), &["query", "bad.rq"]).code(2);
    assert_eq!(
        stderr(&bad),
        "error: bad.rq:2:14: the prefix `sayos:` is not declared\n  \
         |\n2 | WHERE { ?who sayos:said ?what }\n  |              ^\nhint: did you mean `sayso:`?\n"
    );
}

#[test]
fn unknown_names_get_the_nearest() {
    let place = place();
    let query = sayso(place.path(), &["query", "who-acused-whom"]).code(2);
    assert!(
        stderr(&query).starts_with("error: there is no query `who-acused-whom`\nhint: did you mean `who-accused-whom`")
    );
    let article = sayso(place.path(), &["forget", "fery"]).code(1);
    assert_eq!(stderr(&article), "error: there is no article `fery` in the store\nhint: nearest: ferry\n");
    let parameter = sayso(place.path(), &["query", "who-accused-whom", "--set", "wrong"]).code(2);
    assert!(stderr(&parameter).contains("is not of the form name=value"));
    let command = sayso(place.path(), &["biuld"]).code(2);
    assert!(stderr(&command).contains("'build'"), "{}", stderr(&command));
}

#[test]
fn a_missing_or_strange_store_says_what_to_do() {
    let place = tempfile::tempdir().unwrap();
    let missing = sayso(place.path(), &["stats"]).code(2);
    assert_eq!(
        stderr(&missing),
        "error: there is no store at sayso.db\nhint: build one with `sayso build PATH… --store sayso.db`\n"
    );
    fs::create_dir(place.path().join("home")).unwrap();
    fs::write(place.path().join("home/thesis.txt"), "do not touch").unwrap();
    let strange = sayso(place.path(), &["build", "home", "--store", "home"]).code(2);
    assert!(stderr(&strange).starts_with("error: home is not a sayso store"), "{}", stderr(&strange));
}

#[test]
fn forgetting_takes_the_article_out() {
    let place = place();
    sayso(place.path(), &["forget", "https://news.example/ferry", "--dry-run"]).success();
    assert!(stdout(&sayso(place.path(), &["export"]).success()).contains("article/ferry"));
    sayso(place.path(), &["forget", "https://news.example/ferry"]).success();
    let left = stdout(&sayso(place.path(), &["export"]).success());
    assert!(left.contains("article/buoys") && !left.contains("article/ferry"), "{left}");
}

#[test]
fn a_base_stays_with_its_store() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("a.txt"), "Ferry\n\nNorway said so.\n").unwrap();
    sayso(place.path(), &["build", "a.txt", "--base", "https://my.example/"]).success();
    sayso(place.path(), &["build", "a.txt"]).success();
    let other = sayso(place.path(), &["build", "a.txt", "--base", "https://other.example/"]).code(2);
    assert!(stderr(&other).contains("hint: give --base https://my.example/"), "{}", stderr(&other));
    let relative = sayso(place.path(), &["build", "a.txt", "--base", "news"]).code(2);
    assert!(stderr(&relative).contains("not an absolute IRI"), "{}", stderr(&relative));
}

#[test]
fn the_demo_answers_and_the_manual_is_there() {
    let place = tempfile::tempdir().unwrap();
    let demo = sayso(place.path(), &["demo"]).success();
    assert!(stdout(&demo).contains("Who accused whom"), "{}", stdout(&demo));
    assert!(stderr(&demo).contains("sayso build"), "{}", stderr(&demo));
    assert!(fs::read_dir(place.path()).unwrap().next().is_none(), "the demo leaves nothing behind");
    assert!(stdout(&sayso(place.path(), &["man", "build"]).success()).contains(".SH"));
    assert!(stdout(&sayso(place.path(), &["completions", "bash"]).success()).contains("complete"));
    assert!(stdout(&sayso(place.path(), &["queries"]).success()).contains("who-accused-whom"));
}

#[test]
fn facts_without_a_store() {
    let place = place();
    let facts = sayso(place.path(), &["extract", "news.jsonl"]).success();
    let ids: Vec<String> = stdout(&facts)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["ferry", "buoys"]);
}

#[test]
fn the_day_to_count_from_is_part_of_what_makes_the_facts() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("a.txt"), "Raid\n\nRebels attacked a base near Gao on Wednesday.\n").unwrap();
    let with = |now: &[&str]| stdout(&sayso(place.path(), &[&["extract", "a.txt"], now].concat()).success());
    assert!(with(&[]).contains(r#""text":"Wednesday","date":null"#));
    assert!(with(&["--now", "2015-09-11"]).contains(r#""date":"2015-09-09""#));
    sayso(place.path(), &["extract", "a.txt", "--now", "Friday"]).code(2);
    sayso(place.path(), &["build", "a.txt"]).success();
    let again = sayso(place.path(), &["build", "a.txt", "--now", "2015-09-11"]).success();
    assert!(stderr(&again).contains("1 article read (1 changed)"), "{}", stderr(&again));
}

#[test]
fn a_map_needs_coordinates() {
    let place = place();
    let query = r#"SELECT ?name ?lat ?long { VALUES (?name ?lat ?long) { ("Gao" 16.27 -0.04) } }"#;
    fs::write(place.path().join("map.rq"), query).unwrap();
    let map = sayso(place.path(), &["query", "map.rq", "--format", "geojson"]).success();
    assert!(stdout(&map).contains("[-0.04,16.27]"), "{}", stdout(&map));
    sayso(place.path(), &["query", "map.rq", "-o", "map.geojson"]).success();
    assert!(
        fs::read_to_string(place.path().join("map.geojson")).unwrap().starts_with(r#"{"type":"FeatureCollection""#)
    );
    let none = sayso(place.path(), &["query", "most-quoted", "--format", "geojson"]).code(2);
    assert!(stderr(&none).contains("hint: select a place's geo:asWKT"), "{}", stderr(&none));
}

#[test]
fn a_build_tells_what_it_met() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("in");
    fs::create_dir(&folder).unwrap();
    let french =
        "Le ministre a déclaré lundi que le gouvernement ne reconnaîtrait pas les résultats du vote dans la ville. ";
    fs::write(folder.join("a.txt"), "Norway accused Denmark of closing the strait on Friday.").unwrap();
    fs::write(
        folder.join("b.html"),
        "<html><body><p>Sweden said that the buoys had not been moved at all.</p></body></html>",
    )
    .unwrap();
    fs::write(folder.join("c.txt"), french.repeat(4)).unwrap();
    fs::write(folder.join("d.png"), "x").unwrap();
    let build = sayso(place.path(), &["build", "in", "--report", "in/report.jsonl"]).success();
    let said = stderr(&build);
    for part in [
        "2 articles read (2 new), 2 skipped (1 in French, 1 not an article's format): ",
        "by format: 1 HTML, 1 text",
        "2 articles without a day of publication",
        "--now",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // In the folder that is read, and no article of it.
    let report = fs::read_to_string(folder.join("report.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> = report.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_kind = |kind: &str| lines.iter().filter(|line| line["kind"] == kind).count();
    assert_eq!((of_kind("article"), of_kind("skipped"), lines.len()), (2, 2, 4));
    assert!(
        lines.iter().any(|line| line["id"] == "b" && line["format"] == "HTML" && line["statements"] == 1),
        "{report}"
    );
    let table = "Kopf,Inhalt\nBuoys,Sweden said that the buoys had not been moved.\n";
    fs::write(place.path().join("t.csv"), table).unwrap();
    let facts =
        sayso(place.path(), &["extract", "-f", "jsonl", "--columns", "title=Kopf,text=Inhalt", "t.csv"]).success();
    assert!(stdout(&facts).contains("\"headline\":\"Buoys\""), "{}", stdout(&facts));
}

#[test]
fn facts_lead_back_to_their_page() {
    let place = place();
    let explained = sayso(place.path(), &["explain", "strait"]).success();
    assert!(stdout(&explained).contains("https://news.example/ferry#:~:text="), "{}", stdout(&explained));
    let quoted = sayso(place.path(), &["export", "--quotes", "-f", "nq"]).success();
    let quoted = stdout(&quoted);
    assert!(
        quoted.contains("oa#TextQuoteSelector") && quoted.contains("oa#hasSource> <https://news.example/ferry>"),
        "{quoted}"
    );
    assert!(!quoted.contains("buoys#statement-7-51-selector"), "an article without an address has no page");
}

#[test]
fn verdicts_are_kept_shown_and_withdrawn() {
    let place = place();
    let fact = |store: &[&str]| {
        stdout(&sayso(place.path(), &[&["query", "who-accused-whom", "--format", "csv"], store].concat()))
    };
    let before = fact(&[]);
    let iri = before.lines().nth(1).unwrap().rsplit("article/").next().unwrap().to_owned();
    let file = format!(
        "PREFIX sayso: <https://w3id.org/sayso/ontology#>\nPREFIX a: <https://w3id.org/sayso/id/actor/>\n\
         <article/{iri}> sayso:wrong \"a quotation from a play\" .\n<actor/no-such-one> sayso:sameAs a:norway .\n"
    );
    fs::write(place.path().join("mine.ttl"), &file).unwrap();
    let built = sayso(place.path(), &["build", "news.jsonl", "--verdicts", "mine.ttl"]).success();
    assert!(stderr(&built).contains("(2 unchanged)"), "{}", stderr(&built));
    assert!(stderr(&built).contains("mine.ttl:4: there is no a:no-such-one"), "{}", stderr(&built));
    sayso(place.path(), &["query", "who-accused-whom"]).code(1);
    let shortcut = "ASK { ?accuser sayso:accused ?accused }";
    assert!(stdout(&sayso(place.path(), &["query", "-e", shortcut])).contains("false"));
    let explained = stdout(&sayso(place.path(), &["explain", &format!("article/{iri}")]).success());
    assert!(
        explained.contains("judged wrong a quotation from a play") && explained.contains("[Norway accused"),
        "{explained}"
    );
    let exported = stdout(&sayso(place.path(), &["export"]).success());
    assert!(!exported.contains("ontology#accused>"), "{exported}");
    sayso(place.path(), &["check"]).success();
    // A rebuild keeps them, a merge takes them along, whole articles stay as they were read.
    let changed = fs::read_to_string(place.path().join("news.jsonl")).unwrap().replace("moved", "touched");
    fs::write(place.path().join("news.jsonl"), changed).unwrap();
    sayso(place.path(), &["build", "news.jsonl"]).success();
    sayso(place.path(), &["query", "who-accused-whom"]).code(1);
    sayso(place.path(), &["merge", "sayso.db", "--into", "all.db"]).success();
    sayso(place.path(), &["query", "who-accused-whom", "--store", "all.db"]).code(1);
    for store in ["sayso.db", "all.db"] {
        let listed = stdout(&sayso(place.path(), &["verdicts", "--store", store]).success());
        assert!(listed.contains("wrong  <article/ferry#") && listed.contains("(mine.ttl:3)"), "{listed}");
        sayso(place.path(), &["verdicts", "--withdraw", "mine.ttl", "--store", store]).success();
        assert_eq!(fact(&["--store", store]), before);
    }
    sayso(place.path(), &["verdicts", "--withdraw", "mine.ttl"]).code(1);
}

#[test]
fn a_verdict_that_cannot_be_used_is_named_and_nothing_is_taken() {
    let place = place();
    let head = "PREFIX sayso: <https://w3id.org/sayso/ontology#>\n";
    for (body, line) in [
        ("<actor/a> sayso:sameas <actor/b> .", 2),
        ("\n<article/ferry#event-0-1> sayso:wrong <actor/b> .", 3),
        ("<actor/a> sayso:sameAs <actor/b> .\n<actor/b> sayso:notSameAs <actor/a> .", 3),
        ("<actor/a> sayso:sameAs b:c .", 2),
    ] {
        fs::write(place.path().join("bad.ttl"), format!("{head}{body}\n")).unwrap();
        for command in [&["verdicts", "bad.ttl"][..], &["build", "news.jsonl", "--verdicts", "bad.ttl", "--dry-run"]] {
            let failed = sayso(place.path(), command).code(2);
            let text = stderr(&failed);
            assert!(text.contains(&format!("bad.ttl:{line}: ")) && text.contains("hint: "), "{body}: {text}");
        }
    }
    assert!(stdout(&sayso(place.path(), &["verdicts"]).success()).is_empty());
}

#[test]
fn the_readme_shows_what_a_query_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let (command, shown) = readme.split("```text\n$ sayso ").nth(1).unwrap().split_once('\n').unwrap();
    let shown = shown.split("```").next().unwrap();
    let place = tempfile::tempdir().unwrap();
    sayso(place.path(), &["build", root.join("seeds").to_str().unwrap()]).success();
    let arguments: Vec<&str> = command.split(' ').chain(["--format", "csv"]).collect();
    let printed = stdout(&sayso(place.path(), &arguments).success());
    let told =
        |line: &&str| ["denied_by", "denied", "words", "day"].iter().any(|key| line.trim_start().starts_with(key));
    let values: Vec<&str> =
        shown.lines().filter(told).filter_map(|line| Some(line.trim().split_once(' ')?.1.trim())).collect();
    assert!(values.len() >= 8, "{shown}");
    for value in values {
        assert!(printed.contains(value), "{value} in {printed}");
    }
}
