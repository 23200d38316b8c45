//! How sure each fact is: by what it can be told by before anybody reads the article, and how often facts of which that could
//! be said were right on annotated articles.
//!
//! Example: `"We are ready," she said` is a statement whose speaker is told by a pronoun, in direct speech, three words long,
//! reported by "say": each of these makes it a little more or less sure, and the weights are measured.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::{Category, Event, Facts, Figure, Modality, Office, Participant, Polarity, Quotation, Statement};
use crate::lexicon::classes::GrammarWord;
use crate::lexicon::confidence::share;
use crate::span::{CharIndex, Span};

/// How sure an event has to be.
const LEAST: f64 = 0.235;
/// How sure an event has to be that is not told as done.
const LEAST_OPEN: f64 = 0.18;
/// How sure an event has to be that is not told as done, and of which the text says where it is to be.
const LEAST_OPEN_PLACED: f64 = 0.05;
/// How sure an event has to be of which the text says where it was: that much of it holds.
const LEAST_PLACED: f64 = 0.2;
/// How sure an event has to be that the text denies, so that it asserts nothing, or that is done by saying something.
const LEAST_HARMLESS: f64 = 0.2;
/// How sure a statement has to be: below, leaving it out does less harm than telling it.
const LEAST_SAID: f64 = 0.35;
/// From so many words on, one more makes no statement surer.
const LONG: usize = 8;
/// Characters that count as one step between a word and who takes part.
const STEP: i64 = 25;
/// Farther than so many steps makes no difference.
const FAR: i64 = 4;
/// The word beside a predicate lies within so many characters.
const NEAR: u32 = 40;

/// Set the confidence of all facts of an article.
pub fn settle(facts: &mut Facts) {
    let told = Features::new(facts);
    let statements: Vec<f64> = facts.statements.iter().map(|fact| share("statement", &told.statement(fact))).collect();
    let events: Vec<f64> = facts.events.iter().map(|fact| share("event", &told.event(fact))).collect();
    let figures: Vec<f64> = facts.figures.iter().map(|fact| share("figure", &told.figure(fact))).collect();
    let offices: Vec<f64> = facts.offices.iter().map(|fact| share("office", &told.office(fact))).collect();
    facts.statements.iter_mut().zip(statements).for_each(|(fact, sure)| fact.confidence = sure);
    facts.events.iter_mut().zip(events).for_each(|(fact, sure)| fact.confidence = sure);
    facts.figures.iter_mut().zip(figures).for_each(|(fact, sure)| fact.confidence = sure);
    facts.offices.iter_mut().zip(offices).for_each(|(fact, sure)| fact.confidence = sure);
    share_among_sources(&mut facts.events);
}

/// Who is coordinated with somebody did it as surely: "Mali and its neighbours, Niger among them, arm the rebels".
fn share_among_sources(events: &mut [Event]) {
    let deed = |event: &Event| {
        let target = event.target.as_ref().map(|target| target.span);
        event.source.as_ref().map(|_| (event.trigger, event.category, target))
    };
    let mut surest: BTreeMap<_, f64> = BTreeMap::new();
    for event in events.iter() {
        if let Some(deed) = deed(event) {
            let sure = surest.entry(deed).or_default();
            *sure = sure.max(event.confidence);
        }
    }
    for event in events {
        event.confidence = deed(event).and_then(|deed| surest.get(&deed).copied()).unwrap_or(event.confidence);
    }
}

