//! An office as a noun phrase of its own: beside the name, behind "is", and several in a row.
//!
//! Example: `Jane Roe, a scholar at the Bergen Institute and a former minister of Norway, said …`, `Roe, who is the mayor, …`.

use std::ops::Range;

use super::role::Role;
use super::served;
use crate::english::{Dep, Doc, Pos};
use crate::entities::mention::Mention;
use crate::entities::owner::{Owner, owner};
use crate::entities::role_words::{is_body, is_portfolio, is_possessive, is_role, is_some_body};
use crate::entities::story::Story;
use crate::grammar::clause;
use crate::lexicon::classes::PersonWord;

/// How far behind the name's comma the role's noun may stand.
const REACH: usize = 10;

/// The offices that noun phrases give the name, each with its pattern.
pub fn find(story: &Story<'_>, mention: &Mention) -> Vec<(Role, &'static str)> {
    let doc = &story.doc;
    let head = mention.head;
    let role = |&i: &usize| is_single_role(doc, i) && !opens_report(doc, i);
    let after = set_behind(story, head).find(role);
    let before = (doc.dep(head) == Dep::Appos).then(|| doc.head(head)).filter(role);
    let beside = after.or(before).or_else(|| behind_comma(doc, mention.tokens.end)).map(|noun| (noun, "apposition"));
    let said = predicate(doc, head).map(|noun| (noun, "copula"));
    let held = served::find(doc, head).into_iter().map(|noun| (noun, "served"));
    let first = beside.into_iter().chain(said).chain(held.filter(|&(noun, _)| is_single_role(doc, noun)));
    let all = first.flat_map(|(noun, pattern)| {
        story.conjuncts(noun).into_iter().filter(|&i| is_single_role(doc, i)).map(move |noun| (noun, pattern))
    });
    let named = |noun: usize| {
        let others =
            story.mentions.iter().filter(|other| other.tokens != mention.tokens && other.is_person(story.authority));
        others
            .map(|other| other.tokens.start)
            .any(|start| start == noun + 1 || start == noun + 2 && doc.token(noun + 1) == ",")
    };
    let all = all.filter(|&(noun, _)| noun < mention.tokens.start || !named(noun));
    let mut roles: Vec<_> = all.map(|(noun, pattern)| (described(story, noun, mention), pattern)).collect();
    // "Former deputy director and acting director of the board": of the board, both.
    let shared = roles.last().and_then(|(role, _)| role.of.clone());
    for (role, _) in roles.iter_mut().rev().skip(1) {
        if role.tokens.end + 2 >= role.noun_token && role.of.is_none() {
            role.of.clone_from(&shared);
        }
    }
    roles
}

/// What is set beside a name behind it. "John Doe and Jane Roe, the mayor, left": beside Roe, wherever the parser hangs it.
fn set_behind<'s>(story: &'s Story<'_>, head: usize) -> impl Iterator<Item = usize> + 's {
    let doc = &story.doc;
    let first = if doc.dep(head) == Dep::Conj { doc.head(head) } else { head };
    let names = story.conjuncts(first);
    let at: &[usize] = if first == head { &[head] } else { &[head, first] };
    let beside: Vec<usize> =
        at.iter().flat_map(|&at| doc.rights(at)).filter(|&child| doc.dep(child) == Dep::Appos).collect();
    beside.into_iter().filter(move |&noun| names.iter().copied().filter(|&name| name < noun).max() == Some(head))
}

fn is_single_role(doc: &Doc, i: usize) -> bool {
    doc.tag(i) != "NNS"
        && !PersonWord::NoOffice.has(doc.token(i))
        && matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj)
        && is_role(doc, i)
}

/// "Asked about Roe, the president said": the president is who speaks, not Roe.
fn opens_report(doc: &Doc, noun: usize) -> bool {
    let finite = |i: usize| clause::is_tensed(doc, i);
    noun + 1 < doc.len() && finite(noun + 1) && PersonWord::Mind.has(doc.lemma(noun + 1))
}

