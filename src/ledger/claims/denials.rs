//! Denials in other words than what they deny: who is accused says that it is not so.
//!
//! Example: `Norway sank the trawler`, and Norway `denied any part in the sinking`.

use std::collections::{HashMap, HashSet};
use std::io;

use foldhash::fast::FixedState;

use super::same::{self, DAYS};
use super::saying::Saying;
use crate::ledger::join::row;
use crate::ledger::verdicts::Pairs;
use crate::spill::Records;

/// What a denial and a claim share at least: how many words, and which share those are of the shorter one and of the claim, by
/// weight.
#[derive(Debug, Clone, Copy)]
struct Least {
    words: usize,
    of_shorter: f64,
    of_claim: f64,
}

/// Of an accusation whose accused denies.
const ACCUSED: Least = Least { words: 2, of_shorter: 0.5, of_claim: 0.0 };

/// Of a statement that only names who denies: "he pressed Norway on the sinking" tells of more than the sinking.
const NAMED: Least = Least { words: 3, of_shorter: 0.65, of_claim: 0.33 };

/// Of what a denial answers, where it is no more than a word.
const ANSWERED: f64 = 0.4;

/// A longer content tells more than what is denied without content: "any wrongdoing" answers no tale in which somebody is
/// accused by the way.
const LONGEST: usize = 14;

/// Statements in the order of time.
pub struct Sayings<'s, H> {
    /// What they say.
    pub all: &'s Records<Saying>,
    /// The day of each.
    pub days: &'s [i32],
    /// The happening that an event denotes, by its number.
    pub happening: H,
    /// What is judged of two.
    pub judged: &'s Pairs,
}

/// Put denials that stand alone with what they deny. `group` has for each statement the first of its group.
///
/// # Errors
/// When what memory does not hold cannot be read.
pub fn attach<H: Fn(u32) -> Option<u32>>(sayings: &Sayings<'_, H>, group: &mut [u32]) -> io::Result<()> {
    let mut is_shared = vec![false; group.len()];
    for (at, &first) in group.iter().enumerate().filter(|(at, first)| **first as usize != *at) {
        (is_shared[at], is_shared[first as usize]) = (true, true);
    }
    let mut denials = Vec::new();
    let mut speakers: HashSet<u64, FixedState> = HashSet::default();
    for (at, saying) in sayings.all.iter().enumerate().filter(|(at, _)| !is_shared[*at]) {
        let saying = saying?;
        if saying.denial && !saying.refusal {
            denials.push(at);
            speakers.extend(&saying.speakers);
        }
    }
    // What accuses or names those who deny something, in the order of time.
    let mut about: HashMap<u64, Vec<u32>, FixedState> = HashMap::default();
    for (at, saying) in sayings.all.iter().enumerate() {
        let saying = saying?;
        let named = if saying.accused.is_empty() { &saying.named } else { &saying.accused };
        for who in named.iter().filter(|who| !saying.denial && speakers.contains(who)) {
            about.entry(*who).or_default().push(row(at)?);
        }
    }
    let mut moves = Vec::new();
    for denial in denials {
        // What is judged to be another claim than one statement's is so for all of its group.
        let apart: Vec<u32> = sayings.judged.apart_from(denial).map(|other| group[other]).collect();
        let is_open = |told: usize| !apart.contains(&group[told]);
        moves.extend(sayings.denied_by(denial, &about, is_open)?.map(|denied| (denial, group[denied])));
    }
    moves.into_iter().for_each(|(denial, claim)| group[denial] = claim);
    Ok(())
}

impl<H: Fn(u32) -> Option<u32>> Sayings<'_, H> {
    /// What a saying denies: what it answers, or else what fits it best of what is told of its speaker around that time.
    fn denied_by(
        &self,
        denial: usize,
        about: &HashMap<u64, Vec<u32>, FixedState>,
        is_open: impl Fn(usize) -> bool,
    ) -> io::Result<Option<usize>> {
        let saying = self.all.get(denial)?;
        let answered = saying.answers.and_then(|places| denial.checked_add_signed(isize::try_from(places).ok()?));
        if let Some(at) = answered.filter(|&at| at != denial && at < self.all.len() && is_open(at)) {
            let told = self.all.get(at)?;
            let overlap = saying.content.overlap(&told.content);
            // A name alone ties nothing: "denied that Peru left" answers not all that is said of Peru.
            let is_told = overlap.plain > 0 && (overlap.words > 1 || overlap.of_shorter >= ANSWERED);
            let is_plain = saying.contentless && !told.fault && told.content.count() <= LONGEST;
            if !told.denial && !told.tells_of_accusation && !saying.of_report && (is_told || is_plain) {
                return Ok(Some(at));
            }
        }
        let mut best: Option<(f64, usize)> = None;
        for told_of in saying.speakers.iter().filter_map(|who| about.get(who)) {
            let day = |at: &u32| self.days[*at as usize];
            let from = told_of.partition_point(|at| day(at) < saying.day - DAYS);
            let to = told_of.partition_point(|at| day(at) <= saying.day + DAYS);
            for &at in &told_of[from..to] {
                let at = at as usize;
                if !is_open(at) {
                    continue;
                }
                let Some(fit) = self.fit(&saying, &*self.all.get(at)?) else { continue };
                // Of what fits as well the first.
                let is_better = |&(fits, before): &(f64, usize)| fit.total_cmp(&fits).then(before.cmp(&at)).is_gt();
                if best.as_ref().is_none_or(is_better) {
                    best = Some((fit, at));
                }
            }
        }
        Ok(best.map(|(_, at)| at))
    }

    /// How well a denial fits what somebody says of its speaker; none where it does not.
    fn fit(&self, denial: &Saying, told: &Saying) -> Option<f64> {
        // What is hedged with a "not" or an "if" somewhere tells too little of what is denied, and nobody denies their own.
        let is_plain = !told.negated && !denial.negated && !told.conditional && !told.tells_of_accusation;
        let is_own = told.speakers.iter().any(|who| denial.speakers.contains(who));
        if !is_plain || is_own {
            return None;
        }
        let happenings = |saying: &Saying| saying.tells.iter().filter_map(|event| (self.happening)(*event)).collect();
        let (denied, found): (Vec<u32>, Vec<u32>) = (happenings(denial), happenings(told));
        let happening = denied.iter().any(|it| found.contains(it));
        let overlap = denial.content.overlap(&told.content);
        let least = if told.accused.is_empty() { NAMED } else { ACCUSED };
        let enough = overlap.words >= least.words && overlap.plain > 0 && overlap.of_shorter >= least.of_shorter;
        let enough = enough
            && overlap.of_second >= least.of_claim
            && told.content.count() >= same::FEWEST
            && !overlap.other_numbers;
        (happening && !told.accused.is_empty() || enough).then_some(overlap.of_shorter + f64::from(u8::from(happening)))
    }
}
