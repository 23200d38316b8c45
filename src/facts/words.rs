//! Facts as JSON with the words beside each span, for whoever cannot or will not count code points.
//!
//! Example: `"trigger": [5, 9]` gets a neighbour `"trigger_text": "said"`, a list of spans a list of words. The spans
//! themselves stay as they are, so that programs that read them go on reading.

use serde_json::{Map, Value};

use super::record::Facts;
use crate::span::{CharIndex, Span};

/// What the name of a field of words ends with.
const SUFFIX: &str = "_text";

/// The facts as JSON, the words beside each span.
///
/// # Errors
/// Never for facts that sayso found: they are plain data.
pub fn with_words(facts: &Facts) -> serde_json::Result<Value> {
    let Value::Object(fields) = serde_json::to_value(facts)? else { return Ok(Value::Null) };
    let words = Words { text: &facts.text, chars: CharIndex::new(&facts.text) };
    // What came with the article is the article's own, pairs of numbers too.
    let field = |(name, value): (String, Value)| match name.as_str() {
        "meta" => vec![(name, value)],
        _ => words.field(name, value),
    };
    Ok(Value::Object(fields.into_iter().flat_map(field).collect()))
}

struct Words<'f> {
    text: &'f str,
    chars: CharIndex,
}

impl Words<'_> {
    /// A field, and the field of its words where it is a span or a list of spans.
    fn field(&self, name: String, value: Value) -> Vec<(String, Value)> {
        let words = self.at(&value);
        let beside = words.map(|words| (format!("{name}{SUFFIX}"), words));
        std::iter::once((name, self.inside(value))).chain(beside).collect()
    }

    fn inside(&self, value: Value) -> Value {
        match value {
            Value::Object(fields) => {
                let fields: Map<_, _> = fields.into_iter().flat_map(|(name, value)| self.field(name, value)).collect();
                Value::Object(fields)
            }
            Value::Array(items) => Value::Array(items.into_iter().map(|item| self.inside(item)).collect()),
            other => other,
        }
    }

    fn at(&self, value: &Value) -> Option<Value> {
        if let Some(span) = span(value) {
            return Some(Value::from(self.chars.cut(self.text, span)));
        }
        let spans: Vec<Span> = value.as_array()?.iter().map(span).collect::<Option<_>>()?;
        (!spans.is_empty()).then(|| spans.iter().map(|&span| Value::from(self.chars.cut(self.text, span))).collect())
    }
}

/// The span that a pair of numbers is.
fn span(value: &Value) -> Option<Span> {
    let [start, end] = value.as_array()?.as_slice() else { return None };
    let number = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok());
    Some(Span::new(number(start)?, number(end)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::facts;

    #[test]
    fn words_stand_beside_their_spans() {
        let mut facts = facts("“Tränen,” Jane Roe said. Norway attacked Mali.");
        facts.meta.extra.insert("size".to_owned(), Value::from(vec![3, 4]));
        let value = with_words(&facts).unwrap();
        let statement = &value["statements"][0];
        assert_eq!(statement["cue"]["span_text"], "said");
        assert_eq!(statement["speaker"]["span_text"], "Jane Roe");
        assert!(statement["content_text"][0].as_str().unwrap().contains("Tränen"), "{statement}");
        assert_eq!(value["events"][0]["trigger_text"], "attacked");
        assert!(value["meta"]["extra"].get("size_text").is_none());
        let bare: Facts = serde_json::from_value(value).unwrap();
        assert_eq!(bare, facts, "who reads the spans reads on");
    }
}
