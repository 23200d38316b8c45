//! One fact in words, for whoever shows or hands it on.

use super::names::{Who, day_of, local, who};
use super::place::{Spot, spot};
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

/// The article that tells a fact.
#[derive(Debug, Clone, Default)]
pub struct Cited {
    /// Its headline, or its id.
    pub headline: String,
    /// Who published it, or the agency that it is from.
    pub outlet: String,
    /// The day on which it was published.
    pub published: String,
    /// Its page.
    pub page: String,
    /// Its address on the web, as the article's file says.
    pub url: String,
    /// The digest of its text.
    pub sha256: String,
}

/// A statement that answers a fact.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Who answers.
    pub who: Option<Who>,
    /// In which words.
    pub words: String,
    /// Its page.
    pub page: String,
    /// True where it denies.
    pub denies: bool,
    /// The article that tells the answer, where it is another.
    pub elsewhere: Option<Cited>,
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

/// How widely a claim is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// In how many texts; articles that print one text count once.
    pub texts: usize,
    /// On how many parties' word.
    pub parties: usize,
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
        spread: claim(edition, fact).map(|claim| Spread {
            texts: count(edition, claim, words.texts),
            parties: count(edition, claim, words.parties),
        }),
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

/// An article, as one cites it.
pub fn cited(edition: &Edition, article: Node) -> Cited {
    let (reader, words) = (&edition.reader, &edition.words);
    let text = |property: Node| reader.value(article, property).map(|node| reader.text(node).to_owned());
    let iri = reader.text(article);
    Cited {
        headline: text(words.headline).unwrap_or_else(|| last_name(iri).to_owned()),
        outlet: text(words.publisher).or_else(|| text(words.agency)).unwrap_or_default(),
        published: text(words.published).unwrap_or_default(),
        page: local(edition, article),
        url: text(words.url).filter(|url| is_web(url)).unwrap_or_default(),
        sha256: text(words.sha256).unwrap_or_default(),
    }
}

/// Only addresses of the web are ever links: an article's file may say anything.
fn is_web(url: &str) -> bool {
    let small = url.trim_start().to_ascii_lowercase();
    small.starts_with("https://") || small.starts_with("http://")
}

/// The claim that a statement says, which several articles tell or somebody denies.
fn claim(edition: &Edition, fact: Node) -> Option<Node> {
    let (reader, words) = (&edition.reader, &edition.words);
    reader.value(fact, words.asserts).or_else(|| reader.value(fact, words.repeats))
}

fn count(edition: &Edition, node: Node, property: Node) -> usize {
    edition.reader.value(node, property).and_then(|value| edition.reader.text(value).parse().ok()).unwrap_or(0)
}

/// What answers a fact, in its article and in others: denials first.
fn answers(edition: &Edition, fact: Node) -> Vec<Reply> {
    let (reader, words) = (&edition.reader, &edition.words);
    let here = reader.value(fact, words.in_article);
    let mut nodes: Vec<Node> = reader.subjects(words.answers, fact).collect();
    let denials = claim(edition, fact).map(|claim| reader.subjects(words.denies, claim));
    for denial in denials.into_iter().flatten() {
        if !nodes.contains(&denial) {
            nodes.push(denial);
        }
    }
    let mut replies: Vec<Reply> = nodes
        .into_iter()
        .map(|reply| {
            let text = |property: Node| reader.value(reply, property).map(|node| reader.text(node).to_owned());
            let article = reader.value(reply, words.in_article).filter(|article| Some(*article) != here);
            let speaker = reader.value(reply, words.speaker).or_else(|| reader.value(reply, words.source));
            Reply {
                who: speaker.map(|node| who(edition, node)),
                words: text(words.anchor).or_else(|| text(words.content)).unwrap_or_default(),
                page: local(edition, reply),
                denies: reader.says(reply, words.kind, words.denial) || reader.value(reply, words.denies).is_some(),
                elsewhere: article.map(|article| cited(edition, article)),
            }
        })
        .collect();
    replies.sort_by_key(|reply| !reply.denies);
    replies
}

/// What stands behind the last `#` or `/` of an IRI.
fn last_name(iri: &str) -> &str {
    iri.rsplit(['#', '/']).find(|part| !part.is_empty()).unwrap_or(iri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_web("https://post.example/a") && is_web("HTTP://post.example"));
        for url in ["javascript:alert(1)", "data:text/html,x", " javascript:x", "//post.example", "file:///etc/passwd"]
        {
            assert!(!is_web(url), "{url}");
        }
    }
}
