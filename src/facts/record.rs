//! All facts of one article, as one record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::entity::{Entity, Participant};
use super::event::Event;
use super::figure::Figure;
use super::meta::Meta;
use super::office::Office;
use super::place::Place;
use super::statement::{SpeechAct, Statement};
use crate::span::Span;

/// Version of the JSON form; it changes only when a field changes its meaning.
pub const FACTS_VERSION: u32 = 1;

/// All facts of one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Facts"))]
pub struct Facts<E = String> {
    /// Always `facts`.
    #[serde(rename = "type")]
    pub kind: FactsTag,
    /// [`FACTS_VERSION`].
    pub version: u32,
    /// The article's id.
    pub id: String,
    /// The article's text; all spans count its code points.
    pub text: String,
    /// SHA-256 (hex) of the article as read.
    pub sha256: String,
    /// Headline, date, publisher and the like.
    pub meta: Meta,
    /// Everybody and everything that the facts below refer to.
    pub entities: Vec<Entity>,
    /// What was said.
    pub statements: Vec<Statement<E>>,
    /// What was done or happened.
    pub events: Vec<Event<E>>,
    /// Places named.
    pub places: Vec<Place>,
    /// Numbers of people.
    pub figures: Vec<Figure>,
    /// Who holds which office.
    pub offices: Vec<Office<E>>,
    /// What is of the site and not of the article.
    pub boilerplate: Vec<Span>,
}

/// The constant `facts` that opens each JSON object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FactsTag {
    /// `"type": "facts"`.
    Facts,
}

impl<E> Facts<E> {
    /// The statement with this id.
    pub fn statement(&self, id: Option<&str>) -> Option<&Statement<E>> {
        self.statements.iter().find(|statement| Some(statement.id.as_str()) == id)
    }

    /// Ids of all entities that some fact refers to, with those that these belong to left out.
    pub fn referred_entities(&self) -> BTreeSet<E>
    where
        E: Clone + Ord,
    {
        let mut ids = BTreeSet::new();
        let mut refer = |participant: &Option<Participant<E>>| {
            ids.extend(participant.as_ref().and_then(|participant| participant.entity.clone()));
        };
        for statement in &self.statements {
            refer(&statement.speaker);
            refer(&statement.addressee);
        }
        for event in &self.events {
            refer(&event.source);
            refer(&event.target);
        }
        ids.extend(self.statements.iter().flat_map(|statement| statement.mentions.clone()));
        ids.extend(self.events.iter().filter_map(|event| event.on_behalf_of.clone()));
        for office in &self.offices {
            ids.insert(office.holder.clone());
            ids.extend(office.of.clone());
        }
        ids
    }
}

impl<E> Event<E> {
    /// True where the act is a denial: the statement that is this act denies.
    pub fn is_denial(&self, facts: &Facts<E>) -> bool {
        facts.statement(self.statement.as_deref()).is_some_and(|statement| statement.act == SpeechAct::Deny)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn whoever_a_fact_names_is_referred_to() {
        let facts = facts("Norway's fisheries minister, Jane Roe, said that Sweden attacked Mali. Kenya slept.");
        let referred = facts.referred_entities();
        assert!(["jane-roe", "norway", "sweden", "mali"].iter().all(|id| referred.contains(*id)), "{referred:?}");
        assert!(!referred.contains("kenya"));
    }

    #[test]
    fn a_fact_points_to_its_statement() {
        let facts = facts("Norway denied the claim. Sweden said that Mali attacked Niger.");
        let said = facts.events.iter().find_map(|event| facts.statement(event.according_to.as_deref()));
        assert!(said.is_some_and(|statement| statement.speaker.is_some()));
        assert!(facts.statement(None).is_none() && facts.statement(Some("statement-0-0")).is_none());
    }
}
