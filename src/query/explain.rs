//! Why the graph says so: a fact with its passage, its parts, and who contradicts it.

use oxigraph::model::{Literal, NamedNode, Term};

use super::fragment;
use super::selected::{iri, select, value};
use super::sides::{Side, sides};
use super::table::{Rows, cell, short_iri};
use super::{Limits, QueryError};
use crate::lexicon;
use crate::span::{CharIndex, Span};
use crate::store::Index;

/// A fact and what it rests on.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The node.
    pub node: NamedNode,
    /// Its classes, shortened (`sayso:Accusation`).
    pub classes: Vec<String>,
    /// Where it stands.
    pub source: Option<Source>,
    /// Its parts: what they are called, and their values for people.
    pub parts: Vec<(&'static str, Vec<String>)>,
    /// Statements that answer it.
    pub answers: Vec<Reply>,
    /// Of a claim: who says it and who denies it.
    pub sides: Vec<Side>,
}

/// The article, and the paragraph with the words of the fact marked off.
#[derive(Debug, Clone)]
pub struct Source {
    /// The article's IRI.
    pub article: String,
    /// The address of the words in the page, where they can be told apart there; else that of the page.
    pub address: Option<String>,
    /// Headline, outlet, day, agency: what is known.
    pub described: Vec<String>,
    /// The span in the article.
    pub span: Span,
    /// The paragraph before the words.
    pub before: String,
    /// The words.
    pub words: String,
    /// The paragraph after the words.
    pub after: String,
}

/// A statement that answers a fact.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Its node, shortened.
    pub node: String,
    /// Who answers.
    pub speaker: String,
    /// Its words.
    pub words: String,
}

const ONTOLOGY: &str = "https://w3id.org/sayso/ontology#";

/// Explain the fact `node`; `None` when the graph says nothing of it.
///
/// # Errors
/// When a query is stopped.
pub fn explain(index: &Index, node: &NamedNode, limits: &Limits) -> Result<Option<Explanation>, QueryError> {
    let said = select(
        index,
        limits,
        &format!(
            "SELECT DISTINCT ?property ?value ?label {{ {node} ?property ?value . \
             OPTIONAL {{ ?value skos:prefLabel ?label }} }} ORDER BY ?property ?value ?label"
        ),
    )?;
    if said.rows.is_empty() {
        return Ok(None);
    }
    let classes = said
        .rows
        .iter()
        .filter(|row| iri(row, 0) == Some("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"))
        .filter_map(|row| Some(short_iri(iri(row, 1)?, index.base())))
        .collect();
    Ok(Some(Explanation {
        node: node.clone(),
        classes,
        source: source(index, node, limits)?,
        parts: parts(&said, index.base()),
        answers: replies(index, node, limits)?,
        sides: sides(index, node, limits)?,
    }))
}

/// Facts whose words contain all of `words`, whatever the case; at most `limit`.
///
/// # Errors
/// When the query is stopped.
pub fn find(index: &Index, words: &str, limit: usize, limits: &Limits) -> Result<Vec<NamedNode>, QueryError> {
    let conditions: Vec<String> = words
        .to_lowercase()
        .split_whitespace()
        .map(|word| format!("CONTAINS(?words, {})", Literal::new_simple_literal(word)))
        .collect();
    if conditions.is_empty() {
        return Ok(Vec::new());
    }
    let rows = select(
        index,
        limits,
        &format!(
            "SELECT DISTINCT ?fact {{ VALUES ?property {{ sayso:content nif:anchorOf sayso:title }} \
             ?fact ?property ?text . BIND(LCASE(STR(?text)) AS ?words) FILTER({}) }} ORDER BY ?fact LIMIT {limit}",
            conditions.join(" && ")
        ),
    )?;
    Ok(rows.rows.iter().filter_map(|row| iri(row, 0).map(NamedNode::new_unchecked)).collect())
}

