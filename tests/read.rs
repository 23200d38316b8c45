//! Reading articles from real files, above all from bad ones: each input that cannot be read is named
//! with its place and its cause, and everything else is read.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up its files must fail")]

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use sayso::article::read::{MAX_ARTICLE_BYTES, Reader, Step};
use tempfile::TempDir;

/// What happened, a line each: `id: text`, `skipped: path` or the error, with the folder's path left out.
fn outcome(folder: &Path, inputs: &[&str]) -> Vec<String> {
    let inputs: Vec<_> = inputs.iter().map(|input| folder.join(input)).collect();
    let prefix = format!("{}/", folder.display());
    Reader::new(inputs)
        .map(|event| match event {
            Step::Article(article) => format!("{}: {}", article.id, article.text.trim()),
            Step::Skipped(skipped) => format!("skipped: {}", skipped.place),
            Step::Note(place, note) => format!("note: {place}: {note}"),
            Step::Left(error) | Step::Failed(error) => error.to_string(),
        })
        .map(|line| line.replace(&prefix, ""))
        .collect()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names() {
    let packed = gzip(b"The crane fell.");
    let files = folder(&[
        ("b.txt", b"The ferry left."),
        ("a/z.md", b"The mayor spoke."),
        ("a/c.txt.gz", &packed),
        ("a/list.jsonl", b"{\"id\": 7, \"text\": \"It rained.\"}\n"),
        ("one.json", b"[{\"id\": \"x\", \"text\": \"It snowed.\"}]"),
        (".hidden.txt", b"Not this."),
        (".git/a.txt", b"Nor this."),
        ("picture.png", b"\x89PNG\r\n"),
    ]);
    assert_eq!(
        outcome(files.path(), &[""]),
        [
            "a/c: The crane fell.",
            "7: It rained.",
            "a/z: The mayor spoke.",
            "b: The ferry left.",
            "x: It snowed.",
            "skipped: picture.png",
        ]
    );
}

#[test]
fn globs_choose_files_and_folders() {
    let files =
        folder(&[("a/1.txt", b"One."), ("a/2.md", b"Two."), ("b/deep/3.txt", b"Three."), ("c/4.txt", b"Four.")]);
    assert_eq!(outcome(files.path(), &["*/*.txt"]), ["a/1: One.", "c/4: Four."]);
    assert_eq!(outcome(files.path(), &["**/*.txt"]), ["a/1: One.", "b/deep/3: Three.", "c/4: Four."]);
    assert_eq!(outcome(files.path(), &["[ab]"]), ["a/1: One.", "a/2: Two.", "b/deep/3: Three."]);
    assert_eq!(outcome(files.path(), &["*.rst"]), ["*.rst: no file matches this pattern"]);
    assert_eq!(outcome(files.path(), &["[.txt"]).len(), 1);
}

#[test]
fn bad_files_are_named_and_the_rest_is_read() {
    let files = folder(&[
        ("a.txt", b"The ferry left."),
        ("binary.txt", b"\x00\x01\x02\x03 text"),
        ("damaged.txt", "Caf\u{e9}s in\nthe caf\u{e9} \u{e9}".as_bytes().split_last().unwrap().1),
        ("empty.txt", b""),
        ("blank.md", b" \n\t\n"),
        ("page.parquet", b"The ferry left."),
        ("torn.txt.gz", &gzip(&[b'x'; 5000])[..20]),
        ("windows.txt", b"The mayor\x92s ferry \x96 late again."),
        ("none/picture.jpg", b"\xff\xd8\xff"),
    ]);
    let inputs = [
        "binary.txt",
        "damaged.txt",
        "empty.txt",
        "blank.md",
        "page.parquet",
        "torn.txt.gz",
        "windows.txt",
        "none",
        "gone.txt",
        "gone/*.txt",
        "a.txt",
    ];
    let lines = outcome(files.path(), &inputs);
    assert_eq!(
        lines[..5],
        [
            "binary.txt: this is a binary file, not text",
            "damaged.txt:2:11: not valid UTF-8: byte 0xc3",
            "empty.txt: the file is empty",
            "blank.md: the file is empty",
            "page.parquet: `.parquet` is not a format that articles are read from",
        ]
    );
    assert!(lines[5].starts_with("torn.txt.gz: cannot be read:"), "{}", lines[5]);
    assert_eq!(lines[6], "windows: The mayor\u{2019}s ferry \u{2013} late again.");
    assert_eq!(lines[7], "skipped: none/picture.jpg");
    assert_eq!(lines[8], "none: the folder holds no articles");
    assert_eq!(lines[9], "gone.txt: no such file or folder");
    // A pattern in a folder that is not there.
    assert!(lines[10].starts_with("gone"), "{}", lines[10]);
    assert_eq!(lines.last().unwrap(), "a: The ferry left.");
}

#[test]
fn bad_records_are_named_by_line() {
    let files = folder(&[
        (
            "list.jsonl",
            b"{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \"b\", \"text\n\n{\"id\": \"c\"}\n{\"text\": \"x\"}\n\
              {\"id\": \"a\", \"text\": \"Two.\"}\n{\"id\": \"d\", \"text\": \"caf\xe9\"}\n{\"id\": \"e\", \"text\": \"Five.\"}",
        ),
        ("more.jsonl", b"{\"id\": \"e\", \"text\": \"Six.\"}"),
    ]);
    assert_eq!(
        outcome(files.path(), &["list.jsonl", "more.jsonl"]),
        [
            "a: One.",
            "list.jsonl:2:17: not valid JSON: EOF while parsing a string",
            "list.jsonl:4: the field `text` is missing",
            "bbe56d7c2d0f1f72: x",
            "list.jsonl:6: the id `a` was already used at list.jsonl:1",
            "list.jsonl:7:25: not valid UTF-8: byte 0xe9",
            "e: Five.",
            "more.jsonl:1: the id `e` was already used at list.jsonl:8",
        ]
    );
}

#[test]
fn a_line_of_fifty_megabytes_is_refused_and_the_next_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.jsonl");
    let mut file = fs::File::create(&path).unwrap();
    let megabyte = vec![b'x'; 1 << 20];
    file.write_all(b"{\"id\": \"big\", \"text\": \"").unwrap();
    for _ in 0..50 {
        file.write_all(&megabyte).unwrap();
    }
    file.write_all(b"\"}\n{\"id\": \"small\", \"text\": \"The ferry left.\"}\n").unwrap();
    drop(file);
    assert_eq!(
        outcome(folder.path(), &["big.jsonl"]),
        ["big.jsonl:1: longer than an article may be (32 MB)", "small: The ferry left."]
    );
    fs::write(folder.path().join("big.txt"), vec![b'x'; MAX_ARTICLE_BYTES + 1]).unwrap();
    assert_eq!(outcome(folder.path(), &["big.txt"]), ["big.txt: longer than an article may be (32 MB)"]);
}

