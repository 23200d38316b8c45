//! String ids: the 64-bit keys under which the model knows norms, prefixes, suffixes and shapes.
//!
//! A string's id is MurmurHash64A (Austin Appleby, public domain) of its UTF-8 bytes with seed 1,
//! but spaCy's reserved symbols keep their small numbers: the norm "det" has id 415, no hash. The
//! rows of a hashed embedding table come from MurmurHash3_x64_128 of
//! the id (Svenstrup et al. 2017, "Hash Embeddings for Efficient Word Representations").

use super::model::{self, Table};

const SYMBOLS: Table = model::table("symbols");

/// The id of a string: 0 for the empty one, the symbol's number, or the hash.
pub(super) fn string_id(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    // No symbol is longer than "DEPRECATED276" or has bytes outside ASCII.
    if text.len() <= 17
        && let Some(number) = SYMBOLS.find(text).and_then(|mut fields| fields.next())
        && let Ok(number) = number.parse()
    {
        return number;
    }
    murmur_hash_64a(text.as_bytes(), 1)
}

fn murmur_hash_64a(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let (words, tail) = bytes.as_chunks::<8>();
    for word in words {
        let mut k = u64::from_le_bytes(*word).wrapping_mul(M);
        k ^= k >> R;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let mut last = [0; 8];
        last[..tail.len()].copy_from_slice(tail);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    hash ^= hash >> R;
    hash = hash.wrapping_mul(M);
    hash ^ hash >> R
}

/// The four rows of a hashed embedding table of `rows` rows that make the vector of `key`.
pub(super) fn embedding_rows(key: u64, seed: u64, rows: u32) -> [usize; 4] {
    // MurmurHash3_x64_128 of the eight bytes of the key: no full block, one half tail.
    let mut h1 = key.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    h1 ^= seed ^ 8;
    let mut h2 = seed ^ 8;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = final_mix(h1);
    h2 = final_mix(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32].map(|half| (half % rows) as usize)
}

fn final_mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ h >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_hashes_but_for_reserved_symbols() {
        assert_eq!(string_id(""), 0);
        assert_eq!(string_id("apple"), 8_566_208_034_543_834_098);
        assert_eq!(string_id("xxxx"), 13_110_060_611_322_374_290);
        assert_eq!(string_id("naïve"), 16_224_804_062_388_677_344);
        assert_eq!(string_id("$"), 11_283_501_755_624_150_392);
        assert_eq!(string_id("nsubj"), 429);
        assert_eq!(string_id("ORG"), 383);
        assert!(SYMBOLS.firsts().all(|name| name.len() <= 17));
    }

    #[test]
    fn rows_of_known_keys() {
        let apple = string_id("apple");
        assert_eq!(embedding_rows(apple, 8, 5000), [3934, 1080, 901, 472]);
        assert_eq!(embedding_rows(apple, 9, 1000), [922, 516, 342, 506]);
        assert_eq!(embedding_rows(0, 12, 50), [38, 25, 37, 40]);
        assert_eq!(embedding_rows(1, 12, 50), [6, 13, 20, 22]);
    }
}
