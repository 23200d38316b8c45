//! Sectors as concepts of the vocabulary.

use sophia_api::ns::NsTerm;

use super::vocab::{node, sayso};
use crate::facts::Sector;

/// The concept of a sector.
pub fn concept(sector: Sector) -> &'static NsTerm<'static> {
    match sector {
        Sector::Government => &sayso::GovernmentSector,
        Sector::Military => &sayso::MilitarySector,
        Sector::Police => &sayso::PoliceSector,
        Sector::Judiciary => &sayso::JudiciarySector,
        Sector::Legislature => &sayso::LegislatureSector,
        Sector::Rebels => &sayso::RebelsSector,
        Sector::Crime => &sayso::CrimeSector,
        Sector::Opposition => &sayso::OppositionSector,
        Sector::Party => &sayso::PartySector,
        Sector::Media => &sayso::MediaSector,
        Sector::Business => &sayso::BusinessSector,
        Sector::Religious => &sayso::ReligiousSector,
        Sector::Organisation => &sayso::OrganisationSector,
        Sector::Civilians => &sayso::CiviliansSector,
    }
}

/// The sector of a concept.
pub fn of_concept(iri: &str) -> Option<Sector> {
    Sector::ALL.into_iter().find(|&sector| node(concept(sector)).as_str() == iri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for sector in Sector::ALL {
            assert_eq!(of_concept(node(concept(sector)).as_str()), Some(sector));
        }
    }
}
