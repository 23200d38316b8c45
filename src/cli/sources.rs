//! PLACEHOLDER until article::read lands.
use std::path::PathBuf;

use clap::Args;
use sayso::article::{Article, Layout, Meta};

/// What to read.
#[derive(Debug, Clone, Args)]
pub struct InputOptions {
    /// Files, folders (read recursively), or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// One thing that reading came across.
#[derive(Debug)]
pub enum Found {
    /// An article.
    Article(Box<Article>),
    /// A file that holds no article.
    Skipped(String),
    /// Something that should be an article and cannot be read.
    Failed {
        /// What, where and why.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
}

impl InputOptions {
    /// Read everything.
    pub fn read(&self) -> impl Iterator<Item = Found> {
        let mut out = Vec::new();
        for path in &self.paths {
            let text = std::fs::read_to_string(path).unwrap_or_default();
            for (n, line) in text.lines().enumerate() {
                match serde_json::from_str::<serde_json::Value>(line) {
                    Ok(value) => out.push(Found::Article(Box::new(article(
                        value["id"].as_str().unwrap_or("x"),
                        value["text"].as_str().unwrap_or(""),
                    )))),
                    Err(e) => out.push(Found::Failed {
                        message: format!("{}:{}: {e}", path.display(), n + 1),
                        hint: Some("one JSON object a line".into()),
                    }),
                }
            }
        }
        out.into_iter()
    }
}

/// The bundled articles.
pub fn seeds() -> Vec<Article> {
    vec![article("seed", "Russia said this. And that.")]
}

fn article(id: &str, text: &str) -> Article {
    use std::hash::{Hash, Hasher};
    let mut h = std::collections::hash_map::DefaultHasher::new();
    text.hash(&mut h);
    Article {
        id: id.into(),
        text: text.into(),
        meta: Meta::default(),
        sha256: format!("{:x}", h.finish()),
        layout: Layout::default(),
    }
}
