//! Reporting verbs with what they take: `said that …`, `told reporters that …`, `accused X of …`, `urged X to …`,
//! `called X a liar`, and what stands before them: `The bridge was closed, officials said`.
//!
//! Example: in `The mayor of Bergen said that the bridge was closed` the complement of "said" is what is said.

use crate::grammar::{clause, phrase};
use std::ops::Range;

use super::definition::Construction;
use super::relative;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::statement::ending::{self, Said};
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::reporting_verb::ReportingVerb;
use crate::extract::statement::{complement, extent, misread, remark, unsaid};
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::{self, CuePos, Frame};

const RULE: Rule = "verb";

/// How many words whom it was said to, and when, take at most.
const BESIDE: usize = 8;

/// Where what is said ends or goes on to, by one rule.
type Cut = fn(&Doc, &Range<usize>) -> Option<usize>;

/// What ends what is said, or lets it go on, one after the other; the last only where no clause is said.
const CUTS: &[(&str, Cut)] =
    &[("that", and_that), ("remark", remark::start), ("coordination", misread::end), ("relative", added_of)];

/// A reporting verb with a complement.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The mayor of Bergen said that the bridge was closed on Monday.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let (verb, mut report) = unsaid::reported(page.story, i, RULE)?;
    // "Roe is reported to have said": Roe says it.
    if verb.passive && doc.right(i, Dep::Xcomp).is_some_and(|act| clause::is_infinitive(doc, act) && says(doc, act)) {
        return None;
    }
    let complements = complement::of(doc, &verb, &mut report);
    report.content = content(page.story, &verb, &complements)?;
    // "The raid, which the mayor called a mistake": of the raid.
    let of_noun = relative::antecedent(page.story, &verb).filter(|noun| lacks_object(doc, &verb) && noun.end <= i);
    if let Some(noun) = of_noun {
        report.content.insert(0, noun);
    }
    (!extent::stands_for_another(doc, &report.content)).then_some(report)
}

/// "… called a mistake", "… described as a mistake", "… said was a mistake": what it is said of stands elsewhere.
fn lacks_object(doc: &Doc, verb: &ReportingVerb) -> bool {
    let subject = |&child: &usize| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Expl | Dep::Csubj);
    let wh = |child: usize| doc.tag(child).starts_with('W') || doc.token(child) == "that";
    let own = |clause: usize| doc.lefts(clause).filter(subject).any(|child| !wh(child));
    let clause = doc.right(verb.token, Dep::Ccomp);
    let named = verb.entry.takes(&Frame::Named) || verb.entry.takes(&Frame::Accused);
    match clause {
        Some(clause) => clause::is_finite(doc, clause) && !own(clause),
        None => named,
    }
}

fn says(doc: &Doc, verb: usize) -> bool {
    matches!(doc.lemma(verb), "say" | "tell" | "write") && doc.lefts(verb).any(|child| doc.lemma(child) == "have")
}

fn content(story: &Story<'_>, reporting: &ReportingVerb, complements: &[usize]) -> Option<Vec<Range<usize>>> {
    let doc = &story.doc;
    let verb = reporting.token;
    if let Some(parts) = parted(doc, reporting) {
        return Some(parts);
    }
    let &first = complements.first()?;
    let mut content = Vec::new();
    let start = report_start(doc, verb);
    // "Noting that it was late, she said it was over": the participle is not what she said.
    let aside = complements.len() > 1 && doc.tag(doc.left_edge(first)) == "VBG";
    if aside && first < verb {
        // The clause behind the verb is all of it.
    } else if first < verb
        && !(complements.len() > 1 && matches!(doc.token(start.saturating_sub(1)), ";" | "—" | "–" | "--" | "-"))
    {
        let range = doc.subtree_range(first);
        content.push(extent::trimmed(doc, range.start..range.end.min(start.max(range.start + 1))));
    } else if reporting.passive && doc.dep(first) == Dep::Xcomp && !reporting.entry.takes(&Frame::Told) {
        // "The talks are said to have failed": subject and infinitive together are what is said.
        let subject = doc.left(verb, Dep::Nsubjpass);
        content.extend(subject.map(|subject| story.phrase(subject)));
    } else if doc.dep(first) == Dep::Ccomp {
        content.extend(before_report(doc, verb, start));
    }
    content.extend(complement::patient(doc, reporting).filter(|_| content.is_empty()));
    content.extend(behind_report(doc, verb).filter(|_| first < verb));
    content.extend(stretch(doc, reporting, complements).map(|said| extent::whole_quotation(story, said)));
    // "Asked whether it rained, she said": the question is not what she said.
    let question = |range: &Range<usize>| range.end <= verb && doc.token(range.start).eq_ignore_ascii_case("asked");
    // "…, they said, without elaborating": nor is what she left unsaid.
    let withheld = |range: &Range<usize>| {
        let act = (range.start + 1).min(doc.len() - 1);
        range.start > verb && doc.token(range.start) == "without" && ReportWord::Withheld.has(doc.lemma(act))
    };
    content.retain(|range| !range.is_empty() && !question(range) && !withheld(range));
    Some(content)
}

