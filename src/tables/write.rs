//! Writing the tables: articles in, a file a table out.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
use sophia_api::ns::NsTerm;

use super::csv::CsvFile;
use super::directory::Directory;
use super::frame::Frame;
use super::known::Known;
use super::layout::{of_articles, of_facts};
use super::ledgers;
use super::nodes::Nodes;
use super::parquet::ParquetFile;
use super::sheet::{Page, Rows, Sheet};
use crate::graph::vocab::{node, sayso, skos};
use crate::store::{Entry, Index, Store, StoreError};

/// Rows that are held in memory before they are written.
const ROWS: usize = 32_768;

/// What a file is called while it is written.
const UNFINISHED: &str = "tmp";

/// How tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Columns with types, compressed: for data frames and databases.
    Parquet,
    /// Text: for spreadsheets.
    Csv,
}

/// Tables that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file cannot be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Tables being written, each to an output of its own.
pub struct Tables<'k, W: Write + Send> {
    known: Nodes<'k>,
    /// The tables of facts and of articles.
    sheets: Vec<(Sheet, Output<W>)>,
    /// Places and actors are whole at the end only.
    directory: Directory,
    rest: Vec<Output<W>>,
    /// The tables of ledgers, where there are any.
    ledgers: Vec<(Sheet, Output<W>)>,
}

/// A table that was written.
#[derive(Debug)]
pub struct Written<W> {
    /// What it is called.
    pub name: &'static str,
    /// How many rows it has.
    pub rows: usize,
    /// Where it went.
    pub out: W,
}

struct Output<W: Write + Send> {
    file: TableFile<W>,
    rows: usize,
}

enum TableFile<W: Write + Send> {
    Parquet(Box<ParquetFile<W>>),
    Csv(Box<CsvFile<W>>),
}

impl TableFormat {
    /// What its files end with.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Parquet => "parquet",
            Self::Csv => "csv",
        }
    }
}

