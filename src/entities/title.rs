//! Offices beside names: "Russian Foreign Minister Sergei Lavrov", "Ama Boateng, chair of the Ghanaian
//! Cocoa Board", "the US secretary of state, John Kerry", "Angela Merkel is chancellor of Germany".
//!
//! | file | what |
//! |---|---|
//! | `before` | the title stands before the name |
//! | `described` | the office is a noun phrase of its own |
//! | `from` | whose an office is by the phrase behind the name |
//! | `region` | the American state that an office is in or for |
//! | `role` | what an office is made of |
//! | `served` | a clause says that somebody holds or held it |
//! | `shared` | several names have one title before the first |

mod before;
mod described;
mod from;
mod region;
mod role;
mod served;
mod shared;

use std::ops::Range;

use super::entity::EntityId;
use super::owner::Owner;
use super::story::Story;
use crate::facts::EntityType;

/// An office found beside a name.
#[derive(Debug)]
pub struct Found {
    /// Whose office.
    pub holder: EntityId,
    /// Its parts.
    pub role: Role,
    /// All tokens, name included.
    pub tokens: Range<usize>,
    /// How it stands to the name.
    pub pattern: &'static str,
}

pub use role::Role;

/// All offices in the story, in text order.
pub fn find(story: &Story<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for mention in &story.mentions {
        let Some(holder) = story.entity_at[mention.head] else { continue };
        if story.entities[holder].kind != EntityType::Person {
            continue;
        }
        let name = mention.tokens.clone();
        let title = before::find(story, name.clone()).or_else(|| shared::find(story, mention.head));
        let roles = title.into_iter().map(|role| (role, "before"));
        let described = described::find(story, mention);
        for (mut role, pattern) in roles.chain(described) {
            if let Some(region) = region::of(story, &role, name.clone()) {
                role.of = Some(Owner::Region(region));
            } else if role.of.is_none() && pattern == "before" {
                role.of = from::of(story, mention);
            }
            role.one();
            let tokens = role.tokens.start.min(name.start)..role.tokens.end.max(name.end);
            // One phrase is one office, whichever way it was found.
            if !found.iter().any(|it| it.holder == holder && it.role.noun_token == role.noun_token) {
                found.push(Found { holder, role, tokens, pattern });
            }
        }
    }
    found.sort_by_key(|found| (found.tokens.start, found.tokens.end));
    found
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    /// Titles and whose they are, by slug.
    fn offices(text: &str) -> Vec<(String, Option<String>)> {
        facts(text).offices.into_iter().map(|office| (office.title, office.of)).collect()
    }

    fn office(title: &str, of: &str) -> Vec<(String, Option<String>)> {
        vec![(title.to_owned(), Some(of.to_owned()))]
    }

    #[test]
    fn an_office_stands_before_beside_or_after_a_name() {
        let minister = office("Fisheries Minister", "norway");
        assert_eq!(offices("Norwegian Fisheries Minister Jane Roe met farmers."), minister);
        assert_eq!(
            offices("Jane Roe, chairwoman of the Bergen Board, met farmers."),
            office("chairwoman", "bergen-board")
        );
        assert_eq!(offices("Jane Roe is the president of Norway."), office("president", "norway"));
    }

    #[test]
    fn a_title_may_hold_an_of() {
        assert_eq!(
            offices("US Secretary of State Jane Roe met farmers."),
            office("Secretary of State", "united-states")
        );
    }

    #[test]
    fn a_department_is_no_owner() {
        assert_eq!(
            offices("U.S. Defense Secretary Jane Roe met farmers."),
            office("Defense Secretary", "united-states")
        );
    }

    #[test]
    fn a_friend_of_a_state_is_not_its_officer() {
        assert_eq!(offices("Pro-Russian President Jane Roe met farmers."), [("President".to_owned(), None)]);
    }
}
