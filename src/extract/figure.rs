//! Figures: numbers of people killed, injured, displaced, detained, kidnapped or missing.
//!
//! Example: `more than 1,200 people have been killed` gives killed, at least 1200.

mod amount;
mod measure;
mod part;

use super::commitment;
use super::event::{Attribution, Sites};
use super::extractor::Extractor;
use super::time;
use crate::entities::Story;
use crate::extract::found::Facts;
use crate::facts::{Figure, Measure};
use crate::lexicon::classes::FigureWord;
use crate::span::Span;
use amount::Amount;
use part::Counted;

/// Finds figures.
pub struct Figures;

impl Extractor for Figures {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let attribution = Attribution::new(&story.doc, facts);
        let sites = Sites::new(story, &facts.places);
        let mut figures: Vec<Figure> = Vec::new();
        let mut before: Option<Counted> = None;
        for amount in amount::find(&story.doc) {
            let said_in = attribution.said_in(facts, amount.head).map(|statement| statement.id.clone());
            let whole = before.as_ref().filter(|before| part::is_part(&story.doc, before, &amount));
            let told = measure::of(&story.doc, &amount);
            let Some(told) = whole.map(|whole| whole.told).or(told) else { continue };
            let Some(mut figure) = figure(story, &sites, &amount, told, facts, said_in) else { continue };
            let counted = Counted {
                told,
                end: amount::counted(&story.doc, &amount).max(amount.tokens.end - 1) + 1,
                id: figure.id.clone(),
                part_of: whole.map(|whole| whole.part_of.clone().unwrap_or_else(|| whole.id.clone())),
            };
            if let Some(id) = &counted.part_of {
                figure.part_of = Some(id.clone());
                figure.rule = "figure/part".to_owned();
                figure.span = story.doc.span_of(amount.tokens.start..counted.end);
                figure.id = format!("figure-{}-{}", figure.span.start, figure.span.end);
            }
            before = Some(counted);
            figures.push(figure);
        }
        facts.figures = figures;
    }
}

fn figure(
    story: &Story<'_>,
    sites: &Sites<'_, '_>,
    amount: &Amount,
    (measure, predicate): (Measure, usize),
    facts: &Facts,
    according_to: Option<String>,
) -> Option<Figure> {
    let doc = &story.doc;
    let counted = amount::counted(doc, amount);
    // "2,000 chickens", "the 2012 attacks".
    let year = amount::may_be_year(doc, amount) && !part::is_person(doc, counted);
    if year || FigureWord::Thing.has(&doc.lemma(counted).to_lowercase()) {
        return None;
    }
    // "Could kill 200", "no guards were hurt": nobody says that they were.
    if !commitment::of(doc, predicate).is_told() || commitment::is_nobody(doc, counted) {
        return None;
    }
    let words = amount.tokens.start..counted.max(amount.tokens.end - 1) + 1;
    let span = doc.span_of(words).cover(doc.span(predicate));
    let site = sites.of(predicate).into_iter().next();
    Some(Figure {
        id: format!("figure-{}-{}", span.start, span.end),
        measure,
        value: amount.value,
        value_to: amount.to,
        at_least: amount.at_least,
        at_most: amount.at_most,
        span,
        according_to,
        part_of: None,
        of_event: event_of(facts, span, doc.span(predicate)),
        near: site.as_ref().is_some_and(|site| site.near),
        place: site.map(|site| site.name),
        as_of: time::of_event(story, predicate),
        evidence: Vec::new(),
        confidence: 0.0,
        rule: "figure/number".to_owned(),
    })
}

/// The event whose victims are counted: the one that the same word tells, or else one told around the figure.
fn event_of(facts: &Facts, figure: Span, predicate: Span) -> Option<String> {
    let same = facts.events.iter().find(|event| event.trigger.contains(predicate) && event.span.overlaps(figure));
    let around = || facts.events.iter().find(|event| event.span.contains(figure));
    same.or_else(around).map(|event| event.id.clone())
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
    fn other_ways_to_tell_of_the_dead() {
        check("Militants executed 70 of their own members.", &["Killed 70"]);
        check("Forty civilians lost their lives in a rocket attack.", &["Killed 40"]);
        check("The clashes claimed the lives of 12 guards and 15 rebels.", &["Killed 12", "Killed 15"]);
        check("Seventeen children and six women were among those killed.", &["Killed 17", "Killed 6"]);
        check("The monitor put the death toll at 7.", &["Killed 7"]);
        check("The army lost 40 soldiers in the battle.", &["Killed 40"]);
        check("Gunmen kidnapped fifty pupils.", &["Kidnapped 50"]);
        check("A quarter of a million have died.", &["Killed 250000"]);
    }

    #[test]
    fn what_is_not_told_apart_and_what_is() {
        check("More than 1,000 people were dead or wounded.", &["KilledOrInjured at least 1000"]);
        check("Four people were killed and six others injured in Gao.", &["Killed 4", "Injured 6"]);
        check("Thirty dead bodies and 40 wounded were brought in.", &["Killed 30", "Injured 40"]);
    }

    #[test]
    fn parts_are_of_their_whole() {
        let text = "The blast killed thirteen people, among them seven children and two women.";
        check(text, &["Killed 13", "Killed 7", "Killed 2"]);
        let figures = facts(text).figures;
        assert_eq!(figures[1].part_of.as_deref(), Some(figures[0].id.as_str()));
        assert_eq!(figures[2].part_of, figures[1].part_of);
        check("The blast killed 13 people, including two children.", &["Killed 13", "Killed 2"]);
    }

    #[test]
    fn animals_things_and_shares_are_not_counted() {
        check("Police killed 2,000 chickens and 30 dogs; no one was hurt.", &[]);
        check("The blast killed one in ten of the workers.", &[]);
        check("The court executed 30 warrants.", &[]);
        check("The report told of the 2012 attacks in Gao that led to the death of four guards.", &["Killed 4"]);
    }

    #[test]
    fn who_kills_is_not_counted() {
        check("Two bombs that killed nine people were found.", &["Killed 9"]);
        check("He is suspected in shootings at two mosques that killed 49 people.", &["Killed 49"]);
        check("The two men who were killed in Gao were farmers.", &["Killed 2"]);
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
