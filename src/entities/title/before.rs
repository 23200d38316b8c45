//! A title right before the name: owner, then modifiers, then the role's noun and what belongs to it.
//!
//! Example: `former U.S. Ambassador to Oslo Jane Roe`, `Joint Chiefs Chairman Gen. Jane Roe`, `President-elect Jane Roe`.

use std::ops::Range;

use super::role::Role;
use crate::english::{Dep, Doc, EntType, Pos};
use crate::entities::owner::Owner;
use crate::entities::role_words::{is_body, is_portfolio, is_possessive, is_role, is_some_body};
use crate::entities::story::Story;
use crate::facts::EntityType;
use crate::lexicon::classes::PersonWord;
use crate::lexicon::nouns;

/// So many words may stand between a role's preposition and the name.
const REACH: usize = 5;

/// The office before the name.
pub fn find(story: &Story<'_>, name: Range<usize>) -> Option<Role> {
    let doc = &story.doc;
    let sentence = doc.sentence(name.start).start;
    if let Some(role) = inside(doc, name.clone()) {
        return Some(role);
    }
    let end = title_end(doc, name.start, sentence);
    let phrase = prepositional(story, end, sentence);
    let noun = match &phrase {
        Some(phrase) => phrase.noun,
        None => (sentence..end).next_back().map(|last| elect(doc, last)).filter(|&noun| is_role(doc, noun))?,
    };
    if PersonWord::NoOffice.has(doc.token(noun)) {
        return None;
    }
    let mut start = noun;
    while start > sentence && is_modifier(story, start - 1) {
        start -= 1;
    }
    // "Then-Secretary", "-Deputy": what is left of a compound is no part of the title.
    while start < noun && (doc.pos(start) == Pos::Punct || PersonWord::Then.has(&doc.token(start).to_lowercase())) {
        start += 1;
    }
    let (of, first) = owner_before(story, start, sentence, noun);
    let of = of.or_else(|| phrase.as_ref().and_then(|phrase| phrase.of.clone()));
    let of = of.or_else(|| campaign(story, start, noun)).or_else(|| short_name(story, start, noun));
    let of = of.or_else(|| {
        (start..noun)
            .rev()
            .find(|&i| is_body(doc, i) && !is_some_body(doc, i))
            .map(|i| Owner::Body(doc.left_edge(i).clamp(start, i)..i + 1))
    });
    let last = phrase.as_ref().map_or(end, |phrase| phrase.title_end);
    Some(Role {
        words: doc.words(start..last),
        noun: doc.lemma(noun).to_lowercase(),
        noun_token: noun,
        of,
        tokens: first..end,
    })
}

/// "Campaign chairman Jane Roe": of the one campaign that the article names by whose it is ("the Poe campaign").
fn campaign(story: &Story<'_>, start: usize, noun: usize) -> Option<Owner> {
    let doc = &story.doc;
    let own = (start..noun).find(|&i| doc.lemma(i) == "campaign")?;
    let whole = |i: usize| {
        let before = i.checked_sub(1)?;
        let owner = story.mention(before).map(|mention| mention.tokens.start).filter(|&start| start < i);
        owner.filter(|_| doc.pos(before) == Pos::Propn).map(|start| start..i + 1)
    };
    if let Some(tokens) = whole(own) {
        return Some(Owner::Body(tokens));
    }
    let mut campaigns = (0..doc.len()).filter(|&i| doc.lemma(i) == "campaign").filter_map(whole);
    let first = campaigns.next()?;
    let one = campaigns.all(|other| doc.words(other) == doc.words(first.clone()));
    one.then_some(Owner::Body(first))
}

/// "Observatory head Jane Roe": of the one body named in the article with this word in its name.
fn short_name(story: &Story<'_>, start: usize, noun: usize) -> Option<Owner> {
    let doc = &story.doc;
    let fits = |id: usize, word: &str| {
        let entity = &story.entities[id];
        let body = matches!(entity.kind, EntityType::Organization | EntityType::ArmedGroup | EntityType::Coalition);
        body && entity.name.split(' ').any(|part| part.eq_ignore_ascii_case(word))
    };
    let words = (start..noun).filter(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Propn) && !is_portfolio(doc.token(i)));
    words.rev().find_map(|i| {
        let mut bodies = (0..story.entities.len()).filter(|&id| fits(id, doc.token(i)));
        bodies.next().filter(|_| bodies.next().is_none()).map(Owner::Entity)
    })
}

