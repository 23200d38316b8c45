//! Figures in the graph: of which happening, of whom, and which supersedes or contradicts which.
//!
//! ```text
//! <…/article/a#figure-5-9> sayso:ofHappening <…/happening/3c…> ; sayso:whom "people" ;
//!     sayso:supersededBy <…/article/b#figure-40-52> ; sayso:conflictsWith <…/article/c#figure-7-12> .
//! ```
//!
//! Figures of an event that no other article tells of have no happening, but contradict each other all the same.

use std::io;
use std::sync::Arc;

use oxigraph::model::{Literal, NamedNode};

use super::happenings::Denoted;
use super::kept::{Article, Kept, Named};
use super::node::Derived;
use super::numbers::Figure;
use crate::graph::vocab::sayso;
use crate::ledger::figures::{Count, Tie, ledgers};
use crate::ledger::join::{Join, number};
use crate::spill::Spill;

/// Write what figures count and what they are to each other.
pub fn write(kept: &Kept, denoted: &Denoted, spill: &Spill, derived: &mut Derived<'_>) -> io::Result<()> {
    let mut by_happening = Join::new(spill);
    for (at, figure) in kept.figures.iter().enumerate() {
        by_happening.add(number(happening(&*figure?, denoted)), at)?;
    }
    by_happening.each(|_, figures| {
        let figures = figures.iter().map(|&at| {
            let of = kept.figures_in[at as usize] as usize;
            Ok(Told { article: &kept.articles[of], named: kept.named.get(of)?, figure: kept.figures.get(at as usize)? })
        });
        write_happening(&figures.collect::<io::Result<Vec<_>>>()?, denoted, derived);
        derived.hand_on()
    })
}

/// The happening that a figure is of, else its event.
fn happening<'a>(figure: &'a Figure, denoted: &'a Denoted) -> &'a str {
    figure.event_number.and_then(|event| denoted.iri(event)).unwrap_or(&figure.event)
}

/// A figure with its article.
struct Told<'k> {
    article: &'k Article,
    named: Arc<Named>,
    figure: Arc<Figure>,
}

/// Write the figures of one happening.
fn write_happening(all: &[Told<'_>], denoted: &Denoted, derived: &mut Derived<'_>) {
    let counts: Vec<Count<'_>> = all
        .iter()
        .map(|Told { article, named, figure }| Count {
            id: &figure.iri,
            article: &named.iri,
            happening: happening(figure, denoted),
            measure: &figure.measure,
            whom: &figure.whom,
            day: figure.day.or(article.day).unwrap_or_default(),
            from: figure.range.0,
            to: figure.range.1,
            source: figure.source.as_deref().or(article.agency).unwrap_or(&named.iri),
            attributed: figure.source.is_some(),
            part_of: figure.part_of.as_deref(),
        })
        .collect();
    let node = |at: usize| NamedNode::new_unchecked(&all[at].figure.iri);
    for ledger in ledgers(&counts) {
        let Told { article, figure: founder, .. } = &all[ledger.counts[0]];
        let place = derived.place("figures", "figures", &founder.iri, article.day);
        let is_shared = ledger.happening != founder.event;
        for &at in &ledger.counts {
            let figure = &all[at].figure.iri;
            derived.beside(figure, &sayso::whom, Literal::new_simple_literal(ledger.whom), &place);
            if is_shared {
                derived.beside(figure, &sayso::ofHappening, NamedNode::new_unchecked(ledger.happening), &place);
            }
        }
        for &(one, tie, other) in &ledger.ties {
            match tie {
                Tie::SupersededBy => derived.beside(&all[one].figure.iri, &sayso::supersededBy, node(other), &place),
                Tie::ConflictsWith => {
                    derived.beside(&all[one].figure.iri, &sayso::conflictsWith, node(other), &place);
                    derived.beside(&all[other].figure.iri, &sayso::conflictsWith, node(one), &place);
                }
                // The article's own graph says so.
                Tie::PartOf => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::store::derive::testing::{BASE, index, select};

    /// A figure of one event, on somebody's word.
    fn figure(name: &str, value: u32, speaker: &str) -> String {
        format!(
            "<one#{name}> a sayso:Figure ; sayso:measure sayso:Killed ; sayso:value {value} ; sayso:ofEvent <one#e> ;
               nif:anchorOf \"{value} people\" ; sayso:accordingTo <one#s{name}> .
             <one#s{name}> a sayso:Statement ; sayso:speaker {speaker} .\n"
        )
    }

    #[test]
    fn figures_of_one_event_contradict_each_other() {
        let figures = figure("f", 38, "a:norway") + &figure("g", 65, "a:sweden");
        let trig = format!(
            "<one> {{ <one> a sayso:Article ; schema:datePublished \"2015-09-09\"^^xsd:date ; schema:articleBody \"-\" . {figures} }}"
        );
        let index = index(&trig);
        let found = |query: &str| -> Vec<String> {
            select(&index, query).into_iter().map(|row| row.replace(BASE, "")).collect()
        };
        let conflicts = found("SELECT ?one ?other { ?one sayso:conflictsWith ?other }");
        assert_eq!(conflicts, ["<one#f> <one#g>", "<one#g> <one#f>"]);
        assert_eq!(found("SELECT ?it ?whom { ?it sayso:whom ?whom }"), ["<one#f> \"people\"", "<one#g> \"people\""]);
        assert!(found("SELECT ?it { ?it sayso:ofHappening ?any }").is_empty());
    }
}