impl<'k, W: Write + Send> Tables<'k, W> {
    /// Tables whose outputs `open` gives by their names. Without `texts` those of the articles are left out; what facts
    /// quote of them stays.
    ///
    /// # Errors
    /// When an output cannot be written.
    pub fn new(
        known: &'k Known,
        format: TableFormat,
        texts: bool,
        mut open: impl FnMut(&'static str) -> io::Result<W>,
    ) -> io::Result<Self> {
        let sheet = |name, class: &NsTerm<'_>, columns| Sheet::new(name, Rows::Class(class.to_string()), columns);
        let mut sheets = [
            sheet("articles", &sayso::Article, of_articles("articles")),
            sheet("statements", &sayso::Statement, of_facts("statements")),
            sheet("events", &sayso::Event, of_facts("events")),
            sheet("figures", &sayso::Figure, of_facts("figures")),
            sheet("offices", &sayso::Office, of_facts("offices")),
        ];
        if !texts {
            sheets[0].leave_out("text");
        }
        let opened = opened(sheets.into(), format, &mut open)?;
        let mut rest = Vec::new();
        for frame in Directory::default().frames() {
            rest.push(Output::new(open(frame.name)?, format, &frame)?);
        }
        Ok(Self {
            known: Nodes::of(&known.quads),
            sheets: opened,
            directory: Directory::default(),
            rest,
            ledgers: Vec::new(),
        })
    }

    /// Also the tables of ledgers, with outputs of their own.
    ///
    /// # Errors
    /// When an output cannot be written.
    pub fn with_ledgers(
        mut self,
        format: TableFormat,
        mut open: impl FnMut(&'static str) -> io::Result<W>,
    ) -> io::Result<Self> {
        self.ledgers = opened(ledgers::sheets(), format, &mut open)?;
        Ok(self)
    }

    /// Add an article, by its id, its IRI and the quads of its graph.
    ///
    /// # Errors
    /// When an output cannot be written.
    pub fn add(&mut self, id: &str, iri: &str, quads: &[Quad]) -> io::Result<()> {
        let page = Page::new(id, iri, quads);
        fill(&mut self.sheets, &page, &self.known)?;
        self.directory.add(&page, &self.known);
        Ok(())
    }

    /// Add a graph of the ledgers, after all articles.
    ///
    /// # Errors
    /// When an output cannot be written.
    pub fn add_ledger(&mut self, graph: &NamedNode, mut quads: Vec<Quad>) -> io::Result<()> {
        // Ledgers do not tell the names of those whom articles named.
        let name = |iri: &str| Some((NamedNode::new_unchecked(iri), self.directory.name(iri)?.to_owned()));
        let named: Vec<_> = Page::new("", graph.as_str(), &quads).nodes.iris_named().filter_map(name).collect();
        let label = node(&skos::prefLabel);
        quads.extend(named.into_iter().map(|(node, name)| {
            Quad::new(node, label.clone(), Literal::new_simple_literal(name), GraphName::DefaultGraph)
        }));
        fill(&mut self.ledgers, &Page::new("", graph.as_str(), &quads), &self.known)
    }

    /// Write what is still in memory, and the ends of the files.
    ///
    /// # Errors
    /// When an output cannot be written.
    pub fn finish(self) -> io::Result<Vec<Written<W>>> {
        let mut written = Vec::new();
        let facts = self.sheets.into_iter().map(|(sheet, output)| (sheet.frame, output));
        let ledgers = self.ledgers.into_iter().map(|(sheet, output)| (sheet.frame, output));
        for (frame, mut output) in facts.chain(self.directory.frames().into_iter().zip(self.rest)).chain(ledgers) {
            if frame.rows > 0 {
                output.write(&frame)?;
            }
            let Output { file, rows } = output;
            let out = match file {
                TableFile::Parquet(file) => file.finish()?,
                TableFile::Csv(file) => file.finish()?,
            };
            written.push(Written { name: frame.name, rows, out });
        }
        Ok(written)
    }
}

impl<W: Write + Send> Output<W> {
    fn new(out: W, format: TableFormat, frame: &Frame) -> io::Result<Self> {
        let file = match format {
            TableFormat::Parquet => TableFile::Parquet(Box::new(ParquetFile::new(out, frame)?)),
            TableFormat::Csv => TableFile::Csv(Box::new(CsvFile::new(out, frame)?)),
        };
        Ok(Self { file, rows: 0 })
    }

    fn write(&mut self, frame: &Frame) -> io::Result<()> {
        self.rows += frame.rows;
        match &mut self.file {
            TableFile::Parquet(file) => file.write(frame),
            TableFile::Csv(file) => file.write(frame),
        }
    }
}

fn opened<W: Write + Send>(
    sheets: Vec<Sheet>,
    format: TableFormat,
    open: &mut impl FnMut(&'static str) -> io::Result<W>,
) -> io::Result<Vec<(Sheet, Output<W>)>> {
    let opened = |sheet: Sheet| Ok((Output::new(open(sheet.frame.name)?, format, &sheet.frame)?, sheet));
    sheets.into_iter().map(opened).map(|it| it.map(|(output, sheet)| (sheet, output))).collect()
}

/// Add the rows of a page, and write those that are many.
fn fill<W: Write + Send>(sheets: &mut [(Sheet, Output<W>)], page: &Page<'_>, known: &Nodes<'_>) -> io::Result<()> {
    for (sheet, output) in sheets {
        sheet.add(page, known);
        if sheet.frame.rows >= ROWS {
            output.write(&sheet.frame)?;
            sheet.frame.clear();
        }
    }
    Ok(())
}

/// Write the tables of a store into a folder, `statements.parquet` and so on, with those of the ledgers of its
/// index; tells the name and rows of each. A table that was there is replaced when the new ones are whole.
///
/// # Errors
/// When the store cannot be read or a file not written.
pub fn in_folder(
    store: &Store,
    index: &Index,
    folder: &Path,
    format: TableFormat,
    texts: bool,
) -> Result<Vec<(&'static str, usize)>, TableError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| TableError::Write { path, source }
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let unfinished = |name: &str| folder.join(format!("{name}.{UNFINISHED}"));
    let known = Known::of_store(store)?;
    let open = |name: &'static str| File::create(unfinished(name)).map(BufWriter::new);
    let tables = Tables::new(&known, format, texts, open).and_then(|it| it.with_ledgers(format, open));
    let mut tables = tables.map_err(failed(folder))?;
    store
        .for_each(|entry: &Entry, quads: &[Quad]| tables.add(&entry.id, &entry.graph, quads).map_err(failed(folder)))?;
    for graph in ledgers::BLOCKS.iter().flat_map(|block| index.graphs_below(&format!("derived/{block}"))) {
        let quads = index.quads_of_graph(&graph);
        tables.add_ledger(&graph, quads).map_err(failed(folder))?;
    }
    let mut counts = Vec::new();
    let written = tables.finish().map_err(failed(folder))?;
    for Written { name, rows, mut out } in written {
        out.flush().map_err(failed(folder))?;
        drop(out);
        let path = folder.join(format!("{name}.{}", format.extension()));
        fs::rename(unfinished(name), &path).map_err(failed(&path))?;
        counts.push((name, rows));
    }
    Ok(counts)
}
