//! Whether two statements have one content.

use super::saying::Saying;

/// Two statements of one claim are at most so many days apart, or others stand between them.
pub const DAYS: i32 = 14;
/// The fewest words that a content has which joins another, and that two have in common.
pub const FEWEST: usize = 4;
/// How many of those that two have in common are no names.
const PLAIN: usize = 2;
/// How much those weigh together: "whatever is necessary to protect our people" is nobody's own.
const WEIGHT: f64 = 12.0;
/// The share of the shorter content, by weight, that both have.
const OF_SHORTER: f64 = 0.65;
/// The share of all words of both.
const OF_BOTH: f64 = 0.35;
/// The same where the one says yes and the other no.
const OF_BOTH_CONTRARY: f64 = 0.65;

/// How alike two statements are; none where they are not of one claim.
pub fn likeness(one: &Saying, other: &Saying) -> Option<f64> {
    let overlap = one.content.overlap(&other.content);
    let shared = overlap.words >= FEWEST && overlap.plain >= PLAIN && overlap.weight >= WEIGHT;
    let shared = shared && overlap.of_shorter >= OF_SHORTER && overlap.of_both >= OF_BOTH;
    if !shared || overlap.other_numbers || accuse_others(one, other) || tells_of(one, other) || tells_of(other, one) {
        return None;
    }
    let is_contrary = one.affirms() != other.affirms();
    // Nobody says in one text what they deny in it: those are the words of the denial.
    let is_one_voice = one.article == other.article && one.speakers.iter().any(|who| other.speakers.contains(who));
    if is_contrary && is_one_voice {
        return None;
    }
    (!is_contrary || overlap.of_both >= OF_BOTH_CONTRARY).then(|| one.content.cosine(&other.content))
}

/// True where the one tells of an accusation and the other is one: "one who accused him has gone" accuses nobody.
fn tells_of(one: &Saying, other: &Saying) -> bool {
    one.tells_of_accusation && !one.denial && !other.accused.is_empty() && !other.tells_of_accusation
}

/// True where both accuse, and not the same.
fn accuse_others(one: &Saying, other: &Saying) -> bool {
    let (one, other) = (&one.accused, &other.accused);
    !one.is_empty() && !other.is_empty() && !one.iter().any(|accused| other.contains(accused))
}