#[test]
fn standard_input_may_hold_any_format() {
    let read = |text: &'static str| -> Vec<String> {
        let events = Reader::new(["-"]).with_stdin(text.as_bytes()).map(|event| match event {
            Step::Article(article) => article.id,
            Step::Skipped(skipped) => skipped.to_string(),
            Step::Note(place, note) => format!("note: {place}: {note}"),
            Step::Left(error) | Step::Failed(error) => error.to_string(),
        });
        events.collect()
    };
    assert_eq!(read("The ferry left."), ["stdin"]);
    assert_eq!(read("{\"id\": 1, \"text\": \"x\"}\n{\"id\": 2, \"text\": \"y\"}\n"), ["1", "2"]);
    assert_eq!(read("[\n {\"id\": 1, \"text\": \"x\"}\n]"), ["1"]);
    assert_eq!(read(""), ["standard input: the file is empty"]);
    assert_eq!(read("{\"id\": 1}\n"), ["standard input:1: the field `text` is missing"]);
}

#[test]
fn errors_come_with_a_hint() {
    let mut reader = Reader::new(["no/such/file.txt"]);
    let Some(Step::Failed(error)) = reader.next() else {
        panic!("a file that is not there was read");
    };
    assert!(error.hint().is_some_and(|hint| hint.contains("spelling")));
}

#[test]
fn front_matter_is_given_metadata() {
    let files = folder(&[("a.md", b"---\ntitle: Ferry leaves\ndate: 2016-03-03\n---\n\nThe ferry left at dawn.\n")]);
    let mut reader = Reader::new([files.path().join("a.md")]);
    let Some(Step::Article(article)) = reader.next() else {
        panic!("the article was not read");
    };
    assert_eq!(article.meta.headline.as_deref(), Some("Ferry leaves"));
    assert_eq!(article.meta.published.as_deref(), Some("2016-03-03"));
    assert!(article.text.starts_with("---"));
}