/// "King Abdullah", "Pope Francis": the title is part of the name.
fn inside(doc: &Doc, name: Range<usize>) -> Option<Role> {
    let first = name.start;
    let title =
        name.len() > 1 && nouns::is_occupation(&doc.token(first).to_lowercase()) && doc.pos(first) == Pos::Propn;
    title.then(|| Role {
        words: doc.token(first).to_owned(),
        noun: doc.token(first).to_lowercase(),
        noun_token: first,
        of: None,
        tokens: first..first + 1,
    })
}

/// Where the title ends: before forms of address, and before a rank behind another title ("Chairman Gen. Roe").
fn title_end(doc: &Doc, name: usize, sentence: usize) -> usize {
    let before = |end: usize| end.checked_sub(1).filter(|&i| i >= sentence);
    // The engine takes the point of "Sens." for one of its own.
    let cut_short =
        |i: usize| doc.token(i) == "." && before(i).is_some_and(|i| nouns::is_abbreviated_title(doc.token(i)));
    let mut end = before(name).filter(|&i| cut_short(i)).unwrap_or(name);
    while before(end).is_some_and(|i| nouns::honorific(doc.token(i)).is_some()) {
        end -= 1;
    }
    let mut ranks = end;
    while before(ranks).is_some_and(|i| nouns::is_abbreviated_title(doc.token(i))) {
        ranks -= 1;
    }
    // "Spokesman Navy Capt. Roe".
    while ranks < end && before(ranks).is_some_and(|i| PersonWord::RankOf.has(doc.token(i))) {
        ranks -= 1;
    }
    let titled = before(ranks).is_some_and(|i| nouns::is_occupation(&doc.token(i).to_lowercase()));
    if ranks < end && titled { ranks } else { end }
}

/// The noun of "President-elect", whose last token is given; of other titles that token itself.
fn elect(doc: &Doc, last: usize) -> usize {
    let compound = matches!(doc.token(last), "elect" | "designate") && last >= 2 && doc.token(last - 1) == "-";
    if compound { last - 2 } else { last }
}

/// A role with a preposition and its object before the name.
struct Phrase {
    noun: usize,
    of: Option<Owner>,
    /// Where the title's own words end.
    title_end: usize,
}

/// "Secretary of State", "Ambassador to Oslo", "High Commissioner for Refugees", "Senator from Ohio".
fn prepositional(story: &Story<'_>, end: usize, sentence: usize) -> Option<Phrase> {
    let doc = &story.doc;
    let last = end.checked_sub(1).filter(|&i| i >= sentence)?;
    if !matches!(doc.pos(last), Pos::Noun | Pos::Propn) || is_role(doc, last) && doc.token(last) != "President" {
        return None;
    }
    let inner = |i: usize| matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Det) || doc.token(i) == "and";
    let preposition = (sentence + 1..end).rev().take(REACH + 1).find(|&i| !inner(i))?;
    let noun = preposition - 1;
    // "An aide to President Roe" is somebody else, "counselor to the president Jane Roe" is Roe.
    if is_role(doc, last) && doc.pos(preposition + 1) != Pos::Det {
        return None;
    }
    let is_preposition = matches!(doc.token(preposition), "of" | "to" | "for" | "from");
    if !is_preposition || preposition == last || !is_role(doc, noun) || doc.tag(noun) == "NNS" {
        return None;
    }
    let object = preposition + 1;
    // A name of a person is none of the title's.
    let mention = (object..end).find_map(|i| story.mention(i));
    let owned = matches!(doc.token(preposition), "of" | "from");
    let named = mention.filter(|mention| mention.tokens.end == end);
    let of = named.filter(|_| owned).and_then(|mention| {
        let actor = mention.senses.actor.map(|(actor, _)| Owner::Actor(actor));
        actor.or_else(|| story.entity_at[mention.head].map(Owner::Entity))
    });
    let body = || {
        let first = (object..end).find(|&i| doc.pos(i) != Pos::Det)?;
        let capital = doc.token(first).starts_with(char::is_uppercase) || is_body(doc, last);
        let portfolio = (first..end).all(|i| is_portfolio(doc.token(i)));
        (doc.token(preposition) == "of" && capital && !portfolio).then_some(Owner::Body(first..end))
    };
    let of = of.or_else(body);
    let title_end = if of.is_some() { noun + 1 } else { end };
    Some(Phrase { noun, of, title_end })
}

