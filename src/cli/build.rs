//! `sayso build`: read articles into a store.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use clap::Args;

use sayso::build::{Builder, Difference, Step, Tally};
use sayso::fingerprint::fingerprint;
use sayso::graph::Base;
use sayso::store::{Counts, Folder, Manifest, Store, StoreError, Writer, adopt, adopted, check_verdicts, judge};

use super::failure::{Failure, Outcome};
use super::indexing::index;
use super::interrupt::on_interrupt;
use super::numbers::{count, counted, duration};
use super::options::{BaseOption, StoreOption, say_damage};
use super::pipeline::{PipelineOptions, pipeline};
use super::printer::Printer;
use super::report::Report;
use super::sources::{InputOptions, Unread};
use super::verdicts::say_unknown;

/// An article with fewer facts than this gave next to nothing.
const FEW: usize = 2;

/// Read articles into a store; again: only what is new or changed
///
/// Reads text, web pages, feeds, mail, JSON, tables, web archives, documents, exports of agencies and
/// databases, and zip, tar and gzip of any of them; articles that are not English are named and passed over.
/// An article that is already in the store is read again only when its text or metadata changed, or
/// when this sayso finds facts in another way. Stopped or killed, the store holds whole articles
/// only, and the same command goes on where it was.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    input: InputOptions,

    #[command(flatten)]
    store: StoreOption,

    #[command(flatten)]
    pipeline: PipelineOptions,

    /// A file of your verdicts (Turtle): which two are one, which are not, which fact is wrong. The store keeps it; see
    /// `sayso verdicts --help`
    #[arg(long, value_name = "FILE.ttl")]
    verdicts: Vec<PathBuf>,

    #[command(flatten)]
    base: BaseOption,

    /// Say what would be read, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Write what became of each article and file to FILE, a JSON object a line
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

