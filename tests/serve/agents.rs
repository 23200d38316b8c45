//! Tools for agents, over HTTP and over standard input and output.

use super::client::{Server, articles, state};
use sayso::serve::{Settings, Source, converse};
use serde_json::{Value, json};

fn call(server: &Server, message: &Value) -> (u16, Value) {
    let response = server.ask("POST", "/mcp", &[("Content-Type", "application/json")], &message.to_string());
    (response.status, serde_json::from_str(&response.body).unwrap_or_default())
}

fn tool(server: &Server, name: &str, arguments: Value) -> Value {
    let message =
        json!({"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": name, "arguments": arguments}});
    let (status, answer) = call(server, &message);
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["result"]["isError"], false, "{answer}");
    assert!(answer["result"]["content"][0]["text"].as_str().unwrap().len() <= 8_000);
    answer["result"]["structuredContent"].clone()
}

#[test]
fn every_tool_answers() {
    let server = Server::of(&articles(), Settings::default());
    let hello = json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18"}});
    let (_, welcome) = call(&server, &hello);
    assert_eq!(welcome["result"]["protocolVersion"], "2025-06-18");
    assert_eq!(call(&server, &json!({"jsonrpc": "2.0", "method": "notifications/initialized"})).0, 202);
    let (_, list) = call(&server, &json!({"jsonrpc": "2.0", "id": 2, "method": "tools/list"}));
    assert_eq!(list["result"]["tools"].as_array().unwrap().len(), 8);

    let accused = tool(&server, "who_accused", json!({"whom": "Russia"}));
    assert!(accused["count"].as_u64().unwrap() > 0, "{accused}");
    let iri = accused["rows"][0]["iri"].as_str().unwrap().to_owned();
    assert!(accused["rows"][0]["quote"].as_str().unwrap().contains("accused"), "{accused}");
    let claim = tool(&server, "claim", json!({"iri": iri}));
    assert!(
        claim["cite"]["headline"] == "Norway accuses Russia of jamming" && claim["answer_count"].as_u64().unwrap() > 0,
        "{claim}"
    );
    assert!(tool(&server, "explain", json!({"iri": iri}))["rule"].as_str().is_some_and(|rule| !rule.is_empty()));
    assert_eq!(tool(&server, "actor", json!({"name": "Russia"}))["who"]["name"], "Russia");
    let said = tool(&server, "search_statements", json!({"q": "jammed nothing"}));
    assert!(said["rows"][0]["who"]["name"].as_str().is_some_and(|name| name.contains("Orlov")), "{said}");
    let article = "https://w3id.org/sayso/id/article/masts";
    let span = tool(&server, "article_span", json!({"article": article, "from": 0, "to": 9}));
    assert_eq!(span["quote"], "Norwegian");
    assert!(tool(&server, "ask", json!({}))["count"].as_u64().unwrap() > 20);
    assert!(
        tool(&server, "ask", json!({"name": "who-accused-whom", "params": {"actor": "Norway"}}))["count"]
            .as_u64()
            .unwrap()
            > 0
    );
    assert_eq!(tool(&server, "sparql", json!({"query": "ASK { ?s a sayso:Statement }"}))["answer"], true);
}

#[test]
fn what_is_wrong_is_told() {
    let server = Server::of(&articles(), Settings::default());
    let message = |method: &str, params: Value| json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
    assert_eq!(call(&server, &message("resources/list", json!({}))).1["error"]["code"], -32601);
    assert_eq!(call(&server, &message("tools/call", json!({"name": "drop"}))).1["error"]["code"], -32602);
    let (_, missing) = call(&server, &message("tools/call", json!({"name": "claim", "arguments": {}})));
    assert_eq!(missing["result"]["isError"], true);
    assert!(missing["result"]["content"][0]["text"].as_str().unwrap().contains("hint: "), "{missing}");
    let response = server.ask("POST", "/mcp", &[("Content-Type", "application/json")], "{");
    assert!(response.body.contains("-32700"), "{}", response.body);
    let get = server.get("/mcp");
    assert!(get.status == 405 && get.head.contains("allow: post"), "{}", get.head);
    let foreign = [("Content-Type", "application/json"), ("Origin", "https://evil.example")];
    assert_eq!(server.ask("POST", "/mcp", &foreign, "{}").status, 403);
}

#[test]
fn a_line_in_a_line_out() {
    let folder = tempfile::tempdir().unwrap();
    let source = Source { state: state(&folder, "one", &articles()), next: Box::new(|| None) };
    let lines = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n\n{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}\n\
         {\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n";
    let mut out = Vec::new();
    converse(&Settings::default(), source, lines.as_bytes(), &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert_eq!(out.lines().count(), 2, "{out}");
    assert!(out.lines().all(|line| line.starts_with("{\"jsonrpc\":\"2.0\",\"id\":")), "{out}");
}
