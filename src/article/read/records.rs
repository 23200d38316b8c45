//! Records: JSON objects that are articles.

use serde_json::{Map, Value};

use super::error::{Cause, ReadError};
use super::raw::{Place, RawArticle};
use crate::article::Meta;
use crate::article::dates::iso_date;

/// The article in one JSON object. `place` is where the object begins.
///
/// `id` and `text` are required; `title`, `date`, `source`, `url` and `author` are taken when they
/// are there, and a date only when it is certain. Other fields are ignored.
pub(super) fn record(json: &[u8], place: &Place) -> Result<RawArticle, ReadError> {
    let fail = |cause| ReadError::new(place.clone(), cause);
    let json = match std::str::from_utf8(json) {
        Ok(json) => json,
        Err(error) => {
            let at = error.valid_up_to();
            let cause = Cause::Encoding { encoding: "UTF-8", byte: json.get(at).copied().unwrap_or(0) };
            let line = json[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
            let column = at - json[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
            let place = place.at(place.line.unwrap_or(1) + line, Some(column as u64 + 1));
            return Err(ReadError::new(place, cause));
        }
    };
    let fields: Map<String, Value> = match serde_json::from_str(json) {
        Ok(Value::Object(fields)) => fields,
        Ok(other) => return Err(fail(Cause::NotAnObject(kind(&other)))),
        Err(error) => {
            let line = place.line.unwrap_or(1) + (error.line() as u64).saturating_sub(1);
            let place = place.at(line, Some(error.column() as u64));
            return Err(ReadError::new(place, Cause::BadJson(without_place(&error))));
        }
    };
    let id = id(&fields).map_err(fail)?;
    let text = match fields.get("text") {
        None | Some(Value::Null) => return Err(fail(Cause::MissingField("text"))),
        Some(Value::String(text)) if text.trim().is_empty() => {
            return Err(fail(Cause::EmptyText(id)));
        }
        Some(Value::String(text)) => text.clone(),
        Some(_) => {
            return Err(fail(Cause::WrongType { field: "text", expected: "a string" }));
        }
    };
    let given = Meta {
        headline: first(&fields, &["title", "headline"]),
        published: first(&fields, &["date", "published"]).and_then(|date| iso_date(&date)),
        publisher: first(&fields, &["source", "publisher"]),
        author: first(&fields, &["author", "authors"]),
        url: first(&fields, &["url"]),
        ..Meta::default()
    };
    Ok(RawArticle { id, text, given, place: place.clone() })
}

fn id(fields: &Map<String, Value>) -> Result<String, Cause> {
    match fields.get("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => Ok(id.trim().to_owned()),
        Some(Value::Number(id)) => Ok(id.to_string()),
        None | Some(Value::Null | Value::String(_)) => Err(Cause::MissingField("id")),
        Some(_) => Err(Cause::WrongType { field: "id", expected: "a string or a number" }),
    }
}

/// The first of the named fields that says something. A list of names is one field of names.
fn first(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let value = match fields.get(*name)? {
            Value::String(value) => value.clone(),
            Value::Array(values) => {
                let values: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
                values.join(", ")
            }
            _ => return None,
        };
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        (!value.is_empty()).then_some(value)
    })
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// The parser's message without the line and column that it ends in: ours are those of the file.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => message[..at].to_owned(),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str) -> Result<RawArticle, String> {
        record(json.as_bytes(), &Place::file("a.jsonl").at(7, None)).map_err(|error| error.to_string())
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
    }

    #[test]
    fn what_is_wrong_with_a_record() {
        for (json, message) in [
            (r#"{"text": "x"}"#, "a.jsonl:7: the field `id` is missing"),
            (r#"{"id": ""}"#, "a.jsonl:7: the field `id` is missing"),
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
        let error = record(b"{\"id\": \"\xe9\"}", &Place::file("a.jsonl").at(2, None)).unwrap_err();
        assert_eq!(error.to_string(), "a.jsonl:2:9: not valid UTF-8: byte 0xe9");
    }
}
