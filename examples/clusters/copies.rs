//! How far one of two texts copies the other.

use sayso::ledger::origins::copies::{Copied, share};
use serde::Deserialize;
use serde_json::{Value, json};

/// Two texts.
#[derive(Deserialize)]
pub struct Pair {
    text_a: String,
    text_b: String,
}

/// A score for each pair, in their order.
pub fn scores(pairs: &[Pair]) -> Vec<Value> {
    let score = |pair: &Pair| share(&Copied::new(&pair.text_a), &Copied::new(&pair.text_b));
    pairs.iter().map(|pair| json!({ "score": score(pair) })).collect()
}
