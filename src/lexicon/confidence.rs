//! How sure a fact is: the chance that it is right, by logistic regression over what it is told by. The weights are data
//! (`confidence.tsv`), measured on annotated articles and written by `tests/whole.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::reader::rows;

/// The measured weights.
const TABLE: &str = include_str!("confidence.tsv");

/// The row of what is so of all facts.
const ALL: &str = "-";

/// The share of right facts, between 0 and 1 in hundredths, among facts of a kind (`statement`) that are told by these
/// features (`speaker=name`). Features that few facts had weigh nothing.
pub fn share(kind: &str, features: &[String]) -> f64 {
    let odds = base(kind) + features.iter().map(|feature| weight(kind, feature)).sum::<f64>();
    hundredths(1.0 / (1.0 + (-odds).exp()))
}

/// The log odds of all facts of a kind, before anything is known of them.
pub fn base(kind: &str) -> f64 {
    weight(kind, ALL)
}

/// What a feature adds to the log odds; nothing, where few facts had it.
pub fn weight(kind: &str, feature: &str) -> f64 {
    static WEIGHTS: LazyLock<HashMap<&str, HashMap<&str, f64, FixedState>>> = LazyLock::new(|| {
        let mut weights: HashMap<&str, HashMap<&str, f64, FixedState>> = HashMap::new();
        for row in rows(TABLE) {
            if let [kind, feature, _, _, weight] = row[..] {
                weights.entry(kind).or_default().extend(weight.parse().ok().map(|weight| (feature, weight)));
            }
        }
        weights
    });
    WEIGHTS.get(kind).and_then(|of| of.get(feature)).copied().unwrap_or(0.0)
}

/// Never quite sure, neither way.
fn hundredths(share: f64) -> f64 {
    (share * 100.0).round().clamp(1.0, 99.0) / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_weight() {
        for row in rows(TABLE) {
            let [kind, feature, judged, right, weight] = row[..] else { panic!("{row:?}") };
            let (judged, right): (u32, u32) = (judged.parse().unwrap(), right.parse().unwrap());
            assert!(!kind.is_empty() && !feature.is_empty() && right <= judged, "{row:?}");
            assert!(weight.parse::<f64>().unwrap().abs() < 5.0, "{row:?}");
        }
    }

    #[test]
    fn what_few_facts_had_weighs_nothing() {
        assert!((share("statement", &["by no such way".to_owned()]) - share("statement", &[])).abs() < 1e-9);
        assert!((share("no such kind", &[]) - 0.5).abs() < 1e-9);
    }
}