/// The noun of "Name, a former N.S.A. general counsel", where the tree does not tell.
fn behind_comma(doc: &Doc, end: usize) -> Option<usize> {
    let last = doc.sentence(end.checked_sub(1)?).end;
    let comma = end < last && doc.token(end) == ",";
    let start = if comma { end + 1 } else { end };
    let inside = |&i: &usize| {
        matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Det | Pos::Num)
            || is_possessive(doc, i)
            || doc.token(i) == "-"
    };
    let run = (start..last.min(start + REACH)).take_while(inside).last()?;
    // Without a comma only "Name director of the Board", and not "Name's chief of staff".
    let of = run + 1 < last && doc.token(run + 1) == "of" && !is_possessive(doc, start);
    (is_single_role(doc, run) && !opens_report(doc, run) && (comma || of && run < start + 2)).then_some(run)
}

/// "Name is chairman of X", "Name, who is chairman of X".
fn predicate(doc: &Doc, head: usize) -> Option<usize> {
    let main = (doc.dep(head) == Dep::Nsubj).then(|| doc.head(head));
    let relative = doc.rights(head).find(|&child| {
        doc.dep(child) == Dep::Relcl && doc.lefts(child).any(|i| doc.dep(i) == Dep::Nsubj && doc.token(i) == "who")
    });
    let be = |verb: &usize| matches!(doc.lemma(*verb), "be" | "become");
    let verb = main.filter(be).or(relative.filter(be))?;
    let denied = doc.children(verb).any(|child| doc.dep(child) == Dep::Neg);
    doc.rights(verb).find(|&child| !denied && doc.dep(child) == Dep::Attr && is_single_role(doc, child))
}

/// The office whose noun is given.
fn described(story: &Story<'_>, noun: usize, mention: &Mention) -> Role {
    let doc = &story.doc;
    let phrase = story.phrase(noun);
    let mut start = phrase.start.max(if phrase.start < mention.tokens.end && noun >= mention.tokens.end {
        mention.tokens.end
    } else {
        0
    });
    // The owner's name comes before the title's own words, and the article.
    start = (start..noun).rev().find(|&i| is_possessive(doc, i)).map_or(start, |i| i + 1);
    while start < noun {
        let named = story.named_actor(start).is_some() || story.entity_at[start].is_some();
        let plain = matches!(doc.pos(start), Pos::Det | Pos::Pron | Pos::Punct | Pos::Cconj);
        if !(named || plain || doc.tag(start) == "PRP$" || PersonWord::Then.has(doc.token(start))) {
            break;
        }
        start += 1;
    }
    let (title_end, object) = behind(story, noun);
    let own = |of: &Owner| !is_holder(story, of, mention);
    let inner = || (phrase.start..noun).rev().find_map(|i| named(story, i)).filter(own);
    let of = object.or_else(|| inner_body(story, noun)).or_else(|| owner(story, noun).filter(own)).or_else(inner);
    Role {
        words: doc.words(start..title_end),
        noun: doc.lemma(noun).to_lowercase(),
        noun_token: noun,
        of,
        tokens: phrase,
    }
}

fn is_holder(story: &Story<'_>, of: &Owner, mention: &Mention) -> bool {
    matches!(of, Owner::Entity(id) if story.entity_at[mention.head] == Some(*id))
}

/// The body or person whose name token `i` heads, before the noun ("a former Fox News host").
fn named(story: &Story<'_>, i: usize) -> Option<Owner> {
    let mention = story.mention(i).filter(|mention| mention.head == i)?;
    let hyphen = |i: usize| i < story.doc.len() && story.doc.token(i) == "-";
    if hyphen(mention.tokens.end) || mention.tokens.start > 0 && hyphen(mention.tokens.start - 1) {
        return None;
    }
    let actor = mention.senses.actor.map(|(actor, _)| Owner::Actor(actor));
    actor.or_else(|| story.entity_at[i].map(Owner::Entity))
}

/// Where the title ends, and whose it is by the phrase behind the noun: "of state" and "of staff" belong to the title,
/// "of the Bergen Board" and "at Columbia University" tell whose it is.
fn behind(story: &Story<'_>, noun: usize) -> (usize, Option<Owner>) {
    let doc = &story.doc;
    let mut end = noun + 1;
    let mut prepositions: Vec<usize> = doc
        .rights(noun)
        .filter(|&child| doc.dep(child) == Dep::Prep && tells_whose(doc, noun, doc.lemma(child)))
        .collect();
    // "Country director for Norway at the Bergen Institute".
    prepositions.sort_by_key(|&child| doc.lemma(child) == "for");
    for preposition in prepositions {
        let Some(object) = doc.children(preposition).find(|&child| doc.dep(child) == Dep::Pobj) else { continue };
        let bare = object == preposition + 1;
        let portfolio = bare && is_portfolio(doc.token(object));
        let common = bare && doc.token(object).starts_with(char::is_lowercase);
        if doc.lemma(preposition) == "of" && (portfolio || common) && preposition == end {
            end = object + 1;
            // "Chief of staff of the army": what the title is of may hang on its last word.
            let inner = doc.rights(object).find(|&child| doc.dep(child) == Dep::Prep && child == end);
            let of = inner.and_then(|it| doc.children(it).find(|&child| doc.dep(child) == Dep::Pobj));
            match of {
                Some(of) => return (end, whose(story, of)),
                None => continue,
            }
        }
        if let Some(owner) = whose(story, object) {
            return (end, Some(owner));
        }
    }
    (end, None)
}

