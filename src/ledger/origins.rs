//! Origins: which articles print one text, whole or in part, and which agency it came from. "10 reports, 4 texts."
//!
//! Two articles print one text where one copies the other ([`copies`]) at most some days apart, or where both carry the
//! line of one agency and tell one story ([`agencies`]). What an article only cites ("according to the Harbour Post") is its
//! word, not its text.

pub mod agencies;
pub mod copies;

use std::collections::HashMap;
use std::io;

use foldhash::fast::FixedState;

use super::components::root;
use super::join::{Join, Shared, row};
use crate::spill::{Records, Spill};
use copies::Copied;

/// A text is copied at most so many days after it was printed.
const DAYS: i32 = 4;

/// As much of a text, and of its top, stands in its copy at least.
const COPY: f64 = 0.33;

/// A run of words that stands in more articles than so many is nobody's text: a site's own words, or a background paragraph.
const COMMON: usize = 40;

/// So many of the runs that are looked up two articles share before they are compared.
const SHARED: usize = 3;

/// What of an article tells its origin, besides its words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Print {
    /// Day of publication since 1970.
    pub day: Option<i32>,
    /// The agency that signs it.
    pub agency: Option<&'static str>,
}

/// For each article the first that prints its text. `texts` has the words of each as copies are known by, `stories` the first of
/// its story. Expects the articles in the order of their days and, on one day, of something that is always the same.
///
/// # Errors
/// When what memory does not hold cannot be written or read.
pub fn origins(prints: &[Print], texts: &Records<Copied>, stories: &[usize], spill: &Spill) -> io::Result<Vec<usize>> {
    let mut first: Vec<u32> = (0..row(prints.len())?).collect();
    let mut join = |one: usize, other: usize| -> io::Result<()> {
        let (one, other) = (root(&mut first, row(one)?), root(&mut first, row(other)?));
        first[one.max(other) as usize] = one.min(other);
        Ok(())
    };
    shared(prints, texts, spill)?.each(SHARED, |one, other| {
        if copies::share(&*texts.get(one)?, &*texts.get(other)?) < COPY {
            return Ok(());
        }
        join(one, other)
    })?;
    let mut signed: HashMap<(usize, &str), usize, FixedState> = HashMap::default();
    for (at, (print, &story)) in prints.iter().zip(stories).enumerate() {
        let Some(agency) = print.agency else { continue };
        join(*signed.entry((story, agency)).or_insert(at), at)?;
    }
    Ok((0..row(prints.len())?).map(|at| root(&mut first, at) as usize).collect())
}

/// Pairs of articles with the runs of words that are looked up and stand in both.
fn shared(prints: &[Print], texts: &Records<Copied>, spill: &Spill) -> io::Result<Shared> {
    let mut posted = Join::new(spill);
    for (at, text) in texts.iter().enumerate() {
        text?.sample().try_for_each(|run| posted.add(run, at))?;
    }
    let mut shared = Shared::new(spill);
    posted.each(|run, articles| {
        if articles.len() > COMMON {
            return Ok(());
        }
        for (place, &other) in articles.iter().enumerate() {
            // Two days that are not known may be one.
            let day = |at: u32| prints[at as usize].day;
            let near = |one: &&u32| day(other).zip(day(**one)).is_none_or(|(later, day)| later - day <= DAYS);
            articles[..place].iter().rev().take_while(near).try_for_each(|&one| shared.add(one, other, run))?;
        }
        Ok(())
    })?;
    Ok(shared)
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
        let print = |&(day, text): &(i32, &str)| Print { day: Some(day), agency: agencies::signing(text) };
        let prints: Vec<Print> = articles.iter().map(print).collect();
        let texts = Records::of(articles.iter().map(|(_, text)| Copied::new(text))).unwrap();
        origins(&prints, &texts, &vec![0; articles.len()], &Spill::memory()).unwrap()
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
