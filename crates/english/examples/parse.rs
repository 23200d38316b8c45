//! Who does what to whom, in each sentence of the text on standard input:
//!
//! ```sh
//! echo "The envoy met rebel leaders. She left Port Anna on Friday." | cargo run --release --example parse
//! ```

use std::io::{self, Read, Write};

use sayso_english::{Dep, Engine};

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let doc = Engine::embedded().parser().parse(&text);
    let mut out = io::stdout().lock();
    for sentence in doc.sentences() {
        let verb = doc.root(sentence.start);
        let part = |dep| doc.child(verb, dep).map_or("–", |token| doc.slice(doc.subtree_range(token)));
        writeln!(out, "{}\t{}\t{}", part(Dep::Nsubj), doc.lemma(verb), part(Dep::Dobj))?;
    }
    for entity in doc.entities() {
        writeln!(out, "{}\t{}", entity.label, doc.slice(entity.tokens))?;
    }
    Ok(())
}