/// "The town's main road, Roe said, is closed": a subject and its verb, which the report parts, wherever the parser hangs
/// them.
fn parted(doc: &Doc, reporting: &ReportingVerb) -> Option<Vec<Range<usize>>> {
    let verb = reporting.token;
    let sentence = doc.sentence(verb);
    let start = report_start(doc, verb);
    let commas = start > sentence.start + 1
        && doc.token(start - 1) == ","
        && verb + 2 < sentence.end
        && doc.token(verb + 1) == ","
        && doc.left(verb, Dep::Nsubj).is_some_and(|subject| subject < verb);
    if !commas || !reporting.entry.takes(&Frame::Clause) {
        return None;
    }
    let finite = |i: usize| clause::is_finite_form(doc, i) || doc.tag(i) == "VB";
    let subject = sentence.start..start - 1;
    let plain = !subject.clone().any(|i| finite(i) || doc.pos(i) == Pos::Punct)
        && matches!(doc.pos(start - 2), Pos::Noun | Pos::Propn | Pos::Pron)
        && matches!(doc.pos(subject.start), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Det | Pos::Adj)
        && finite(verb + 2);
    plain.then(|| vec![clause::trim(doc, subject), clause::trim(doc, verb + 2..sentence.end)])
}

/// "If the talks fail, she said, the border stays shut": what stands before the report, where a comma follows the verb.
fn before_report(doc: &Doc, verb: usize, report: usize) -> Option<Range<usize>> {
    let token = |i: usize| doc.token(i.min(doc.len() - 1));
    let start = doc.left_edge(verb);
    let quoted = matches!(token(verb + 2), "\"" | "“" | "''" | "``");
    // "It was, she said, \"a mistake\"": the quotation ends the clause.
    let unfinished = report >= start + 2 && doc.pos(report - 2) == Pos::Aux && doc.token(report - 1) == ",";
    let goes_on = token(verb + 2) != "that" && (!quoted || unfinished);
    (token(verb + 1) == "," && start < report && goes_on).then(|| clause::trim(doc, start..report))
}

/// "They know nobody, he claimed, and have no means", "the road is closed, officials said, and it may stay so": the second half, which
/// the parser takes for what they did besides.
fn behind_report(doc: &Doc, verb: usize) -> Option<Range<usize>> {
    let sentence = doc.sentence(verb);
    let finite = |i: usize| clause::is_finite_form(doc, i);
    let comma = (verb + 1..sentence.end).take(BESIDE).take_while(|&i| !finite(i)).find(|&i| doc.token(i) == ",")?;
    let and = comma + 1;
    let rest = clause::trim(doc, (and + 1).min(sentence.end)..sentence.end);
    let first = rest.clone().find(|&i| finite(i) || doc.tag(i) == "VB")?;
    let deed =
        if doc.pos(first) == Pos::Aux && doc.pos(doc.head(first)) == Pos::Verb { doc.head(first) } else { first };
    let quoted = rest.clone().any(|i| remark::is_mark(doc, i));
    // "…, one official said, and others said that …": another report; "…, she said, and left": a deed of hers.
    let reports = cue::look_up(&clause::verb_lemma(doc, deed), CuePos::Verb).is_some();
    let subject = doc
        .children(deed)
        .any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Expl) && child >= rest.start);
    let bare = first == rest.start
        && (matches!(doc.tag(first), "VB" | "VBP" | "VBZ") || doc.pos(first) == Pos::Aux)
        && doc.tag(verb) == "VBD";
    (matches!(doc.token(and), "and" | "but" | "or") && !quoted && !reports && (subject || bare)).then_some(rest)
}

