//! The expected facts: what a `NN-name.facts.toml` file holds, and where it and its article are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// One string or several: alternative names of an actor, or the parts of an interrupted quote.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(only) => std::slice::from_ref(only),
            Self::Many(several) => several,
        }
    }
}

/// Everything one article says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub meta: BTreeMap<String, String>,
    #[serde(default)]
    pub said: Vec<Said>,
    #[serde(default)]
    pub event: Vec<Event>,
    #[serde(default)]
    pub denial: Vec<Denial>,
    #[serde(default)]
    pub located: Vec<Located>,
    #[serde(default)]
    pub figure: Vec<Figure>,
    #[serde(default)]
    pub office: Vec<Office>,
    #[serde(default)]
    pub boilerplate: Vec<Boilerplate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    pub speaker: OneOrMany,
    pub content: OneOrMany,
    pub quote: String,
    pub cue: Option<String>,
    pub addressee: Option<String>,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub category: OneOrMany,
    pub source: OneOrMany,
    pub target: Option<OneOrMany>,
    pub about: String,
    pub place: Option<String>,
    #[serde(default = "affirmed")]
    pub polarity: String,
    #[serde(default = "asserted")]
    pub modality: String,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denial {
    pub source: OneOrMany,
    pub about: String,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Located {
    pub event: String,
    pub place: OneOrMany,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub measure: String,
    pub value: u64,
    #[serde(default)]
    pub at_least: bool,
    pub place: Option<String>,
    pub according_to: Option<String>,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    pub holder: String,
    pub title: OneOrMany,
    pub of: OneOrMany,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boilerplate {
    pub text: String,
}

fn affirmed() -> String {
    "affirmed".to_owned()
}

fn asserted() -> String {
    "asserted".to_owned()
}

/// The folder of the bundled articles.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// The expected facts by article id, which is the file's name without `.facts.toml`.
pub fn load() -> BTreeMap<String, Expected> {
    let mut by_id = BTreeMap::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(id) = name.strip_suffix(".facts.toml") else {
            continue;
        };
        let expected =
            toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
        by_id.insert(id.to_owned(), expected);
    }
    by_id
}
