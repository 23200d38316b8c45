//! Formats from end to end: what becomes of files as people have them, whole, broken and hostile.
//!
//! The fixtures that many tools are tried with lie outside of this repository; where they are not at hand, their tests say
//! so and pass. `SAYSO_SHARED` names their folder.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up its files must fail")]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use sayso::article::Article;
use sayso::article::read::{Reader, Step};
use sayso::{Options, Sayso};
use serde_json::Value;
use zip::write::SimpleFileOptions;

/// What became of the inputs, a line each: `id: text`, `skipped …`, `note …` or `failed …`, the folder left out.
fn outcome(folder: &Path, names: &[&str]) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    let steps = Reader::new(names.iter().map(|name| folder.join(name)));
    steps.map(|step| shown(step).replace(&prefix, "")).collect()
}

fn shown(step: Step) -> String {
    match step {
        Step::Article(article) => {
            let day = article.meta.published.as_deref().unwrap_or("-");
            format!("{} {day}: {}", article.id, article.text.trim().replace('\n', "/"))
        }
        Step::Skipped(skipped) => format!("skipped {skipped}"),
        Step::Note(place, note) => format!("note {place}: {note}"),
        Step::Left(error) => format!("left out {error}"),
        Step::Failed(error) => format!("failed {error}"),
    }
}

