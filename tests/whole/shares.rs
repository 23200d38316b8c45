//! Shares of right facts: by kind, for the table of confidence, and against confidence.

use std::collections::BTreeMap;

use super::judge::{Judged, Verdict};

/// A kind is as sure as so many facts of the next wider kind and its own together.
const PRIOR: f64 = 8.0;
/// Kinds of which fewer were judged have no row of their own.
const FEWEST: u32 = 5;

/// F1 of one kind of fact, whole ones only.
pub fn f1<'v>(verdicts: impl Iterator<Item = &'v Verdict>, kind: &str) -> f64 {
    let (mut right, mut given, mut told, mut asked) = (0.0, 0.0, 0.0, 0.0);
    for verdict in verdicts {
        for fact in verdict.facts.iter().filter(|fact| fact.kind[0] == kind) {
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
    // From the widest kind to the closest, each with how many were judged and right.
    let mut counts: BTreeMap<Vec<String>, (u32, u32)> = BTreeMap::new();
    for fact in verdicts.flat_map(|verdict| &verdict.facts) {
        for width in 1..=fact.kind.len() {
            let (judged, right) = counts.entry(fact.kind[..width].to_vec()).or_default();
            *judged += 1;
            *right += u32::from(fact.right);
        }
    }
    let mut table: String =
        before.lines().filter(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let mut shares: BTreeMap<Vec<String>, f64> = BTreeMap::new();
    for (kind, &(judged, right)) in counts.iter().filter(|(_, (judged, _))| *judged >= FEWEST) {
        let wider = shares.get(&kind[..kind.len() - 1]).copied().unwrap_or(0.5);
        let share = (f64::from(right) + PRIOR * wider) / (f64::from(judged) + PRIOR);
        table += &format!("{}\t{judged}\t{right}\t{share:.2}\n", kind.join(" "));
        shares.insert(kind.clone(), share);
    }
    table
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
        let facts = verdicts.iter().flat_map(|verdict| &verdict.facts).filter(|fact| fact.kind[0] == kind);
        for (tenth, facts) in tenths(facts) {
            let (sure, right) = means(&facts);
            report += &format!("| {kind} | .{tenth}– | {} | {sure:.2} | {right:.2} |\n", facts.len());
        }
    }
    report + &format!("mean gap {:.3}\n", gap(verdicts))
}

#[test]
fn a_kind_that_few_stand_for_is_drawn_to_the_wider_one() {
    let fact =
        |closer: &str, right| Judged { kind: vec!["event".to_owned(), closer.to_owned()], confidence: 0.5, right };
    let facts = (0..20).map(|i| fact(if i < 6 { "a" } else { "b" }, i >= 6)).collect();
    let verdict = Verdict { facts, gold: Vec::new() };
    let table = table("# head\nold row\n", [&verdict].into_iter());
    assert_eq!(
        table.lines().collect::<Vec<_>>(),
        ["# head", "event\t20\t14\t0.64", "event a\t6\t0\t0.37", "event b\t14\t14\t0.87"]
    );
    assert!((gap(&[&verdict]) - 0.2).abs() < 1e-9);
}
