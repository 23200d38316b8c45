//! Resolution: who each noun phrase means.
//!
//! A sieve of small passes in order of precision, after the multi-pass design of Raghunathan et al. (2010), "A
//! Multi-Pass Sieve for Coreference Resolution". Each pass has its file, and a test there that fails without it.
//!
//! | pass | file | what it resolves |
//! |---|---|---|
//! | 1 | `names` | names: known actors, persons by full name and surname, bodies, acronyms introduced in brackets |
//! | 2 | `offices` | titles and offices beside names: `Foreign Minister Jane Roe` |
//! | 3 | `beside` | descriptions with a name beside them: `the lawyer, Jane Roe` |
//! | 4 | `references` | other descriptions: `the minister`, `Peru's top diplomat`, `the group` |
//! | 5 | `references` | pronouns |
//! | 6 | `references` | phrases that introduce somebody without a name: `two officials` |
//! | 7 | `anybody` | whoever else could speak |
//! | 8 | `forces` | whose soldiers and offices are that the text calls by no state |

mod anybody;
mod beside;
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
    resolver.beside();
    resolver.references();
    resolver.anybody();
    resolver.forces();
    resolver.story
}