/// True for a word before the role's noun that is part of the title.
fn is_modifier(story: &Story<'_>, i: usize) -> bool {
    let doc = &story.doc;
    if doc.token(i) == "-" {
        return true;
    }
    let day = doc.ent_type(i) == Some(EntType::Date);
    let free = !day && story.mention_at[i].is_none() && !is_possessive(doc, i);
    // "Its departing chief Jane Roe".
    let participle = matches!(doc.tag(i), "VBG" | "VBN") && doc.dep(i) == Dep::Amod;
    free && (matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj) || participle || is_role(doc, i))
        && (doc.tag(i) != "NNS" || doc.dep(i) == Dep::Compound)
}

/// Whose the title is that begins at `start`, and where their words begin.
fn owner_before(story: &Story<'_>, start: usize, sentence: usize, noun: usize) -> (Option<Owner>, usize) {
    let doc = &story.doc;
    let at = start.checked_sub(1).filter(|&i| i >= sentence);
    let possessive = at.is_some_and(|i| is_possessive(doc, i));
    let at = if possessive { start.checked_sub(2).filter(|&i| i >= sentence) } else { at };
    let Some(mention) = at.and_then(|i| story.mention(i)) else {
        let possessor = at.filter(|_| possessive).and_then(|i| unknown_possessor(doc, i, sentence));
        return possessor.map_or((None, start), |tokens| (Some(Owner::Body(tokens.clone())), tokens.start));
    };
    let first = mention.tokens.start;
    // "Pro-Russian President": no officer of Russia; "Republican Sen. Roe": no officer of the party.
    let ally = first > sentence && doc.token(first - 1) == "-" && !doc.space_after(first - 1);
    let entity = story.entity_at[mention.head];
    let of = match mention.senses.actor {
        Some((actor, _)) if story.authority.actor(actor).kind != EntityType::Person => {
            let party = PersonWord::StateOffice.has(&doc.token(noun).to_lowercase())
                && story.authority.actor(actor).kind != EntityType::State;
            // An ambassador is posted to a body and sent by a state.
            let posted = doc.lemma(noun).eq_ignore_ascii_case("ambassador")
                && story.authority.actor(actor).kind != EntityType::State;
            (!party && !posted).then_some(Owner::Actor(actor))
        }
        _ => entity.filter(|&id| possessive || story.entities[id].kind != EntityType::Person).map(Owner::Entity),
    };
    (of.filter(|_| !ally), if ally { start } else { first })
}

/// "Northern Fish Inc.'s founder Jane Roe": the name before the mark, which nobody knows.
fn unknown_possessor(doc: &Doc, last: usize, sentence: usize) -> Option<Range<usize>> {
    let first = (sentence..last + 1).rev().take_while(|&i| doc.pos(i) == Pos::Propn).last()?;
    Some(first..last + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn office(text: &str) -> (String, Option<String>) {
        let facts = facts(text);
        let [office] = &facts.offices[..] else { panic!("{:?}", facts.offices) };
        (office.title.clone(), office.of.clone())
    }

    #[test]
    fn a_title_may_hold_what_it_is_to_and_from() {
        let of = |of: &str| Some(of.to_owned());
        assert_eq!(
            office("Former U.S. Ambassador to Norway Jane Roe left."),
            ("Ambassador to Norway".to_owned(), of("united-states"))
        );
        assert_eq!(office("President of Norway Jane Roe left."), ("President".to_owned(), of("norway")));
    }

    #[test]
    fn a_rank_behind_an_office_is_no_other_office() {
        assert_eq!(office("Norwegian Army Chief Gen. Jane Roe left.").0, "Chief");
    }
}
