//! Words → the names and texts that hold them, so that nobody has to read all names to find one.
//!
//! Names are what actors and places are called; texts are what statements say and what articles are headed. A word is a
//! run of letters and digits in small letters: `LCASE("Sergei Lavrov's")` has `sergei`, `lavrov` and `s`.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::file::{FileWriter, Section};
use super::key::{self, Dictionary};
use super::mapped::Row;
use super::spill::{ByteMerge, ByteRun};
use crate::graph::vocab::{nif, node, sayso, schema, skos};

/// The words of a text, in small letters.
pub fn words_of(text: &str) -> Vec<String> {
    let small = text.to_lowercase();
    let mut words: Vec<String> =
        small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The properties whose values can be found by their words: names first, then texts.
pub fn properties() -> [oxigraph::model::NamedNode; 5] {
    [
        node(&skos::prefLabel),
        node(&skos::altLabel),
        node(&sayso::content),
        node(&nif::anchorOf),
        node(&schema::headline),
    ]
}

/// Write the words of a batch's names and texts, each with its literal, as a run. A word and a literal's number make one
/// string, `word NUL number`, which sorts as the two do.
pub fn spill(terms: &impl Dictionary, quads: &[Row], path: PathBuf) -> io::Result<ByteRun> {
    let properties: Vec<u32> =
        properties().iter().filter_map(|property| terms.find(&key::of(property.as_ref().into()))).collect();
    let literals: HashSet<u32> =
        quads.iter().filter(|quad| properties.contains(&quad[1])).map(|&[_, _, object, _]| object).collect();
    let mut entries: Vec<Vec<u8>> = Vec::new();
    for literal in literals {
        for word in words_of(key::words(terms.key(literal)).unwrap_or_default()) {
            let mut entry = word.into_bytes();
            entry.push(0);
            entry.extend_from_slice(&literal.to_be_bytes());
            entries.push(entry);
        }
    }
    entries.sort_unstable();
    ByteRun::write(path, entries.iter().map(Vec::as_slice))
}

/// Merge the runs into the sections of words.
pub fn write(runs: &[ByteRun], file: &mut FileWriter, scratch: &Path) -> io::Result<()> {
    let (ends_path, postings_path) = (scratch.join("word-ends"), scratch.join("postings"));
    let mut ends = BufWriter::new(File::create(&ends_path)?);
    let mut postings = BufWriter::new(File::create(&postings_path)?);
    let (mut last_entry, mut last_word) = (Vec::new(), Vec::new());
    let (mut end, mut count) = (0_u64, 0_u64);
    file.begin(Section::Words)?;
    let mut merge = ByteMerge::of(&runs.iter().collect::<Vec<_>>())?;
    while merge.next(|entry, _| -> io::Result<()> {
        let Some((word, literal)) = entry.split_last_chunk::<4>() else { return Ok(()) };
        if last_entry == entry {
            return Ok(()); // the literal stands in several batches
        }
        if last_word != word {
            ends.write_all(bytemuck::bytes_of(&[end, count]))?;
            let bare = word.strip_suffix(&[0]).unwrap_or(word);
            file.append(bare)?;
            end += bare.len() as u64;
            last_word.clear();
            last_word.extend_from_slice(word);
        }
        postings.write_all(&u32::from_be_bytes(*literal).to_ne_bytes())?;
        count += 1;
        last_entry.clear();
        last_entry.extend_from_slice(entry);
        Ok(())
    })? {}
    file.end(Section::Words);
    ends.write_all(bytemuck::bytes_of(&[end, count]))?;
    ends.flush()?;
    postings.flush()?;
    file.copy(Section::WordEnds, &ends_path)?;
    file.copy(Section::Postings, &postings_path)
}
