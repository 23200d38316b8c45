//! Making an index: articles in, a file out, in memory that does not grow with the store.
//!
//! Some articles at a time are numbered by a dictionary of their own and spilled to disk; the dictionaries merge into
//! one; with its numbers the quads are spilled again, sorted, in each order; the orders merge. What is derived across
//! articles joins on the way, when all terms have their numbers and no order is written yet.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use oxigraph::model::Quad;
use rayon::slice::ParallelSliceMut as _;

use super::batch::{Batch, SpilledBatch};
use super::file::{FileWriter, Section};
use super::mapped::{Mapped, ORDERS, Row, SAMPLE};
use super::words;
use crate::spill::{ByteMerge, ByteRun, RowMerge, RowRun, Spill, relieve};
use crate::store::derive::{self, Derivation, Ledgers};
use crate::store::scratch::Scratch;

/// Quads of a batch: enough to keep the files few, few enough for memory.
const BATCH_QUADS: usize = 1 << 18;

/// Batches at most, whatever the size of the store: each costs open files while they merge.
const MOST_BATCHES: usize = 100;

/// How many quads to spill together in an index of so many.
pub fn batch_quads(quads: usize) -> usize {
    BATCH_QUADS.max(quads / MOST_BATCHES)
}

/// An index in the making.
pub struct IndexBuilder {
    folder: Scratch,
    batch: Batch,
    batch_quads: usize,
    spilled: Vec<SpilledBatch>,
    base: String,
    ledgers: Option<Ledgers>,
}

impl IndexBuilder {
    /// Begin an index over articles whose IRIs begin with `base`. `scratch` is a folder to be made for what is spilled,
    /// and removed at the end; whole articles are spilled together as soon as they have `batch_quads` quads.
    pub fn new(scratch: PathBuf, base: &str, batch_quads: usize) -> io::Result<Self> {
        let folder = Scratch::new(scratch)?;
        let mut batch = Batch::new();
        for term in derive::terms(base) {
            batch.number(term.as_ref().into());
        }
        let ledgers = Ledgers::new(base, Spill::to(folder.path().to_owned()))?;
        Ok(Self { folder, batch, batch_quads, spilled: Vec::new(), base: base.to_owned(), ledgers: Some(ledgers) })
    }

    /// Add the quads of whole articles, or of a whole resource; resources come first.
    pub fn add(&mut self, quads: &[Quad]) -> io::Result<()> {
        if let Some(ledgers) = &mut self.ledgers {
            ledgers.see(quads)?;
        }
        self.add_whole(quads)
    }

    /// Add quads that nothing is added to later.
    fn add_whole(&mut self, quads: &[Quad]) -> io::Result<()> {
        quads.iter().for_each(|quad| self.batch.add(quad));
        if self.batch.len() >= self.batch_quads {
            self.spill()?;
        }
        Ok(())
    }

    fn spill(&mut self) -> io::Result<()> {
        let batch = std::mem::replace(&mut self.batch, Batch::new());
        let number = self.spilled.len();
        self.spilled.push(batch.spill(self.folder.path(), number)?);
        relieve();
        Ok(())
    }

