//! Any text gives a document whose tokens cover it: `cargo +nightly fuzz run english`.

#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use sayso::english::{Engine, Parser};
use sayso::span::Span;

thread_local! {
    // One parser for all inputs: what it remembers is under test as well.
    static PARSER: RefCell<Parser<'static>> = RefCell::new(Engine::embedded().parser());
}

fuzz_target!(|text: &str| {
    PARSER.with_borrow_mut(|parser| {
        let doc = parser.parse(text);
        let mut rebuilt = String::with_capacity(text.len());
        for i in 0..doc.len() {
            rebuilt.push_str(doc.token(i));
            if doc.space_after(i) {
                rebuilt.push(' ');
            }
            assert!(doc.sentence(i).contains(&doc.root(i)));
            assert!(doc.subtree(i).contains(&i));
        }
        assert_eq!(rebuilt, text);
        doc.noun_chunks().for_each(drop);
        doc.entities().for_each(drop);
        let (middle, end) = (doc.span_of(0..doc.len() / 2).end, text.chars().count() as u32);
        parser.parse_spans(text, &[Span::new(0, middle), Span::new(middle, end)]);
    });
});
