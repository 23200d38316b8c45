//! Two names of persons.

use super::align::{align, joined, letters};
use super::form::PersonForm;
use super::likeness::{CONTRARY, Kind, Likeness, Rule};
use super::word;

/// The most that a bare surname reaches beside a full name, or a short one beside another spelling.
const BARE: f64 = 0.6;
/// The most that a name of two words reaches beside one with three more.
const CUT_SHORT: f64 = 0.7;
/// What words that only one name has take away at most.
const EXTRA: f64 = 0.15;
/// From so many letters on a single word may be spelt in two ways.
const LONG: usize = 7;

/// How alike two persons' names are.
pub fn alike(one: &str, other: &str) -> Likeness {
    let (one, other) = (PersonForm::new(one), PersonForm::new(other));
    if one.words.is_empty() || other.words.is_empty() {
        return Likeness::APART;
    }
    let (mut short, mut long) = (joined(&one.words, &other.words), joined(&other.words, &one.words));
    // Of two as long the first by its letters, so that both ways round come to one.
    if (short.len(), &short) > (long.len(), &long) {
        std::mem::swap(&mut short, &mut long);
    }
    let found = align(&short, &long, Kind::Person);
    if found.cover == 0.0 {
        return Likeness::APART;
    }
    let size: f64 = short.iter().map(|word| letters(word)).sum();
    let rest: f64 = found.other_over.iter().map(|word| letters(word)).sum();
    let rule = if rest > 0.0 { found.rule.max(Rule::Shorter) } else { found.rule };
    let score = (found.cover * found.cover - EXTRA * (rest / size).min(1.0)).max(0.0);
    let mut likeness = Likeness { score, rule };
    let is_bare = short.len() == 1 && (long.len() > 1 || short != long && short[0].chars().count() < LONG);
    if is_bare {
        likeness = likeness.at_most(BARE);
    }
    if short.len() == 2 && found.other_over.len() > 2 {
        likeness = likeness.at_most(CUT_SHORT);
    }
    let is_contrary = !found.over.is_empty() && !found.other_over.is_empty()
        || initials_differ(&short, &long)
        || fathers_differ(&one.fathers, &other.fathers)
        || one.generation != other.generation;
    if is_contrary { likeness.at_most(CONTRARY) } else { likeness }
}

/// True where both have initials, and others ("George W. Bush", "George H. W. Bush").
fn initials_differ(one: &[String], other: &[String]) -> bool {
    let initials = |words: &[String]| -> Vec<String> {
        let mut initials: Vec<String> = words.iter().filter(|word| word.chars().count() == 1).cloned().collect();
        initials.sort_unstable();
        initials
    };
    let (one, other) = (initials(one), initials(other));
    !one.is_empty() && !other.is_empty() && one != other
}

/// True where the fathers are others ("Abdullah bin Omar", "Omar bin Abdullah").
fn fathers_differ(one: &[String], other: &[String]) -> bool {
    let differ = |(one, other): (&String, &String)| word::alike(one, other, Kind::Person).is_none();
    one.len() == other.len() && one.iter().zip(other).any(differ)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::identity::testing::{are_alike, are_apart};

    #[test]
    fn one_person_under_variants() {
        are_alike(
            alike,
            &[
                ("Sergei Lavrov", "Mr. Sergei Lavrov", Rule::SameWords),
                ("Putin, Vladimir", "Vladimir Putin", Rule::Order),
                ("Muammar Gaddafi", "Moammar Qaddafi", Rule::Spelling),
                ("Bob Gatesby", "Robert Gatesby", Rule::Nickname),
                ("A. Khamenei", "Ali Khamenei", Rule::Initial),
                ("Shoigu Shoigu Sergey", "Sergey Shoigu", Rule::Order),
                ("Nikolai Patrushev", "Nikolai Platonovich Patrushev", Rule::Shorter),
                ("Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi", Rule::Spelling),
                ("Hanniball", "Hannibal", Rule::Spelling),
            ],
        );
    }

    #[test]
    fn two_persons_of_like_names() {
        are_apart(
            alike,
            &[
                ("Rami Makhlouf", "Hafez Makhlouf"),
                ("Murad Khasanovich Orlov", "Murad Iraklievich Orlov"),
                ("Abdullah bin Omar", "Omar bin Abdullah"),
                ("George W. Ashby", "George H. W. Ashby"),
                ("Samuel Adeyemi Jr.", "Samuel Adeyemi"),
                ("Olga Baranova", "Oleg Baranov"),
                ("Kim Jong Man", "Kim Jong Sik"),
                ("Makhlouf", "Rami Makhlouf"),
                ("Rami Makhlouf", "Rami al-Ahmed al-Hassan al-Tikriti Makhlouf"),
                ("", "Rami"),
            ],
        );
    }
}