/// Leave out what more often than not is something else: statements that are hardly one and on which nothing hangs, with what is
/// done by them or told on their word, and events of the scheme that are seldom right.
pub fn drop_unlikely(facts: &mut Facts) {
    let unlikely = facts.statements.iter().filter(|it| it.confidence < LEAST_SAID);
    let doubtful: BTreeSet<String> = unlikely.map(|it| it.id.clone()).collect();
    let borne = |id: &Option<String>| id.iter().any(|id| doubtful.contains(id));
    let stays = |event: &Event| {
        let somewhere = event.sites.iter().any(|site| !site.inferred);
        let doubtful = borne(&event.statement) || borne(&event.according_to);
        let least = match (doubtful, somewhere, event.modality) {
            (true, ..) => LEAST_SAID,
            (_, true, Modality::Asserted) => LEAST_PLACED,
            (_, true, _) => LEAST_OPEN_PLACED,
            (.., Modality::Asserted) => LEAST,
            _ => LEAST_OPEN,
        };
        let said = event.statement.is_some() && !borne(&event.statement);
        // "Three were killed in Gao", "a bomber killed three in Gao": a place without somebody known who did it says nothing
        // wrong of anybody.
        let nobody = event.source.as_ref().is_none_or(|source| source.entity.is_none());
        let placed = nobody && event.target.is_some() && !event.sites.is_empty();
        let harmless = event.polarity == Polarity::Negated || said;
        let least = if harmless { LEAST_HARMLESS.min(least) } else { least };
        event.category.is_none() || placed || event.confidence >= least
    };
    facts.events.retain(stays);
    let events = facts.events.iter().flat_map(|it| [&it.statement, &it.according_to, &it.in_response_to]);
    let bearing: BTreeSet<String> =
        events.chain(facts.figures.iter().map(|it| &it.according_to)).flatten().cloned().collect();
    let leaves = |id: &String| doubtful.contains(id) && !bearing.contains(id);
    // What is reported inside of one that leaves stands inside what that one stands in.
    let outer: BTreeMap<String, Option<String>> =
        facts.statements.iter().filter(|it| leaves(&it.id)).map(|it| (it.id.clone(), it.within.clone())).collect();
    facts.statements.retain(|it| !outer.contains_key(&it.id));
    for statement in &mut facts.statements {
        while let Some(beyond) = statement.within.as_ref().and_then(|id| outer.get(id)) {
            statement.within.clone_from(beyond);
        }
    }
    let left: BTreeSet<String> =
        facts.statements.iter().map(|it| &it.id).chain(facts.events.iter().map(|it| &it.id)).cloned().collect();
    for event in &mut facts.events {
        event.in_response_to = event.in_response_to.take().filter(|id| left.contains(id));
    }
    let known: BTreeSet<&String> = facts.events.iter().map(|it| &it.id).collect();
    for figure in &mut facts.figures {
        figure.of_event = figure.of_event.take().filter(|id| known.contains(id));
    }
}

/// Tells what an article's facts are told by.
pub struct Features<'f> {
    facts: &'f Facts,
    chars: CharIndex,
}

impl<'f> Features<'f> {
    /// For the facts of one article.
    pub fn new(facts: &'f Facts) -> Self {
        Self { facts, chars: CharIndex::new(&facts.text) }
    }

    /// A statement is right by who its speaker is, how long it is and by which word it is reported.
    pub fn statement(&self, statement: &Statement) -> Vec<String> {
        let quotation = match statement.quotation {
            Quotation::Direct => "direct",
            Quotation::Indirect => "indirect",
            Quotation::Mixed => "mixed",
        };
        let speaker = self.told_by(statement.speaker.as_ref());
        let said =
            statement.content.iter().map(|&span| self.chars.cut(&self.facts.text, span).split_whitespace().count());
        let words: usize = said.sum();
        let words = words.min(LONG);
        let cue = statement.cue.as_ref().map_or("-", |cue| cue.lemma.as_str());
        let real = reality(statement.polarity, statement.modality);
        vec![
            format!("speaker={speaker}"),
            format!("speaker={speaker} {quotation}"),
            format!("speaker is {}", self.kind_of(statement.speaker.as_ref())),
            format!("words={words}"),
            format!("words={words} {quotation}"),
            format!("cue={cue}"),
            format!("act={}", statement.act.name()),
            format!("{quotation} {real}"),
            format!("inside={}", statement.within.is_some()),
            format!("parts={}", statement.content.len().min(3)),
            format!("rule={}", statement.rule),
        ]
    }

