//! The file of an index: sections one behind the other, and at the end a table that says where each lies.
//!
//! ```text
//! magic │ section 0 … │ section 1 … │ … │ table of sections │ magic
//! ```
//!
//! A file is written from front to back and never changed; it is read where it lies, mapped into memory, so that opening
//! costs the same whatever its size. Numbers are the machine's own: an index is a cache, made anew where it does not fit.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use bytemuck::{AnyBitPattern, NoUninit};
use memmap2::Mmap;

/// What a file begins and ends with: name, version of the layout, and a number that reads otherwise on a machine of
/// another byte order.
const MAGIC: [u64; 2] = [u64::from_le_bytes(*b"sayso-ix"), 0x0102_0304_0000_0001];

/// Sections begin at multiples of this many bytes, so that they can be read as rows of numbers.
const ALIGNMENT: usize = 16;

/// Bytes of files that may stay in this process's memory, its own program among them.
#[cfg(target_os = "linux")]
const MOST_RESIDENT: usize = 48 << 20;

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What all data IRIs begin with.
    Base,
    /// The keys of all terms, in order, without a gap.
    Terms,
    /// Where each key begins and, behind the last, where it ends.
    TermEnds,
    /// Quads ordered by subject.
    Spog,
    /// Quads ordered by predicate.
    Posg,
    /// Quads ordered by object.
    Ospg,
    /// Quads ordered by graph.
    Gspo,
    /// The words of names and texts, in order.
    Words,
    /// Where each word begins, and where its literals do.
    WordEnds,
    /// The literals of each word.
    Postings,
    /// Every so manyth row of each order, to begin a search with.
    SpogSample,
    /// The same of the order by predicate.
    PosgSample,
    /// The same of the order by object.
    OspgSample,
    /// The same of the order by graph.
    GspoSample,
}

/// How many sections there are.
const SECTIONS: usize = Section::GspoSample as usize + 1;

/// Bytes of the table and the magic behind it.
const TAIL: usize = (2 * SECTIONS + MAGIC.len()) * 8;

/// A file being written.
pub struct FileWriter {
    out: BufWriter<File>,
    at: usize,
    table: [[u64; 2]; SECTIONS],
}

impl FileWriter {
    /// Begin a file at `path`, replacing what is there.
    pub fn create(path: &Path) -> io::Result<Self> {
        let mut writer =
            Self { out: BufWriter::with_capacity(1 << 18, File::create(path)?), at: 0, table: [[0; 2]; SECTIONS] };
        writer.append(bytemuck::cast_slice(&MAGIC))?;
        Ok(writer)
    }

    /// Begin a section; what is appended from now on belongs to it.
    pub fn begin(&mut self, section: Section) -> io::Result<()> {
        let padding = self.at.next_multiple_of(ALIGNMENT) - self.at;
        self.append(&[0; ALIGNMENT][..padding])?;
        self.table[section as usize] = [self.at as u64, self.at as u64];
        Ok(())
    }

    /// Append bytes.
    pub fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at += bytes.len();
        self.out.write_all(bytes)
    }

    /// End a section.
    pub fn end(&mut self, section: Section) {
        self.table[section as usize][1] = self.at as u64;
    }

    /// Write a whole section of numbers, or of rows of numbers.
    pub fn section<T: NoUninit>(&mut self, section: Section, rows: &[T]) -> io::Result<()> {
        self.begin(section)?;
        self.append(bytemuck::cast_slice(rows))?;
        self.end(section);
        Ok(())
    }

    /// Write a section that lies in a file of its own.
    pub fn copy(&mut self, section: Section, from: &Path) -> io::Result<()> {
        self.begin(section)?;
        self.at += usize::try_from(io::copy(&mut File::open(from)?, &mut self.out)?).unwrap_or(usize::MAX);
        self.end(section);
        Ok(())
    }

    /// What is written so far, to be read while the rest is written. `path` is where the file lies.
    pub fn written(&mut self, path: &Path) -> io::Result<IndexFile> {
        self.out.flush()?;
        let table = self.table.map(|bounds| bounds.map(|bound| usize::try_from(bound).unwrap_or(usize::MAX)));
        Ok(IndexFile { map: mapped(&File::open(path)?)?, table })
    }

    /// Write the table and wait until the disk has everything.
    pub fn finish(mut self) -> io::Result<()> {
        let padding = self.at.next_multiple_of(ALIGNMENT) - self.at;
        self.append(&[0; ALIGNMENT][..padding])?;
        let table = self.table;
        self.append(bytemuck::cast_slice(&table))?;
        self.append(bytemuck::cast_slice(&MAGIC))?;
        self.out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    }
}

/// A file being read.
#[derive(Debug)]
pub struct IndexFile {
    map: Mmap,
    table: [[usize; 2]; SECTIONS],
}

