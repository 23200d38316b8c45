//! Archives as they are, and as they should not be.

use super::*;
use crate::article::read::place::Place;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Cursor, Write};

fn record(kind: &str, url: &str, body: &str) -> Vec<u8> {
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
        body.len()
    )
    .into_bytes()
}

fn page(url: &str, text: &str) -> Vec<u8> {
    record("response", url, &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>{text}</p></html>"))
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn read(bytes: Vec<u8>) -> Vec<String> {
    let gzip = bytes.starts_with(&[0x1f]);
    let warc = Warc::new(Box::new(Cursor::new(bytes)), gzip, Label::file("w", Place::file("w.warc")));
    warc.map(|item| match item {
        Ok(Item::Member(member)) => member.label.id,
        Ok(Item::Skipped(skipped)) => skipped.to_string(),
        Ok(_) => panic!("neither"),
        Err(error) => error.to_string(),
    })
    .collect()
}

#[test]
fn pages_are_members_and_the_rest_is_counted() {
    let records = [
        record("warcinfo", "", "software: x"),
        record("request", "http://a.example/1", "GET / HTTP/1.1\r\n\r\n"),
        page("http://a.example/1", "One."),
        record("response", "http://a.example/2", "HTTP/1.1 404 Not Found\r\n\r\ngone"),
        record("response", "http://a.example/i", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
        record("conversion", "<http://a.example/3>", "x"),
        record(
            "response",
            "http://a.example/robots.txt",
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *",
        ),
    ];
    let expect = [
        "w.warc: record 1: a record about another",
        "w.warc: record 2: a record about another",
        "http://a.example/1",
        "w.warc: record 4: answered with 404",
        "w.warc: record 5: image/png, not a page",
        "w.warc: record 6: , not a page",
        "w.warc: record 7: text/plain, not a page",
    ];
    assert_eq!(read(records.concat()), expect);
    let gzips: Vec<u8> = records.iter().flat_map(|record| packed(record)).collect();
    assert_eq!(read(gzips), expect);
    assert_eq!(read(packed(&records.concat())), expect);
}

#[test]
fn damage_costs_the_record_that_it_is_in() {
    let [one, two, three] =
        [1, 2, 3].map(|at| page(&format!("http://a.example/{at}"), "The ferry left at dawn, and it sank."));
    let mut gzips = [packed(&one), packed(&two), packed(&three)].concat();
    let (start, end) = (packed(&one).len(), packed(&one).len() + packed(&two).len());
    gzips[start + 40..start + 80].fill(b'x');
    let found = read(gzips.clone());
    assert_eq!(found[0], "http://a.example/1");
    assert!(found[1].starts_with(&format!("w.warc: record 2: gzip damaged; went on at byte {end}")), "{found:?}");
    assert_eq!(found[2..], ["http://a.example/3"]);
    let found = read(gzips[..end + 30].to_vec());
    assert!(found.last().unwrap().starts_with("w.warc: record"), "{found:?}");
    // A length that lies, and rubbish between two.
    let lying = String::from_utf8(two).unwrap().replace("Content-Length: 1", "Content-Length: 10").into_bytes();
    let found = read([one.clone(), lying, three.clone()].concat());
    assert_eq!((found[0].as_str(), found.len()), ("http://a.example/1", 2), "{found:?}");
    let found = read([one.clone(), b"rubbish\r\n\r\n".to_vec(), three.clone()].concat());
    assert_eq!(
        found,
        [
            "http://a.example/1",
            &format!("w.warc: record 2: record damaged; went on at byte {}", one.len() + 11),
            "http://a.example/3"
        ]
    );
    let huge = read(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nx".to_vec());
    assert_eq!(huge, ["w.warc: record 1: the file ends within the record"]);
}
