//! A fact as one readable line: all its fields that say something, in their order.

use sayso::facts::Facts;
use sayso::span::{CharIndex, Span};
use serde_json::{Map, Value};

/// What the snapshot leaves out: the article itself.
const LEFT_OUT: [&str; 6] = ["type", "version", "id", "text", "sha256", "meta"];
/// And what a table says of each kind of fact (`src/lexicon/confidence.tsv`).
const MEASURED: &str = "confidence";
/// More characters of a text are cut out of its middle.
const LONGEST: usize = 60;

/// All that the facts say, a line a fact.
pub fn lines(facts: &Facts) -> String {
    let Value::Object(fields) = serde_json::to_value(facts).unwrap() else { panic!("facts are an object") };
    let cut = Cut { text: &facts.text, chars: CharIndex::new(&facts.text) };
    let mut lines = String::new();
    if let Some(Value::Object(meta)) = fields.get("meta") {
        lines += &format!("meta {}\n", cut.fields(meta));
    }
    for (kind, facts) in fields.iter().filter(|(kind, _)| !LEFT_OUT.contains(&kind.as_str())) {
        for fact in facts.as_array().into_iter().flatten() {
            match fact {
                Value::Object(fields) => lines += &format!("{kind} {}\n", cut.fields(fields)),
                other => lines += &format!("{kind} {}\n", cut.value(other)),
            }
        }
    }
    lines
}

/// The article's text, to show the words of spans.
struct Cut<'t> {
    text: &'t str,
    chars: CharIndex,
}

impl Cut<'_> {
    fn fields(&self, fields: &Map<String, Value>) -> String {
        let said = fields.iter().filter(|(name, value)| *name != MEASURED && !is_nothing(value));
        said.map(|(name, value)| format!("{name}={}", self.value(value))).collect::<Vec<_>>().join(" ")
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Array(ends) if ends.len() == 2 && ends.iter().all(Value::is_u64) => {
                let [start, end] = [0, 1].map(|at| ends[at].as_u64().unwrap() as u32);
                format!("{start}-{end}“{}”", shortened(self.chars.cut(self.text, Span::new(start, end))))
            }
            Value::Array(values) => {
                format!("[{}]", values.iter().map(|value| self.value(value)).collect::<Vec<_>>().join(", "))
            }
            Value::Object(fields) => format!("({})", self.fields(fields)),
            Value::String(text) if text.contains(' ') => format!("{text:?}"),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }
}

/// Nothing is said: null, no, an empty list.
fn is_nothing(value: &Value) -> bool {
    value.is_null() || value == &Value::Bool(false) || value.as_array().is_some_and(Vec::is_empty)
}

/// On one line, the middle of long texts left out.
fn shortened(text: &str) -> String {
    let chars: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if chars.len() <= LONGEST {
        return chars.into_iter().collect();
    }
    let half = LONGEST / 2;
    [&chars[..half], &['…'], &chars[chars.len() - half..]].into_iter().flatten().collect()
}
