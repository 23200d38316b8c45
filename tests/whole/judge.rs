//! Which facts of an article are right, by its annotations: a fact is right only if its every part is.
//!
//! A fact and an annotation that tell the same are matched one to one, best first. What is matched with an optional
//! annotation is not judged. An event that is not real and matches nothing is left out: annotators mark few of those.

use std::collections::BTreeSet;

use sayso::extract::Endings;
use sayso::extract::confidence::Features;
use sayso::facts::{Category, Event, Facts, Figure, Modality, Office, Participant, Statement};
use sayso::span::Span;

use super::gold::{Counted, Done, Gold, Held, Range, Said};
use super::names::{accepted, names_of};

/// A fact that was judged.
#[derive(Debug)]
pub struct Judged {
    /// What kind of fact it is.
    pub kind: &'static str,
    /// What it is told by.
    pub features: Vec<String>,
    /// How sure sayso was.
    pub confidence: f64,
    /// Whether it is right.
    pub right: bool,
}

/// What became of an article's facts and annotations.
#[derive(Debug, Default)]
pub struct Verdict {
    /// The facts judged.
    pub facts: Vec<Judged>,
    /// For each place where what is said might end and up to which it goes on, whether it ends there.
    pub endings: Vec<Judged>,
    /// For each annotation that is not optional its kind, and whether a right fact tells it.
    pub gold: Vec<(&'static str, bool)>,
}

/// How well a fact fits an annotation; `None` where they tell different things.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct Fit {
    parts: u8,
    whole: bool,
}

/// Judge the facts of one article.
pub fn judge(gold: &Gold, facts: &Facts) -> Verdict {
    let mut verdict = Verdict::default();
    let told = Features::new(facts);
    let words = Words(facts.text.chars().collect());
    let optional: Vec<bool> = gold.statements.iter().map(|it| it.optional).collect();
    let found: Vec<&Statement> = facts.statements.iter().collect();
    let of = |said: &Said, fact: &Statement| statement(&words, facts, said, fact);
    let told_by = |fact: &Statement| (told.statement(fact), fact.confidence);
    verdict.add("statement", &gold.statements, &optional, &found, of, told_by);

    let optional: Vec<bool> = gold.events.iter().map(|it| it.optional).collect();
    let of = |done: &Done, fact: &Event| event(facts, done, fact);
    let real = |event: &&Event| matches!(event.modality, Modality::Asserted | Modality::Planned);
    let known = |fact: &&Event| real(fact) || gold.events.iter().any(|done| of(done, fact).is_some());
    let found: Vec<&Event> = one_a_meeting(facts).into_iter().filter(known).collect();
    let told_by = |fact: &Event| (told.event(fact), fact.confidence);
    verdict.add("event", &gold.events, &optional, &found, of, told_by);

    let optional: Vec<bool> = gold.figures.iter().map(|it| it.optional).collect();
    let found: Vec<&Figure> = facts.figures.iter().collect();
    verdict.add("figure", &gold.figures, &optional, &found, figure, |fact| (told.figure(fact), fact.confidence));

    let optional: Vec<bool> = gold.offices.iter().map(|it| it.optional).collect();
    let found: Vec<&Office> = facts.offices.iter().collect();
    let of = |held: &Held, fact: &Office| office(facts, held, fact);
    verdict.add("office", &gold.offices, &optional, &found, of, |fact| (told.office(fact), fact.confidence));
    verdict
}