/// True for the prepositions behind which stands whose the office is: "of the board", "on the committee", "adviser to Roe".
fn tells_whose(doc: &Doc, noun: usize, preposition: &str) -> bool {
    match preposition {
        "of" | "at" | "for" | "with" => true,
        "to" => PersonWord::Attendant.has(doc.lemma(noun)),
        "on" => PersonWord::PartyMember.has(doc.token(noun)),
        _ => false,
    }
}

/// Whose an office is by the object of its phrase: somebody known or met, else a body by its words.
fn whose(story: &Story<'_>, object: usize) -> Option<Owner> {
    let known = story.mention(object).and_then(|mention| mention.senses.actor).map(|(actor, _)| Owner::Actor(actor));
    let met = || story.entity_at[object].map(Owner::Entity);
    let body = || {
        let doc = &story.doc;
        let capital = doc.token(object).starts_with(char::is_uppercase);
        (capital && doc.pos(object) == Pos::Propn || is_body(doc, object) && !is_some_body(doc, object))
            .then(|| Owner::Body(without_article(story, object)))
    };
    let lower = || owner(story, object);
    known.or_else(met).or_else(lower).or_else(body)
}

/// The body that a noun before the role's names: "a provincial government spokesman", "the governor's spokesman".
fn inner_body(story: &Story<'_>, noun: usize) -> Option<Owner> {
    let doc = &story.doc;
    let of = doc.lefts(noun).rfind(|&child| {
        let unknown = doc.pos(child) == Pos::Propn && story.mention(child).is_none();
        let whose = doc.dep(child) == Dep::Poss && (doc.pos(child) == Pos::Noun || unknown);
        let own = whose || matches!(doc.dep(child), Dep::Compound | Dep::Nmod) && is_body(doc, child);
        own && !is_some_body(doc, child)
    })?;
    let mut start = (doc.left_edge(of)..of).find(|&i| doc.pos(i) != Pos::Det).unwrap_or(of);
    while start > 0 && doc.pos(start - 1) == Pos::Adj && !is_portfolio(doc.token(start - 1)) {
        start -= 1;
    }
    // "An Obama campaign spokesman".
    if let Some(person) = start.checked_sub(1).and_then(|i| story.mention(i)).filter(|it| it.is_person(story.authority))
    {
        start = person.tokens.start;
    }
    Some(Owner::Body(start..of + 1))
}

fn without_article(story: &Story<'_>, object: usize) -> Range<usize> {
    let phrase = story.phrase(object);
    let start = phrase.clone().find(|&i| !matches!(story.doc.pos(i), Pos::Det | Pos::Punct)).unwrap_or(phrase.start);
    start..phrase.end
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn offices(text: &str) -> Vec<(String, Option<String>)> {
        facts(text).offices.into_iter().map(|office| (office.title, office.of)).collect()
    }

    #[test]
    fn several_offices_stand_in_a_row() {
        let text = "Jane Roe, a scholar at the Bergen Institute and a former minister of Norway, left.";
        let of = |title: &str, of: &str| (title.to_owned(), Some(of.to_owned()));
        assert_eq!(offices(text), [of("scholar", "bergen-institute"), of("former minister", "norway")]);
    }

    #[test]
    fn a_chief_of_staff_is_not_of_the_staff() {
        assert_eq!(offices("Jane Roe, the chief of staff, left."), [("chief of staff".to_owned(), None)]);
    }

    #[test]
    fn a_relative_clause_may_tell_the_office() {
        let of = Some("norway".to_owned());
        assert_eq!(offices("Jane Roe, who is the president of Norway, left."), [("president".to_owned(), of)]);
    }
}
