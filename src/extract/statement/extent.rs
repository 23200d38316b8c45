//! Where the words said begin and end.
//!
//! A complement's subtree is nearly what was said, but the parser hangs on it what the reporter adds: `He said the
//! road was closed, adding that buses would run` ends at "closed", and so does `He said the road was closed, while the
//! mayor said that it was open`.

use std::ops::Range;

use crate::english::{Dep, Doc, Pos};
use crate::extract::clause;
use crate::extract::cue::{self, CuePos, Frame};

/// All tokens of the subtree of `i`, as a range.
pub fn subtree_range(doc: &Doc, i: usize) -> Range<usize> {
    doc.left_edge(i)..doc.right_edge(i) + 1
}

/// `content` without what reports anew at its end, and without idle marks at its ends.
pub fn trimmed(doc: &Doc, content: Range<usize>) -> Range<usize> {
    let cut = content.clone().skip(2).find(|&i| reports_anew(doc, i, &content)).and_then(|verb| {
        let start = doc.left_edge(verb).max(content.start);
        (start > content.start + 1).then_some(start)
    });
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
    if doc.pos(i) != Pos::Verb || !matches!(doc.dep(i), Dep::Advcl | Dep::Conj) || !is_reporting(doc, i) {
        return false;
    }
    let start = doc.left_edge(i);
    let Some(before) = start.checked_sub(1).filter(|&before| before > content.start) else { return false };
    let comma = doc.token(before) == ","
        || (doc.pos(before) == Pos::Cconj && before > 0 && matches!(doc.token(before - 1), "," | ";"));
    if !comma {
        return false;
    }
    let participle = doc.tag(i) == "VBG" && start + 2 > i;
    let own_subject = doc.lefts(i).any(|child| doc.dep(child) == Dep::Nsubj);
    let contrast = doc.lefts(i).any(|child| {
        doc.dep(child) == Dep::Mark
            && matches!(doc.token(child).to_lowercase().as_str(), "while" | "although" | "though" | "whereas")
    });
    participle || (own_subject && (contrast || doc.dep(i) == Dep::Conj))
}

/// True for a verb that can report a whole clause.
pub fn is_reporting(doc: &Doc, i: usize) -> bool {
    cue::look_up(&doc.lemma(i).to_lowercase(), CuePos::Verb).is_some_and(|entry| {
        entry.takes(&Frame::Clause) && !matches!(entry.act, crate::extract::fact::SpeechAct::Think)
    })
}
