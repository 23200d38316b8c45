//! What the tests of formats show of what was read.

use super::error::ReadError;
use super::item::Item;
use crate::article::Meta;

/// A line each: the id, what is `told` of the article, its text with lines ended by `/`; or why it was passed over.
pub(super) fn shown<const N: usize>(
    found: Vec<Result<Item, ReadError>>,
    told: fn(Meta) -> [Option<String>; N],
) -> Vec<String> {
    let shown = found.into_iter().map(|item| match item.unwrap() {
        Item::Draft(it) => {
            let told = told(it.given).map(Option::unwrap_or_default).join(" | ");
            format!("{} | {told} | {}", it.id, it.text.replace('\n', "/"))
        }
        Item::Skipped(skipped) => skipped.to_string(),
        _ => panic!("neither"),
    });
    shown.collect()
}
