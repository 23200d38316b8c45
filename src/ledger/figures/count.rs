//! One figure, as the ledger of figures sees it.

/// A number of people that one article gives. Ids and names are whatever whoever asks goes by.
#[derive(Debug, Clone, Default)]
pub struct Count<'a> {
    /// Its own id, which no other has.
    pub id: &'a str,
    /// The article that gives it.
    pub article: &'a str,
    /// The happening whose victims it counts.
    pub happening: &'a str,
    /// What is counted: `killed`.
    pub measure: &'a str,
    /// Who is counted; see [`super::whom`].
    pub whom: &'a str,
    /// The day as of which it is given, else the article's, in days since any fixed day.
    pub day: i32,
    /// The least number that it means.
    pub from: u64,
    /// The greatest; none where it is "at least".
    pub to: Option<u64>,
    /// On whose word: the root of all that is reported, else who publishes it. Empty where nobody is known.
    pub source: &'a str,
    /// True where that is somebody whom the text names or describes, not the text itself.
    pub attributed: bool,
    /// The figure of which it counts a part.
    pub part_of: Option<&'a str>,
}

impl<'a> Count<'a> {
    /// In what order figures stand.
    pub(super) const fn order(&self) -> (i32, &'a str, &'a str) {
        (self.day, self.article, self.id)
    }

    /// What it means, at the least and at the most.
    pub(super) const fn range(&self) -> (u64, Option<u64>) {
        (self.from, self.to)
    }

    /// True where some number is meant by both.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let below = |one: &Self, two: &Self| one.to.is_some_and(|to| to < two.from);
        !below(self, other) && !below(other, self)
    }
}
