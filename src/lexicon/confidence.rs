//! How sure a fact is: the share of facts of its kind that were right on annotated articles. The shares are data
//! (`confidence.tsv`), measured and written by `tests/whole.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;

/// The measured shares.
const TABLE: &str = include_str!("confidence.tsv");

/// The share of right facts among those of a kind, between 0 and 1. A kind is told ever more closely (`statement`, `name`,
/// `direct`); where too few of the closest were judged, the next wider kind answers.
pub fn share(kind: &[&str]) -> f64 {
    static SHARES: LazyLock<HashMap<&str, f64>> = LazyLock::new(|| {
        let share = |row: &[&'static str]| Some((*row.first()?, row.get(3)?.parse().ok()?));
        rows(TABLE).filter_map(|row| share(&row)).collect()
    });
    let widths = (1..=kind.len()).rev();
    widths.map(|width| kind[..width].join(" ")).find_map(|kind| SHARES.get(kind.as_str()).copied()).unwrap_or(UNKNOWN)
}

/// Of a kind that nobody has judged nothing is known.
const UNKNOWN: f64 = 0.5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_share() {
        for row in rows(TABLE) {
            let [kind, judged, right, share] = row[..] else { panic!("{row:?}") };
            let (judged, right): (u32, u32) = (judged.parse().unwrap(), right.parse().unwrap());
            let share: f64 = share.parse().unwrap();
            assert!(!kind.is_empty() && right <= judged && share > 0.0 && share < 1.0, "{row:?}");
        }
    }

    #[test]
    fn a_kind_nobody_judged_is_as_sure_as_the_wider_one() {
        assert!((share(&["statement", "by no such way"]) - share(&["statement"])).abs() < 1e-9);
        assert!((share(&["no such kind"]) - UNKNOWN).abs() < 1e-9);
    }
}
