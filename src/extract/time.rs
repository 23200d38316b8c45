//! When: the time expression of a verb or noun, with the days that it means.
//!
//! Example: in `Rebels have held Gao since March 2011` the words are `since March 2011`, from 2011-03-01 on.

pub mod again;
mod together;

use std::ops::Range;

use super::commitment;
use crate::english::{Dep, Doc, Iob, Pos};
use crate::entities::Story;
use crate::entities::date::{self, Anchor};
use crate::facts::{Modality, TimeRef};
use crate::grammar::phrase::is_time;
use crate::lexicon::calendar;
use crate::lexicon::classes::GrammarWord;
use together::{Part, Told};

/// When the event of the verb or noun at `head` was, where it has a time of its own: "on Friday", "last week",
/// "since March 2011". The first expression that means certain days, else the first one.
pub fn of(story: &Story<'_>, head: usize) -> Option<TimeRef> {
    first(of_word(story, Told { word: head, of: head, part: Part::All }))
}

/// When what the verb or noun at `head` tells happened: its own time, else that of what it is told together with.
pub fn of_event(story: &Story<'_>, head: usize) -> Option<TimeRef> {
    // What is vague of another word is not worth lending, and what is vague of its own rules out another's day.
    let is_day = |time: &TimeRef| time.from.is_some() || time.to.is_some();
    let lent = || together::words(&story.doc, head).into_iter().flat_map(|told| of_word(story, told)).find(is_day);
    of(story, head).or_else(lent)
}

/// The times that the phrases on a word tell.
fn of_word(story: &Story<'_>, told: Told) -> Vec<TimeRef> {
    expressions(&story.doc, told).into_iter().map(|tokens| meaning(story, tokens, told)).collect()
}

/// The first that means certain days, else the first.
fn first(times: impl IntoIterator<Item = TimeRef>) -> Option<TimeRef> {
    let mut vague = None;
    for time in times {
        if time.from.is_some() || time.to.is_some() {
            return Some(time);
        }
        vague.get_or_insert(time);
    }
    vague
}

/// What the words at `tokens` mean.
fn meaning(story: &Story<'_>, tokens: Range<usize>, told: Told) -> TimeRef {
    let (doc, head) = (&story.doc, told.of);
    let has_aux = |lemma: &str| {
        doc.lefts(head).any(|child| doc.dep(child) == Dep::Aux && doc.lemma(child) == lemma && doc.tag(child) != "VBD")
    };
    let anchor = Anchor {
        published: story.today,
        ahead: commitment::of(doc, head).modality == Modality::Planned || is_aim(doc, told.word),
        lasting: doc.pos(head) == Pos::Verb && has_aux("have"),
    };
    let text = doc.words(tokens);
    let interval = date::resolve(&text, &anchor);
    let iso = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    TimeRef {
        date: interval.and_then(|interval| iso(interval.single())),
        from: interval.and_then(|interval| iso(interval.from)),
        to: interval.and_then(|interval| iso(interval.to)),
        text,
    }
}

/// "Flies to Geneva for a Monday meeting": what one goes for lies ahead, unless all of it is told as past.
fn is_aim(doc: &Doc, noun: usize) -> bool {
    let preposition = doc.head(noun);
    let is_for = doc.dep(noun) == Dep::Pobj && matches!(doc.norm(preposition), "for" | "before");
    let is_past = || doc.ancestors(preposition).any(|word| matches!(doc.tag(word), "VBD" | "VBN"));
    doc.pos(noun) == Pos::Noun && is_for && !is_past()
}

