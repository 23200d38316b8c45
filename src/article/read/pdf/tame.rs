//! What of a PDF would be endless to read, taken out before its words are asked for.
//!
//! `pdf-extract` draws whatever a page names: the dots of a picture as if they were letters, a form that draws itself until
//! the stack is full, which no [`catch_unwind`](std::panic::catch_unwind) catches. And what is packed unpacks into memory.
//!
//! Example: of a page with a photograph, a letterhead (a form) and a form that draws itself, the last is emptied, the
//! photograph has no dots, and the words of the letterhead and of the page are read.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Read};
use std::sync::LazyLock;

use flate2::bufread::ZlibDecoder;
use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};
use regex::bytes::Regex;

use super::super::limits::MAX_ARTICLE_BYTES;
use super::super::source;

/// So many bytes are unpacked in all of one file, to measure it.
const MOST_UNPACKED: u64 = 8 * MAX_ARTICLE_BYTES as u64;
/// LZW grows by thousands, and nobody has packed so much with it since it was the only way.
const MOST_LZW: usize = 64 << 10;
/// A page draws so many bytes with all its forms.
const MOST_DRAWN: u64 = MAX_ARTICLE_BYTES as u64;
/// Forms inside of forms; also how far up the tree of pages is looked.
const MOST_DEPTH: usize = 16;

/// Where something that may be packed begins, with the end of the dictionary that says what it is.
static STREAM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?-u)>>\s{0,8}stream\r?\n").ok());
static PICTURE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?-u)/Subtype\s*/Image\b").ok());
/// A dictionary is looked at so far back.
const HEAD: usize = 400;

/// True where something in the bytes of a PDF unpacks beyond measure. Pictures may: they are never unpacked.
pub(super) fn is_bomb(bytes: &[u8]) -> bool {
    let mut budget = MOST_UNPACKED;
    STREAM.as_ref().into_iter().flat_map(|pattern| pattern.find_iter(bytes)).any(|found| {
        let head = &bytes[found.start().saturating_sub(HEAD)..found.start()];
        let head = head.windows(5).rposition(|at| at == b" obj\n" || at == b" obj\r").map_or(head, |at| &head[at..]);
        let picture = !head.contains(&b'#') && PICTURE.as_ref().is_some_and(|picture| picture.is_match(head));
        !picture && grows(&bytes[found.end()..], &mut budget)
    })
}

/// True where `packed` unpacks to more than it may, or than is left of `budget`.
fn grows(packed: &[u8], budget: &mut u64) -> bool {
    let mut unpack = ZlibDecoder::new(packed);
    let mut chunk = vec![0; 64 << 10];
    loop {
        match unpack.read(&mut chunk) {
            Ok(0) => return false,
            Ok(count) if count as u64 > *budget => return true,
            Ok(count) => *budget -= count as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // Not packed so, or the end of what is: whoever reads it gets no further either.
            Err(_) => return false,
        }
        if unpack.total_out() > MAX_ARTICLE_BYTES as u64 || source::is_bomb(unpack.total_in(), unpack.total_out()) {
            return true;
        }
    }
}

/// Empties what is endless; the pages that still are must not be read.
pub(super) fn tame(document: &mut Document) -> BTreeSet<u32> {
    let mut budget = MOST_UNPACKED;
    let wild = document.objects.iter().filter_map(|(id, object)| {
        let stream = object.as_stream().ok()?;
        (is_picture(stream) || is_beyond_measure(stream, &mut budget)).then_some(*id)
    });
    let wild: Vec<ObjectId> = wild.collect();
    empty(document, &wild);
    let mut forms = Forms { document, costs: HashMap::new(), endless: Vec::new() };
    let pages = document.get_pages().into_iter();
    let endless = pages.filter(|(_, id)| !forms.is_page_bounded(*id)).map(|(number, _)| number).collect();
    let wild = forms.endless;
    empty(document, &wild);
    endless
}

fn empty(document: &mut Document, streams: &[ObjectId]) {
    for id in streams {
        if let Some(Object::Stream(stream)) = document.objects.get_mut(id) {
            stream.dict.remove(b"Filter");
            stream.set_content(Vec::new());
        }
    }
}

fn is_picture(stream: &Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
}

fn is_beyond_measure(stream: &Stream, budget: &mut u64) -> bool {
    let filters = stream.filters().unwrap_or_default();
    let of = |name: &[u8]| filters.iter().filter(|filter| **filter == name).count();
    let (lzw, flate) = (of(b"LZWDecode"), of(b"FlateDecode"));
    lzw + flate > 1 || lzw == 1 && stream.content.len() > MOST_LZW || flate == 1 && grows(&stream.content, budget)
}

/// What the forms of a document cost to draw.
struct Forms<'d> {
    document: &'d Document,
    /// Bytes with those of the forms in them; nothing while they are counted.
    costs: HashMap<ObjectId, Option<u64>>,
    endless: Vec<ObjectId>,
}

impl<'d> Forms<'d> {
    /// True for a page whose way up the tree ends and whose forms are drawn in some time.
    fn is_page_bounded(&mut self, id: ObjectId) -> bool {
        let document = self.document;
        let mut resources = None;
        let mut node = document.get_dictionary(id).ok();
        for _ in 0..MOST_DEPTH {
            let Some(dictionary) = node else {
                let content = document.get_page_content(id).unwrap_or_default();
                return self.drawn(&content, resources, 0) <= MOST_DRAWN;
            };
            resources = resources.or_else(|| self.dictionary(dictionary, b"Resources"));
            let parent = dictionary.get(b"Parent").and_then(Object::as_reference);
            node = parent.and_then(|parent| document.get_dictionary(parent)).ok();
        }
        false
    }

    fn dictionary(&self, of: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
        let (_, object) = self.document.dereference(of.get(key).ok()?).ok()?;
        object.as_dict().ok()
    }

    /// The bytes that `content` draws, its own and those of the forms that it names.
    fn drawn(&mut self, content: &[u8], resources: Option<&'d Dictionary>, depth: usize) -> u64 {
        let own = content.len() as u64;
        let named = resources.and_then(|resources| self.dictionary(resources, b"XObject"));
        let Some(named) = named.filter(|_| content.windows(2).any(|two| two == b"Do")) else { return own };
        let Ok(content) = Content::decode(content) else { return own };
        let forms = content.operations.iter().filter(|operation| operation.operator == "Do").filter_map(|operation| {
            let form = named.get(operation.operands.first()?.as_name().ok()?).ok()?;
            self.document.dereference(form).ok()?.0
        });
        let forms: Vec<ObjectId> = forms.collect();
        forms.into_iter().fold(own, |sum, form| sum.saturating_add(self.cost(form, depth + 1)))
    }

    fn cost(&mut self, id: ObjectId, depth: usize) -> u64 {
        match self.costs.get(&id) {
            Some(Some(cost)) => return *cost,
            // It is being counted: it draws itself.
            Some(None) => return u64::MAX,
            None if depth > MOST_DEPTH => return u64::MAX,
            None => {}
        }
        let Some(stream) = self.document.get_object(id).and_then(Object::as_stream).ok() else { return 0 };
        self.costs.insert(id, None);
        let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        let own = self.dictionary(&stream.dict, b"Resources");
        let mut cost = self.drawn(&content, own, depth);
        // One without resources of its own draws what the names mean where it stands, which may be itself.
        if cost > MOST_DRAWN || own.is_none() && content.windows(2).any(|two| two == b"Do") {
            self.endless.push(id);
            cost = 0;
        }
        self.costs.insert(id, Some(cost));
        cost
    }
}
