//! An event in the graph, and the shortcut triples beside it.

use oxigraph::model::NamedNode;
use sophia_api::ns::NsTerm;

use super::ArticleGraph;
use crate::facts::{Category, EntityType, Event, Modality, Polarity, SpeechAct, Statement};
use crate::graph::vocab::{self, nif, node, sayso};

/// How sure an event has to be for a shortcut.
const LIKELY: f64 = 0.6;

impl<'f> ArticleGraph<'f> {
    pub(super) fn event(&mut self, event: &'f Event) {
        // A speech act is one node: the statement is the event. One statement is at most one kind of act; a second
        // category found in it stands by itself.
        let facts = self.facts;
        let statement = facts.statement(event.statement.as_deref());
        let taken = statement.and_then(|statement| self.acts.get(&statement.id)).copied();
        match (statement, taken) {
            (Some(statement), None) => {
                self.acts.insert(statement.id.clone(), event.category);
                let subject = self.fragment(&statement.id);
                self.speech_act(&subject, event, statement);
                self.qualifiers(&subject, event);
            }
            // One act with several targets: "accused Russia and Iran".
            (Some(statement), Some(category)) if category == event.category => {
                let subject = self.fragment(&statement.id);
                self.target(&subject, event);
            }
            _ => self.deed(event),
        }
        self.shortcuts(event);
    }

    /// A statement that is an event: its speaker is the source, its span the evidence.
    fn speech_act(&mut self, subject: &NamedNode, event: &'f Event, statement: &'f Statement) {
        let source = self.speaker(statement);
        self.add(subject, &sayso::source, source);
        if let Some(class) = event.category.and_then(|category| class_of_act(category, statement.act)) {
            self.class(subject, class);
        }
        let words = self.words(statement.span);
        self.text(subject, &nif::anchorOf, words);
    }

    /// An event that is no statement.
    fn deed(&mut self, event: &'f Event) {
        let subject = self.fragment(&event.id);
        if let Some(source) = event.source.as_ref().and_then(|source| self.party(source)) {
            self.add(&subject, &sayso::source, source);
        }
        if let Some(class) = event.category.and_then(class_of_deed) {
            self.class(&subject, class);
        }
        self.qualifiers(&subject, event);
        self.evidence_of(&subject, event.span, &event.evidence, event.confidence, &event.rule);
    }

    fn target(&mut self, subject: &NamedNode, event: &'f Event) {
        if let Some(target) = event.target.as_ref().and_then(|target| self.party(target)) {
            self.add(subject, &sayso::target, target);
        }
    }

    fn qualifiers(&mut self, subject: &NamedNode, event: &'f Event) {
        self.class(subject, &sayso::Event);
        self.target(subject, event);
        if let Some(category) = event.category {
            let concept = NamedNode::new_unchecked(format!("{}#{}", vocab::PLOVER, category.code()));
            self.add(subject, &sayso::category, concept);
        } else {
            self.optional(subject, &sayso::kind, event.kind.as_deref());
        }
        self.optional(subject, &sayso::mode, event.mode.as_deref());
        if let Some(state) = event.on_behalf_of.as_deref().and_then(|id| self.entity_or_place(id)) {
            self.add(subject, &sayso::onBehalfOf, state);
        }
        let trigger = self.words(event.trigger);
        self.text(subject, &sayso::trigger, trigger);
        for site in &event.sites {
            let property = match (site.inferred, site.near) {
                (true, _) => &sayso::inferredPlace,
                (false, true) => &sayso::near,
                (false, false) => &sayso::locatedIn,
            };
            self.located_at(subject, property, site);
        }
        if let Some(time) = &event.time {
            self.text(subject, &sayso::timeText, &time.text);
            self.time(subject, &sayso::at, time);
        }
        self.factuality(subject, event.polarity, event.modality);
        if let Some(statement) = &event.according_to {
            let statement = self.fragment(statement);
            self.add(subject, &sayso::accordingTo, statement);
        }
        if let Some(answered) = &event.in_response_to {
            let answered = self.node_of(answered);
            self.add(subject, &sayso::inResponseTo, answered);
        }
    }

