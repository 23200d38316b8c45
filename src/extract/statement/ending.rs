//! Where what is said behind its report ends, weighed.
//!
//! The tree hangs too much on what is said or too little, and rules that go by one sign at a time mend only some of it: in `Roe said
//! the road was closed, and it would stay so` the second clause is hers, in `…, and it did stay so` it is not. So each place where it
//! might end is weighed by what stands there: the chance that it ends, if it has not ended before, by logistic regression. The
//! weights are measured on annotated articles (`confidence.tsv`, the kind `ending`); what the rules say is one sign among them.

use std::fmt::{Arguments, Write};
use std::ops::Range;

use super::remark::is_mark;
use crate::english::{Dep, Doc, EntType, Pos};
use crate::grammar::clause;
use crate::lexicon::confidence;
use crate::lexicon::cue::{self, CuePos};
use crate::span::Span;

/// The kind of these weights in the table.
const KIND: &str = "ending";
/// How many marks between the words are told apart.
const MARKS: usize = 3;

/// What is said behind a verb, as the rules have it.
#[derive(Debug)]
pub struct Said {
    /// The verb that reports it.
    pub verb: usize,
    /// The verb's lemma, with its particle.
    pub lemma: String,
    /// The dependents of the verb that say it.
    pub complements: Vec<usize>,
    /// By the rules.
    pub by_rule: Range<usize>,
    /// What the rules cut there, or "tree".
    pub cut: &'static str,
    /// Where it surely has ended: at what it was said through, at the end of the sentence.
    pub limit: usize,
    /// The last token by the tree.
    pub by_tree: usize,
}

/// Where what a verb reports might end: what the weights are measured by.
#[derive(Debug)]
pub struct Endings {
    /// The word that reports.
    pub cue: Span,
    /// Where what is said begins.
    pub start: u32,
    /// Each place where it might end, with what tells whether it does.
    pub places: Vec<(u32, Vec<String>)>,
}

/// A place where it might end.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Behind the last word said.
    pub end: usize,
    /// The next word, or the end of the sentence.
    next: usize,
}

/// Where it ends: of all places the likeliest to be reached and not passed.
pub fn of(doc: &Doc, said: &Said) -> usize {
    let mut passed = 0.0;
    let mut best = (f64::NEG_INFINITY, said.by_rule.end);
    let mut sign = String::new();
    for place in places(doc, said) {
        let mut odds = confidence::base(KIND);
        signs(doc, said, place, &mut |words| {
            sign.clear();
            odds += sign.write_fmt(words).map_or(0.0, |()| confidence::weight(KIND, &sign));
        });
        let chance = passed - (-odds).exp().ln_1p();
        if chance > best.0 {
            best = (chance, place.end);
        }
        passed -= odds.exp().ln_1p();
    }
    best.1
}

/// Where it might end, in text order: before a mark, before a word that opens a phrase or clause, and where the rules say.
pub fn places(doc: &Doc, said: &Said) -> Vec<Place> {
    let sentence = doc.sentence(said.verb).end;
    let mut places: Vec<Place> = Vec::new();
    for i in said.by_rule.start + 1..said.limit + 1 {
        let next = (i..sentence).find(|&i| !is_idle(doc, i)).unwrap_or(sentence);
        let end = clause::trim(doc, said.by_rule.start..i).end;
        let known = places.last().is_some_and(|place| place.end >= end);
        let opens = next > i || i == said.limit || end == said.by_rule.end || opens(doc, i);
        // "Of the Islamic State (IS)": a bracket belongs to what it closes.
        let closes = i < sentence && doc.token(i) == ")";
        if end > said.by_rule.start && !known && opens && !closes {
            places.push(Place { end, next });
        }
    }
    places
}

/// What tells whether it ends at a place.
pub fn signs(doc: &Doc, said: &Said, place: Place, tell: &mut dyn FnMut(Arguments<'_>)) {
    let Place { end, next } = place;
    let rule = side(end, said.by_rule.end);
    let by_tree = clause::trim(doc, said.by_rule.start..said.by_tree + 1).end;
    let tree = if end == said.by_tree + 1 { "at" } else { side(end, by_tree) };
    let kind = kind(doc, said);
    let sentence = doc.sentence(said.verb);
    let word = word(doc, next, sentence.end, &[]);
    let marks: String = (end..next)
        .map(|i| if is_mark(doc, i) { "\"" } else { doc.token(i) })
        .collect::<String>()
        .chars()
        .take(MARKS)
        .collect();
    let open = (said.by_rule.start.saturating_sub(1).max(sentence.start)..end).filter(|&i| is_mark(doc, i)).count() % 2;
    tell(format_args!("rule={rule}"));
    tell(format_args!("rule={rule} {}", said.cut));
    tell(format_args!("tree={tree} {rule} {kind} {word}"));
    tell(format_args!("said={} {rule}", said.lemma));
    tell(format_args!("quote={} {open}", marks.contains('"')));
    if next == sentence.end {
        tell(format_args!("last"));
        return;
    }
    let head = head_of(doc, next, &sentence);
    let above = Some(doc.head(head)).filter(|above| sentence.contains(above));
    let place = match above {
        Some(above) if above == said.verb => "verb",
        Some(above) if said.complements.contains(&above) => "said",
        Some(above) if above >= said.by_rule.start && doc.dep(above) == Dep::Relcl => "relative",
        Some(above) if above >= said.by_rule.start => "inside",
        _ => "outside",
    };
    let above_tag = above.map_or("-", |above| doc.tag(above));
    let (dep, tag) = (doc.dep(head), doc.tag(head));
    let subject = |child: usize| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Expl);
    let own = u8::from(doc.lefts(head).any(|child| child >= next && subject(child)));
    tell(format_args!("to end={} {marks}", doc.right_edge(head) + 2 >= sentence.end));
    tell(format_args!("{dep:?} {own} {word}"));
    tell(format_args!("{word} {} {marks}", self::word(doc, next + 1, sentence.end, &[Pos::Pron, Pos::Aux])));
    tell(format_args!("{above_tag} {tag} {dep:?} {place}"));
    tell(format_args!("{kind} {word} {marks}"));
    tell(format_args!("{kind} {} {place}", where_to(doc, next)));
    tell(format_args!("{dep:?} {place}"));
    if matches!(doc.pos(head), Pos::Verb | Pos::Aux) {
        let reports = cue::look_up(&clause::verb_lemma(doc, head), CuePos::Verb).is_some();
        tell(format_args!("reports={} {own} {place}", u8::from(reports)));
        tell(format_args!("verb={tag} {own} {place}"));
    }
    if matches!(dep, Dep::Conj | Dep::Advcl) {
        tell(format_args!("joined={above_tag} {tag} {} {dep:?} {own}", doc.tag(said.verb)));
    }
}

