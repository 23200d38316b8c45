//! The fields of a record by what they hold, however they are spelt.
//!
//! Example: `publishedAt`, `published_at` and `Published-At` are one field; each is taken once, and what nobody took is kept.

use serde_json::{Map, Value};

use super::days;
use crate::article::Meta;
use crate::article::blanks::one_line;
use crate::lexicon::classes::FormatName;

/// So many characters of a value that nobody understands are shown.
const SHOWN: usize = 60;

/// The fields of a record that were not taken yet.
pub(in super::super) struct Fields(Map<String, Value>);

impl Fields {
    pub fn new(fields: Map<String, Value>) -> Self {
        Self(fields)
    }

    /// The key of the first name of a class that is there, in the order of the class.
    fn keys(&self, class: FormatName) -> impl Iterator<Item = String> {
        class.words().iter().filter_map(|name| {
            let key = self
                .0
                .keys()
                .find(|key| key.as_str() == name)
                .or_else(|| self.0.keys().find(|key| plain(key) == *name));
            key.cloned()
        })
    }

    /// True where a field of the class is there.
    pub fn has(&self, class: FormatName) -> bool {
        self.keys(class).any(|key| !FormatName::SummaryField.has(&plain(&key)))
    }

    /// The field with exactly this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The text of the field with exactly this name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    /// The first field of the class, taken.
    pub fn take_value(&mut self, class: FormatName) -> Option<Value> {
        let key = self.keys(class).next()?;
        self.0.shift_remove(&key)
    }

    /// The first field of the class that says something, as one line, taken: a string, the names in a list, the name of
    /// an object.
    pub fn take(&mut self, class: FormatName) -> Option<String> {
        let (key, text) = self.keys(class).find_map(|key| {
            let text = names(self.0.get(&key)?)?;
            Some((key, text))
        })?;
        self.0.shift_remove(&key);
        Some(text)
    }

    /// The first field of the class, and not of `not`, with text in it, taken, with its name.
    pub fn take_text(&mut self, class: FormatName, not: FormatName) -> Option<(String, String)> {
        let (key, text) = self.keys(class).filter(|key| !not.has(&plain(key))).find_map(|key| {
            let text = match self.0.get(&key)? {
                Value::String(text) => text.clone(),
                Value::Array(parts) => {
                    let parts: Option<Vec<&str>> = parts.iter().map(Value::as_str).collect();
                    parts?.join("\n\n")
                }
                _ => return None,
            };
            (!text.trim().is_empty()).then_some((key, text))
        })?;
        self.0.shift_remove(&key);
        Some((key, text))
    }

    /// The day of publication, taken; and the first date that nobody understands.
    pub fn day(&mut self) -> (Option<String>, Option<(String, String)>) {
        let keys: Vec<String> = self.keys(FormatName::DateField).collect();
        let mut unread = None;
        for key in keys {
            let Some(value) = self.0.get(&key) else { continue };
            if let Some(day) = days::day(value) {
                self.0.shift_remove(&key);
                return (Some(day), None);
            }
            if !value.is_null() && value.as_str() != Some("") {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                unread.get_or_insert((key.clone(), text.chars().take(SHOWN).collect()));
            }
        }
        (None, unread)
    }

    /// The objects in the first list of articles, and what the envelope tells about all of them.
    pub fn list(&self) -> Option<(Vec<Map<String, Value>>, Meta)> {
        let objects = self.keys(FormatName::ListField).find_map(|key| {
            let list = match self.0.get(&key)? {
                Value::Array(list) => list.clone(),
                // Search engines wrap twice: `{"hits": {"hits": […]}}`.
                Value::Object(inner) => Fields::new(inner.clone()).array()?,
                _ => return None,
            };
            let objects: Vec<Map<String, Value>> = list
                .into_iter()
                .filter_map(|value| if let Value::Object(fields) = value { Some(fields) } else { None })
                .collect();
            (!objects.is_empty()).then_some(objects)
        })?;
        let named = |name: &str| self.text(name).map(str::to_owned);
        Some((objects, Meta { publisher: named("title"), language: named("language"), ..Meta::default() }))
    }

    fn array(&self) -> Option<Vec<Value>> {
        self.keys(FormatName::ListField).find_map(|key| self.0.get(&key)?.as_array().cloned())
    }

    /// The fields of an article that stand one level deeper, with those beside them.
    pub fn inside(&self) -> Option<Map<String, Value>> {
        let key = self.keys(FormatName::InsideField).find(|key| self.0.get(key).is_some_and(Value::is_object))?;
        let Some(Value::Object(inner)) = self.0.get(&key) else { return None };
        let mut fields = inner.clone();
        for (name, value) in self.0.iter().filter(|(name, _)| **name != key) {
            fields.entry(name.clone()).or_insert_with(|| value.clone());
        }
        Some(fields)
    }

    /// How the agency holds the article back, where it does.
    pub fn held_back(&self) -> Option<String> {
        let status = self.text("pubstatus")?;
        (status != "usable").then(|| status.to_owned())
    }

    /// What nobody took.
    pub fn rest(self) -> Map<String, Value> {
        let said = self.0.into_iter().filter(|(_, value)| !value.is_null() && value.as_str() != Some(""));
        said.collect()
    }
}

/// A key in small letters, its words parted by blanks.
pub(in super::super) fn plain(key: &str) -> String {
    key.trim().to_lowercase().replace(['-', '_'], " ")
}

/// A string, or the names in a list or an object, as one line.
fn names(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().filter_map(names).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => names(fields.get("name").or_else(|| fields.get("title"))?)?,
        _ => return None,
    };
    let text = one_line(&text);
    (!text.is_empty()).then_some(text)
}
