//! The index of names: sorted keys, front-coded in blocks, searched where they lie.

/// Keys in a block; the first stands whole, each further one without what it shares with the one before it.
const BLOCK: usize = 16;
/// Set in a value that points to several places in the postings.
const SEVERAL: u32 = 1 << 22;
/// Set in the last posting of a key.
const LAST: u32 = 1 << 23;

/// Sorted keys and what each means.
#[derive(Debug, Clone, Copy)]
pub struct Index {
    /// Where each block begins, `u32` little endian.
    starts: &'static [u8],
    body: &'static [u8],
    postings: &'static [u8],
}

/// One key of a block.
struct Entry {
    /// Bytes shared with the key before.
    shared: usize,
    rest: &'static [u8],
    value: u32,
    /// Where the next entry begins.
    next: usize,
}

impl Index {
    /// An index over these bytes (docs/gazetteer.md).
    pub const fn new(starts: &'static [u8], body: &'static [u8], postings: &'static [u8]) -> Self {
        Self { starts, body, postings }
    }

    /// The postings of a key, best first; none where it is not in the index.
    pub fn look_up(&self, key: &str) -> impl Iterator<Item = u32> + use<> {
        let postings = self.postings;
        let found = self.value_of(key.as_bytes());
        let one = found.filter(|value| value & SEVERAL == 0);
        let several = found.filter(|value| value & SEVERAL != 0).map(|value| (value & (SEVERAL - 1)) as usize);
        let mut at = several;
        let rest = std::iter::from_fn(move || {
            let posting = u24(postings, at? * 3)?;
            at = (posting & LAST == 0).then(|| at.map(|at| at + 1)).flatten();
            Some(posting & (LAST - 1))
        });
        one.into_iter().chain(rest)
    }

    /// The key with this number.
    pub fn key(&self, number: usize) -> Option<String> {
        let mut at = self.start_of(number / BLOCK)?;
        let mut key = Vec::new();
        for _ in 0..=number % BLOCK {
            let entry = self.entry(at)?;
            key.truncate(entry.shared);
            key.extend_from_slice(entry.rest);
            at = entry.next;
        }
        String::from_utf8(key).ok()
    }

    fn value_of(&self, key: &[u8]) -> Option<u32> {
        let blocks = self.starts.len() / 4;
        // The last block whose first key is not greater.
        let (mut low, mut high) = (0, blocks);
        while low < high {
            let middle = low + (high - low) / 2;
            let first = self.entry(self.start_of(middle)?)?;
            if first.rest <= key { low = middle + 1 } else { high = middle }
        }
        let mut at = self.start_of(low.checked_sub(1)?)?;
        let end = self.start_of(low).unwrap_or(self.body.len());
        // How much of the key the entry before has in common with it: no entry needs to be put together.
        let mut common = 0;
        while at < end {
            let entry = self.entry(at)?;
            if entry.shared < common {
                return None;
            }
            if entry.shared == common {
                let same = entry.rest.iter().zip(&key[common..]).take_while(|(a, b)| a == b).count();
                common += same;
                if same == entry.rest.len() && common == key.len() {
                    return Some(entry.value);
                }
            }
            at = entry.next;
        }
        None
    }

    fn start_of(&self, block: usize) -> Option<usize> {
        let bytes = self.starts.get(block * 4..block * 4 + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
    }

    fn entry(&self, at: usize) -> Option<Entry> {
        let shared = usize::from(*self.body.get(at)?);
        let length = usize::from(*self.body.get(at + 1)?);
        let rest = self.body.get(at + 2..at + 2 + length)?;
        Some(Entry { shared, rest, value: u24(self.body, at + 2 + length)?, next: at + 5 + length })
    }

    /// All keys with their postings, in order.
    #[cfg(test)]
    pub fn all(&self) -> Vec<(String, Vec<u32>)> {
        let mut at = 0;
        let mut key: Vec<u8> = Vec::new();
        let mut found = Vec::new();
        while let Some(entry) = self.entry(at) {
            key.truncate(entry.shared);
            key.extend_from_slice(entry.rest);
            at = entry.next;
            let text = String::from_utf8(key.clone()).unwrap();
            let postings = self.look_up(&text).collect();
            found.push((text, postings));
        }
        found
    }
}

/// Three bytes, little endian.
pub fn u24(bytes: &[u8], at: usize) -> Option<u32> {
    let three = bytes.get(at..at + 3)?;
    Some(u32::from_le_bytes([three[0], three[1], three[2], 0]))
}
