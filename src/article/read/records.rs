//! Records: objects of JSON and rows of tables that are articles, whatever their fields are called.
//!
//! Example: `{"headline": "Ferry sails", "content": "It left at dawn.", "publishedAt": 1441929600, "source": {"name":
//! "Harbour Post"}, "views": 3}` is an article of 11 September 2015 with `views` kept beside it.

mod days;
mod fields;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::error::{Cause, ReadError};
use super::format::Format;
use super::html;
use super::item::{Draft, Item, Label, Skipped, Why};
use super::place::Place;
use crate::article::Meta;
use crate::hash;
use crate::lexicon::classes::FormatName;
pub(super) use fields::{Fields, plain};

/// Envelopes stand inside each other no deeper than this.
const MOST_DEPTH: usize = 4;

/// What NewsAPI ends a text with that it cut.
const CUT: &str = " chars]";

/// What a record is read into, and what there is to tell about it.
pub(super) type Records = Vec<Result<Item, ReadError>>;

/// The articles in one JSON object: itself, or those in its list. `label` tells where the object begins.
pub(super) fn read(json: &[u8], label: &Label, format: Format) -> Records {
    let mut found = Vec::new();
    match parse(json, &label.place) {
        Ok(fields) => envelope(fields, label, format, 0, &mut found),
        Err(error) => found.push(Err(error)),
    }
    found
}

