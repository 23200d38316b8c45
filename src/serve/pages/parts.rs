//! Parts that many pages are made of.

use maud::{Markup, html};

use super::asked::Asked;
use crate::serve::read::{Cited, Told, Who};

/// A name with its page.
pub fn name(who: &Who) -> Markup {
    html! {
        @if who.unnamed { a.who.unnamed href=(who.page) title="no article names this source" { (who.name) } }
        @else { a.who href=(who.page) { (who.name) } }
    }
}

/// Several names.
pub fn names(all: &[Who]) -> Markup {
    html! {
        @for (at, who) in all.iter().enumerate() {
            @if at > 0 { @if at + 1 == all.len() { " and " } @else { ", " } }
            (name(who))
        }
    }
}

/// The class that colours a fact.
pub fn tone(fact: &Told) -> &'static str {
    match fact.act.code.as_str() {
        _ if fact.act.noun == "denial" => "denial",
        "ACCUSE" | "THREATEN" => "against",
        "FIGURE" => "figure",
        "STATEMENT" | "THOUGHT" | "OFFICE" => "said",
        _ => "deed",
    }
}

/// Who, what, whom: `Norway accuses Russia`.
pub fn line(fact: &Told) -> Markup {
    html! {
        @if let Some(who) = &fact.who { (name(who)) " " }
        @if let Some(behalf) = &fact.behalf { span.dim { "for " (name(behalf)) } " " }
        span class={ "act " (tone(fact)) } {
            @if fact.who.is_some() && !fact.act.verb.is_empty() { (fact.act.verb) } @else { (fact.act.noun) }
        }
        @if !fact.whom.is_empty() { " " (names(&fact.whom)) }
        @if fact.negated { " " span.flag { "negated" } }
        @if !fact.modality.is_empty() { " " span.flag { (fact.modality) } }
    }
}

/// Where a fact stands: outlet, day, headline.
pub fn source(article: &Cited) -> Markup {
    html! {
        span.source {
            a href=(article.page) { cite { (article.headline) } }
            @if !article.outlet.is_empty() { ", " (article.outlet) }
            @if !article.published.is_empty() { ", " time datetime=(article.published) { (article.published) } }
            @if !article.url.is_empty() { " (" a href=(article.url) rel="noreferrer" { "publisher’s page" } ")" }
        }
    }
}

/// A fact with its words, what is said to it, and where it stands.
pub fn card(fact: &Told) -> Markup {
    html! {
        article.fact {
            div.when { @if fact.day.is_empty() { span.dim { "undated" } } @else { time datetime=(fact.day) { (fact.day) } } }
            div.what {
                p.line { (line(fact)) }
                blockquote { p { a.words href=(fact.page) { (fact.words) } } }
                @if let Some(reporter) = &fact.on_word_of { p.dim { "as " (name(reporter)) " says" } }
                (source(&fact.article))
            }
        }
    }
}

/// A list of facts, or that there are none.
pub fn cards(facts: &[Told]) -> Markup {
    html! {
        @if facts.is_empty() { p.empty { "Nothing found." } }
        @else { div.facts { @for fact in facts { (card(fact)) } } }
    }
}

/// Further pages of a list.
pub fn pager(asked: &Asked, total: usize) -> Markup {
    let (count, _) = asked.window();
    let (page, last) = (asked.page(), total.div_ceil(count.max(1)).max(1));
    let to = |page: usize| {
        let address = asked.with("page", "");
        format!("{address}{}page={page}", if address.contains('?') { '&' } else { '?' })
    };
    html! {
        @if last > 1 {
            nav.pager aria-label="Pages" {
                @if page > 1 { a href=(to(page - 1)) rel="prev" { "← newer" } } @else { span {} }
                span { "page " (page) " of " (thousands(last)) }
                @if page < last { a href=(to(page + 1)) rel="next" { "older →" } } @else { span {} }
            }
        }
    }
}

/// A number with its thousands parted: `12,345`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 claim`, `2,000 claims`.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// A dropdown of a form: the value chosen, then value and text of each.
pub fn select(id: &str, label: &str, chosen: &str, options: &[(String, String)]) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            select id=(id) name=(id) {
                option value="" { "any" }
                @for (value, text) in options { option value=(value) selected[value == chosen] { (text) } }
            }
        }
    }
}

/// A line of text of a form.
pub fn input(id: &str, label: &str, value: &str, kind: &str) -> Markup {
    html! { div.field { label for=(id) { (label) } input id=(id) name=(id) type=(kind) value=(value); } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(counted(1, "claim", "claims"), "1 claim");
    }
}
