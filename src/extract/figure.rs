//! Figures: numbers of people killed, injured, displaced, detained or missing.
//!
//! Example: `more than 1,200 people have been killed` gives killed, at least 1200.

mod amount;

use super::commitment;
use super::event::{Attribution, Sites};
use super::extractor::Extractor;
use super::time;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::found::Facts;
use crate::facts::{Figure, Measure};
use crate::lexicon::classes::FigureWord;
use crate::span::Span;
use amount::Amount;

/// Finds figures.
pub struct Figures;

impl Extractor for Figures {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let attribution = Attribution::new(&story.doc, facts);
        let sites = Sites::new(story, &facts.places);
        let found = amount::find(&story.doc).into_iter().filter_map(|amount| {
            let said_in = attribution.said_in(facts, amount.head).map(|statement| statement.id.clone());
            figure(story, &sites, &amount, facts, said_in)
        });
        facts.figures = found.collect();
    }
}

fn figure(
    story: &Story<'_>,
    sites: &Sites<'_, '_>,
    amount: &Amount,
    facts: &Facts,
    according_to: Option<String>,
) -> Option<Figure> {
    let doc = &story.doc;
    let counted = if doc.dep(amount.head) == Dep::Nummod { doc.head(amount.head) } else { amount.head };
    let (measure, predicate) = measure(doc, counted)?;
    // "Could kill 200", "no guards were hurt": nobody says that they were.
    if !commitment::of(doc, predicate).is_told() || commitment::is_nobody(doc, counted) {
        return None;
    }
    let words = amount.tokens.start..counted.max(amount.tokens.end - 1) + 1;
    let span = doc.span_of(words).cover(doc.span(predicate));
    Some(Figure {
        id: format!("figure-{}-{}", span.start, span.end),
        measure,
        value: amount.value,
        value_to: amount.to,
        at_least: amount.at_least,
        at_most: amount.at_most,
        span,
        according_to,
        of_event: event_of(facts, span, doc.span(predicate)),
        place: sites.of(predicate).into_iter().next().map(|site| site.name),
        as_of: time::of_event(story, predicate),
        evidence: Vec::new(),
        confidence: 0.8,
        rule: "figure/number".to_owned(),
    })
}

/// The event whose victims are counted: the one that the same word tells, or else one told around the figure.
fn event_of(facts: &Facts, figure: Span, predicate: Span) -> Option<String> {
    let same = facts.events.iter().find(|event| event.trigger.contains(predicate) && event.span.overlaps(figure));
    let around = || facts.events.iter().find(|event| event.span.contains(figure));
    same.or_else(around).map(|event| event.id.clone())
}

/// What is counted, and the word that tells: "36 people were killed", "the death of 36 civilians", "left 9 dead".
fn measure(doc: &Doc, counted: usize) -> Option<(Measure, usize)> {
    let head = doc.head(counted);
    let of = doc.dep(counted) == Dep::Pobj && doc.lemma(head) == "of";
    let mut candidates = vec![counted];
    match doc.dep(counted) {
        Dep::Pobj if !of => {}
        Dep::Pobj | Dep::Conj => candidates.extend([head, doc.head(head)]),
        _ => candidates.push(head),
    }
    // "14 cases, two deaths": what has a number of its own is counted by that.
    let counted_itself = |&i: &usize| doc.lefts(i).any(|child| doc.dep(child) == Dep::Nummod);
    candidates.extend(doc.rights(counted).filter(|i| !counted_itself(i)));
    candidates.extend(
        doc.rights(head).filter(|&child| matches!(doc.dep(child), Dep::Acomp | Dep::Oprd | Dep::Ccomp | Dep::Xcomp)),
    );
    // Who kills somebody is not counted among the killed.
    let is_agent = |verb: usize| {
        let object = doc.rights(verb).any(|child| doc.dep(child) == Dep::Dobj);
        doc.pos(verb) == Pos::Verb && doc.dep(counted) == Dep::Nsubj && doc.head(counted) == verb && object
    };
    let told = candidates.into_iter().find_map(|i| {
        let measure = of_word(doc, i)?;
        (matches!(measure, Measure::Displaced | Measure::Missing) || !is_agent(i)).then_some((measure, i))
    });
    told.or_else(|| toll(doc, counted)).or_else(|| lives(doc, counted))
}

