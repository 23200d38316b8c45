//! What people call the categories of events (`acts.tsv`, whose head explains the columns).

use std::sync::LazyLock;

use super::reader::rows;

/// What people call a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActWords {
    /// The code of the category.
    pub code: &'static str,
    /// One of them: `accusation`.
    pub noun: &'static str,
    /// Many of them: `accusations`.
    pub nouns: &'static str,
    /// What somebody does to somebody: `accuses`.
    pub verb: &'static str,
}

static ACTS: LazyLock<Vec<ActWords>> = LazyLock::new(|| {
    let acts = rows(include_str!("acts.tsv")).filter_map(|row| match row[..] {
        [code, noun, nouns, verb] => Some(ActWords { code, noun, nouns, verb }),
        _ => None,
    });
    acts.collect()
});

/// All categories, by code.
pub fn acts() -> &'static [ActWords] {
    &ACTS
}

/// The words for a category.
pub fn act(code: &str) -> Option<ActWords> {
    acts().iter().find(|act| act.code == code).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Category;

    #[test]
    fn every_category_has_its_words() {
        assert_eq!(acts().len(), rows(include_str!("acts.tsv")).count());
        for category in Category::ALL {
            assert!(act(category.code()).is_some(), "{category:?}");
        }
    }
}
