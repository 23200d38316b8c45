//! What somebody's words take for granted: it stands in their statement, and the article tells it as its own.
//!
//! Example: in `Peru said that the talks with Chile would go on` Peru's word is that they would go on; that there are talks
//! is known. So it is with what came before: `said it would pay, after Chile attacked the port`. But `Chile's aggression`
//! stays the word of whoever calls it so.

use super::model::Predicate;
use crate::english::{Dep, Doc};
use crate::entities::Story;
use crate::extract::found::Statement;
use crate::facts::{Category, SpeechAct};

/// True where `statement`, in which the predicate stands, does not say that it is so, but goes out from it. In a
/// quotation everything is the speaker's; of accusations and denials it is in question.
pub fn is_granted(story: &Story<'_>, predicate: &Predicate, statement: &Statement) -> bool {
    let in_question = matches!(statement.act, SpeechAct::Accuse | SpeechAct::Deny);
    !in_question
        && story.quote(predicate.trigger.start).is_none()
        && match predicate.clause {
            None => is_definite(&story.doc, predicate.head) && !is_hostile(predicate),
            Some(verb) => is_beside(&story.doc, verb, statement),
        }
}

/// What somebody is charged with by the very noun: "Chile's aggression" is whoever's word it is; "the inquiry" is there.
fn is_hostile(predicate: &Predicate) -> bool {
    use Category::{Accuse, Assault, Coerce, Mobilize, Sanction, Threaten};
    let hostile = matches!(predicate.frame.category, Accuse | Threaten | Sanction | Mobilize | Coerce | Assault);
    hostile && predicate.frame.mode != Some("investigate")
}

/// "The talks with Peru", "Chile's offer".
fn is_definite(doc: &Doc, noun: usize) -> bool {
    let pointing = |word: &str| matches!(word, "the" | "this" | "that" | "these" | "those");
    doc.lefts(noun).any(|child| doc.dep(child) == Dep::Poss || pointing(&doc.token(child).to_lowercase()))
}

/// "After Chile attacked the port", ", as Chile attacks the port".
fn is_beside(doc: &Doc, verb: usize, statement: &Statement) -> bool {
    let said = |i: usize| statement.content.iter().any(|content| doc.tokens_in(*content).contains(&i));
    // "Jane Roe, whom Chile fired": an aside on who she is.
    let aside = |clause: usize| {
        let relative = doc.children(clause).find(|&child| matches!(doc.tag(child), "WP" | "WDT"));
        let comma = |at: usize| at > 0 && matches!(doc.token(at - 1), "," | "—" | "–");
        doc.dep(clause) == Dep::Relcl && doc.tag(clause) == "VBD" && relative.is_some_and(comma)
    };
    let opens = |clause: usize| {
        doc.lefts(clause).any(|mark| match doc.token(mark) {
            "after" => true,
            "as" => mark > 0 && doc.token(mark - 1) == ",",
            _ => false,
        })
    };
    std::iter::once(verb)
        .chain(doc.ancestors(verb))
        .take_while(|&i| said(i))
        .any(|i| doc.dep(i) == Dep::Advcl && opens(i) || aside(i))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;
    use crate::facts::Category;

    #[track_caller]
    fn check(text: &str, on_whose_word: bool) {
        let attack = facts(text).events.into_iter().find(|event| event.category == Some(Category::Assault)).unwrap();
        assert_eq!(attack.according_to.is_some(), on_whose_word, "{text}");
    }

    #[test]
    fn what_is_known_is_taken_for_granted() {
        let talks = facts("Peru said that the talks between Chile and Bolivia would go on.");
        assert!(talks.events.iter().all(|event| event.according_to.is_none()), "{:?}", talks.events);
        let inquiry = facts("Peru said that Chile's investigation of Bolivia would go on.");
        assert!(inquiry.events.iter().all(|event| event.according_to.is_none()), "{:?}", inquiry.events);
        check("Peru said that it wept over Chile's attack on Bolivia.", true);
        check("Peru said that an attack by Chile on Bolivia was near.", true);
        check("Peru said that Chile attacked Bolivia.", true);
        check("\"We wept over Chile's attack on Bolivia,\" Peru said.", true);
    }

    #[test]
    fn what_came_before_is_told_by_the_article() {
        check("Peru said that it would leave the union, a day after Chile attacked Bolivia.", false);
        check("Peru said that it would leave the union if Chile attacked Bolivia.", true);
        check("Peru said that it would help Bolivia, which Chile attacked in May.", false);
    }
}
