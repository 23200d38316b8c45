//! Any bytes of a page are read to an end without a panic: `cargo +nightly fuzz run html`.

#![no_main]

use std::io::{Cursor, Read};

use libfuzzer_sys::fuzz_target;
use sayso::article::read::Reader;

fuzz_target!(|bytes: &[u8]| {
    // The mark tells the format; what follows is up to the fuzzer.
    let source = Cursor::new(&b"<!doctype html>"[..]).chain(Cursor::new(bytes.to_vec()));
    Reader::new(["-"]).with_stdin(source).for_each(drop);
});
