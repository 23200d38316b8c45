//! Where the words said begin and end.
//!
//! A complement's subtree is nearly what was said, but the parser hangs on it what the reporter adds: `He said the
//! road was closed, adding that buses would run` ends at "closed", and so does `He said the road was closed, while the
//! mayor said that it was open`.

use crate::grammar::{clause, subject};
use std::ops::Range;

use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::facts::SpeechAct;
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::{self, CuePos, Frame};
use crate::lexicon::nouns;
use crate::span::Span;

/// `content` to the end of the quotation that it breaks off in: what stands between the marks was said.
pub fn whole_quotation(story: &Story<'_>, content: Range<usize>) -> Range<usize> {
    let Some(quote) = content.end.checked_sub(1).and_then(|last| story.quote(last)) else { return content };
    let begins = content.contains(&quote.tokens.start) && quote.tokens.end > content.end;
    let end = if begins { quote.tokens.end } else { content.end };
    clause::trim(&story.doc, content.start..end)
}

/// `content` with the mark that closes a quotation opened in it: `called the plan "a disaster"`.
pub fn closed(doc: &Doc, content: &Range<usize>) -> Range<usize> {
    let mark = |i: usize| matches!(doc.token(i), "\"" | "“" | "”" | "''");
    let open = content.clone().filter(|&i| mark(i)).count() % 2 == 1;
    let end = (content.end..doc.len()).take(2).find(|&i| mark(i)).filter(|_| open);
    content.start..end.map_or(content.end, |end| end + 1)
}

/// More characters than stand between two words of a text as it was read were left out in reading: a link's notes.
const GAP: u32 = 24;

/// Where the words of `content` stand, in several spans where the text as found has more between them than was read.
pub fn spans(doc: &Doc, content: Range<usize>) -> Vec<Span> {
    let apart = |i: &usize| doc.span(*i).start.saturating_sub(doc.span(i - 1).end) > GAP;
    let starts = content.clone().skip(1).filter(apart);
    let starts: Vec<usize> = std::iter::once(content.start).chain(starts).chain([content.end]).collect();
    starts.windows(2).map(|ends| doc.span_of(ends[0]..ends[1])).collect()
}

/// `content` without what reports anew at its end, and without idle marks at its ends.
pub fn trimmed(doc: &Doc, content: Range<usize>) -> Range<usize> {
    let cut = content.clone().skip(2).find(|&i| reports_anew(doc, i, &content)).and_then(|verb| {
        let start = doc.left_edge(verb).max(content.start);
        (start > content.start + 1).then_some(start)
    });
    let cut = [cut, medium(doc, &content)].into_iter().flatten().min();
    let mut end = cut.unwrap_or(content.end);
    // "… was closed, and | Kerry said": the conjunction belongs to the new report.
    if cut.is_some() {
        while end > content.start + 1 && matches!(doc.pos(end - 1), Pos::Cconj | Pos::Sconj | Pos::Punct) {
            end -= 1;
        }
    }
    clause::trim(doc, content.start..end)
}

/// True where the verb at `i` begins another report that merely hangs on what is said.
fn reports_anew(doc: &Doc, i: usize, content: &Range<usize>) -> bool {
    if doc.pos(i) != Pos::Verb || !matches!(doc.dep(i), Dep::Advcl | Dep::Conj) {
        return false;
    }
    if is_withheld(doc, i) || is_contrast(doc, i) || is_remark(doc, i) {
        return true;
    }
    if !is_reporting(doc, i) {
        return joins_report(doc, i);
    }
    let start = doc.left_edge(i);
    let Some(before) = start.checked_sub(1).filter(|&before| before > content.start) else { return false };
    // "… that it rained, and that he told her": "that" goes with the report above.
    if doc.lefts(i).any(|child| doc.dep(child) == Dep::Mark && doc.token(child) == "that") {
        return false;
    }
    let own_subject = doc.left(i, Dep::Nsubj).is_some();
    let passive = doc.left(i, Dep::Nsubjpass).is_some();
    // "Conceded that … but implied that …"
    let but = doc.token(before) == "but"
        && !own_subject
        && !passive
        && doc.dep(i) == Dep::Conj
        && !is_reporting(doc, doc.head(i));
    let mark = |i: usize| matches!(doc.token(i), "\"" | "”" | "''");
    let behind_mark = (content.start..=before).rev().find(|&i| !mark(i)).unwrap_or(before);
    let comma =
        doc.token(behind_mark) == "," || (doc.pos(before) == Pos::Cconj && matches!(doc.token(before - 1), "," | ";"));
    let contrast = doc.lefts(i).any(|child| {
        doc.dep(child) == Dep::Mark
            && matches!(doc.token(child).to_lowercase().as_str(), "while" | "although" | "though" | "whereas")
    });
    if !comma {
        // "Said it rained in the north while the report said that it snowed".
        return but || is_noted(doc, i, before) || own_subject && contrast && doc.token(start) == "while";
    }
    let participle = doc.tag(i) == "VBG" && start + 2 > i;
    // "… was not in crisis, and urged that everyone relax"
    let new_clause =
        !own_subject && doc.dep(i) == Dep::Conj && !is_reporting(doc, doc.head(i)) && clause::takes_that_clause(doc, i);
    but || new_clause || participle || (own_subject && (contrast || doc.dep(i) == Dep::Conj))
}

