//! Terms of a query that no graph has: found nothing, somebody may have misspelt one.
//!
//! ```text
//! ?s a sayso:Statment            →  did you mean `sayso:Statement`?
//! PREFIX schema: <http://…>      →  `schema:` stands for <https://schema.org/> here
//! ```

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

use super::lint::tokens;
use super::names::nearest;
use crate::graph::vocab::sayso;
use crate::lexicon::prefixes::known;

/// All terms that graphs of sayso have, with their prefixes: those of the context of JSON-LD and of the vocabulary.
static TERMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let context: Value = serde_json::from_str(include_str!("../../ontology/context.jsonld")).unwrap_or_default();
    let entries = context["@context"].as_object().into_iter().flatten();
    let ids = entries.filter_map(|(_, value)| value.as_str().or_else(|| value["@id"].as_str()));
    let ids = ids.filter(|id| id.contains(':') && !id.contains("//")).map(str::to_owned);
    ids.chain(sayso::NAMES.iter().map(|name| format!("sayso:{name}"))).collect()
});

/// What to say of the terms of a query that found nothing.
pub fn hints(query: &str) -> Vec<String> {
    let Ok(tokens) = tokens(query) else { return Vec::new() };
    let mut hints = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let declares = at > 0 && tokens[at - 1].text.eq_ignore_ascii_case("PREFIX");
        let hint = if declares {
            tokens.get(at + 1).and_then(|iri| of_prefix(token.text, iri.text))
        } else {
            of_term(token.text)
        };
        hints.extend(hint.filter(|hint| !hints.contains(hint)));
    }
    hints
}

/// A well-known prefix that stands for something else.
fn of_prefix(name: &str, iri: &str) -> Option<String> {
    let (name, iri) = (name.strip_suffix(':')?, iri.strip_prefix('<')?.strip_suffix('>')?);
    let (_, usual) = known().find(|(prefix, _)| *prefix == name)?;
    (usual != iri).then(|| format!("in graphs of sayso `{name}:` stands for <{usual}>, not for <{iri}>"))
}

/// A term with a well-known prefix that no graph has, and that looks like one.
fn of_term(term: &str) -> Option<String> {
    let (prefix, local) = term.split_once(':').filter(|(_, local)| !local.is_empty())?;
    let own = format!("{prefix}:");
    let names: Vec<&str> = TERMS.iter().filter_map(|it| it.strip_prefix(own.as_str())).collect();
    if names.is_empty() || names.contains(&local) {
        return None;
    }
    let near: Vec<String> = nearest(local, names).into_iter().map(|name| format!("`{own}{name}`")).collect();
    match near.as_slice() {
        [] if ["sayso", "plover"].contains(&prefix) => {
            Some(format!("the vocabulary has no term `{term}`; ontology/{prefix}.ttl describes those it has"))
        }
        [] => None,
        near => Some(format!("no graph of sayso has the term `{term}`; did you mean {}?", near.join(" or "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_terms_get_the_nearest() {
        let hint = |query: &str| hints(query).join("\n");
        assert!(hint("SELECT * { ?s a sayso:Statment }").contains("did you mean `sayso:Statement`"));
        assert!(hint("SELECT * { ?x sayso:speeker ?y }").contains("`sayso:speaker`"));
        assert!(hint("SELECT * { ?x schema:headlin ?y }").contains("`schema:headline`"));
        assert!(hint("SELECT * { ?x sayso:qqqq ?y }").contains("ontology/sayso.ttl"));
        assert!(
            hint("PREFIX schema: <http://schema.org/> SELECT * { ?x schema:headline ?y }")
                .contains("<https://schema.org/>")
        );
    }

    #[test]
    fn good_terms_get_none() {
        let good =
            "SELECT * { ?x a sayso:Statement, owl:ObjectProperty ; schema:birthDate ?y ; my:own ?z ; a:norway [] }";
        assert_eq!(hints(good), [""; 0]);
        for query in super::super::catalog::canned().iter().chain(super::super::catalog::checks()) {
            assert_eq!(hints(&query.text), [""; 0], "{}", query.name);
        }
    }
}
