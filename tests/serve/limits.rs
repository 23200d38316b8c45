//! Slow clients, runaway queries, and the end.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use super::client::{Server, articles, request};
use sayso::serve::Settings;

/// A query that never ends by itself.
const RUNAWAY: &str = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j))) < 3) }";
const DIRECT: (&str, &str) = ("Content-Type", "application/sparql-query");

#[test]
fn a_runaway_query_ends_and_others_are_answered_meanwhile() {
    let settings = Settings { time: Some(Duration::from_secs(4)), queries: 1, ..Settings::default() };
    let server = Server::of(&articles(), settings);
    let mut runaway = server.connect();
    let begun = Instant::now();
    runaway.write_all(&request("POST", "/sparql", &[DIRECT], RUNAWAY)).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(server.get("/claims").status, 200);
    let refused = server.ask("POST", "/sparql", &[DIRECT], "ASK {}");
    assert_eq!(refused.status, 429, "{}", refused.body);
    assert!(refused.head.contains("retry-after"), "{}", refused.head);
    let mut answer = String::new();
    runaway.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("hint: "), "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert!(server.ask("POST", "/sparql", &[DIRECT], "ASK {}").body.contains("true"));
}

#[test]
fn a_query_whose_client_has_gone_ends() {
    let settings = Settings { time: Some(Duration::from_secs(120)), queries: 1, ..Settings::default() };
    let server = Server::of(&articles(), settings);
    let mut runaway = server.connect();
    runaway.write_all(&request("POST", "/sparql", &[DIRECT], RUNAWAY)).unwrap();
    std::thread::sleep(Duration::from_millis(500));
    drop(runaway);
    let begun = Instant::now();
    while server.ask("POST", "/sparql", &[DIRECT], "ASK {}").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(20), "the seat is free again");
    }
}

#[test]
fn slow_clients_make_room_for_newcomers() {
    let server = Server::of(&articles(), Settings { connections: 32, ..Settings::default() });
    let mut slow = Vec::new();
    for _ in 0..100 {
        let mut stream = server.connect();
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: loc"); // may be dropped already
        slow.push(stream);
    }
    let begun = Instant::now();
    assert_eq!(server.get("/ask").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    let mut body = server.connect();
    body.write_all(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nASK").unwrap();
    slow.push(body);
    assert_eq!(server.get("/ask").status, 200);
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let server = Server::of(&articles(), Settings { body_time: Duration::from_millis(300), ..Settings::default() });
    let half = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\nConnection: close\r\n\r\nASK";
    assert_eq!(server.send(half).status, 408);
    let server = Server::of(&articles(), Settings { head_time: Duration::from_millis(300), ..Settings::default() });
    assert!(matches!(server.send(b"GET / HTTP/1.1\r\nHost: loc").status, 0 | 408));
}

#[test]
fn it_ends_when_it_is_told_to() {
    let mut server = Server::of(&articles(), Settings::default());
    let idle = server.connect();
    assert_eq!(server.get("/ask").status, 200);
    let begun = Instant::now();
    server.stop();
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    drop(idle);
    assert!(std::net::TcpStream::connect(server.address).is_err());
}
