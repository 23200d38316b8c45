//! Records of every shape that people have.

use super::*;

fn drafts(json: &str) -> Vec<Draft> {
    let found = read(json.as_bytes(), &Label::file("a", Place::file("a.json")), Format::Json);
    found.into_iter().filter_map(|item| if let Ok(Item::Draft(draft)) = item { Some(*draft) } else { None }).collect()
}

fn check(json: &str) -> Result<Draft, String> {
    let label = Label::file("a", Place::file("a.jsonl").at(7, None));
    let found = read(json.as_bytes(), &label, Format::JsonLines).into_iter().next_back().unwrap();
    found.map_err(|error| error.to_string()).map(|item| match item {
        Item::Draft(draft) => *draft,
        _ => panic!("no draft"),
    })
}

#[test]
fn fields() {
    let draft = check(
        r#"{"id": 5, "text": "It left.", "title": " Ferry  left ", "date": "2016-03-03T10:00:00Z",
           "source": "Harbour Post", "url": "", "authors": ["Jane Roe", "John Doe"], "views": 3}"#,
    )
    .unwrap();
    assert_eq!(draft.id, "5");
    assert_eq!(draft.text, "It left.");
    assert_eq!(draft.given.headline.as_deref(), Some("Ferry left"));
    assert_eq!(draft.given.published.as_deref(), Some("2016-03-03"));
    assert_eq!(draft.given.author.as_deref(), Some("Jane Roe, John Doe"));
    assert_eq!(draft.given.url, None);
    assert_eq!(Value::Object(draft.given.extra), serde_json::json!({"views": 3}));
}

#[test]
fn what_is_wrong_with_a_record() {
    for (json, message) in [
        (r#"{"id": ""}"#, "a.jsonl:7: the field `text` is missing"),
        (r#"{"id": "a"}"#, "a.jsonl:7: the field `text` is missing"),
        (r#"{"id": "a", "text": 3}"#, "a.jsonl:7: the field `text` must be a string"),
        (r#"{"id": [], "text": ""}"#, "a.jsonl:7: the field `id` must be a string or a number"),
        (r#"{"id": "a", "text": " "}"#, "a.jsonl:7: the article `a` has no text"),
        ("[1]", "a.jsonl:7: a record must be a JSON object, not an array"),
        (r#"{"id": "a", "te"#, "a.jsonl:7:15: not valid JSON: EOF while parsing a string"),
    ] {
        assert_eq!(check(json).unwrap_err(), message, "{json}");
    }
}

#[test]
fn bytes_that_are_no_text_are_named_by_column() {
    let label = Label::file("a", Place::file("a.jsonl").at(2, None));
    let found = read(b"{\"id\": \"\xe9\"}", &label, Format::JsonLines).remove(0);
    assert_eq!(found.err().unwrap().to_string(), "a.jsonl:2:9: not valid UTF-8: byte 0xe9");
}

#[test]
fn a_number_as_an_id_keeps_its_digits() {
    for number in ["5", "123456789012345678901", "123456789012345678902", "1.50", "-7"] {
        assert_eq!(check(&format!(r#"{{"text": "x", "id": {number}}}"#)).unwrap().id, number);
    }
}

#[test]
fn envelopes_and_the_names_of_others() {
    let news = r#"{"status": "ok", "articles": [
        {"source": {"id": null, "name": "Harbour Post"}, "title": "Ferry", "url": "https://roe.example/a",
         "publishedAt": "2015-06-10T22:45:00Z", "description": "Short.", "content": "It left at dawn… [+120 chars]"},
        {"title": "B", "url": "https://roe.example/b", "description": "Only this."}]}"#;
    let found = drafts(news);
    assert_eq!((found[0].id.as_str(), found[0].text.as_str()), ("https://roe.example/a", "It left at dawn…"));
    assert_eq!(found[0].given.publisher.as_deref(), Some("Harbour Post"));
    assert_eq!(found[0].given.published.as_deref(), Some("2015-06-10"));
    assert!(found[0].summary && found[1].summary);
    for (json, text) in [
        (r#"{"hits": {"hits": [{"_id": "7", "_source": {"body": "It left."}}]}}"#, "It left."),
        (r#"{"type": "FeatureCollection", "features": [{"properties": {"articleBody": "It left."}}]}"#, "It left."),
        (
            r#"{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "content_html": "<p>It left.</p>"}]}"#,
            "It left.",
        ),
        (r#"{"uri": "urn:b", "headline": "H", "body_xhtml": "<p>It left.</p>"}"#, "It left."),
        (r#"{"uri": "urn:a", "headline": "H", "body_html": "<p>It <b>left</b>.</p><p>Two.</p>"}"#, "It left.\n\nTwo."),
    ] {
        assert_eq!(drafts(json).iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), [text], "{json}");
    }
    let held =
        read(br#"{"pubstatus": "withheld", "body_text": "x"}"#, &Label::file("a", Place::file("a")), Format::Json);
    assert!(matches!(&held[..], [Ok(Item::Skipped(Skipped { why: Why::HeldBack(_), .. }))]));
}

#[test]
fn the_same_words_have_the_same_identity() {
    let id = |json: &str| drafts(json).remove(0).id;
    assert_eq!(id(r#"{"text": "It left."}"#), id(r#"{"text": "It left.", "views": 2}"#));
    assert_ne!(id(r#"{"text": "It left."}"#), id(r#"{"text": "It sank."}"#));
}

#[test]
fn a_date_that_nobody_understands_is_told() {
    let label = Label::file("a", Place::file("a.jsonl"));
    let found = read(br#"{"text": "x", "date": "03/04/2015"}"#, &label, Format::JsonLines);
    assert!(
        matches!(&found[..], [Ok(Item::Left(fault)), Ok(Item::Draft(_))] if fault.to_string().contains("`date` was left out: `03/04/2015`"))
    );
}
