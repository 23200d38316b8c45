//! One fact in words, for whoever shows or hands it on.

use super::cited::{Cited, cited, last_name};
use super::names::{Who, day_of, local, who};
use super::place::{Spot, spot};
use super::replies::{Reply, Spread, answers, spread};
use crate::lexicon::acts;
use crate::serve::edition::Edition;
use crate::store::Node;

/// What somebody does to somebody, or what happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The code of the category, or the kind of happening; `STATEMENT` for what is only said.
    pub code: String,
    /// `accusation`
    pub noun: String,
    /// `accuses`
    pub verb: String,
}

/// How many, of what.
#[derive(Debug, Clone, Default)]
pub struct Figure {
    /// `killed`, `injured` and so on.
    pub measure: String,
    /// At least so many.
    pub least: Option<u64>,
    /// At most so many.
    pub most: Option<u64>,
}

/// A fact in words.
#[derive(Debug, Clone)]
pub struct Told {
    /// The fact.
    pub fact: Node,
    /// Its IRI.
    pub iri: String,
    /// Its page.
    pub page: String,
    /// Its day; empty where there is none.
    pub day: String,
    /// What is done.
    pub act: Act,
    /// Who says or does it.
    pub who: Option<Who>,
    /// For whom.
    pub behalf: Option<Who>,
    /// To whom.
    pub whom: Vec<Who>,
    /// The words of the article.
    pub words: String,
    /// What was said, or of what somebody is accused; empty for a deed.
    pub content: String,
    /// True for words between quotation marks.
    pub quoted: bool,
    /// On whose word, where it is not the article's own.
    pub on_word_of: Option<Who>,
    /// Who is counted.
    pub figure: Option<Figure>,
    /// Where.
    pub spot: Option<Spot>,
    /// What is said to it.
    pub answers: Vec<Reply>,
    /// How widely the claim is told that it says, where several articles tell it or somebody denies it.
    pub spread: Option<Spread>,
    /// The article.
    pub article: Cited,
    /// Where the words stand, in code points.
    pub span: (u32, u32),
    /// How sure, from 0 to 1.
    pub confidence: String,
    /// The rule that found it.
    pub rule: String,
    /// It is said not to be so.
    pub negated: bool,
    /// `planned`, `possible`, `hypothetical`; empty for what is told as a fact.
    pub modality: String,
}

/// A fact in words.
pub fn told(edition: &Edition, fact: Node) -> Told {
    let (reader, words) = (&edition.reader, &edition.words);
    let value = |property: Node| reader.value(fact, property);
    let text = |property: Node| value(property).map_or(String::new(), |node| reader.text(node).to_owned());
    let content = text(words.content);
    let anchor = text(words.anchor);
    let reporter = value(words.according_to).and_then(|statement| reader.value(statement, words.speaker));
    let modality = value(words.modality).filter(|modality| *modality != words.asserted);
    let number = |property: Node| value(property).and_then(|node| reader.text(node).parse().ok());
    let place = |property: Node| number(property).and_then(|at: u64| u32::try_from(at).ok()).unwrap_or(0);
    let figure = value(words.measure).map(|measure| Figure {
        measure: last_name(reader.text(measure)).to_lowercase(),
        least: number(words.at_least).or_else(|| number(words.value)),
        most: number(words.at_most).or_else(|| number(words.value)),
    });
    Told {
        fact,
        iri: reader.text(fact).to_owned(),
        page: local(edition, fact),
        day: value(words.day).map_or(String::new(), |day| day_of(edition, day).to_owned()),
        act: act_of(edition, fact),
        who: [words.speaker, words.source, words.holder].into_iter().find_map(value).map(|node| who(edition, node)),
        behalf: value(words.behalf).map(|node| who(edition, node)),
        whom: reader
            .values(fact, words.target)
            .chain(reader.values(fact, words.of))
            .map(|node| who(edition, node))
            .collect(),
        words: if anchor.is_empty() { content.clone() } else { anchor },
        content: if content.is_empty() { text(words.title) } else { content },
        quoted: value(words.quotation) == Some(words.direct),
        on_word_of: reporter.map(|node| who(edition, node)),
        figure,
        spot: spot(edition, fact),
        answers: answers(edition, fact),
        spread: spread(edition, fact),
        article: value(words.in_article).map_or_else(Cited::default, |article| cited(edition, article)),
        span: (place(words.begin), place(words.end)),
        confidence: text(words.confidence),
        rule: text(words.rule),
        negated: value(words.polarity) == Some(words.negated),
        modality: modality.map_or(String::new(), |node| last_name(reader.text(node)).to_lowercase()),
    }
}

/// What a fact is, in words.
pub fn act_of(edition: &Edition, fact: Node) -> Act {
    let (reader, words) = (&edition.reader, &edition.words);
    let plain = |code: &str, noun: &str, verb: &str| Act { code: code.into(), noun: noun.into(), verb: verb.into() };
    if let Some(code) = reader.value(fact, words.category).and_then(|category| words.code(category))
        && let Some(act) = acts::act(code)
    {
        if reader.says(fact, words.kind, words.denial) {
            return plain(code, "denial", "denies");
        }
        return plain(act.code, act.noun, act.verb);
    }
    if let Some(kind) = reader.value(fact, words.happening) {
        let kind = reader.text(kind);
        return plain(kind, &kind.replace('-', " "), "");
    }
    let is = |kind: Node| reader.says(fact, words.kind, kind);
    if is(words.figure) {
        plain("FIGURE", "figure", "counts")
    } else if is(words.office) {
        plain(
            "OFFICE",
            "office",
            if reader.value(fact, words.of).is_some() { "holds an office of" } else { "holds an office" },
        )
    } else if is(words.thought) {
        plain("THOUGHT", "thought", "thinks")
    } else {
        plain("STATEMENT", "statement", "says")
    }
}
