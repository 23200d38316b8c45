//! From whoever an extractor means to how the contract names them.
//!
//! While an article is read, those who take part in its facts are the reader's own (`E`); the contract has them by
//! [`Entity::id`](super::Entity::id). Example: the seventh of a story's entities becomes `jane-roe`.

use super::entity::Participant;
use super::event::Event;
use super::office::Office;
use super::record::Facts;
use super::statement::Statement;

impl<E> Participant<E> {
    /// The same with its entity named.
    pub fn named<F>(self, name: &impl Fn(E) -> F) -> Participant<F> {
        Participant { entity: self.entity.map(name), name: self.name, span: self.span }
    }
}

impl<E> Statement<E> {
    /// The same with its entities named.
    pub fn named<F>(self, name: &impl Fn(E) -> F) -> Statement<F> {
        Statement {
            id: self.id,
            speaker: self.speaker.map(|speaker| speaker.named(name)),
            cue: self.cue,
            content: self.content,
            quotation: self.quotation,
            act: self.act,
            polarity: self.polarity,
            modality: self.modality,
            factivity: self.factivity,
            addressee: self.addressee.map(|addressee| addressee.named(name)),
            within: self.within,
            time: self.time,
            place: self.place,
            medium: self.medium,
            mentions: self.mentions.into_iter().map(name).collect(),
            span: self.span,
            evidence: self.evidence,
            confidence: self.confidence,
            rule: self.rule,
        }
    }
}

impl<E> Event<E> {
    /// The same with its entities named.
    pub fn named<F>(self, name: &impl Fn(E) -> F) -> Event<F> {
        Event {
            id: self.id,
            category: self.category,
            kind: self.kind,
            mode: self.mode,
            source: self.source.map(|source| source.named(name)),
            target: self.target.map(|target| target.named(name)),
            on_behalf_of: self.on_behalf_of.map(name),
            trigger: self.trigger,
            about: self.about,
            places: self.places,
            sites: self.sites,
            time: self.time,
            statement: self.statement,
            polarity: self.polarity,
            modality: self.modality,
            according_to: self.according_to,
            in_response_to: self.in_response_to,
            span: self.span,
            evidence: self.evidence,
            confidence: self.confidence,
            rule: self.rule,
        }
    }
}

impl<E> Office<E> {
    /// The same with its entities named.
    pub fn named<F>(self, name: &impl Fn(E) -> F) -> Office<F> {
        Office {
            id: self.id,
            holder: name(self.holder),
            title: self.title,
            of: self.of.map(name),
            span: self.span,
            evidence: self.evidence,
            confidence: self.confidence,
            rule: self.rule,
        }
    }
}

impl<E> Facts<E> {
    /// The same with their entities named.
    pub fn named<F>(self, name: &impl Fn(E) -> F) -> Facts<F> {
        Facts {
            kind: self.kind,
            version: self.version,
            id: self.id,
            text: self.text,
            sha256: self.sha256,
            meta: self.meta,
            entities: self.entities,
            statements: self.statements.into_iter().map(|statement| statement.named(name)).collect(),
            events: self.events.into_iter().map(|event| event.named(name)).collect(),
            places: self.places,
            figures: self.figures,
            offices: self.offices.into_iter().map(|office| office.named(name)).collect(),
            boilerplate: self.boilerplate,
        }
    }
}
