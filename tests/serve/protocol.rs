//! The SPARQL protocol, the service description, the graph store, and entities under their own addresses.

use super::client::{Server, articles};
use sayso::serve::Settings;

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const DIRECT: (&str, &str) = ("Content-Type", "application/sparql-query");

#[test]
fn queries_and_what_is_no_query() {
    let server = Server::of(&articles(), Settings::default());
    let ask = "ASK%20%7B%20%3Fs%20a%20sayso%3AStatement%20%7D";
    let get = server.get(&format!("/sparql?query={ask}"));
    assert_eq!(get.status, 200, "{}", get.body);
    assert!(get.body.contains("\"boolean\":true"), "{}", get.body);
    assert!(server.ask("POST", "/sparql", &[FORM], &format!("query={ask}")).body.contains("true"));
    assert!(server.ask("POST", "/sparql", &[DIRECT], "ASK { ?s a sayso:Statement }").body.contains("true"));

    let head = server.ask("HEAD", &format!("/sparql?query={ask}"), &[], "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    for (status, response) in [
        (400, server.get("/sparql?query=SELECT%20%3Fs%20WHERE%20%7B")),
        (400, server.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D")),
        (400, server.get("/sparql?query=%FF")),
        (400, server.get("/sparql?query=LOAD%20%3Chttps%3A%2F%2Fx.example%2F%3E")),
        (400, server.ask("POST", "/sparql", &[FORM], "")),
        (400, server.ask("POST", "/sparql", &[DIRECT], "SELECT * { SERVICE <https://x.example/> { ?s ?p ?o } }")),
        (403, server.ask("POST", "/sparql", &[FORM], "update=CLEAR%20ALL")),
        (403, server.ask("POST", "/sparql", &[("Content-Type", "application/sparql-update")], "CLEAR ALL")),
        (405, server.ask("PUT", "/sparql", &[DIRECT], "ASK {}")),
        (405, server.ask("DELETE", "/graph?graph=x", &[], "")),
        (406, server.get_as(&format!("/sparql?query={ask}"), "image/png")),
        (406, server.get(&format!("/sparql?query={ask}&format=docx"))),
        (413, server.ask("POST", "/sparql", &[DIRECT], &"x".repeat(300_000))),
        (415, server.ask("POST", "/sparql", &[("Content-Type", "text/plain")], "ASK {}")),
        (415, server.ask("POST", "/sparql", &[DIRECT, ("Content-Encoding", "gzip")], "ASK {}")),
    ] {
        assert_eq!(response.status, status, "{}\n{}", response.head, response.body);
        assert!(response.body.contains("error: ") && response.body.contains("hint: "), "{}", response.body);
    }
    let mistake = server.get("/sparql?query=SELECT%20%3Fs%20WHERE%20%7B%20%3Fs%20%3Fp%20%7D");
    assert!(mistake.body.contains("query:1:"), "the place of a mistake is told: {}", mistake.body);
}

#[test]
fn every_format_is_what_it_says() {
    let server = Server::of(&articles(), Settings::default());
    let rows = "/sparql?query=SELECT%20%3Fc%20%7B%20%3Fc%20a%20sayso%3AStatement%20%7D%20LIMIT%202";
    for (accept, begins) in [
        ("application/sparql-results+json", "{\"head\""),
        ("application/sparql-results+xml", "<?xml"),
        ("text/csv", "c\r\n"),
        ("text/tab-separated-values", "?c\n"),
        ("application/json;q=0.5, text/html", "{\"head\""),
    ] {
        let response = server.get_as(rows, accept);
        assert!(response.body.starts_with(begins), "{accept}: {}", response.body);
        assert!(response.head.contains("vary: accept"), "{}", response.head);
    }
    let graph = "/sparql?query=CONSTRUCT%20%7B%20%3Fs%20a%20%3Ft%20%7D%20%7B%20%3Fs%20a%20%3Ft%20%7D%20LIMIT%203";
    for (accept, media) in [
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
        ("application/trig", "application/trig"),
        ("application/n-quads", "application/n-quads"),
    ] {
        let response = server.get_as(graph, accept);
        assert_eq!(response.status, 200, "{accept}: {}", response.body);
        assert!(response.head.contains(&format!("content-type: {media}")), "{}", response.head);
    }
}

#[test]
fn the_service_and_the_store_describe_themselves() {
    let server = Server::of(&articles(), Settings::default());
    for path in ["/sparql", "/.well-known/void"] {
        let described = server.get_as(path, "text/turtle");
        assert_eq!(described.status, 200, "{}", described.body);
        for term in ["sparql-service-description#Service", "http://localhost/sparql", "triples", "SPARQL11Query"] {
            assert!(described.body.contains(term), "{path} {term}: {}", described.body);
        }
    }
    assert!(server.get_as("/sparql", "text/html").head.contains("location: /query"));
    // Comunica asks for pages too, as there may be data in them; it goes where it is sent, and must not be sent to one.
    let engine = server.get_as("/sparql", "application/n-quads,text/turtle;q=0.8,text/html;q=0.2");
    assert!(
        engine.head.contains("content-type: application/n-quads") && engine.body.contains("#endpoint"),
        "{}",
        engine.head
    );
    let graph = "https%3A%2F%2Fw3id.org%2Fsayso%2Fid%2Farticle%2Fmasts";
    let one = server.get_as(&format!("/graph?graph={graph}"), "application/n-triples");
    assert!(one.status == 200 && one.body.contains("articleBody"), "{}", one.body);
    assert_eq!(server.get(&format!("/graph?graph={graph}x")).status, 404);
    assert_eq!(server.get("/graph").status, 400);
    assert_eq!(server.get("/graph?default").status, 403);
}

#[test]
fn entities_have_their_own_addresses() {
    let server = Server::of(&articles(), Settings::default());
    for (path, accept, part) in [
        ("/article/masts", "text/html", "<mark"),
        ("/article/masts", "text/turtle", "schema:articleBody"),
        ("/article/masts", "application/ld+json", "\"@context\""),
        ("/article/masts.ttl", "text/html", "schema:articleBody"),
        ("/actor/russia", "text/html,*/*;q=0.8", "Accused by others"),
        ("/actor/russia.jsonld", "text/html", "Russian Federation"),
    ] {
        let response = server.get_as(path, accept);
        assert_eq!(response.status, 200, "{path}: {}", response.body);
        assert!(response.body.contains(part), "{path} as {accept}: {}", response.body);
    }
    let document: serde_json::Value = serde_json::from_str(&server.get("/article/masts.jsonld").body).unwrap();
    let nodes = document["@graph"].as_array().unwrap();
    assert!(nodes.iter().all(|node| node.get("@graph").is_none()), "a document is one graph: {document}");
    assert_eq!(server.get("/article/none").status, 404);
    assert_eq!(server.get_as("/article/masts", "image/png").status, 406);
}
