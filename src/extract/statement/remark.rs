//! The author's own words behind what somebody said: where they begin.
//!
//! A report before its content (`Roe said that …`) lets the author go on with remarks that the parser hangs on what was
//! said: `… the road was closed, which it was not`; `… — even as buses ran`; `…, a claim that Doe denied`; `…, according to
//! the Herald`; `…, prompting protests`. Between quotation marks nothing is the author's, and what comes before its report
//! (`The road, which was icy, was closed, Roe said`) is said as a whole.

use std::ops::Range;

use crate::english::{Dep, Doc, Pos};
use crate::grammar::phrase;
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::{self, CuePos};

/// The shortest content that a remark may leave.
const SHORTEST: usize = 2;

/// Where the author's remark begins that ends `content`.
pub fn start(doc: &Doc, content: &Range<usize>) -> Option<usize> {
    (content.start + SHORTEST..content.end.saturating_sub(1))
        .filter(|&i| doc.pos(i) == Pos::Punct && (!is_quoted(doc, content.start, i) || is_closing_comma(doc, i)))
        .find(|&i| {
            if is_dash(doc, i) {
                dashed(doc, i, content)
            } else {
                (doc.token(i) == "," || is_closing_comma(doc, i)) && comma(doc, i, content.end)
            }
        })
}

/// ",”": the mark of a quotation that a comma ends.
fn is_closing_comma(doc: &Doc, i: usize) -> bool {
    is_mark(doc, i) && i > 0 && doc.token(i - 1) == ","
}

/// True for a dash between words.
fn is_dash(doc: &Doc, i: usize) -> bool {
    matches!(doc.token(i), "-" | "–" | "—" | "--") && (doc.space_after(i) || doc.token(i) != "-")
}

/// A dash that no other closes: one that two enclose is an aside amid what is said.
fn dashed(doc: &Doc, dash: usize, content: &Range<usize>) -> bool {
    let closes = |i: usize| is_dash(doc, i) && i + 1 < content.end;
    let is_closing = (content.start..dash).filter(|&i| is_dash(doc, i)).count() % 2 == 1;
    // "… the findings — and take the threat seriously", "— with or without Peru": it goes on.
    let next = dash + 1;
    let joined = matches!(doc.token(next), "and" | "or")
        && !doc.rights(doc.head(next)).any(|child| {
            doc.dep(child) == Dep::Conj && child > next && doc.lefts(child).any(|it| doc.dep(it) == Dep::Nsubj)
        });
    let goes_on = joined || matches!(doc.token(next), "with" | "that" | "including");
    doc.space_after(dash) && !goes_on && !is_closing && !(dash + 1..content.end).any(|i| closes(i) || is_mark(doc, i))
}

/// A comma with a remark that goes to the end.
fn comma(doc: &Doc, comma: usize, end: usize) -> bool {
    let first = comma + 1;
    if (first..end).any(|i| is_mark(doc, i)) {
        return false;
    }
    let to_the_end = |head: usize| doc.right_edge(head) + 2 >= end && doc.right_edge(head) < end + 1;
    let adverbial = || (first..end).find(|&i| doc.dep(i) == Dep::Advcl && doc.left_edge(i) == first);
    match doc.token(first).to_lowercase().as_str() {
        "which" | "who" | "whose" | "where" => {
            let clause = (first..end).find(|&i| doc.dep(i) == Dep::Relcl && doc.left_edge(i) <= first);
            clause.is_some_and(to_the_end)
        }
        // ", a day after the army took the town": where the report, not what is said, stands in time.
        "a" | "an" | "hours" | "days" | "weeks" if is_interval(doc, first, end, to_the_end) => true,
        "according" => doc.token(first + 1) == "to",
        "in" => doc.token(first + 1) == "what",
        // ", having named Peru before".
        "having" => adverbial().is_some_and(to_the_end),
        // ", as the council met": what happened beside it.
        "as" => adverbial().is_some_and(|clause| {
            let subject = doc.lefts(clause).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
            let other = subject.is_some_and(|subject| doc.pos(subject) == Pos::Propn);
            other && doc.tag(clause) == "VBD" && to_the_end(clause)
        }),
        word if ReportWord::Sequel.has(word) => true,
        _ => is_named_anew(doc, first, end, to_the_end),
    }
}

