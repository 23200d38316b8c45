//! How an event looks in the graph: its node, its classes, its shortcut.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode};
use sophia::api::ns::NsTerm;

use super::ArticleGraph;
use crate::extract::fact::{Category, EntityType, Event, Modality, Polarity, SpeechAct, Statement};
use crate::graph::vocab::{PLOVER, nif, node, sayso};

impl<'f> ArticleGraph<'f> {
    /// The event's node. A speech act is one node: the statement is the event.
    pub(super) fn event(&mut self, event: &'f Event) {
        let statement = self.facts.statement(event.statement.as_deref());
        let subject = self.fragment(statement.map_or(&event.id, |statement| &statement.id));
        self.class(&subject, &sayso::Event);
        self.classes(&subject, event, statement);
        match (event.category, &event.kind) {
            (Some(category), _) => {
                let concept = NamedNode::new_unchecked(format!("{PLOVER}#{}", category.code()));
                self.add(&subject, &sayso::category, concept);
            }
            (None, kind) => self.optional(&subject, &sayso::kind, kind.as_deref()),
        }
        self.optional(&subject, &sayso::mode, event.mode.as_deref());
        let source = match statement {
            Some(statement) => Some(self.speaker(statement)),
            None => self.participant(event.source.as_ref()),
        };
        if let Some(source) = source {
            self.add(&subject, &sayso::source, source);
        }
        if let Some(target) = self.participant(event.target.as_ref()) {
            self.add(&subject, &sayso::target, target);
        }
        if let Some(state) = event.on_behalf_of.as_deref().and_then(|id| self.entity_or_place(id)) {
            self.add(&subject, &sayso::onBehalfOf, state);
        }
        let trigger = self.words(event.trigger).to_owned();
        self.text(&subject, &sayso::trigger, &trigger);
        for place in &event.places {
            self.located(&subject, place);
        }
        if let Some(time) = &event.time {
            self.text(&subject, &sayso::timeText, &time.text);
            if let Some(day) = &time.date {
                self.add(&subject, &sayso::at, Literal::new_typed_literal(day, xsd::DATE));
            }
        }
        self.reality(&subject, event);
        if let Some(statement) = &event.according_to {
            let statement = self.fragment(statement);
            self.add(&subject, &sayso::accordingTo, statement);
        }
        if let Some(answered) = &event.in_response_to {
            let answered = self.node_of(answered);
            self.add(&subject, &sayso::inResponseTo, answered);
        }
        self.shortcuts(event);
        match statement {
            None => self.evidence_of(&subject, event.span, &event.evidence, event.confidence, &event.rule),
            // The node's offsets are the statement's; so are its words.
            Some(statement) => {
                let words = self.words(statement.span).to_owned();
                self.text(&subject, &nif::anchorOf, &words);
            }
        }
    }

    /// The classes that users ask for by name. An accusation, a demand, a threat and the like is something said: an
    /// event that is no statement has the category alone.
    fn classes(&mut self, subject: &NamedNode, event: &Event, statement: Option<&Statement>) {
        let Some(category) = event.category else { return };
        if statement.is_some() || !is_speech_act(category) {
            self.class(subject, class_of(category));
        }
        match statement.map(|statement| statement.act) {
            Some(SpeechAct::Deny) if category == Category::Reject => self.class(subject, &sayso::Denial),
            Some(SpeechAct::Promise) if category == Category::Agree => self.class(subject, &sayso::Promise),
            _ => {}
        }
    }

    fn reality(&mut self, subject: &NamedNode, event: &Event) {
        let polarity = match event.polarity {
            Polarity::Affirmed => &sayso::Affirmed,
            Polarity::Negated => &sayso::Negated,
        };
        self.add(subject, &sayso::polarity, node(polarity));
        let modality = match event.modality {
            Modality::Asserted => &sayso::Asserted,
            Modality::Planned => &sayso::Planned,
            Modality::Possible => &sayso::Possible,
            Modality::Hypothetical => &sayso::Hypothetical,
        };
        self.add(subject, &sayso::modality, node(modality));
    }

    /// `source – accused – target`, for the two named and for the states they act for: only where the article
    /// itself asserts the event.
    fn shortcuts(&mut self, event: &'f Event) {
        let asserted = event.polarity == Polarity::Affirmed
            && event.modality == Modality::Asserted
            && event.according_to.is_none();
        let (Some(category), true) = (event.category, asserted) else { return };
        let source = event.source.as_ref().and_then(|p| p.entity.as_deref());
        let target = event.target.as_ref().and_then(|p| p.entity.as_deref());
        let (Some(source), Some(target)) = (source, target) else { return };
        let acting = event.on_behalf_of.as_deref().unwrap_or(source);
        let mut pairs = vec![(source, target), (acting, target)];
        if self.is_state(acting)
            && let Some(touched) = self.state_of_office(target)
        {
            pairs.push((acting, touched));
        }
        for (source, target) in pairs {
            if source == target {
                continue;
            }
            if let (Some(s), Some(t)) = (self.entity_or_place(source), self.entity_or_place(target)) {
                self.add(&s, shortcut_of(category), t);
            }
        }
    }

    fn is_state(&self, id: &str) -> bool {
        self.entities.get(id).is_some_and(|entity| entity.kind == EntityType::State)
    }

    /// The state in whose office the article shows an actor.
    fn state_of_office(&self, holder: &str) -> Option<&'f str> {
        let offices = self.facts.offices.iter().filter(|office| office.holder == holder);
        offices.filter_map(|office| office.of.as_deref()).find(|of| self.is_state(of))
    }
}

/// True for the categories whose class is a kind of statement.
fn is_speech_act(category: Category) -> bool {
    matches!(category, Category::Accuse | Category::Request | Category::Threaten | Category::Support)
}

/// The event class that stands for a category.
pub fn class_of(category: Category) -> &'static NsTerm<'static> {
    match category {
        Category::Agree => &sayso::Agreement,
        Category::Consult => &sayso::Meeting,
        Category::Support => &sayso::Endorsement,
        Category::Concede => &sayso::Concession,
        Category::Cooperate => &sayso::Cooperation,
        Category::Aid => &sayso::Aid,
        Category::Retreat => &sayso::Retreat,
        Category::Request => &sayso::Demand,
        Category::Accuse => &sayso::Accusation,
        Category::Reject => &sayso::Rejection,
        Category::Threaten => &sayso::Threat,
        Category::Protest => &sayso::Protest,
        Category::Sanction => &sayso::Sanction,
        Category::Mobilize => &sayso::Mobilization,
        Category::Coerce => &sayso::Coercion,
        Category::Assault => &sayso::Attack,
    }
}

/// The property that says the category in one triple.
pub fn shortcut_of(category: Category) -> &'static NsTerm<'static> {
    match category {
        Category::Agree => &sayso::agreedWith,
        Category::Consult => &sayso::consulted,
        Category::Support => &sayso::supported,
        Category::Concede => &sayso::concededTo,
        Category::Cooperate => &sayso::cooperatedWith,
        Category::Aid => &sayso::aided,
        Category::Retreat => &sayso::retreatedFrom,
        Category::Request => &sayso::requestedOf,
        Category::Accuse => &sayso::accused,
        Category::Reject => &sayso::rejected,
        Category::Threaten => &sayso::threatened,
        Category::Protest => &sayso::protestedAgainst,
        Category::Sanction => &sayso::sanctioned,
        Category::Mobilize => &sayso::mobilizedAgainst,
        Category::Coerce => &sayso::coerced,
        Category::Assault => &sayso::assaulted,
    }
}
