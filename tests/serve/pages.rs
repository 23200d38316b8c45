//! Pages and their other formats.

use super::client::{Server, articles, graph_of, state};
use sayso::article::Meta;
use sayso::serve::{Settings, Source};

const PAGES: [&str; 6] = ["/", "/claims", "/search?q=jamming", "/topic?q=masts", "/figures", "/map"];
const MORE: [&str; 6] = ["/timeline?who=Russia", "/network", "/check", "/check?view=unnamed", "/ask", "/query"];
const ENTITIES: [&str; 4] = [
    "/actor/norway",
    "/article/masts",
    "/ask/who-accused-whom",
    "/about?iri=https%3A%2F%2Fw3id.org%2Fsayso%2Fontology%23Denial",
];

#[test]
fn every_page_is_there_and_loads_nothing_foreign() {
    let server = Server::of(&articles(), Settings::default());
    for path in PAGES.iter().chain(&MORE).chain(&ENTITIES) {
        let page = server.get_as(path, "text/html");
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        assert!(page.body.starts_with("<!DOCTYPE html>") && page.body.contains("<h1>"), "{path}");
        assert!(!page.body.contains("style=\"") && !page.body.contains(" onclick"), "{path}");
        assert_eq!(page.body.matches("<script").count(), 1, "{path}: the site's own script alone");
        for tag in page
            .body
            .split('<')
            .filter(|tag| tag.starts_with("script") || tag.starts_with("link") || tag.starts_with("img"))
        {
            assert!(tag.contains("=\"/"), "{path}: <{tag}");
        }
        for header in ["content-security-policy: default-src 'none'", "nosniff", "no-referrer"] {
            assert!(page.head.contains(header), "{path}: {}", page.head);
        }
        assert!(!page.head.contains("unsafe-inline"), "{}", page.head);
    }
}

#[test]
fn a_claim_stands_beside_its_answer_and_can_be_cited() {
    let server = Server::of(&articles(), Settings::default());
    let claims = server.get_as("/claims", "text/html").body;
    assert!(claims.contains("Ingrid Dahl") && claims.contains("denied the accusation"), "{claims}");
    let at = claims.find("href=\"/claim/masts/").unwrap() + "href=\"".len();
    let path = &claims[at..at + claims[at..].find('"').unwrap()];
    let claim = server.get_as(path, "text/html").body;
    for part in
        ["The Harbour Post", "2015-09-11", "characters", "https://post.example/masts#:~:text=", "sha256", "confidence"]
    {
        assert!(claim.contains(part), "{part}: {claim}");
    }
    let embedded = server.get_as(&format!("/embed{path}"), "text/html");
    assert!(embedded.head.contains("frame-ancestors *") && !embedded.body.contains("<script"), "{}", embedded.head);
    assert!(server.get_as(path, "text/html").head.contains("frame-ancestors 'none'"));
}

#[test]
fn how_widely_a_claim_is_told_stands_with_it_and_denials_of_other_articles_too() {
    let meta = |day: &str| Meta { published: Some(day.to_owned()), ..Meta::default() };
    let server = Server::of(
        &graph_of(&[
            ("first", "Ingrid Dahl accused Russia of jamming radio masts near Kirkenes.", meta("2015-09-11")),
            (
                "second",
                "Ingrid Dahl accused Russia of jamming the radio masts near Kirkenes. Russia denied the accusation.",
                meta("2015-09-12"),
            ),
        ]),
        Settings::default(),
    );
    let page = server.get_as("/claims", "text/html").body;
    assert!(page.contains("told in 2 texts, on the word of"), "{page}");
    let rows: serde_json::Value = serde_json::from_str(&server.get("/claims.json?answered=denied").body).unwrap();
    let rows = rows.as_array().unwrap();
    assert!(
        rows.iter().any(|row| row["fact"].as_str().unwrap().contains("/first#") && row["answered_by"] == "Russia"),
        "{rows:?}"
    );
}

