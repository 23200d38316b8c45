//! Bars of months, drawn as SVG.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::parts::thousands;

/// Months that are drawn at most: of a longer time, years are.
const MOST: usize = 60;

/// How many facts each month has, from the first to the last. `days` are days in figures, in any order.
pub fn months<'d>(days: impl Iterator<Item = &'d str> + Clone, label: &str, link: impl Fn(&str) -> String) -> Markup {
    let counts = |length: usize| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        days.clone().filter_map(|day| day.get(..length)).for_each(|part| *counts.entry(part).or_default() += 1);
        counts
    };
    let by_month = counts(7);
    let months = span(&by_month);
    let counts = if months.len() > MOST { counts(4) } else { by_month };
    let parts = if months.len() > MOST { span(&counts) } else { months };
    let most = counts.values().copied().max().unwrap_or(0).max(1);
    if parts.is_empty() {
        return html! {};
    }
    let width = 720.0 / parts.len() as f64;
    let height = |count: usize| 80.0 * count as f64 / most as f64;
    html! {
        figure.bars {
            svg viewBox="0 0 720 104" role="group" aria-label=(label) {
                @for (at, part) in parts.iter().enumerate() {
                    @let count = counts.get(part.as_str()).copied().unwrap_or(0);
                    @if count > 0 {
                        a href=(link(part)) aria-label={ (part) ": " (thousands(count)) } {
                            rect.hit x=(format!("{:.1}", at as f64 * width)) y="0" width=(format!("{width:.1}")) height="84" {}
                            rect.bar x=(format!("{:.1}", at as f64 * width + width * 0.1)) y=(format!("{:.1}", 82.0 - height(count).max(2.0)))
                                width=(format!("{:.1}", (width * 0.8).min(60.0))) height=(format!("{:.1}", height(count).max(2.0))) { title { (part) ": " (thousands(count)) } }
                        }
                    }
                }
                line.axis x1="0" y1="82.5" x2="720" y2="82.5" {}
                text.tick x="0" y="100" { (parts.first().map_or("", String::as_str)) }
                @if parts.len() > 1 { text.tick.end x="720" y="100" { (parts.last().map_or("", String::as_str)) } }
            }
            figcaption { (label) ", at most " (thousands(most)) }
        }
    }
}

/// All months or years from the first to the last.
fn span(counts: &BTreeMap<&str, usize>) -> Vec<String> {
    let (Some(first), Some(last)) = (counts.keys().next(), counts.keys().next_back()) else { return Vec::new() };
    let year = |part: &str| part.get(..4).and_then(|year| year.parse::<i32>().ok());
    let (Some(from), Some(to)) = (year(first), year(last)) else { return Vec::new() };
    if first.len() == 4 {
        return (from..=to).map(|year| format!("{year:04}")).collect();
    }
    let all = (from..=to).flat_map(|year| (1..=12).map(move |month| format!("{year:04}-{month:02}")));
    all.filter(|month| month.as_str() >= *first && month.as_str() <= *last).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_without_anything_have_their_place() {
        let counts: BTreeMap<&str, usize> = [("2015-11", 2), ("2016-02", 1)].into();
        assert_eq!(span(&counts), ["2015-11", "2015-12", "2016-01", "2016-02"]);
        let drawn = months(["2015-11-03", "2016-02-01"].into_iter(), "Claims", |month| format!("/?month={month}"));
        assert!(drawn.into_string().contains("href=\"/?month=2016-02\""));
    }
}
