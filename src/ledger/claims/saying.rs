//! One statement, as the ledger of claims sees it.

use serde::{Deserialize, Serialize};

use super::content::Content;
use super::polarity::is_negated;
use crate::ledger::join::number;
use crate::ledger::words::words;
use crate::lexicon::classes::{ClaimWord, LedgerWord};

/// How many words into what is denied a thing that is refused stands.
const REFUSED_BY: usize = 4;

/// A statement or an accusation of one article. Ids are whatever whoever asks goes by, the same in all fields.
#[derive(Debug, Clone, Default)]
pub struct Told<'a> {
    /// The article that tells it.
    pub article: &'a str,
    /// The article's day, in days since any fixed day.
    pub day: i32,
    /// Who speaks, and for whom.
    pub speakers: Vec<&'a str>,
    /// Whom it accuses, and for whom they stand; nobody where it is no accusation.
    pub accused: Vec<&'a str>,
    /// Who is named in its words.
    pub named: Vec<&'a str>,
    /// The words said, or those of the accusation.
    pub words: &'a str,
    /// True where the act of saying it is a denial.
    pub denial: bool,
    /// How many places after it the statement or accusation of the same article stands that it answers; before it, below 0.
    pub answers: Option<i32>,
    /// True for what finds fault and holds nobody responsible for a deed.
    pub fault: bool,
    /// The events that are told in it, by their numbers.
    pub tells: Vec<u32>,
}

/// What was told, with its words weighed and numbers for ids.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Saying {
    pub(super) article: u64,
    pub(super) day: i32,
    pub(super) speakers: Vec<u64>,
    pub(super) accused: Vec<u64>,
    pub(super) named: Vec<u64>,
    pub(super) denial: bool,
    pub(super) answers: Option<i32>,
    pub(super) fault: bool,
    pub(super) tells: Vec<u32>,
    pub(super) content: Content,
    /// Its words say that something is not so.
    pub(super) negated: bool,
    /// They say something under a condition, or of what is to come.
    pub(super) conditional: bool,
    /// They tell nothing of what is denied.
    pub(super) contentless: bool,
    /// They tell of what is refused, not of what is said to be untrue.
    pub(super) refusal: bool,
    /// They tell of an accusation that somebody made ("Roe's claims that"), and say something else.
    pub(super) tells_of_accusation: bool,
    /// They deny a report, and tell nothing of it.
    pub(super) of_report: bool,
}

impl Saying {
    /// Weigh what was told.
    pub fn new(told: &Told<'_>) -> Self {
        let words = told.words;
        let numbers = |ids: &[&str]| ids.iter().map(number).collect();
        Self {
            article: number(told.article),
            day: told.day,
            speakers: numbers(&told.speakers),
            accused: numbers(&told.accused),
            named: numbers(&told.named),
            denial: told.denial,
            answers: told.answers,
            fault: told.fault,
            tells: told.tells.clone(),
            content: Content::new(words),
            negated: is_negated(words),
            conditional: is_conditional(words),
            contentless: is_contentless(words),
            refusal: is_refusal(words),
            tells_of_accusation: has_any(words, ClaimWord::Accusing),
            of_report: is_contentless(words) && has_any(words, ClaimWord::Reported),
        }
    }

    /// True where it says its content plainly, or denies what negates it.
    pub const fn affirms(&self) -> bool {
        self.negated == self.denial
    }
}

/// True where the words of a denial tell nothing of what is denied ("involvement", "the allegations").
fn is_contentless(content: &str) -> bool {
    let told: Vec<String> = words(content).into_iter().filter(|word| !LedgerWord::Stop.has(word)).collect();
    told.iter().all(|word| ClaimWord::Contentless.has(word))
}

fn has_any(content: &str, class: ClaimWord) -> bool {
    words(content).iter().any(|word| class.has(word))
}

/// True where what is denied is refused, not said to be untrue: "entry to the country", "him the right to speak".
fn is_refusal(content: &str) -> bool {
    words(content).iter().take(REFUSED_BY).any(|word| ClaimWord::Refused.has(word))
}

/// True for what is said under a condition, or wanted, or to come.
fn is_conditional(content: &str) -> bool {
    let whole = content.to_lowercase().replace('’', "'").replace("'ll", " will");
    words(&whole).iter().any(|word| ClaimWord::Conditional.has(word))
}

/// True where the words that name an accusation find fault ("criticized"), which is answered by no denial of a deed.
pub fn finds_fault(trigger: &str) -> bool {
    words(trigger).iter().any(|word| ClaimWord::Fault.has(word))
}

/// True where a reporting word answers an accusation and what follows is what its speaker says is so.
pub fn rejoins(cue: &str) -> bool {
    ClaimWord::Rejoins.has(cue)
}

/// True where the words that name an accusation hold somebody responsible: an investigation does not.
pub fn holds_responsible(trigger: &str) -> bool {
    !words(trigger).iter().any(|word| ClaimWord::Probe.has(word))
}

/// True where the words that name an accusation tell nothing of what it is ("her allegation").
pub fn is_mere_name(trigger: &str) -> bool {
    is_contentless(trigger)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_of_a_negation_affirms() {
        let affirms = |words, denial| Saying::new(&Told { words, denial, ..Told::default() }).affirms();
        assert!(affirms("it was so", false) && affirms("it was not so", true));
        assert!(!affirms("it was not so", false) && !affirms("it was so", true));
    }

    #[test]
    fn a_denial_may_tell_nothing_or_refuse() {
        assert!(is_contentless("any involvement in it") && is_contentless("the allegations"));
        assert!(!is_contentless("involvement in the attack") && !is_contentless("that it shot down the plane"));
        assert!(
            is_refusal("him the right to speak") && !is_refusal("that it had sent troops to the north of the country")
        );
        assert!(is_conditional("they would leave if attacked") && !is_conditional("they left"));
        assert!(is_conditional("that he’ll \"firmly\" answer the attack"));
    }

    #[test]
    fn an_inquiry_is_no_accusation() {
        assert!(holds_responsible("accused") && !holds_responsible("an investigation into"));
        assert!(is_mere_name("the allegations") && !is_mere_name("accused"));
        assert!(finds_fault("faced criticism") && !finds_fault("accused"));
        assert!(rejoins("counter") && !rejoins("deny"));
    }
}
