//! Bylines and credits: who wrote, reported, edited.

use std::sync::LazyLock;

use super::agency::agency;
use super::lines::Line;
use super::patterns::Table;
use crate::article::dates::{is_weekday, month_number};
use crate::lexicon::classes::LayoutWord;

/// Credits, mostly under an article.
const CREDITS: &[&str] = &[
    r"^\W*(?:additional |further )?(?:reporting|writing|edited|editing|compiled|translated|written|reported) by:? (?-i:[A-Z]).{1,240}$",
    r"^\W*(?:with )?(?:additional reporting|assistance|contributions|reporting|files)(?: by| from)\b:? (?:the )?(?-i:[A-Z]).{1,200}$",
    r"^\W*contribut(?:ing|ors?)(?: to this (?:report|story))?:\s.{1,200}$",
    r"^.+\bcontributed (?:reporting )?(?:to|for) (?:this|the) (?:report|story|article|post|piece|dispatch)\b.{0,60}$",
    r"^\W*with (?:post )?wires?(?: (?:reports|services))?\W*$",
    r"^\W*(?:special (?:to|for)) (?:the )?(?-i:[A-Z])[\w .'-]{1,40}$",
    r"^\W*this (?:article|story|report) (?:is|was) based in part on wire[- ]service reports?\W*$",
    r"^\W*(?:from |by )?(?:staff|wire|agency|agencies)(?: (?:and|&) (?:wire|agencies|agency|staff))? (?:reports?|reporters?|writers?|services?)\W*$",
];

static CREDIT_SET: LazyLock<Table> = LazyLock::new(|| Table::ignoring_case(CREDITS));

/// True for a line that says who contributed, reported or edited.
pub(super) fn is_credit(line: &Line<'_>) -> bool {
    line.chars() <= 300 && !line.text.contains(['"', '“']) && CREDIT_SET.matches(&line.folded)
}

/// Who a byline names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// The writers, as the line has them.
    pub author: Option<String>,
    /// The agency they write for.
    pub agency: Option<String>,
}

/// The byline in `line`, `By Jane Roe and John Doe, Associated Press`, when it is one.
pub(super) fn find(line: &Line<'_>) -> Option<Byline> {
    let rest = strip_by(line.text)?;
    // A place, date or outlet may follow the names behind one of these.
    let mut parts =
        rest.split(['|', '•', '·', '\u{2014}', '\u{2013}', ',']).flat_map(|part| part.split(" - ")).map(str::trim);
    let names = parts.next()?;
    let mut found = Byline { agency: parts.find_map(agency).map(str::to_owned), ..Byline::default() };
    if let Some(whole) = agency(names) {
        found.agency = Some(whole.to_owned());
        return Some(found);
    }
    let (names, behind) = strip_agency(names);
    found.agency = behind.map(str::to_owned).or(found.agency);
    // A sentence may begin with "By", and with a day: `By Friday, forty ferries were late.`
    let is_sentence = line.ends_sentence() && (rest.contains(',') || line.words() > 9);
    let is_day = names.split_whitespace().any(|word| is_weekday(word) || month_number(word).is_some());
    if is_sentence || is_day || !are_names(names) || line.words() > 25 {
        return None;
    }
    // More writers behind a comma: `By Jane Roe, John Doe and Ann Poe`.
    let more = rest.split(',').skip(1).map(str::trim).take_while(|part| {
        are_names(part) && part.split_whitespace().count() >= 2 && agency(part).is_none() && !is_outlet_tail(part)
    });
    let mut author = names.to_owned();
    for part in more {
        author.push_str(", ");
        author.push_str(part);
    }
    found.author = Some(author);
    Some(found)
}

/// True for a line of nothing but people's names, `Jane Roe and John Doe`.
///
/// Names are two or three words each, so that a title in capitals is not taken for one.
pub(super) fn is_names_only(text: &str) -> bool {
    // `Israel’s` is not a name, `O’Neill` is.
    !text.contains(['!', '?', ':', '"', '“', '('])
        && !text.contains("'s ")
        && !text.contains("’s ")
        && name_parts(text).all(|name| is_full_name(&name))
}

/// True when `text` names two people or more and nothing else.
pub(super) fn is_several_names(text: &str) -> bool {
    text.contains(" and ") && is_names_only(text) && name_parts(text).count() >= 2
}

