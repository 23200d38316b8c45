//! Resolution: who each noun phrase means.
//!
//! A sieve of small passes in order of precision, after the multi-pass design of Raghunathan et al. (2010), "A
//! Multi-Pass Sieve for Coreference Resolution". Each pass has its file, and a test there that fails without it.
//!
//! | pass | file | what it resolves |
//! |---|---|---|
//! | 1 | `names` | names: known actors, persons by full name and surname, bodies, acronyms introduced in brackets |
//! | 2 | `offices` | titles and offices beside names: `Foreign Minister Jane Roe` |
//! | 3 | `references` | descriptions: `the minister`, `Peru's top diplomat`, `the group` |
//! | 4 | `references` | pronouns |
//! | 5 | `references` | phrases that introduce somebody without a name: `two officials` |
//! | 6 | `anybody` | whoever else could speak |
//! | 7 | `forces` | whose soldiers and offices are that the text calls by no state |

mod anybody;
mod forces;
mod names;
mod offices;
mod references;
mod resolver;

use resolver::Resolver;

use super::naming::Naming;
use super::reading::Reading;
use super::story::Story;

/// Resolve everybody in an article.
pub fn resolve<'a>(reading: Reading<'a>, naming: &'a dyn Naming) -> Story<'a> {
    let mut resolver = Resolver { story: Story::new(reading, naming) };
    resolver.names();
    resolver.offices();
    resolver.references();
    resolver.anybody();
    resolver.forces();
    resolver.story
}
