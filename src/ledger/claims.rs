//! Claims: what several articles, or both sides, say of one content. Who told it first, who repeats it, who denies it.
//!
//! ```
//! use sayso::ledger::claims::{Role, Told, claims};
//! let accused = Told { id: "1", article: "a", words: "Norway sank the trawler off Iceland", accused: vec!["norway"], ..Told::default() };
//! let denied = Told { id: "2", article: "b", words: "sinking a trawler off Iceland", speakers: vec!["norway"], denial: true, ..Told::default() };
//! let told = [accused, denied];
//! let found = claims(&told);
//! assert_eq!(found[0].members.iter().map(|member| member.role).collect::<Vec<_>>(), [Role::Asserts, Role::Denies]);
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

pub use saying::{Told, holds_responsible};

use candidates::Keys;
use content::Content;
use groups::Pair;
use saying::Saying;

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

/// The claims of what was told, in the order of their founders.
pub fn claims(told: &[Told<'_>]) -> Vec<Claim> {
    let sayings: Vec<Saying<'_>> = told.iter().map(Saying::new).collect();
    let mut order: Vec<usize> = (0..sayings.len()).collect();
    order.sort_by_key(|&at| sayings[at].order());
    let sorted: Vec<&Saying<'_>> = order.iter().map(|&at| &sayings[at]).collect();
    let mut groups = by_content(&sorted);
    denials::attach(&sorted, &mut groups);
    let mut claims: Vec<Claim> = groups.iter().filter_map(|group| claim(&sorted, group)).collect();
    for claim in &mut claims {
        claim.founder = order[claim.founder];
        claim.members.iter_mut().for_each(|member| member.told = order[member.told]);
    }
    claims
}

/// Groups of headlines that tell one story or claim.
pub fn headlines(texts: &[&str]) -> Vec<Vec<usize>> {
    let contents: Vec<Content> = texts.iter().map(|text| Content::new(text)).collect();
    let dated: Vec<(i32, &Content)> = contents.iter().map(|content| (0, content)).collect();
    let pairs = candidates::pairs(&dated, Keys::Words, 0);
    let pairs =
        pairs.into_iter().map(|(one, other)| Pair { one, other, score: contents[one].cosine(&contents[other]) });
    groups::groups(texts.len(), &pairs.collect::<Vec<_>>(), HEADLINES)
}

/// How far two texts say the same, between 0 and 1.
pub fn alike_contents(one: &str, other: &str) -> f64 {
    Content::new(one).cosine(&Content::new(other))
}

/// Statements of one content, by their places in the order of time.
fn by_content(sayings: &[&Saying<'_>]) -> Vec<Vec<usize>> {
    let dated: Vec<(i32, &Content)> = sayings.iter().map(|saying| (saying.told.day, &saying.content)).collect();
    let alike = candidates::pairs(&dated, Keys::Pairs, same::DAYS).into_iter().filter_map(|(one, other)| {
        let score = same::likeness(sayings[one], sayings[other])?;
        Some(Pair { one, other, score })
    });
    groups::groups(sayings.len(), &alike.collect::<Vec<_>>(), STATEMENTS)
}

/// A group as a claim; none where one article alone tells it and nobody denies it there.
fn claim(sayings: &[&Saying<'_>], group: &[usize]) -> Option<Claim> {
    let founder = group.iter().copied().find(|&at| !sayings[at].told.denial).or_else(|| group.first().copied())?;
    let first = sayings[founder];
    let is_said = first.affirms() != first.told.denial;
    let role = |at: usize| {
        let saying = sayings[at];
        let is_own = saying.told.article == first.told.article
            || saying.told.speakers.iter().any(|speaker| first.told.speakers.contains(speaker));
        match (saying.affirms() == is_said, saying.told.denial) {
            (true, _) if is_own => Role::Asserts,
            (true, _) => Role::Repeats,
            (false, true) => Role::Denies,
            (false, false) => Role::Counters,
        }
    };
    let members: Vec<Member> = group.iter().map(|&at| Member { told: at, role: role(at) }).collect();
    let is_spread = group.iter().any(|&at| sayings[at].told.article != first.told.article);
    let is_denied = members.len() > 1 && members.iter().any(|member| member.role == Role::Denies);
    (is_spread || is_denied).then_some(Claim { founder, members })
}
