//! Which columns each table has, and where each is found in the graph (`src/lexicon/tables.tsv`).
//!
//! Example: the column `speaker_name` of `statements` is the name of what `sayso:speaker` leads to.

use super::frame::Kind;
use crate::graph::prefixes::expand;
use crate::lexicon::tables::columns;

/// The table of what every fact has beside its own columns.
const OF_FACTS: &str = "facts";

/// A column: its name, and where its value is found.
#[derive(Debug)]
pub(super) struct Place {
    pub name: &'static str,
    pub take: Take,
}

/// Where a value is found.
#[derive(Debug)]
pub(super) enum Take {
    /// The IRI of the row's node.
    Node,
    /// The IRI of its article.
    Article,
    /// The id that the article was read with.
    Id,
    /// The article's text at the node's span.
    Words,
    /// The further classes of the node, by their names in the ontology.
    Classes,
    /// Of a link, the name of its property in the ontology.
    Tie,
    /// Of a link, the node that it leads to.
    To,
    /// What the node's property says, by its IRI.
    Of(String, Form),
    /// What its article's property says.
    OfArticle(String, Form),
}

/// What of the values of a property is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The first value: words, or an IRI.
    Text,
    /// The name of what it leads to.
    Name,
    /// All IRIs.
    Iris,
    /// The names of all that it leads to.
    Names,
    /// The last part of an IRI, in small letters: `sayso:Direct` is `direct`.
    Word,
    /// The last part of an IRI: `plover:ACCUSE` is `ACCUSE`.
    Code,
    Integer,
    Decimal,
    Day,
}

/// The columns of a table of articles.
pub(super) fn of_articles(table: &str) -> Vec<Place> {
    columns(table).filter_map(|(name, told)| Some(Place { name, take: take(told)? })).collect()
}

/// The columns of a table of facts: its own, then those of every fact.
pub(super) fn of_facts(table: &str) -> Vec<Place> {
    of_articles(table).into_iter().chain(of_articles(OF_FACTS)).collect()
}

/// The columns of a table that is gathered from all articles, with what each holds.
pub(super) fn gathered(table: &str) -> Vec<(&'static str, Kind)> {
    columns(table).filter_map(|(name, [_, _, form])| Some((name, kind(form)?))).collect()
}

fn take([whom, property, form]: [&str; 3]) -> Option<Take> {
    Some(match whom {
        "node" => Take::Node,
        "graph" => Take::Article,
        "id" => Take::Id,
        "words" => Take::Words,
        "classes" => Take::Classes,
        "tie" => Take::Tie,
        "to" => Take::To,
        "fact" => Take::Of(expand(property)?, self::form(form)?),
        "article" => Take::OfArticle(expand(property)?, self::form(form)?),
        _ => return None,
    })
}

fn form(name: &str) -> Option<Form> {
    Some(match name {
        "text" => Form::Text,
        "name" => Form::Name,
        "iris" => Form::Iris,
        "names" => Form::Names,
        "word" => Form::Word,
        "code" => Form::Code,
        "integer" => Form::Integer,
        "decimal" => Form::Decimal,
        "day" => Form::Day,
        _ => return None,
    })
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "text" => Kind::Text,
        "integer" => Kind::Integer,
        "decimal" => Kind::Decimal,
        "boolean" => Kind::Boolean,
        _ => return None,
    })
}

impl Take {
    /// What a column of it holds.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Node | Self::Article | Self::Id | Self::Words | Self::Tie | Self::To => Kind::Text,
            Self::Classes => Kind::Texts,
            Self::Of(_, form) | Self::OfArticle(_, form) => match form {
                Form::Text | Form::Name | Form::Word | Form::Code => Kind::Text,
                Form::Iris | Form::Names => Kind::Texts,
                Form::Integer => Kind::Integer,
                Form::Decimal => Kind::Decimal,
                Form::Day => Kind::Day,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::vocab::{ONTOLOGY, sayso};

    #[test]
    fn every_column_is_understood_and_every_property_is_a_term() {
        let facts = ["articles", "statements", "events", "figures", "offices", OF_FACTS];
        for table in facts.into_iter().chain(super::super::ledgers::sheets().iter().map(|sheet| sheet.frame.name)) {
            assert_eq!(of_articles(table).len(), columns(table).count(), "{table}");
            for place in of_articles(table) {
                let (Take::Of(property, _) | Take::OfArticle(property, _)) = place.take else { continue };
                let own = property.strip_prefix(ONTOLOGY).map(|name| name.trim_start_matches('#'));
                assert!(own.is_none_or(|name| sayso::NAMES.contains(&name)), "{property}");
            }
        }
        for table in ["places", "actors"] {
            assert_eq!(gathered(table).len(), columns(table).count(), "{table}");
        }
    }
}