#[test]
fn a_question_runs_when_it_is_asked() {
    let server = Server::of(&articles(), Settings::default());
    let looked = server.get_as("/ask/who-accused-whom", "text/html").body;
    assert!(looked.contains("name=\"actor\"") && !looked.contains("<thead"), "{looked}");
    for asked in ["ask=1", "actor=Norway", "actor=&from=&ask=1"] {
        let page = server.get_as(&format!("/ask/who-accused-whom?{asked}"), "text/html").body;
        assert!(page.contains("<thead") && page.contains("jamming"), "{asked}: {page}");
    }
}

#[test]
fn a_suffix_beats_what_a_browser_likes() {
    let server = Server::of(&articles(), Settings::default());
    let begins = [
        ("/claims.csv", "day,kind,who"),
        ("/claims.json", "["),
        ("/article/masts.nt", "<http"),
        ("/claims.rss", "<?xml"),
        ("/.rss", "<?xml"),
        ("/map.geojson", "{"),
        ("/network.gexf", "<?xml"),
        ("/ask/who-accused-whom.csv", "accuser,"),
    ];
    for (path, begin) in begins {
        let response = server.get_as(path, "text/html");
        assert_eq!(response.status, 200, "{path}: {}", response.body);
        assert!(
            response.body.to_ascii_uppercase().starts_with(&begin.to_ascii_uppercase()),
            "{path}: {}",
            response.body
        );
    }
    assert_eq!(server.get_as("/map.rss", "text/html").status, 406);
    assert!(server.get_as("/map.geojson", "*/*").body.contains("\"Oslo\""));
    let rows: serde_json::Value = serde_json::from_str(&server.get("/claims.json").body).unwrap();
    assert!(rows.as_array().unwrap().iter().any(|row| row["whom"] == "Russia"), "{rows}");
}

#[test]
fn filters_filter() {
    let server = Server::of(&articles(), Settings::default());
    let rows = |path: &str| -> usize {
        serde_json::from_str::<serde_json::Value>(&server.get(path).body)
            .map_or(0, |rows| rows.as_array().unwrap().len())
    };
    assert!(rows("/claims.json?whom=Russia") > 0);
    assert_eq!(rows("/claims.json?whom=Iceland"), 0);
    assert!(rows("/claims.json?kind=threat&who=Sweden") > 0);
    assert_eq!(rows("/claims.json?kind=threat&who=Norway"), 0);
    assert!(rows("/claims.json?answered=denied") > 0 && rows("/claims.json?answered=denied") <= rows("/claims.json"));
    assert_eq!(rows("/claims.json?month=2014"), 0);
    assert!(rows("/claims.json?source=harbour") > 0 && rows("/claims.json?source=gazette") == 0);
}

#[test]
fn a_page_that_has_not_changed_is_not_sent_again_and_a_new_state_is() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (state(&folder, "first", &articles()[..0]), state(&folder, "second", &articles()));
    let mut later = Some(second);
    let asked = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let ready = std::sync::Arc::clone(&asked);
    let next = move || if ready.load(std::sync::atomic::Ordering::Relaxed) { later.take() } else { None };
    let server = Server::with(folder, Source { state: first, next: Box::new(next) }, Settings::default());
    assert_eq!(server.get("/article/masts").status, 404);
    let page = server.get_as("/ask", "text/html");
    let tag = page.head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
    let again = server.ask("GET", "/ask", &[("Accept", "text/html"), ("If-None-Match", &tag)], "");
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    asked.store(true, std::sync::atomic::Ordering::Relaxed);
    let begun = std::time::Instant::now();
    while server.get("/article/masts").status != 200 {
        assert!(begun.elapsed().as_secs() < 20, "the new state is served");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert_eq!(server.ask("GET", "/ask", &[("Accept", "text/html"), ("If-None-Match", &tag)], "").status, 200);
}
