//! How sure a fact is: the chance that it is right, by logistic regression over what it is told by. The weights are data
//! (`confidence.tsv`), measured on annotated articles and written by `tests/whole.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;

/// The measured weights.
const TABLE: &str = include_str!("confidence.tsv");

/// The row of what is so of all facts.
const ALL: &str = "-";

/// The share of right facts, between 0 and 1 in hundredths, among facts of a kind (`statement`) that are told by these
/// features (`speaker=name`). Features that few facts had weigh nothing.
pub fn share(kind: &str, features: &[String]) -> f64 {
    static WEIGHTS: LazyLock<HashMap<(&str, &str), f64>> = LazyLock::new(|| {
        let weight = |row: &[&'static str]| Some(((*row.first()?, *row.get(1)?), row.get(4)?.parse().ok()?));
        rows(TABLE).filter_map(|row| weight(&row)).collect()
    });
    let weight = |feature: &str| WEIGHTS.get(&(kind, feature)).copied().unwrap_or(0.0);
    let odds = weight(ALL) + features.iter().map(|feature| weight(feature)).sum::<f64>();
    hundredths(1.0 / (1.0 + (-odds).exp()))
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