/// Where the reporting clause begins: at its subject or verb, whichever is first.
fn report_start(doc: &Doc, verb: usize) -> usize {
    let subject = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    subject.map_or(verb, |subject| doc.left_edge(subject).min(verb))
}

/// One stretch from the first complement after the verb to where what is said ends: "Moscow of a military build-up".
fn stretch(doc: &Doc, reporting: &ReportingVerb, complements: &[usize]) -> Option<Range<usize>> {
    let said = by_rule(doc, reporting, complements)?;
    Some(clause::trim(doc, said.by_rule.start..ending::of(doc, &said)))
}

/// The same for every verb that reports something, before it is decided where it ends: what its weights are measured by.
pub fn undecided(story: &Story<'_>) -> Vec<Said> {
    let said = |i: usize| {
        let (verb, mut report) = unsaid::reported(story, i, RULE)?;
        let complements = complement::of(&story.doc, &verb, &mut report);
        by_rule(&story.doc, &verb, &complements)
    };
    (0..story.doc.len()).filter_map(said).collect()
}

/// From the first complement after the verb to the last, with what the rules cut.
fn by_rule(doc: &Doc, reporting: &ReportingVerb, complements: &[usize]) -> Option<Said> {
    let verb = reporting.token;
    let told = complements.iter().any(|&child| child < verb);
    // "…, she said, hinting that …", "…, she said, the head of a board": no more of it.
    let aside = |child: usize| {
        let edge = doc.left_edge(child);
        let beside = doc.dep(child) == Dep::Advcl && matches!(doc.token(edge), "as" | "while");
        told && doc.token(edge - 1) == "," && (doc.tag(edge) == "VBG" || doc.dep(child) == Dep::Dobj || beside)
    };
    let after: Vec<usize> = complements.iter().copied().filter(|&child| child > verb && !aside(child)).collect();
    let first = after.iter().map(|&child| doc.left_edge(child)).min()?.max(reporting.tokens.end);
    let last = after.iter().map(|&child| doc.right_edge(child)).max()?;
    let first = with_subject(doc, verb, complements).unwrap_or_else(|| behind_day(doc, first, &after));
    let by_tree = first..behind_aside(doc, first..last + 1);
    let through = extent::medium(doc, &by_tree);
    let mut said = extent::trimmed(doc, by_tree.clone());
    let mut cut = if said.end < clause::trim(doc, by_tree).end { "report" } else { "tree" };
    let clause = after.iter().any(|&child| doc.dep(child) == Dep::Ccomp);
    let cuts = if clause { &CUTS[..CUTS.len() - 1] } else { CUTS };
    for (name, end) in cuts {
        if let Some(end) = end(doc, &said) {
            (cut, said.end) = (name, end);
        }
    }
    let by_rule = clause::trim(doc, said);
    let beside = if clause { None } else { circumstance(doc, verb, by_rule.end) };
    let end = doc.sentence(verb).end;
    let sure = [through, beside, said_besides(doc, verb, by_rule.end..end), sequel(doc, by_rule.start..end)];
    let limit = sure.into_iter().flatten().min().unwrap_or(end);
    let (lemma, complements) = (reporting.lemma.clone(), complements.to_vec());
    (!by_rule.is_empty()).then_some(Said { verb, lemma, complements, by_rule, cut, by_tree: last, limit })
}

/// "Has said the board is ready | and has urged Chile to leave": what else whoever speaks says.
fn said_besides(doc: &Doc, verb: usize, mut behind: Range<usize>) -> Option<usize> {
    let says = |i: usize| cue::look_up(&clause::verb_lemma(doc, i), CuePos::Verb).is_some();
    let besides = |&i: &usize| doc.dep(i) == Dep::Conj && says(i) && misread::report_of(doc, i) == Some(verb);
    behind.find(besides).map(|conjunct| doc.left_edge(conjunct))
}

