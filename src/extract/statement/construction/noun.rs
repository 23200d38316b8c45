//! Reporting nouns: `Iran's claim that …`, `a threat by the rebels to …`.
//!
//! Example: in `the minister's call for Norway to pay` the minister says `for Norway to pay`.

use crate::grammar::clause;
use std::ops::Range;

use super::definition::Construction;
use crate::english::{Dep, Doc, Pos};
use crate::extract::statement::extent;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::lexicon::cue::{self, CuePos, Frame};

/// The rule of reporting nouns.
pub const RULE: Rule = "noun";

/// A reporting noun that somebody owns.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The union rejected the minister's call for Norway to pay.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    if doc.pos(i) != Pos::Noun {
        return None;
    }
    let lemma = doc.lemma(i).to_lowercase();
    let entry = cue::look_up(&lemma, CuePos::Noun)?;
    let owner = doc.left(i, Dep::Poss);
    // "This week's warnings" are nobody's.
    let owner = owner.filter(|&owner| doc.pos(owner) == Pos::Pron || page.story.entity_at[owner].is_some());
    // "Labour calls for talks", "media reports that …".
    let named_before = || {
        let before = doc.lefts(i).find(|&child| page.story.entity_at[child].is_some());
        before.filter(|&child| matches!(doc.dep(child), Dep::Amod | Dep::Compound | Dep::Nmod))
    };
    let owner = owner.or_else(named_before);
    let said = content(doc, i).or_else(|| predicate(doc, i)).or_else(|| behind_verb(doc, i))?;
    let clause = doc.token(said.start) == "that";
    let by = || clause::prepositional(doc, i, &["by", "from"]).map(|(_, object)| object);
    // "The assessment of the board that …": where a clause says what, "of" says whose.
    let of = || {
        let of = clause::prepositional(doc, i, &["of"]).filter(|_| clause).map(|(_, object)| object);
        of.filter(|&object| page.story.entity_at[object].is_some())
    };
    let speaker = owner.or_else(by).or_else(of);
    // "Amid reports that …": somebody reports it.
    let unowned = clause && doc.tag(i) == "NNS" && lemma == "report" && is_source(doc, i);
    let content = extent::trimmed(doc, said);
    (!content.is_empty() && (speaker.is_some() || unowned)).then(|| Report {
        content: vec![content],
        act: entry.act,
        ..Report::new(RULE, speaker, Some((lemma, i..i + 1)))
    })
}

/// The complement of a reporting noun.
pub fn content(doc: &Doc, noun: usize) -> Option<Range<usize>> {
    let entry = cue::look_up(doc.lemma(noun), CuePos::Noun)?;
    // "Repeated her call for Norway to wait", where the parser may hang the clause on the verb.
    let behind = |&child: &usize| doc.dep(child) == Dep::Advcl && doc.left_edge(child) == doc.right_edge(noun) + 1;
    let beside = doc.rights(doc.head(noun)).filter(|_| doc.dep(noun) == Dep::Dobj).filter(behind);
    let child = doc.rights(noun).chain(beside).find(|&child| match doc.dep(child) {
        Dep::Acl | Dep::Ccomp => {
            (clause::is_infinitive(doc, child) && entry.takes(&Frame::Infinitive))
                || (clause::opens_with_that(doc, child) && entry.takes(&Frame::Clause))
        }
        Dep::Advcl => clause::is_infinitive(doc, child) && entry.takes_preposition(doc.token(doc.left_edge(child))),
        // The parser takes many a clause for a relative one; a real one lacks what "that" stands for.
        Dep::Relcl => entry.takes(&Frame::Clause) && clause::opens_with_that(doc, child) && !stands_in(doc, child),
        Dep::Prep => entry.takes_preposition(doc.token(child)),
        _ => false,
    })?;
    let mut content = doc.subtree_range(child);
    // "A call for Norway to pay": the infinitive belongs to what follows the preposition.
    let wish = |&next: &usize| doc.left_edge(next) == content.end && clause::is_infinitive(doc, next);
    if doc.token(child) == "for"
        && let Some(next) = doc.rights(noun).chain(doc.rights(doc.head(noun))).find(wish)
    {
        content.end = doc.right_edge(next) + 1;
    }
    Some(content)
}

