//! The part of society that an actor is of.

use serde::{Deserialize, Serialize};

/// The part of society that an actor is of, after the sectors that event coders tell apart (PLOVER 2.0's actor
/// codes, coarsened to what readers ask).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Sector {
    /// Whoever governs, with ministries, agencies and envoys.
    Government,
    /// Armed forces of a state.
    Military,
    /// Police.
    Police,
    /// Courts and prosecutors.
    Judiciary,
    /// Parliaments and their members.
    Legislature,
    /// Armed groups that are no state's.
    Rebels,
    /// Organised crime.
    Crime,
    /// Those against the government without arms.
    Opposition,
    /// Parties and politicians out of office.
    Party,
    /// Newspapers, broadcasters, agencies and who works for them.
    Media,
    /// Companies and who leads them.
    Business,
    /// Religious bodies and their clergy.
    Religious,
    /// Associations, unions, schools, international bodies.
    Organisation,
    /// People.
    Civilians,
}

impl Sector {
    /// All sectors.
    pub const ALL: [Self; 14] = [
        Self::Government,
        Self::Military,
        Self::Police,
        Self::Judiciary,
        Self::Legislature,
        Self::Rebels,
        Self::Crime,
        Self::Opposition,
        Self::Party,
        Self::Media,
        Self::Business,
        Self::Religious,
        Self::Organisation,
        Self::Civilians,
    ];

    /// Its name in data, in small letters.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Military => "military",
            Self::Police => "police",
            Self::Judiciary => "judiciary",
            Self::Legislature => "legislature",
            Self::Rebels => "rebels",
            Self::Crime => "crime",
            Self::Opposition => "opposition",
            Self::Party => "party",
            Self::Media => "media",
            Self::Business => "business",
            Self::Religious => "religious",
            Self::Organisation => "organisation",
            Self::Civilians => "civilians",
        }
    }

    /// The sector of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sector| sector.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sector_is_found_by_its_name() {
        assert!(Sector::ALL.iter().all(|&sector| Sector::from_name(sector.name()) == Some(sector)));
    }
}
