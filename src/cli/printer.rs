//! The one place that decides what reaches the terminal: colour, notes, progress, errors.
//!
//! Data goes to standard output, everything else to standard error. Colour is never the only carrier
//! of meaning.

use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::ValueEnum;
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use sayso::query::table::TableStyle;

use super::failure::Failure;

/// Columns of a table that does not go to a terminal.
const USUAL_WIDTH: u16 = 100;

/// When to use colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ColourChoice {
    /// On a terminal, unless NO_COLOR or TERM=dumb say otherwise
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What may be printed, and how.
#[derive(Debug)]
pub struct Printer {
    quiet: bool,
    colour_out: bool,
    colour_err: bool,
    out_is_terminal: bool,
    saw_trouble: AtomicBool,
    bars: MultiProgress,
}

/// How a word is set off.
#[derive(Debug, Clone, Copy)]
pub enum Ink {
    /// Something went wrong.
    Red,
    /// Something to do.
    Cyan,
    /// A heading, or the words that matter.
    Bold,
    /// Of less interest.
    Dim,
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Self::Red => "1;31",
            Self::Cyan => "36",
            Self::Bold => "1",
            Self::Dim => "2",
        }
    }
}

impl Printer {
    /// A printer for this process.
    pub fn new(choice: ColourChoice, quiet: bool, no_progress: bool) -> Self {
        let out_is_terminal = io::stdout().is_terminal();
        let err_is_terminal = io::stderr().is_terminal();
        let in_ci = env::var_os("CI").is_some();
        let progress = err_is_terminal && !quiet && !no_progress && !in_ci;
        let target = if progress { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let variable = |name: &str| env::var(name).ok();
        Self {
            quiet,
            colour_out: wants_colour(choice, out_is_terminal, variable),
            colour_err: wants_colour(choice, err_is_terminal, variable),
            out_is_terminal,
            saw_trouble: AtomicBool::new(false),
            bars: MultiProgress::with_draw_target(target),
        }
    }

    /// Standard output, buffered. Errors are to be returned, so that a broken pipe ends quietly.
    pub fn out(&self) -> BufWriter<io::StdoutLock<'static>> {
        BufWriter::new(io::stdout().lock())
    }

    /// True when people read standard output.
    pub const fn out_is_terminal(&self) -> bool {
        self.out_is_terminal
    }

    /// How tables are drawn on standard output.
    pub fn table_style(&self) -> TableStyle {
        let terminal = if self.out_is_terminal { comfy_table::Table::new().width() } else { None };
        TableStyle { width: terminal.unwrap_or(USUAL_WIDTH), colour: self.colour_out }
    }

    /// `text` for standard output, set off where colour is wanted.
    pub fn ink(&self, ink: Ink, text: &str) -> String {
        paint(self.colour_out, ink, text)
    }

    /// A line on standard error, unless quiet.
    pub fn note(&self, text: &str) {
        if !self.quiet {
            self.line(text);
        }
    }

    /// The last line of a command that worked: always.
    pub fn summary(&self, text: &str) {
        self.line(text);
    }

    /// Something that went wrong without ending the command.
    pub fn error(&self, message: &str, hint: Option<&str>) {
        self.line(&format!("{} {message}", paint(self.colour_err, Ink::Red, "error:")));
        if let Some(hint) = hint {
            self.hint(hint);
        }
    }

    /// Something that the answer lacks, whatever it says: [`Printer::saw_trouble`] remembers it for the exit code.
    pub fn trouble(&self, message: &str) {
        self.saw_trouble.store(true, Ordering::Relaxed);
        self.error(message, None);
    }

    /// True when something was told by [`Printer::trouble`].
    pub fn saw_trouble(&self) -> bool {
        self.saw_trouble.load(Ordering::Relaxed)
    }

    /// Something to do.
    pub fn hint(&self, hint: &str) {
        self.line(&format!("{} {hint}", paint(self.colour_err, Ink::Cyan, "hint:")));
    }

    /// The end of a command that failed.
    pub fn failure(&self, failure: &Failure) {
        if failure.is_silent() {
            return;
        }
        self.error(&failure.message, None);
        for cause in &failure.causes {
            self.line(&format!("  caused by: {cause}"));
        }
        for hint in &failure.hints {
            self.hint(hint);
        }
    }

    /// A counter on standard error while something long runs; hidden where nobody watches.
    pub fn progress(&self, what: &str) -> ProgressBar {
        let bar = self.bars.add(ProgressBar::new_spinner());
        // The template is constant and tested; the default is as good where it were not.
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}: {human_pos} ({per_sec}, {elapsed})") {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(120));
        bar
    }

    /// The same by bytes of a known total, with the time that is left.
    pub fn progress_in_bytes(&self, total: u64) -> ProgressBar {
        let bar = self.bars.add(ProgressBar::new(total));
        let template = "{spinner} {bytes} of {total_bytes} ({percent} %), {msg}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        bar
    }

    /// True where progress is shown.
    pub fn shows_progress(&self) -> bool {
        !self.bars.is_hidden()
    }

    fn line(&self, text: &str) {
        self.bars.suspend(|| {
            // Nobody to tell when standard error itself is gone.
            let _ = writeln!(io::stderr().lock(), "{text}");
        });
    }
}

fn paint(colour: bool, ink: Ink, text: &str) -> String {
    if colour { format!("\u{1b}[{}m{text}\u{1b}[0m", ink.code()) } else { text.to_owned() }
}

/// The usual rules: what was asked for on the command line, then NO_COLOR, then FORCE_COLOR, then
/// whether it is a terminal that can.
fn wants_colour(choice: ColourChoice, is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    match choice {
        ColourChoice::Always => true,
        ColourChoice::Never => false,
        ColourChoice::Auto if set("NO_COLOR") => false,
        ColourChoice::Auto if set("FORCE_COLOR") => variable("FORCE_COLOR").as_deref() != Some("0"),
        ColourChoice::Auto => is_terminal && variable("TERM").as_deref() != Some("dumb"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(choice: ColourChoice, terminal: bool, variables: &[(&str, &str)]) -> bool {
        wants_colour(choice, terminal, |name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn colour_follows_flag_then_environment_then_terminal() {
        use ColourChoice::{Always, Auto, Never};
        assert!(colour(Auto, true, &[]));
        assert!(!colour(Auto, false, &[]));
        assert!(!colour(Auto, true, &[("NO_COLOR", "1")]));
        assert!(colour(Auto, true, &[("NO_COLOR", "")]));
        assert!(!colour(Auto, true, &[("TERM", "dumb")]));
        assert!(colour(Auto, false, &[("FORCE_COLOR", "1")]));
        assert!(!colour(Auto, true, &[("FORCE_COLOR", "0")]));
        assert!(colour(Always, false, &[("NO_COLOR", "1")]));
        assert!(!colour(Never, true, &[("FORCE_COLOR", "1")]));
    }
}