/// "Said that there were 5,200 | but did not specify where": who says no more, says nothing by that.
fn is_withheld(doc: &Doc, verb: usize) -> bool {
    let none =
        || clause::object(doc, verb).and_then(|it| doc.left(it, Dep::Det)).is_some_and(|it| doc.lemma(it) == "no");
    let negated = doc.left(verb, Dep::Neg).is_some() || none();
    negated
        && doc.left(verb, Dep::Nsubj).is_none()
        && doc.dep(verb) == Dep::Conj
        && ReportWord::Withheld.has(doc.lemma(verb))
}

/// "Says she will stay, | slamming the mayor", "said it would end | while accusing Peru of theft": who speaks says one thing more.
fn is_remark(doc: &Doc, verb: usize) -> bool {
    let start = doc.left_edge(verb);
    let beside = start == verb && clause::opens_after_comma(doc, verb)
        || start + 1 == verb && doc.token(start).eq_ignore_ascii_case("while");
    let entry = cue::look_up(&clause::verb_lemma(doc, verb), CuePos::Verb);
    let says = |act: SpeechAct| matches!(act, SpeechAct::Accuse | SpeechAct::Endorse | SpeechAct::Demand);
    let speaks = entry.is_some_and(|it| it.takes(&Frame::Accused) || it.takes(&Frame::Named) || says(it.act));
    beside && speaks && doc.tag(verb) == "VBG" && doc.dep(verb) == Dep::Advcl
}

/// "Says that it will stay, | while Chile wants it to go": the reporter sets somebody else against who speaks.
fn is_contrast(doc: &Doc, verb: usize) -> bool {
    let start = doc.left_edge(verb);
    let comma = start.checked_sub(1).is_some_and(|before| doc.token(before) == ",");
    let subject = doc.left(verb, Dep::Nsubj).or_else(|| doc.left(verb, Dep::Nsubjpass));
    // "Said Roe was "a hero", | while a fund has grown": behind the words themselves the author goes on.
    let mark = |i: usize| matches!(doc.token(i), "\"" | "”" | "''");
    let marked = start > 2 && mark(start - 2) && subject.is_some();
    let other = marked || subject.is_some_and(|subject| doc.pos(subject) == Pos::Propn);
    comma && other && doc.dep(verb) == Dep::Advcl && doc.token(start).eq_ignore_ascii_case("while")
}

/// "Said that the group is dangerous | and applauded Chile": what follows "said" in its own tense, and not the clause in between,
/// is what the speaker does next.
pub fn joins_report(doc: &Doc, verb: usize) -> bool {
    let first = doc.head(verb);
    let outer = doc.head(first);
    let speech = cue::look_up(&clause::verb_lemma(doc, verb), CuePos::Verb);
    let said = doc.dep(first) == Dep::Ccomp && doc.tag(outer) == "VBD" && is_reporting(doc, outer);
    let now = matches!(doc.tag(first), "VBZ" | "VBP") || doc.lefts(first).any(|child| doc.tag(child) == "MD");
    let joined = doc.dep(verb) == Dep::Conj && doc.tag(verb) == "VBD" && doc.left(verb, Dep::Nsubj).is_none();
    joined && said && now && speech.is_some_and(|entry| entry.act != SpeechAct::Think)
}

/// "Said the flood was bad | and noted that it rose": floods note nothing.
pub fn is_noted(doc: &Doc, verb: usize, before: usize) -> bool {
    let that = doc.rights(verb).any(|child| doc.dep(child) == Dep::Ccomp);
    let thing = |subject: usize| {
        doc.pos(subject) == Pos::Noun && !nouns::is_somebody(&doc.lemma(subject).to_lowercase())
            || matches!(doc.token(subject).to_lowercase().as_str(), "this" | "that" | "it" | "there")
    };
    let joined = doc.dep(verb) == Dep::Conj && matches!(doc.token(before), "and" | "but");
    // "Designed to shore up unity | and show that …": no finite verb, no report.
    let finite = doc.tag(verb) != "VB";
    joined
        && that
        && finite
        && doc.left(verb, Dep::Nsubj).is_none()
        && subject::of(doc, doc.head(verb)).is_some_and(thing)
}

