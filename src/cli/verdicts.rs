//! `sayso verdicts`: what the user judges.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use sayso::graph::Base;
use sayso::graph::verdicts::{Judgement, graph};
use sayso::query::table::short_iri;
use sayso::store::{Index, Look, Store, Writer, check_verdicts, judge, withdraw};

use super::failure::{Failure, Outcome};
use super::numbers::counted;
use super::options::StoreOption;
use super::printer::Printer;

/// Your verdicts: which two are one, which are not, which fact is wrong
///
/// Takes files of Turtle into the store, takes some out again, and lists what is judged then. A file takes the place of an
/// earlier one of its name; articles need not be read again. In a file:
///
///   PREFIX sayso: <https://w3id.org/sayso/ontology#>
///   <actor/olaf-dahl> sayso:sameAs <actor/o-dahl> .
///   <article/x#event-1-2> sayso:notSameAs <article/y#event-3-4> .
///   <article/x#statement-5-9> sayso:wrong "it tells of a film" .
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Verdicts {
    /// Files of verdicts to take into the store
    #[arg(value_name = "FILE.ttl")]
    files: Vec<PathBuf>,

    /// Take a file of this name out of the store
    #[arg(long, value_name = "NAME")]
    withdraw: Vec<String>,

    #[command(flatten)]
    store: StoreOption,
}

impl Verdicts {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        // Closed again before anything is written: a writer waits for those who read.
        let base = self.store.open(Look::Sizes, printer)?.manifest().base.clone();
        let mut known = true;
        if !self.files.is_empty() || !self.withdraw.is_empty() {
            let checked = Base::new(&base).map_err(|error| Failure::from_error(&error))?;
            let writer = Writer::open(&self.store.store, &base)?;
            let folder = writer.folder();
            check_verdicts(folder, &checked, &self.files)?;
            for name in &self.withdraw {
                if !withdraw(folder, name)? {
                    known = false;
                    printer.error(
                        &format!("the store has no verdicts of the name `{name}`"),
                        Some("`sayso verdicts` lists them"),
                    );
                }
            }
            judge(folder, &checked, &self.files)?;
            drop(writer.finish()?);
        }
        let index = super::indexing::index(&self.store.store, printer)?;
        let store = Store::open(&self.store.store)?;
        let mut out = printer.out();
        let short = |iri: &str| short_iri(iri, &base);
        for (name, verdict) in store.verdicts().iter() {
            let (word, other) = match &verdict.is {
                Judgement::SameAs(other) => ("one", short(other)),
                Judgement::NotSameAs(other) => ("two", short(other)),
                Judgement::Wrong(why) => ("wrong", why.split_whitespace().collect::<Vec<_>>().join(" ")),
            };
            writeln!(out, "{word:<7}{}  {other}  ({name}:{})", short(&verdict.of), verdict.line)?;
        }
        out.flush()?;
        say_unknown(&store, &index, printer);
        printer.summary(&counted(store.verdicts().iter().count(), "verdict"));
        Ok(Outcome::found(known))
    }
}

/// Name what is judged and is nothing in the store: a slip of the pen, or of an article that is not there any more.
pub fn say_unknown(store: &Store, index: &Index, printer: &Printer) {
    let Some(reader) = index.reader() else { return };
    let of_verdicts = graph(index.base()).into();
    let is_known = |iri: &str| {
        let quads = reader.iri(iri).map(|node| reader.quads_about(node)).unwrap_or_default();
        quads.iter().any(|quad| quad.graph_name != of_verdicts)
    };
    let mut told = BTreeSet::new();
    for (name, verdict) in store.verdicts().iter() {
        let other = match &verdict.is {
            Judgement::SameAs(other) | Judgement::NotSameAs(other) => Some(other),
            Judgement::Wrong(_) => None,
        };
        for iri in [Some(&verdict.of), other].into_iter().flatten().filter(|iri| !is_known(iri)) {
            if told.insert(iri) {
                let short = short_iri(iri, index.base());
                printer
                    .note(&format!("{name}:{}: there is no {short} in the store, so this verdict waits", verdict.line));
            }
        }
    }
}
