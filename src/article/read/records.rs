//! Records: JSON objects that are articles.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::error::{Cause, ReadError};
use super::raw::{Left, Place, RawArticle};
use crate::article::Meta;
use crate::article::dates::iso_date;

/// The article in one JSON object. `place` is where the object begins.
///
/// `id` and `text` are required; `title`, `date`, `source`, `url` and `author` are taken when they
/// are there, and a date only when it is certain: what is not understood is told. Other fields are ignored.
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
    let id = id(&fields, json).map_err(fail)?;
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
    let mut left = None;
    let mut field = |names: &[&'static str], read: fn(&Value) -> Option<String>| field(&fields, names, read, &mut left);
    let given = Meta {
        headline: field(&["title", "headline"], words),
        published: field(&["date", "published"], day),
        publisher: field(&["source", "publisher"], words),
        author: field(&["author", "authors"], words),
        url: field(&["url"], words),
        ..Meta::default()
    };
    Ok(RawArticle { id, other_ids: Vec::new(), text, given, left, place: place.clone() })
}

/// The record's identity; a number keeps its digits, however many.
fn id(fields: &Map<String, Value>, json: &str) -> Result<String, Cause> {
    #[derive(Deserialize)]
    struct AsWritten<'a> {
        #[serde(borrow)]
        id: &'a RawValue,
    }
    match fields.get("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => Ok(id.trim().to_owned()),
        Some(Value::Number(id)) => {
            Ok(serde_json::from_str::<AsWritten<'_>>(json).map_or_else(|_| id.to_string(), |it| it.id.get().to_owned()))
        }
        None | Some(Value::Null | Value::String(_)) => Err(Cause::MissingField("id")),
        Some(_) => Err(Cause::WrongType { field: "id", expected: "a string or a number" }),
    }
}

/// The first of the named fields that says something that `read` understands; else the first that says something is
/// `left`.
fn field(
    fields: &Map<String, Value>,
    names: &[&'static str],
    read: fn(&Value) -> Option<String>,
    left: &mut Option<Left>,
) -> Option<String> {
    let mut unread = None;
    for name in names {
        let Some(value) = fields.get(*name).filter(|value| says_something(value)) else { continue };
        if let Some(understood) = read(value) {
            return Some(understood);
        }
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        unread.get_or_insert(Left { field: name, value: text.chars().take(SHOWN).collect() });
    }
    *left = left.take().or(unread);
    None
}

/// Characters shown of what is not understood.
const SHOWN: usize = 60;

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(values) => values.iter().any(says_something),
        _ => true,
    }
}

/// Words on one line: a text, the `name` of an object, or several of them as one.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Object(fields) => words(fields.get("name")?),
        Value::Array(values) => {
            Some(values.iter().filter_map(words).collect::<Vec<_>>().join(", ")).filter(|it| !it.is_empty())
        }
        _ => None,
    }
    .filter(|words| !words.is_empty())
}

/// A day, however the record writes it: a date as people write it, eight digits, seconds or milliseconds since 1970, or
/// what document databases make of these.
fn day(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => iso_date(text).or_else(|| day_of_moment(text.trim().parse().ok()?)),
        Value::Number(number) => iso_date(&number.to_string()).or_else(|| day_of_moment(number.as_f64()? as i64)),
        Value::Object(fields) => fields.get("$date").or_else(|| fields.get("$numberLong")).and_then(day),
        _ => None,
    }
}

/// The day of a moment in seconds or, from 1973 on, milliseconds since 1970; a number that is neither is no moment.
fn day_of_moment(number: i64) -> Option<String> {
    let seconds = match number {
        100_000_000..100_000_000_000 => number,
        100_000_000_000..100_000_000_000_000 => number / 1000,
        _ => return None,
    };
    Some(Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date().to_string())
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
        assert_eq!(draft.left, None);
    }

    #[test]
    fn a_number_as_an_id_keeps_its_digits() {
        for number in ["5", "123456789012345678901", "123456789012345678902", "1.50", "-7"] {
            assert_eq!(check(&format!(r#"{{"text": "x", "id": {number}}}"#)).unwrap().id, number);
        }
    }

    #[test]
    fn days_and_names_as_other_programs_write_them() {
        for date in [
            r#""Wed, 10 Jun 2015 22:45:00 +0000""#,
            "20150610",
            "1433976300",
            "1433976300000",
            r#""1433976300""#,
            r#"{"$date": "2015-06-10T22:45:00Z"}"#,
            r#"{"$date": {"$numberLong": "1433976300000"}}"#,
        ] {
            let record = format!(r#"{{"id": 1, "text": "x", "date": {date}, "source": {{"name": "Harbour Post"}}}}"#);
            let given = check(&record).unwrap().given;
            assert_eq!(given.published.as_deref(), Some("2015-06-10"), "{date}");
            assert_eq!(given.publisher.as_deref(), Some("Harbour Post"));
        }
    }

    #[test]
    fn what_is_not_understood_is_told() {
        let left = |json: &str| check(json).unwrap().left.map(|left| format!("{}: {}", left.field, left.value));
        assert_eq!(left(r#"{"id": 1, "text": "x", "date": "03/04/2015"}"#).unwrap(), "date: 03/04/2015");
        assert_eq!(left(r#"{"id": 1, "text": "x", "date": 7}"#).unwrap(), "date: 7");
        assert_eq!(left(r#"{"id": 1, "text": "x", "source": {"id": 3}}"#).unwrap(), r#"source: {"id":3}"#);
        assert_eq!(left(r#"{"id": 1, "text": "x", "date": "", "published": null, "author": []}"#), None);
        assert_eq!(left(r#"{"id": 1, "text": "x", "date": "soon", "published": "2015-06-10"}"#), None);
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
