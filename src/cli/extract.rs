//! `sayso extract`: facts without a store.

use std::io::Write;

use clap::{Args, ValueEnum};

use sayso::facts::{Facts, Participant, with_words};
use sayso::span::{CharIndex, Span};
use sayso::{Extracted, Sayso};

use super::failure::{Failure, Outcome};
use super::options::BaseOption;
use super::pipeline::{PipelineOptions, pipeline};
use super::printer::{Ink, Printer};
use super::sources::{InputOptions, Unread};

/// Facts as JSON Lines, or as a report to read, without a store
#[derive(Debug, Args)]
pub struct Extract {
    #[command(flatten)]
    input: InputOptions,

    #[command(flatten)]
    pipeline: PipelineOptions,

    #[command(flatten)]
    base: BaseOption,

    /// `jsonl` (one object an article) or `report` [default: report on a terminal, jsonl in a pipe]
    #[arg(short, long, value_enum)]
    format: Option<FactsFormat>,

    /// Beside each span of the JSON the words that stand there: `"trigger":[5,9],"trigger_text":"said"`
    #[arg(long)]
    with_text: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FactsFormat {
    /// One JSON object a line, one line an article
    Jsonl,
    /// For people
    Report,
}

impl Extract {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let usual = if printer.out_is_terminal() { FactsFormat::Report } else { FactsFormat::Jsonl };
        let format = self.format.unwrap_or(usual);
        let sayso = pipeline(self.pipeline.actors.clone(), self.base.checked_or(None)?, self.pipeline.now)?;
        let lost = self.pipeline.on_threads(|| self.extract_all(&sayso, format, printer))??;
        Ok(Outcome::found(lost == 0))
    }

    /// Write the facts of all articles in the order of reading; returns how many were lost.
    fn extract_all(&self, sayso: &Sayso, format: FactsFormat, printer: &Printer) -> Result<usize, Failure> {
        let mut unread = Unread::default();
        let articles = self.input.articles(None, &mut unread, printer);
        let (mut read, mut lost) = (0, 0);
        let mut out = printer.out();
        for Extracted { article, facts } in sayso.extract_all(articles) {
            read += 1;
            match (facts, format) {
                (Ok(facts), FactsFormat::Jsonl) => write_line(&facts, self.with_text, &mut out)?,
                (Ok(facts), FactsFormat::Report) => report(&facts, printer, &mut out)?,
                (Err(reason), _) => {
                    lost += 1;
                    printer.error(&format!("article `{}`: {reason}", article.id), None);
                }
            }
        }
        out.flush()?;
        if read == 0 && unread.failed == 0 {
            printer.error("no articles were found", Some("`sayso extract --help` lists the formats that are read"));
            lost += 1;
        }
        // The first of a kind was named on the way; how many there were is told at the end.
        if unread.skipped.values().any(|times| *times > 1) {
            printer.note(&unread.skipped_in_words().unwrap_or_default());
        }
        Ok(lost + unread.failed)
    }
}

/// The facts of an article as a line of JSON.
fn write_line(facts: &Facts, with_text: bool, out: &mut impl Write) -> Result<(), Failure> {
    if with_text {
        serde_json::to_writer(&mut *out, &with_words(facts).map_err(std::io::Error::from)?)
            .map_err(std::io::Error::from)?;
    } else {
        serde_json::to_writer(&mut *out, facts).map_err(std::io::Error::from)?;
    }
    Ok(out.write_all(b"\n")?)
}

/// The facts of an article, for people.
fn report(facts: &Facts, printer: &Printer, out: &mut impl Write) -> Result<(), Failure> {
    let index = CharIndex::new(&facts.text);
    let words =
        |span: Span| -> String { index.cut(&facts.text, span).split_whitespace().collect::<Vec<_>>().join(" ") };
    let headline = facts.meta.headline.as_deref().unwrap_or("");
    writeln!(out, "{} {headline}", printer.ink(Ink::Bold, &facts.id))?;
    for statement in &facts.statements {
        let speaker = statement.speaker.as_ref().map_or("somebody", |it| it.name.as_str());
        let cue = statement.cue.as_ref().map_or("—", |it| it.lemma.as_str());
        let content: Vec<String> = statement.content.iter().map(|span| words(*span)).collect();
        let who = printer.ink(Ink::Cyan, speaker);
        writeln!(out, "  said    {who} ({cue}): {}", content.join(" … "))?;
    }
    for event in &facts.events {
        let name =
            |participant: &Option<Participant>| participant.as_ref().map_or("—".to_owned(), |it| it.name.clone());
        let what = event.category.map_or(event.kind.as_deref().unwrap_or("event"), |category| category.code());
        let places = if event.places.is_empty() { String::new() } else { format!(" in {}", event.places.join(", ")) };
        writeln!(
            out,
            "  event   {what}: {} → {}: {}{places}",
            name(&event.source),
            name(&event.target),
            words(event.trigger)
        )?;
    }
    for figure in &facts.figures {
        writeln!(out, "  figure  {:?} {}: {}", figure.measure, figure.value, words(figure.span))?;
    }
    for office in &facts.offices {
        let of = office.of.as_deref().unwrap_or("—");
        writeln!(out, "  office  {}: {} of {of}", office.holder, office.title)?;
    }
    writeln!(out)?;
    Ok(())
}
