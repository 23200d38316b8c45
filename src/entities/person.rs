//! Persons: one human being under full name, surname and spelling variants.

use std::collections::BTreeMap;

use super::mention::Mention;
use super::nouns::{self, Gender};
use super::story::Story;
use crate::english::{Doc, EntType};

/// Two spellings of one name are at least this alike (Jaro–Winkler): "Sergei Lavrov", "Sergey Lavrov".
const SAME_NAME: f64 = 0.93;

/// The full names of an article's persons, by surname, with the token where each first stands.
#[derive(Debug, Default)]
pub struct FullNames {
    by_surname: BTreeMap<String, Vec<(usize, String)>>,
}

/// Collect full names: two words or more, taken for a person. Spelling variants join the first spelling.
pub fn full_names(story: &Story<'_>) -> FullNames {
    let mut names = FullNames::default();
    for mention in &story.mentions {
        let words = story.doc.slice(mention.tokens.clone());
        let is_person = mention.senses.actor.is_none() && mention.label == Some(EntType::Person);
        let known_person = mention.is_person(story.authority);
        if (is_person || known_person) && words.contains(' ') {
            let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let same_surname = names.by_surname.entry(surname(&name).to_owned()).or_default();
            if !same_surname.iter().any(|(_, held)| strsim::jaro_winkler(held, &name) >= SAME_NAME) {
                same_surname.push((mention.tokens.start, name));
            }
        }
    }
    names
}

impl FullNames {
    /// The full name that `words`, standing at token `at`, are a form of: of several persons of that surname
    /// the one named last before, or else the first.
    pub fn of(&self, words: &str, at: usize) -> Option<&str> {
        let candidates = self.by_surname.get(surname(words))?;
        if words.contains(' ') {
            let alike = |(_, held): &&(usize, String)| strsim::jaro_winkler(held, words) >= SAME_NAME;
            return candidates.iter().find(alike).map(|(_, name)| name.as_str());
        }
        let before = candidates.iter().rev().find(|(token, _)| *token <= at);
        before.or_else(|| candidates.first()).map(|(_, name)| name.as_str())
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
    nouns::honorific(doc.token(before)).flatten()
}
