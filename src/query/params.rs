//! Parameters of a query file: `VALUES ?param_actor { "Russia" }  # a name or part of one`, and the number of rows,
//! `LIMIT 100  # at most so many rows`, which is the parameter `limit`.
//!
//! The default stands in the file, so the file is valid SPARQL and can be tried anywhere. Setting a
//! parameter replaces the default by a term of the same kind, checked and escaped: what a user
//! types can never become part of the query's syntax.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode};
use regex::Regex;

use super::names::nearest;
use crate::graph::prefixes::expand;

/// A parameter as the query file declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// Its name, without `?param_`.
    pub name: String,
    /// The default, as the file writes it.
    pub default: String,
    /// What it takes.
    pub kind: ParamKind,
    /// The comment behind it.
    pub doc: String,
}

/// What a parameter takes, told by its default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    /// Any words.
    Text,
    /// A whole number.
    Integer,
    /// How many rows: a number without sign.
    Count,
    /// A number.
    Decimal,
    /// `true` or `false`.
    Boolean,
    /// A day, `2015-09-11`.
    Date,
    /// An IRI, whole or with a known prefix (`a:russia`).
    Iri,
}

/// A parameter that cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParamError {
    /// The query has none of that name.
    #[error("the query has no parameter `{name}`")]
    Unknown {
        /// The name asked for.
        name: String,
        /// What to say about it.
        hint: String,
    },
    /// The value is of another kind.
    #[error("`{value}` is not {wanted}, which the parameter `{name}` takes")]
    Kind {
        /// The parameter.
        name: String,
        /// What was given.
        value: String,
        /// What it takes, with an example.
        wanted: &'static str,
    },
    /// The value is a number outside the range that the comment names.
    #[error("`{value}` is not from {least} to {most}, as the parameter `{name}` has to be")]
    Range {
        /// The parameter.
        name: String,
        /// What was given.
        value: String,
        /// The smallest value.
        least: String,
        /// The largest value.
        most: String,
    },
    /// Not of the form `name=value`.
    #[error("`{0}` is not of the form name=value")]
    Form(String),
}

impl ParamError {
    /// What the user can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Unknown { hint, .. } => Some(hint.clone()),
            Self::Form(_) => Some("write --set actor=Russia, with quotes around a value of several words".to_owned()),
            Self::Kind { .. } | Self::Range { .. } => None,
        }
    }
}

impl ParamKind {
    /// What it takes, in words.
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer | Self::Count => "a whole number (10)",
            Self::Decimal => "a number (0.5)",
            Self::Boolean => "true or false",
            Self::Date => "a day (2015-09-11)",
            Self::Iri => "an IRI (a:russia or <https://…>)",
        }
    }

    fn of(default: &str) -> Self {
        if let Some((_, datatype)) = default.rsplit_once("^^") {
            return match datatype.trim_matches(['<', '>']).rsplit([':', '#']).next() {
                Some("integer" | "nonNegativeInteger") => Self::Integer,
                Some("decimal" | "double" | "float") => Self::Decimal,
                Some("boolean") => Self::Boolean,
                Some("date") => Self::Date,
                _ => Self::Text,
            };
        }
        if default.starts_with(['"', '\'']) {
            Self::Text
        } else if default == "true" || default == "false" {
            Self::Boolean
        } else if default.parse::<i64>().is_ok() {
            Self::Integer
        } else if default.parse::<f64>().is_ok() {
            Self::Decimal
        } else {
            Self::Iri
        }
    }

    /// `value` as a SPARQL term of this kind, escaped; `None` when it is not of this kind.
    fn term(self, value: &str) -> Option<String> {
        let xsd = |name: &str| NamedNode::new_unchecked(format!("http://www.w3.org/2001/XMLSchema#{name}"));
        let typed = |text: String, name: &str| Literal::new_typed_literal(text, xsd(name)).to_string();
        Some(match self {
            Self::Text => Literal::new_simple_literal(value).to_string(),
            Self::Integer => typed(value.parse::<i64>().ok()?.to_string(), "integer"),
            Self::Count => value.parse::<u64>().ok()?.to_string(),
            Self::Decimal => {
                static DECIMAL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[+-]?\d+(\.\d+)?$").ok());
                DECIMAL.as_ref()?.is_match(value).then(|| typed(value.to_owned(), "decimal"))?
            }
            Self::Boolean => typed(value.parse::<bool>().ok()?.to_string(), "boolean"),
            Self::Date => typed(value.parse::<Date>().ok()?.to_string(), "date"),
            Self::Iri => {
                let iri = value.strip_prefix('<').and_then(|it| it.strip_suffix('>')).unwrap_or(value);
                let iri = expand(iri).unwrap_or_else(|| iri.to_owned());
                NamedNode::new(iri).ok()?.to_string()
            }
        })
    }
}

