//! Origins: which articles print one text, whole or in part, and which agency it came from. "10 reports, 4 texts."
//!
//! Two articles print one text where one copies the other ([`copies`]) at most some days apart, or where both carry the
//! line of one agency and tell one story ([`agencies`]). What an article only cites ("according to the Harbour Post") is its
//! word, not its text.

pub mod agencies;
pub mod copies;

use std::collections::HashMap;

use foldhash::fast::FixedState;

use copies::Copied;

/// A text is copied at most so many days after it was printed.
const DAYS: i32 = 4;

/// As much of a text, and of its top, stands in its copy at least.
const COPY: f64 = 0.33;

/// A run of words that stands in more articles than so many is nobody's text: a site's own words, or a background paragraph.
const COMMON: usize = 40;

/// So many of the runs that are looked up two articles share before they are compared.
const SHARED: usize = 3;

/// What of an article tells its origin.
#[derive(Debug, Clone, Default)]
pub struct Print {
    /// Day of publication since 1970.
    pub day: Option<i32>,
    /// Its words as copies are known by.
    pub words: Copied,
    /// The agency that signs it.
    pub agency: Option<&'static str>,
}

/// For each article the first that prints its text. `stories` has for each the first of its story. Expects the articles in the
/// order of their days and, on one day, of something that is always the same.
pub fn origins(prints: &[&Print], stories: &[usize]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..prints.len()).collect();
    let copies = pairs(prints)
        .into_iter()
        .filter(|&(one, other)| copies::share(&prints[one].words, &prints[other].words) >= COPY);
    let mut signed: HashMap<(usize, &str), usize, FixedState> = HashMap::default();
    let agencies = prints.iter().zip(stories).enumerate().filter_map(|(at, (print, &story))| {
        let before = *signed.entry((story, print.agency?)).or_insert(at);
        (before != at).then_some((before, at))
    });
    for (one, other) in copies.chain(agencies) {
        let (one, other) = (root(&mut first, one), root(&mut first, other));
        first[one.max(other)] = one.min(other);
    }
    (0..prints.len()).map(|at| root(&mut first, at)).collect()
}

fn root(first: &mut [usize], mut at: usize) -> usize {
    while first[at] != at {
        first[at] = first[first[at]];
        at = first[at];
    }
    at
}

/// The articles that share enough runs of words to be compared, each pair once, in order.
fn pairs(prints: &[&Print]) -> Vec<(usize, usize)> {
    let mut posted: Vec<(u64, usize)> =
        prints.iter().enumerate().flat_map(|(at, print)| print.words.sample().map(move |run| (run, at))).collect();
    posted.sort_unstable();
    posted.dedup();
    let mut shared: HashMap<(usize, usize), usize, FixedState> = HashMap::default();
    for run in posted.chunk_by(|one, other| one.0 == other.0).filter(|run| run.len() <= COMMON) {
        for (at, &(_, other)) in run.iter().enumerate() {
            for &(_, one) in run[..at].iter().rev() {
                // Two days that are not known may be one.
                let days = prints[other].day.zip(prints[one].day).map_or(0, |(later, day)| later - day);
                if days > DAYS {
                    break;
                }
                *shared.entry((one, other)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> =
        shared.into_iter().filter(|(_, count)| *count >= SHARED).map(|(pair, _)| pair).collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "A trawler burned off Narvik on Tuesday. The coastguard took eleven fishermen from the burning \
        trawler Havbris, which had left Bodo with a cargo of cod, and towed the wreck to the harbour of Narvik, where \
        divers will look for the cause of the fire as soon as the weather lets them work below the ice.";
    const OWN: &str = "Eleven men of the Havbris are safe after a fire, and nobody knows yet what set the ship alight. Our \
        reporter met them in a hotel by the harbour, where they drank coffee and spoke of flames as high as the mast.";

    fn found(articles: &[(i32, &str)]) -> Vec<usize> {
        let print = |&(day, text): &(i32, &str)| Print {
            day: Some(day),
            words: Copied::new(text),
            agency: agencies::signing(text),
        };
        let prints: Vec<Print> = articles.iter().map(print).collect();
        origins(&prints.iter().collect::<Vec<_>>(), &vec![0; articles.len()])
    }

    #[test]
    fn a_copy_prints_the_same_text() {
        let shortened =
            STORY.replace("on Tuesday", "late on Tuesday").replace("as soon as the weather lets them work", "");
        assert_eq!(found(&[(1, STORY), (1, OWN), (2, &shortened)]), [0, 1, 0]);
    }

    #[test]
    fn what_is_printed_weeks_later_is_another_text() {
        assert_eq!(found(&[(1, STORY), (20, STORY)]), [0, 1]);
    }

    #[test]
    fn two_texts_of_one_agency_in_one_story_are_one() {
        assert_eq!(found(&[(1, &format!("{STORY} – REUTERS")), (1, &format!("{OWN} (Reuters)"))]), [0, 0]);
        assert_eq!(found(&[(1, &format!("{STORY} – REUTERS")), (1, &format!("{OWN} (AFP)"))]), [0, 1]);
    }
}
