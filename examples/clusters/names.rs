//! How alike two names, or two texts, are.

use sayso::ledger::claims::alike_contents;
use sayso::ledger::identity::{Kind, alike};
use serde::Deserialize;
use serde_json::{Value, json};

/// Two names of one schema (`Person`; all others are bodies), or two texts.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Pair {
    /// Names.
    Names {
        /// One.
        name1: String,
        /// The other.
        name2: String,
        /// What has them.
        schema: String,
    },
    /// Statements or headlines.
    Texts {
        /// One.
        text_a: String,
        /// The other.
        text_b: String,
    },
}

/// A score for each pair, in their order.
pub fn scores(pairs: &[Pair]) -> Vec<Value> {
    let score = |pair: &Pair| match pair {
        Pair::Names { name1, name2, schema } => {
            let kind = if schema == "Person" { Kind::Person } else { Kind::Body };
            alike(name1, name2, kind).score
        }
        Pair::Texts { text_a, text_b } => alike_contents(text_a, text_b),
    };
    pairs.iter().map(|pair| json!({ "score": score(pair) })).collect()
}
