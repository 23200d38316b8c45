//! Claims: what several articles, or both sides, say of one content. Who told it first, who repeats it, who denies it.
//!
//! ```
//! use sayso::ledger::claims::{Role, Saying, Told, claims};
//! use sayso::ledger::verdicts::Pairs;
//! use sayso::spill::{Records, Spill};
//! let accused = Told { article: "a", words: "Norway sank the trawler off Iceland", accused: vec!["norway"], ..Told::default() };
//! let denied = Told { article: "b", words: "sinking a trawler off Iceland", speakers: vec!["norway"], denial: true, ..Told::default() };
//! let told = Records::of([accused, denied].iter().map(Saying::new))?;
//! claims(&told, |_event| None, &Pairs::default(), &Spill::memory(), |claim| {
//!     assert_eq!(claim.members.iter().map(|member| member.role).collect::<Vec<_>>(), [Role::Asserts, Role::Denies]);
//!     Ok(())
//! })?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! Contents are one where they share most of their words by weight, and say the same numbers ([`same`]); they are grouped by the
//! better half of the pairs between two groups ([`groups`]). A denial in other words belongs to a claim whose accused speaks in
//! it, where their contents meet in something or one happening is told in both ([`denials`]). A content of fewer than four
//! words that tell something joins nothing by itself: only through what it answers, or through its happening.

mod candidates;
mod content;
mod denials;
mod groups;
mod polarity;
mod same;
mod saying;

pub use saying::{Saying, Told, finds_fault, holds_responsible, is_mere_name, rejoins};

use std::io;
use std::sync::Arc;

use super::components::Components;
use super::join::{Join, row};
use super::verdicts::Pairs;
use crate::spill::{Records, Sorter, Spill};
use candidates::Keys;
use content::Content;
use denials::Sayings;
use groups::Pair;

/// How alike statements are at least to be one claim: the mean cosine of the better half of the pairs.
const STATEMENTS: f64 = 0.5;

/// The same of headlines, each of which tells a whole story in a few words. Found on 407 headlines of 57 claims.
const HEADLINES: f64 = 0.3;

/// What a statement does to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Says it first of all, or is told again what who did so said.
    Asserts,
    /// Says what another said first.
    Repeats,
    /// Denies it: the act of saying so is a denial.
    Denies,
    /// Says the contrary.
    Counters,
}

/// A statement of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Its place in what was told.
    pub told: usize,
    /// What it does.
    pub role: Role,
}

/// A claim: what is told in at least two articles or denied in the one that tells it, its statements in the order of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The first that is no denial, or the first of all where everybody denies it.
    pub founder: usize,
    /// All who say or deny it.
    pub members: Vec<Member>,
}

/// Hand the claims of what was told to `found`. Expects what was told in the order of its days and articles; `happening` tells
/// which happening an event denotes, by its number; what is `judged` of two, by their places, holds.
///
/// # Errors
/// Those of `found`, and when what memory does not hold cannot be written or read.
pub fn claims(
    sayings: &Records<Saying>,
    happening: impl Fn(u32) -> Option<u32>,
    judged: &Pairs,
    spill: &Spill,
    mut found: impl FnMut(&Claim) -> io::Result<()>,
) -> io::Result<()> {
    let mut days = Vec::with_capacity(sayings.len());
    let mut group = by_content(sayings, &mut days, judged, spill)?;
    denials::attach(&Sayings { all: sayings, days: &days, happening, judged }, &mut group)?;
    let mut members = Sorter::new(spill);
    for (at, &first) in group.iter().enumerate().filter(|(at, first)| **first as usize != *at) {
        members.push([first, first])?;
        members.push([first, row(at)?])?;
    }
    let mut members = members.sorted()?;
    let mut together: Vec<(usize, Arc<Saying>)> = Vec::new();
    let mut of = None;
    loop {
        let next = members.pull()?;
        let now = next.map(|[first, _]| first);
        if now != of {
            claim(&together).iter().try_for_each(&mut found)?;
            together.clear();
        }
        let Some([_, at]) = next else { return Ok(()) };
        of = now;
        together.push((at as usize, sayings.get(at as usize)?));
    }
}

