//! Words → the names and texts that hold them, so that nobody has to read all names to find one.
//!
//! Names are what actors and places are called; texts are what statements say and what articles are headed. A word is a
//! run of letters and digits in small letters: `Sergei Lavrov's` has `sergei`, `lavrov` and `s`. In the file each word
//! stands behind the mark of its kind, `nlavrov`.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use oxigraph::model::NamedNode;
use sophia_api::ns::NsTerm;

use super::file::{FileWriter, Section};
use super::key::{self, Dictionary};
use super::mapped::{Mapped, Row};
use crate::graph::vocab::{nif, node, sayso, schema, skos};
use crate::spill::{ByteMerge, ByteRun};

/// Literals that are looked up at most; more are no help.
const MOST: usize = 20_000;

/// The words of a text, in small letters.
fn words_of(text: &str) -> Vec<String> {
    let small = text.to_lowercase();
    let mut words: Vec<String> =
        small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Two kinds of values that can be found by their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// What actors and places are called.
    Names,
    /// What statements say and what stands in articles.
    Texts,
}

impl Words {
    /// The kind of a property's values; `None` for a property whose values cannot be found by their words.
    pub fn of(property: &NamedNode) -> Option<Self> {
        let is = |terms: &[NsTerm<'_>]| terms.iter().any(|term| node(term) == *property);
        if is(&[skos::prefLabel, skos::altLabel]) {
            Some(Self::Names)
        } else if is(&[sayso::content, nif::anchorOf, schema::headline]) {
            Some(Self::Texts)
        } else {
            None
        }
    }

    /// What the words of this kind begin with in an index.
    const fn mark(self) -> char {
        match self {
            Self::Names => 'n',
            Self::Texts => 't',
        }
    }

    /// The literals of this kind that may contain `part`, compared in small letters: all that do, and perhaps others. `None`
    /// where there is no word in it, and for more than can be of use.
    pub fn literals(self, index: &Mapped, part: &str) -> Option<Vec<u32>> {
        let small = part.to_lowercase();
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // Words inside are whole; the first and the last may be a part of a longer word.
        let (open, close) = (is_letter(small.chars().next()), is_letter(small.chars().next_back()));
        let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let whole = &words[usize::from(open).min(words.len())..];
        let whole = &whole[..whole.len().saturating_sub(usize::from(close))];
        let found = match whole.split_first() {
            Some((first, others)) => others.iter().fold(self.with_word(index, first), |found, word| {
                let other = self.with_word(index, word);
                found.into_iter().filter(|literal| other.binary_search(literal).is_ok()).collect()
            }),
            None => {
                let longest = words.iter().max_by_key(|word| word.len())?;
                index.literals_with(|word| word.strip_prefix(self.mark()).is_some_and(|word| word.contains(longest)))
            }
        };
        (found.len() <= MOST).then_some(found)
    }

    fn with_word(self, index: &Mapped, word: &str) -> Vec<u32> {
        index.literals_of(&format!("{}{word}", self.mark())).to_vec()
    }
}

/// Write the words of a batch's names and texts, each with its literal, as a run. A word and a literal's number make one
/// string, `word NUL number`, which sorts as the two do.
pub fn spill(terms: &impl Dictionary, quads: &[Row], path: PathBuf) -> io::Result<ByteRun> {
    let kinds: HashMap<u32, Words> = quads
        .iter()
        .map(|quad| quad[1])
        .collect::<HashSet<u32>>()
        .into_iter()
        .filter_map(|property| Some((property, Words::of(&NamedNode::new_unchecked(key::iri(terms.key(property))?))?)))
        .collect();
    let literals: HashSet<(u32, char)> =
        quads.iter().filter_map(|&[_, property, object, _]| Some((object, kinds.get(&property)?.mark()))).collect();
    let mut entries: Vec<Vec<u8>> = Vec::new();
    for (literal, mark) in literals {
        for word in words_of(key::words(terms.key(literal)).unwrap_or_default()) {
            let mut entry = format!("{mark}{word}\0").into_bytes();
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