    /// Write the index to `path`.
    pub fn finish(mut self, path: &Path) -> io::Result<()> {
        // What ledgers tell has nodes of its own, which must be numbered like all others.
        if let Some(ledgers) = self.ledgers.take() {
            ledgers.finish(&mut |quads: &[Quad]| self.add_whole(quads))?;
        }
        self.spill()?;
        let mut file = FileWriter::create(path)?;
        file.section(Section::Base, self.base.as_bytes())?;
        let numberings = self.write_terms(&mut file)?;
        let terms = Mapped::new(file.written(path)?);
        let mut derivation = Derivation::new(&terms, &self.base);
        let mut runs: [Vec<RowRun<4>>; ORDERS.len()] = Default::default();
        let mut words = Vec::new();
        for (at, (batch, numbering)) in self.spilled.iter().zip(&numberings).enumerate() {
            let mut quads = renumbered(batch.quads.read()?, &numbering.read()?);
            quads.par_sort_unstable();
            quads.dedup();
            words.push(words::spill(&terms, &quads, self.folder.path().join(format!("{at}.words")))?);
            derivation.see(&terms, &mut quads);
            spill_orders(&self.folder.path().join(format!("{at}.rows")), quads, &mut runs)?;
            relieve();
        }
        spill_orders(&self.folder.path().join("derived.rows"), derivation.finish(&terms), &mut runs)?;
        for (order, runs) in ORDERS.into_iter().zip(&runs) {
            file.begin(order.section)?;
            let mut merge = RowMerge::of(runs)?;
            let (mut samples, mut count) = (Vec::new(), 0_usize);
            while let Some(row) = merge.pull()? {
                if count.is_multiple_of(SAMPLE) {
                    samples.push(row);
                }
                count += 1;
                file.append(bytemuck::bytes_of(&row))?;
            }
            file.end(order.section);
            file.section(order.sample, &samples)?;
        }
        words::write(&words, &mut file, self.folder.path())?;
        file.finish()
    }

    /// Merge the dictionaries, and say for each batch which number each of its terms has in the whole.
    fn write_terms(&self, file: &mut FileWriter) -> io::Result<Vec<Numbering>> {
        let paths: Vec<PathBuf> =
            (0..self.spilled.len()).map(|number| self.folder.path().join(format!("{number}.numbers"))).collect();
        let mut numbers = paths
            .iter()
            .map(|path| Ok(BufWriter::new(File::create(path)?)))
            .collect::<io::Result<Vec<BufWriter<File>>>>()?;
        let runs: Vec<&ByteRun> = self.spilled.iter().map(|batch| &batch.terms).collect();
        let mut merge = ByteMerge::of(&runs)?;
        let ends_path = self.folder.path().join("ends");
        let mut ends = BufWriter::new(File::create(&ends_path)?);
        let (mut last, mut count, mut end) = (Vec::new(), 0_u32, 0_u64);
        file.begin(Section::Terms)?;
        while merge.next(|key, run| {
            if count == 0 || last != key {
                ends.write_all(&end.to_ne_bytes())?;
                file.append(key)?;
                end += key.len() as u64;
                count = count.checked_add(1).ok_or_else(|| io::Error::other("more than four billion terms"))?;
                last.clear();
                last.extend_from_slice(key);
            }
            numbers[run].write_all(&(count - 1).to_ne_bytes())
        })? {}
        file.end(Section::Terms);
        ends.write_all(&end.to_ne_bytes())?;
        ends.flush()?;
        file.copy(Section::TermEnds, &ends_path)?;
        for numbers in &mut numbers {
            numbers.flush()?;
        }
        Ok(paths.into_iter().map(Numbering).collect())
    }
}

/// The numbers of a batch's terms in the whole dictionary, on disk.
struct Numbering(PathBuf);

impl Numbering {
    fn read(&self) -> io::Result<Vec<u32>> {
        Ok(fs::read(&self.0)?.as_chunks::<4>().0.iter().map(|bytes| u32::from_ne_bytes(*bytes)).collect())
    }
}

fn renumbered(mut quads: Vec<Row>, numbering: &[u32]) -> Vec<Row> {
    for quad in &mut quads {
        *quad = quad.map(|number| numbering[number as usize]);
    }
    quads
}

/// Write quads to a file, sorted in each order.
fn spill_orders(path: &Path, quads: Vec<Row>, runs: &mut [Vec<RowRun<4>>; ORDERS.len()]) -> io::Result<()> {
    let mut file = File::create(path)?;
    for (order, runs) in ORDERS.into_iter().zip(runs) {
        let mut rows: Vec<Row> = quads.iter().map(|&quad| order.row(quad)).collect();
        rows.par_sort_unstable();
        runs.push(RowRun::append(path, &mut file, &rows)?);
    }
    Ok(())
}
