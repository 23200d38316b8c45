//! The model file: exact parameters and tables of en_core_web_sm 3.8.0, embedded in the binary.
//!
//! `tools/make-model.py` writes the file, `MODEL.md` describes it: a directory of named
//! sections, each on a 64-byte boundary, little endian, matrices already in the order that the
//! [kernels](super::kernels) read. Sections are found while the program is *compiled*: a damaged or
//! incomplete file does not build, and nothing is read, copied or checked when the program starts.

use bytemuck::{Pod, Zeroable};

const MAGIC: &[u8; 8] = b"SAYSOEN1";
const BLOCK: usize = 64;
const NAME: usize = 32;
const ENTRY: usize = NAME + 8;

const FILE: &[u8] = include_bytes!("model/en_core_web_sm.bin");
const BLOCKS: usize = FILE.len() / BLOCK;

/// One aligned piece of the file, so that floats can be read where they lie.
#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C, align(64))]
struct Block([u8; BLOCK]);

static ALIGNED: [Block; BLOCKS] = bytemuck::must_cast(*include_bytes!("model/en_core_web_sm.bin"));

// The file is little endian, and so is every machine that the project is built for.
const _: () = assert!(cfg!(target_endian = "little"), "the model file is little endian");

/// Where a section lies: first block, and its length in bytes.
#[derive(Clone, Copy)]
pub(super) struct Section {
    first_block: usize,
    len: usize,
}

const fn word(at: usize) -> usize {
    u32::from_le_bytes([FILE[at], FILE[at + 1], FILE[at + 2], FILE[at + 3]]) as usize
}

const fn has_name(entry: usize, name: &[u8]) -> bool {
    let mut i = 0;
    while i < NAME {
        let expected = if i < name.len() { name[i] } else { 0 };
        if FILE[entry + i] != expected {
            return false;
        }
        i += 1;
    }
    true
}

/// Find a section of the file. Only called in constants: a missing section is a compile error.
pub(super) const fn section(name: &str) -> Section {
    let mut i = 0;
    while i < MAGIC.len() {
        assert!(FILE[i] == MAGIC[i], "not a model file");
        i += 1;
    }
    let sections = word(MAGIC.len());
    let mut i = 0;
    while i < sections {
        let entry = MAGIC.len() + 8 + i * ENTRY;
        if has_name(entry, name.as_bytes()) {
            let (position, len) = (word(entry + NAME), word(entry + NAME + 4));
            assert!(position.is_multiple_of(BLOCK) && position + len <= FILE.len());
            return Section { first_block: position / BLOCK, len };
        }
        i += 1;
    }
    panic!("the model file lacks a section")
}

const fn typed<T: Pod>(section: Section) -> &'static [T] {
    let (_, from) = ALIGNED.split_at(section.first_block);
    let (blocks, _) = from.split_at(section.len.div_ceil(BLOCK));
    let (values, _) = bytemuck::must_cast_slice::<Block, T>(blocks).split_at(section.len / size_of::<T>());
    values
}

/// The values of a section of `f32`.
pub(super) const fn floats(name: &str) -> &'static [f32] {
    typed(section(name))
}

/// The values of a section of `i16`: the embedding tables.
pub(super) const fn short_words(name: &str) -> &'static [i16] {
    typed(section(name))
}

/// The values of a section of `u32`: ranges of code points.
pub(super) const fn words(name: &str) -> &'static [u32] {
    typed(section(name))
}

/// The values of a section of `u64`: string ids.
pub(super) const fn long_words(name: &str) -> &'static [u64] {
    typed(section(name))
}

/// The rows of a text table.
pub(super) const fn table(name: &str) -> Table {
    Table { bytes: typed(section(name)) }
}

/// A text table: records ended by U+001E, their fields parted by U+001F.
#[derive(Clone, Copy)]
pub(super) struct Table {
    bytes: &'static [u8],
}

const FIELD: u8 = 0x1f;
const RECORD: u8 = 0x1e;

/// The fields of a record, in order.
#[derive(Clone)]
pub(super) struct Fields {
    rest: Option<&'static [u8]>,
}

impl Iterator for Fields {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let rest = self.rest?;
        let end = rest.iter().position(|&b| b == FIELD);
        self.rest = end.map(|end| &rest[end + 1..]);
        // Checked here and not while compiling, where it would take seconds.
        std::str::from_utf8(&rest[..end.unwrap_or(rest.len())]).ok()
    }
}

impl Table {
    /// Records in file order.
    pub(super) fn rows(self) -> impl Iterator<Item = Fields> {
        let records = self.bytes.strip_suffix(&[RECORD]).map(|records| records.split(|&b| b == RECORD));
        records.into_iter().flatten().map(|record| Fields { rest: Some(record) })
    }

    /// The first fields of all records, in file order.
    pub(super) fn firsts(self) -> impl Iterator<Item = &'static str> {
        self.rows().filter_map(|mut row| row.next())
    }

    /// The fields after `key` in the record that begins with it. Only for tables sorted by their
    /// first field: the text itself is searched by halves, so that no index need be built or kept.
    pub(super) fn find(self, key: &str) -> Option<Fields> {
        let bytes = self.bytes;
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low.midpoint(high);
            let start = bytes[low..middle].iter().rposition(|&b| b == RECORD).map_or(low, |at| low + at + 1);
            let end = bytes[middle..high].iter().position(|&b| b == RECORD).map_or(high, |at| middle + at);
            let record = &bytes[start..end];
            let name_len = record.iter().position(|&b| b == FIELD).unwrap_or(record.len());
            match record[..name_len].cmp(key.as_bytes()) {
                std::cmp::Ordering::Less => low = end + 1,
                std::cmp::Ordering::Greater => high = start,
                std::cmp::Ordering::Equal => return Some(Fields { rest: record.get(name_len + 1..) }),
            }
        }
        None
    }

    /// True when a record of this sorted table begins with `key`.
    pub(super) fn contains(self, key: &str) -> bool {
        self.find(key).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_tables_find_every_record_and_nothing_else() {
        const VERBS: Table = table("lemma.verb.exceptions");
        let mut rows = 0;
        for mut row in VERBS.rows() {
            let form = row.next().unwrap();
            assert!(VERBS.find(form).unwrap().eq(row), "{form}");
            rows += 1;
        }
        assert_eq!(rows, 2401);
        assert!(!VERBS.contains("") && !VERBS.contains("zzz") && !VERBS.contains("\u{10ffff}"));
    }

    #[test]
    fn parameters_are_those_of_the_wheel() {
        const NORM: &[i16] = short_words("tok2vec.embed.norm.values");
        const MIXER: &[f32] = floats("tok2vec.mixer.weights");
        assert_eq!((NORM.len(), MIXER.len()), (5000 * 96, 576 * 288));
    }
}