impl Verdict {
    fn add<G, F>(
        &mut self,
        name: &'static str,
        gold: &[G],
        optional: &[bool],
        found: &[&F],
        fit: impl Fn(&G, &F) -> Option<Fit>,
        told_by: impl Fn(&F) -> (Vec<String>, f64),
    ) {
        let mut pairs: Vec<(Fit, usize, usize)> = Vec::new();
        for (g, annotation) in gold.iter().enumerate() {
            pairs.extend(found.iter().enumerate().filter_map(|(f, fact)| Some((fit(annotation, fact)?, g, f))));
        }
        pairs.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap().then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut of_gold, mut of_fact) = (vec![None; gold.len()], vec![None; found.len()]);
        for (fit, g, f) in pairs {
            if of_gold[g].is_none() && of_fact[f].is_none() {
                (of_gold[g], of_fact[f]) = (Some(fit.whole), Some((g, fit.whole)));
            }
        }
        let asked = of_gold.iter().zip(optional).filter(|(_, optional)| !**optional);
        self.gold.extend(asked.map(|(matched, _)| (name, *matched == Some(true))));
        for (f, fact) in found.iter().enumerate() {
            let right = match of_fact[f] {
                Some((g, _)) if optional[g] => continue,
                Some((_, whole)) => whole,
                // What an optional annotation covers that is taken by a better fact.
                None if gold.iter().zip(optional).any(|(it, optional)| *optional && fit(it, fact).is_some()) => {
                    continue;
                }
                None => false,
            };
            let (features, confidence) = told_by(fact);
            self.facts.push(Judged { kind: name, features, confidence, right });
        }
    }
}

/// Whether what is said ends where it might, up to where it does: of annotations with the same reporting word.
pub fn endings(gold: &Gold, told: Vec<Endings>) -> Vec<Judged> {
    let mut judged = Vec::new();
    for Endings { cue, start, places } in told {
        let Some(&(last, _)) = places.last() else { continue };
        let same = |said: &&Said| said.cue.is_some_and(|(from, to)| from < cue.end && cue.start < to);
        let behind = |&&(from, to): &&Range| start < to && from < last;
        let end = |said: &Said| said.content.iter().filter(behind).map(|&(_, to)| to.min(last)).max();
        let Some(end) = gold.statements.iter().filter(same).find_map(end) else { continue };
        let nearest = (0..places.len()).min_by_key(|&at| places[at].0.abs_diff(end)).unwrap();
        let reached = places.into_iter().take(nearest + 1).enumerate();
        judged.extend(reached.map(|(at, (_, features))| Judged {
            kind: "ending",
            features,
            confidence: 0.0,
            right: at == nearest,
        }));
    }
    judged
}

/// The characters of a text, to compare contents by their letters.
struct Words(Vec<char>);

impl Words {
    fn letters(&self, spans: impl Iterator<Item = Range>) -> BTreeSet<u32> {
        spans.flat_map(|(start, end)| start..end).filter(|&at| self.0[at as usize].is_alphanumeric()).collect()
    }
}

fn statement(words: &Words, facts: &Facts, said: &Said, fact: &Statement) -> Option<Fit> {
    let gold = words.letters(said.content.iter().copied());
    let found = words.letters(fact.content.iter().map(|span| (span.start, span.end)));
    let share = 2.0 * gold.intersection(&found).count() as f64 / (gold.len() + found.len()).max(1) as f64;
    let speaker = accepted(&said.who, &names_of(facts, fact.speaker.as_ref()));
    (share > 0.5).then(|| Fit { parts: 1 + u8::from(speaker) + u8::from(share >= 0.8), whole: speaker && share >= 0.8 })
}

