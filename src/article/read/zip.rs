//! Zips: the files in them, and the documents that are zips (DOCX, WACZ).
//!
//! The list at the end of the file is read by the `zip` crate; each file is unpacked as it is read, straight from where
//! it lies. Nothing is written: a name with `..` in it is a name.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use flate2::bufread::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::error::{Cause, ReadError};
use super::format::{self, Named};
use super::item::{Item, Label, Member, Skipped, Source, Why};
use super::place::Place;
use super::source::{Counted, bounded};

/// A zip that is no file of its own is held in memory up to here.
const MOST_BYTES: u64 = 256 << 20;

/// A zip that was opened.
pub(super) struct Zip {
    from: From,
    files: Vec<Entry>,
    place: Place,
}

/// Where the bytes lie.
#[derive(Clone)]
enum From {
    File(PathBuf),
    Memory(Arc<[u8]>),
}

/// A file in the zip.
#[derive(Debug, Clone)]
struct Entry {
    name: String,
    start: u64,
    size: u64,
    method: CompressionMethod,
    encrypted: bool,
}

trait Seekable: Read + Seek {}
impl<T: Read + Seek> Seekable for T {}

impl Zip {
    /// The zip in `source`, or in `file` where it is one of its own.
    pub fn open(source: Source, file: Option<PathBuf>, place: &Place) -> Result<Self, ReadError> {
        let fail = |cause| ReadError::new(place.clone(), cause);
        let from = match file {
            Some(path) => From::File(path),
            None => {
                let mut bytes = Vec::new();
                let mut source = source.take(MOST_BYTES + 1);
                source.read_to_end(&mut bytes).map_err(|error| fail(Cause::Unreadable(error)))?;
                if bytes.len() as u64 > MOST_BYTES {
                    return Err(fail(Cause::Malformed(format!(
                        "a zip inside of a file is read up to {} MB",
                        MOST_BYTES >> 20
                    ))));
                }
                From::Memory(bytes.into())
            }
        };
        let reader = from.reader().map_err(|error| fail(Cause::Unreadable(error)))?;
        let damaged = |error: zip::result::ZipError| fail(Cause::Unreadable(io::Error::other(error.to_string())));
        let mut archive = ZipArchive::new(reader).map_err(damaged)?;
        let mut files = Vec::new();
        for at in 0..archive.len() {
            let file = archive.by_index_raw(at).map_err(damaged)?;
            if file.is_dir() {
                continue;
            }
            files.push(Entry {
                name: file.name().map_err(damaged)?.into_owned(),
                start: file.data_start().unwrap_or_default(),
                size: file.compressed_size(),
                method: file.compression(),
                encrypted: file.encrypted(),
            });
        }
        Ok(Self { from, files, place: place.clone() })
    }

    /// The file with this name, unpacked.
    pub fn file(&self, name: &str) -> Option<Result<Source, ReadError>> {
        let entry = self.files.iter().find(|entry| entry.name == name)?;
        Some(entry.open(&self.from, &self.place))
    }

    /// True where it is a web archive with its own index.
    fn is_wacz(&self) -> bool {
        let has = |start: &str| self.files.iter().any(|file| file.name.starts_with(start));
        has("datapackage.json") && has("archive/")
    }

    /// The files as members, in the order of their names.
    pub fn members(mut self, label: Label) -> impl Iterator<Item = Result<Item, ReadError>> {
        if self.is_wacz() {
            self.files.retain(|file| file.name.starts_with("archive/"));
        }
        self.files.retain(|file| !is_hidden(&file.name));
        self.files.sort_by(|one, other| one.name.cmp(&other.name));
        self.files.into_iter().map(move |entry| {
            let inner = member_label(&label, &entry.name);
            if matches!(format::by_name(Path::new(&entry.name)), Named::Foreign(_)) {
                return Ok(Skipped::item(inner.place, Why::Foreign));
            }
            let source = entry.open(&self.from, &inner.place)?;
            let name = PathBuf::from(&entry.name);
            Ok(Item::Member(Box::new(Member { name, source, label: inner, format: None, file: None, chosen: false })))
        })
    }
}

impl From {
    fn reader(&self) -> io::Result<Box<dyn Seekable + Send>> {
        Ok(match self {
            Self::File(path) => Box::new(BufReader::new(File::open(path)?)),
            Self::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }
}

impl Entry {
    fn open(&self, from: &From, place: &Place) -> Result<Source, ReadError> {
        let fail = |cause| ReadError::new(place.clone(), cause);
        if self.encrypted {
            return Err(fail(Cause::Malformed("it is locked with a password".to_owned())));
        }
        let mut reader = from.reader().map_err(|error| fail(Cause::Unreadable(error)))?;
        reader.seek(SeekFrom::Start(self.start)).map_err(|error| fail(Cause::Unreadable(error)))?;
        let taken = Arc::new(AtomicU64::new(0));
        let packed = BufReader::new(Counted { inner: reader.take(self.size), taken: Arc::clone(&taken) });
        match self.method {
            CompressionMethod::Stored => Ok(Box::new(packed)),
            CompressionMethod::Deflated => Ok(bounded(DeflateDecoder::new(packed), taken)),
            method => Err(fail(Cause::Malformed(format!("packed in a way that is not read ({method})")))),
        }
    }
}

/// What a member of an archive is called: the name of the archive, and its own.
pub(super) fn member_label(archive: &Label, name: &str) -> Label {
    // A name is no path: `..` and roots in it mean nothing here.
    let inside: PathBuf = Path::new(name).components().filter(|part| matches!(part, Component::Normal(_))).collect();
    let id = format::ids(&inside, Some(Path::new(""))).into_iter().next().unwrap_or_default();
    let mut label = Label::file(format!("{}/{id}", archive.id), archive.place.within(name));
    label.given = archive.given.clone();
    label
}

/// Files that systems leave behind.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with("__MACOSX/") || name.split('/').any(|part| part.starts_with('.') && part != "." && part != "..")
}
