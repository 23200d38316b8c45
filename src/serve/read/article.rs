//! An article with the facts that stand in it, cut where any of them begins or ends.

use super::Told;
use super::cited::{Cited, cited};
use super::told::told;
use crate::serve::edition::Edition;
use crate::span::{CharIndex, Span};
use crate::store::Node;

/// An article as it is shown.
#[derive(Debug, Clone)]
pub struct Text {
    /// How it is cited.
    pub cited: Cited,
    /// Who wrote it.
    pub author: String,
    /// Its text.
    pub body: String,
    /// Its facts, in the order of the text.
    pub facts: Vec<Told>,
}

/// A piece of a text that the same facts cover from end to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark<'t> {
    /// The piece.
    pub text: &'t str,
    /// The facts that cover it, by their number.
    pub facts: Vec<usize>,
    /// The facts that begin with it.
    pub begins: Vec<usize>,
}

/// An article with its facts; `None` for a node that is none.
pub fn article(edition: &Edition, node: Node) -> Option<Text> {
    let (reader, words) = (&edition.reader, &edition.words);
    let text = |property: Node| reader.value(node, property).map(|value| reader.text(value).to_owned());
    let body = text(words.body)?;
    let kinds = [words.statement, words.event, words.figure, words.office];
    let mut nodes: Vec<Node> = reader
        .graph(node)
        .filter(|[_, property, value]| *property == words.kind && kinds.contains(value))
        .map(|[fact, ..]| fact)
        .collect();
    nodes.sort_unstable();
    nodes.dedup();
    let mut facts: Vec<Told> = nodes.into_iter().map(|fact| told(edition, fact)).collect();
    facts.sort_by_key(|fact| (fact.span.0, std::cmp::Reverse(fact.span.1), fact.fact));
    Some(Text { cited: cited(edition, node), author: text(words.author).unwrap_or_default(), body, facts })
}

impl Text {
    /// The text in pieces, each with the facts that cover it.
    pub fn marks(&self) -> Vec<Mark<'_>> {
        let spans: Vec<(u32, u32)> = self.facts.iter().map(|fact| fact.span).collect();
        marks(&self.body, &spans)
    }
}

fn marks<'t>(body: &'t str, spans: &[(u32, u32)]) -> Vec<Mark<'t>> {
    let index = CharIndex::new(body);
    let length = body.chars().count() as u32;
    let mut cuts: Vec<u32> = spans.iter().flat_map(|span| [span.0, span.1]).chain([0, length]).collect();
    cuts.retain(|cut| *cut <= length);
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |pair: &[u32]| {
        let (from, to) = (pair[0], pair[1]);
        let which = |wanted: &dyn Fn(&(u32, u32)) -> bool| {
            spans.iter().enumerate().filter(|(_, span)| wanted(span)).map(|(number, _)| number).collect()
        };
        Mark {
            text: index.cut(body, Span::new(from, to)),
            facts: which(&|span| span.0 <= from && span.1 >= to),
            begins: which(&|span| span.0 == from),
        }
    };
    cuts.windows(2).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_every_end_and_loses_nothing() {
        let body = "Oslo – “no”, it said.";
        let pieces = marks(body, &[(0, 21), (7, 11), (13, 99)]);
        assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), body);
        let no = pieces.iter().find(|piece| piece.text == "“no”").unwrap();
        assert_eq!((no.facts.as_slice(), no.begins.as_slice()), (&[0, 1][..], &[1][..]));
    }
}