impl IndexFile {
    /// Open the file at `path` without reading it.
    ///
    /// # Errors
    /// When there is none, or it is no index that this program has written whole.
    pub fn open(path: &Path) -> io::Result<Self> {
        let map = mapped(&File::open(path)?)?;
        let table = table(&map).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "it is no whole index"))?;
        Ok(Self { map, table })
    }

    /// The rows of a section. Empty when its length is not that of rows, which no writer leaves behind.
    pub fn rows<T: AnyBitPattern>(&self, section: Section) -> &[T] {
        let [start, end] = self.table[section as usize];
        bytemuck::try_cast_slice(&self.map[start..end]).unwrap_or_default()
    }
}

impl IndexFile {
    /// Give back the memory of what was read of the file, where that has become much. The system keeps it at hand anyway
    /// as long as nobody else needs the room; but what a question has touched once should not count as this program's for
    /// as long as it runs. Elsewhere than on Linux the system alone decides.
    pub fn relieve(&self) {
        #[cfg(target_os = "linux")]
        if resident().is_some_and(|bytes| bytes > MOST_RESIDENT) {
            forget_pages(&self.map);
        }
    }
}

/// Bytes of files that are in this process's memory. In pages of the smallest size, so that larger ones count for less.
#[cfg(target_os = "linux")]
fn resident() -> Option<usize> {
    use std::os::unix::fs::FileExt as _;
    // Opened once: a query asks some thousand times.
    static STATM: std::sync::OnceLock<Option<File>> = std::sync::OnceLock::new();
    let file = STATM.get_or_init(|| File::open("/proc/self/statm").ok()).as_ref()?;
    let mut text = [0; 128];
    let length = file.read_at(&mut text, 0).ok()?;
    let text = std::str::from_utf8(text.get(..length)?).ok()?;
    text.split(' ').nth(2)?.parse::<usize>().ok()?.checked_mul(4096)
}

/// Unmap what is resident of a mapped file; it is mapped again as soon as it is read.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn forget_pages(map: &Mmap) {
    // SAFETY: the mapping is shared, read-only and backed by a file that nobody changes (see `mapped`), so that a page
    // that is read again has the same bytes; no reference becomes invalid.
    let _ = unsafe { map.unchecked_advise(memmap2::UncheckedAdvice::DontNeed) };
}

/// Where the sections lie; `None` unless the file is whole.
fn table(map: &[u8]) -> Option<[[usize; 2]; SECTIONS]> {
    let magic: &[u8] = bytemuck::cast_slice(&MAGIC);
    let (body, tail) = map.split_at_checked(map.len().checked_sub(TAIL)?)?;
    let (numbers, end) = tail.split_at(TAIL - magic.len());
    if !map.starts_with(magic) || end != magic {
        return None;
    }
    let mut table = [[0; 2]; SECTIONS];
    for (bounds, bytes) in table.iter_mut().zip(numbers.chunks_exact(16)) {
        for (bound, bytes) in bounds.iter_mut().zip(bytes.chunks_exact(8)) {
            *bound = usize::try_from(u64::from_ne_bytes(bytes.try_into().ok()?)).ok()?;
        }
        if bounds[0] > bounds[1] || bounds[1] > body.len() || bounds[0] % ALIGNMENT != 0 {
            return None;
        }
    }
    Some(table)
}

/// Map a file into memory.
///
/// Memory that a file backs is undefined behaviour when another process shortens or rewrites that file meanwhile, which
/// no safe interface can rule out; hence this unsafe call; another is beside it, the last in `spill/heap.rs`. Sayso itself never does: an index is
/// written under a temporary name, renamed, and from then on only removed.
#[allow(unsafe_code)]
pub fn mapped(file: &File) -> io::Result<Mmap> {
    // SAFETY: see above; what the bytes mean is checked wherever they are read.
    unsafe { Mmap::map(file) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_come_back_and_a_cut_file_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("index");
        let mut writer = FileWriter::create(&path).unwrap();
        writer.section(Section::Base, b"abc").unwrap();
        writer.section(Section::Spog, &[[1_u32, 2, 3, 4], [5, 6, 7, 8]]).unwrap();
        writer.finish().unwrap();
        let file = IndexFile::open(&path).unwrap();
        assert_eq!(file.rows::<u8>(Section::Base), b"abc");
        assert_eq!(file.rows::<[u32; 4]>(Section::Spog), [[1, 2, 3, 4], [5, 6, 7, 8]]);
        assert!(file.rows::<u32>(Section::Postings).is_empty());
        let bytes = std::fs::read(&path).unwrap();
        for length in [0, 10, TAIL, bytes.len() - 1] {
            std::fs::write(&path, &bytes[..length]).unwrap();
            assert!(IndexFile::open(&path).is_err(), "{length}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_was_given_back_reads_the_same() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("index");
        let rows: Vec<[u32; 4]> = (0..100_000).map(|number| [number; 4]).collect();
        let mut writer = FileWriter::create(&path).unwrap();
        writer.section(Section::Spog, &rows).unwrap();
        writer.finish().unwrap();
        let file = IndexFile::open(&path).unwrap();
        let read: &[[u32; 4]] = file.rows(Section::Spog);
        assert_eq!(read, rows);
        let before = resident().unwrap();
        forget_pages(&file.map);
        assert!(resident().unwrap() + (1 << 20) < before, "the pages of {} bytes stay", rows.len() * 16);
        assert_eq!(read, rows);
    }
}
