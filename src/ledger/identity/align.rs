//! The words of two names, one to one: the likest first, and of two as like those that stand alike.
//!
//! Example: `smith john` and `john smith` are two pairs and nothing over.

use super::likeness::{Kind, Rule};
use super::word;

/// Which words of two names are one.
#[derive(Debug)]
pub struct Alignment<'w> {
    /// The share of the first name's letters that found their own, each by how alike.
    pub cover: f64,
    /// The weakest rule that was needed.
    pub rule: Rule,
    /// Words of the first name that are over.
    pub over: Vec<&'w str>,
    /// Words of the second name that are over, but for those that the first has anyhow ("Shoigu Shoigu").
    pub other_over: Vec<&'w str>,
}

/// Align the words of a name with those of one that has as many or more.
pub fn align<'w>(words: &'w [String], longer: &'w [String], kind: Kind) -> Alignment<'w> {
    let mut pairs = Vec::new();
    for (at, one) in words.iter().enumerate() {
        for (there, other) in longer.iter().enumerate() {
            pairs.extend(word::alike(one, other, kind).map(|(score, rule)| (score, rule, at, there)));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.2.abs_diff(a.3), a.2).cmp(&(b.2.abs_diff(b.3), b.2))));
    let mut taken = vec![None; words.len()];
    let mut given = vec![false; longer.len()];
    let (mut covered, mut rule) = (0.0, Rule::SameWords);
    for (score, found, at, there) in pairs {
        if taken[at].is_none() && !given[there] {
            (taken[at], given[there]) = (Some(there), true);
            covered += score * letters(&words[at]);
            rule = rule.max(found);
        }
    }
    if !taken.iter().flatten().is_sorted() {
        rule = rule.max(Rule::Order);
    }
    let over = words.iter().zip(&taken).filter(|(_, taken)| taken.is_none()).map(|(word, _)| word.as_str()).collect();
    let other_over = longer.iter().zip(&given).filter(|(word, given)| !**given && !words.contains(word));
    Alignment {
        cover: covered / words.iter().map(|word| letters(word)).sum::<f64>().max(1.0),
        rule,
        over,
        other_over: other_over.map(|(word, _)| word.as_str()).collect(),
    }
}

/// How much a word counts: its letters, two at least.
#[allow(clippy::cast_precision_loss, reason = "letters of a word")]
pub fn letters(word: &str) -> f64 {
    word.chars().count().max(2) as f64
}

/// A name's words, with two that stand as one in the other name put together ("Mohammad Hasni", "Mohammadhasni").
pub fn joined(words: &[String], other: &[String]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let together = words.get(at + 1).filter(|next| words[at].len() > 1 && next.len() > 1);
        let together = together.map(|next| format!("{}{next}", words[at]));
        let is_one = |whole: &String| {
            let apart = other.contains(&words[at]) && other.contains(&words[at + 1]);
            !apart && other.iter().any(|word| word == whole || strsim::osa_distance(word, whole) == 1)
        };
        if let Some(whole) = together.filter(is_one) {
            joined.push(whole);
            at += 2;
        } else {
            joined.push(words[at].clone());
            at += 1;
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str) -> Vec<String> {
        name.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn each_word_finds_its_own_once() {
        let (short, long) = (words("smith john"), words("john smith smith baker"));
        let alignment = align(&short, &long, Kind::Person);
        assert_eq!((alignment.cover, alignment.rule), (1.0, Rule::Order));
        assert_eq!((alignment.over, alignment.other_over), (vec![], vec!["baker"]));
    }

    #[test]
    fn words_written_apart_are_put_together() {
        assert_eq!(joined(&words("jan daniel bothma"), &words("jandaniel bothma")), words("jandaniel bothma"));
        assert_eq!(joined(&words("ann o leary"), &words("anno leary")), words("ann o leary"));
    }
}
