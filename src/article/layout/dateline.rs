//! Datelines: where and by whom a story was filed, `MOSCOW (AFP) -`, before its first sentence.
//!
//! The forms follow what agencies and papers print: a place in capitals or not, a region, a day, an
//! agency in brackets, and a dash or a colon. What makes each form safe is written where it is
//! accepted; a place that might be a speaker or a kicker (`UPDATE:`) is not taken.

mod place;

use super::agency::agency;
use super::lines::Line;
use place::{Place, normal_case, place};

/// A dateline found at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Bytes of the line that it takes, with its dash.
    pub end: usize,
    /// The place in normal case, without its region.
    pub place: Option<String>,
    /// The agency in its usual form.
    pub agency: Option<String>,
    /// The day, when day, month and year are given.
    pub published: Option<String>,
}

/// A dateline is over within so many bytes, or it is none.
const MAX_BYTES: usize = 120;

/// The dateline that opens `line`, when there is one and a sentence follows it or it stands alone.
pub(super) fn find(line: &Line<'_>) -> Option<Dateline> {
    let found = parse(line.text)?;
    let rest = line.text[found.end..].trim();
    let stands_alone = rest.is_empty();
    let opens_sentence = line.ends_sentence() || rest.chars().count() > 120;
    (stands_alone || opens_sentence).then_some(found)
}

/// How the head of a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A dash of any kind, free-standing or long.
    Dash,
    Colon,
    /// The opening bracket of an agency.
    Bracket,
}

fn parse(text: &str) -> Option<Dateline> {
    let (head, mark, mark_at) = head(text)?;
    let after_mark = match mark {
        Mark::Bracket => mark_at,
        Mark::Dash | Mark::Colon => mark_at + mark_len(&text[mark_at..]),
    };
    if mark != Mark::Bracket {
        let rest = text[after_mark..].trim_start();
        if let Some(sign) = agency(head).filter(|_| mark == Mark::Dash && starts_sentence(rest)) {
            return Some(Dateline { end: after_mark, place: None, agency: Some(sign.to_owned()), published: None });
        }
        let place = place(head)?;
        let accepted = match mark {
            Mark::Colon => place.capitals && !rest.is_empty(),
            _ if place.capitals => starts_sentence(rest) || rest.is_empty(),
            _ => is_mixed_case_dateline(&place, rest),
        };
        return accepted.then(|| Dateline {
            end: after_mark,
            place: Some(normal_case(place.name)),
            agency: None,
            published: place.day,
        });
    }
    let close = mark_at + text[mark_at..].find(')')?;
    let inside = text.get(mark_at + 1..close)?.trim();
    let known = inside
        .split(['/', ','])
        .next()
        .and_then(agency)
        .or_else(|| agency(inside))
        .or_else(|| first_word_agency(inside));
    let behind = close + 1;
    let blank = text[behind..].len() - text[behind..].trim_start().len();
    let dash = mark_len(&text[behind + blank..]);
    let end = if dash > 0 { behind + blank + dash } else { behind };
    let place = if head.is_empty() { None } else { Some(place(head)?) };
    // An agency nobody has heard of needs everything else to be right.
    let plausible =
        known.is_some() || (dash > 0 && place.as_ref().is_some_and(|place| place.capitals) && is_sign(inside));
    plausible.then(|| Dateline {
        end,
        agency: Some(known.map_or_else(|| inside.to_owned(), str::to_owned)),
        published: place.as_ref().and_then(|place| place.day.clone()),
        place: place.map(|place| normal_case(place.name)),
    })
}

/// `AP Analysis`, `CNN Business`: the agency and a desk.
fn first_word_agency(inside: &str) -> Option<&'static str> {
    let mut words = inside.split_whitespace();
    let first = words.next()?;
    (words.count() <= 2 && !first.chars().any(char::is_lowercase)).then(|| agency(first))?
}

/// True for a short sign in capitals such as an agency has.
fn is_sign(inside: &str) -> bool {
    (2..=12).contains(&inside.len()) && inside.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '/' | '-' | '.'))
}

/// The words before the first mark, the mark, and its byte offset.
fn head(text: &str) -> Option<(&str, Mark, usize)> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if at > MAX_BYTES {
            return None;
        }
        let next = text[at + c.len_utf8()..].chars().next();
        let mark = match c {
            '(' => Some(Mark::Bracket),
            '—' | '–' | '―' => Some(Mark::Dash),
            '-' if next == Some('-') => Some(Mark::Dash),
            '-' if before.is_whitespace() || next.is_none_or(char::is_whitespace) => Some(Mark::Dash),
            ':' => Some(Mark::Colon),
            _ if c.is_alphanumeric() || c.is_whitespace() => None,
            ',' | '.' | '\'' | '’' | '-' | '/' => None,
            _ => return None,
        };
        if let Some(mark) = mark {
            return Some((text[..at].trim_end(), mark, at));
        }
        before = c;
    }
    None
}