/// The tokens of the time expressions that hang on a word, in text order.
fn expressions(doc: &Doc, told: Told) -> Vec<Range<usize>> {
    let head = told.word;
    let is_noun = matches!(doc.pos(head), Pos::Noun | Pos::Propn);
    let mut found: Vec<Range<usize>> = Vec::new();
    let own = doc.children(head).filter(|&child| !is_of_content(doc, child, head));
    // "They killed ten near Damascus Saturday the monitor said": what stands before the speaker is of what was said.
    let after = Some(doc.head(head)).filter(|_| doc.dep(head) == Dep::Ccomp);
    let swapped = after.into_iter().flat_map(|cue| doc.lefts(cue).filter(move |&child| is_of_content(doc, child, cue)));
    for child in own.chain(swapped.filter(|&child| child > head)) {
        // "From Monday to Wednesday" was taken whole with "from".
        if found.last().is_some_and(|tokens| child < tokens.end) || !told.part.has(doc, head, child) {
            continue;
        }
        // "A 29-year-old man".
        if doc.words(entity_around(doc, child)).ends_with("-old") {
            continue;
        }
        let tokens = match doc.dep(child) {
            Dep::Npadvmod | Dep::Advmod if is_day(doc, child) => entity_around(doc, child),
            // "Friday's attack", "the March 2011 uprising".
            Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Nummod
                if is_noun && told.part != Part::Phrases && is_time(doc, child) =>
            {
                entity_around(doc, child)
            }
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

/// True where `child` stands between the words said and their speaker.
fn is_of_content(doc: &Doc, child: usize, cue: usize) -> bool {
    let said = doc.left(cue, Dep::Ccomp);
    let speaker = doc.left(cue, Dep::Nsubj);
    said.zip(speaker).is_some_and(|(said, speaker)| said < child && child < speaker)
}

/// True for a word of a day or an hour; a weekday is one in whatever name it was taken for.
fn is_day(doc: &Doc, i: usize) -> bool {
    is_time(doc, i) || (doc.pos(i) == Pos::Propn && calendar::weekday(doc.norm(i)).is_some())
}

/// The tokens of the time that is the object of a preposition.
fn time_of(doc: &Doc, preposition: usize) -> Option<Range<usize>> {
    let object = doc.rights(preposition).find(|&object| doc.dep(object) == Dep::Pobj && is_day(doc, object))?;
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
    if !is_time(doc, i) {
        return tokens;
    }
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
pub mod tests {
    use std::sync::LazyLock;

    use crate::article::{Article, Meta};
    use crate::{Options, Sayso};

    /// Words and days of the events in `text`, published on Friday, 11 September 2015.
    pub fn times(text: &str, published: Option<&str>) -> Vec<String> {
        static SAYSO: LazyLock<Sayso> =
            LazyLock::new(|| Sayso::new(&Options { keep_unlikely: true, ..Options::default() }).unwrap());
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

    /// The days of all events, or of none.
    #[track_caller]
    fn check_all(text: &str, expected: &[&str]) {
        assert_eq!(times(text, Some("2015-09-11")), expected, "{text}");
    }

    #[test]
    fn what_is_told_together_is_of_one_day() {
        let sunday = "Sunday: 2015-09-06..2015-09-06";
        check_all("Malian rebels attacked a base near Gao on Sunday, killing four guards.", &[sunday, sunday]);
        check_all(
            "The minister met the queen of Norway on Sunday and accused Mali of theft.",
            &[sunday, sunday, sunday],
        );
        check_all("Malian rebels killed four guards when they attacked a base on Sunday.", &[sunday, sunday]);
        check_all("Malian rebels killed four guards in a camp east of Gao Sunday the monitor said.", &[sunday]);
        // The attack was on Sunday; when he condemned it is not told.
        check_all("The minister of Mali condemned Sunday's attack on Niger's army.", &[sunday]);
        check_all("A 29-year-old rebel attacked Niger's army.", &[]);
    }

    #[test]
    fn without_a_day_to_count_from_there_are_only_words() {
        assert_eq!(times("Rebels attacked a base near Gao on Wednesday.", None), ["Wednesday: .."]);
    }

    #[test]
    fn the_day_to_count_from_can_be_given() {
        let options = Options { now: "2015-09-11".parse().ok(), keep_unlikely: true, ..Options::default() };
        let text = "Rebels attacked a base near Gao on Wednesday.".to_owned();
        let facts = Sayso::new(&options).unwrap().extract(&Article::new("test".to_owned(), text, &Meta::default()));
        assert_eq!(facts.events[0].time.as_ref().unwrap().date.as_deref(), Some("2015-09-09"));
        // It is no day of publication.
        assert_eq!(facts.meta.published, None);
    }
}
