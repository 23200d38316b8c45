//! Rows of buttons: `Share on Facebook Share on Twitter`.

use crate::lexicon::classes::LayoutWord;

/// A row of buttons: every word is the name of a service or of what is done with it.
pub(super) fn is_share_bar(text: &str) -> bool {
    let mut services = 0;
    let mut words = 0;
    for word in text.split(|c: char| c.is_whitespace() || "|,/•·:".contains(c)) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '+').to_lowercase();
        if word.is_empty() || word.chars().all(|c| c.is_ascii_digit()) {
            continue;
        }
        let classes = LayoutWord::of(&word);
        words += 1;
        if classes.is(LayoutWord::ShareService) {
            services += 1;
        } else if !classes.is(LayoutWord::ShareFiller) {
            return false;
        }
    }
    services > 0 && words <= 30
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_and_nothing_else() {
        assert!(is_share_bar("Share | Tweet | Email this story to friends"));
        assert!(!is_share_bar("Share prices fell") && !is_share_bar("more of the story") && !is_share_bar(""));
    }
}
