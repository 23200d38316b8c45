//! The outlet: its name on a line of its own, and its name inside the site's own words.

use super::agency::agency;
use super::lines::Line;
use crate::article::dates::iso_date;
use crate::lexicon::classes::LayoutWord;

/// True when `line` is an outlet's name and nothing else.
///
/// Without a `given` name only a short line in title case is taken whose last word is one that
/// outlets end in (`Harbour Post`, `Radio Island News`).
pub(super) fn is_publisher(line: &Line<'_>, given: Option<&str>) -> bool {
    if given.is_some_and(|given| fold(given) == fold(line.text)) {
        return true;
    }
    let words: Vec<&str> = line.text.split_whitespace().collect();
    let shaped = (2..=5).contains(&words.len())
        && words.iter().all(|word| {
            matches!(*word, "of" | "the" | "and" | "&") || word.chars().next().is_some_and(char::is_uppercase)
        })
        && line.text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '&' | '-' | '’' | '\''));
    shaped && words.last().is_some_and(|word| LayoutWord::Outlet.has(&word.to_lowercase()))
}

/// The outlet that a line of the site's own words names: `X’s website can also be accessed …`,
/// `X moderates all comments`, `Copyright © 2016 X. All rights reserved`.
pub(super) fn in_boilerplate(line: &Line<'_>) -> Option<String> {
    let text = line.text;
    for marker in ["’s website can also be accessed", "'s website can also be accessed", " moderates all comments"] {
        if let Some(at) = text.find(marker) {
            return name(&text[..at]);
        }
    }
    let lower = text.to_lowercase();
    if !(lower.starts_with("copyright") || text.starts_with('©') || lower.starts_with("(c)")) {
        return None;
    }
    let rest = text
        .trim_start_matches(|c: char| c.is_alphabetic() && text.is_char_boundary(c.len_utf8()) || "©() ".contains(c));
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || " -–,by".contains(c));
    let end = rest
        .find([',', '.', '|', ';', ':'])
        .into_iter()
        .chain(rest.to_lowercase().find(" all rights"))
        .min()
        .unwrap_or(rest.len());
    name(rest.get(..end)?).filter(|name| agency(name).is_none())
}

fn name(words: &str) -> Option<String> {
    let words = words.trim();
    let count = words.split_whitespace().count();
    let capital = words.chars().next().is_some_and(char::is_uppercase);
    (capital && (1..=5).contains(&count)).then(|| words.to_owned())
}

/// The day in a line such as `Published: 11 September 2015` or in a line that is only a date.
/// The inner `None` is a line about an update, which says nothing of the day of publication.
pub(super) fn date_line(line: &Line<'_>) -> Option<Option<String>> {
    if line.chars() > 80 {
        return None;
    }
    let text = line.text.trim();
    let lower = text.to_ascii_lowercase();
    let label = LayoutWord::DateLabel.words().iter().find(|label| lower.starts_with(label.as_str()));
    let rest = label.map_or(text, |label| text[label.len()..].trim_start_matches([':', ' ', '\u{a0}']));
    let day = iso_date(rest)?;
    let about_update = label.is_some_and(|label| label.contains("updated") || label.contains("modified"));
    Some((!about_update).then_some(day))
}

fn fold(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::layout::lines::lines;

    #[test]
    fn outlet_lines() {
        for (text, given, expect) in [
            ("Harbour Post", None, true),
            ("Radio Island News", None, true),
            ("Port Roe", None, false),
            ("Port Roe", Some("The Port Roe"), true),
            ("The news", None, false),
            ("Harbour Post says sorry", None, false),
            ("Fake News?", None, false),
        ] {
            assert_eq!(is_publisher(&lines(text, 0)[0], given), expect, "{text}");
        }
    }

    #[test]
    fn outlets_in_the_words_of_the_site() {
        for (text, expect) in [
            ("Harbour TV’s website can also be accessed at the following addresses:", Some("Harbour TV")),
            ("Islander moderates all comments submitted here.", Some("Islander")),
            ("Copyright © 2016 The Harbour Post, LLC. Click here.", Some("The Harbour Post")),
            ("© 2016 Harbour Media. All rights reserved.", Some("Harbour Media")),
            ("Copyright 2016 The Associated Press. All rights reserved.", None),
            ("Copyright", None),
            ("©", None),
            ("The council moderates nothing.", None),
        ] {
            assert_eq!(in_boilerplate(&lines(text, 0)[0]).as_deref(), expect, "{text}");
        }
    }

    #[test]
    fn date_lines() {
        for (text, expect) in [
            ("Published: 11 September 2015", Some(Some("2015-09-11"))),
            ("2015-09-11", Some(Some("2015-09-11"))),
            ("Updated: 11 September 2015", Some(None)),
            ("On 11 September 2015 the ferry sank.", None),
        ] {
            let found = date_line(&lines(text, 0)[0]);
            assert_eq!(found.as_ref().map(|day| day.as_deref()), expect, "{text}");
        }
    }
}