/// The parameters that a query declares, in its order. One that several subqueries need stands in each of them.
pub fn parameters(query: &str) -> Vec<Param> {
    let mut parameters: Vec<Param> = Vec::new();
    for found in declarations(query) {
        let (name, default) = (found.name.to_owned(), query[found.default].trim().to_owned());
        if parameters.iter().all(|param| param.name != name) {
            parameters.push(Param { name, default, kind: found.kind, doc: found.doc.to_owned() });
        }
    }
    parameters
}

/// Set parameters of a query: each `name=value` replaces that parameter's default wherever it stands.
///
/// # Errors
/// A name that the query does not have, or a value of another kind.
pub fn set(query: &str, assignments: &[String]) -> Result<String, ParamError> {
    let mut text = query.to_owned();
    for assignment in assignments {
        let (name, value) = assignment.split_once('=').ok_or_else(|| ParamError::Form(assignment.clone()))?;
        text = set_one(&text, name.trim(), value.trim())?;
    }
    Ok(text)
}

fn set_one(query: &str, name: &str, value: &str) -> Result<String, ParamError> {
    let places: Vec<Declaration<'_>> = declarations(query).into_iter().filter(|found| found.name == name).collect();
    let Some(first) = places.first() else { return Err(unknown(query, name)) };
    let term = first.kind.term(value).ok_or_else(|| ParamError::Kind {
        name: name.to_owned(),
        value: value.to_owned(),
        wanted: first.kind.describe(),
    })?;
    if let Some((least, most)) = range(query, name).filter(|(least, most)| is_outside(value, least, most)) {
        return Err(ParamError::Range { name: name.to_owned(), value: value.to_owned(), least, most });
    }
    let mut text = query.to_owned();
    for place in places.iter().rev() {
        text.replace_range(place.default.clone(), &term);
    }
    Ok(text)
}

/// The numbers that a parameter may be, where its comment says `from … to …`.
fn range(query: &str, name: &str) -> Option<(String, String)> {
    static RANGE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\bfrom (-?\d+(?:\.\d+)?) to (-?\d+(?:\.\d+)?)").ok());
    let param = parameters(query).into_iter().find(|param| param.name == name)?;
    let found = RANGE.as_ref()?.captures(&param.doc)?;
    Some((found[1].to_owned(), found[2].to_owned()))
}

fn is_outside(value: &str, least: &str, most: &str) -> bool {
    let numbers = (value.parse::<f64>(), least.parse::<f64>(), most.parse::<f64>());
    matches!(numbers, (Ok(value), Ok(least), Ok(most)) if value < least || value > most)
}

fn unknown(query: &str, name: &str) -> ParamError {
    let names: Vec<String> = parameters(query).into_iter().map(|param| param.name).collect();
    let hint = if names.is_empty() {
        "it has no parameters".to_owned()
    } else if let Some(near) = nearest(name, names.iter().map(String::as_str)).first() {
        format!("did you mean `{near}`?")
    } else {
        format!("it has: {}", names.join(", "))
    };
    ParamError::Unknown { name: name.to_owned(), hint }
}

/// Where a query declares a parameter.
struct Declaration<'q> {
    name: &'q str,
    /// Where its default stands.
    default: Range<usize>,
    kind: ParamKind,
    doc: &'q str,
}

