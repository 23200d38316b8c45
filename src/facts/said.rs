//! Statements and events with what they refer to at hand: words in place of spans, entities in place of ids.
//!
//! Example: `for said in facts.said() { println!("{}: {}", said.who(), said.words()); }`.

use super::entity::{Entity, Participant};
use super::event::Event;
use super::record::Facts;
use super::statement::Statement;
use crate::span::{CharIndex, Span};

/// Facts whose references are resolved; the index over the text is made once.
#[derive(Debug)]
pub struct Resolved<'f> {
    facts: &'f Facts,
    chars: CharIndex,
}

/// A statement with its speaker and words.
#[derive(Debug, Clone, PartialEq)]
pub struct Said<'f> {
    /// The statement.
    pub statement: &'f Statement,
    /// Who said it, where the text tells of whom.
    pub speaker: Option<&'f Entity>,
    /// The words said; the parts of an interrupted quotation are joined by a blank.
    pub words: String,
}

/// An event with its sides and words.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<'f> {
    /// The event.
    pub event: &'f Event,
    /// Who does it.
    pub source: Option<&'f Entity>,
    /// To or with whom.
    pub target: Option<&'f Entity>,
    /// From the first to the last word of its parts.
    pub words: &'f str,
}

impl Facts {
    /// The facts with what they refer to at hand.
    pub fn resolved(&self) -> Resolved<'_> {
        Resolved { facts: self, chars: CharIndex::new(&self.text) }
    }

    /// The statements, each with its speaker and words, in their order.
    pub fn said(&self) -> impl Iterator<Item = Said<'_>> {
        let resolved = self.resolved();
        self.statements.iter().map(move |statement| Said {
            statement,
            speaker: resolved.entity(statement.speaker.as_ref()),
            words: statement.content.iter().map(|&span| resolved.words(span)).collect::<Vec<_>>().join(" "),
        })
    }

    /// The events, each with its sides and words, in their order.
    pub fn told(&self) -> impl Iterator<Item = Told<'_>> {
        let resolved = self.resolved();
        self.events.iter().map(move |event| Told {
            event,
            source: resolved.entity(event.source.as_ref()),
            target: resolved.entity(event.target.as_ref()),
            words: resolved.words(event.span),
        })
    }
}

impl<'f> Resolved<'f> {
    /// The words at a span.
    pub fn words(&self, span: Span) -> &'f str {
        self.chars.cut(&self.facts.text, span)
    }

    /// The entity that takes part; none where nobody could be found behind the words.
    pub fn entity(&self, participant: Option<&Participant>) -> Option<&'f Entity> {
        let id = participant?.entity.as_deref()?;
        self.facts.entities.iter().find(|entity| entity.id == id)
    }
}

impl Said<'_> {
    /// The name of who said it: the entity's, else the words of the text; `somebody` where it gives nobody.
    pub fn who(&self) -> &str {
        let named = self.speaker.map(|entity| entity.name.as_str());
        named.or_else(|| self.statement.speaker.as_ref().map(|it| it.name.as_str())).unwrap_or("somebody")
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn statements_and_events_have_their_words() {
        let facts = facts("Norway's minister, Jane Roe, said that Sweden attacked Mali. “We left,” she said.");
        let said: Vec<(String, String)> =
            facts.said().map(|said| (said.who().to_owned(), said.words.clone())).collect();
        assert!(said.contains(&("Jane Roe".to_owned(), "that Sweden attacked Mali".to_owned())), "{said:?}");
        assert!(said.iter().any(|(who, words)| who == "Jane Roe" && words.contains("We left")), "{said:?}");
        let told = facts.told().find(|told| told.source.is_some_and(|it| it.name == "Sweden")).unwrap();
        assert_eq!(told.target.map(|it| it.name.as_str()), Some("Mali"));
        assert!(told.words.contains("attacked"));
    }
}