/// "Said it would leave, | raising fears of war", "…, | prompting Peru to act": what came of it is the author's.
fn sequel(doc: &Doc, said: Range<usize>) -> Option<usize> {
    let quoted = |i: usize| (said.start..i).any(|at| doc.tag(at) == "``");
    let stirs = |i: usize| ReportWord::Sequel.has(&doc.token(i).to_lowercase()) || remark::raises_reaction(doc, i);
    let opens = |&i: &usize| doc.token(i - 1) == "," && doc.tag(i) == "VBG" && stirs(i) && !quoted(i);
    (said.start + 1..said.end).find(opens)
}

/// "Rejected the ruling | within the hour", "called for a truce | as planes bombed the town": when and beside what it was said.
fn circumstance(doc: &Doc, verb: usize, said: usize) -> Option<usize> {
    let own_subject = |clause: usize| doc.left(clause, Dep::Nsubj).is_some();
    let beside = |child: usize| match doc.dep(child) {
        Dep::Prep => phrase::opens_time(doc, child),
        Dep::Advcl => doc.token(doc.left_edge(child)) == "as" && own_subject(child),
        _ => false,
    };
    doc.rights(verb).filter(|&child| beside(child)).map(|child| doc.left_edge(child)).find(|&start| start >= said)
}

/// "Wrote that it rained, | and that nobody came": what a second "that" opens goes on.
fn and_that(doc: &Doc, said: &Range<usize>) -> Option<usize> {
    let stop = |i: usize| i < doc.len() && matches!(doc.token(i), "," | "\"" | "”" | "''");
    let and = said.end + (said.end..said.end + 2).take_while(|&i| stop(i)).count();
    let that = and + 1;
    let opens = that < doc.sentence(said.start).end
        && matches!(doc.token(and), "and" | "but")
        && doc.token(that) == "that"
        && doc.dep(that) == Dep::Mark
        && (doc.token(said.start) == "that" || (said.end - 1..and).any(|i| matches!(doc.token(i), "\"" | "”" | "''")));
    let end = opens.then(|| doc.right_edge(doc.head(that)) + 1)?;
    Some(clause::trim(doc, said.start..end).end.max(said.end))
}

/// "Vowed to clear the border, which it sees as a danger": where no clause is said, the relative clause behind the comma that
/// ends the sentence is the author's.
fn added_of(doc: &Doc, said: &Range<usize>) -> Option<usize> {
    let opens = |&i: &usize| doc.token(i) == "," && matches!(doc.token(i + 1), "which" | "who" | "whose" | "where");
    let comma = (said.start + 2..said.end.saturating_sub(2)).rev().find(opens)?;
    let marks = said.clone().any(|i| matches!(doc.token(i), "\"" | "“" | "”"));
    let relative = doc.ancestors(comma + 1).find(|&above| doc.dep(above) == Dep::Relcl)?;
    (!marks && doc.right_edge(relative) + 1 >= said.end).then_some(comma)
}

/// "Said on Wednesday warrants had arrived": the parser loses the subject to the day before it.
fn with_subject(doc: &Doc, verb: usize, complements: &[usize]) -> Option<usize> {
    let &said = complements.iter().find(|&&child| child > verb && doc.dep(child) == Dep::Ccomp)?;
    let subject =
        |child: usize| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Expl | Dep::Csubj | Dep::Mark);
    let start = doc.left_edge(said);
    if clause::is_infinitive(doc, said) || doc.lefts(said).any(subject) || !clause::is_finite(doc, said) {
        return None;
    }
    let day = (verb + 1..start).find(|&i| phrase::is_time(doc, i))?;
    let noun = (day + 1..start).any(|i| matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Pron));
    (noun && doc.pos(day + 1) != Pos::Adp).then_some(day + 1)
}

/// "Said on Tuesday it had no news": the day before the subject of a clause without "that" is when it was said.
fn behind_day(doc: &Doc, first: usize, complements: &[usize]) -> usize {
    let Some(&said) = complements.iter().find(|&&child| doc.dep(child) == Dep::Ccomp) else { return first };
    // "Said Thursday on the radio that it was late": so is all that stands before "that".
    let that = doc.lefts(said).find(|&child| doc.dep(child) == Dep::Mark && doc.token(child) == "that");
    if let Some(that) = that.filter(|&that| that > first && phrase::is_time(doc, first)) {
        return that;
    }
    let subject = doc.lefts(said).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Expl));
    let day = doc.lefts(said).next().filter(|&child| {
        let adverb = matches!(doc.token(child), "earlier" | "later" | "previously");
        doc.left_edge(child) == first && (adverb || phrase::is_time(doc, child) || phrase::opens_time(doc, child))
    });
    match (day, subject) {
        (Some(day), Some(subject)) if doc.right_edge(day) + 1 == doc.left_edge(subject) => doc.left_edge(subject),
        _ => first,
    }
}

