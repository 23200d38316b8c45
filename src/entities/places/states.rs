//! Abbreviated names of American and Canadian regions, as papers print them after a town ("Paris, Tex.").

use crate::entities::gazetteer::{Gazetteer, PlaceId, PlaceKind};

/// Abbreviation and name. Two capitals are the postal code and count only after a comma.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("Ala.", "Alabama"),
    ("Ariz.", "Arizona"),
    ("Ark.", "Arkansas"),
    ("Calif.", "California"),
    ("Colo.", "Colorado"),
    ("Conn.", "Connecticut"),
    ("Del.", "Delaware"),
    ("D.C.", "District of Columbia"),
    ("Fla.", "Florida"),
    ("Ga.", "Georgia"),
    ("Ill.", "Illinois"),
    ("Ind.", "Indiana"),
    ("Kan.", "Kansas"),
    ("Kans.", "Kansas"),
    ("Ky.", "Kentucky"),
    ("La.", "Louisiana"),
    ("Md.", "Maryland"),
    ("Mass.", "Massachusetts"),
    ("Mich.", "Michigan"),
    ("Minn.", "Minnesota"),
    ("Miss.", "Mississippi"),
    ("Mo.", "Missouri"),
    ("Mont.", "Montana"),
    ("Neb.", "Nebraska"),
    ("Nebr.", "Nebraska"),
    ("Nev.", "Nevada"),
    ("N.H.", "New Hampshire"),
    ("N.J.", "New Jersey"),
    ("N.M.", "New Mexico"),
    ("N.Y.", "New York"),
    ("N.C.", "North Carolina"),
    ("N.D.", "North Dakota"),
    ("Okla.", "Oklahoma"),
    ("Ore.", "Oregon"),
    ("Pa.", "Pennsylvania"),
    ("Penn.", "Pennsylvania"),
    ("R.I.", "Rhode Island"),
    ("S.C.", "South Carolina"),
    ("S.D.", "South Dakota"),
    ("Tenn.", "Tennessee"),
    ("Tex.", "Texas"),
    ("Vt.", "Vermont"),
    ("Va.", "Virginia"),
    ("Wash.", "Washington"),
    ("W.Va.", "West Virginia"),
    ("W. Va.", "West Virginia"),
    ("Wis.", "Wisconsin"),
    ("Wyo.", "Wyoming"),
    ("Alta.", "Alberta"),
    ("B.C.", "British Columbia"),
    ("Man.", "Manitoba"),
    ("N.B.", "New Brunswick"),
    ("N.L.", "Newfoundland and Labrador"),
    ("N.S.", "Nova Scotia"),
    ("Ont.", "Ontario"),
    ("P.E.I.", "Prince Edward Island"),
    ("Que.", "Quebec"),
    ("Sask.", "Saskatchewan"),
    ("AL", "Alabama"),
    ("AK", "Alaska"),
    ("AZ", "Arizona"),
    ("AR", "Arkansas"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DE", "Delaware"),
    ("DC", "District of Columbia"),
    ("FL", "Florida"),
    ("GA", "Georgia"),
    ("HI", "Hawaii"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("IA", "Iowa"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("ME", "Maine"),
    ("MD", "Maryland"),
    ("MA", "Massachusetts"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MS", "Mississippi"),
    ("MO", "Missouri"),
    ("MT", "Montana"),
    ("NE", "Nebraska"),
    ("NV", "Nevada"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NY", "New York"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VT", "Vermont"),
    ("VA", "Virginia"),
    ("WA", "Washington"),
    ("WV", "West Virginia"),
    ("WI", "Wisconsin"),
    ("WY", "Wyoming"),
    ("ON", "Ontario"),
    ("BC", "British Columbia"),
    ("AB", "Alberta"),
];

/// The region that an abbreviation stands for. A postal code counts only where `after_town`.
pub fn region(words: &str, after_town: bool) -> Option<PlaceId> {
    let alike = |abbreviation: &str| words == abbreviation || words.strip_suffix(".") == Some(abbreviation);
    let name = ABBREVIATIONS
        .iter()
        .find(|(abbreviation, _)| {
            let dotted = abbreviation.ends_with('.');
            if dotted {
                alike(abbreviation) || words == abbreviation.trim_end_matches('.')
            } else {
                after_town && words == *abbreviation
            }
        })
        .filter(|(abbreviation, _)| after_town || abbreviation.matches('.').count() > 1)
        .map(|(_, name)| *name)?;
    let gazetteer = Gazetteer::embedded();
    let american = |place: &PlaceId| {
        gazetteer.kind(*place) == PlaceKind::Region && matches!(gazetteer.country_code(*place), Some("US" | "CA"))
    };
    gazetteer.look_up(name).map(|sense| sense.place).find(american)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_mean_regions() {
        let gazetteer = Gazetteer::embedded();
        for (words, name) in
            [("Kan.", "Kansas"), ("Kan", "Kansas"), ("W.Va.", "West Virginia"), ("TX", "Texas"), ("Ont.", "Ontario")]
        {
            assert_eq!(region(words, true).map(|place| gazetteer.name(place)).as_deref(), Some(name), "{words}");
        }
        assert!(region("D.C.", false).is_some());
        assert!(region("IN", false).is_none() && region("Miss.", false).is_none() && region("Zz.", true).is_none());
        for (_, name) in ABBREVIATIONS {
            assert!(gazetteer.look_up(name).any(|sense| gazetteer.kind(sense.place) == PlaceKind::Region), "{name}");
        }
    }
}
