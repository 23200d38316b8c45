//! Whether what tells of a happening is sure enough together.
//!
//! Example: a quotation that two articles print is told once, and wrongly read it is wrong twice; what two articles tell in their
//! own words is told twice.

use super::super::vector::Vector;

/// How sure an event has to be that all articles tell in one sentence.
const LEAST: f64 = 0.45;

/// Sentences that share so much are one.
const ONE_SENTENCE: f64 = 0.75;

/// What one article tells of a happening.
#[derive(Debug)]
pub struct Telling<'t> {
    /// The article.
    pub article: usize,
    /// The sentence.
    pub sentence: &'t Vector,
    /// How sure the event is; `None` of what is of no scheme: nobody has measured how often such are right.
    pub sure: Option<f64>,
}

/// True where the tellings of a happening make it one that stands: in several sentences of several articles, or in one that is
/// surely read.
pub fn is_sure(tellings: &[Telling<'_>]) -> bool {
    let Some((first, others)) = tellings.split_first() else { return false };
    let is_copied =
        |other: &Telling<'_>| other.article == first.article || other.sentence.alike(first.sentence) >= ONE_SENTENCE;
    !others.iter().all(is_copied) || tellings.iter().any(|it| it.sure.is_none_or(|sure| sure >= LEAST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::words::stems;

    #[test]
    fn one_sentence_in_two_articles_is_told_once() {
        let [quoted, other] = ["Herders are driven out of Gao", "Troops burnt the huts of Gao on Monday"]
            .map(|it| Vector::of(&stems(it)));
        let told = |sentences: [&Vector; 2], sure: Option<f64>| {
            is_sure(&[0, 1].map(|article| Telling { article, sentence: [sentences[0], sentences[1]][article], sure }))
        };
        assert!(!told([&quoted, &quoted], Some(0.2)));
        assert!(told([&quoted, &quoted], Some(0.5)) && told([&quoted, &quoted], None));
        assert!(told([&quoted, &other], Some(0.2)));
        assert!(!is_sure(&[]));
    }
}