/// Bytes of the dash or colon at the start of `text`, 0 when there is none.
fn mark_len(text: &str) -> usize {
    text.chars()
        .take_while(|c| matches!(c, '-' | '–' | '—' | '―' | ':' | '\u{96}' | '\u{97}'))
        .map(char::len_utf8)
        .sum()
}

fn starts_sentence(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || "\"“'‘«(".contains(c))
}

/// `Geneva – The …` without agency and without capitals looks like `Putin – Russia's president – said`.
/// It is taken when it stands alone on its line, names a region too, or is a single dash before a
/// new sentence.
fn is_mixed_case_dateline(place: &Place<'_>, rest: &str) -> bool {
    if rest.is_empty() {
        return place.name.split_whitespace().count() <= 3;
    }
    let opening = rest.split(". ").next().unwrap_or(rest);
    let another_dash =
        opening.contains(" - ") || opening.contains('–') || opening.contains('—') || opening.contains("--");
    let begins_anew = starts_sentence(rest) && !another_dash;
    begins_anew && (place.region || place.name.split_whitespace().count() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::layout::lines::lines;

    fn check(text: &str, expect: Option<(&str, Option<&str>, Option<&str>)>) {
        let all = lines(text, 0);
        let found = find(&all[0]);
        let got = found.as_ref().map(|found| (&text[..found.end], found.place.as_deref(), found.agency.as_deref()));
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn datelines_as_papers_print_them() {
        for (prefix, place, agency) in [
            ("OSLO (AFP) -", Some("Oslo"), Some("AFP")),
            ("BEIRUT, Lebanon (AP) —", Some("Beirut"), Some("AP")),
            ("WASHINGTON, Sept 5 (Reuters) –", Some("Washington"), Some("Reuters")),
            ("Riga, 11 September, (SANA)-", Some("Riga"), Some("SANA")),
            ("LONDON:", Some("London"), None),
            ("NEW DELHI:", Some("New Delhi"), None),
            ("RIO DE JANEIRO —", Some("Rio de Janeiro"), None),
            ("ST. PAUL, Minn. --", Some("St. Paul"), None),
            ("TEL AVIV–", Some("Tel Aviv"), None),
            ("AIN AL-ARAB (Anadolu Agency) -", Some("Ain Al-Arab"), Some("Anadolu")),
            ("Geneva –", Some("Geneva"), None),
            ("Quito, Ecuador -", Some("Quito"), None),
            ("(CNN)", None, Some("CNN")),
            ("AFP -", None, Some("AFP")),
            ("(Reuters) -", None, Some("Reuters")),
            ("Washington (CNN)", Some("Washington"), Some("CNN")),
            ("TRIPOLI/TUNIS (Reuters) -", Some("Tripoli"), Some("Reuters")),
            ("MINSK (XYZ) -", Some("Minsk"), Some("XYZ")),
            ("ANKARA (AP Analysis) -", Some("Ankara"), Some("AP")),
        ] {
            let text = format!("{prefix} The envoys left on Friday.");
            check(&text, Some((prefix, place, agency)));
        }
    }

    #[test]
    fn a_dateline_may_stand_alone() {
        check("Bergen -", Some(("Bergen -", Some("Bergen"), None)));
        let line = &lines("TUNIS, March 31, 2013 (AFP)", 0)[0];
        let found = find(line).unwrap();
        assert_eq!(found.published.as_deref(), Some("2013-03-31"));
        assert_eq!(found.place.as_deref(), Some("Tunis"));
    }

    #[test]
    fn what_only_looks_like_one() {
        for text in [
            "UPDATE: The envoys left on Friday.",
            "BREAKING NEWS — The envoys left on Friday.",
            "Editor's Note - The envoys left on Friday.",
            "Roe – the island's president – said so.",
            "Roe – Bergen's mayor – said so.",
            "The treaty (AFP has seen it) is short.",
            "Minister Roe (left) spoke on Friday.",
            "Ships left Oslo - and came back.",
            "The Free Trade Area (FTA) is large.",
            "OSLO: a city at peace",
            "Q: What did she say?",
            "On Friday: nothing.",
            "Well-known envoys left.",
            "",
            "(",
            "X (",
        ] {
            if let Some(line) = lines(text, 0).first() {
                assert_eq!(find(line), None, "{text}");
            }
        }
    }
}
