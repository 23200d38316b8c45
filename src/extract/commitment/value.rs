//! The value itself, and how two of them come together.

use crate::facts::{Modality, Polarity};
use crate::lexicon::signature::{Signature, Truth};

/// How far the text commits itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commitment {
    /// It is so, or it is not so.
    pub polarity: Polarity,
    /// How real it is.
    pub modality: Modality,
    /// It stands on somebody's word: real only where a statement says whose.
    pub alleged: bool,
}

impl Commitment {
    /// What the text itself tells as it is.
    pub const FULL: Self = Self { polarity: Polarity::Affirmed, modality: Modality::Asserted, alleged: false };

    /// True where the text says that it is so, if only on somebody's word.
    pub fn is_told(self) -> bool {
        self.polarity == Polarity::Affirmed && self.modality == Modality::Asserted
    }

    /// The same with at least this much doubt.
    pub fn at_least(self, modality: Modality) -> Self {
        Self { modality: self.modality.max(modality), ..self }
    }

    /// The same denied, or affirmed where it was denied.
    pub fn negated(self) -> Self {
        let polarity = match self.polarity {
            Polarity::Affirmed => Polarity::Negated,
            Polarity::Negated => Polarity::Affirmed,
        };
        Self { polarity, ..self }
    }

    /// What is told inside of this context: both denials count, and the greater doubt.
    pub fn with(self, inner: Self) -> Self {
        let both = if inner.polarity == Polarity::Negated { self.negated() } else { self };
        Self { alleged: self.alleged || inner.alleged, ..both.at_least(inner.modality) }
    }

    /// What the text makes of the complement of a word to which it commits itself like this.
    pub fn of_complement(self, signature: Signature) -> Self {
        let truth = match self.polarity {
            Polarity::Affirmed => signature.affirmed,
            Polarity::Negated => signature.negated,
        };
        // What is so whether or not the word holds is taken for granted, whatever doubt there is of the word.
        let granted = signature.affirmed == Truth::So && signature.negated == Truth::So;
        let word = if granted { Self::FULL } else { Self { polarity: Polarity::Affirmed, ..self } };
        match truth {
            Truth::So => word,
            Truth::NotSo => word.negated(),
            Truth::Planned => word.at_least(Modality::Planned),
            Truth::Open => word.at_least(Modality::Possible),
            Truth::Hypothetical => word.at_least(Modality::Hypothetical),
            Truth::Alleged => Self { alleged: true, ..word },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_denials_affirm_and_the_greater_doubt_stays() {
        let denied = Commitment::FULL.negated();
        assert_eq!(denied.with(denied), Commitment::FULL);
        let may = Commitment::FULL.at_least(Modality::Possible);
        assert_eq!(may.with(denied), may.negated());
        assert!(!may.is_told() && Commitment::FULL.is_told());
    }

    #[test]
    fn what_is_taken_for_granted_is_so_under_any_denial() {
        let regret = Signature { affirmed: Truth::So, negated: Truth::So };
        assert_eq!(Commitment::FULL.negated().at_least(Modality::Possible).of_complement(regret), Commitment::FULL);
        let fail = Signature { affirmed: Truth::NotSo, negated: Truth::So };
        assert_eq!(Commitment::FULL.negated().of_complement(fail), Commitment::FULL);
    }
}
