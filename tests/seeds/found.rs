//! What the library found in one article, read from the JSON of `sayso extract --format jsonl`, so that this
//! test depends on the published format and on no type of the library.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// Who speaks, acts or is acted upon: every name that the facts give for them.
pub type Names = Vec<String>;

/// One article's facts, with spans cut out of its text.
pub struct Found {
    pub meta: BTreeMap<String, String>,
    pub statements: Vec<Statement>,
    pub events: Vec<Event>,
    pub figures: Vec<Figure>,
    pub offices: Vec<Office>,
    /// Words of each part of the page that was put aside.
    pub boilerplate: Vec<String>,
    /// The whole text.
    pub text: String,
}

pub struct Statement {
    pub speaker: Names,
    /// The words said, part by part.
    pub parts: Vec<String>,
    pub quotation: String,
    pub cue: Option<String>,
    pub addressee: Names,
}

impl Statement {
    pub fn content(&self) -> String {
        self.parts.join(" ")
    }
}

pub struct Event {
    pub category: Option<String>,
    pub source: Names,
    pub target: Names,
    /// Trigger and what it is about.
    pub words: String,
    pub places: Vec<String>,
    pub polarity: String,
    pub modality: String,
    /// Index in [`Found::statements`] of the statement that is this same act.
    pub statement: Option<usize>,
}

pub struct Figure {
    pub measure: String,
    pub value: u64,
    pub at_least: bool,
    pub according_to: bool,
    pub place: Option<String>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Office {
    pub holder: String,
    pub title: String,
    pub of: Option<String>,
}

impl Found {
    pub fn read(facts: &Value) -> Self {
        let text = string(&facts["text"]).unwrap_or_default();
        let page: Vec<char> = text.chars().collect();
        let entities: BTreeMap<String, String> = items(&facts["entities"])
            .filter_map(|entity| Some((string(&entity["id"])?, string(&entity["name"])?)))
            .collect();
        let name_of = |id: &Value| {
            let id = string(id)?;
            Some(entities.get(&id).cloned().unwrap_or_else(|| id.replace('-', " ")))
        };
        // A pronoun's own words name nobody, but do no harm beside the name that it stands for.
        let names = |actor: &Value| -> Names {
            let mut names: Names = string(&actor["name"]).into_iter().collect();
            names.extend(name_of(&actor["entity"]));
            if actor["span"].is_array() {
                names.push(cut(&page, &actor["span"]));
            }
            names
        };

        let statement_ids: BTreeMap<String, usize> = items(&facts["statements"])
            .enumerate()
            .filter_map(|(index, statement)| Some((string(&statement["id"])?, index)))
            .collect();
        let statements = items(&facts["statements"])
            .map(|statement| Statement {
                speaker: names(&statement["speaker"]),
                parts: items(&statement["content"]).map(|span| cut(&page, span)).collect(),
                quotation: string(&statement["quotation"]).unwrap_or_default(),
                cue: string(&statement["cue"]["lemma"]),
                addressee: names(&statement["addressee"]),
            })
            .collect();
        let events = items(&facts["events"])
            .map(|event| {
                let mut source = names(&event["source"]);
                source.extend(name_of(&event["on_behalf_of"]));
                let about = items(&event["about"]).map(|span| cut(&page, span));
                let words: Vec<String> = [cut(&page, &event["trigger"])].into_iter().chain(about).collect();
                Event {
                    category: string(&event["category"]),
                    source,
                    target: names(&event["target"]),
                    words: words.join(" "),
                    places: items(&event["places"]).filter_map(string).collect(),
                    polarity: string(&event["polarity"]).unwrap_or_default(),
                    modality: string(&event["modality"]).unwrap_or_default(),
                    statement: string(&event["statement"]).and_then(|id| statement_ids.get(&id).copied()),
                }
            })
            .collect();
        let figures = items(&facts["figures"])
            .map(|figure| Figure {
                measure: string(&figure["measure"]).unwrap_or_default(),
                value: figure["value"].as_u64().unwrap_or(0),
                at_least: figure["at_least"].as_bool().unwrap_or(false),
                according_to: !figure["according_to"].is_null(),
                place: string(&figure["place"]),
            })
            .collect();
        // The same office named again ("Lavrov, the foreign minister …") is one office.
        let offices: BTreeSet<Office> = items(&facts["offices"])
            .map(|office| Office {
                holder: name_of(&office["holder"]).unwrap_or_default(),
                title: string(&office["title"]).unwrap_or_default(),
                of: name_of(&office["of"]),
            })
            .collect();
        let meta = facts["meta"].as_object().into_iter().flatten();
        Self {
            meta: meta.filter_map(|(field, value)| Some((field.clone(), string(value)?))).collect(),
            statements,
            events,
            figures,
            offices: offices.into_iter().collect(),
            boilerplate: items(&facts["boilerplate"]).map(|span| cut(&page, span)).collect(),
            text,
        }
    }
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// The words of a `[start, end)` span of code points; none where there is no span.
fn cut(page: &[char], span: &Value) -> String {
    let end_of = |index: usize| span[index].as_u64().map(|offset| offset as usize);
    match (end_of(0), end_of(1)) {
        (Some(start), Some(end)) => page.get(start..end).unwrap_or_default().iter().collect(),
        _ => String::new(),
    }
}
