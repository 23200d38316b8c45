//! Whether what tells of a happening is sure enough together.
//!
//! Example: a quotation that two articles print is told once, and wrongly read it is wrong twice; what two articles tell in their
//! own words is told twice.

use super::event::Event;

/// How sure an event has to be that all articles tell in one sentence.
const LEAST: f64 = 0.45;

/// Sentences that share so much are one.
const ONE_SENTENCE: f64 = 0.75;

/// What one article tells of a happening.
#[derive(Debug)]
pub struct Telling<'t> {
    /// The article.
    pub article: usize,
    /// The first article of those that print one text with it.
    pub text: usize,
    /// What it tells.
    pub event: &'t Event,
    /// How sure the event is; `None` of what is of no scheme: nobody has measured how often such are right.
    pub sure: Option<f64>,
}

/// True where the tellings of a happening make it one that stands: in several sentences of several texts, or in one that is
/// surely read; and two texts have in common who it was, where, when or how many, which tells it from others of its kind.
pub fn is_sure(tellings: &[Telling<'_>]) -> bool {
    let Some((first, others)) = tellings.split_first() else { return false };
    let is_copied = |other: &Telling<'_>| {
        other.article == first.article || other.event.sentence.alike(&first.event.sentence) >= ONE_SENTENCE
    };
    let is_read = !others.iter().all(is_copied) || tellings.iter().any(|it| it.sure.is_none_or(|sure| sure >= LEAST));
    let is_marked = tellings.iter().enumerate().any(|(place, one)| {
        tellings[..place].iter().any(|other| other.text != one.text && one.event.has_mark_of(other.event))
    });
    is_read && is_marked
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::event::When;
    use super::*;
    use crate::ledger::vector::Vector;
    use crate::ledger::words::stems;

    fn event(article: usize, sentence: &str) -> Event {
        Event { article, sentence: Vector::of(&stems(sentence)), target: Some("norway".to_owned()), ..Event::default() }
    }

    fn is_told(events: [&Event; 2], sure: Option<f64>) -> bool {
        is_sure(&events.map(|event| Telling { article: event.article, text: event.article, event, sure }))
    }

    #[test]
    fn one_sentence_in_two_articles_is_told_once() {
        let told = ["Herders are driven out of Gao", "Troops burnt the huts of Gao on Monday"];
        let [quoted, copy, other] = [event(0, told[0]), event(1, told[0]), event(1, told[1])];
        assert!(!is_told([&quoted, &copy], Some(0.2)));
        assert!(is_told([&quoted, &copy], Some(0.5)) && is_told([&quoted, &copy], None));
        assert!(is_told([&quoted, &other], Some(0.2)));
        assert!(!is_sure(&[]));
    }

    #[test]
    fn two_texts_tell_who_where_when_or_how_many() {
        let told = |article, sentence| Event { target: None, ..event(article, sentence) };
        let (one, other) = (told(0, "A vigil was held"), told(1, "Nobody came to a vigil by the river"));
        assert!(!is_told([&one, &other], None));
        let gao = BTreeSet::from(["gao".to_owned()]);
        let inferred = |event: &Event| Event { places: gao.clone(), ..event.clone() };
        let placed = |event: &Event| Event { spots: gao.clone(), ..inferred(event) };
        assert!(is_told([&placed(&one), &placed(&other)], None));
        assert!(!is_told([&placed(&one), &inferred(&other)], None));
        let on = |event: &Event, day| Event { when: When::On(day), ..event.clone() };
        assert!(is_told([&on(&one, 9), &on(&other, 9)], None) && !is_told([&on(&one, 9), &on(&other, 10)], None));
        assert!(is_told([&on(&placed(&one), 9), &on(&inferred(&other), 10)], None));
    }
}
