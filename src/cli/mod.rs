//! The command line: one file for each command, each flag defined once.
//!
//! Commands say what to do and how to show it; the work is done in the library. What was typed
//! ([`Arguments`]) is turned into what is meant at the top of each command's `run`.

mod asking;
mod build;
mod check;
mod completions;
mod demo;
#[cfg(feature = "serve")]
mod dossier;
mod explain;
mod export;
mod extract;
mod failure;
mod forget;
mod indexing;
mod interrupt;
mod man;
#[cfg(feature = "serve")]
mod mcp;
mod merge;
mod numbers;
mod options;
mod output;
mod parse;
mod pipeline;
mod printer;
mod queries;
mod query;
mod repair;
mod report;
mod schema;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "serve")]
mod served;
mod sources;
mod stats;
mod verdicts;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use failure::{Failure, Outcome};
use printer::{ColourChoice, Printer};

/// Who said what about whom: English news articles in, a queryable knowledge graph out.
#[derive(Debug, Parser)]
#[command(name = "sayso", version, propagate_version = true, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "\
Begin with:
  sayso demo                     what it does, on bundled articles
  sayso build ARTICLES/          read your own into ./sayso.db
  sayso query who-accused-whom   ask
  sayso serve                    look around in a browser
")]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,

    /// Say only what is asked for: no progress, no notes
    #[arg(short, long, global = true)]
    quiet: bool,

    /// Show no progress bar
    #[arg(long, global = true)]
    no_progress: bool,

    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: ColourChoice,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Demo),
    Build(build::Build),
    Query(query::Query),
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
    #[cfg(feature = "serve")]
    Report(dossier::Report),
    #[cfg(feature = "serve")]
    Mcp(mcp::Mcp),
    Queries(queries::Queries),
    Explain(explain::Explain),
    Extract(extract::Extract),
    Schema(schema::Schema),
    Parse(parse::ParseArgs),
    Export(export::Export),
    Check(check::Check),
    Merge(merge::Merge),
    Forget(forget::Forget),
    Stats(stats::Stats),
    Verdicts(verdicts::Verdicts),
    Repair(repair::Repair),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Stack of the thread that does the work: the SPARQL engine calls itself for each part inside another of a query.
const STACK: usize = 64 << 20;

/// Run the command line of this process.
pub fn main() -> ExitCode {
    match std::thread::Builder::new().stack_size(STACK).spawn(run).map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        _ => ExitCode::from(2), // panics are caught, and told, inside
    }
}

fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let printer = Printer::new(arguments.color, arguments.quiet, arguments.no_progress);
    let result = failure::no_panic_reaches_the_user(|| dispatch(arguments.command, &printer));
    match result {
        Ok(Outcome::Done) if printer.saw_trouble() => Outcome::No.into(),
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            printer.failure(&failure);
            failure.code()
        }
    }
}

fn dispatch(command: Command, printer: &Printer) -> Result<Outcome, Failure> {
    match command {
        Command::Demo(demo) => demo.run(printer),
        Command::Build(build) => build.run(printer),
        Command::Query(query) => query.run(printer),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => serve.run(printer),
        #[cfg(feature = "serve")]
        Command::Report(report) => report.run(printer),
        #[cfg(feature = "serve")]
        Command::Mcp(mcp) => mcp.run(printer),
        Command::Queries(queries) => queries.run(printer),
        Command::Explain(explain) => explain.run(printer),
        Command::Extract(extract) => extract.run(printer),
        Command::Schema(schema) => schema.run(printer),
        Command::Parse(arguments) => parse::run(&arguments, printer),
        Command::Export(export) => export.run(printer),
        Command::Check(check) => check.run(printer),
        Command::Merge(merge) => merge.run(printer),
        Command::Forget(forget) => forget.run(printer),
        Command::Stats(stats) => stats.run(printer),
        Command::Verdicts(verdicts) => verdicts.run(printer),
        Command::Repair(repair) => repair.run(printer),
        Command::Completions(completions) => completions.run(printer, Arguments::command()),
        Command::Man(man) => man.run(printer, Arguments::command()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_consistent() {
        Arguments::command().debug_assert();
    }
}
