//! Articles into a store on disk, and the store into Turtle and flat tables.
//!
//! `cargo run --example export -- seeds out`

use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use oxigraph::io::RdfFormat;
use sayso::article::read::{Reader, Step};
use sayso::build::Builder;
use sayso::fingerprint::fingerprint;
use sayso::graph::write::GraphWriter;
use sayso::store::{Index, Writer};
use sayso::tables::{TableFormat, in_folder};
use sayso::{Options, Sayso};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(articles), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("give a folder of articles, and one to write to".into());
    };
    let out = Path::new(&out);
    let sayso = Sayso::new(&Options::default())?;
    let articles = Reader::new([articles]).filter_map(|step| match step {
        Step::Article(article) => Some(*article),
        _ => None,
    });
    let mut writer = Writer::open(&out.join("store"), sayso.base().as_str())?;
    let builder = Builder { sayso: &sayso, fingerprint: fingerprint(&[], None)?, stop: &|| false };
    let tally = builder.build(articles, &mut writer, &mut |_| {})?;
    let store = writer.finish()?;
    println!("{} articles read", tally.read());

    let file = BufWriter::new(File::create(out.join("graph.ttl"))?);
    let mut turtle = GraphWriter::with_usual_prefixes(file, RdfFormat::Turtle)?;
    store.for_each(|_, quads| Ok::<_, Box<dyn Error>>(turtle.write(quads)?))?;
    turtle.finish()?;
    let index = Index::open(&out.join("store"))?;
    for (table, rows) in in_folder(&store, &index, out, TableFormat::Parquet, true)? {
        println!("{table}: {rows} rows");
    }
    Ok(())
}
