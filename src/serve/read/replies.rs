//! What is said to a fact, in its article and in others, and how widely the claim is told that it says.

use super::cited::{Cited, cited};
use super::names::{Who, local, who};
use crate::serve::edition::Edition;
use crate::store::Node;

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

/// How widely a claim is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// In how many texts; articles that print one text count once.
    pub texts: usize,
    /// On how many parties' word.
    pub parties: usize,
}

/// How widely the claim is told that a statement says; `None` where one article alone tells it and nobody denies it.
pub fn spread(edition: &Edition, fact: Node) -> Option<Spread> {
    let words = &edition.words;
    let claim = claim(edition, fact)?;
    Some(Spread { texts: count(edition, claim, words.texts), parties: count(edition, claim, words.parties) })
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
pub fn answers(edition: &Edition, fact: Node) -> Vec<Reply> {
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
