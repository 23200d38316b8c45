//! Which headlines tell one claim.

use std::io;

use sayso::ledger::claims::headlines;
use serde::Deserialize;
use serde_json::Value;

use crate::member;

/// A headline.
#[derive(Deserialize)]
pub struct Headline {
    id: String,
    text: String,
}

/// The claim of each headline, called by the first that tells it.
pub fn clusters(lines: &[Headline]) -> io::Result<Vec<Value>> {
    // Of headlines as good the first by their ids go first: the same groups in whatever order they come.
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|&at| &lines[at].id);
    let texts: Vec<&str> = order.iter().map(|&at| lines[at].text.as_str()).collect();
    let mut first = vec![0; lines.len()];
    for group in headlines(&texts)? {
        let founder = group.iter().map(|&place| order[place]).min().unwrap_or_default();
        group.iter().for_each(|&place| first[order[place]] = founder);
    }
    Ok(lines.iter().zip(first).map(|(line, first)| member(&line.id, &lines[first].id)).collect())
}