    /// An event is right by on whose word it stands and whether it is real, by both its sides, by its word and by those beside
    /// it, and by what else the text tells of it.
    pub fn event(&self, event: &Event) -> Vec<String> {
        let standing = if event.according_to.is_some() { "reported" } else { "told" };
        let speaker = || self.facts.statement(event.statement.as_deref())?.speaker.as_ref();
        let (source, target) = (event.source.as_ref().or_else(speaker), event.target.as_ref());
        let (from, to) = (self.told_by(source), self.told_by(target));
        let category = event.category.map_or("kind", Category::code);
        let at =
            |part: Option<&Participant>| part.map_or_else(|| "nowhere".to_owned(), |it| steps(event.trigger, it.span));
        vec![
            format!("{standing} {}", reality(event.polarity, event.modality)),
            format!("source={from}"),
            format!("target={to}"),
            format!("sides={from} {to}"),
            format!("sides are {} {}", self.kind_of(source), self.kind_of(target)),
            format!("source at {}", at(event.source.as_ref())),
            format!("target at {}", at(target)),
            format!("category={category}"),
            format!("{category} on {to}"),
            format!("word={}", self.chars.cut(&self.facts.text, event.trigger).to_lowercase()),
            format!("said={}", event.statement.is_some()),
            format!("rule={}", event.rule),
            format!("ends in {}", self.ending(event.trigger)),
            format!("behind {}", self.word_before(event.trigger)),
            format!("before {}", self.word_behind(event.trigger)),
            format!("source opens with {}", self.opening(source)),
            format!("target opens with {}", self.opening(target)),
            format!("on a day={}", event.time.is_some()),
            format!("for a state={}", event.on_behalf_of.is_some()),
        ]
    }

    /// How the first word of a predicate ends, which mostly tells its form.
    fn ending(&self, trigger: Span) -> &'static str {
        let words = self.chars.cut(&self.facts.text, trigger).to_lowercase();
        let first = words.split_whitespace().next().unwrap_or_default();
        ["ing", "ed", "s"].into_iter().find(|ending| first.ends_with(ending)).unwrap_or("-")
    }

    /// The word or mark before the predicate.
    fn word_before(&self, trigger: Span) -> String {
        let near = Span::new(trigger.start.saturating_sub(NEAR), trigger.start);
        words(self.chars.cut(&self.facts.text, near)).last().unwrap_or_else(|| "-".to_owned())
    }

    /// The word or mark behind it.
    fn word_behind(&self, trigger: Span) -> String {
        let near = Span::new(trigger.end, trigger.end + NEAR);
        words(self.chars.cut(&self.facts.text, near)).next().unwrap_or_else(|| "-".to_owned())
    }

    /// The article or pronoun that the words for somebody open with.
    fn opening(&self, part: Option<&Participant>) -> String {
        let Some(part) = part else { return "-".to_owned() };
        let first = words(self.chars.cut(&self.facts.text, part.span)).next().unwrap_or_default();
        let small = GrammarWord::Pronoun.has(&first)
            || matches!(first.as_str(), "a" | "an" | "the" | "some" | "any" | "no")
            || matches!(first.as_str(), "other" | "both" | "his" | "her" | "its" | "their");
        if small { first } else { "another".to_owned() }
    }

    /// A figure is right by its rule.
    pub fn figure(&self, figure: &Figure) -> Vec<String> {
        vec![format!("rule={}", figure.rule)]
    }

    /// An office is right by whether it is somebody's.
    pub fn office(&self, office: &Office) -> Vec<String> {
        let of = if office.of.is_some() { "of" } else { "nobody" };
        vec![format!("whose={of}"), format!("rule={}", office.rule), format!("rule={} {of}", office.rule)]
    }

    /// Which kind of actor it is.
    fn kind_of(&self, part: Option<&Participant>) -> String {
        let entity =
            part.and_then(|it| it.entity.as_ref()).and_then(|id| self.facts.entities.iter().find(|it| &it.id == id));
        entity.map_or_else(|| "nobody".to_owned(), |it| format!("{:?}", it.kind))
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

/// Whether it is told as real.
fn reality(polarity: Polarity, modality: Modality) -> String {
    format!("{polarity:?} {modality:?}").to_lowercase()
}

/// How far before or behind the word somebody stands, in steps.
fn steps(word: Span, part: Span) -> String {
    let apart = (i64::from(part.start) - i64::from(word.start)) / STEP;
    apart.clamp(-FAR, FAR).to_string()
}

/// The words and marks of a text, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let within = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '_');
        let end = match rest.find(|c| !within(c)) {
            Some(0) => rest.chars().next().map_or(0, char::len_utf8),
            Some(end) => end,
            None => rest.len(),
        };
        let (word, behind) = rest.split_at(end);
        rest = behind;
        (!word.is_empty()).then(|| word.to_lowercase())
    })
}

