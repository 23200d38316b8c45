//! A statement in the graph.

use oxigraph::model::NamedNode;

use super::ArticleGraph;
use crate::facts::{Place, Quotation, SpeechAct, Statement};
use crate::graph::vocab::{node, sayso};

impl<'f> ArticleGraph<'f> {
    pub(super) fn statement(&mut self, statement: &'f Statement) {
        let subject = self.fragment(&statement.id);
        self.class(&subject, &sayso::Statement);
        let speaker = self.speaker(statement);
        // The shortcut stands only for what was said.
        if statement.is_said() {
            self.add(&speaker, &sayso::said, subject.clone());
        }
        if statement.act == SpeechAct::Think {
            self.class(&subject, &sayso::Thought);
        }
        // Where the statement is an event at once, the event tells both.
        if !self.acts.contains_key(&statement.id) {
            self.factuality(&subject, statement.polarity, statement.modality);
        }
        self.add(&subject, &sayso::speaker, speaker);
        let content = self.words_of(&statement.content);
        self.text(&subject, &sayso::content, &content);
        let quotation = match statement.quotation {
            Quotation::Direct => &sayso::Direct,
            Quotation::Indirect => &sayso::Indirect,
            Quotation::Mixed => &sayso::Mixed,
        };
        self.add(&subject, &sayso::quotation, node(quotation));
        if let Some(cue) = &statement.cue {
            self.text(&subject, &sayso::cue, &cue.lemma);
        }
        if let Some(addressee) = &statement.addressee {
            let addressee = self.participant(addressee);
            self.add(&subject, &sayso::addressee, addressee);
        }
        if let Some(outer) = &statement.within {
            let outer = self.fragment(outer);
            self.add(&subject, &sayso::within, outer);
        }
        if let Some(time) = &statement.time {
            self.time(&subject, &sayso::statedAt, time);
        }
        if let Some(place) = &statement.place {
            self.located(&subject, &sayso::spokenAt, place);
        }
        if let Some(medium) = &statement.medium {
            self.text(&subject, &sayso::medium, medium);
        }
        for mention in &statement.mentions {
            if let Some(mentioned) = self.entity_or_place(mention) {
                self.add(&subject, &sayso::mentions, mentioned);
            }
        }
        let facts = self.facts;
        let named_in = |place: &&Place| statement.content.iter().any(|span| span.contains(place.span));
        for place in facts.places.iter().filter(named_in) {
            self.used.insert(place.iri.clone());
            self.add(&subject, &sayso::mentions, NamedNode::new_unchecked(&place.iri));
        }
        self.span(&subject, statement.span);
        self.trace(&subject, &statement.evidence, statement.confidence, &statement.rule);
    }

    /// Who said it. Every statement has a speaker: where the text gives nobody, an unnamed source of this article.
    pub(super) fn speaker(&mut self, statement: &'f Statement) -> NamedNode {
        match &statement.speaker {
            Some(speaker) => self.participant(speaker),
            None => self.mint("unnamed source"),
        }
    }
}
