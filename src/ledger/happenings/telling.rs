//! What the words around an event make of it: one of many, another than the one that its article tells of, several at once.
//!
//! Example: "an earlier blast", "the third blast in as many days" and "if a blast came" tell of no blast that others could tell of
//! too; "the shootings" tell of several.

use super::super::words::words;
use super::described::is_plural;
use crate::lexicon::classes::LedgerWord;

/// How many words before an event make it another than the one its article tells of: "the two earlier suspected raids".
const BESIDE: usize = 3;

/// True where the words of a sentence make the event at byte `at` in it one of many, or another than the one that its article
/// tells of: such is known by nothing of what its article says.
pub fn is_any(sentence: &str, at: usize, trigger: &str) -> bool {
    let (before, own) = (words(&sentence[..at]), words(trigger));
    let after = words(&sentence[at..]).into_iter().skip(own.len()).take(BESIDE);
    let mut beside = before.iter().rev().take(BESIDE).chain(&own);
    let is_another = beside.any(|word| LedgerWord::Another.has(word));
    let stands = !own.is_empty() && own.iter().all(|word| LedgerWord::Standing.has(word));
    let lasts = stands || own.iter().any(|word| LedgerWord::Lasting.has(word));
    let comes_again = after.into_iter().any(|word| LedgerWord::Again.has(&word));
    let all = words(sentence);
    let is_habit = all.iter().any(|word| LedgerWord::Habit.has(word));
    is_another || lasts || comes_again || is_habit || is_sum(&all, &own)
}

/// How many of what was thrown or taken are a sum of many deeds.
const MANY: u32 = 100;

/// True for what is summed up: "has killed ten so far", "fired 1,400 rockets".
fn is_sum(sentence: &[String], trigger: &[String]) -> bool {
    let spoken = format!(" {} ", sentence.join(" "));
    let is_phrase = LedgerWord::Sum.words().iter().any(|phrase| spoken.contains(&format!(" {phrase} ")));
    is_phrase || trigger.iter().any(|word| word.parse().is_ok_and(|count: u32| count >= MANY))
}

/// True where the words before the event at byte `at` put it under a condition.
pub fn is_under_condition(sentence: &str, at: usize) -> bool {
    words(&sentence[..at]).iter().any(|word| LedgerWord::Condition.has(word))
}

/// True for the name of somebody who is another than who was told of before: "second woman", "other firms", "three others".
pub fn is_another_one(name: &str) -> bool {
    let words = words(name);
    words.len() > 1 && [words.first(), words.last()].into_iter().flatten().any(|word| LedgerWord::Other.has(word))
}

/// True for words that tell of several happenings at once.
pub fn tells_several(trigger: &str) -> bool {
    words(trigger).iter().any(|word| LedgerWord::Several.has(word))
}

/// True for the words of an event in the plural, or of one who does it ("visits"): of several towns it tells of one in each.
pub fn is_in_each(trigger: &str) -> bool {
    words(trigger).last().is_some_and(|word| is_plural(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn any(sentence: &str) -> bool {
        is_any(sentence, sentence.find("raid").unwrap(), "raid")
    }

    #[test]
    fn one_of_many_is_told_by_the_words_around_it() {
        assert!(any("They told of an earlier raid on Gao"));
        assert!(any("Herders fear a raid almost every week"));
        assert!(any("The captain continues to raid Gao"));
        assert!(any("There often is a raid"));
        assert!(any("There was one raid so far") && !any("The raid went so well, far from Gao"));
        assert!(is_any("They fired 1,400 rockets at Gao", 5, "fired 1,400 rockets"));
        assert!(any("Four herders died across the country in a raid"));
        assert!(is_any("Four herders were killed in a wave of raids", 18, "killed in a wave of raids"));
        assert!(!any("Every herder told of the raid on Gao"));
        assert!(!any("In their other town there was a raid"));
    }

    #[test]
    fn what_is_under_a_condition_or_of_another_is_told_by_its_words() {
        let condition = |sentence: &str| is_under_condition(sentence, sentence.find("raid").unwrap());
        assert!(condition("If herders left, troops would raid Gao") && !condition("Troops raid Gao if herders leave"));
        assert!(is_another_one("second-woman") && is_another_one("other firms") && is_another_one("three others"));
        assert!(!is_another_one("others") && !is_another_one("woman"));
        assert!(tells_several("the shootings") && !tells_several("the shooting"));
        assert!(!is_any("Mali imposed sanctions", 5, "imposed sanctions"));
        assert!(is_any("The sanctions against Mali stand", 4, "sanctions"));
        assert!(is_in_each("protests") && !is_in_each("protest"));
    }
}