/// True where `word` is one of the capitalised words of a name.
fn has_word(name: &str, word: &str) -> bool {
    let mut parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.starts_with(char::is_uppercase));
    parts.any(|part| part.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::facts;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let facts = facts(text);
        let told = Features::new(&facts).statement(facts.statements.last().unwrap());
        assert!(expected.iter().all(|it| told.iter().any(|feature| feature == it)), "{text}: {told:?}");
    }

    #[test]
    fn statements_are_told_by_speaker_length_and_cue() {
        check("Jane Roe said that it snowed.", &["speaker=name indirect", "words=3", "cue=say", "speaker is Person"]);
        check("Jane Roe left Oslo. \"It snows,\" she said.", &["speaker=pronoun direct", "words=2 direct"]);
        check("Two officials said it \"snowed\" on Monday.", &["speaker=description mixed"]);
    }

    #[test]
    fn what_is_told_and_what_is_reported_are_two_kinds() {
        let facts = facts("Norway accused Sweden of theft. Denmark said that Finland attacked Estonia.");
        let told = Features::new(&facts);
        let standing = |trigger: &str| {
            let event = facts.events.iter().find(|event| told.chars.cut(&facts.text, event.trigger) == trigger);
            told.event(event.unwrap())[0].clone()
        };
        assert_eq!(standing("accused"), "told affirmed asserted");
        assert_eq!(standing("attacked"), "reported affirmed asserted");
    }

    #[test]
    fn what_is_hardly_a_statement_is_left_out_unless_something_hangs_on_it() {
        let mut facts = facts("Norway accused Sweden of theft. Denmark said that Finland attacked Estonia.");
        facts.statements.iter_mut().for_each(|statement| statement.confidence = LEAST_SAID / 2.0);
        let sure = |event: &Event| if event.according_to.is_some() { LEAST_SAID } else { LEAST };
        facts.events.iter_mut().for_each(|event| event.confidence = sure(event));
        drop_unlikely(&mut facts);
        let left: Vec<&str> = facts.statements.iter().filter_map(|it| Some(it.cue.as_ref()?.lemma.as_str())).collect();
        assert_eq!(left, ["say"]);
        assert!(facts.events.iter().all(|event| event.statement.is_none()));
    }

    #[test]
    fn what_is_seldom_right_is_left_out() {
        let mut facts = facts("Norway accused Sweden of theft. Denmark said that Finland attacked Estonia.");
        let all = facts.events.len();
        facts.events[all - 1].confidence = LEAST / 2.0;
        drop_unlikely(&mut facts);
        assert_eq!(facts.events.len(), all - 1);
        let denied = (LEAST_HARMLESS, Polarity::Negated);
        facts.events.iter_mut().for_each(|event| (event.confidence, event.polarity) = denied);
        drop_unlikely(&mut facts);
        assert_eq!(facts.events.len(), all - 1);
    }

    #[test]
    fn who_acts_together_acts_as_surely() {
        let facts = facts("Norway and its neighbours, Sweden and Finland, accused Estonia of theft.");
        let sure: Vec<u64> = facts.events.iter().map(|event| event.confidence.to_bits()).collect();
        assert!(sure.len() > 1 && sure.windows(2).all(|pair| pair[0] == pair[1]), "{:?}", facts.events);
    }

    #[test]
    fn a_fact_is_as_sure_as_what_it_is_told_by() {
        let facts = facts("Jane Roe said that it snowed.");
        let statement = &facts.statements[0];
        assert!((statement.confidence - share("statement", &Features::new(&facts).statement(statement))).abs() < 1e-9);
    }
}
