//! Near copies: how much of one text stands in another, by runs of five words (Broder's shingles).
//!
//! News is told from the top: who copies a text copies its top and cuts its end. What two texts share at the end alone is
//! background that both have from elsewhere, and what they share in quotation marks are the words of somebody both heard.
//! So quotations are left out, and as much of the top must be shared as of the whole.

use std::collections::HashSet;
use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};

use crate::ledger::words;

/// Words of a run.
const RUN: usize = 5;

/// Words of the top of a text.
const TOP: usize = 100;

/// Characters of a quotation that is left out; a shorter one is a name or a word, a longer one lacks its end.
const QUOTATION: std::ops::RangeInclusive<usize> = 15..=1200;

/// One run of so many is looked up to find articles that may be copies.
const SAMPLED: u64 = 4;

/// A text as copies are known by.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Copied {
    /// The runs of words, in their order.
    runs: Vec<u64>,
}

impl Copied {
    /// The runs of a text.
    pub fn new(text: &str) -> Self {
        let words = words::words(&without_quotations(text));
        let hasher = FixedState::default();
        Self { runs: words.windows(RUN).map(|run| hasher.hash_one(run)).collect() }
    }

    /// The runs by which the text is looked up: the same ones in every text that has them.
    pub fn sample(&self) -> impl Iterator<Item = u64> {
        self.runs.iter().copied().filter(|run| run % SAMPLED == 0)
    }
}

/// How far one of two texts copies the other, between 0 and 1: the share of its words, and of those of its top, that stand in
/// the other in runs; the smaller of the two shares, of the text that shares more.
pub fn share(one: &Copied, other: &Copied) -> f64 {
    let (a, b) = (shares(one, other), shares(other, one));
    a.0.max(b.0).min(a.1.max(b.1))
}

/// Which share of the words of `text`, and of its top, stand in `other` in runs.
fn shares(text: &Copied, other: &Copied) -> (f64, f64) {
    if text.runs.is_empty() {
        return (0.0, 0.0);
    }
    let others: HashSet<u64, FixedState> = other.runs.iter().copied().collect();
    let mut covered = vec![false; text.runs.len() + RUN - 1];
    for (at, _) in text.runs.iter().enumerate().filter(|(_, run)| others.contains(run)) {
        covered[at..at + RUN].fill(true);
    }
    #[allow(clippy::cast_precision_loss, reason = "texts have less than 2^53 words")]
    let share = |words: &[bool]| words.iter().filter(|it| **it).count() as f64 / words.len() as f64;
    (share(&covered), share(&covered[..covered.len().min(TOP)]))
}

/// A text with a bar for each longer quotation in curly or straight marks.
fn without_quotations(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['“', '"']) {
        let mark = if rest[open..].starts_with('“') { '“' } else { '"' };
        let inside = &rest[open + mark.len_utf8()..];
        let Some(close) = inside.find(['”', '"']) else { break };
        let length = inside[..close].chars().count();
        let behind = inside[close..].trim_start_matches(['”', '"']);
        if QUOTATION.contains(&length) {
            kept.push_str(&rest[..open]);
            kept.push_str(" | ");
            rest = behind;
        } else {
            // What is longer lacks its end: go on behind its first mark.
            let next = if length < *QUOTATION.start() { behind } else { inside };
            kept.push_str(&rest[..rest.len() - next.len()]);
            rest = next;
        }
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> f64 {
        share(&Copied::new(one), &Copied::new(other))
    }

    const BACKGROUND: &str = "The war between the two islands began five years ago over the right to fish for cod. More \
        than nine thousand boats were lost since then, and every attempt of the neighbours to make peace has failed so far.";

    #[test]
    fn a_cut_text_is_a_copy() {
        let text =
            format!("The harbour of Narvik was closed on Monday after a ferry ran aground in heavy snow. {BACKGROUND}");
        let cut = "The harbour of Narvik was closed on Monday after a ferry ran aground in heavy snow.";
        assert!(alike(&text, &text) > 0.99 && alike(&text, cut) > 0.9 && alike(cut, &text) > 0.9);
    }

    #[test]
    fn background_at_the_end_is_none() {
        let filler =
            |word: &str| (0..30).map(|at| format!("{word}{at} went to {word} number {at} ")).collect::<String>();
        let alike = alike(&format!("{}{BACKGROUND}", filler("north")), &format!("{}{BACKGROUND}", filler("south")));
        assert!(alike < 0.05, "{alike}");
    }

    #[test]
    fn neither_are_quotations() {
        let quoted = "“We will never give up the harbour to anybody who comes with guns instead of nets,” ";
        let alike = alike(&format!("{quoted}said one."), &format!("{quoted}the mayor told a crowd of sailors there."));
        assert_eq!(alike, 0.0);
        assert_eq!(without_quotations("a \"b\" c “four words of somebody” d “"), "a \"b\" c  |  d “");
    }
}