fn articles(reader: Reader) -> Vec<Article> {
    reader.filter_map(|step| if let Step::Article(article) = step { Some(*article) } else { None }).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn page(title: &str, day: &str) -> String {
    let paragraph =
        "The ferry sailed at dawn on Monday, the mayor of Port Roe said, and nobody was hurt in the storm that night.";
    format!(
        "<!doctype html><html lang=en><head><title>{title} - Harbour Post</title><meta property='article:published_time' content='{day}T09:00:00-05:00'>\
         </head><body><nav><a href=/>Home</a></nav><article><h1>{title}</h1><p>{paragraph} {paragraph}</p><p>“We sail again,” she said. {paragraph}</p>\
         </article></body></html>"
    )
}

fn warc(pages: &[(String, String)]) -> Vec<u8> {
    let records = pages.iter().map(|(url, html)| {
        let body = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
        let head = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        gzip(format!("{head}{body}\r\n\r\n").as_bytes())
    });
    records.collect::<Vec<_>>().concat()
}

fn zipped(files: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn feed(pages: &[(String, String)]) -> String {
    let items = pages.iter().map(|(url, html)| {
        format!(
            "<item><link>{url}</link><content:encoded><![CDATA[{}]]></content:encoded></item>",
            html.replace("]]>", "]] >")
        )
    });
    format!("<rss version='2.0'><channel>{}</channel></rss>", items.collect::<String>())
}

/// What an article says, for comparison: its facts as they are printed, without what it is called and where it stands.
fn said(sayso: &Sayso, article: &Article) -> Value {
    let mut facts = serde_json::to_value(sayso.extract(article)).unwrap();
    facts["id"].take();
    // A digest of the article with its id.
    facts["sha256"].take();
    facts["meta"]["url"].take();
    // Who has no name of his own is named after the article.
    for entity in facts["entities"].as_array_mut().unwrap() {
        entity["iri"].take();
    }
    // An address is evidence of where a page's names lie: how sure they are is another thing with it than without.
    for place in facts["places"].as_array_mut().unwrap() {
        place["confidence"].take();
    }
    facts
}

/// How many of the pages say something else as one web archive, as one zip, as one feed, than they do as files.
fn different_by_wrapping(pages: &[(String, String)]) -> BTreeMap<String, usize> {
    let folder = tempfile::tempdir().unwrap();
    let named: Vec<(String, String)> =
        pages.iter().enumerate().map(|(at, (_, html))| (format!("p{at:03}.html"), html.clone())).collect();
    fs::create_dir(folder.path().join("files")).unwrap();
    for (name, html) in &named {
        fs::write(folder.path().join("files").join(name), html).unwrap();
    }
    fs::write(folder.path().join("all.warc.gz"), warc(pages)).unwrap();
    fs::write(folder.path().join("all.zip"), zipped(&named)).unwrap();
    fs::write(folder.path().join("feed.xml"), feed(pages)).unwrap();
    let sayso = Sayso::new(&Options::default()).unwrap();
    let facts = |name: &str| -> Vec<Value> {
        articles(Reader::new([folder.path().join(name)])).iter().map(|article| said(&sayso, article)).collect()
    };
    let facts = &facts;
    let others = ["all.warc.gz", "all.zip", "feed.xml"];
    std::thread::scope(|threads| {
        let read = others.map(|other| threads.spawn(move || facts(other)));
        let files = facts("files");
        let statements: usize = files.iter().map(|it| it["statements"].as_array().unwrap().len()).sum();
        assert!(statements > 0, "pages that say nothing show nothing");
        let compared = others.into_iter().zip(read).map(|(other, read)| {
            let read = read.join().unwrap();
            assert_eq!(files.len(), read.len(), "{other}");
            (other.to_owned(), files.iter().zip(&read).filter(|(one, other)| one != other).count())
        });
        compared.collect()
    })
}

#[test]
fn pages_say_the_same_however_they_come() {
    let pages: Vec<(String, String)> = (0..4)
        .map(|at| {
            (
                format!("https://post.example/2015/09/1{at}/ferry"),
                page(&format!("Ferry sails {at}"), &format!("2015-09-1{at}")),
            )
        })
        .collect();
    let different = different_by_wrapping(&pages);
    assert!(different.values().all(|count| *count == 0), "{different:?}");
}

#[test]
fn a_zip_holds_files_of_all_kinds() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("a/2015-09-11_ferry.txt".to_owned(), "The ferry left.".to_owned()),
        ("../../etc/b.txt".to_owned(), "Title: Crane\nDate: 12 September 2015\n\nIt fell.".to_owned()),
        ("saved.txt".to_owned(), page("Ferry sails", "2015-09-13")),
        ("mail.eml".to_owned(), "From: a@b\nSubject: x\nDate: Mon, 14 Sep 2015 08:00:00 +0000\n\nA letter.".to_owned()),
        ("rows.csv".to_owned(), "id,text,date\n7,It rained.,2015-09-15\n".to_owned()),
        ("p.png".to_owned(), "x".to_owned()),
        ("LICENSE".to_owned(), "Some words.".to_owned()),
    ];
    fs::write(folder.path().join("all.zip"), zipped(&files)).unwrap();
    let found: Vec<String> =
        outcome(folder.path(), &["all.zip"]).into_iter().map(|line| line.chars().take(60).collect()).collect();
    assert_eq!(
        found,
        [
            "all/etc/b 2015-09-12: Title: Crane/Date: 12 September 2015//",
            "skipped all.zip: LICENSE: not an article's format",
            "all/a/2015-09-11_ferry 2015-09-11: The ferry left.",
            "all/mail 2015-09-14: A letter.",
            "skipped all.zip: p.png: not an article's format",
            "7 2015-09-15: It rained.",
            "all/saved 2015-09-13: The ferry sailed at dawn on Monday, th",
        ]
    );
    let records = concat!(r#"{"text": "It left."}"#, "\n", r#"{"text": "It left."}"#, "\n");
    fs::write(folder.path().join("twice.jsonl"), records).unwrap();
    assert_eq!(outcome(folder.path(), &["twice.jsonl"])[1], "skipped twice.jsonl:2: the same article again");
    fs::write(folder.path().join("sheet.xlsx"), zipped(&[("xl/workbook.xml".to_owned(), "<x/>".to_owned())])).unwrap();
    assert_eq!(
        outcome(folder.path(), &["sheet.xlsx"]),
        ["failed sheet.xlsx: `.xlsx` is not a format that articles are read from"]
    );
    let mut nested = zipped(&[("a.txt".to_owned(), "It left.".to_owned())]);
    for _ in 0..4 {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("in.zip", SimpleFileOptions::default()).unwrap();
        zip.write_all(&nested).unwrap();
        nested = zip.finish().unwrap().into_inner();
    }
    fs::write(folder.path().join("deep.zip"), nested).unwrap();
    assert!(outcome(folder.path(), &["deep.zip"])[0].ends_with("files inside of files, nested too deep"));
}

#[test]
fn articles_in_other_languages_are_named_and_passed_over() {
    let french = "Le ministre des Affaires étrangères a déclaré lundi que le gouvernement ne reconnaîtrait pas les résultats du vote. \
        Selon lui, les autorités de la ville ont refusé de laisser entrer les observateurs, et plusieurs personnes ont été arrêtées. ";
    let english = "The foreign minister said on Monday that the government would not recognise the results of the vote in the city. ";
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a.txt", french.repeat(2)),
        ("b.txt", format!("{french}\n\n{}", english.repeat(4))),
        ("c.txt", "Le Pen à Paris: «non»".to_owned()),
        ("d.txt", "Москва заявила, что переговоры не начнутся до понедельника.".to_owned()),
        ("e.txt", "OSLO DENIES REPORT ON FERRY; CITES STORM, FOG, ICE, WIND, TIDE".repeat(4)),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let found: Vec<String> =
        outcome(folder.path(), &[""]).into_iter().map(|line| line.chars().take(26).collect()).collect();
    assert_eq!(found[0], "skipped a.txt: in French");
    assert!(
        found[1].starts_with("b -: ") && found[2].starts_with("c -: ") && found[4].starts_with("e -: "),
        "{found:?}"
    );
    assert_eq!(found[3], "skipped d.txt: in Russian");
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(8) {
            if bytes.is_empty() {
                return;
            }
            let at = self.below(bytes.len());
            match self.below(5) {
                0 => bytes[at] = self.below(256) as u8,
                1 => bytes.truncate(at),
                2 => bytes.insert(at, b"<>&\"{}\0\n"[self.below(8)]),
                3 => {
                    let end = (at + self.below(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
                _ => {
                    let end = (at + self.below(200)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
    }
}

#[test]
fn mutated_files_end_without_a_panic() {
    let pages = [("https://post.example/a".to_owned(), page("Ferry sails", "2015-09-13"))];
    let mail = "From: a@b\nSubject: =?utf-8?b?4oCU?= x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=zz\n\n--zz\nContent-Type: text/html\n\n\
        <p>It left.</p>\n--zz\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n\nUEsDBA==\n--zz--\n";
    let seeds: Vec<Vec<u8>> = vec![
        pages[0].1.clone().into_bytes(),
        feed(&pages).into_bytes(),
        b"<feed><entry><title type='html'>A &lt;b&gt;</title><content type='xhtml'><div><p>x &amp; y</p></div></content></entry></feed>".to_vec(),
        warc(&pages),
        zipped(&pages.iter().map(|(_, html)| ("a.html".to_owned(), html.clone())).collect::<Vec<_>>()),
        mail.as_bytes().to_vec(),
        format!("From x Thu Nov 26 09:45:52 2015\n{mail}\nFrom y Thu Nov 26 09:45:52 2015\n{mail}").into_bytes(),
        br#"{"articles": [{"title": "a", "content": "<p>b</p>", "publishedAt": {"$date": 1433976300}, "source": {"name": "c"}}]}"#.to_vec(),
        br"{\rtf1\ansi{\fonttbl{\f0 A;}}The \b ferry\b0 left\'85\u8220?x\par}".to_vec(),
        b"<nitf><body><hl1>x</hl1><body.content><p>It left.</p></body.content></body></nitf>".to_vec(),
        b"<!DOCTYPE lewis><REUTERS NEWID='1'><TITLE>x</TITLE><BODY>It left.</BODY></REUTERS>".to_vec(),
        b"  1 of 1 DOCUMENTS\n\nPost\n\nSeptember 11, 2015\n\nFerry\n\nLENGTH: 4 words\n\nIt left.\n\nLOAD-DATE: x\n".to_vec(),
    ];
    // Who has the time names a number of seconds, and gets other numbers than this test has every day.
    let more = env::var("SAYSO_MUTATE_SECONDS").ok().map(|seconds| Duration::from_secs(seconds.parse().unwrap()));
    let begun = Instant::now();
    let mut dice = Dice(if more.is_some() { 11 } else { 7 });
    for round in 0.. {
        if more.map_or(round >= 42, |seconds| begun.elapsed() > seconds) {
            break;
        }
        for (at, seed) in seeds.iter().enumerate() {
            let mut bytes = seed.clone();
            dice.mutate(&mut bytes);
            let started = Instant::now();
            let steps = Reader::new(["-"]).with_stdin(Cursor::new(bytes)).count();
            assert!(steps < 2000, "seed {at}, round {round}: {steps} steps");
            assert!(started.elapsed() < Duration::from_secs(10), "seed {at}, round {round}");
        }
    }
}

/// The folder of fixtures, where it is at hand.
fn shared(folder: &str) -> Option<PathBuf> {
    let root = env::var_os("SAYSO_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = root.join("gold").join(folder);
    if !path.is_dir() {
        eprintln!("skipped: there is no {}", path.display());
        return None;
    }
    Some(path)
}

fn check_fixtures(folder: &str, expected: &[(&str, &[&str])]) {
    let Some(path) = shared(folder) else { return };
    for (name, expect) in expected {
        let started = Instant::now();
        let found: Vec<String> =
            outcome(&path, &[name]).into_iter().map(|line| line.chars().take(110).collect()).collect();
        assert_eq!(found, *expect, "{name}");
        assert!(started.elapsed() < Duration::from_secs(20), "{name}");
    }
}

#[test]
fn feeds_of_the_fixtures() {
    let summary = |name: &str, count: &str| format!("note {name}: {count} items have a summary only, read as such");
    let noted = |name: &str| summary(name, "1 of 1");
    check_fixtures(
        "formats/feeds",
        &[
            ("atom.xml", &["https://h.example/b 2015-11-20: Oslo denied & said.//Two."]),
            ("billion.xml", &["skipped billion.xml: item 1: nothing in it"]),
            ("broken_amp.xml", &["broken_amp#1 -: x < y & z", &noted("broken_amp.xml")]),
            ("broken_entity.xml", &["broken_entity#1 -: d", &noted("broken_entity.xml")]),
            ("broken_leading.xml", &["broken_leading#1 -: first", &noted("broken_leading.xml")]),
            (
                "broken_truncated.xml",
                &[
                    "broken_truncated#1 -: first",
                    "skipped broken_truncated.xml: item 2: nothing in it",
                    &summary("broken_truncated.xml", "1 of 2"),
                ],
            ),
            ("broken_unclosed.xml", &["broken_unclosed#1 -: first line", &noted("broken_unclosed.xml")]),
            ("ctrl.xml", &["ctrl#1 -: x", &noted("ctrl.xml")]),
            (
                "gnews_sitemap.xml",
                &["skipped gnews_sitemap.xml: a list of addresses, no articles; sayso fetches nothing"],
            ),
            ("jsonfeed.json", &["1 2015-11-20: Oslo denied.", "2 -: Plain."]),
            ("latin1.xml", &["latin1#1 -: naïve", &noted("latin1.xml")]),
            ("rss091.xml", &["http://h/1 -: Body", &noted("rss091.xml")]),
            ("rss10.rdf", &["http://h/1 2015-11-20: B", &noted("rss10.rdf")]),
            (
                "rss2_content.xml",
                &[
                    "https://h.example/a 2015-11-20: Oslo denied the report on Friday.//\"We know nothing,\" the minister said.",
                ],
            ),
            (
                "rss2_desc_only.xml",
                &[
                    "rss2_desc_only#1 -: Only a summary.",
                    "rss2_desc_only#2 -: no title no guid",
                    &summary("rss2_desc_only.xml", "2 of 2"),
                ],
            ),
            ("utf16.xml", &["utf16#1 -: naïve", &noted("utf16.xml")]),
        ],
    );
}

/// In a sayso that reads PDFs their words come in order, columns one after the other; in another they are named.
#[test]
fn printed_pages_of_the_fixtures() {
    let Some(path) = shared("formats/pdf") else { return };
    for file in fs::read_dir(&path).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let found = outcome(&path, &[&name]);
        if cfg!(feature = "pdf") {
            assert!(found.len() == 1 && !found[0].starts_with("failed"), "{name}: {found:?}");
            // Both layouts of a text have the same words in the same order.
            let other = name.replace("_1col", "_2col");
            let words = |found: &[String]| found[0].split_once(": ").unwrap().1.replace(['/', ' '], "");
            let (one, two) = (words(&found), words(&outcome(&path, &[&other])));
            let same = one.split('.').filter(|sentence| two.contains(*sentence)).count();
            assert!(same * 10 >= one.split('.').count() * 9, "{name}: {same} sentences of {}", one.split('.').count());
        } else {
            assert_eq!(found, [format!("failed {name}: a PDF, and this sayso was built without reading them")]);
        }
    }
}

#[test]
fn letters_of_the_fixtures() {
    let statement =
        "OSLO, Nov 20 – Oslo denied the report.//\"We know nothing,\" the minister said.//> quoted old mail/--/P";
    let statement: String = format!("1@h 2015-11-20: {statement}").chars().take(110).collect();
    check_fixtures(
        "formats/mail",
        &[
            ("broken.eml", &["broken -: No end"]),
            ("flowed.eml", &["flowed -: Oslo denied the report, “as promised” it said."]),
            ("html.eml", &["html -: Oslo denied.//Two."]),
        ],
    );
    let Some(path) = shared("formats/mail") else { return };
    let shown = |name: &str| {
        outcome(&path, &[name])
            .into_iter()
            .map(|line| line.replace("-- /", "--/").chars().take(100).collect::<String>())
            .collect::<Vec<_>>()
    };
    let found = shown("a.eml");
    assert!(found[0].starts_with(&statement[..90]), "{found:?}");
    let attached = if cfg!(feature = "pdf") { "failed" } else { "skipped" };
    assert!(found[1].starts_with(&format!("{attached} a.eml: attachment 1: ")), "{found:?}");
    assert_eq!(shown("box.mbox")[2..], ["box#2 -: Oslo denied.//Two."]);
}

#[test]
fn archives_of_the_fixtures() {
    let Some(path) = shared("formats/warc") else { return };
    let count = |name: &str, start: &str| outcome(&path, &[name]).iter().filter(|line| line.starts_with(start)).count();
    assert_eq!(
        outcome(&path, &["broken_hugelen.warc"]),
        ["failed broken_hugelen.warc: record 1: the file ends within the record"]
    );
    assert_eq!(outcome(&path, &["page.wet.gz"])[0], "http://a.example/1 -: Oslo denied the report./Menu");
    let whole = count("news.warc.gz", "http");
    assert!(whole >= 60, "{whole} pages");
    assert_eq!(
        (count("news.warc.gz", "failed"), count("site.wacz", "http"), count("site.wacz", "failed")),
        (0, whole, 0)
    );
    let damaged = outcome(&path, &["broken_middle.warc.gz"]);
    let faults: Vec<&String> = damaged.iter().filter(|line| line.starts_with("failed")).collect();
    assert!(faults.len() == 1 && faults[0].contains("gzip damaged; went on at byte"), "{faults:?}");
    assert!(count("broken_middle.warc.gz", "http") >= whole - 1);
    assert!(count("broken_truncated.warc.gz", "http") > whole / 3);
    assert_eq!(count("broken_truncated.warc.gz", "failed"), 1);
    // The same page in eleven packings, one of them a bomb, one cut off behind the article; and two in old encodings.
    let encoded = outcome(&path, &["encodings.warc"]);
    let bodies: Vec<&str> = encoded
        .iter()
        .filter(|line| line.starts_with("http"))
        .filter_map(|line| line.split_once(": "))
        .map(|(_, text)| text)
        .collect();
    assert_eq!(encoded.iter().filter(|line| line.contains("200 times its size")).count(), 1, "{encoded:?}");
    assert_eq!(bodies.iter().filter(|text| **text == bodies[0]).count(), 10, "all but the bomb");
    assert!(encoded.iter().any(|line| line.ends_with("The mayor’s café")), "windows-1252 by its meta tag");
    assert!(encoded.iter().any(|line| line.contains("record 12: in ")), "windows-1251 by its header is Cyrillic");
}

#[test]
fn hostile_pages_of_the_fixtures_end_with_a_message() {
    let Some(path) = shared("formats/hostile") else { return };
    for file in fs::read_dir(&path).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let started = Instant::now();
        let found = outcome(&path, &[&name]);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert!(started.elapsed() < Duration::from_secs(10), "{name}");
        let read = matches!(name.as_str(), "nul.html" | "unclosed.html");
        assert_eq!(!found[0].starts_with("failed"), read, "{name}: {found:?}");
    }
}

#[test]
fn languages_of_the_fixtures() {
    let Some(path) = shared("formats") else { return };
    let Ok(table) = fs::read_to_string(path.join("lang.tsv")) else { return };
    let mut wrong = Vec::new();
    for row in table.lines() {
        let [code, kind, text] = row.split('\t').collect::<Vec<_>>()[..] else { continue };
        let english = code == "eng";
        let judged = english || kind == "para4" && text.chars().filter(|c| c.is_alphabetic()).count() >= 300;
        let skipped =
            Reader::new(["-"]).with_stdin(Cursor::new(text.to_owned())).any(|step| matches!(step, Step::Skipped(_)));
        if judged && english == skipped {
            wrong.push(format!("{code} {kind}: {}", text.chars().take(80).collect::<String>()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), &wrong[..wrong.len().min(10)]);
}

#[test]
fn pages_of_the_fixtures_say_the_same_however_they_come() {
    let Some(path) = shared("html/pages") else { return };
    let mut files: Vec<PathBuf> = fs::read_dir(&path).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let pages: Vec<(String, String)> = files
        .iter()
        .enumerate()
        .map(|(at, file)| {
            (format!("https://post.example/{at}"), String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned())
        })
        .collect();
    let different = different_by_wrapping(&pages);
    assert!(different.values().all(|count| *count == 0), "{different:?}");
}
