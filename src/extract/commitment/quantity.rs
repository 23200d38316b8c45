//! Nobody and few: what is told of nobody is denied.
//!
//! Examples: `No soldiers were killed`, `Neither Iran nor Iraq attacked`, `Police arrested no one`, `None of the guards fired`.

use crate::english::{Dep, Doc};
use crate::lexicon::classes::CommitmentWord;

/// True where the phrase headed by `head` names nobody, or so few that it is denied of the others.
pub fn is_nobody(doc: &Doc, head: usize) -> bool {
    let word = doc.token(head).to_lowercase();
    let alone =
        CommitmentWord::Nobody.has(&word) || (doc.dep(head) != Dep::Attr && word == "few" && !has_article(doc, head));
    alone || is_no_one(doc, head) || doc.lefts(head).any(|child| denies(doc, child, head))
}

/// "No one", which the tokenizer parts.
fn is_no_one(doc: &Doc, head: usize) -> bool {
    let before = head.checked_sub(1).map(|i| doc.token(i).to_lowercase());
    doc.lemma(head) == "one" && before.as_deref() == Some("no")
}

/// A word before the noun that says that there were none: "no", "neither … nor", "not a single", "hardly any", "few".
fn denies(doc: &Doc, child: usize, head: usize) -> bool {
    let word = doc.token(child).to_lowercase();
    let quantifies = matches!(
        doc.dep(child),
        Dep::Det | Dep::Preconj | Dep::Predet | Dep::Amod | Dep::Neg | Dep::Cc | Dep::Quantmod
    );
    // "No fewer than nine guards" are nine at least.
    let compared = child + 1 < doc.len() && matches!(doc.token(child + 1), "fewer" | "less" | "more");
    let none = quantifies && CommitmentWord::Nobody.has(&word) && !compared;
    let few = doc.dep(child) == Dep::Amod && matches!(word.as_str(), "few" | "little") && !has_article(doc, head);
    let hardly = word == "any" && child > 0 && CommitmentWord::Few.has(&doc.token(child - 1).to_lowercase());
    // "Not a single soldier", "not one of them".
    let start = doc.left_edge(head);
    let not_one = doc.token(start).eq_ignore_ascii_case("not")
        && start < child
        && matches!(word.as_str(), "a" | "one" | "single" | "any");
    none || few || hardly || not_one
}

/// "A few soldiers" are some, "the few" are they all.
fn has_article(doc: &Doc, head: usize) -> bool {
    let article = |i: usize| matches!(doc.token(i).to_lowercase().as_str(), "a" | "the" | "quite");
    // "A few farmers", where the article may hang on "few".
    doc.lefts(head).any(|child| article(child) || doc.lefts(child).any(article))
}

/// True where the subject or object of the verb, or what it is coordinated with, is nobody.
pub fn none_takes_part(doc: &Doc, verb: usize) -> bool {
    let part = |child: &usize| matches!(doc.dep(*child), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj);
    let mut heads: Vec<usize> = doc.children(verb).filter(part).collect();
    // "None of the guards": the quantity is the head; "neither Iraq nor Kuwait" has it before the first of them.
    let agents = doc.rights(verb).filter(|&child| doc.dep(child) == Dep::Agent);
    heads.extend(agents.flat_map(|agent| doc.rights(agent)).filter(|&child| doc.dep(child) == Dep::Pobj));
    // "Replied: \"No comment\"": what stands in marks is said, and not how much of it there was.
    let marked = |head: usize| {
        doc.left_edge(head).checked_sub(1).is_some_and(|i| matches!(doc.token(i), "\"" | "“" | "``" | "‘"))
    };
    heads.into_iter().any(|head| is_nobody(doc, head) && !marked(head))
}