/// "… should -- at least -- cut its aid": where the tree ends at the dash that closes an aside, the clause goes on.
fn behind_aside(doc: &Doc, said: Range<usize>) -> usize {
    let dash = |i: usize| matches!(doc.token(i), "—" | "–" | "--");
    let opened = said.clone().filter(|&i| dash(i)).count() % 2 == 1;
    let closes = (said.end..doc.len()).take(1).any(dash);
    if opened && closes && !dash(said.end - 1) { doc.sentence(said.start).end.max(said.end) } else { said.end }
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::{facts, statements};
    use crate::facts::SpeechAct;

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(statements(text), expect, "{text}");
    }

    #[test]
    fn a_report_before_and_behind_what_is_said() {
        check(CONSTRUCTION.example, &["The mayor of Bergen ~ said ~ that the bridge was closed on Monday"]);
        check(
            "The bridge would be closed for two years, officials said on Friday.",
            &["officials ~ said ~ The bridge would be closed for two years"],
        );
    }

    #[test]
    fn what_came_of_it_is_not_said() {
        check(
            "Peru accused Chile of a build-up in the north, raising fears of war.",
            &["Peru ~ accused ~ Chile of a build-up in the north"],
        );
        check(
            "Holt said that the bridge was closed, prompting the town to call for help.",
            &["Holt ~ said ~ that the bridge was closed"],
        );
    }

    #[test]
    fn a_second_clause_with_that_goes_on() {
        check(
            "Holt said it was \"a better bridge,\" and that \"this helps the town.\"",
            &["Holt ~ said ~ it was \"a better bridge,\" and that \"this helps the town.\""],
        );
    }

    #[test]
    fn passives_tell_who_said_it() {
        check("Norway was accused by Iceland of overfishing.", &["Iceland ~ accused ~ Norway | of overfishing"]);
        check("The ministry said on Tuesday it had no news.", &["The ministry ~ said ~ it had no news"]);
        check("It was announced that the mine would close.", &["- ~ announced ~ that the mine would close"]);
    }

    #[test]
    fn who_is_reported_to_have_said_it_said_it() {
        check(
            "\"I hope that you can let it go,\" Roe is reported to have said after a meeting.",
            &["Roe ~ said ~ I hope that you can let it go"],
        );
    }

    #[test]
    fn the_second_half_stands_behind_the_report() {
        check(
            "Officials know nobody there, she claimed, and lack the means to find out.",
            &["she ~ claimed ~ Officials know nobody there | lack the means to find out"],
        );
        check(
            "Peru agreed to a deal, the mayor said, as Chile closed the border.",
            &["the mayor ~ said ~ Peru agreed to a deal"],
        );
    }

    #[test]
    fn what_follows_the_report_is_no_more_of_it() {
        let text = "The bridge was shut, the mayor said, hinting that the money was gone.";
        check(text, &["the mayor ~ said ~ The bridge was shut", "the mayor ~ hinting ~ that the money was gone"]);
    }

    #[test]
    fn what_the_author_adds_to_a_thing_is_not_said() {
        check(
            "The mayor vowed to clear the harbour, which she sees as a danger.",
            &["The mayor ~ vowed ~ to clear the harbour"],
        );
    }

    #[test]
    fn thoughts_are_kept_apart_from_speech() {
        let acts = |text: &str| facts(text).statements.iter().map(|statement| statement.act).collect::<Vec<_>>();
        assert_eq!(acts("The mayor hopes that it will be \"fine\"."), [SpeechAct::Think]);
        assert_eq!(acts("The mayor denied that the bridge was unsafe."), [SpeechAct::Deny]);
    }

    #[test]
    fn the_second_half_behind_the_report_is_said_as_well() {
        assert_eq!(
            statements("The ship may sail, the owners said, and it could also lift the ban on nets."),
            ["the owners ~ said ~ The ship may sail | and it could also lift the ban on nets"]
        );
    }
}
