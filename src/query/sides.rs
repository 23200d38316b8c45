//! Both sides of a claim: who asserts, repeats, denies and counters it, each with the sentence.

use oxigraph::model::NamedNode;

use super::selected::{iri, select, text};
use super::table::short_iri;
use super::{Limits, QueryError};
use crate::span::{CharIndex, Span};
use crate::store::Index;

/// More statements of one claim than these are counted and not shown.
const MOST: usize = 40;

/// A statement of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What it does to the claim: `asserts`, `repeats`, `denies`, `counters`.
    pub stance: String,
    /// Who speaks.
    pub speaker: String,
    /// The sentence in which it stands.
    pub sentence: String,
    /// Outlet and day of its article, as far as they are known.
    pub described: String,
    /// Its node, shortened.
    pub node: String,
}

/// The statements of a claim in the order of their days; none for what is no claim.
pub fn sides(index: &Index, node: &NamedNode, limits: &Limits) -> Result<Vec<Side>, QueryError> {
    let rows = select(
        index,
        limits,
        &format!(
            "SELECT DISTINCT ?stance ?who ?body ?begin ?end ?publisher ?day ?fact {{ \
             VALUES (?role ?stance) {{ (sayso:asserts \"asserts\") (sayso:repeats \"repeats\") (sayso:denies \"denies\") \
             (sayso:counters \"counters\") }} \
             ?fact ?role {node} ; nif:beginIndex ?begin ; nif:endIndex ?end ; sayso:inArticle ?article . \
             ?article schema:articleBody ?body . OPTIONAL {{ ?article schema:publisher ?publisher }} \
             OPTIONAL {{ ?article schema:datePublished ?day }} \
             OPTIONAL {{ ?fact sayso:speaker|sayso:source ?speaker . ?speaker sayso:label ?who }} \
             }} ORDER BY ?day ?fact ?who LIMIT {MOST}"
        ),
    )?;
    let side = |row: &Vec<_>| {
        let number = |column| text(row, column).and_then(|it| it.parse::<u32>().ok()).unwrap_or_default();
        let described: Vec<&str> = [5, 6].into_iter().filter_map(|column| text(row, column)).collect();
        Side {
            stance: text(row, 0).unwrap_or_default().to_owned(),
            speaker: text(row, 1).unwrap_or_default().to_owned(),
            sentence: sentence(text(row, 2).unwrap_or_default(), Span::new(number(3), number(4))),
            described: described.join(" · "),
            node: iri(row, 7).map(|fact| short_iri(fact, index.base())).unwrap_or_default(),
        }
    };
    let mut sides: Vec<Side> = rows.rows.iter().map(side).collect();
    sides.dedup_by(|one, other| one.node == other.node && one.stance == other.stance);
    Ok(sides)
}

/// The sentence around a span, on one line.
fn sentence(body: &str, span: Span) -> String {
    let (head, words, tail) = CharIndex::new(body).parted(body, span);
    if words.is_empty() {
        return String::new();
    }
    let ends = [". ", "? ", "! ", "\n"];
    let before = ends.iter().filter_map(|mark| Some(head.rfind(mark)? + mark.len())).max().unwrap_or(0);
    let after = ends.iter().filter_map(|mark| Some(tail.find(mark)? + 1)).min().unwrap_or(tail.len());
    let is_over = words.ends_with(['.', '?', '!']);
    let whole = format!("{}{words}{}", &head[before..], if is_over { "" } else { &tail[..after] });
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_with_its_mark() {
        let body = "First one. She said it was\nnot so. Last.";
        let start = u32::try_from(body.find("said").unwrap()).unwrap();
        assert_eq!(sentence(body, Span::new(start, start + 4)), "She said it was");
        assert_eq!(sentence("Alone", Span::new(0, 5)), "Alone");
        assert_eq!(sentence("short", Span::new(90, 99)), "");
    }
}
