//! Answers that an agent can take: how many there are first, few rows, few bytes, and where to go on.

use serde_json::{Map, Value, json};

use crate::serve::edition::Edition;
use crate::serve::read::{Told, Who};
use crate::store::Node;

/// Rows of an answer at most.
pub const ROWS: usize = 20;

/// Bytes of an answer at most.
const BYTES: usize = 8_000;

/// Characters of a quotation in a row.
const QUOTE: usize = 300;

/// Rows from `passed` on, of `count` in all: as many as fit, and where the next begin.
pub fn page(count: usize, passed: usize, mut rows: Vec<Value>) -> Value {
    loop {
        let next = passed + rows.len();
        let mut answer = Map::new();
        answer.insert("count".to_owned(), json!(count));
        if next < count && !rows.is_empty() {
            answer.insert("next_cursor".to_owned(), json!(next.to_string()));
        }
        answer.insert("rows".to_owned(), Value::Array(rows.clone()));
        let answer = Value::Object(answer);
        if rows.len() <= 1 || answer.to_string().len() <= BYTES {
            return answer;
        }
        rows.pop();
    }
}

/// A fact as a row.
pub fn row(edition: &Edition, fact: &Told) -> Value {
    let mut row = Map::new();
    let mut set = |name: &str, value: Value| {
        if !(value.is_null() || value == "" || value == json!([])) {
            row.insert(name.to_owned(), value);
        }
    };
    set("iri", json!(fact.iri));
    set("day", json!(fact.day));
    set("kind", json!(fact.act.noun));
    set("who", fact.who.as_ref().map_or(Value::Null, |who| somebody(edition, who)));
    set("on_behalf_of", fact.behalf.as_ref().map_or(Value::Null, |who| somebody(edition, who)));
    set("whom", fact.whom.iter().map(|who| somebody(edition, who)).collect());
    set("quote", json!(cut(&fact.words, QUOTE)));
    set("on_word_of", fact.on_word_of.as_ref().map_or(Value::Null, |who| somebody(edition, who)));
    set("negated", if fact.negated { json!(true) } else { Value::Null });
    set("modality", json!(fact.modality));
    set("answers", json!(fact.answers.len()));
    set("texts", fact.spread.map_or(Value::Null, |spread| json!(spread.texts)));
    set("parties", fact.spread.map_or(Value::Null, |spread| json!(spread.parties)));
    set("headline", json!(fact.article.headline));
    set("outlet", json!(fact.article.outlet));
    set("confidence", json!(fact.confidence));
    Value::Object(row)
}

/// Somebody by name and IRI.
pub fn somebody(edition: &Edition, who: &Who) -> Value {
    json!({"name": who.name, "iri": iri(edition, who.node)})
}

/// The IRI of a node.
pub fn iri(edition: &Edition, node: Node) -> &str {
    edition.reader.text(node)
}

/// The beginning of a longer text.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_short_and_says_where_to_go_on() {
        let rows: Vec<Value> = (0..20).map(|_| json!({"quote": "x".repeat(900)})).collect();
        let answer = page(50, 10, rows);
        assert!(answer.to_string().len() <= BYTES);
        let shown = answer["rows"].as_array().unwrap().len();
        assert_eq!(answer["next_cursor"], json!((10 + shown).to_string()));
        assert_eq!(page(0, 0, Vec::new()), json!({"count": 0, "rows": []}));
        assert_eq!(cut("naïve", 3), "naï…");
    }
}
