//! How sure each fact is: the kind of fact that it is, told ever more closely by what its rightness hangs on most, and the
//! share of that kind that was right on annotated articles.
//!
//! Example: `"We are ready," she said` is a statement whose speaker is told by a pronoun, in direct speech, found by the
//! verb: `statement`, `pronoun`, `direct`, `statement/verb`.

use crate::facts::{Category, Event, Facts, Figure, Modality, Office, Participant, Polarity, Quotation, Statement};
use crate::lexicon::classes::GrammarWord;
use crate::lexicon::confidence::share;
use crate::span::CharIndex;

/// The share that has to be right of a kind of event.
const LEAST: f64 = 0.1;

/// Set the confidence of all facts of an article.
pub fn settle(facts: &mut Facts) {
    let kinds = Kinds::new(facts);
    let statements: Vec<f64> = facts.statements.iter().map(|fact| share(&kinds.statement(fact))).collect();
    let events: Vec<f64> = facts.events.iter().map(|fact| share(&kinds.event(fact))).collect();
    let figures: Vec<f64> = facts.figures.iter().map(|fact| share(&kinds.figure(fact))).collect();
    let offices: Vec<f64> = facts.offices.iter().map(|fact| share(&kinds.office(fact))).collect();
    facts.statements.iter_mut().zip(statements).for_each(|(fact, sure)| fact.confidence = sure);
    facts.events.iter_mut().zip(events).for_each(|(fact, sure)| fact.confidence = sure);
    facts.figures.iter_mut().zip(figures).for_each(|(fact, sure)| fact.confidence = sure);
    facts.offices.iter_mut().zip(offices).for_each(|(fact, sure)| fact.confidence = sure);
}

/// Leave out the events of the scheme that nearly always are something else: of their kind not one in ten was right. What the
/// text denies stays, since it asserts nothing, and what is done by saying something, since that was said.
pub fn drop_unlikely(facts: &mut Facts) {
    let stays =
        |event: &Event| event.category.is_none() || event.polarity == Polarity::Negated || event.statement.is_some();
    facts.events.retain(|event| stays(event) || event.confidence >= LEAST);
    for figure in &mut facts.figures {
        let known = |id: &String| facts.events.iter().any(|event| &event.id == id);
        figure.of_event = figure.of_event.take().filter(known);
    }
}

/// Tells the kinds of an article's facts, each from the widest to the closest.
pub struct Kinds<'f> {
    facts: &'f Facts,
    chars: CharIndex,
}

impl<'f> Kinds<'f> {
    /// For the facts of one article.
    pub fn new(facts: &'f Facts) -> Self {
        Self { facts, chars: CharIndex::new(&facts.text) }
    }

    /// A statement is right by who its speaker is first, then by where its words end.
    pub fn statement(&self, statement: &'f Statement) -> Vec<&'f str> {
        let quotation = match statement.quotation {
            Quotation::Direct => "direct",
            Quotation::Indirect => "indirect",
            Quotation::Mixed => "mixed",
        };
        vec!["statement", self.told_by(statement.speaker.as_ref()), quotation, &statement.rule]
    }

    /// An event is right by on whose word it stands and whether it is real first, then by both its sides.
    pub fn event(&self, event: &'f Event) -> Vec<&'f str> {
        let real = event.polarity == Polarity::Affirmed && event.modality == Modality::Asserted;
        let standing = match (&event.according_to, real) {
            (Some(_), true) => "reported",
            (None, true) => "told",
            (_, false) => "unreal",
        };
        let speaker = || self.facts.statement(event.statement.as_deref())?.speaker.as_ref();
        let source = event.source.as_ref().or_else(speaker);
        let category = event.category.map_or("kind", Category::code);
        vec!["event", standing, self.told_by(source), self.told_by(event.target.as_ref()), category, &event.rule]
    }

    /// A figure is right by its rule.
    pub fn figure(&self, figure: &'f Figure) -> Vec<&'f str> {
        vec!["figure", &figure.rule]
    }

    /// An office is right by whether it is somebody's.
    pub fn office(&self, office: &'f Office) -> Vec<&'f str> {
        vec!["office", if office.of.is_some() { "of" } else { "nobody" }, &office.rule]
    }

    /// By what the text tells who takes part: the more is to be resolved, the less sure it is.
    fn told_by(&self, part: Option<&Participant>) -> &'static str {
        let Some(part) = part else { return "nobody" };
        let Some(entity) = part.entity.as_ref() else { return "words" };
        let words = self.chars.cut(&self.facts.text, part.span);
        if GrammarWord::Pronoun.has(&words.to_lowercase()) {
            return "pronoun";
        }
        let name = self.facts.entities.iter().find(|it| &it.id == entity).map_or("", |it| it.name.as_str());
        let mut capitals = words.split(|c: char| !c.is_alphanumeric()).filter(|it| it.starts_with(char::is_uppercase));
        if capitals.any(|word| has_word(name, word)) { "name" } else { "description" }
    }
}

/// True where `word` is one of the words of a name.
fn has_word(name: &str, word: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|part| part.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::facts;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let facts = facts(text);
        let kinds = Kinds::new(&facts);
        let statement = facts.statements.last().unwrap();
        assert_eq!(kinds.statement(statement)[..3], *expected, "{text}");
    }

    #[test]
    fn speakers_are_told_in_many_ways() {
        check("Jane Roe said that it snowed.", &["statement", "name", "indirect"]);
        check("Jane Roe left Oslo. \"It snows,\" she said.", &["statement", "pronoun", "direct"]);
        check("Two officials said it \"snowed\" on Monday.", &["statement", "description", "mixed"]);
    }

    #[test]
    fn what_is_told_and_what_is_reported_are_two_kinds() {
        let facts = facts("Norway accused Sweden of theft. Denmark said that Finland attacked Estonia.");
        let kinds = Kinds::new(&facts);
        let standing = |trigger: &str| {
            let event = facts.events.iter().find(|event| kinds.chars.cut(&facts.text, event.trigger) == trigger);
            kinds.event(event.unwrap())[1]
        };
        assert_eq!((standing("accused"), standing("attacked")), ("told", "reported"));
    }

    #[test]
    fn what_is_nearly_never_right_is_left_out() {
        let mut facts = facts("Norway accused Sweden of theft. Denmark said that Finland attacked Estonia.");
        let all = facts.events.len();
        facts.events[all - 1].confidence = LEAST / 2.0;
        drop_unlikely(&mut facts);
        assert_eq!(facts.events.len(), all - 1);
        facts.events.iter_mut().for_each(|event| (event.confidence, event.polarity) = (0.0, Polarity::Negated));
        drop_unlikely(&mut facts);
        assert_eq!(facts.events.len(), all - 1);
    }

    #[test]
    fn a_fact_is_as_sure_as_its_kind() {
        let facts = facts("Jane Roe said that it snowed.");
        let statement = &facts.statements[0];
        assert_eq!(statement.confidence, share(&Kinds::new(&facts).statement(statement)));
    }
}
