//! Whether a content says that something is so or that it is not.
//!
//! Example: `Russia was not behind the attack` is against `Russia was behind the attack`.

use crate::ledger::words::words;
use crate::lexicon::classes::ClaimWord;

/// True for a content that negates. Two negations are two things that are not so ("did not and will not") far more often than
/// one that is.
pub fn is_negated(content: &str) -> bool {
    let short = content.to_lowercase().replace('’', "'").replace("n't", " not");
    words(&short).iter().any(|word| ClaimWord::Negation.has(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negations_are_found() {
        for negated in
            ["it was not so", "it wasn’t so", "Mali has denied it", "nobody was hurt", "did not and will not"]
        {
            assert!(is_negated(negated), "{negated}");
        }
        assert!(!is_negated("a knot in Notting Hill"));
    }
}