fn parse(json: &[u8], place: &Place) -> Result<Map<String, Value>, ReadError> {
    let json = std::str::from_utf8(json).map_err(|error| {
        let at = error.valid_up_to();
        let cause = Cause::Encoding { encoding: "UTF-8", byte: json.get(at).copied().unwrap_or(0) };
        let line = json[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
        let column = at - json[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        ReadError::new(place.at(place.line.unwrap_or(1) + line, Some(column as u64 + 1)), cause)
    })?;
    match serde_json::from_str(json) {
        Ok(Value::Object(mut fields)) => {
            keep_digits(&mut fields, json);
            Ok(fields)
        }
        Ok(other) => Err(ReadError::new(place.clone(), Cause::NotAnObject(kind(&other)))),
        Err(error) => {
            let line = place.line.unwrap_or(1) + (error.line() as u64).saturating_sub(1);
            let place = place.at(line, Some(error.column() as u64));
            Err(ReadError::new(place, Cause::BadJson(without_place(&error))))
        }
    }
}

/// A number as an id keeps its digits: large ones are no number of a machine.
fn keep_digits(fields: &mut Map<String, Value>, json: &str) {
    #[derive(Deserialize)]
    struct AsWritten<'a> {
        #[serde(borrow)]
        id: &'a RawValue,
    }
    if let Some(id @ Value::Number(_)) = fields.get_mut("id")
        && let Ok(written) = serde_json::from_str::<AsWritten<'_>>(json)
    {
        *id = Value::String(written.id.get().to_owned());
    }
}

/// An object that is an article, or holds a list of such (NewsAPI, JSON Feed, GeoJSON, answers of search engines).
fn envelope(fields: Map<String, Value>, label: &Label, format: Format, depth: usize, found: &mut Records) {
    let fields = Fields::new(fields);
    if !fields.has(FormatName::TextField) && !fields.has(FormatName::HtmlField) && depth < MOST_DEPTH {
        if let Some((list, given)) = fields.list() {
            let feed = fields.text("version").is_some_and(|version| version.contains("jsonfeed.org"));
            for (at, object) in list.into_iter().enumerate() {
                let mut label = label.part(at as u64 + 1, "item");
                label.place.line = None;
                if feed {
                    label.given = given.clone();
                }
                envelope(object, &label, format, depth + 1, found);
            }
            return;
        }
        if let Some(inside) = fields.inside() {
            envelope(inside, label, format, depth + 1, found);
            return;
        }
    }
    article(fields, label, format, found);
}

/// The article in one record.
pub(super) fn article(mut fields: Fields, label: &Label, format: Format, found: &mut Records) {
    let place = &label.place;
    let fail = |cause| Err(ReadError::new(place.clone(), cause));
    if let Some(status) = fields.held_back() {
        found.push(Ok(Skipped::item(place.clone(), Why::HeldBack(status))));
        return;
    }
    let id = match id(&mut fields) {
        Ok(id) => id,
        Err(cause) => return found.push(fail(cause)),
    };
    let body = match body(&mut fields) {
        Ok(Some(body)) => body,
        Ok(None) => {
            let name = id.unwrap_or_else(|| label.id.clone());
            let empty = fields.has(FormatName::TextField) || fields.has(FormatName::HtmlField);
            let addresses = !empty && format != Format::JsonLines && fields.has(FormatName::UrlField);
            return found.push(match (empty, addresses) {
                (_, true) => Ok(Skipped::item(place.clone(), Why::Addresses)),
                (true, _) => fail(Cause::EmptyText(name)),
                _ => fail(Cause::MissingField("text")),
            });
        }
        Err(cause) => return found.push(fail(cause)),
    };
    let (published, unread) = fields.day();
    if let Some((field, value)) = unread {
        found.push(Ok(Item::Left(ReadError::new(place.clone(), Cause::NotUnderstood { field, value }))));
    }
    let mut given = Meta {
        headline: fields.take(FormatName::TitleField).map(|title| html::line(&title)),
        published,
        publisher: fields.take(FormatName::SourceField),
        author: fields.take(FormatName::AuthorField),
        url: fields.take(FormatName::UrlField).filter(|url| url.contains(':')),
        language: fields.take(FormatName::LanguageField),
        ..Meta::default()
    };
    crate::article::layout::fill(&mut given, &label.given);
    given.extra = fields.rest();
    // In one order, whichever the record's was: a table of the same records sorts its columns.
    given.extra.values_mut().for_each(Value::sort_all_objects);
    given.extra.sort_keys();
    // What has no identity of its own is the same article where its address or its words are the same.
    let derived = id.is_none();
    let id =
        id.or_else(|| given.url.clone()).unwrap_or_else(|| named_by_content(&body.text, given.headline.as_deref()));
    let mut draft = Draft::new(label, format, body.text);
    draft.id = id;
    draft.own_id |= derived;
    draft.given = given;
    draft.hints = body.hints;
    draft.summary = body.summary;
    found.push(Ok(Item::Draft(Box::new(draft))));
}

/// The text of a record.
struct Body {
    text: String,
    hints: Vec<crate::article::Block>,
    summary: bool,
}

/// The text, of the likeliest field; a summary where there is nothing else.
fn body(fields: &mut Fields) -> Result<Option<Body>, Cause> {
    if let Some(Value::Number(_) | Value::Bool(_) | Value::Object(_)) = fields.get("text") {
        return Err(Cause::WrongType { field: "text", expected: "a string" });
    }
    let whole = fields.take_text(FormatName::TextField, FormatName::SummaryField);
    let page = match whole {
        Some(_) => None,
        None => fields.take_text(FormatName::HtmlField, FormatName::SummaryField),
    };
    let marked_up = page.is_some();
    let summary = whole.is_none() && page.is_none();
    let Some((name, text)) = whole.or(page).or_else(|| fields.take_text(FormatName::SummaryField, FormatName::IdField))
    else {
        return Ok(None);
    };
    let (text, cut) = without_cut(text);
    // A field of that name is kept as it is found; what others call content comes marked up.
    if marked_up || name != "text" && html::is_marked_up(&text) {
        let rendered = html::fragment(&text)?;
        let body = Body { text: rendered.text, hints: rendered.hints, summary: summary || cut };
        return Ok(Some(body).filter(|body| !body.text.is_empty()));
    }
    Ok(Some(Body { text, hints: Vec::new(), summary: summary || cut }))
}

/// `The ferry left… [+1234 chars]` without its end, and whether it had one.
fn without_cut(text: String) -> (String, bool) {
    let cut = text.trim_end().strip_suffix(CUT).and_then(|head| head.rsplit_once("[+"));
    match cut {
        Some((head, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => (head.trim_end().to_owned(), true),
        _ => (text, false),
    }
}

fn id(fields: &mut Fields) -> Result<Option<String>, Cause> {
    match fields.take_value(FormatName::IdField) {
        Some(Value::String(id)) if !id.trim().is_empty() => Ok(Some(id.trim().to_owned())),
        Some(Value::Number(id)) => Ok(Some(id.to_string())),
        None | Some(Value::Null | Value::String(_)) => Ok(None),
        Some(Value::Object(inner)) => match inner.get("$oid").and_then(Value::as_str) {
            Some(id) => Ok(Some(id.to_owned())),
            None => Err(Cause::WrongType { field: "id", expected: "a string or a number" }),
        },
        Some(_) => Err(Cause::WrongType { field: "id", expected: "a string or a number" }),
    }
}

/// The identity of an article that tells none: the same words, the same article.
fn named_by_content(text: &str, title: Option<&str>) -> String {
    let hash = hash::sha256(format!("{}\n{text}", title.unwrap_or_default()).as_bytes());
    hash[..16].to_owned()
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
mod tests;