/// The names in `Jane Roe, John Doe and Ann Poe`.
fn name_parts(text: &str) -> impl Iterator<Item = String> {
    text.replace(" and ", ",")
        .replace('&', ",")
        .split(',')
        .map(|part| part.trim().trim_start_matches("and ").to_owned())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .into_iter()
}

fn is_full_name(name: &str) -> bool {
    let capitalised = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase)
            && (word.ends_with('.') && word.len() <= 3 || chars.any(char::is_lowercase))
    };
    (2..=4).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(|word| capitalised(word) || LayoutWord::NameParticle.has(word))
        && !is_outlet_tail(name)
}

fn strip_by(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['(', '[', '—', '–', '-', ' ']);
    let opened =
        LayoutWord::BylineOpening.words().iter().find_map(|word| text.strip_prefix(word.as_str())?.strip_prefix(' '));
    opened.or_else(|| text.strip_prefix("By\u{a0}")).map(|rest| rest.trim().trim_end_matches([')', ']']))
}

fn strip_agency(names: &str) -> (&str, Option<&'static str>) {
    for (at, _) in names.match_indices(' ').skip(1) {
        if let Some(name) = agency(&names[at..]) {
            return (names[..at].trim(), Some(name));
        }
    }
    (names, None)
}

fn is_outlet_tail(part: &str) -> bool {
    part.split_whitespace().any(|word| LayoutWord::OutletStaff.has(word))
}

fn are_names(names: &str) -> bool {
    let words = names.split_whitespace().count();
    (1..=12).contains(&words)
        && names.split_whitespace().all(|word| {
            LayoutWord::BylineJoint.has(word)
                || word.chars().next().is_some_and(char::is_uppercase) && !word.chars().any(|c| c.is_ascii_digit())
        })
        && names.split_whitespace().next().is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase))
        && names.split_whitespace().next_back().is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::layout::lines::lines;

    #[test]
    fn bylines() {
        for (text, author, agency) in [
            ("By Jane Roe", Some("Jane Roe"), None),
            ("BY JANE ROE", Some("JANE ROE"), None),
            ("By Jane Roe and John Doe", Some("Jane Roe and John Doe"), None),
            ("By Jane Roe, John Doe and Ann Poe", Some("Jane Roe, John Doe and Ann Poe"), None),
            ("By Jane Roe, Harbour Post Staff Writer", Some("Jane Roe"), None),
            ("By JANE ROE Associated Press", Some("JANE ROE"), Some("AP")),
            ("By Jane Roe, Reuters", Some("Jane Roe"), Some("Reuters")),
            ("By The Associated Press", None, Some("AP")),
            ("By Jane Roe | March 3, 2016", Some("Jane Roe"), None),
        ] {
            let found = find(&lines(text, 0)[0]).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.author.as_deref(), found.agency.as_deref()), (author, agency), "{text}");
        }
    }

    #[test]
    fn sentences_that_begin_with_by() {
        for text in [
            "By Friday, forty ferries were late.",
            "By then the envoys had left the customs house.",
            "By Monday evening the council of Port Roe had met and Jane Roe was its head.",
            "Bystanders waited.",
        ] {
            assert_eq!(find(&lines(text, 0)[0]), None, "{text}");
        }
    }

    #[test]
    fn names_without_by() {
        for text in ["Jane Roe", "Jane Roe and John M. Doe", "Jane Roe, Ann Poe, and John van der Doe"] {
            assert!(is_names_only(text), "{text}");
        }
        for text in ["Island", "Planning Your Easter On The Island", "Jane Roe says", "Ferry: Jane Roe", "PORT ROE"] {
            assert!(!is_names_only(text), "{text}");
        }
        assert!(is_several_names("Jane Roe and John Doe") && !is_several_names("Jane Roe"));
    }

    #[test]
    fn credits() {
        assert_eq!(CREDIT_SET.len(), CREDITS.len());
        for text in [
            "(Reporting by Jane Roe; Editing by John Doe)",
            "Jane Roe contributed to this report.",
            "Contributing: Jane Roe and John Doe",
            "— With assistance by Jane Roe",
            "Additional reporting by Jane Roe in Port Roe",
        ] {
            assert!(is_credit(&lines(text, 0)[0]), "{text}");
        }
        for text in [
            "Reporting by the council shows a loss.",
            "The storm contributed to the delay.",
            "“She contributed to this report,” the mayor said.",
        ] {
            assert!(!is_credit(&lines(text, 0)[0]), "{text}");
        }
    }
}
