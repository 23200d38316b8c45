//! What a place of the gazetteer is.

/// What a place is. The order is that of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum PlaceKind {
    Country,
    /// First-level region: province, state, governorate.
    Region,
    /// Second-level region: county, district.
    District,
    Capital,
    /// Seat of a first-level region.
    Seat,
    Town,
    /// Part of a town.
    Quarter,
    Continent,
    /// A land without an administration of that name (Donbas, Sahel).
    Area,
    Sea,
    River,
    Lake,
    Strait,
    Canal,
    Island,
    Islands,
    Mountains,
    Desert,
    /// Military base or plant.
    Base,
    /// Border crossing.
    Crossing,
    Facility,
}

impl PlaceKind {
    /// All kinds, in the order of the file.
    pub const ALL: [Self; 21] = [
        Self::Country,
        Self::Region,
        Self::District,
        Self::Capital,
        Self::Seat,
        Self::Town,
        Self::Quarter,
        Self::Continent,
        Self::Area,
        Self::Sea,
        Self::River,
        Self::Lake,
        Self::Strait,
        Self::Canal,
        Self::Island,
        Self::Islands,
        Self::Mountains,
        Self::Desert,
        Self::Base,
        Self::Crossing,
        Self::Facility,
    ];

    /// The kind in one word of small letters.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Region => "region",
            Self::District => "district",
            Self::Capital => "capital",
            Self::Seat => "seat",
            Self::Town => "town",
            Self::Quarter => "quarter",
            Self::Continent => "continent",
            Self::Area => "area",
            Self::Sea => "sea",
            Self::River => "river",
            Self::Lake => "lake",
            Self::Strait => "strait",
            Self::Canal => "canal",
            Self::Island => "island",
            Self::Islands => "islands",
            Self::Mountains => "mountains",
            Self::Desert => "desert",
            Self::Base => "base",
            Self::Crossing => "crossing",
            Self::Facility => "facility",
        }
    }

    /// True for what may have a state's name in its own ("South China Sea", "British Columbia").
    pub fn is_wide(self) -> bool {
        self.is_water() || matches!(self, Self::Region | Self::Area | Self::Island | Self::Islands)
    }

    /// True for seas, lakes and what runs between them.
    pub fn is_water(self) -> bool {
        matches!(self, Self::Sea | Self::Strait | Self::Canal | Self::Lake | Self::River)
    }

    /// True for towns of every size.
    pub fn is_settlement(self) -> bool {
        matches!(self, Self::Capital | Self::Seat | Self::Town | Self::Quarter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_names_of_their_own_and_towns_of_every_size_are_settlements() {
        let names: std::collections::BTreeSet<_> = PlaceKind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), PlaceKind::ALL.len());
        assert!(PlaceKind::Quarter.is_settlement() && !PlaceKind::Region.is_settlement());
    }
}
