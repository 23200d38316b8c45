//! Counting: who is matched with whom, and how much of it is right.

use std::collections::BTreeMap;
use std::fmt;

/// Recall and precision of one kind of fact.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    /// Expected facts that were found, of all that are expected.
    pub found: usize,
    pub expected: usize,
    /// Facts given that are right, of all that were given and are neither optional nor a matter of taste.
    pub right: usize,
    pub given: usize,
}

impl Tally {
    /// 1.0 where nothing was expected.
    pub fn recall(&self) -> f64 {
        share(self.found, self.expected)
    }

    /// 1.0 where nothing was given.
    pub fn precision(&self) -> f64 {
        share(self.right, self.given)
    }

    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.expected += other.expected;
        self.right += other.right;
        self.given += other.given;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The tallies of all kinds, what was missed, what was wrongly given, and how often the details of the facts found agree.
#[derive(Debug, Default)]
pub struct Report {
    pub kinds: BTreeMap<&'static str, Tally>,
    /// (agreeing, compared) for each detail, over the facts found.
    pub details: BTreeMap<&'static str, (usize, usize)>,
    pub missing: Vec<String>,
    pub wrong: Vec<String>,
}

impl Report {
    pub fn expect(&mut self, kind: &'static str, found: bool, what: impl FnOnce() -> String) {
        let tally = self.kinds.entry(kind).or_default();
        tally.expected += 1;
        tally.found += usize::from(found);
        if !found {
            self.missing.push(format!("{kind}: {}", what()));
        }
    }

    pub fn give(&mut self, kind: &'static str, right: bool, what: impl FnOnce() -> String) {
        let tally = self.kinds.entry(kind).or_default();
        tally.given += 1;
        tally.right += usize::from(right);
        if !right {
            self.wrong.push(format!("{kind}: {}", what()));
        }
    }

    pub fn detail(&mut self, name: &'static str, agrees: bool) {
        let (agreeing, compared) = self.details.entry(name).or_default();
        *agreeing += usize::from(agrees);
        *compared += 1;
    }

    /// Takes in the report on one more article.
    pub fn add(&mut self, article: &str, other: Self) {
        for (kind, tally) in other.kinds {
            self.kinds.entry(kind).or_default().add(tally);
        }
        for (name, (agreeing, compared)) in other.details {
            let sum = self.details.entry(name).or_default();
            sum.0 += agreeing;
            sum.1 += compared;
        }
        let named = |line: String| format!("{article}: {line}");
        self.missing.extend(other.missing.into_iter().map(named));
        self.wrong.extend(other.wrong.into_iter().map(named));
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:12} {:>16} {:>18}", "kind", "recall", "precision")?;
        for (kind, tally) in &self.kinds {
            let (recall, precision) = (tally.recall(), tally.precision());
            write!(f, "{kind:12} {:>4}/{:<4} {recall:.3}", tally.found, tally.expected)?;
            writeln!(f, "    {:>4}/{:<4} {precision:.3}", tally.right, tally.given)?;
        }
        writeln!(f, "\nof the facts found, with the same …")?;
        for (name, (agreeing, compared)) in &self.details {
            writeln!(f, "{name:12} {agreeing:>4}/{compared}")?;
        }
        Ok(())
    }
}

/// Pairs expected facts (rows) with given ones (columns), the best pair first, each at most once.
/// `score` is `None` where the two cannot be the same fact. Gives the column of each row.
pub fn assign(rows: usize, columns: usize, score: impl Fn(usize, usize) -> Option<f64>) -> Vec<Option<usize>> {
    let mut pairs: Vec<(f64, usize, usize)> = (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (row, column)))
        .filter_map(|(row, column)| Some((score(row, column)?, row, column)))
        .collect();
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let mut taken = vec![None; rows];
    let mut used = vec![false; columns];
    for (_, row, column) in pairs {
        if taken[row].is_none() && !used[column] {
            taken[row] = Some(column);
            used[column] = true;
        }
    }
    taken
}
