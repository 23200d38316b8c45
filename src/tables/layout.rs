//! Which columns each table has, and where each is found in the graph.
//!
//! Example: the column `speaker_name` of `statements` is the name of what `sayso:speaker` leads to.

use sophia_api::ns::NsTerm;

use super::frame::Kind;
use crate::graph::vocab::{nif, sayso, schema};

/// The tables, as they are written.
pub const NAMES: [&str; 7] = ["articles", "statements", "events", "figures", "offices", "places", "actors"];

/// A column: its name, and where its value is found.
pub(super) type Layout = &'static [(&'static str, Take)];

/// A vocabulary term.
type Property = &'static NsTerm<'static>;

/// Where a value is found.
#[derive(Debug, Clone, Copy)]
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
    /// What the node's property says.
    Of(Property, Form),
    /// What its article's property says.
    OfArticle(Property, Form),
}

/// What of the values of a property is taken.
#[derive(Debug, Clone, Copy)]
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

impl Take {
    /// What a column of it holds.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Node | Self::Article | Self::Id | Self::Words => Kind::Text,
            Self::Classes => Kind::Texts,
            Self::Of(_, form) | Self::OfArticle(_, form) => form.kind(),
        }
    }
}

impl Form {
    const fn kind(self) -> Kind {
        match self {
            Self::Text | Self::Name | Self::Word | Self::Code => Kind::Text,
            Self::Iris | Self::Names => Kind::Texts,
            Self::Integer => Kind::Integer,
            Self::Decimal => Kind::Decimal,
            Self::Day => Kind::Day,
        }
    }
}

use Form::{Code, Day, Decimal, Integer, Iris, Name, Names, Text, Word};
use Take::{Article, Classes, Id, Node, Of, OfArticle, Words};

pub(super) const ARTICLES: Layout = &[
    ("article", Node),
    ("article_id", Id),
    ("headline", Of(&schema::headline, Text)),
    ("published", Of(&schema::datePublished, Day)),
    ("publisher", Of(&schema::publisher, Text)),
    ("author", Of(&schema::author, Text)),
    ("agency", Of(&sayso::agency, Text)),
    ("dateline", Of(&schema::contentLocation, Text)),
    ("address", Of(&schema::url, Text)),
    ("sha256", Of(&sayso::sha256, Text)),
    ("text", Of(&schema::articleBody, Text)),
];

/// What every fact has.
pub(super) const OF_FACTS: Layout = &[
    ("text", Words),
    ("begin", Of(&nif::beginIndex, Integer)),
    ("end", Of(&nif::endIndex, Integer)),
    ("confidence", Of(&sayso::confidence, Decimal)),
    ("rule", Of(&sayso::rule, Text)),
    ("article", Article),
    ("article_id", Id),
    ("headline", OfArticle(&schema::headline, Text)),
    ("published", OfArticle(&schema::datePublished, Day)),
    ("publisher", OfArticle(&schema::publisher, Text)),
    ("address", OfArticle(&schema::url, Text)),
];

pub(super) const STATEMENTS: Layout = &[
    ("statement", Node),
    ("classes", Classes),
    ("speaker", Of(&sayso::speaker, Text)),
    ("speaker_name", Of(&sayso::speaker, Name)),
    ("cue", Of(&sayso::cue, Text)),
    ("content", Of(&sayso::content, Text)),
    ("quotation", Of(&sayso::quotation, Word)),
    ("polarity", Of(&sayso::polarity, Word)),
    ("modality", Of(&sayso::modality, Word)),
    ("addressee", Of(&sayso::addressee, Text)),
    ("addressee_name", Of(&sayso::addressee, Name)),
    ("mentions", Of(&sayso::mentions, Iris)),
    ("mention_names", Of(&sayso::mentions, Names)),
    ("said_at", Of(&sayso::statedAt, Day)),
    ("from", Of(&sayso::from, Day)),
    ("until", Of(&sayso::until, Day)),
    ("place", Of(&sayso::spokenAt, Text)),
    ("place_name", Of(&sayso::spokenAt, Name)),
    ("medium", Of(&sayso::medium, Text)),
    ("within", Of(&sayso::within, Text)),
    ("in_response_to", Of(&sayso::inResponseTo, Text)),
];

pub(super) const EVENTS: Layout = &[
    ("event", Node),
    ("classes", Classes),
    ("category", Of(&sayso::category, Code)),
    ("kind", Of(&sayso::kind, Text)),
    ("mode", Of(&sayso::mode, Text)),
    ("source", Of(&sayso::source, Text)),
    ("source_name", Of(&sayso::source, Name)),
    ("targets", Of(&sayso::target, Iris)),
    ("target_names", Of(&sayso::target, Names)),
    ("on_behalf_of", Of(&sayso::onBehalfOf, Text)),
    ("on_behalf_of_name", Of(&sayso::onBehalfOf, Name)),
    ("trigger", Of(&sayso::trigger, Text)),
    ("places", Of(&sayso::locatedIn, Iris)),
    ("place_names", Of(&sayso::locatedIn, Names)),
    ("inferred_places", Of(&sayso::inferredPlace, Iris)),
    ("inferred_place_names", Of(&sayso::inferredPlace, Names)),
    ("at", Of(&sayso::at, Day)),
    ("from", Of(&sayso::from, Day)),
    ("until", Of(&sayso::until, Day)),
    ("time_text", Of(&sayso::timeText, Text)),
    ("polarity", Of(&sayso::polarity, Word)),
    ("modality", Of(&sayso::modality, Word)),
    ("according_to", Of(&sayso::accordingTo, Text)),
    ("in_response_to", Of(&sayso::inResponseTo, Text)),
];

pub(super) const FIGURES: Layout = &[
    ("figure", Node),
    ("measure", Of(&sayso::measure, Word)),
    ("value", Of(&sayso::value, Integer)),
    ("at_least", Of(&sayso::atLeast, Integer)),
    ("at_most", Of(&sayso::atMost, Integer)),
    ("of_event", Of(&sayso::ofEvent, Text)),
    ("part_of", Of(&sayso::partOf, Text)),
    ("place", Of(&sayso::locatedIn, Text)),
    ("place_name", Of(&sayso::locatedIn, Name)),
    ("as_of", Of(&sayso::asOf, Day)),
    ("from", Of(&sayso::from, Day)),
    ("until", Of(&sayso::until, Day)),
    ("according_to", Of(&sayso::accordingTo, Text)),
];

pub(super) const OFFICES: Layout = &[
    ("office", Node),
    ("holder", Of(&sayso::holder, Text)),
    ("holder_name", Of(&sayso::holder, Name)),
    ("title", Of(&sayso::title, Text)),
    ("of", Of(&sayso::of, Text)),
    ("of_name", Of(&sayso::of, Name)),
];
