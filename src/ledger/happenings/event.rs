//! An event as happenings compare it, and what speaks for two events being one.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::super::identity::{CONTRARY, Kind, alike};
use super::super::vector::Vector;
use super::super::words;
use super::described::Described;
use crate::lexicon::classes::LedgerWord;
use crate::lexicon::deeds;

/// The kind of meetings and talks.
const MEETING: &str = "meeting";

/// What it speaks for two meetings that they have somebody in common: those of the same two are seldom two.
const SAME_MEETING: f64 = 0.6;

/// The kind of what kills, injures and destroys.
const VIOLENCE: &str = "violence";

/// The kind of wars and crises.
const WAR: &str = "conflict";

/// What it speaks against two events in other words that one of them tells no day of its own.
const BACKGROUND: f64 = -0.3;

/// What other words speak against two events: "shot" and "captured" are two deeds of one night.
const OTHER_DEED: f64 = -0.5;

/// Where nothing that marks an event is in both, they are not one by themselves, whatever else is alike.
const UNMARKED: f64 = 1.8;

/// Two sentences that share so much tell one thing.
const SAME_SENTENCE: f64 = 0.55;

/// What somebody does by saying it is what they say: sentences that share less are two.
const SAME_SPEECH: f64 = 0.25;

/// The deeds that come again and again: neither a day nor one side tells them apart.
static SERIAL: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| LedgerWord::Serial.words().iter().map(|word| Event::deed_of(word)).collect());

/// The deeds of who speaks to or with somebody.
static SPOKEN: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| LedgerWord::Spoken.words().iter().map(|word| Event::deed_of(word)).collect());

/// The deeds that kill or may kill: whoever else was killed, it was another deed.
static FATAL: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| LedgerWord::Fatal.words().iter().map(|word| Event::deed_of(word)).collect());

/// The steps against somebody: who is charged was arrested by another deed.
static STEPS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| LedgerWord::Step.words().iter().map(|word| Event::deed_of(word)).collect());

/// A name in two sentences is rare where its stem weighs so much: it stands in one of a hundred articles.
const RARE: f64 = 4.6;

/// Days between two events that may still be one, where both tell their day.
const APART: i32 = 1;

/// When an event was, as far as that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum When {
    /// Nobody knows.
    #[default]
    Unknown,
    /// On this day since 1970.
    On(i32),
    /// Some time between two days.
    Between(i32, i32),
}

impl When {
    fn ends(self) -> Option<(i32, i32)> {
        match self {
            Self::Unknown => None,
            Self::On(day) => Some((day, day)),
            Self::Between(first, last) => Some((first, last)),
        }
    }

    /// Days between two times; none where they meet, `None` where one is unknown.
    fn gap(self, other: Self) -> Option<i32> {
        let ((first, last), (others_first, others_last)) = self.ends().zip(other.ends())?;
        Some((others_first - last).max(first - others_last).max(0))
    }

    /// True where the two are so far apart that no third can be of one time with both.
    pub fn is_long_before(&self, other: &Self) -> bool {
        self.gap(*other).is_some_and(|gap| gap > 2 * APART)
    }
}

/// How many of what: 30 killed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Number {
    /// What is counted.
    pub measure: String,
    /// How many, by anybody's count.
    pub value: u64,
}

/// An event of an article.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Event {
    /// The story of its article.
    pub story: usize,
    /// Its article.
    pub article: usize,
    /// The first article of those that print one text with its own, where that is known.
    pub text: Option<usize>,
    /// What kind of event it is, coarsely: [`Event::kind_of`] of its category; empty where it is of no scheme.
    pub kind: String,
    /// The deed that its words tell of: [`Event::deed_of`] the word at their head.
    pub deed: String,
    /// When it was.
    pub when: When,
    /// The day of its article.
    pub told_on: Option<i32>,
    /// Towns and districts where it was, by anything that names each.
    pub places: BTreeSet<String>,
    /// The countries in which it was.
    pub lands: BTreeSet<String>,
    /// Who did it, where that is somebody known or named.
    pub source: Option<String>,
    /// To or with whom.
    pub target: Option<String>,
    /// How many of both are told and named nowhere: "a senator".
    pub unnamed: usize,
    /// To whom, where they are described and named nowhere: "176 people".
    pub described: Option<Described>,
    /// The name of whom it was done to, where there is one, as the article has it or in full.
    pub victim: Option<String>,
    /// Whether who did it, and to whom, is a state.
    pub of_state: [bool; 2],
    /// True where who is named as the one to whom it was done is a human being.
    pub to_person: bool,
    /// Towns, districts and what no gazetteer knows, where its own words tell that it was there.
    pub spots: BTreeSet<String>,
    /// True where its words tell of several: "shootings".
    pub several: bool,
    /// Figures in its sentence.
    pub numbers: BTreeSet<Number>,
    /// Names in its sentence, as stems.
    pub names: BTreeSet<String>,
    /// Its sentence, without the names of its places.
    pub sentence: Vector,
    /// Where its sentence begins.
    pub at: u32,
    /// Where its own words begin and end.
    pub span: (u32, u32),
}

