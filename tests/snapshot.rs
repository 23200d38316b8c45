//! What sayso says of the bundled articles, to the letter: one file an article in `tests/snapshots/`, one line a fact.
//! Whatever changes a fact shows here as lines that go and lines that come.
//!
//! `SAYSO_BLESS=1 cargo test --test snapshot` writes the files anew; read what it changed before you commit it.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

#[path = "snapshot/diff.rs"]
mod diff;
#[path = "snapshot/line.rs"]
mod line;
#[path = "snapshot/rules.rs"]
mod rules;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

use sayso::article::read::{Reader, Step};
use sayso::facts::Facts;
use sayso::{Options, Sayso};

/// What is left out as unlikely is shown too, so that every rule is seen.
static SAYSO: LazyLock<Sayso> =
    LazyLock::new(|| Sayso::new(&Options { keep_unlikely: true, ..Options::default() }).unwrap());

/// The facts of the bundled articles, by article id.
static BUNDLED: LazyLock<BTreeMap<String, Facts>> = LazyLock::new(|| {
    Reader::new([Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")])
        .filter_map(|event| match event {
            Step::Article(article) => Some(article),
            Step::Skipped(_) | Step::Note(..) | Step::Left(_) => None,
            Step::Failed(error) => panic!("{error}"),
        })
        .map(|article| (article.id.clone(), SAYSO.extract(&article)))
        .collect()
});

#[test]
fn facts_of_the_bundled_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let found: BTreeMap<PathBuf, String> =
        BUNDLED.iter().map(|(id, facts)| (folder.join(format!("{id}.facts")), line::lines(facts))).collect();
    if env::var_os("SAYSO_BLESS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        kept(&folder).iter().filter(|path| !found.contains_key(*path)).for_each(|path| fs::remove_file(path).unwrap());
        found.iter().for_each(|(path, lines)| fs::write(path, lines).unwrap());
        return;
    }
    let mut report = String::new();
    for path in kept(&folder).iter().chain(found.keys().filter(|path| !path.exists())) {
        let before = fs::read_to_string(path).unwrap_or_default();
        let now = found.get(path).map_or("", String::as_str);
        if before != now {
            report += &format!("{}\n{}\n", path.display(), diff::diff(&before, now));
        }
    }
    assert!(report.is_empty(), "\n{report}If this is meant: SAYSO_BLESS=1 cargo test --test snapshot\n");
}

/// The snapshots that are there.
fn kept(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "facts")).collect();
    paths.sort();
    paths
}
