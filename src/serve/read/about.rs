//! What is known of somebody beside what they say and do: names, offices, and whatever the graph says of any node.

use super::names::{Who, local, who};
use crate::query::table::short_iri;
use crate::serve::edition::Edition;
use crate::store::Node;

/// An office that somebody holds, as articles say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Who holds it.
    pub holder: Who,
    /// What it is called.
    pub title: String,
    /// Of what.
    pub of: Option<Who>,
    /// How often articles say so.
    pub times: usize,
    /// The page of one fact that says so.
    pub page: String,
}

/// Names and offices of somebody.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// Who it is.
    pub who: Who,
    /// Person, state, organization and so on.
    pub kinds: Vec<String>,
    /// Other names.
    pub names: Vec<String>,
    /// Whom they belong to.
    pub of: Vec<Who>,
    /// The offices that they hold.
    pub holds: Vec<Office>,
    /// Who holds offices of theirs.
    pub held: Vec<Office>,
}

/// Names and offices of somebody.
pub fn dossier(edition: &Edition, node: Node) -> Dossier {
    let (reader, words) = (&edition.reader, &edition.words);
    let main = who(edition, node);
    let mut names: Vec<String> =
        reader.values(node, words.alt_label).map(|name| reader.text(name).to_owned()).collect();
    names.extend(reader.values(node, words.pref_label).map(|name| reader.text(name).to_owned()));
    names.retain(|name| *name != main.name);
    names.sort();
    names.dedup();
    let kinds = reader.values(node, words.kind).map(|kind| short_iri(reader.text(kind), edition.base()));
    Dossier {
        kinds: kinds.map(|kind| kind.rsplit(':').next().unwrap_or_default().trim_end_matches('>').to_owned()).collect(),
        of: reader.values(node, words.of).map(|owner| who(edition, owner)).collect(),
        holds: offices(edition, reader.subjects(words.holder, node)),
        held: offices(edition, reader.subjects(words.of, node)),
        names,
        who: main,
    }
}

/// The offices among some facts, each once, those told most often first.
fn offices(edition: &Edition, facts: impl Iterator<Item = Node>) -> Vec<Office> {
    let (reader, words) = (&edition.reader, &edition.words);
    let mut offices: Vec<Office> = Vec::new();
    for fact in facts {
        let (Some(holder), Some(title)) = (reader.value(fact, words.holder), reader.value(fact, words.title)) else {
            continue;
        };
        let (title, of) = (reader.text(title), reader.value(fact, words.of));
        let same = |office: &&mut Office| {
            office.holder.node == holder && office.title == title && office.of.as_ref().map(|of| of.node) == of
        };
        match offices.iter_mut().find(same) {
            Some(office) => office.times += 1,
            None => offices.push(Office {
                holder: who(edition, holder),
                title: title.to_owned(),
                of: of.map(|of| who(edition, of)),
                times: 1,
                page: local(edition, fact),
            }),
        }
    }
    offices.sort_by_key(|office| std::cmp::Reverse(office.times));
    offices
}

/// What the graph says of a node: property and value, shortened, with the value's page where it has one. `inverse` for
/// what points to it.
pub fn properties(edition: &Edition, node: Node, inverse: bool, most: usize) -> Vec<(String, String, Option<String>)> {
    let reader = &edition.reader;
    let row = |(property, value): (Node, Node)| {
        let text = reader.text(value);
        let page = reader.is_iri(value).then(|| local(edition, value));
        let shown = if page.is_some() { short_iri(text, edition.base()) } else { text.to_owned() };
        (short_iri(reader.text(property), edition.base()), shown, page)
    };
    match inverse {
        false => reader.about(node).take(most).map(row).collect(),
        true => reader.pointing(node).take(most).map(|(subject, property)| row((property, subject))).collect(),
    }
}
