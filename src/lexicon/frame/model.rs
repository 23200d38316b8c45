//! A predicate of one category, and where its arguments stand.

use crate::facts::Category;

/// Where an argument stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Subject, or agent of a passive.
    Subject,
    /// Object, or subject of a passive.
    Object,
    /// Possessor, adjective of a people, or name before a noun.
    Possessor,
    /// Both sides after "between".
    Between,
    /// Who is acted on in the infinitive, clause or gerund that the predicate takes.
    Complement,
    /// The object noun of the predicate with what it belongs to.
    Itself,
    /// Of several subjects each is the partner of the others.
    EachOther,
    /// Subject of the verb whatever its voice: who is concerned, angry, ready.
    Experiencer,
    /// Subject of the verb that the noun's phrase goes with: who spoke "in a telephone call".
    Circumstance,
    /// Who is told something by the verb that the noun's phrase goes with.
    Told,
    /// Nobody: the event stands without.
    Nobody,
    /// Object of this preposition; for "to" also an indirect object.
    Preposition(&'static str),
}

/// A predicate of one category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFrame {
    /// PLOVER category.
    pub category: Category,
    /// PLOVER mode.
    pub mode: Option<&'static str>,
    /// Where the source may stand, in order of preference.
    pub source: Vec<Role>,
    /// Where the target may stand, in order of preference.
    pub target: Vec<Role>,
}

impl EventFrame {
    /// True where several subjects can be each other's partners ("A and B met").
    pub fn is_mutual(&self) -> bool {
        self.target.contains(&Role::EachOther)
    }
}
