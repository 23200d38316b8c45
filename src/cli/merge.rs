//! `sayso merge`: many stores, or shards of N-Quads, into one.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use clap::Args;
use flate2::bufread::MultiGzDecoder;

use sayso::store::{
    Folder, Look, Merged, Store, StoreError, Writer, adopt, adopt_verdicts, adopted, base_of_quads, is_quads,
};

use super::failure::{Failure, Outcome};
use super::interrupt::on_interrupt;
use super::numbers::{count, counted};
use super::options::{BaseOption, say_damage};
use super::printer::Printer;

/// Merge stores, and N-Quads that sayso exported, into one store
///
/// What was built on many machines becomes what one build of all articles would have made. Of an article that comes more than
/// once the version that is named last stays. N-Quads (`.nq`, `.nq.gz`) are taken article by article; a build of the same
/// texts reads such articles anew, because N-Quads do not tell which sayso found their facts.
#[derive(Debug, Args)]
pub struct Merge {
    /// Stores, and files of N-Quads
    #[arg(required = true, value_name = "STORE|FILE.nq")]
    from: Vec<PathBuf>,

    /// The store that they go into, made where there is none
    #[arg(long, value_name = "DIR")]
    into: PathBuf,

    #[command(flatten)]
    base: BaseOption,
}

impl Merge {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let stop = on_interrupt()?;
        let base = self.base.checked_or(self.stored_base()?.as_deref())?;
        let mut writer = Writer::open(&self.into, base.as_str())?;
        let folder = Folder::new(&self.into);
        let mut merged = Merged::default();
        let mut damaged = false;
        for path in &self.from {
            let some = if is_quads(path) {
                writer.merge_quads(&path.display().to_string(), open(path)?, &|| stop.is_cancelled())?
            } else {
                let mut store = Store::open(path)?;
                store.skip_damage(Look::Bytes);
                say_damage(&store, printer);
                damaged |= !store.damage().is_empty();
                adopt(&folder, &adopted(store.folder())?)?;
                adopt_verdicts(&folder, &base, store.folder())?;
                writer.merge_store(&store, &|| stop.is_cancelled())?
            };
            merged += some;
            printer.note(&format!("{}: {}", path.display(), in_words(&some)));
            if stop.is_cancelled() {
                break;
            }
        }
        let store = writer.finish()?;
        say_damage(&store, printer);
        if stop.is_cancelled() {
            printer.hint("stopped before the end; the same command goes on from here");
            return Ok(Outcome::Interrupted);
        }
        super::indexing::index(&self.into, printer)?;
        printer.summary(&format!(
            "{}; {} in {}",
            in_words(&merged),
            counted(store.manifest().articles.len(), "article"),
            self.into.display()
        ));
        Ok(Outcome::found(!damaged && !store.manifest().articles.is_empty()))
    }

    /// What the IRIs begin with of the store that they go into, or else of the first that is merged.
    fn stored_base(&self) -> Result<Option<String>, Failure> {
        match Store::open(&self.into) {
            Ok(store) => return Ok(Some(store.manifest().base.clone())),
            Err(StoreError::Missing(_) | StoreError::Unbuilt(_)) => {}
            Err(error) => return Err(error.into()),
        }
        for path in &self.from {
            if !is_quads(path) {
                return Ok(Some(Store::open(path)?.manifest().base.clone()));
            }
            if let Some(base) = base_of_quads(open(path)?) {
                return Ok(Some(base.as_str().to_owned()));
            }
        }
        Ok(None)
    }
}

/// A file of N-Quads, unpacked.
fn open(path: &Path) -> Result<Box<dyn std::io::Read>, Failure> {
    let file = File::open(path).map_err(|error| Failure::io(&format!("cannot read {}", path.display()), &error))?;
    let reader = BufReader::new(file);
    let packed = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
    Ok(if packed { Box::new(MultiGzDecoder::new(reader)) } else { Box::new(reader) })
}

/// `1,204 new, 3 replaced, 12 quads of no article passed over`
fn in_words(merged: &Merged) -> String {
    let parts = [(merged.new, "new"), (merged.replaced, "replaced"), (merged.unchanged, "unchanged")];
    let mut told: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{} {what}", count(*number)))
        .collect();
    if merged.passed > 0 {
        told.push(format!("{} of no article passed over", counted(merged.passed, "quad")));
    }
    if told.is_empty() { "nothing in it".to_owned() } else { told.join(", ") }
}
