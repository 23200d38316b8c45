//! What the ledgers find, in the form that scorers read: `cargo run --release --example clusters -- MODE < INPUT.jsonl`.
//!
//! | mode | a line in | a line out |
//! |---|---|---|
//! | `stories` | an article: `id`, and perhaps `date`, `title`, `text` | `{"id": …, "cluster": …}` |
//! | `happenings` | an article, or a mention of an event in one: `doc`, `begin`, `end` (code points) | of mentions `{"id": "doc:begin-end", "cluster": …}` |
//! | `claims` | a headline: `id`, `text` | `{"id": …, "cluster": …}` |
//! | `names` | a pair: `name1`, `name2`, `schema`, or `text_a`, `text_b` | `{"score": …}` |
//! | `copies` | a pair: `text_a`, `text_b` | `{"score": …}` |

mod claims;
mod copies;
mod happenings;
mod names;
mod stories;

use std::error::Error;
use std::io::{BufRead, Write};

use serde::de::DeserializeOwned;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let answers = match mode.as_str() {
        "stories" => stories::clusters(&lines()?)?,
        "happenings" => happenings::clusters(lines()?)?,
        "claims" => claims::clusters(&lines()?)?,
        "names" => names::scores(&lines()?),
        "copies" => copies::scores(&lines()?),
        _ => return Err("hint: the first argument is one of stories, happenings, claims, copies, names".into()),
    };
    let mut out = std::io::stdout().lock();
    answers.iter().try_for_each(|answer| writeln!(out, "{answer}"))?;
    Ok(())
}

/// The lines of standard input.
fn lines<T: DeserializeOwned>() -> Result<Vec<T>, Box<dyn Error>> {
    let lines = std::io::stdin().lock().lines().enumerate();
    lines
        .map(|(at, line)| serde_json::from_str(&line?).map_err(|error| format!("line {}: {error}", at + 1).into()))
        .collect()
}

/// What a scorer reads of a member of a cluster.
fn member(id: &str, cluster: &str) -> Value {
    serde_json::json!({ "id": id, "cluster": cluster })
}
