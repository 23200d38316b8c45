//! Persons: one human being under full name, surname and spelling variants.

use std::collections::BTreeMap;

use super::authority::{Actor, Authority, Senses};
use super::mention::Mention;
use crate::english::{Doc, EntType, Pos};
use crate::lexicon::nouns::{self, Gender};

/// Two spellings of one name are at least this alike (Jaro–Winkler): "Sergei Lavrov", "Sergey Lavrov".
const SAME_NAME: f64 = 0.93;

/// The full names of an article's persons, by surname.
#[derive(Debug, Default)]
pub struct FullNames {
    by_surname: BTreeMap<String, Vec<FullName>>,
    /// The token where a surname first stands alone.
    first_alone: BTreeMap<String, usize>,
}

/// A person's full name.
#[derive(Debug)]
struct FullName {
    /// The token where it first stands.
    token: usize,
    name: String,
    /// Who it is to the authority file.
    known: Option<usize>,
    /// Gender, where a form of address or the authority file tells.
    gender: Option<Gender>,
}

/// Collect full names: two words or more, taken for a person. Spelling variants join the first spelling.
pub fn full_names(doc: &Doc, mentions: &[Mention], authority: &Authority) -> FullNames {
    let mut names = FullNames::default();
    for mention in mentions {
        let words = doc.slice(mention.tokens.clone());
        let is_person = mention.senses.actor.is_none() && mention.label == Some(EntType::Person);
        let known_person = mention.is_person(authority);
        // "Even Roe", "Roe Roe" are no full names.
        let first = mention.tokens.start;
        let named = doc.pos(first) == Pos::Propn && doc.token(first) != doc.token(mention.tokens.end - 1);
        if (is_person || known_person) && named && words.contains(' ') {
            let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let known = authority.look_up(&name).and_then(|senses| senses.actor).map(|(actor, _)| actor);
            let given = || nouns::given_name(name.split(' ').next()?);
            let gender = known.and_then(|actor| gender_of(authority.actor(actor))).or_else(given);
            let gender = gender_beside(doc, mention).or(gender);
            let same_surname = names.by_surname.entry(surname(&name).to_owned()).or_default();
            match same_surname.iter_mut().find(|held| strsim::jaro_winkler(&held.name, &name) >= SAME_NAME) {
                Some(held) => held.gender = held.gender.or(gender),
                None => same_surname.push(FullName { token: mention.tokens.start, name, known, gender }),
            }
        } else if mention.tokens.len() == 1 {
            names.first_alone.entry(surname(words).to_owned()).or_insert(mention.tokens.start);
        }
    }
    names
}

impl FullNames {
    /// True where a person named in full bears this surname.
    pub fn has_surname(&self, word: &str) -> bool {
        self.by_surname.contains_key(surname(word))
    }

    /// The full name that `mention` is a form of. Of several persons of that surname the one whom the world knows by
    /// the bare surname ("Obama" beside "Michelle Obama"), else the one named last before, else the first; a form of
    /// address before it has to agree. None where it is rather whom the world knows, whom the article never names in
    /// full: the surname alone came before any full name ("Trump … Melania Trump … Trump").
    pub fn of(&self, doc: &Doc, mention: &Mention, authority: &Authority) -> Option<&str> {
        let words = doc.slice(mention.tokens.clone());
        let held = self.by_surname.get(surname(words))?;
        if words.contains(' ') {
            let alike = |held: &&FullName| strsim::jaro_winkler(&held.name, words) >= SAME_NAME;
            return held.iter().find(alike).map(|held| held.name.as_str());
        }
        let gender = gender_beside(doc, mention);
        let agrees = |held: &&FullName| gender.is_none() || held.gender.is_none() || held.gender == gender;
        let famous = authority.by_surname(words);
        let fame_agrees = |actor| gender.is_none_or(|gender| gender_of(authority.actor(actor)) == Some(gender));
        let named = held.iter().any(|held| held.known == famous);
        if famous.is_some_and(|actor| !named && fame_agrees(actor)) && self.is_alone_first(surname(words)) {
            return None;
        }
        let by_fame = || held.iter().filter(agrees).find(|held| famous.is_some() && held.known == famous);
        let before = || held.iter().filter(agrees).rev().find(|held| held.token <= mention.tokens.start);
        let chosen = by_fame().or_else(before).or_else(|| held.iter().find(agrees));
        chosen.map(|held| held.name.as_str())
    }

    /// True where a surname stands alone before any full name that has it.
    fn is_alone_first(&self, surname: &str) -> bool {
        let full = self.by_surname.get(surname).and_then(|held| held.iter().map(|held| held.token).min());
        let alone = self.first_alone.get(surname).copied();
        alone.is_some_and(|alone| full.is_none_or(|full| alone < full))
    }
}

/// Add to `mentions` the bare surnames of persons named in full where the language engine saw no name.
pub fn add_surnames(doc: &Doc, names: &FullNames, mentions: &mut Vec<Mention>) {
    let is_name = |i: usize| i < doc.len() && doc.pos(i) == Pos::Propn;
    let mut covered = vec![false; doc.len()];
    for mention in mentions.iter() {
        covered[mention.tokens.clone()].fill(true);
    }
    let found = (0..doc.len()).filter(|&i| {
        let titled = i.checked_sub(1).is_none_or(|before| !is_name(before) || is_form_of_address(doc.token(before)));
        !covered[i] && is_name(i) && !is_name(i + 1) && titled && names.has_surname(doc.token(i))
    });
    let label = Some(EntType::Person);
    mentions.extend(found.map(|i| Mention { tokens: i..i + 1, head: i, senses: Senses::default(), label }));
    mentions.sort_by_key(|mention| mention.tokens.start);
}

fn is_form_of_address(token: &str) -> bool {
    nouns::honorific(token).is_some()
        || nouns::is_abbreviated_title(token)
        || nouns::is_occupation(&token.to_lowercase())
}

/// The gender that the authority file gives.
pub fn gender_of(actor: &Actor) -> Option<Gender> {
    match actor.gender.as_deref() {
        Some("female") => Some(Gender::Female),
        Some("male") => Some(Gender::Male),
        _ => None,
    }
}

/// The last word of a name ("al-Assad" and "Assad" are one).
fn surname(name: &str) -> &str {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let bare = last.strip_prefix("al-").or_else(|| last.strip_prefix("Al-")).or_else(|| last.strip_prefix("el-"));
    bare.unwrap_or(last)
}

/// The gender that a form of address before the name tells.
pub fn gender_beside(doc: &Doc, mention: &Mention) -> Option<Gender> {
    let before = mention.tokens.start.checked_sub(1)?;
    nouns::honorific(doc.token(before))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn spellings_of_one_name_are_one_person() {
        let text = "Sergey Petrovich came. Sergei Petrovich said that it was late.";
        assert_eq!(speakers(text), ["sergey-petrovich"]);
    }

    #[test]
    fn a_form_of_address_tells_two_of_one_surname_apart() {
        let text = "John Doe came with Jane Doe.";
        assert_eq!(speakers(&format!("{text} Mr. Doe said that it was late.")), ["john-doe"]);
        assert_eq!(speakers(&format!("{text} Mrs. Doe said that it was late.")), ["jane-doe"]);
    }
}
