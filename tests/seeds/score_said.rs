//! Statements: same speaker, and mostly the same words.

use crate::facts::{self, Expected};
use crate::found::{Found, Statement};
use crate::names::{any_name, covered, jaccard};
use crate::score::{preferred, shown};
use crate::tally::{Report, assign};

/// Least likeness of the words said.
const SAME_WORDS: f64 = 0.6;

/// A part of a quote is in a statement when the statement has this share of its words.
const HAS_PART: f64 = 0.8;

/// Statements are paired by their whole content first; what is left over may be a part of an interrupted quote
/// that one side has in one piece and the other in several.
pub fn said(expected: &Expected, found: &Found, report: &mut Report) {
    let (said, given) = (&expected.said, &found.statements);
    let pairs = assign(said.len(), given.len(), |row, column| {
        let likeness = jaccard(&said[row].content.all().join(" "), &given[column].content());
        let same = likeness >= SAME_WORDS && same_speaker(&said[row], &given[column]);
        same.then(|| likeness + preferred(said[row].optional))
    });
    let unmatched: Vec<usize> = (0..given.len()).filter(|column| !pairs.contains(&Some(*column))).collect();
    let row_of = |column: usize| pairs.iter().position(|pair| *pair == Some(column));

    // Expected parts that no statement found has yet, and the leftover statements that have them.
    let parts: Vec<(usize, &String)> = said
        .iter()
        .enumerate()
        .flat_map(|(row, said)| said.content.all().iter().map(move |part| (row, part)))
        .filter(|(row, part)| pairs[*row].is_none_or(|column| covered(part, &given[column].content()) < HAS_PART))
        .collect();
    let of_parts = assign(parts.len(), unmatched.len(), |part, column| {
        let (row, words) = parts[part];
        let statement = &given[unmatched[column]];
        let likeness = jaccard(words, &statement.content());
        (likeness >= SAME_WORDS && same_speaker(&said[row], statement)).then_some(likeness)
    });

    for (row, said) in said.iter().enumerate() {
        let in_one_piece = pairs[row];
        let in_pieces = || {
            let mut own = parts.iter().zip(&of_parts).filter(|((of, _), _)| *of == row).peekable();
            own.peek().is_some() && own.all(|(_, column)| column.is_some())
        };
        let within_another = || {
            given.iter().any(|statement| {
                statement.parts.len() > 1
                    && same_speaker(said, statement)
                    && statement.parts.iter().any(|part| jaccard(part, &said.content.all().join(" ")) >= SAME_WORDS)
            })
        };
        if let Some(column) = in_one_piece {
            details_of_statement(said, &given[column], report);
        }
        if !said.optional {
            let hit = in_one_piece.is_some() || in_pieces() || within_another();
            report.expect("said", hit, || format!("{} | {}", said.speaker.all()[0], said.content.all().join(" … ")));
        }
    }
    for (column, statement) in given.iter().enumerate() {
        let row = row_of(column).or_else(|| {
            let place = unmatched.iter().position(|left| *left == column)?;
            let part = of_parts.iter().position(|taken| *taken == Some(place))?;
            Some(parts[part].0)
        });
        if row.is_none_or(|row| !said[row].optional) {
            report.give("said", row.is_some(), || format!("{} | {}", shown(&statement.speaker), statement.content()));
        }
    }
}

fn same_speaker(said: &facts::Said, statement: &Statement) -> bool {
    any_name(said.speaker.all(), &statement.speaker)
}

fn details_of_statement(said: &facts::Said, statement: &Statement, report: &mut Report) {
    report.detail("quotation", said.quote == statement.quotation);
    if let Some(cue) = &said.cue {
        let given = statement.cue.as_deref().unwrap_or_default();
        report.detail("cue", !given.is_empty() && covered(given, cue) > 0.0);
    }
    if let Some(addressee) = &said.addressee {
        report.detail("addressee", any_name(std::slice::from_ref(addressee), &statement.addressee));
    }
}