/// The `VALUES ?param_… { … }` lines, whose default is one term: a literal, an IRI, a number or a name; and the last
/// `LIMIT` with a comment.
fn declarations(query: &str) -> Vec<Declaration<'_>> {
    static VALUES: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r#"(?mx) ^ [^\n\#]*? \b VALUES \s+ \?param_(?<name>\w+) \s* \{ \s*
               (?<default> "(?:[^"\\\n]|\\.)*" (?: @[\w-]+ | \^\^[^\s\}]+ )? | <[^>\s]*> | [^\s\{\}"]+ )
               \s* \} [^\#\n]* (?: \# \s* (?<doc>[^\n]*) )?"#,
        )
        .ok()
    });
    static LIMIT: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?m)^LIMIT[ ]+(?<default>\d+)[ ]+#[ ]*(?<doc>.*)$").ok());
    let values = VALUES.iter().flat_map(|pattern| pattern.captures_iter(query));
    let limit = LIMIT.iter().flat_map(|pattern| pattern.captures_iter(query));
    let declaration = |found: regex::Captures<'_>, name, kind: Option<ParamKind>| {
        let default = found.name("default")?;
        let doc = found.name("doc").map_or("", |it| &query[it.range()]).trim();
        let kind = kind.unwrap_or_else(|| ParamKind::of(default.as_str().trim()));
        Some(Declaration { name, default: default.range(), kind, doc })
    };
    let values = values.filter_map(|found| {
        let name = &query[found.name("name")?.range()];
        declaration(found, name, None)
    });
    values.chain(limit.filter_map(|found| declaration(found, "limit", Some(ParamKind::Count)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUERY: &str = r#"SELECT * WHERE {
  VALUES ?param_actor { "Russia" }   # a name or part of one
  VALUES ?param_limit { 10 }
  VALUES ?param_least { 0.5 }
  VALUES ?param_since { "2000-01-01"^^xsd:date } # from this day on
  VALUES ?param_who { a:russia }
  # VALUES ?param_hidden { 1 }
}"#;

    #[test]
    fn kinds_are_told_by_the_default() {
        let kinds: Vec<(String, ParamKind)> =
            parameters(QUERY).into_iter().map(|param| (param.name, param.kind)).collect();
        let wanted = [
            ("actor", ParamKind::Text),
            ("limit", ParamKind::Integer),
            ("least", ParamKind::Decimal),
            ("since", ParamKind::Date),
            ("who", ParamKind::Iri),
        ];
        assert_eq!(kinds, wanted.map(|(name, kind)| (name.to_owned(), kind)));
        assert_eq!(parameters(QUERY)[0].doc, "a name or part of one");
    }

    fn with(assignment: &str) -> Result<String, ParamError> {
        set(QUERY, &[assignment.to_owned()])
    }

    #[test]
    fn what_is_typed_never_becomes_syntax() {
        let text = with(r#"actor=x" } INSERT { <a> <b> "\"#).unwrap();
        assert!(text.contains(r#"?param_actor { "x\" } INSERT { <a> <b> \"\\" }"#), "{text}");
        assert!(with("who=https://example.org/> } x {<").is_err());
    }

    #[test]
    fn a_set_value_can_be_set_again() {
        let text = set(QUERY, &["actor=a b".to_owned(), "actor=c".to_owned()]).unwrap();
        assert!(text.contains(r#"?param_actor { "c" }"#), "{text}");
    }

    #[test]
    fn one_that_stands_twice_is_one() {
        let query = "{ VALUES ?param_x { 1 }  # first\n} {\n VALUES ?param_x { 1 }\n}";
        assert_eq!(parameters(query).len(), 1);
        assert_eq!(set(query, &["x=7".to_owned()]).unwrap().matches("\"7\"").count(), 2);
    }

    #[test]
    fn the_number_of_rows_is_a_parameter_too() {
        let query = "SELECT * { ?s ?p ?o }\nORDER BY ?s\nLIMIT 1000  # at most so many rows\n";
        assert_eq!(parameters(query)[0].name, "limit");
        assert!(set(query, &["limit=5".to_owned()]).unwrap().contains("\nLIMIT 5  # at most"));
        assert!(set(query, &["limit=-1".to_owned()]).is_err());
        assert!(parameters("SELECT * { ?s ?p ?o } LIMIT 3").is_empty());
    }

    #[test]
    fn kinds_are_checked() {
        assert!(with("limit=ten").is_err());
        assert!(with("since=yesterday").is_err());
        assert!(with("since=2015-09-11").unwrap().contains("2015-09-11"));
        assert!(with("who=a:france").unwrap().contains("<https://w3id.org/sayso/id/actor/france>"));
        assert!(matches!(with("actor"), Err(ParamError::Form(_))));
    }

    #[test]
    fn a_number_outside_the_range_is_refused() {
        let query = "{ VALUES ?param_lat { 33.5 }  # degrees, from -90 to 90\n}";
        let refused = set(query, &["lat=-91".to_owned()]).unwrap_err().to_string();
        assert_eq!(refused, "`-91` is not from -90 to 90, as the parameter `lat` has to be");
        assert!(set(query, &["lat=-90".to_owned()]).is_ok());
    }

    #[test]
    fn a_misspelt_name_gets_the_nearest() {
        let error = with("acter=x").unwrap_err();
        assert_eq!(error.hint().unwrap(), "did you mean `actor`?");
        let error = with("colour=x").unwrap_err();
        assert_eq!(error.hint().unwrap(), "it has: actor, limit, least, since, who");
    }
}
