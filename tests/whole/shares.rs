//! Shares of right facts: by kind, for the table of confidence, and against confidence.

use std::collections::BTreeMap;

use super::judge::{Judged, Verdict};

/// How much a weight has to earn: the strength of the penalty on its square, halved; between what statements and what events like best
/// in ten-fold cross-validation.
const PENALTY: f64 = 6.0;
/// The same of where what is said ends.
const PENALTY_OF_ENDINGS: f64 = 1.5;
/// Features of which fewer were judged have no weight of their own.
const FEWEST: u32 = 8;
/// How often each weight is set anew; far fewer suffice.
const ROUNDS: usize = 60;

/// F1 of one kind of fact, whole ones only.
pub fn f1<'v>(verdicts: impl Iterator<Item = &'v Verdict>, kind: &str) -> f64 {
    let (mut right, mut given, mut told, mut asked) = (0.0, 0.0, 0.0, 0.0);
    for verdict in verdicts {
        for fact in verdict.facts.iter().filter(|fact| fact.kind == kind) {
            given += 1.0;
            right += f64::from(u8::from(fact.right));
        }
        for (_, found) in verdict.gold.iter().filter(|(name, _)| *name == kind) {
            asked += 1.0;
            told += f64::from(u8::from(*found));
        }
    }
    let (precision, recall): (f64, f64) = (right / f64::max(given, 1.0), told / f64::max(asked, 1.0));
    2.0 * precision * recall / f64::max(precision + recall, f64::MIN_POSITIVE)
}

/// The table of confidence, with the head that it had.
pub fn table<'v>(before: &str, verdicts: impl Iterator<Item = &'v Verdict>) -> String {
    let verdicts: Vec<&Verdict> = verdicts.collect();
    let facts: Vec<&Judged> = verdicts.iter().flat_map(|verdict| &verdict.facts).collect();
    let endings: Vec<&Judged> = verdicts.iter().flat_map(|verdict| &verdict.endings).collect();
    let mut table: String =
        before.lines().filter(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    for kind in ["statement", "event", "figure", "office"] {
        let of_kind: Vec<&Judged> = facts.iter().filter(|fact| fact.kind == kind).copied().collect();
        table += &rows(kind, &of_kind, PENALTY);
    }
    table + &rows("ending", &endings, PENALTY_OF_ENDINGS)
}

fn rows(kind: &str, facts: &[&Judged], penalty: f64) -> String {
    let row = |(feature, judged, right, weight)| format!("{kind}\t{feature}\t{judged}\t{right}\t{weight:.2}\n");
    weights(facts, penalty).into_iter().map(row).collect()
}

/// Logistic regression with a penalty on the square of each weight but the first, which is of all facts; one weight after the
/// other is set by Newton's method (cyclic coordinate descent, Genkin, Lewis and Madigan 2007). Each feature with how many
/// facts had it, how many of them were right, and its weight.
fn weights(facts: &[&Judged], strength: f64) -> Vec<(String, u32, u32, f64)> {
    if facts.is_empty() {
        return Vec::new();
    }
    let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, fact) in facts.iter().enumerate() {
        fact.features.iter().for_each(|feature| of.entry(feature).or_default().push(index));
    }
    of.retain(|_, indices| indices.len() as u32 >= FEWEST);
    let mut features = vec![("-", (0..facts.len()).collect::<Vec<usize>>())];
    features.extend(of);
    let mut weights = vec![0.0; features.len()];
    let mut odds = vec![0.0; facts.len()];
    for _ in 0..ROUNDS {
        for (number, (_, indices)) in features.iter().enumerate() {
            let penalty = if number == 0 { 0.0 } else { strength };
            let (mut slope, mut bend) = (penalty * weights[number], penalty + f64::MIN_POSITIVE);
            for &index in indices {
                let chance = 1.0 / (1.0 + f64::exp(-odds[index]));
                slope += chance - f64::from(u8::from(facts[index].right));
                bend += chance * (1.0 - chance);
            }
            let step = -slope / bend;
            weights[number] += step;
            indices.iter().for_each(|&index| odds[index] += step);
        }
    }
    let right = |indices: &Vec<usize>| indices.iter().filter(|&&index| facts[index].right).count() as u32;
    let row = |((feature, indices), weight): (&(&str, Vec<usize>), f64)| {
        ((*feature).to_owned(), indices.len() as u32, right(indices), weight)
    };
    features.iter().zip(weights).map(row).collect()
}

/// Facts by tenths of their confidence.
fn tenths<'v>(facts: impl Iterator<Item = &'v Judged>) -> BTreeMap<u8, Vec<&'v Judged>> {
    let mut tenths: BTreeMap<u8, Vec<&Judged>> = BTreeMap::new();
    facts.for_each(|fact| tenths.entry((fact.confidence * 10.0) as u8).or_default().push(fact));
    tenths
}

fn means(facts: &[&Judged]) -> (f64, f64) {
    let count = facts.len() as f64;
    let right = facts.iter().filter(|fact| fact.right).count() as f64;
    (facts.iter().map(|fact| fact.confidence).sum::<f64>() / count, right / count)
}

/// How far confidence and the share that is right are apart: the mean over all facts, by tenths of confidence
/// (the expected calibration error of Guo et al. 2017).
pub fn gap(verdicts: &[&Verdict]) -> f64 {
    let facts: Vec<&Judged> = verdicts.iter().flat_map(|verdict| &verdict.facts).collect();
    let apart = |facts: &Vec<&Judged>| {
        let (sure, right) = means(facts);
        (sure - right).abs() * facts.len() as f64
    };
    tenths(facts.iter().copied()).values().map(apart).sum::<f64>() / facts.len().max(1) as f64
}

/// Confidence against truth, in rows of a Markdown table.
pub fn report(verdicts: &[&Verdict]) -> String {
    let mut report =
        String::from("| kind | confidence | facts | mean confidence | share right |\n|---|---|---|---|---|\n");
    for kind in ["statement", "event", "figure", "office"] {
        let facts = verdicts.iter().flat_map(|verdict| &verdict.facts).filter(|fact| fact.kind == kind);
        for (tenth, facts) in tenths(facts) {
            let (sure, right) = means(&facts);
            report += &format!("| {kind} | .{tenth}– | {} | {sure:.2} | {right:.2} |\n", facts.len());
        }
    }
    report + &format!("mean gap {:.3}\n", gap(verdicts))
}

#[test]
fn a_feature_weighs_by_how_often_it_is_right() {
    let fact =
        |feature: &str, right| Judged { kind: "event", features: vec![feature.to_owned()], confidence: 0.5, right };
    let facts =
        (0..40).map(|i| fact(if i < 20 { "a" } else { "b" }, !(5..20).contains(&i))).chain([fact("c", true)]).collect();
    let verdict = Verdict { facts, ..Verdict::default() };
    let table = table("# head\nold row\n", [&verdict].into_iter());
    let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split('\t').collect()).collect();
    assert_eq!(rows[0], ["# head"]);
    assert_eq!((&rows[2][..4], &rows[3][..4]), (&["event", "a", "20", "5"][..], &["event", "b", "20", "20"][..]));
    let weight = |row: usize| rows[row][4].parse::<f64>().unwrap();
    assert!(weight(2) < -0.5 && weight(3) > 0.5 && rows.len() == 4, "{table}");
    assert!((gap(&[&verdict]) - (26.0 / 41.0 - 0.5)).abs() < 1e-9);
}