/// "Amid reports", "following reports", "there were reports": what is told of, not what is denied or read.
fn is_source(doc: &Doc, noun: usize) -> bool {
    let head = doc.head(noun);
    let after = matches!(doc.token(head).to_lowercase().as_str(), "amid" | "after" | "following" | "amidst");
    let there = doc.dep(noun) == Dep::Attr && doc.lemma(head) == "be";
    (after || is_received(doc, noun) || there)
        && !doc.lefts(noun).any(|child| doc.token(child).eq_ignore_ascii_case("no"))
}

/// "Norway's demand is that …", "one of its demands is that …": the clause behind the copula.
fn predicate(doc: &Doc, noun: usize) -> Option<Range<usize>> {
    let of = doc.head(noun);
    let one =
        doc.dep(noun) == Dep::Pobj && doc.token(of) == "of" && doc.token(doc.head(of)).eq_ignore_ascii_case("one");
    let subject = if one { doc.head(of) } else { noun };
    let be = doc.head(subject);
    let says = cue::look_up(doc.lemma(noun), CuePos::Noun).is_some_and(|entry| entry.takes(&Frame::Clause));
    let clause = doc
        .right(be, Dep::Ccomp)
        .filter(|&clause| clause::opens_with_that(doc, clause) && doc.left_edge(clause) == be + 1)?;
    let copula = doc.dep(subject) == Dep::Nsubj && doc.lemma(be) == "be";
    (says && copula).then(|| doc.subtree_range(clause))
}

/// "Received reports on Friday that …": the clause that the parser hangs on the verb.
fn behind_verb(doc: &Doc, noun: usize) -> Option<Range<usize>> {
    let says = cue::look_up(doc.lemma(noun), CuePos::Noun).is_some_and(|entry| entry.takes(&Frame::Clause));
    let clause = clause_on_verb(doc, doc.head(noun), noun).filter(|&clause| clause::opens_with_that(doc, clause))?;
    (says && is_received(doc, noun)).then(|| doc.subtree_range(clause))
}

/// The clause of a noun which the parser hangs on the verb whose object the noun is.
pub fn clause_on_verb(doc: &Doc, verb: usize, noun: usize) -> Option<usize> {
    doc.rights(verb).find(|&child| child > noun && doc.dep(child) == Dep::Ccomp)
}

/// "Received reports", "citing reports".
fn is_received(doc: &Doc, noun: usize) -> bool {
    doc.dep(noun) == Dep::Dobj && matches!(doc.lemma(doc.head(noun)), "follow" | "cite" | "receive" | "hear")
}

/// "Remarks that angered her": the clause's "that" is its subject or object.
fn stands_in(doc: &Doc, verb: usize) -> bool {
    doc.lefts(verb).any(|child| {
        doc.token(child) == "that" && matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj)
    })
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn reporting_nouns_and_whose_they_are() {
        assert_eq!(
            statements(CONSTRUCTION.example),
            [
                "The union ~ rejected ~ the minister's call for Norway to pay",
                "the minister's ~ call ~ for Norway to pay"
            ]
        );
    }

    #[test]
    fn reports_that_nobody_owns() {
        let nobody = "- ~ reports ~ that the mine was unsafe";
        assert_eq!(statements("The miners left amid reports that the mine was unsafe."), [nobody]);
        assert_eq!(
            statements("They doubted the assessment of Norway that the mine was unsafe."),
            ["Norway ~ assessment ~ that the mine was unsafe"]
        );
        assert_eq!(statements("The miners had read reports that the mine was unsafe."), [""; 0]);
    }

    #[test]
    fn what_a_demand_is() {
        let content = ["Norway's ~ demand ~ that Iceland pays"];
        assert_eq!(statements("Norway's demand is that Iceland pays."), content);
        assert_eq!(
            statements("One of Norway's demands is that Iceland pays."),
            ["Norway's ~ demands ~ that Iceland pays"]
        );
    }

    #[test]
    fn reports_that_somebody_received() {
        assert_eq!(
            statements("The office received reports on Friday that hundreds of families were forced out."),
            ["- ~ reports ~ that hundreds of families were forced out"]
        );
    }

    #[test]
    fn a_relative_clause_is_no_complement() {
        assert_eq!(statements("The minister's remarks that angered the union were not repeated."), [""; 0]);
    }
}
