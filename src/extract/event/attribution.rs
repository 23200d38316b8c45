//! Attribution: which statement an event is, or stands in.
//!
//! Example: `Mali accused Niger of shelling a village` is one act: the statement is the accusation. The shelling
//! stands according to it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::english::Doc;
use crate::extract::commitment::Commitment;
use crate::extract::found::{Event, Facts, Statement};
use crate::facts::{Category, Modality, Polarity, SpeechAct};
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
    pub fn tie(&self, doc: &Doc, event: &mut Event, tokens: Range<usize>, facts: &Facts) {
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
        let Some(at) = self.said_in[tokens.start] else { return };
        let statement = &facts.statements[at];
        event.according_to = Some(statement.id.clone());
        // Who denies it says that it is not so; of what hangs below the word of denying the grammar has told that.
        if statement.act == SpeechAct::Deny && statement.is_said() && !self.is_below_cue(doc, tokens.start, at) {
            event.polarity = match event.polarity {
                Polarity::Affirmed => Polarity::Negated,
                Polarity::Negated => Polarity::Affirmed,
            };
        }
    }

    /// True where a token hangs on the reporting word of a statement.
    fn is_below_cue(&self, doc: &Doc, token: usize, statement: usize) -> bool {
        doc.ancestors(token).any(|above| self.cue_at[above] == Some(statement))
    }
}

/// What stands on somebody's word is so where a statement says whose word it is, and else it may be.
pub fn settle(event: &mut Event, commitment: Commitment) {
    if commitment.alleged && event.according_to.is_none() {
        event.modality = event.modality.max(Modality::Possible);
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

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;
    use crate::facts::{Category, Modality, Polarity};

    #[track_caller]
    fn check(text: &str, expected: (Polarity, Modality)) {
        let attack = facts(text).events.into_iter().find(|event| event.category == Some(Category::Assault)).unwrap();
        assert!(attack.according_to.is_some(), "{text}");
        assert_eq!((attack.polarity, attack.modality), expected, "{text}");
    }

    #[test]
    fn what_is_denied_is_said_not_to_be_so() {
        check("Niger said that Mali attacked Benin.", (Polarity::Affirmed, Modality::Asserted));
        check("Niger denied that Mali attacked Benin.", (Polarity::Negated, Modality::Asserted));
    }

    #[test]
    fn what_is_not_denied_may_be() {
        check("Niger did not deny that Mali attacked Benin.", (Polarity::Affirmed, Modality::Possible));
    }
}