/// Where the reporter tells through what it was said: "… that the army withdraw in a statement on Friday".
pub fn medium(doc: &Doc, content: &Range<usize>) -> Option<usize> {
    let through = |&i: &usize| {
        let object = doc.right(i, Dep::Pobj);
        matches!(doc.token(i), "in" | "at")
            && object.is_some_and(|object| {
                matches!(doc.lemma(object), "statement" | "tweet" | "conference" | "interview")
                    && matches!(doc.token(i + 1), "a" | "an")
                    && doc.left_edge(object) == i + 1
            })
    };
    // What follows may only tell when it was, or where.
    let told =
        |i: usize| (i..content.end).any(|j| doc.pos(j) == Pos::Punct || matches!(doc.tag(j), "VBD" | "VBZ" | "MD"));
    (content.start + 3..content.end.saturating_sub(2)).find(through).filter(|&i| !told(i))
}

/// True for a verb that can report a whole clause.
pub fn is_reporting(doc: &Doc, i: usize) -> bool {
    cue::look_up(&clause::verb_lemma(doc, i), CuePos::Verb)
        .is_some_and(|entry| entry.takes(&Frame::Clause) && entry.act != SpeechAct::Think)
}

/// True where nothing is left but a word that stands for what was said elsewhere ("he said that", "what he warned
/// against").
pub fn stands_for_another(doc: &Doc, content: &[Range<usize>]) -> bool {
    match content {
        [] => true,
        [only] => only.len() == 1 && matches!(doc.pos(only.start), Pos::Pron | Pos::Det | Pos::Adv | Pos::Adp),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn a_second_report_ends_the_first() {
        assert_eq!(
            statements("The mayor said that the road was closed, adding that buses would run."),
            ["The mayor ~ said ~ that the road was closed", "The mayor ~ adding ~ that buses would run"]
        );
    }

    #[test]
    fn what_is_said_of_somebody_besides_is_another_statement() {
        assert_eq!(
            statements("Jane Roe says she is changing her plans, accusing the board of theft."),
            ["Jane Roe ~ says ~ she is changing her plans", "she ~ accusing ~ the board of theft"]
        );
        assert_eq!(
            statements("Jane Roe said the inquiry would end soon while accusing the board of theft.")[0],
            "Jane Roe ~ said ~ the inquiry would end soon"
        );
    }

    #[test]
    fn an_infinitive_beside_another_goes_on() {
        assert_eq!(
            statements("Experts say the launches were designed to shore up unity and show that Roe is in control."),
            ["Experts ~ say ~ the launches were designed to shore up unity and show that Roe is in control"]
        );
    }

    #[test]
    fn what_a_thing_cannot_note_is_noted_by_who_speaks() {
        assert_eq!(
            statements("The mayor said the flood was bad and noted that it had reached the school."),
            ["The mayor ~ said ~ the flood was bad", "The mayor ~ noted ~ that it had reached the school"]
        );
    }

    #[test]
    fn what_the_reporter_sets_beside_it_is_not_said() {
        assert_eq!(
            statements("The mayor said the cost would exceed 200 crowns but did not specify by how much."),
            ["The mayor ~ said ~ the cost would exceed 200 crowns"]
        );
        assert_eq!(
            statements("The navy said the ships met in the north while the report said they met in the south.")[0],
            "The navy ~ said ~ the ships met in the north"
        );
        assert_eq!(
            statements("The mayor said Holt was \"a hero\", while an appeal for him has raised much money."),
            ["The mayor ~ said ~ Holt was \"a hero\""]
        );
        assert_eq!(
            statements("Police said they had held three men but gave no names."),
            ["Police ~ said ~ they had held three men"]
        );
        assert_eq!(
            statements("Peru says that the port will stay, while Chile wants it to go."),
            ["Peru ~ says ~ that the port will stay"]
        );
        assert_eq!(
            statements("The mayor said the firm is a danger and applauded Peru for its patience.")[0],
            "The mayor ~ said ~ the firm is a danger"
        );
    }

    #[test]
    fn a_quotation_is_not_cut() {
        let text = "The mayor said he wanted the “bridge closed, warning that it was unsafe, until the winter”.";
        assert_eq!(statements(text).len(), 1);
        assert!(statements(text)[0].ends_with("until the winter”"), "{:?}", statements(text));
    }

    #[test]
    fn a_medium_at_the_end_is_not_said_and_a_quotation_is_closed() {
        let [found] = &statements("The minister demanded that the union end the strike in a statement on Friday.")[..]
        else {
            panic!("one statement")
        };
        assert!(found.ends_with("that the union end the strike"), "{found}");
        assert_eq!(
            statements("The critic called the film \"a disaster\"."),
            ["The critic ~ called ~ the film \"a disaster\""]
        );
    }

    #[test]
    fn a_word_that_stands_for_what_was_said_is_none() {
        assert_eq!(statements("The bridge was closed. The mayor said that."), [""; 0]);
    }
}
