//! Articles annotated by hand, stand-off: every statement, event, figure and office by its spans, with the names that are
//! accepted for who takes part. The texts belong to their publishers and lie elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A span in code points.
pub type Range = (u32, u32);

/// An article's annotations.
#[derive(Debug, Deserialize)]
pub struct Gold {
    pub id: String,
    /// Of the text annotated: another text has other spans.
    pub sha256: String,
    pub statements: Vec<Said>,
    pub events: Vec<Done>,
    pub figures: Vec<Counted>,
    pub offices: Vec<Held>,
}

/// A statement. Optional ones neither count when missed nor harm when found.
#[derive(Debug, Deserialize)]
pub struct Said {
    pub who: Vec<String>,
    /// The words that report it.
    pub cue: Option<Range>,
    pub content: Vec<Range>,
    pub optional: bool,
}

/// An event; parties without names are nobody.
#[derive(Debug, Deserialize)]
pub struct Done {
    pub trigger: Option<Range>,
    pub category: String,
    pub source_who: Vec<String>,
    pub target_who: Vec<String>,
    pub polarity: String,
    pub modality: String,
    /// On whose word; empty where the article tells it itself.
    pub by: Vec<String>,
    pub optional: bool,
}

/// A figure.
#[derive(Debug, Deserialize)]
pub struct Counted {
    pub words: Option<Range>,
    pub measure: String,
    pub value: u64,
    pub bound: String,
    pub optional: bool,
}

/// An office.
#[derive(Debug, Deserialize)]
pub struct Held {
    pub holder: Vec<String>,
    pub title: Option<Range>,
    pub of: Vec<String>,
    pub optional: bool,
}

/// The annotations in a file, an article a line.
pub fn read(file: &Path) -> Vec<Gold> {
    rows(file)
}

/// What a file holds, a value a line.
pub fn rows<T: DeserializeOwned>(file: &Path) -> Vec<T> {
    unpacked(file)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line:.80}")))
        .collect()
}

/// The texts in a file, gzipped or not, by article, an article a line.
pub fn texts(file: &Path) -> BTreeMap<String, String> {
    #[derive(Deserialize)]
    struct Text {
        id: String,
        text: String,
    }
    let text = unpacked(file);
    let articles = text.lines().map(|line| serde_json::from_str::<Text>(line).unwrap());
    articles.map(|article| (article.id, article.text)).collect()
}

/// What a file holds, gzipped or not.
fn unpacked(file: &Path) -> String {
    let bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut text = String::new();
    if file.extension().is_some_and(|extension| extension == "gz") {
        MultiGzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
    } else {
        text = String::from_utf8(bytes).unwrap();
    }
    text
}
