//! Denials in other words than what they deny: who is accused says that it is not so.
//!
//! Example: `Norway sank the trawler`, and Norway `denied any part in the sinking`.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::same::{self, DAYS};
use super::saying::{Saying, is_contentless, is_refusal};

/// What a denial and a claim share at least: how many words, and which share those are of the shorter one, by weight.
#[derive(Debug, Clone, Copy)]
struct Least {
    words: usize,
    of_shorter: f64,
}

/// Of an accusation whose accused denies.
const ACCUSED: Least = Least { words: 2, of_shorter: 0.5 };

/// Of a statement that only names who denies.
const NAMED: Least = Least { words: 3, of_shorter: 0.65 };

/// Put denials that stand alone with what they deny.
pub fn attach(sayings: &[&Saying<'_>], groups: &mut Vec<Vec<usize>>) {
    let claims = Claims::new(sayings, groups);
    let mut moves: Vec<(usize, usize)> = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        let [denial] = group[..] else { continue };
        if sayings[denial].told.denial && !is_refusal(sayings[denial].told.words) {
            moves.extend(claims.denied_by(denial).map(|claim| (number, claim)));
        }
    }
    for &(denial, claim) in &moves {
        let moved = std::mem::take(&mut groups[denial]);
        groups[claim].extend(moved);
    }
    groups.retain(|group| !group.is_empty());
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
}

/// Where to look for what is denied.
struct Claims<'s, 'a> {
    sayings: &'s [&'s Saying<'a>],
    /// The group of each saying.
    group: Vec<usize>,
    /// The sayings that accuse or name somebody, in the order of time.
    about: HashMap<&'a str, Vec<usize>, FixedState>,
    /// Where each stands, by its id.
    by_id: HashMap<&'a str, usize, FixedState>,
}

impl<'s, 'a> Claims<'s, 'a> {
    fn new(sayings: &'s [&'s Saying<'a>], groups: &[Vec<usize>]) -> Self {
        let mut group = vec![0; sayings.len()];
        for (number, members) in groups.iter().enumerate() {
            members.iter().for_each(|&member| group[member] = number);
        }
        let mut about: HashMap<&str, Vec<usize>, FixedState> = HashMap::default();
        for (at, saying) in sayings.iter().enumerate().filter(|(_, saying)| !saying.told.denial) {
            let told = saying.told;
            let named = if told.accused.is_empty() { &told.named } else { &told.accused };
            for &who in named {
                about.entry(who).or_default().push(at);
            }
        }
        let by_id = sayings.iter().enumerate().map(|(at, saying)| (saying.told.id, at)).collect();
        Self { sayings, group, about, by_id }
    }

    /// The group of what a saying denies: what it answers, or else what fits it best of what is told of its speaker around
    /// that time.
    fn denied_by(&'s self, denial: usize) -> Option<usize> {
        let saying = self.sayings[denial];
        let answered = saying.told.answers.and_then(|id| self.by_id.get(id)).copied();
        let told_nothing = is_contentless(saying.told.words);
        let is_about = |at: usize| told_nothing || saying.content.overlap(&self.sayings[at].content).words > 0;
        let answered = answered.filter(|&at| at != denial && !self.sayings[at].told.denial && is_about(at));
        if let Some(answered) = answered {
            return Some(self.group[answered]);
        }
        let around = |told_of: &'s Vec<usize>| {
            let day = |at: &usize| self.sayings[*at].told.day;
            let from = told_of.partition_point(|at| day(at) < saying.told.day - DAYS);
            let to = told_of.partition_point(|at| day(at) <= saying.told.day + DAYS);
            &told_of[from..to]
        };
        let told_of = saying.told.speakers.iter().filter_map(|who| self.about.get(who)).flat_map(around);
        let best = told_of.filter_map(|&at| Some((self.fit(saying, self.sayings[at])?, at)));
        best.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1))).map(|(_, at)| self.group[at])
    }

    /// How well a denial fits what somebody says of its speaker; none where it does not.
    fn fit(&self, denial: &Saying<'_>, told: &Saying<'_>) -> Option<f64> {
        // What is hedged with a "not" or an "if" somewhere tells too little of what is denied, and nobody denies their own.
        let is_plain = !told.negated && !denial.negated && !told.conditional;
        let is_own = told.told.speakers.iter().any(|who| denial.told.speakers.contains(who));
        if !is_plain || is_own {
            return None;
        }
        let happening = denial.told.happenings.iter().any(|it| told.told.happenings.contains(it));
        let overlap = denial.content.overlap(&told.content);
        let least = if told.told.accused.is_empty() { NAMED } else { ACCUSED };
        let enough = overlap.words >= least.words && overlap.plain > 0 && overlap.of_shorter >= least.of_shorter;
        let enough = enough && told.content.count() >= same::FEWEST && !overlap.other_numbers;
        (happening && !told.told.accused.is_empty() || enough)
            .then_some(overlap.of_shorter + f64::from(u8::from(happening)))
    }
}
