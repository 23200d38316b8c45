//! Each pass of the sieve by an example that is resolved with it and not without it.

use super::{Pass, SIEVE, run};
use crate::article::{Article, Meta};
use crate::english::Engine;
use crate::entities::Authority;
use crate::graph::authority;
use crate::span::Span;

/// The slug of whom the last `words` in `text` mean to the sieve without `left_out`.
fn meaning(text: &str, words: &str, left_out: Option<Pass>) -> Option<String> {
    let authority: Authority = authority::load(&[]).unwrap();
    let article = Article::new("test".to_owned(), text.to_owned(), &Meta::default());
    let content: Vec<Span> = article.layout.blocks.iter().map(|block| block.span).collect();
    let doc = Engine::embedded().parser().parse_spans(&article.text, &content);
    let passes: Vec<Pass> = SIEVE.into_iter().filter(|&pass| Some(pass) != left_out).collect();
    let story = run(&passes, &article, doc, &authority);
    let start = text[..text.rfind(words).unwrap()].chars().count();
    let end = start + words.chars().count();
    let head = (0..story.doc.len()).rev().find(|&i| story.doc.span(i).end as usize == end).unwrap();
    let entity = story.entity_at[head].or(story.anybody_at[head])?;
    Some(story.entities[entity].slug.clone())
}

/// `words` mean `whom`, and only because of `pass`.
fn check(pass: Pass, text: &str, words: &str, whom: &str) {
    assert_eq!(meaning(text, words, None).as_deref(), Some(whom), "{text}");
    assert_ne!(meaning(text, words, Some(pass)).as_deref(), Some(whom), "without {pass:?}: {text}");
}

#[test]
fn names_find_the_full_name_and_the_known() {
    check(Pass::Names, "Orla Finnegan spoke first. Then Finnegan left.", "Finnegan", "orla-finnegan");
    check(Pass::Names, "Washington rejected the offer on Monday.", "Washington", "united-states");
}

#[test]
fn acronyms_in_brackets_mean_the_name_before_them() {
    let text = "The Harbour Safety Institute (HSI) opened in May. The report by HSI was short.";
    check(Pass::Acronyms, text, "HSI", "harbour-safety-institute");
}

#[test]
fn offices_say_who_the_role_is() {
    let text = "Defence Minister Orla Finnegan met Tom Brack, a farmer. The minister said the road was closed.";
    check(Pass::Offices, text, "minister", "orla-finnegan");
}

#[test]
fn descriptions_mean_somebody_named() {
    let text = "Hezbollah fired rockets. On Friday the group said it would stop.";
    check(Pass::Descriptions, text, "group", "hezbollah");
    let text = "Norway signed the treaty in June. Now the country wants out.";
    check(Pass::Descriptions, text, "country", "norway");
}

#[test]
fn pronouns_agree_with_whom_they_mean() {
    let text = "Mrs. Orla Finnegan met Mr. Tom Brack. She said the talks went well.";
    check(Pass::Pronouns, text, "She", "orla-finnegan");
    let text = "Norway denied that it had sold the ships.";
    check(Pass::Pronouns, text, "it", "norway");
}

#[test]
fn anybody_may_speak() {
    check(Pass::Anybody, "A leaked memo says the bridge is unsafe.", "memo", "leaked-memo");
}