    /// Whether it is so, and how real it is.
    pub(super) fn factuality(&mut self, subject: &NamedNode, polarity: Polarity, modality: Modality) {
        let polarity = match polarity {
            Polarity::Affirmed => &sayso::Affirmed,
            Polarity::Negated => &sayso::Negated,
        };
        self.add(subject, &sayso::polarity, node(polarity));
        let modality = match modality {
            Modality::Asserted => &sayso::Asserted,
            Modality::Planned => &sayso::Planned,
            Modality::Possible => &sayso::Possible,
            Modality::Hypothetical => &sayso::Hypothetical,
        };
        self.add(subject, &sayso::modality, node(modality));
    }

    /// `source – accused – target`, for the two named and for the states behind them: only where the article
    /// itself asserts the event, only where it is likelier right than not, as a triple carries no confidence, and only for
    /// what the graph beside it shows (`sayso:onBehalfOf`, an office).
    fn shortcuts(&mut self, event: &'f Event) {
        let asserted = event.polarity == Polarity::Affirmed
            && event.modality == Modality::Asserted
            && event.according_to.is_none()
            && event.confidence >= LIKELY;
        let (Some(category), true) = (event.category, asserted) else { return };
        let facts = self.facts;
        // A speech act's source in the graph is its speaker.
        let statement = facts.statement(event.statement.as_deref());
        let source = statement.map_or(event.source.as_ref(), |statement| statement.speaker.as_ref());
        let source = source.and_then(|source| source.entity.as_deref());
        let target = event.target.as_ref().and_then(|target| target.entity.as_deref());
        let (Some(source), Some(target)) = (source, target) else { return };
        let acting = event.on_behalf_of.as_deref().or_else(|| self.is_state(source).then_some(source));
        let mut pairs = vec![(source, target)];
        if let (Some(acting), Some(touched)) = (acting, self.state_touched(target)) {
            pairs.push((acting, touched));
        }
        for (source, target) in pairs.into_iter().filter(|(source, target)| source != target) {
            if let (Some(s), Some(t)) = (self.entity_or_place(source), self.entity_or_place(target)) {
                self.add(&s, shortcut_of(category), t);
            }
        }
    }

    /// The state that a target is, or in whose office the article shows the target.
    fn state_touched(&self, target: &'f str) -> Option<&'f str> {
        if self.is_state(target) {
            return Some(target);
        }
        let office = self.facts.offices.iter().find(|office| office.holder == target)?;
        office.of.as_deref().filter(|of| self.is_state(of))
    }

    fn is_state(&self, id: &str) -> bool {
        self.entities.get(id).is_some_and(|entity| entity.kind == EntityType::State)
    }
}

/// The event class of a category where somebody's saying so is the event.
fn class_of_act(category: Category, act: SpeechAct) -> Option<&'static NsTerm<'static>> {
    Some(match (category, act) {
        (Category::Accuse, _) => &sayso::Accusation,
        (Category::Request, _) => &sayso::Demand,
        (Category::Threaten, _) => &sayso::Threat,
        (Category::Support, _) => &sayso::Endorsement,
        (Category::Reject, SpeechAct::Deny) => &sayso::Denial,
        (Category::Agree, SpeechAct::Promise) => &sayso::Promise,
        _ => return class_of_deed(category),
    })
}

/// The event class of a category where something is done; for what can only be said there is none.
fn class_of_deed(category: Category) -> Option<&'static NsTerm<'static>> {
    Some(match category {
        Category::Agree => &sayso::Agreement,
        Category::Consult => &sayso::Meeting,
        Category::Concede => &sayso::Concession,
        Category::Cooperate => &sayso::Cooperation,
        Category::Aid => &sayso::Aid,
        Category::Retreat => &sayso::Retreat,
        Category::Reject => &sayso::Rejection,
        Category::Protest => &sayso::Protest,
        Category::Sanction => &sayso::Sanction,
        Category::Mobilize => &sayso::Mobilization,
        Category::Coerce => &sayso::Coercion,
        Category::Assault => &sayso::Attack,
        Category::Support | Category::Request | Category::Accuse | Category::Threaten => return None,
    })
}

/// The property that says the category in one triple.
pub(crate) fn shortcut_of(category: Category) -> &'static NsTerm<'static> {
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
