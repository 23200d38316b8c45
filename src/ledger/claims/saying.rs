//! One statement, as the ledger of claims sees it.

use super::content::Content;
use super::polarity::is_negated;
use crate::ledger::words::words;
use crate::lexicon::classes::{ClaimWord, LedgerWord};

/// How many words into what is denied a thing that is refused stands.
const REFUSED_BY: usize = 4;

/// A statement or an accusation of one article. Ids are whatever whoever asks goes by, the same in all fields.
#[derive(Debug, Clone, Default)]
pub struct Told<'a> {
    /// Its own id, which no other has.
    pub id: &'a str,
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
    /// The statement or accusation of the same article that it answers.
    pub answers: Option<&'a str>,
    /// The happenings that are told in it.
    pub happenings: Vec<&'a str>,
}

/// What was told, with its words weighed.
#[derive(Debug)]
pub(super) struct Saying<'a> {
    pub told: &'a Told<'a>,
    pub content: Content,
    /// Its words say that something is not so.
    pub negated: bool,
    /// They say something under a condition, or of what is to come.
    pub conditional: bool,
}

impl<'a> Saying<'a> {
    pub fn new(told: &'a Told<'a>) -> Self {
        let words = told.words;
        let (negated, conditional) = (is_negated(words), is_conditional(words));
        Self { told, content: Content::new(words), negated, conditional }
    }

    /// True where it says its content plainly, or denies what negates it.
    pub const fn affirms(&self) -> bool {
        self.negated == self.told.denial
    }

    /// When and where: what comes first is the founder of a claim.
    pub const fn order(&self) -> (i32, &'a str, &'a str) {
        (self.told.day, self.told.article, self.told.id)
    }
}

/// True where the words of a denial tell nothing of what is denied ("involvement", "the allegations").
pub(super) fn is_contentless(content: &str) -> bool {
    let told: Vec<String> = words(content).into_iter().filter(|word| !LedgerWord::Stop.has(word)).collect();
    told.iter().all(|word| ClaimWord::Contentless.has(word))
}

/// True where what is denied is refused, not said to be untrue: "entry to the country", "him the right to speak".
pub(super) fn is_refusal(content: &str) -> bool {
    words(content).iter().take(REFUSED_BY).any(|word| ClaimWord::Refused.has(word))
}

/// True for what is said under a condition, or wanted, or to come.
fn is_conditional(content: &str) -> bool {
    words(content).iter().any(|word| ClaimWord::Conditional.has(word))
}

/// True where the words that name an accusation hold somebody responsible: an investigation does not.
pub fn holds_responsible(trigger: &str) -> bool {
    !words(trigger).iter().any(|word| ClaimWord::Probe.has(word))
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
    }

    #[test]
    fn an_inquiry_is_no_accusation() {
        assert!(holds_responsible("accused") && !holds_responsible("an investigation into"));
    }
}
