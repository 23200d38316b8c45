//! The journal: the lines of `manifest.jsonl`, from which the state of a store is read.
//!
//! A head line, then one line for each commit, appended and synchronised after the segment that it names is in place:
//!
//! ```text
//! {"sayso_store":2,"base":"https://w3id.org/sayso/id/"}
//! {"begin":"3f…d2.nq.gz"}
//! {"put":{"segment":"3f…d2.nq.gz","bytes":8123,"crc":2774112,"articles":[{"id":"ferry",…}]}}
//! {"forget":["ferry"]}
//! {"drop":["3f…d2.nq.gz"]}
//! ```
//!
//! A last line without its line end was cut off and never happened. A writer rewrites the journal in its shortest form
//! when it begins and when it is done.

use std::fs::File;
use std::io::{BufRead as _, BufReader};

use serde::{Deserialize, Serialize};

use super::StoreError;
use super::folder::{Folder, write_whole};
use super::manifest::{Commit, Manifest};

/// The version of the store's layout that this sayso writes; it reads the earlier ones.
const VERSION: u32 = 2;

#[derive(Serialize, Deserialize)]
struct Head {
    sayso_store: u32,
    base: String,
}

/// A manifest as far as it can be read, and where that ends.
pub(super) struct Read {
    /// The commits up to there.
    pub manifest: Manifest,
    /// What stopped the reading before the end; a cut last line does not.
    pub damage: Option<StoreError>,
}

impl Manifest {
    /// Read the manifest of a store; `None` when there is none.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged, or is of a later version.
    pub fn load(folder: &Folder) -> Result<Option<Self>, StoreError> {
        match read(folder)? {
            None => Ok(None),
            Some(Read { damage: Some(damage), .. }) => Err(damage),
            Some(Read { manifest, .. }) => Ok(Some(manifest)),
        }
    }
}

/// Read the journal; `None` when there is none.
///
/// # Errors
/// When the file cannot be read at all, or is of a later version.
pub(super) fn read(folder: &Folder) -> Result<Option<Read>, StoreError> {
    let path = folder.manifest();
    if !path.exists() {
        return Ok(None);
    }
    let mut file = BufReader::new(File::open(&path).map_err(StoreError::io("read", &path))?);
    let mut next = || -> Result<Option<Vec<u8>>, StoreError> {
        let mut line = Vec::new();
        file.read_until(b'\n', &mut line).map_err(StoreError::io("read", &path))?;
        Ok((line.pop() == Some(b'\n')).then_some(line))
    };
    let mut manifest = Manifest::default();
    let mut damage = None;
    let damaged = |line: usize, source| Some(StoreError::Manifest { path: path.clone(), line, source });
    match next()?.map(|line| serde_json::from_slice::<Head>(&line)) {
        None => damage = Some(StoreError::Cut(path.clone())),
        Some(Err(source)) => damage = damaged(1, source),
        Some(Ok(head)) if head.sayso_store > VERSION => {
            return Err(StoreError::Version { path, version: head.sayso_store });
        }
        Some(Ok(head)) => manifest.base = head.base,
    }
    let mut number = 1;
    while damage.is_none()
        && let Some(line) = next()?
    {
        number += 1;
        match serde_json::from_slice(&line) {
            Ok(commit) => manifest.apply(commit),
            Err(source) => damage = damaged(number, source),
        }
    }
    Ok(Some(Read { manifest, damage }))
}

/// Replace the journal by its shortest form: a line for each segment, sorted, and what is still to be done.
pub(super) fn save(manifest: &Manifest, folder: &Folder) -> Result<(), StoreError> {
    let mut text = to_line(&Head { sayso_store: VERSION, base: manifest.base.clone() });
    let mut living = manifest.by_segment();
    for (segment, holding) in &manifest.segments {
        let ids = living.remove(segment.as_str()).unwrap_or_default();
        let articles = ids.into_iter().filter_map(|id| manifest.articles.get(id)).collect();
        text += &to_line(&Commit::Put { segment: segment.clone(), holding: holding.clone(), articles });
    }
    if !manifest.forgotten.is_empty() {
        text += &to_line(&Commit::Forget(manifest.forgotten.iter().cloned().collect()));
    }
    if !manifest.dropped.is_empty() {
        text += &to_line(&Commit::Drop(manifest.dropped.iter().cloned().collect()));
    }
    write_whole(&folder.manifest(), text.as_bytes())
}

/// One line of JSON with its end. The types written here have no map with keys that are not strings
/// and no failing serialiser, so nothing can go wrong; were it otherwise, the line would be empty and
/// refused at the next reading.
pub(super) fn to_line(value: &impl Serialize) -> String {
    let mut line = serde_json::to_string(value).unwrap_or_default();
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::put;
    use std::fs;

    #[test]
    fn the_earlier_text_of_an_article_is_known_after_saving() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let mut manifest = Manifest::default();
        manifest.apply(put("one", &["a", "b"]));
        manifest.apply(put("two", &["b"]));
        save(&manifest, &folder).unwrap();
        let mut read = Manifest::load(&folder).unwrap().unwrap();
        read.apply(Commit::Forget(vec!["b".to_owned()]));
        assert_eq!(read.to_purge(), ["one", "two"]);
    }

    #[test]
    fn a_line_cut_off_by_a_crash_never_happened() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let mut manifest = Manifest { base: "https://example.org/".to_owned(), ..Manifest::default() };
        manifest.apply(put("one", &["a"]));
        save(&manifest, &folder).unwrap();
        let mut text = fs::read_to_string(folder.manifest()).unwrap();
        text.push_str(to_line(&put("two", &["b"])).trim_end());
        fs::write(folder.manifest(), text).unwrap();
        let read = Manifest::load(&folder).unwrap().unwrap();
        assert_eq!(read.articles.ids().collect::<Vec<_>>(), ["a"]);
        assert_eq!(read.base, "https://example.org/");
    }

    #[test]
    fn an_empty_manifest_and_one_cut_in_its_head_are_damaged() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        for text in ["", "{\"sayso_store\":2,\"ba"] {
            fs::write(folder.manifest(), text).unwrap();
            assert!(matches!(Manifest::load(&folder), Err(StoreError::Cut(_))), "{text}");
        }
    }
}
