//! The facts of a page as a feed (RSS 2.0). Items go by the day of publication: a store has no other clock.

use jiff::civil::Date;

use super::asked::Asked;
use super::page::Page;
use crate::serve::read::Told;

/// The feed of a page.
pub fn feed(page: &Page, asked: &Asked, base: &str) -> String {
    let link = format!("{}{}", base.trim_end_matches('/'), asked.with("page", ""));
    let items: String = page.facts.iter().map(item).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>{} – sayso</title><link>{}</link>\
         <description>{}</description>{items}</channel></rss>\n",
        escaped(&page.title),
        escaped(&link),
        escaped(&page.kicker),
    )
}

fn item(fact: &Told) -> String {
    let date = fact.article.published.parse::<Date>().or_else(|_| fact.day.parse::<Date>()).ok();
    let date = date.map(|day| format!("<pubDate>{}</pubDate>", day.strftime("%a, %d %b %Y 00:00:00 GMT")));
    format!(
        "<item><title>{}</title><link>{}</link><guid isPermaLink=\"false\">{}</guid><description>{}</description>{}</item>",
        escaped(&sentence(fact)),
        escaped(&fact.iri),
        escaped(&fact.iri),
        escaped(&format!("{} ({}, {})", fact.words, fact.article.headline, fact.article.outlet)),
        date.unwrap_or_default(),
    )
}

/// A fact as a line: `Norway accuses Russia`.
pub fn sentence(fact: &Told) -> String {
    let who = fact.who.as_ref().map_or("", |who| who.name.as_str());
    let whom: Vec<&str> = fact.whom.iter().map(|who| who.name.as_str()).collect();
    let middle = match (whom.is_empty(), who.is_empty()) {
        (false, false) => format!("{who} {} {}", fact.act.verb, whom.join(" and ")),
        (true, false) => format!("{who}: {}", fact.act.noun),
        (false, true) => format!("{}: {}", whom.join(" and "), fact.act.noun),
        (true, true) => fact.act.noun.clone(),
    };
    middle.trim().to_owned()
}

/// Text as XML takes it; characters that XML does not have are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if (c as u32) < 0x20 || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_say_is_left_out() {
        assert_eq!(escaped("a<b>&\"\u{1}\u{FFFF}é"), "a&lt;b&gt;&amp;&quot;é");
    }
}
