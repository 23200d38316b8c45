//! Which facts a page is asked for: by who, whom, what, when, where told, and how it is answered.

use std::collections::{HashMap, HashSet};

use super::asked::Asked;
use crate::lexicon::acts::{act, acts};
use crate::serve::edition::Edition;
use crate::serve::read::{Entry, actors_named, facts_with, iri_of};
use crate::store::Node;

/// Which facts are wanted.
pub struct Filter {
    who: Option<HashSet<Node>>,
    whom: Option<HashSet<Node>>,
    either: Option<HashSet<Node>>,
    words: Option<HashSet<Node>>,
    act: Option<Node>,
    statements: bool,
    answered: String,
    polarity: String,
    month: String,
    outlet: Option<HashSet<Node>>,
    least: u8,
}

/// What the parameter `kind` can be: the nouns of all categories, and `statement`.
pub fn kinds() -> Vec<(String, String)> {
    let acts = acts().iter().map(|act| (act.noun.to_owned(), act.nouns.to_owned()));
    acts.chain([("statement".to_owned(), "all that is said".to_owned())]).collect()
}

/// Whoever a name, a path below the base (`actor/norway`) or an IRI stands for.
pub fn actors(edition: &Edition, wanted: &str) -> HashSet<Node> {
    let reader = &edition.reader;
    let exact = reader.iri(&iri_of(edition, wanted)).or_else(|| reader.iri(wanted));
    match exact {
        Some(node) if wanted.contains('/') => HashSet::from([node]),
        _ => actors_named(edition, wanted).into_iter().collect(),
    }
}

impl Filter {
    /// What an address asks for; `usual` is the kind where it names none.
    pub fn of(edition: &Edition, asked: &Asked, usual: &str) -> Self {
        let names = |name: &str| (!asked.get(name).is_empty()).then(|| actors(edition, asked.get(name)));
        let kind = if asked.get("kind").is_empty() { usual } else { asked.get("kind") };
        let code = acts().iter().find(|act| act.noun == kind || act.code == kind).map(|act| act.code);
        Self {
            who: names("who"),
            whom: names("whom"),
            either: names("actor"),
            words: (!asked.get("q").is_empty()).then(|| facts_with(edition, asked.get("q"))),
            act: code.map(|code| edition.words.act(code)),
            statements: kind == "statement",
            answered: asked.get("answered").to_owned(),
            polarity: asked.get("polarity").to_owned(),
            month: asked.get("month").to_owned(),
            outlet: (!asked.get("source").is_empty()).then(|| outlets(edition, asked.get("source"))),
            least: asked
                .get("min_confidence")
                .parse::<f64>()
                .map_or(0, |share| (share * 100.0).clamp(0.0, 100.0) as u8),
        }
    }

    /// True for a fact that is wanted.
    pub fn takes(&self, edition: &Edition, entry: &Entry) -> bool {
        let among =
            |wanted: &Option<HashSet<Node>>, node: Node| wanted.as_ref().is_none_or(|some| some.contains(&node));
        self.act.is_none_or(|act| act == entry.act)
            && (!self.statements || entry.is_statement)
            && among(&self.who, entry.who)
            && among(&self.whom, entry.whom)
            && (among(&self.either, entry.who) || among(&self.either, entry.whom))
            && among(&self.words, entry.fact)
            && entry.confidence >= self.least
            && match self.answered.as_str() {
                "denied" => entry.denied,
                "answered" => entry.answer != Node::NONE,
                "no" => entry.answer == Node::NONE,
                _ => true,
            }
            && match self.polarity.as_str() {
                "affirmed" => !entry.negated,
                "negated" => entry.negated,
                _ => true,
            }
            && (self.month.is_empty()
                || entry.day.some().is_some_and(|day| edition.reader.text(day).starts_with(&self.month)))
            && self.outlet.as_ref().is_none_or(|some| some.contains(&edition.register().outlet(entry.article)))
    }

    /// All facts that are wanted, the newest first. One against two stands twice, side by side.
    pub fn entries<'e>(&'e self, edition: &'e Edition) -> impl Iterator<Item = &'e Entry> {
        edition.register().entries().iter().filter(|entry| self.takes(edition, entry))
    }
}

/// The literals that name an outlet or agency, by words of its name.
fn outlets(edition: &Edition, wanted: &str) -> HashSet<Node> {
    let (reader, words) = (&edition.reader, &edition.words);
    let wanted = wanted.to_lowercase();
    let mut seen = HashSet::new();
    for property in [words.publisher, words.agency] {
        let mut last = None;
        for (house, _) in reader.pairs(property) {
            if last.replace(house) != Some(house) && reader.text(house).to_lowercase().contains(&wanted) {
                seen.insert(house);
            }
        }
    }
    seen
}

/// The values that most facts have, with how many do.
pub fn most_frequent(values: impl Iterator<Item = Node>, most: usize) -> Vec<(Node, usize)> {
    let mut counts: HashMap<Node, usize> = HashMap::new();
    values.filter_map(Node::some).for_each(|value| *counts.entry(value).or_default() += 1);
    let mut counts: Vec<(Node, usize)> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(node, count)| (std::cmp::Reverse(*count), *node));
    counts.truncate(most);
    counts
}

/// What facts of a kind are called: `accusations`.
pub fn nouns_of(kind: &str) -> String {
    let known = acts().iter().find(|act| act.noun == kind).or_else(|| acts().iter().find(|act| act.code == kind));
    known.copied().or_else(|| act(kind)).map_or_else(|| "statements".to_owned(), |act| act.nouns.to_owned())
}
