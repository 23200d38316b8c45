//! Deliveries in fields: Factiva (`HD`, `PD`, `SN`, `LP`, `TD`) and ProQuest (`Title:`, `Full text:`).
//!
//! Example: the lines `HD`, `Ferry sails`, `PD`, `11 September 2015`, `TD`, `It left.` are an article; so are `Title: Ferry
//! sails`, `Publication date: Sep 11, 2015`, `Full text: It left.` above a rule of underscores.

use super::error::ReadError;
use super::format::Format;
use super::html;
use super::item::{Item, Label};
use crate::article::Meta;
use crate::article::blanks::one_line;
use crate::lexicon::classes::FormatName;

/// A rule between two articles has so many underscores.
const RULE: &str = "____________________";

/// Fields in their order, each with its lines.
type Fields = Vec<(String, Vec<String>)>;

/// The articles of a delivery of Factiva, as lines.
pub(super) fn factiva(text: &str, label: &Label) -> Vec<Result<Item, ReadError>> {
    let mut articles: Vec<Fields> = Vec::new();
    for line in text.lines().map(str::trim) {
        let word = line.split_whitespace().next().unwrap_or_default();
        let rest = &line[word.len()..];
        let alone = rest.is_empty() || rest.starts_with("  ") || rest.starts_with('\t');
        if alone && FormatName::FactivaField.has(&word.to_lowercase()) && word.chars().all(char::is_uppercase) {
            if word == "HD" || articles.is_empty() {
                articles.push(Vec::new());
            }
            let rest = rest.trim();
            if let Some(article) = articles.last_mut() {
                article.push((word.to_owned(), if rest.is_empty() { Vec::new() } else { vec![rest.to_owned()] }));
            }
        } else if let Some((_, lines)) = articles.last_mut().and_then(|fields| fields.last_mut())
            && !line.is_empty()
        {
            lines.push(line.to_owned());
        }
    }
    let articles = articles.into_iter().enumerate();
    articles.map(|(at, fields)| Ok(factiva_article(&fields, &label.part(at as u64 + 1, "document")))).collect()
}

fn factiva_article(fields: &Fields, label: &Label) -> Item {
    let lines = |name: &str| {
        fields
            .iter()
            .filter(|(field, _)| field == name)
            .flat_map(|(_, lines)| lines.iter().cloned())
            .collect::<Vec<_>>()
    };
    let line = |name: &str| Some(lines(name).join(" ")).filter(|line| !line.is_empty());
    let body = [lines("LP"), lines("TD")].concat().join("\n\n");
    let given = Meta {
        headline: line("HD"),
        published: line("PD").and_then(|date| html::day_of_any_year(&date)),
        publisher: line("SN"),
        author: line("BY").map(|by| by.strip_prefix("By ").map(str::to_owned).unwrap_or(by)),
        language: line("LA").map(|name| if name == "English" { "en".to_owned() } else { name }),
        ..Meta::default()
    };
    let id = line("AN").map(|number| number.trim_start_matches("Document ").to_owned());
    Item::article(&label.clone().called(id.as_deref()), Format::Factiva, body, &given)
}

/// The articles of a delivery of ProQuest.
pub(super) fn proquest(text: &str, label: &Label) -> Vec<Result<Item, ReadError>> {
    let mut articles: Vec<Fields> = vec![Vec::new()];
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with(RULE) {
            articles.push(Vec::new());
            continue;
        }
        let Some(article) = articles.last_mut() else { break };
        match line.split_once(':').filter(|(name, _)| FormatName::ProQuestField.has(&name.to_lowercase())) {
            Some((name, value)) => article.push((name.to_lowercase(), vec![value.trim().to_owned()])),
            None => article.last_mut().into_iter().for_each(|(_, lines)| lines.push(line.to_owned())),
        }
    }
    articles.retain(|fields| fields.iter().any(|(name, _)| name == "full text"));
    let articles = articles.into_iter().enumerate();
    articles.map(|(at, fields)| Ok(proquest_article(&fields, &label.part(at as u64 + 1, "document")))).collect()
}

fn proquest_article(fields: &Fields, label: &Label) -> Item {
    let value = |name: &str| {
        let lines = fields.iter().find(|(field, _)| field == name).map(|(_, lines)| lines)?;
        Some(lines.join("\n").trim().to_owned()).filter(|value| !value.is_empty())
    };
    let line = |name: &str| value(name).map(|value| one_line(&value));
    let given = Meta {
        headline: line("title"),
        published: line("publication date").and_then(|date| html::day_of_any_year(&date)),
        publisher: line("publication title"),
        author: line("author"),
        url: line("document url").filter(|url| url.starts_with("http")),
        ..Meta::default()
    };
    let body = value("full text").unwrap_or_default();
    let body = body.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n");
    let id = line("proquest document id");
    Item::article(&label.clone().called(id.as_deref()), Format::ProQuest, body, &given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::place::Place;
    use crate::article::read::testing;

    fn shown(found: Vec<Result<Item, ReadError>>) -> Vec<String> {
        testing::shown(found, |given| [given.headline, given.published, given.publisher, given.author])
    }

    #[test]
    fn factiva_in_lines() {
        let text = "HD\nFerry sails\nBY  By Jane Roe\nWC\n480 words\nPD\n11 September 2015\nSN\nHarbour Post\nLA\nEnglish\n\
            LP\nThe ferry left.\nTD\nIt sank.\nIN the harbour it rained.\nAN\nDocument POST0001\nHD\nNo body\n";
        let found = shown(factiva(text, &Label::file("f", Place::file("f.txt"))));
        assert_eq!(
            found,
            [
                "POST0001 | Ferry sails | 2015-09-11 | Harbour Post | Jane Roe | The ferry left.//It sank.//IN the harbour it rained.",
                "f.txt: document 2: nothing in it"
            ]
        );
    }

    #[test]
    fn proquest_in_fields() {
        let text = format!(
            "Document 1 of 2\n\nFerry sails\n\nAuthor: Roe, Jane\n\nFull text: The ferry left.\n\nIt sank: all of it.\n\nTitle: Ferry sails\n\
             Publication title: Harbour Post\nPublication date: Sep 11, 2015\nProQuest document ID: 77\n{RULE}\nNothing here\n"
        );
        let found = shown(proquest(&text, &Label::file("p", Place::file("p.txt"))));
        assert_eq!(
            found,
            ["77 | Ferry sails | 2015-09-11 | Harbour Post | Roe, Jane | The ferry left.//It sank: all of it."]
        );
    }
}
