//! Texts whose issuer speaks by them: statements, letters, messages.
//!
//! Example: in `He released a statement saying that it snowed` he speaks, not the statement; so does the ministry in
//! `A statement by the ministry said …`.

use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::facts::EntityType;
use crate::grammar::{clause, subject, voice};
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::{self, CuePos};

/// True for a noun of such a text.
pub fn is_issued(doc: &Doc, noun: usize) -> bool {
    ReportWord::Issued.has(&doc.lemma(noun).to_lowercase())
}

/// "Published a study", "issued a warning", "signed a cable": what somebody gives out, or signs, in words.
fn is_given_out(doc: &Doc, noun: usize) -> bool {
    let lemma = doc.lemma(noun).to_lowercase();
    let text = ReportWord::Record.has(&lemma)
        || ReportWord::Medium.has(&lemma)
        || cue::look_up(&lemma, CuePos::Noun).is_some();
    let verb = doc.head(noun);
    text && doc.dep(noun) == Dep::Dobj && ReportWord::Makes.has(doc.lemma(verb))
}

/// Whoever issues the statement, letter or message at `noun`.
pub fn issuer(doc: &Doc, noun: usize) -> Option<usize> {
    if !matches!(doc.dep(noun), Dep::Dobj | Dep::Pobj) || !(is_issued(doc, noun) || is_given_out(doc, noun)) {
        return None;
    }
    if let Some(possessor) = doc.left(noun, Dep::Poss) {
        return Some(possessor);
    }
    let verb = doc.ancestors(noun).take(2).find(|&above| doc.pos(above) == Pos::Verb)?;
    if voice::is_passive(doc, verb) { voice::agent(doc, verb) } else { subject::of(doc, verb) }
}

/// "A statement by the ministry", "the minister's letter", "figures released by the ministry": the ministry, the minister.
pub fn behind_issued(doc: &Doc, noun: usize) -> Option<usize> {
    let issued = is_issued(doc, noun);
    let record = ReportWord::Record.has(&doc.lemma(noun).to_lowercase());
    if !issued && !record && !ReportWord::Numbers.has(&doc.lemma(noun).to_lowercase()) {
        return None;
    }
    let released = || {
        let participle = doc.rights(noun).find(|&child| doc.dep(child) == Dep::Acl && doc.tag(child) == "VBN")?;
        let gives = matches!(doc.lemma(participle), "release" | "issue" | "publish" | "compile" | "write" | "provide");
        voice::agent(doc, participle).filter(|_| gives)
    };
    let prepositions: &[&str] = if issued { &["by", "from", "of"] } else { &["by", "from"] };
    let possessor = doc.left(noun, Dep::Poss).filter(|_| issued || !record);
    possessor.or_else(|| clause::prepositional(doc, noun, prepositions).map(|(_, object)| object)).or_else(released)
}

/// "A Harbour Board statement": the board.
pub fn named_issuer(story: &Story<'_>, noun: usize) -> Option<usize> {
    let doc = &story.doc;
    let lemma = doc.lemma(noun).to_lowercase();
    let issued = matches!(lemma.as_str(), "statement" | "report" | "release") || ReportWord::Numbers.has(&lemma);
    let body = |&child: &usize| story.entity(child).is_some_and(|entity| entity.kind == EntityType::Organization);
    doc.lefts(noun).filter(|&child| issued && doc.dep(child) == Dep::Compound).find(body)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{speakers, statements};

    #[test]
    fn who_issues_a_letter_speaks() {
        assert_eq!(
            statements("The minister sent a letter saying the mine was safe."),
            ["The minister ~ saying ~ the mine was safe"]
        );
        let text = "Jane Roe sent a letter that called the plan mad.";
        assert_eq!(statements(text), ["Jane Roe ~ called ~ the plan mad"]);
        assert_eq!(speakers("A letter from Norway said that the mine was safe."), ["norway"]);
        assert_eq!(speakers("Prices have doubled, according to figures released by Norway."), ["norway"]);
        assert_eq!(speakers("Prices have doubled, according to data from Norway."), ["norway"]);
        let board = "The Bergen Fishing Board met. Prices have doubled, according to a Bergen Fishing Board report.";
        assert_eq!(speakers(board), ["bergen-fishing-board"]);
    }
}
