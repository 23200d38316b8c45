//! A name's words as they are compared: small letters, no accents, no titles, no small words.
//!
//! Example: `Sheikh Mohammed bin Salman` has the words `mohammed`, `salman`, and `salman` is the father.

use crate::lexicon::classes::NameWord;
use crate::lexicon::numbers::cardinal;
use crate::slug::slug;

/// The words of a person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonForm {
    /// The words that are compared, in their order.
    pub words: Vec<String>,
    /// The fathers, by "bin" and the like.
    pub fathers: Vec<String>,
    /// "jr", "iii".
    pub generation: Option<String>,
}

impl PersonForm {
    /// Read a name.
    pub fn new(name: &str) -> Self {
        let mut all = split(name);
        let generation = all.pop_if(|last| NameWord::Generation.has(last));
        let fathers = all.windows(2).filter(|pair| NameWord::Patronymic.has(&pair[0])).map(|pair| pair[1].clone());
        let fathers = fathers.collect();
        let is_small = |word: &String| NameWord::Title.has(word) || NameWord::Particle.has(word);
        let words: Vec<String> = all.iter().filter(|word| !is_small(word)).cloned().collect();
        Self { words: if words.is_empty() { all } else { words }, fathers, generation }
    }
}

/// The words of a body's name, numbers as digits.
pub fn body_words(name: &str) -> Vec<String> {
    let all = numbered(split(&name.replace("’s ", " ").replace("'s ", " ").replace('&', " and ")));
    let is_small = |word: &String| NameWord::BodyParticle.has(word) || NameWord::LegalForm.has(word);
    let words: Vec<String> = all.iter().filter(|word| !is_small(word)).map(|word| respelled(word)).collect();
    if words.is_empty() { all } else { words }
}

/// All words of a name.
pub fn split(name: &str) -> Vec<String> {
    slug(name).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The spelling that stands for a word which has two.
fn respelled(word: &str) -> String {
    follower(NameWord::Respelled, word).unwrap_or(word).to_owned()
}

/// The word after `word` in the list of a class whose words go in pairs.
fn follower(class: NameWord, word: &str) -> Option<&'static str> {
    class.words().chunks(2).find(|pair| pair[0] == word).and_then(|pair| pair.get(1)).map(String::as_str)
}

/// Words of numbers as digits: "forty four" and "1st" are 44 and 1.
fn numbered(words: Vec<String>) -> Vec<String> {
    let mut numbered: Vec<String> = Vec::with_capacity(words.len());
    let mut tens = 0;
    for word in words {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)?.parse().ok());
        let ordinal = || follower(NameWord::Ordinal, &word).and_then(|number| number.parse().ok());
        let value: Option<u32> = digits.or_else(|| cardinal(&word)).or_else(ordinal);
        let single = value.or_else(|| word.parse().ok()).filter(|value| (1..10).contains(value));
        match (single, value) {
            (Some(value), _) if tens > 0 => {
                numbered.pop();
                numbered.push((tens + value).to_string());
                tens = 0;
            }
            (_, Some(value)) => {
                tens = if (20..100).contains(&value) && value.is_multiple_of(10) { value } else { 0 };
                numbered.push(value.to_string());
            }
            _ => {
                tens = 0;
                numbered.push(word);
            }
        }
    }
    numbered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_s_name_is_its_words() {
        let form = PersonForm::new("Sheikh Mohammed bin Salman al-Saud Jr.");
        assert_eq!(form.words, ["mohammed", "salman", "saud"]);
        assert_eq!((form.fathers, form.generation), (vec!["salman".to_owned()], Some("jr".into())));
        assert_eq!(PersonForm::new("the Bin").words, ["the"]);
        assert!(PersonForm::new("").words.is_empty());
    }

    #[test]
    fn a_body_s_name_has_its_numbers_in_digits() {
        for (name, words) in [
            ("The 1st International Bank, Ltd.", "1 international bank"),
            ("Brigade Forty-Four", "brigade 44"),
            ("Brigade Forty 4", "brigade 44"),
            ("Ministry of Defense", "ministry defence"),
            ("Twenty Acres Holding", "20 acres"),
            ("The Group", "the group"),
        ] {
            assert_eq!(body_words(name).join(" "), words);
        }
    }
}
