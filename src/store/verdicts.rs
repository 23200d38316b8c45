//! The user's verdicts in a store: files in `verdicts/`, as they were given, and what they do to the articles.
//!
//! ```text
//! sayso.db/verdicts/mine.ttl     <article/x#event-5-9> sayso:wrong "it tells of a film" .
//! ```
//!
//! They stay when articles are read anew. A file takes the place of an earlier one of its name. In the index they are one graph,
//! `{base}verdicts`, in which each pair stands both ways; facts that are judged wrong are struck from what is read of their
//! articles ([`strike`]), while the segments keep them, so that a verdict that is withdrawn leaves no trace.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use oxigraph::io::RdfFormat;
use oxigraph::model::{Literal, NamedNode, Quad, Term};
use sha2::{Digest as _, Sha256};

use super::folder::{file_names, write_whole};
use super::graphs::by_graph;
use super::{Folder, Resource, StoreError};
use crate::graph::Base;
use crate::graph::struck::strike;
use crate::graph::verdicts::{Judgement, Verdict, agree, graph, read};
use crate::graph::vocab::{node, sayso};
use crate::hash::hex;

/// What the names of files of verdicts end with.
const SUFFIX: &str = ".ttl";

/// The verdicts of a store.
#[derive(Debug, Clone, Default)]
pub struct Verdicts {
    files: BTreeMap<String, Vec<Verdict>>,
    /// Facts that are judged wrong, by the IRIs of their articles.
    wrong: BTreeMap<String, BTreeSet<String>>,
}

impl Verdicts {
    /// Those of a store whose IRIs begin with `base`; none where it has no base yet.
    ///
    /// # Errors
    /// A file that cannot be read, or is none of verdicts any more.
    pub(super) fn of(folder: &Folder, base: &str) -> Result<Self, StoreError> {
        let mut files = BTreeMap::new();
        if let Ok(base) = Base::new(base) {
            for path in held(folder)? {
                let name = name_of(&path);
                files.insert(name.clone(), checked(&name, &path, &base)?);
            }
        }
        Ok(Self::new(files))
    }

    fn new(files: BTreeMap<String, Vec<Verdict>>) -> Self {
        let mut wrong: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for verdict in files.values().flatten().filter(|verdict| matches!(verdict.is, Judgement::Wrong(_))) {
            let article = verdict.of.split('#').next().unwrap_or_default();
            wrong.entry(article.to_owned()).or_default().insert(verdict.of.clone());
        }
        Self { files, wrong }
    }

    /// All verdicts, with the names of their files.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Verdict)> {
        self.files.iter().flat_map(|(name, all)| all.iter().map(move |verdict| (name.as_str(), verdict)))
    }

    /// The quads of whole articles without the facts that are judged wrong.
    pub(super) fn applied(&self, quads: Vec<Quad>) -> Vec<Quad> {
        let of = |quad: &Quad| match &quad.graph_name {
            oxigraph::model::GraphName::NamedNode(graph) => self.wrong.get(graph.as_str()),
            _ => None,
        };
        if !quads.iter().any(|quad| of(quad).is_some()) {
            return quads;
        }
        let (judged, mut left): (Vec<Quad>, Vec<Quad>) = quads.into_iter().partition(|quad| of(quad).is_some());
        for (graph, quads) in by_graph(judged.into_iter()) {
            let wrong = &self.wrong[&graph];
            left.extend(strike(quads, |iri| wrong.contains(iri)));
        }
        left
    }

    /// True where no fact is judged wrong.
    pub(super) fn leave_articles(&self) -> bool {
        self.wrong.is_empty()
    }

    /// The graph of verdicts; none where there is no verdict.
    pub(super) fn resource(&self, base: &str) -> Option<Resource> {
        let named = |iri: &str| NamedNode::new_unchecked(iri);
        let mut lines: BTreeSet<String> = BTreeSet::new();
        let mut say = |of: &str, property: NamedNode, value: Term| {
            lines.insert(format!("{} {property} {value} .\n", named(of)));
        };
        for (_, Verdict { of, is, .. }) in self.iter() {
            let (property, other) = match is {
                Judgement::SameAs(other) => (node(&sayso::sameAs), other),
                Judgement::NotSameAs(other) => (node(&sayso::notSameAs), other),
                Judgement::Wrong(why) => {
                    say(of, node(&sayso::wrong), Literal::new_simple_literal(why).into());
                    continue;
                }
            };
            say(of, property.clone(), named(other).into());
            say(other, property, named(of).into());
        }
        let bytes: Vec<u8> = lines.into_iter().collect::<String>().into_bytes();
        let resource = Resource { name: "verdicts".to_owned(), graph: graph(base), format: RdfFormat::NTriples, bytes };
        Some(resource).filter(|resource| !resource.bytes.is_empty())
    }
}

