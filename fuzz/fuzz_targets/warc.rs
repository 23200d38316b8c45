//! Any bytes of a web archive are read to an end without a panic: `cargo +nightly fuzz run warc`.

#![no_main]

use std::io::{Cursor, Read};

use libfuzzer_sys::fuzz_target;
use sayso::article::read::Reader;

fuzz_target!(|bytes: &[u8]| {
    // The mark tells the format; what follows is up to the fuzzer.
    let source = Cursor::new(&b"WARC/1.0\r\n"[..]).chain(Cursor::new(bytes.to_vec()));
    Reader::new(["-"]).with_stdin(source).for_each(drop);
});
