//! What means harm: articles, names, headers, paths.

use super::client::{Server, articles, graph_of, request};
use sayso::article::Meta;
use sayso::serve::Settings;

#[test]
fn an_article_is_text_whatever_stands_in_it() {
    let meta = Meta {
        headline: Some("<script>alert('h')</script> & \"quotes\"".to_owned()),
        publisher: Some("<img src=x onerror=alert(1)>".to_owned()),
        author: Some("</title><script>alert(2)</script>".to_owned()),
        url: Some("javascript:alert(document.domain)".to_owned()),
        published: Some("2015-09-11".to_owned()),
        ..Meta::default()
    };
    let text =
        "Norway accused Russia of \"<script>alert('t')</script>\" on Friday. =cmd() Russia denied the accusation.";
    let server = Server::of(&graph_of(&[("evil", text, meta)]), Settings::default());
    for path in
        ["/", "/claims", "/article/evil", "/actor/russia", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/timeline"]
    {
        let page = server.get_as(path, "text/html").body;
        assert!(!page.contains("<script>alert") && !page.contains("<img"), "{path}: {page}");
        assert!(!page.to_ascii_lowercase().contains("href=\"javascript:"), "{path}: {page}");
        let feed = server.get(&format!("{}.rss", path.split('?').next().unwrap().trim_end_matches('/')));
        assert!(!feed.body.contains("<script>"), "{path}: {}", feed.body);
    }
    assert!(server.get("/article/evil.json").body.contains("<script>"), "data are data");
}

#[test]
fn only_its_own_names_are_answered() {
    let settings = Settings { hosts: vec!["desk.example".to_owned()], ..Settings::default() };
    let server = Server::of(&articles(), settings);
    let under = |host: &str| server.ask("GET", "/", &[("Host", host)], "").status;
    assert_eq!((under("localhost"), under("desk.example:80"), under("127.0.0.1:1")), (200, 200, 200));
    assert_eq!((under("evil.example"), under("localhost.evil.example")), (403, 403));
    assert_eq!(server.send(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status, 400);
    assert_eq!(
        server.send(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n").status,
        400
    );
}

#[test]
fn other_origins_are_told_only_when_asked_for() {
    let server = Server::of(&articles(), Settings::default());
    let origin = ("Origin", "https://desk.example");
    assert!(!server.ask("GET", "/", &[origin], "").head.contains("access-control"));
    let open =
        Server::of(&articles(), Settings { origins: vec!["https://desk.example".to_owned()], ..Settings::default() });
    assert!(open.ask("GET", "/", &[origin], "").head.contains("access-control-allow-origin: https://desk.example"));
    assert!(!open.ask("GET", "/", &[("Origin", "https://evil.example")], "").head.contains("access-control-allow"));
    let preflight = open.ask("OPTIONS", "/sparql", &[origin, ("Access-Control-Request-Method", "POST")], "");
    assert!(preflight.status == 204 && preflight.head.contains("access-control-allow-methods"), "{}", preflight.head);
}

#[test]
fn paths_lead_nowhere_else_and_heads_have_an_end() {
    let server = Server::of(&articles(), Settings::default());
    for path in [
        "/static/../Cargo.toml",
        "/static/%2e%2e%2fCargo.toml",
        "/article/..%2f..%2fetc%2fpasswd",
        "/../etc/passwd",
        "/article/%00",
        "/claim/x",
        "/about?iri=%00",
    ] {
        let response = server.get(path);
        assert!((400..500).contains(&response.status), "{path}: {}", response.status);
        assert!(!response.body.contains("[package]") && !response.body.contains("root:"), "{path}");
    }
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\nConnection: close\r\n\r\n", "x".repeat(200_000));
    assert!(matches!(server.send(long.as_bytes()).status, 0 | 400..=499));
    let many: Vec<(String, String)> = (0..500).map(|at| (format!("X-{at}"), "x".to_owned())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert!(matches!(server.send(&request("GET", "/", &many, "")).status, 0 | 400..=499));
    assert_eq!(server.get("/").status, 200);
}