/// ", a day after …", ", hours before …": a length of time before a clause or noun that goes to the end.
fn is_interval(doc: &Doc, first: usize, end: usize, to_the_end: impl Fn(usize) -> bool) -> bool {
    let after = (first + 1..end).take(4).find(|&i| matches!(doc.token(i), "after" | "before"));
    let Some(after) = after else { return false };
    let length = (first..after).all(|i| matches!(doc.pos(i), Pos::Det | Pos::Num | Pos::Noun | Pos::Adv | Pos::Adj))
        && phrase::is_time(doc, after - 1);
    let head = if doc.dep(after) == Dep::Mark { doc.head(after) } else { after };
    length && to_the_end(head)
}

/// ", a claim that Roe denied", ", a baker who had left the town": what was said, or somebody in it, in the author's words.
fn is_named_anew(doc: &Doc, first: usize, end: usize, to_the_end: impl Fn(usize) -> bool) -> bool {
    let Some(noun) = (first..end).take(6).find(|&i| doc.dep(i) == Dep::Appos && doc.left_edge(i) == first) else {
        return false;
    };
    // "… for fairness, the end of loopholes that help the rich and for relief": one of several things said.
    if [noun, doc.head(noun)].iter().any(|&i| doc.right(i, Dep::Conj).is_some()) {
        return false;
    }
    let told = doc.rights(noun).any(|child| matches!(doc.dep(child), Dep::Relcl | Dep::Acl));
    let of_speech = cue::look_up(doc.lemma(noun), CuePos::Noun).is_some() || ReportWord::Allusion.has(doc.lemma(noun));
    to_the_end(noun) && (told || of_speech) && matches!(doc.token(first), "a" | "an" | "the")
}

/// "Raising fears of war": a participle of what somebody's words or deeds stir.
pub fn raises_reaction(doc: &Doc, participle: usize) -> bool {
    doc.lemma(participle) == "raise"
        && doc.tag(participle) == "VBG"
        && doc.right(participle, Dep::Dobj).is_some_and(|it| ReportWord::Reaction.has(doc.lemma(it)))
}

/// True where a quotation is open at `i`, counted from `from`.
fn is_quoted(doc: &Doc, from: usize, i: usize) -> bool {
    (from.saturating_sub(1)..i).filter(|&mark| is_mark(doc, mark)).count() % 2 == 1
}

/// True for a mark of quotation.
pub fn is_mark(doc: &Doc, i: usize) -> bool {
    matches!(doc.token(i), "\"" | "“" | "”" | "''" | "``")
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn the_author_goes_on_behind_what_is_said() {
        for remark in [
            ", which it was not",
            " — even as buses crossed it",
            ", in what appears to be a mistake",
            ", prompting protests in the town",
            ", according to the Herald",
            ", a day after the river rose",
            ", an apparent reference to the flood",
            ", as Peru closed its port",
        ] {
            let found = statements(&format!("The mayor said that nobody could use the bridge{remark}."));
            let said = "The mayor ~ said ~ that nobody could use the bridge".to_owned();
            assert!(found.contains(&said), "{remark}: {found:?}");
        }
    }

    #[test]
    fn what_two_dashes_enclose_is_said() {
        assert_eq!(
            statements("Officials said that the races -- which are held every year -- were in danger."),
            ["Officials ~ said ~ that the races -- which are held every year -- were in danger"]
        );
    }

    #[test]
    fn what_comes_before_its_report_is_said_as_a_whole() {
        assert_eq!(
            statements("The bridge was closed for the winter, which it never was before, the mayor said."),
            ["the mayor ~ said ~ The bridge was closed for the winter, which it never was before"]
        );
    }
}