fn of_word(doc: &Doc, i: usize) -> Option<Measure> {
    let lemma = doc.lemma(i).to_lowercase();
    let words = FigureWord::of(&lemma);
    let listed = [
        (FigureWord::Killed, Measure::Killed),
        (FigureWord::Injured, Measure::Injured),
        (FigureWord::Displaced, Measure::Displaced),
        (FigureWord::Detained, Measure::Detained),
    ];
    let is_missing = match lemma.as_str() {
        "missing" | "miss" => doc.token(i).eq_ignore_ascii_case("missing"),
        lemma => lemma == "unaccounted",
    };
    let told = listed.into_iter().find(|&(class, _)| words.is(class)).map(|(_, measure)| measure);
    told.or_else(|| is_missing.then_some(Measure::Missing))
}

/// "The death toll rose to 45", "a toll of 45".
fn toll(doc: &Doc, counted: usize) -> Option<(Measure, usize)> {
    let preposition = doc.head(counted);
    let governor = doc.head(preposition);
    let subject = || doc.left(governor, Dep::Nsubj);
    let over = matches!(doc.dep(counted), Dep::Pobj) && matches!(doc.lemma(preposition), "to" | "of" | "at" | "past");
    let direct = || doc.left(preposition, Dep::Nsubj);
    let is_toll = |&i: &usize| doc.lemma(i).eq_ignore_ascii_case("toll");
    let named = [Some(governor), subject(), direct()].into_iter().flatten().find(is_toll)?;
    (over || doc.head(named) == preposition).then_some((Measure::Killed, named))
}

/// "Claimed 30 lives".
fn lives(doc: &Doc, counted: usize) -> Option<(Measure, usize)> {
    let verb = doc.head(counted);
    let lost = matches!(doc.lemma(verb), "claim" | "cost" | "take" | "lose");
    (lost && doc.lemma(counted) == "life" && doc.dep(counted) == Dep::Dobj).then_some((Measure::Killed, verb))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = facts(text)
            .figures
            .iter()
            .map(|figure| {
                let bound = match (figure.at_least, figure.at_most, figure.value_to) {
                    (_, _, Some(to)) => return format!("{:?} {} to {to}", figure.measure, figure.value),
                    (true, _, _) => "at least ",
                    (_, true, _) => "at most ",
                    _ => "",
                };
                format!("{:?} {bound}{}", figure.measure, figure.value)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_in_figures_and_words() {
        check("More than 1,200 people have been killed.", &["Killed at least 1200"]);
        check("The blast left nine dead.", &["Killed 9"]);
        check("Up to 40 fishermen are missing.", &["Missing at most 40"]);
    }

    #[test]
    fn round_numbers_are_lower_bounds() {
        check("Dozens of people were killed.", &["Killed at least 24"]);
        check("Tens of thousands fled their homes.", &["Displaced at least 20000"]);
    }

    #[test]
    fn ranges() {
        check("Between 20 and 30 people were killed.", &["Killed 20 to 30"]);
        check("The attack killed 20 to 30 soldiers.", &["Killed 20 to 30"]);
        check("Two to three million people have been displaced.", &["Displaced 2000000 to 3000000"]);
    }

    #[test]
    fn words_for_numbers() {
        check("Twenty-three miners died.", &["Killed 23"]);
        check("A dozen villagers were injured.", &["Injured 12"]);
        check("Two hundred and fifty people were arrested.", &["Detained 250"]);
        check("Some 1.2 million people have fled.", &["Displaced 1200000"]);
        check("Half a million people have fled.", &["Displaced 500000"]);
        check("Several hundred people were detained.", &["Detained at least 200"]);
        check("Scores were wounded.", &["Injured at least 40"]);
    }

    #[test]
    fn bounds() {
        check("As many as 50 people drowned.", &["Killed at most 50"]);
        check("No fewer than nine guards were killed.", &["Killed at least 9"]);
        check("Nearly 300 people were killed.", &["Killed 300"]);
    }

    #[test]
    fn tolls_and_lives() {
        check("The death toll rose to 45 on Monday.", &["Killed 45"]);
        check("The flood claimed 30 lives.", &["Killed 30"]);
        check("Gunmen killed nine people and wounded 14.", &["Killed 9", "Injured 14"]);
    }

    #[test]
    fn who_kills_is_not_counted() {
        check("Three gunmen killed a guard in 2015.", &[]);
        check("The vote killed the two-state plan.", &[]);
        check("The town has 14 cases and two deaths.", &["Killed 2"]);
    }

    #[test]
    fn who_says_so_of_which_event_and_when() {
        let facts = facts("The ministry said rebels killed 12 soldiers on Monday.");
        let figure = &facts.figures[0];
        assert_eq!(figure.according_to.as_deref(), Some(facts.statements[0].id.as_str()));
        assert_eq!(figure.of_event.as_deref(), Some(facts.events[0].id.as_str()));
        assert_eq!(figure.as_of.as_ref().map(|time| time.text.as_str()), Some("Monday"));
    }
}