impl Event {
    /// A coarser kind than a category of PLOVER or a kind of sayso's own: what papers call the same event by turns.
    pub fn kind_of(category: &str) -> String {
        match category {
            "ASSAULT" | "operation" | "death" | "accident" | "crime" => VIOLENCE,
            "COERCE" | "arrest" => "COERCE",
            "CONSULT" | "meeting" => MEETING,
            other => other,
        }
        .to_owned()
    }

    /// The deed that a word tells of: `kill` of "slain".
    pub fn deed_of(word: &str) -> String {
        words::stem(deeds::deed(&word.to_lowercase())).to_owned()
    }

    /// What speaks for two events being one, in points; `None` where they cannot be.
    pub fn speaks_for(&self, other: &Self) -> Option<f64> {
        // A war is no happening of a day: "the war goes on" and "in the war" tell of nothing that could be one.
        if self.kind == WAR || other.kind == WAR {
            return None;
        }
        let same_deed = f64::from(u8::from(self.deed == other.deed));
        let sides = if self.kind == MEETING { self.meets_same(other)? } else { self.sides_speak_for(other) };
        if self.article == other.article && self.at == other.at && self.kind == other.kind {
            // "Killed a herder and his son" is one. "The raid in Mali and that in Chad" are two, and so are "stirred up violence"
            // and "bombed the town", "the worst attack since that of May".
            let is_told_once = self.span.0 == other.span.0 || self.span.1 == other.span.1;
            let apart = is_disjoint(&self.lands, &other.lands) || sides < 0.0 || same_deed < 1.0 || !is_told_once;
            return (!apart).then_some(3.0);
        }
        // One text tells a thing once; what it tells elsewhere in other words, or of others, is another.
        if self.article == other.article && (same_deed < 1.0 || sides < 0.0) {
            return None;
        }
        let alike = self.sentence.alike(&other.sentence);
        if self.is_of_another_kind(other) || self.tells_another(other, same_deed > 0.0, alike) {
            return None;
        }
        let gap = self.when.gap(other.when);
        let elsewhere = is_disjoint(&self.places, &other.places) || is_disjoint(&self.lands, &other.lands);
        let is_near = |gap| gap == 0 || gap <= APART && self.is_dated() && other.is_dated();
        if elsewhere || !gap.is_none_or(is_near) || self.is_told_before(other) || other.is_told_before(self) {
            return None;
        }
        // Nothing but its story tells what is not dated from what was at any other time.
        if gap.is_none() && self.story != other.story {
            return None;
        }
        // Where only words are known, as of mentions that nobody has read, they alone decide.
        let is_read = !self.kind.is_empty();
        if is_read && same_deed < 1.0 && gap != Some(0) {
            return None;
        }
        let numbers = numbers(&self.numbers, &other.numbers);
        // In one town on one day there is more than one deed: other words for one need more.
        if is_read && same_deed < 1.0 && self.story != other.story && numbers <= 0.0 && sides <= 0.0 {
            return None;
        }
        let is_same_day = self.is_of_day_of(other);
        let days = match (self.when, other.when) {
            _ if is_same_day => 1.0,
            (When::On(_), When::On(_)) => 0.2,
            // What nobody dates is told apart by its deed alone.
            (When::Unknown, When::Unknown) => 0.9 * same_deed,
            // What only lies near the day of its article may be told as background, of any time before.
            _ => BACKGROUND * (1.0 - same_deed),
        };
        let in_one_town = !self.places.is_disjoint(&other.places);
        let rare = self.names.intersection(&other.names).any(|name| words::weight(name) >= RARE);
        let points = days
            + if in_one_town { 0.5 } else { 0.0 }
            + sides
            + numbers
            + if rare { 0.6 } else { 0.0 }
            + 0.6 * same_deed
            + if is_read { OTHER_DEED * (1.0 - same_deed) } else { 0.0 }
            + if self.kind == MEETING { SAME_MEETING } else { 0.0 }
            + if self.story == other.story { 0.5 } else { 0.0 }
            + 2.0 * alike;
        // In two prints of one text the words are the same whatever they tell.
        let is_print = self.article != other.article && self.text.is_some() && self.text == other.text;
        let has_same_words = alike >= SAME_SENTENCE && !is_print;
        let is_told = in_one_town || numbers > 0.0 || sides >= 1.0;
        let is_serial = [&self.deed, &other.deed].into_iter().any(|deed| SERIAL.contains(deed));
        let is_marked = if LedgerWord::Stance.has(&self.kind) || LedgerWord::Occasion.has(&self.kind) {
            // Only its day tells when somebody did what they hold or go on doing.
            is_same_day || numbers > 0.0
        } else if is_serial {
            is_told && gap == Some(0)
        } else {
            // Other words for one deed need more: two deeds of one day have often a side in common.
            is_told || same_deed > 0.0 && (is_same_day || sides > 0.0 && self.has_side_of(other))
        };
        let has_same_words = has_same_words && !LedgerWord::Occasion.has(&self.kind);
        Some(if is_marked || has_same_words || !is_read { points } else { points.min(UNMARKED) })
    }

