//! Attribution: which statement an event is, or stands in.
//!
//! Example: `Mali accused Niger of shelling a village` is one act: the statement is the accusation. The shelling
//! stands according to it.

use std::collections::BTreeMap;

use crate::english::Doc;
use crate::facts::{Category, Event, Facts, Polarity, SpeechAct, Statement};
use crate::span::Span;

/// The statements of an article by the tokens that they are made of: one look-up an event, not one walk.
pub struct Attribution {
    /// Statement whose reporting word a token is part of.
    cue_at: Vec<Option<usize>>,
    /// The innermost statement that a token is said in.
    said_in: Vec<Option<usize>>,
}

impl Attribution {
    /// Index the statements found so far.
    pub fn new(doc: &Doc, facts: &Facts) -> Self {
        let mut index = Self { cue_at: vec![None; doc.len()], said_in: vec![None; doc.len()] };
        let length = |statement: &Statement| statement.content.iter().map(|content| content.len()).sum::<u32>();
        let mut outer_first: Vec<usize> = (0..facts.statements.len()).collect();
        outer_first.sort_by_key(|&at| std::cmp::Reverse(length(&facts.statements[at])));
        for at in outer_first {
            let statement = &facts.statements[at];
            if let Some(cue) = &statement.cue {
                index.cue_at[doc.tokens_in(cue.span)].fill(Some(at));
            }
            for &content in &statement.content {
                index.said_in[doc.tokens_in(content)].fill(Some(at));
            }
        }
        index
    }

    /// The innermost statement in which a token is said.
    pub fn said_in<'f>(&self, facts: &'f Facts, token: usize) -> Option<&'f Statement> {
        self.said_in[token].map(|at| &facts.statements[at])
    }

    /// Tie an event, whose predicate covers `tokens`, to the statement that is the same act or that it stands in.
    pub fn tie(&self, event: &mut Event, tokens: std::ops::Range<usize>, facts: &Facts) {
        let same =
            tokens.clone().filter_map(|token| self.cue_at[token]).map(|at| &facts.statements[at]).find(|statement| {
                is_same_act(statement.act, event.category)
                    && statement.speaker.as_ref().map(|speaker| &speaker.entity)
                        == event.source.as_ref().map(|source| &source.entity)
            });
        if let Some(statement) = same {
            event.statement = Some(statement.id.clone());
            event.according_to.clone_from(&statement.within);
            if event.about.is_empty() {
                event.about.clone_from(&statement.content);
            }
            return;
        }
        let Some(statement) = self.said_in(facts, tokens.start) else { return };
        event.according_to = Some(statement.id.clone());
        // Who denies it says that it is not so.
        if statement.act == SpeechAct::Deny {
            event.polarity = match event.polarity {
                Polarity::Affirmed => Polarity::Negated,
                Polarity::Negated => Polarity::Affirmed,
            };
        }
    }
}

fn is_same_act(act: SpeechAct, category: Option<Category>) -> bool {
    match category {
        Some(Category::Accuse) => act == SpeechAct::Accuse,
        Some(Category::Request) => matches!(act, SpeechAct::Demand | SpeechAct::Ask),
        Some(Category::Threaten) => act == SpeechAct::Threaten,
        Some(Category::Support) => act == SpeechAct::Endorse,
        Some(Category::Reject) => matches!(act, SpeechAct::Reject | SpeechAct::Deny),
        Some(Category::Agree) => act == SpeechAct::Promise,
        _ => false,
    }
}

/// A statement is one act, said with one word: what another word of its says is an event of its own.
pub fn one_act_each(events: &mut [Event]) {
    let mut acts: BTreeMap<String, (Option<Category>, Span)> = BTreeMap::new();
    for event in events {
        let Some(statement) = &event.statement else { continue };
        let act = (event.category, event.trigger);
        if *acts.entry(statement.clone()).or_insert(act) != act {
            event.according_to = event.statement.take();
        }
    }
}
