//! `sayso explain`: why the graph says so.

use std::io::Write;

use clap::Args;
use oxigraph::model::NamedNode;

use sayso::graph::prefixes::expand;
use sayso::query::explain::{Explanation, explain, find};
use sayso::query::table::short_iri;
use sayso::store::Index;

use super::failure::{Failure, Outcome};
use super::options::{LimitOptions, StoreOption};
use super::printer::{Ink, Printer};

/// Why the graph says so: the sentence with its words marked, article, rule, confidence, who denies it
///
/// Takes the IRI of a statement, event, figure, office or claim as tables show it (`article/x#event-5-9`),
/// or words to look for in what was said and reported.
#[derive(Debug, Args)]
pub struct Explain {
    /// An IRI, or words
    #[arg(required = true, value_name = "IRI|WORDS")]
    what: Vec<String>,

    /// Explain at most so many facts that contain the words
    #[arg(long, default_value_t = 5, value_name = "N")]
    limit: usize,

    #[command(flatten)]
    store: StoreOption,

    #[command(flatten)]
    limits: LimitOptions,
}

impl Explain {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let limits = self.limits.limits()?;
        let index = self.store.index(printer)?;
        let what = self.what.join(" ");
        let mut facts = Vec::new();
        if let Some(node) = as_iri(&what, index.base()) {
            facts.extend(explain(&index, &node, &limits)?);
        }
        if facts.is_empty() {
            for node in find(&index, &what, self.limit, &limits)? {
                facts.extend(explain(&index, &node, &limits)?);
            }
        }
        let mut out = printer.out();
        for fact in &facts {
            show(fact, &index, printer, &mut out)?;
        }
        out.flush()?;
        if facts.is_empty() {
            printer.error(
                &format!("the graph says nothing of `{what}`"),
                Some("look for fewer words, or paste an IRI from a query's answer"),
            );
        } else if facts.len() == self.limit {
            printer.hint("there may be more: give --limit, or more words");
        }
        Ok(Outcome::found(!facts.is_empty()))
    }
}

/// What was typed as an IRI: whole, in angle brackets, with a known prefix, or relative to the base.
fn as_iri(what: &str, base: &str) -> Option<NamedNode> {
    let bare = what.trim().trim_start_matches('<').trim_end_matches('>');
    if bare.contains(char::is_whitespace) {
        return None;
    }
    if bare.contains("://") {
        return NamedNode::new(bare).ok();
    }
    expand(bare)
        .or_else(|| bare.contains(['/', '#']).then(|| format!("{base}{bare}")))
        .and_then(|iri| NamedNode::new(iri).ok())
}

fn show(fact: &Explanation, index: &Index, printer: &Printer, out: &mut impl Write) -> Result<(), Failure> {
    let classes: Vec<&str> = fact.classes.iter().map(|class| class.trim_start_matches("sayso:")).collect();
    // Of a fact that is judged wrong no class is left.
    let title = printer.ink(Ink::Bold, &if classes.is_empty() { "No fact".to_owned() } else { classes.join(", ") });
    writeln!(out, "{title}  {}", printer.ink(Ink::Dim, &short_iri(fact.node.as_str(), index.base())))?;
    if let Some(source) = &fact.source {
        // Brackets mark the words too, so that colour is not the only carrier.
        let words = printer.ink(Ink::Bold, &format!("[{}]", source.words));
        writeln!(out, "\n  {}{words}{}\n", source.before.trim_start(), source.after.trim_end())?;
        line(
            out,
            "article",
            &format!("{} {}", source.described.join(" · "), short_iri(&source.article, index.base())),
        )?;
        if let Some(address) = &source.address {
            line(out, "page", address)?;
        }
        line(out, "characters", &format!("{}–{}", source.span.start, source.span.end))?;
    }
    for (name, values) in &fact.parts {
        line(out, name, &values.join("; "))?;
    }
    for reply in &fact.answers {
        let speaker = if reply.speaker.is_empty() { "somebody" } else { &reply.speaker };
        line(out, "answered by", &format!("{speaker}: {} {}", reply.words, printer.ink(Ink::Dim, &reply.node)))?;
    }
    for side in &fact.sides {
        let speaker = if side.speaker.is_empty() { "somebody" } else { &side.speaker };
        let source = printer.ink(Ink::Dim, &format!("{} {}", side.described, side.node));
        line(out, &side.stance, &format!("{speaker}: {} {source}", side.sentence))?;
    }
    writeln!(out)?;
    Ok(())
}

fn line(out: &mut impl Write, name: &str, value: &str) -> Result<(), Failure> {
    writeln!(out, "  {name:<13}{}", value.trim())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iris_as_people_paste_them() {
        let base = "https://example.org/";
        let iri = |what: &str| as_iri(what, base).map(NamedNode::into_string);
        let fact = Some("https://example.org/article/x#event-1-2".to_owned());
        assert_eq!(iri("<article/x#event-1-2>"), fact);
        assert_eq!(iri("article/x#event-1-2"), fact);
        assert_eq!(iri("https://example.org/article/x#event-1-2"), fact);
        assert_eq!(iri("a:russia").unwrap(), "https://w3id.org/sayso/id/actor/russia");
        assert_eq!(iri("chemical weapons"), None);
        assert_eq!(iri("weapons"), None);
    }
}