    /// True where somebody did one thing by the words of one and another by those of the other: who attacked a rival in a speech
    /// and who attacked one with a knife.
    fn is_of_another_kind(&self, other: &Self) -> bool {
        let is_deed = |kind: &str| matches!(kind, VIOLENCE | MEETING) || kind.starts_with(|it: char| it.is_uppercase());
        self.kind != other.kind && is_deed(&self.kind) && is_deed(&other.kind)
    }

    /// True where the words of the two tell of two things: several and one of them, a meeting and what was said there, two who were
    /// killed, the word of one and of another. `alike` is how much their sentences share.
    fn tells_another(&self, other: &Self, is_same_deed: bool, alike: f64) -> bool {
        let in_one_town = !self.places.is_disjoint(&other.places);
        let is_part = self.several != other.several && !(in_one_town && self.is_of_day_of(other));
        let speaks = || [&self.deed, &other.deed].into_iter().any(|deed| SPOKEN.contains(deed));
        let is_other_step = !is_same_deed && STEPS.contains(&self.deed) && STEPS.contains(&other.deed);
        let is_said_there = self.kind == MEETING && !is_same_deed && speaks();
        let is_speech = self.kind == other.kind && LedgerWord::Speech.has(&self.kind) && alike < SAME_SENTENCE;
        let says_other = is_speech && alike < SAME_SPEECH;
        let by_one = self.source.is_some() && self.source == other.source;
        let takes = |it: &Self| it.kills() || it.kind == "COERCE";
        let is_of_crowd = |one: &Self, another: &Self| {
            one.described.as_ref().is_some_and(Described::is_crowd) && another.target.is_some()
        };
        let is_of_another = || self.has_other_victim(other) || is_of_crowd(self, other) || is_of_crowd(other, self);
        let has_other_victim = takes(self) && takes(other) && is_of_another();
        // Meetings of whom nobody names are many in one day: of one word and town they may be one.
        let is_nameless = |it: &Self| it.source.is_none() && it.target.is_none();
        let is_any_meeting = self.kind == MEETING
            && (is_nameless(self) || is_nameless(other))
            && !(is_same_deed && in_one_town)
            && alike < SAME_SENTENCE;
        is_part
            || is_other_step
            || is_said_there
            || has_other_victim
            || self.is_upon_others(other)
            || is_any_meeting
            || says_other
            || is_speech && !(is_same_deed && by_one)
    }

    /// True where what befell somebody befell others by the words of the other: people and things, one human being and a house, two
    /// and 200.
    fn is_upon_others(&self, other: &Self) -> bool {
        let befalls = |it: &Self| it.kind == VIOLENCE || it.kind == "COERCE";
        let is_thing = |it: &Self| it.described.as_ref().is_some_and(|it| !it.is_somebody());
        let are_others = match (&self.described, &other.described) {
            // One text that tells of ten and of four tells of two.
            (Some(one), Some(two)) if self.article == other.article && one.has_other_count(two) => true,
            (Some(one), Some(two)) => {
                let same = self.is_of_day_of(other) && !self.places.is_disjoint(&other.places) || one.is_like(two);
                one.is_other_than(two) || !same && is_thing(self) && is_thing(other)
            }
            // Whom one article names and whom it describes are two.
            (Some(_), None) | (None, Some(_)) if self.article == other.article && self.kills() && other.kills() => {
                self.target.is_some() || other.target.is_some()
            }
            _ => self.to_person && is_thing(other) || is_thing(self) && other.to_person,
        };
        befalls(self) && befalls(other) && are_others
    }