fn parts(said: &Rows, base: &str) -> Vec<(&'static str, Vec<String>)> {
    lexicon::parts::parts()
        .filter_map(|(local, name)| {
            let property = format!("{ONTOLOGY}{local}");
            let mut values: Vec<String> = Vec::new();
            for row in said.rows.iter().filter(|row| iri(row, 0) == Some(&property)) {
                let Some(Some(value)) = row.get(1) else { continue };
                let text = match row.get(2) {
                    Some(Some(label)) => format!("{} ({})", cell(label, base), cell(value, base)),
                    _ => cell(value, base),
                };
                if !values.contains(&text) {
                    values.push(text);
                }
            }
            (!values.is_empty()).then_some((name, values))
        })
        .collect()
}

fn source(index: &Index, node: &NamedNode, limits: &Limits) -> Result<Option<Source>, QueryError> {
    let rows = select(
        index,
        limits,
        &format!(
            "SELECT ?article ?body ?begin ?end ?headline ?publisher ?published ?agency ?url {{ \
             GRAPH ?article {{ {node} nif:beginIndex ?begin ; nif:endIndex ?end . \
             ?article a sayso:Article ; schema:articleBody ?body . \
             OPTIONAL {{ ?article schema:headline ?headline }} OPTIONAL {{ ?article schema:publisher ?publisher }} \
             OPTIONAL {{ ?article schema:datePublished ?published }} OPTIONAL {{ ?article sayso:agency ?agency }} \
             OPTIONAL {{ ?article schema:url ?url }} }} }} ORDER BY ?begin LIMIT 1"
        ),
    )?;
    let Some(row) = rows.rows.first() else { return Ok(None) };
    let text = |column: usize| row.get(column).and_then(Option::as_ref).map(|term| value(term).to_owned());
    let number = |column: usize| text(column).and_then(|it| it.parse::<u32>().ok()).unwrap_or(0);
    let body = text(1).unwrap_or_default();
    let span = Span::new(number(2), number(3));
    let (before, words, after) = passage(&body, span);
    let address = text(8).map(|url| fragment::address(&url, &body, span).unwrap_or(url));
    Ok(Some(Source {
        address,
        article: iri(row, 0).unwrap_or_default().to_owned(),
        described: (4..8).filter_map(text).collect(),
        span,
        before,
        words,
        after,
    }))
}

/// The paragraphs that a span touches: before it, its words, after it.
fn passage(body: &str, span: Span) -> (String, String, String) {
    let (head, words, tail) = CharIndex::new(body).parted(body, span);
    let before = head.rsplit_once('\n').map_or(head, |(_, last)| last);
    let after = tail.split_once('\n').map_or(tail, |(first, _)| first);
    (before.to_owned(), words.to_owned(), after.to_owned())
}

fn replies(index: &Index, node: &NamedNode, limits: &Limits) -> Result<Vec<Reply>, QueryError> {
    let rows = select(
        index,
        limits,
        &format!(
            "SELECT DISTINCT ?reply ?who ?words {{ ?reply sayso:inResponseTo {node} . \
             OPTIONAL {{ ?reply sayso:speaker ?speaker . ?speaker skos:prefLabel ?who }} \
             OPTIONAL {{ ?reply nif:anchorOf ?anchor }} OPTIONAL {{ ?reply sayso:content ?content }} \
             BIND(COALESCE(?anchor, ?content, \"\") AS ?words) }} ORDER BY ?reply"
        ),
    )?;
    let text = |row: &[Option<Term>], column: usize| {
        row.get(column).and_then(Option::as_ref).map_or(String::new(), |term| cell(term, index.base()))
    };
    Ok(rows.rows.iter().map(|row| Reply { node: text(row, 0), speaker: text(row, 1), words: text(row, 2) }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_the_paragraph_around_the_words() {
        let body = "First.\nHe “said” that it was so. More.\nLast.";
        let start = body.chars().position(|c| c == '“').unwrap() as u32;
        let (before, words, after) = passage(body, Span::new(start, start + 6));
        assert_eq!((before.as_str(), words.as_str(), after.as_str()), ("He ", "“said”", " that it was so. More."));
        assert_eq!(passage("short", Span::new(90, 99)).1, "");
    }
}