impl Build {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let started = Instant::now();
        let folder = Folder::new(&self.store.store);
        let stored = self.stored(&folder)?;
        let base = self.base.checked_or(stored.as_ref().map(|manifest| manifest.base.as_str()))?;
        check_verdicts(&folder, &base, &self.verdicts)?;
        if self.dry_run {
            return self.pretend(&folder, &stored.unwrap_or_default(), printer);
        }
        drop(stored); // which the writer holds a second time
        let stop = on_interrupt()?;
        let unwritten = |error: &io::Error| {
            let path = self.report.as_deref().unwrap_or(Path::new(""));
            Failure::io(&format!("cannot write the report {}", path.display()), error)
        };
        let report = self.report.as_deref().map(Report::create).transpose();
        let report = report.map_err(|error| unwritten(&error))?.map(Arc::new);
        let mut writer = Writer::open(&self.store.store, base.as_str())?;
        adopt(&folder, &self.pipeline.actors)?;
        judge(&folder, &base, &self.verdicts)?;
        let mut unread = Unread { report: report.clone(), ..Unread::default() };
        let (tally, few) = self
            .pipeline
            .on_threads(|| self.fill(&folder, &base, &mut writer, &mut unread, &|| stop.is_cancelled(), printer))??;
        let store = writer.finish()?;
        if let Some(report) = report {
            report.finish().map_err(|error| unwritten(&error))?;
        }
        say_damage(&store, printer);
        let totals = store.manifest().totals();
        drop(store); // which holds what an index is made from a second time
        if !stop.is_cancelled() {
            let index = index(&self.store.store, printer)?;
            say_unknown(&Store::open(&self.store.store)?, &index, printer);
        }
        printer.summary(&format!("{} in {}", summary(tally, &unread, totals), duration(started.elapsed())));
        if stop.is_cancelled() {
            printer.hint("stopped before the end; the same command goes on from here");
            return Ok(Outcome::Interrupted);
        }
        tell(&unread, few, self.pipeline.now.is_some(), printer);
        self.say_what_next(tally, &unread, printer);
        Ok(Outcome::found(tally.failed + unread.failed == 0 && tally.read() > 0))
    }

    /// Read, analyse and put everything; also how many articles gave next to nothing.
    fn fill(
        &self,
        folder: &Folder,
        base: &Base,
        writer: &mut Writer,
        unread: &mut Unread,
        stop: &(dyn Fn() -> bool + Sync),
        printer: &Printer,
    ) -> Result<(Tally, usize), Failure> {
        let actors = adopted(folder)?;
        let fingerprint = fingerprint(&actors, self.pipeline.now)
            .map_err(|error| Failure::io("cannot read the authority files", &error))?;
        let sayso = pipeline(actors, base.clone(), self.pipeline.now)?;
        let builder = Builder { sayso: &sayso, fingerprint, stop };
        let total = if printer.shows_progress() { self.input.bytes() } else { 0 };
        let bar = if total > 0 { printer.progress_in_bytes(total) } else { printer.progress("articles") };
        let report = unread.report.clone();
        let (taken, articles) = self.input.counted(Some(folder.root()), unread, printer);
        let (mut done, mut few) = (0, 0);
        let mut watch = |step: Step<'_>| match step {
            Step::Done { article, difference, counts } => {
                done += 1;
                match total {
                    0 => bar.inc(1),
                    _ => {
                        bar.set_position(taken.load(Ordering::Relaxed).min(total));
                        bar.set_message(counted(done, "article"));
                    }
                }
                few += usize::from(counts.is_some_and(|counts| is_few(&counts)));
                if let Some(report) = &report {
                    report.article(article, difference.word(), counts);
                }
            }
            Step::Failed { article, reason } => {
                printer.error(&format!("article `{}`: {reason}", article.id), None);
                if let Some(report) = &report {
                    report.failed(&article.origin.place, reason);
                }
            }
        };
        let tally = builder.build(articles, writer, &mut watch);
        bar.finish_and_clear();
        Ok((tally?, few))
    }

    /// What is stored already; nothing where a build ended before its first article.
    fn stored(&self, folder: &Folder) -> Result<Option<Manifest>, Failure> {
        match Store::open(folder.root()) {
            Ok(store) => Ok(Some(store.manifest().clone())),
            Err(StoreError::Missing(_) | StoreError::Unbuilt(_)) => Ok(None),
            // A build knows better whether anything is lost.
            Err(StoreError::Cut(_)) if !self.dry_run => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// `--dry-run`: compare with the manifest and write nothing.
    fn pretend(&self, folder: &Folder, stored: &Manifest, printer: &Printer) -> Result<Outcome, Failure> {
        let mut actors = adopted(folder)?;
        actors.extend(self.pipeline.actors.iter().cloned());
        let fingerprint = fingerprint(&actors, self.pipeline.now)
            .map_err(|error| Failure::io("cannot read the authority files", &error))?;
        let mut unread = Unread::default();
        let mut tally = Tally::default();
        for article in self.input.articles(Some(folder.root()), &mut unread, printer) {
            match Difference::of(&article, stored, &fingerprint) {
                Difference::New => {
                    tally.new += 1;
                    printer.note(&format!("would add `{}`", article.id));
                }
                Difference::Changed => {
                    tally.changed += 1;
                    printer.note(&format!("would replace `{}`", article.id));
                }
                Difference::None => tally.unchanged += 1,
            }
        }
        printer.summary(&format!("nothing written: {}", of_articles(tally, &unread)));
        tell(&unread, 0, self.pipeline.now.is_some(), printer);
        Ok(Outcome::found(unread.failed == 0 && tally.read() > 0))
    }

    fn say_what_next(&self, tally: Tally, unread: &Unread, printer: &Printer) {
        if tally.read() == 0 && unread.failed == 0 {
            printer.hint("no articles were found; `sayso build --help` lists the formats that are read");
        } else if tally.new > 0 && tally.new == tally.read() {
            printer.note("ask it: `sayso queries` lists what you can ask, `sayso stats` what it holds");
        }
    }
}

/// `1,204 articles read (1,200 new, 4 unchanged), 3 skipped, 1 failed: 18,220 statements, …`
fn summary(tally: Tally, unread: &Unread, totals: Counts) -> String {
    format!(
        "{}: {}, {}, {}",
        of_articles(tally, unread),
        counted(totals.statements, "statement"),
        counted(totals.events, "event"),
        counted(totals.quads, "triple"),
    )
}

fn of_articles(tally: Tally, unread: &Unread) -> String {
    let parts = [(tally.new, "new"), (tally.changed, "changed"), (tally.unchanged, "unchanged")];
    let known: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{} {what}", count(*number)))
        .collect();
    let mut text = format!("{} read", counted(tally.read(), "article"));
    if !known.is_empty() {
        text.push_str(&format!(" ({})", known.join(", ")));
    }
    if let Some(skipped) = unread.skipped_in_words() {
        text.push_str(&format!(", {skipped}"));
    }
    for (number, what) in [(unread.left, "with a field not understood"), (unread.failed + tally.failed, "failed")] {
        if number > 0 {
            text.push_str(&format!(", {} {what}", count(number)));
        }
    }
    text
}

/// What was met on the way and may need somebody's eye.
fn tell(unread: &Unread, few: usize, now: bool, printer: &Printer) {
    if let Some(formats) = unread.formats_in_words() {
        printer.note(&format!("by format: {formats}"));
    }
    if few > 0 {
        printer.note(&format!("{} in which next to nothing was found", counted(few, "article")));
    }
    if unread.undated > 0 {
        printer.note(&format!("{} without a day of publication", counted(unread.undated, "article")));
        if !now {
            printer.hint(
                "words like \"Friday\" keep no date in such; --now DATE gives the day that they are counted from",
            );
        }
    }
}

/// True where an article gave next to nothing.
fn is_few(counts: &Counts) -> bool {
    counts.statements + counts.events + counts.figures < FEW
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_says_only_what_happened() {
        let skipped = [("not an article's format".to_owned(), 2), ("in French".to_owned(), 1)].into();
        let unread = Unread { skipped, failed: 1, ..Unread::default() };
        let totals = Counts { quads: 2_130_000, statements: 18_220, events: 1, ..Counts::default() };
        let tally = Tally { new: 1_200, changed: 0, unchanged: 4, failed: 0 };
        assert_eq!(
            summary(tally, &unread, totals),
            "1,204 articles read (1,200 new, 4 unchanged), 3 skipped (1 in French, 2 not an article's format), 1 failed: 18,220 statements, 1 event, 2.1 M triples"
        );
    }
}