    /// True where both name to whom it was done, by names that cannot be one: "sgt roe" and "jane roe" may be.
    fn has_other_victim(&self, other: &Self) -> bool {
        let both = self.victim.as_deref().zip(other.victim.as_deref()).filter(|(one, other)| one != other);
        let are_people = self.to_person && other.to_person;
        both.is_some_and(|(one, other)| {
            let is_whole = [one, other].into_iter().all(|name| name.contains(' '));
            let is_contrary = || alike(one, other, Kind::Person).score <= CONTRARY;
            let shares = one.split(' ').any(|word| other.split(' ').any(|it| it == word));
            !shares || are_people && is_whole && is_contrary()
        })
    }

    /// True where both tell something that marks them: who, in which town, on which day or how many.
    pub fn has_mark_of(&self, other: &Self) -> bool {
        // A town that is inferred is that of another who tells it where both are of a time.
        let may_infer = self.when.gap(other.when).is_some() && !(self.spots.is_empty() && other.spots.is_empty());
        let in_one_town = !self.spots.is_disjoint(&other.spots) || may_infer && !self.places.is_disjoint(&other.places);
        let is_one_number = !self.numbers.is_disjoint(&other.numbers);
        in_one_town || is_one_number || self.is_of_day_of(other) || !self.named().is_disjoint(&other.named())
    }

    /// True for a deed that kills or may kill.
    fn kills(&self) -> bool {
        FATAL.contains(&self.deed)
    }

    /// Who is named on either side.
    fn named(&self) -> BTreeSet<&str> {
        [&self.source, &self.target].into_iter().flatten().map(String::as_str).collect()
    }

    /// True where its words tell its day.
    const fn is_dated(&self) -> bool {
        matches!(self.when, When::On(_))
    }

    /// True for a meeting that its article tells of before the day on which the other was: it was still to come.
    fn is_told_before(&self, other: &Self) -> bool {
        let When::On(day) = other.when else { return false };
        self.kind == MEETING && !self.is_dated() && self.told_on.is_some_and(|told| told < day)
    }

    /// True where both tell one day.
    fn is_of_day_of(&self, other: &Self) -> bool {
        self.when == other.when && matches!(self.when, When::On(_))
    }

    /// What each side speaks for or against, where both tell who it was.
    fn sides_speak_for(&self, other: &Self) -> f64 {
        let sides = [(&self.source, &other.source), (&self.target, &other.target)];
        let points = sides.iter().map(|side| match side {
            (Some(one), Some(two)) if one == two => 0.5,
            (Some(_), Some(_)) => -0.7,
            _ => 0.0,
        });
        points.sum()
    }

    /// True where a side that both tell marks what they tell: much is done by a state and to one.
    fn has_side_of(&self, other: &Self) -> bool {
        let is_one = |one: &Option<String>, two: &Option<String>| one.is_some() && one == two;
        let [by, to] = [is_one(&self.source, &other.source), is_one(&self.target, &other.target)];
        let [by_state, to_state] = self.of_state;
        self.kind == MEETING || by && to || by && !by_state || to && !to_state
    }

    /// The same of a meeting, which is with whoever is told first or last; `None` where nobody that both tell was at both.
    fn meets_same(&self, other: &Self) -> Option<f64> {
        let (one, two) = (self.named(), other.named());
        let fewer = one.len().min(two.len());
        let common = one.intersection(&two).count();
        // Who is named nowhere may be the second whom the other names, but is as likely somebody else.
        let have_others = one.len() + self.unnamed > 1 && two.len() + other.unnamed > 1;
        match (fewer, common) {
            // Of whom nobody tells, a talk is as likely another as the same.
            (0, _) => Some(-0.3),
            (_, 0) | (2, 1) => None,
            (_, 1) if have_others => Some(-0.5),
            (_, common) => Some(0.5 * common as f64),
        }
    }
}

fn is_disjoint(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
}

/// A number that both tell speaks for one event; other numbers of one thing speak against it, as far as tolls do not rise.
fn numbers(one: &BTreeSet<Number>, other: &BTreeSet<Number>) -> f64 {
    if !one.is_disjoint(other) {
        return 0.8;
    }
    let counted = |numbers: &BTreeSet<Number>| numbers.iter().map(|it| it.measure.clone()).collect::<BTreeSet<_>>();
    if counted(one).is_disjoint(&counted(other)) { 0.0 } else { -0.4 }
}
