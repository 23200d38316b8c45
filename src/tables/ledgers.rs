//! The ledgers as tables: what is one across articles, and what of articles belongs to it.
//!
//! Example: a row of `happenings` is `…/happening/77…, ASSAULT, 2015-09-08, 3 articles, 2 texts`; in `happening_events` three
//! rows lead from events of three articles to it.

use super::layout::of_articles;
use super::sheet::{Rows, Sheet};
use crate::graph::vocab::sayso;

/// What the graphs of ledgers begin with, after `{base}derived/`.
pub(super) const BLOCKS: [&str; 6] = ["stories/", "origins/", "happenings/", "claims/", "figures/", "identity/"];

/// The tables of ledgers, without rows.
pub(super) fn sheets() -> Vec<Sheet> {
    let class = |class: &sophia_api::ns::NsTerm<'_>| Rows::Class(class.to_string());
    let tie = |property: &sophia_api::ns::NsTerm<'_>| Rows::Ties(vec![property.to_string()]);
    let claimed = [&sayso::asserts, &sayso::repeats, &sayso::denies, &sayso::counters];
    let nodes = [
        ("stories", class(&sayso::Story)),
        ("origins", class(&sayso::Origin)),
        ("happenings", class(&sayso::Happening)),
        ("claims", class(&sayso::Claim)),
        ("figure_ledgers", Rows::With(sayso::whom.to_string())),
        ("name_matches", class(&sayso::NameMatch)),
    ];
    // What ties articles and their facts to those.
    let ties = [
        ("story_articles", tie(&sayso::inStory)),
        ("origin_articles", Rows::With(sayso::origin.to_string())),
        ("happening_events", tie(&sayso::denotes)),
        ("claim_facts", Rows::Ties(claimed.map(ToString::to_string).into())),
    ];
    nodes.into_iter().chain(ties).map(|(name, rows)| Sheet::new(name, rows, of_articles(name))).collect()
}
