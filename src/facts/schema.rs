//! The JSON Schema of the facts (draft 2020-12), made from the types themselves.
//!
//! `sayso schema` prints it. It describes what is written: a field that is unknown is null, and there all the same.

use std::sync::LazyLock;

use regex::Regex;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use serde_json::{Value, json};

use super::record::{FACTS_VERSION, Facts};

/// The schema of one line of `sayso extract --format jsonl`.
pub fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Facts>();
    RecursiveTransform(|part: &mut schemars::Schema| plain(part)).transform(&mut schema);
    schema.insert("$id".to_owned(), json!(format!("https://w3id.org/sayso/schema/facts-{FACTS_VERSION}.json")));
    let mut value = schema.to_value();
    value["properties"]["version"]["const"] = json!(FACTS_VERSION);
    value
}

/// Descriptions as readers of JSON know the fields: `[`Entity::id`]` is `Entity.id`.
fn plain(part: &mut schemars::Schema) {
    static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\[`(?:super::|Self::)*([^`\]]+)`\]").ok());
    let Some(Value::String(text)) = part.get("description") else { return };
    if let Some(link) = LINK.as_ref() {
        let name = |found: &regex::Captures<'_>| found[1].replace("::", ".");
        let text = link.replace_all(text, name).into_owned();
        part.insert("description".to_owned(), Value::String(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_described_and_told() {
        let schema = schema();
        let facts = serde_json::to_value(crate::extract::testing::facts("Norway said that Sweden left.")).unwrap();
        for field in facts.as_object().unwrap().keys() {
            assert!(schema["properties"][field].is_object(), "{field}");
            assert!(schema["required"].as_array().unwrap().contains(&json!(field)), "{field}");
        }
        let statement = &schema["$defs"]["Statement"];
        assert!(statement["required"].as_array().unwrap().contains(&json!("cue")), "null, but there");
        assert_eq!(schema["$defs"]["Span"]["minItems"], 2);
        assert_eq!(schema["properties"]["version"]["const"], FACTS_VERSION);
        let text = schema.to_string();
        assert!(!text.contains("[`"), "{text}");
    }
}
