//! When: the time expression of a verb or noun, with the days that it means.
//!
//! Example: in `Rebels have held Gao since March 2011` the words are `since March 2011`, from 2011-03-01 on.

use std::ops::Range;

use super::commitment;
use crate::english::{Dep, Doc, Iob, Pos};
use crate::entities::Story;
use crate::entities::date::{self, Anchor};
use crate::facts::{Modality, TimeRef};
use crate::grammar::phrase::is_time;
use crate::lexicon::classes::GrammarWord;

/// When the event of the verb or noun at `head` was, where it has a time of its own: "on Friday", "last week",
/// "since March 2011". The first expression that means certain days, else the first one.
pub fn of(story: &Story<'_>, head: usize) -> Option<TimeRef> {
    let doc = &story.doc;
    let has_aux = |lemma: &str| {
        doc.lefts(head).any(|child| doc.dep(child) == Dep::Aux && doc.lemma(child) == lemma && doc.tag(child) != "VBD")
    };
    let anchor = Anchor {
        published: story.today,
        ahead: commitment::of(doc, head).modality == Modality::Planned,
        lasting: doc.pos(head) == Pos::Verb && has_aux("have"),
    };
    let mut first = None;
    for tokens in expressions(doc, head) {
        let text = doc.words(tokens);
        if let Some(interval) = date::resolve(&text, &anchor) {
            let iso = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
            return Some(TimeRef {
                text,
                date: iso(interval.single()),
                from: iso(interval.from),
                to: iso(interval.to),
            });
        }
        first.get_or_insert(TimeRef { text, date: None, from: None, to: None });
    }
    first
}

/// The tokens of the time expressions that hang on `head`, in text order.
fn expressions(doc: &Doc, head: usize) -> Vec<Range<usize>> {
    let is_noun = matches!(doc.pos(head), Pos::Noun | Pos::Propn);
    let mut found: Vec<Range<usize>> = Vec::new();
    for child in doc.children(head) {
        // "From Monday to Wednesday" was taken whole with "from".
        if found.last().is_some_and(|tokens| child < tokens.end) {
            continue;
        }
        let tokens = match doc.dep(child) {
            Dep::Npadvmod | Dep::Advmod if is_time(doc, child) => entity_around(doc, child),
            // "Friday's attack", "the March 2011 uprising".
            Dep::Poss | Dep::Compound | Dep::Nmod if is_noun && is_time(doc, child) => entity_around(doc, child),
            Dep::Prep => match time_of(doc, child) {
                Some(time) => with_preposition(doc, child, time),
                None => continue,
            },
            _ => continue,
        };
        found.push(tokens);
    }
    found
}

/// The tokens of the time that is the object of a preposition.
fn time_of(doc: &Doc, preposition: usize) -> Option<Range<usize>> {
    let object = doc.rights(preposition).find(|&object| doc.dep(object) == Dep::Pobj && is_time(doc, object))?;
    let mut tokens = entity_around(doc, object);
    // "Between 5 and 7 June": what is coordinated belongs to it.
    if matches!(doc.norm(preposition), "between" | "from") {
        let others = doc.rights(object).filter(|&other| doc.dep(other) == Dep::Conj && is_time(doc, other));
        tokens.end = others.map(|other| entity_around(doc, other).end).fold(tokens.end, usize::max);
    }
    Some(tokens)
}

/// The time with its preposition where that changes what is meant ("since", not "on").
fn with_preposition(doc: &Doc, preposition: usize, time: Range<usize>) -> Range<usize> {
    match doc.norm(preposition) {
        "from" => {
            let joint = |&i: &usize| matches!(doc.norm(i), "to" | "until" | "till" | "through");
            let end = Some(time.end).filter(|&i| i < doc.len()).filter(joint).and_then(|joint| time_of(doc, joint));
            preposition..end.map_or(time.end, |end| end.end)
        }
        word if GrammarWord::Span.has(word) => preposition.min(time.start)..time.end,
        _ => time,
    }
}

/// The tokens of the named entity that token `i` is in.
fn entity_around(doc: &Doc, i: usize) -> Range<usize> {
    let mut tokens = i..i + 1;
    while tokens.start > 0 && doc.ent_iob(tokens.start) == Iob::Inside {
        tokens.start -= 1;
    }
    while tokens.end < doc.len() && doc.ent_iob(tokens.end) == Iob::Inside {
        tokens.end += 1;
    }
    // "Tuesday night" may be two names, a day and a time.
    while tokens.start > 0 && is_time(doc, tokens.start - 1) && tokens.contains(&doc.head(tokens.start - 1)) {
        tokens.start -= 1;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use crate::article::{Article, Meta};
    use crate::{Options, Sayso};

    /// Words and days of the events in `text`, published on Friday, 11 September 2015.
    fn times(text: &str, published: Option<&str>) -> Vec<String> {
        static SAYSO: LazyLock<Sayso> = LazyLock::new(|| Sayso::new(&Options::default()).unwrap());
        let meta = Meta { published: published.map(str::to_owned), ..Meta::default() };
        let facts = SAYSO.extract(&Article::new("test".to_owned(), text.to_owned(), &meta));
        let shown = |part: Option<String>| part.unwrap_or_default();
        let times = facts.events.into_iter().filter_map(|event| event.time);
        times.map(|time| format!("{}: {}..{}", time.text, shown(time.from), shown(time.to))).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(times(text, Some("2015-09-11")).first().map(String::as_str), Some(expected), "{text}");
    }

    #[test]
    fn words_are_kept_beside_the_days() {
        check("Rebels attacked a base near Gao on Wednesday.", "Wednesday: 2015-09-09..2015-09-09");
        check("Mali accused Niger last week.", "last week: 2015-08-31..2015-09-06");
        check("Mali has supported the rebels since March 2011.", "since March 2011: 2011-03-01..");
        check("Mali and Niger will meet in Accra on Sunday.", "Sunday: 2015-09-13..2015-09-13");
        check("Friday's attack in Gao was condemned.", "Friday: 2015-09-11..2015-09-11");
        check("Rebels attacked a base near Gao in recent days.", "recent days: ..");
        check("Rebels attacked a base near Gao late Tuesday night.", "late Tuesday night: 2015-09-08..2015-09-08");
    }

    #[test]
    fn without_a_day_to_count_from_there_are_only_words() {
        assert_eq!(times("Rebels attacked a base near Gao on Wednesday.", None), ["Wednesday: .."]);
    }

    #[test]
    fn the_day_to_count_from_can_be_given() {
        let options = Options { now: "2015-09-11".parse().ok(), ..Options::default() };
        let text = "Rebels attacked a base near Gao on Wednesday.".to_owned();
        let facts = Sayso::new(&options).unwrap().extract(&Article::new("test".to_owned(), text, &Meta::default()));
        assert_eq!(facts.events[0].time.as_ref().unwrap().date.as_deref(), Some("2015-09-09"));
        // It is no day of publication.
        assert_eq!(facts.meta.published, None);
    }
}