fn event(facts: &Facts, done: &Done, fact: &Event) -> Option<Fit> {
    let category = fact.category.map(Category::code)?;
    if category != done.category && !near(&done.category).contains(&category) {
        return None;
    }
    let speaker = || facts.statement(fact.statement.as_deref())?.speaker.as_ref();
    let (source, target) = (fact.source.as_ref().or_else(speaker), fact.target.as_ref());
    let mut sources = names_of(facts, source);
    sources.extend(
        fact.on_behalf_of.iter().flat_map(|id| facts.entities.iter().find(|it| &it.id == id)).map(|it| it.name.clone()),
    );
    let targets = names_of(facts, target);
    let is = |who: &[String], names: &[String], part: Option<&Participant>| {
        accepted(who, names) || (who.is_empty() && part.is_none_or(|part| part.entity.is_none()))
    };
    let mut sides = is(&done.source_who, &sources, source) && is(&done.target_who, &targets, target);
    if is_mutual(&done.category) {
        sides |= accepted(&done.source_who, &targets) && accepted(&done.target_who, &sources);
    }
    let middle = |(start, end): Range| f64::from(start + end) / 2.0;
    let apart = (middle(done.trigger.unwrap_or_default()) - middle((fact.trigger.start, fact.trigger.end))).abs();
    if !(done.trigger.is_some() && apart <= 60.0 || sides && apart <= 250.0) {
        return None;
    }
    let code = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let polarity = code(serde_json::to_value(fact.polarity).unwrap()) == done.polarity;
    let modality = code(serde_json::to_value(fact.modality).unwrap()) == done.modality;
    let word = done.by.is_empty() != fact.according_to.is_some();
    let real = polarity && modality;
    Some(Fit { parts: 1 + u8::from(sides) + u8::from(real) + u8::from(word), whole: sides && real && word })
}

/// Categories on whose border annotators and manuals part ways: either will do.
fn near(category: &str) -> &'static [&'static str] {
    match category {
        "CONCEDE" => &["RETREAT"],
        "RETREAT" => &["CONCEDE"],
        "AGREE" => &["SUPPORT"],
        "SUPPORT" => &["AGREE"],
        "COERCE" => &["ASSAULT", "SANCTION"],
        "SANCTION" | "ACCUSE" => &["COERCE"],
        _ => &[],
    }
}

fn is_mutual(category: &str) -> bool {
    matches!(category, "CONSULT" | "AGREE" | "COOPERATE")
}

/// The events, of which a meeting told in both directions is one.
fn one_a_meeting(facts: &Facts) -> Vec<&Event> {
    let mut seen = BTreeSet::new();
    let entity = |part: &Option<Participant>| part.as_ref().and_then(|part| part.entity.clone());
    let first = |event: &&Event| {
        let Some(category) = event.category.map(Category::code) else { return false };
        let mut sides = [entity(&event.source), entity(&event.target)];
        sides.sort();
        !is_mutual(category) || seen.insert((category, event.trigger.start, sides))
    };
    facts.events.iter().filter(first).collect()
}

fn figure(counted: &Counted, fact: &Figure) -> Option<Fit> {
    let words = counted.words?;
    let measure = serde_json::to_value(fact.measure).unwrap();
    if measure.as_str() != Some(&counted.measure) || !fact.span.overlaps(Span::new(words.0, words.1)) {
        return None;
    }
    let value = fact.value == counted.value || fact.value_to == Some(counted.value);
    let bound = if fact.at_least {
        "at_least"
    } else if fact.at_most {
        "at_most"
    } else {
        "exact"
    };
    Some(Fit { parts: 1 + u8::from(value), whole: value && (counted.bound == bound || counted.bound == "about") })
}

fn office(facts: &Facts, held: &Held, fact: &Office) -> Option<Fit> {
    let title: String = {
        let (start, end) = held.title?;
        facts.text.chars().skip(start as usize).take((end - start) as usize).collect()
    };
    let name = |id: &String| facts.entities.iter().find(|it| &it.id == id).map(|it| it.name.clone());
    let holder = accepted(&held.holder, &name(&fact.holder).into_iter().collect::<Vec<_>>());
    let (one, other) = (title.to_lowercase(), fact.title.to_lowercase());
    if !holder || !(one.contains(&other) || other.contains(&one)) {
        return None;
    }
    let of = fact.of.as_ref().and_then(name).into_iter().collect::<Vec<_>>();
    let of = held.of.is_empty() || accepted(&held.of, &of);
    Some(Fit { parts: 1 + u8::from(of), whole: of })
}