/// Whether a phrase is of a named place, a time, or something else.
fn where_to(doc: &Doc, preposition: usize) -> &'static str {
    let Some(object) = doc.right(preposition, Dep::Pobj).filter(|_| doc.dep(preposition) == Dep::Prep) else {
        return "-";
    };
    match doc.ent_type(object) {
        Some(EntType::Gpe | EntType::Loc | EntType::Fac) => "place",
        Some(EntType::Date | EntType::Time) => "time",
        Some(_) => "name",
        None => "thing",
    }
}

/// True for a word that opens a phrase or a clause.
fn opens(doc: &Doc, i: usize) -> bool {
    matches!(doc.dep(i), Dep::Cc | Dep::Mark | Dep::Prep | Dep::Agent | Dep::Dative | Dep::Aux)
        || doc.left_edge(i) == i && (matches!(doc.tag(i), "VBG" | "VBN" | "RB") || doc.tag(i).starts_with('W'))
}

/// The head of the largest phrase that begins at `first`; of a conjunction what it joins on.
fn head_of(doc: &Doc, first: usize, sentence: &Range<usize>) -> usize {
    if doc.dep(first) == Dep::Cc {
        let joined = doc.rights(doc.head(first)).find(|&child| child > first && doc.dep(child) == Dep::Conj);
        if let Some(joined) = joined {
            return joined;
        }
    }
    let above = doc.ancestors(first).take_while(|above| sentence.contains(above));
    above.filter(|&above| doc.left_edge(above) == first).last().unwrap_or(first)
}

/// What kind of complement says it.
fn kind(doc: &Doc, said: &Said) -> &'static str {
    let has = |wanted: &[Dep]| said.complements.iter().any(|&it| it > said.verb && wanted.contains(&doc.dep(it)));
    if has(&[Dep::Ccomp]) {
        "clause"
    } else if has(&[Dep::Xcomp]) {
        "infinitive"
    } else if has(&[Dep::Oprd, Dep::Acomp]) {
        "name"
    } else if has(&[Dep::Dobj]) {
        "object"
    } else {
        "phrase"
    }
}

/// A word of the grammar itself, or how another is tagged.
fn word(doc: &Doc, i: usize, sentence: usize, more: &[Pos]) -> String {
    if i >= sentence {
        return "$".to_owned();
    }
    let closed = matches!(doc.pos(i), Pos::Adp | Pos::Sconj | Pos::Cconj | Pos::Part) || more.contains(&doc.pos(i));
    if closed || doc.tag(i).starts_with('W') { doc.token(i).to_lowercase() } else { doc.tag(i).to_owned() }
}

fn side(end: usize, of: usize) -> &'static str {
    match end.cmp(&of) {
        std::cmp::Ordering::Less => "before",
        std::cmp::Ordering::Equal => "at",
        std::cmp::Ordering::Greater => "behind",
    }
}

fn is_idle(doc: &Doc, i: usize) -> bool {
    matches!(doc.pos(i), Pos::Punct | Pos::Space)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    /// What is said first, of all that the sentence reports.
    #[track_caller]
    fn check(sentence: &str, said: &str) {
        let found = statements(sentence);
        assert!(found.first().is_some_and(|it| it.ends_with(&format!("~ {said}"))), "{sentence}: {found:?}");
    }

    #[test]
    fn what_belongs_to_it_goes_on() {
        check(
            "The mayor called for strikes against the dam in light of the failure of the pumps.",
            "for strikes against the dam in light of the failure of the pumps",
        );
        check(
            "The mayor said the road was closed and it was too early to open it.",
            "the road was closed and it was too early to open it",
        );
    }

    #[test]
    fn what_the_author_adds_does_not() {
        check(
            "The mayor said the road would stay closed, even as drivers said they would use it.",
            "the road would stay closed",
        );
        check("The mayor denied the charges and left the town on Monday.", "the charges");
    }

    #[test]
    fn what_it_is_said_through_ends_it() {
        check("The union demanded that the port stay open in a statement on Friday.", "that the port stay open");
    }
}
