//! What a page says of itself in JSON-LD.
//!
//! Example: `{"@graph": [{"@type": "NewsArticle", "headline": "Ferry sails", "datePublished": "2015-09-11"}]}`.

use std::sync::LazyLock;

use dom_query::NodeRef;
use regex::Regex;
use serde_json::{Map, Value};

use crate::article::Meta;

/// Deeper than this no object is looked for.
const MOST_DEPTH: usize = 8;

static DATE_KEY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#""datePublished"\s*:\s*"([^"]+)""#).ok());

/// What JSON-LD says of the article, and of days of publication in its order.
#[derive(Debug, Default)]
pub(super) struct LinkedData {
    pub meta: Meta,
    pub days: Vec<String>,
}

/// All that the scripts of a page say.
pub(super) fn of(scripts: &[NodeRef<'_>]) -> LinkedData {
    let mut found = LinkedData::default();
    for script in scripts {
        let kind = script.attr("type").unwrap_or_default().to_ascii_lowercase();
        if !kind.contains("ld+json") {
            continue;
        }
        let text: String = script.text().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        match serde_json::from_str::<Value>(text.trim()) {
            Ok(value) => found.value(&value, 0),
            Err(_) => {
                // Broken JSON still tells its day.
                let day = DATE_KEY.as_ref().and_then(|key| key.captures(&text)).and_then(|found| found.get(1));
                found.days.extend(day.map(|day| day.as_str().to_owned()));
            }
        }
    }
    found
}

impl LinkedData {
    fn value(&mut self, value: &Value, depth: usize) {
        if depth > MOST_DEPTH {
            return;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.value(value, depth + 1)),
            Value::Object(fields) => {
                let kind = fields.get("@type").map(ToString::to_string).unwrap_or_default();
                let article = ["Article", "Posting", "Report"].iter().any(|name| kind.contains(name));
                if article {
                    self.article(fields);
                }
                if article || kind.contains("WebPage") {
                    self.days.extend(text(fields.get("datePublished")));
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    if let Some(inner) = fields.get(key) {
                        self.value(inner, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    fn article(&mut self, fields: &Map<String, Value>) {
        let meta = &mut self.meta;
        let set = |slot: &mut Option<String>, value: Option<String>| {
            if slot.is_none() {
                *slot = value;
            }
        };
        set(&mut meta.headline, text(fields.get("headline")));
        set(&mut meta.author, names(fields.get("author")));
        set(&mut meta.publisher, names(fields.get("publisher")));
        set(&mut meta.url, text(fields.get("url")).or_else(|| text(fields.get("mainEntityOfPage"))));
    }
}

/// A string that says something; the first of several; the id of an object.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(values) => values.iter().find_map(|value| text(Some(value))),
        Value::Object(fields) => text(fields.get("@id")),
        _ => None,
    }
}

/// The names of people and outlets.
fn names(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(name) => Some(name.trim().to_owned()).filter(|name| !name.is_empty() && !name.contains("://")),
        Value::Object(fields) => names(fields.get("name")),
        Value::Array(values) => {
            let all: Vec<String> = values.iter().filter_map(|value| names(Some(value))).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}