/// Groups of headlines that tell one story or claim.
///
/// # Errors
/// For more than four billion.
pub fn headlines(texts: &[&str]) -> io::Result<Vec<Vec<usize>>> {
    let contents: Vec<Content> = texts.iter().map(|text| Content::new(text)).collect();
    let mut posted = Join::new(&Spill::memory());
    for (at, content) in contents.iter().enumerate() {
        candidates::add(&mut posted, at, content, Keys::Words)?;
    }
    let mut pairs = candidates::pairs(posted, &vec![0; contents.len()], 0)?;
    let mut alike = Vec::new();
    while let Some([one, other]) = pairs.pull()? {
        let score = contents[one as usize].cosine(&contents[other as usize]);
        alike.push(Pair { one, other, score });
    }
    Ok(groups::groups(texts.len(), alike, HEADLINES))
}

/// How far two texts say the same, between 0 and 1.
pub fn alike_contents(one: &str, other: &str) -> f64 {
    Content::new(one).cosine(&Content::new(other))
}

/// For each statement the first of those of its content. The day of each is added to `days`.
fn by_content(sayings: &Records<Saying>, days: &mut Vec<i32>, judged: &Pairs, spill: &Spill) -> io::Result<Vec<u32>> {
    let mut posted = Join::new(spill);
    for (at, saying) in sayings.iter().enumerate() {
        let saying = saying?;
        days.push(saying.day);
        candidates::add(&mut posted, at, &saying.content, Keys::Pairs)?;
    }
    let mut pairs = candidates::pairs(posted, days, same::DAYS)?;
    let mut alike = Components::new(sayings.len(), spill);
    while let Some([one, other]) = pairs.pull()? {
        let (one, other) = (one as usize, other as usize);
        if judged.of(one, other).is_some() {
            continue;
        }
        if let Some(score) = same::likeness(&*sayings.get(one)?, &*sayings.get(other)?) {
            alike.add(one, other, score, score >= STATEMENTS)?;
        }
    }
    judged.scores().try_for_each(|(one, other, score)| alike.add(one, other, score, score >= STATEMENTS))?;
    let mut group: Vec<u32> = (0..row(sayings.len())?).collect();
    alike.each(|members, pairs| {
        // A component has fewer members than there are statements, whose numbers are rows.
        let pairs = pairs.iter().map(|&(one, other, score)| Pair { one: one as u32, other: other as u32, score });
        for together in groups::groups(members.len(), pairs, STATEMENTS) {
            for &place in &together {
                group[members[place]] = row(members[together[0]])?;
            }
        }
        Ok(())
    })?;
    Ok(group)
}

/// A group as a claim; none where one article alone tells it and nobody denies it there.
fn claim(group: &[(usize, Arc<Saying>)]) -> Option<Claim> {
    let (founder, first) = group.iter().find(|(_, saying)| !saying.denial).or_else(|| group.first())?;
    let is_said = first.affirms() != first.denial;
    let role = |saying: &Saying| {
        let is_own =
            saying.article == first.article || saying.speakers.iter().any(|speaker| first.speakers.contains(speaker));
        match (saying.affirms() == is_said, saying.denial) {
            (true, _) if is_own => Role::Asserts,
            (true, _) => Role::Repeats,
            (false, true) => Role::Denies,
            (false, false) => Role::Counters,
        }
    };
    let members: Vec<Member> = group.iter().map(|(at, saying)| Member { told: *at, role: role(saying) }).collect();
    let is_spread = group.iter().any(|(_, saying)| saying.article != first.article);
    let is = |role: Role| members.iter().any(|member| member.role == role);
    let is_denied = is(Role::Denies) && (is(Role::Asserts) || is(Role::Repeats) || is(Role::Counters));
    (is_spread || is_denied).then_some(Claim { founder: *founder, members })
}