/// Check files of verdicts, without taking them.
///
/// # Errors
/// A file that cannot be read, is none of verdicts (with its line), or contradicts another or one of the store's.
pub fn check_verdicts(folder: &Folder, base: &Base, files: &[PathBuf]) -> Result<(), StoreError> {
    let mut all: BTreeMap<String, (String, Vec<Verdict>)> = BTreeMap::new();
    let given = files.iter().map(|path| (path.display().to_string(), path.clone()));
    for (name, path) in held(folder)?.into_iter().map(|path| (name_of(&path), path)).chain(given) {
        let verdicts = checked(&name, &path, base)?;
        all.insert(name_of(&path), (name, verdicts));
    }
    Ok(agree(all.values().map(|(name, all)| (name.as_str(), all.as_slice())))?)
}

/// Take files of verdicts into a store; one takes the place of an earlier one of its name.
///
/// # Errors
/// As [`check_verdicts`], which comes first: none is taken where one is at fault.
pub fn judge(folder: &Folder, base: &Base, files: &[PathBuf]) -> Result<(), StoreError> {
    check_verdicts(folder, base, files)?;
    for path in files {
        let bytes = fs::read(path).map_err(StoreError::io("read", path))?;
        take(folder, &name_of(path), &bytes)?;
    }
    Ok(())
}

/// Take the verdicts of another store into one. Of two files of one name that differ both stay.
///
/// # Errors
/// A file that cannot be read or written, or that contradicts one that is there.
pub fn adopt_verdicts(folder: &Folder, base: &Base, other: &Folder) -> Result<(), StoreError> {
    for path in held(other)? {
        let bytes = fs::read(&path).map_err(StoreError::io("read", &path))?;
        let name = name_of(&path);
        let is_taken = fs::read(folder.verdicts().join(&name)).is_ok_and(|there| there != bytes);
        let digest = hex(&Sha256::digest(&bytes));
        let name = if is_taken { format!("{}-{}{SUFFIX}", name.trim_end_matches(SUFFIX), &digest[..8]) } else { name };
        let mut files = Verdicts::of(folder, base.as_str())?.files;
        files.insert(name.clone(), checked(&name, &path, base)?);
        agree(files.iter().map(|(name, all)| (name.as_str(), all.as_slice())))?;
        take(folder, &name, &bytes)?;
    }
    Ok(())
}

/// Take a file of verdicts out of a store; false where it has none of this name.
///
/// # Errors
/// When it cannot be removed.
pub fn withdraw(folder: &Folder, name: &str) -> Result<bool, StoreError> {
    let Some(path) = held(folder)?.into_iter().find(|path| name_of(path) == name_of(Path::new(name))) else {
        return Ok(false);
    };
    fs::remove_file(&path).map_err(StoreError::io("remove", &path))?;
    Ok(true)
}

/// The files of verdicts in a store, in the order of their names.
pub(super) fn held(folder: &Folder) -> Result<Vec<PathBuf>, StoreError> {
    let home = folder.verdicts();
    if !home.exists() {
        return Ok(Vec::new());
    }
    let names = file_names(&home)?.into_iter().filter(|name| name.ends_with(SUFFIX));
    Ok(names.map(|name| home.join(name)).collect())
}

fn take(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let home = folder.verdicts();
    // A store of an earlier sayso has no such folder.
    fs::create_dir_all(&home).map_err(StoreError::io("create", &home))?;
    write_whole(&home.join(name), bytes)
}

fn checked(name: &str, path: &Path, base: &Base) -> Result<Vec<Verdict>, StoreError> {
    let bytes = fs::read(path).map_err(StoreError::io("read", path))?;
    Ok(read(name, &bytes, base)?)
}

/// What a file is called in a store: `mine.ttl` of `/home/me/mine.ttl` or `mine.turtle`.
fn name_of(path: &Path) -> String {
    format!("{}{SUFFIX}", path.file_stem().unwrap_or_default().to_string_lossy())
}
