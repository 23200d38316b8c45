//! Captions: the words under a picture.
//!
//! A caption is content (it says who met whom), so a wrong one costs little; what matters is that
//! it is not run together with the sentence after it, and that it is not taken for the headline.

use std::sync::LazyLock;

use super::lines::Line;
use super::patterns::Table;
use crate::lexicon::classes::LayoutWord;

/// Marks that only captions and picture credits carry. Case matters: agencies sign in capitals.
const MARKS: &[&str] = &[
    r"\((?:[Ff]ile|FILE) ?(?:photo|PHOTO|picture|image)?\)",
    r"\[[Ff]ile(?:[:\] ]|$)",
    r"^(?:FILE PHOTO|FILE|File photo|Photo|PHOTO|Photograph|Picture|Image)\s?(?::|–|—|-)\s",
    r"^(?:Image copyright|Image caption|Media caption|Hide [Cc]aption|Enlarge this image|toggle caption|Media playback is unsupported on your device|Facebook Twitter Pinterest|Photos: )",
    r"\b(?:Photograph|Photographer|Photo|Photo credit|Photo by|Credit|Illustration)s?: [^.]{2,60}\.?$",
    r"\b(?:(?:AP Photo|AFP PHOTO|Reuters [Pp]hoto)\b|REUTERS/|Photo by )",
    r"\bvia (?:AP|AFP|Reuters|REUTERS|Getty|EPA)\b",
    r"\((?:[A-Z][\w.'-]+ ){1,3}[A-Z][\w.'-]+(?: ?/[^()]{2,40})?\)$",
    r"\| [A-Z][\w.'-]+ [A-Z][\w.'-]+/[A-Z]",
    r"^CLOSE [A-Z]",
    r"/ ?(?:AP|AFP|Reuters|REUTERS|Getty Images|Getty|EPA|EPA-EFE|TASS|Xinhua|ANADOLU|Bloomberg|Rex|Shutterstock)\)?\.?$",
    r"\((?:AP|AFP|Reuters|REUTERS|Getty|EPA|Photos?|Screenshot)\b[^()]{0,80}\)$",
    r"\| ?(?:AP|AFP|REUTERS|Reuters|Getty|Courtesy|Photo)\b",
    r"^In this .{0,60}\b(?:photo|image|picture)\b",
    r"\((?:[CL]|[CLR]-[CLR]|(?:2nd|3rd|4th|second|third) (?:[LR]|left|right)|(?:far|top|bottom|front|back) (?:left|right|row))\)",
    r"\b(?:pictured|seen) (?:here|above|below|left|right)\b",
];

static MARK_SET: LazyLock<Table> = LazyLock::new(|| Table::with_case(MARKS));

/// Longest line that can be a caption.
const MAX_CHARS: usize = 600;

/// True when `line` carries the mark of a caption.
pub(super) fn is_marked(line: &Line<'_>) -> bool {
    line.chars() <= MAX_CHARS && MARK_SET.matches(&line.folded)
}

/// True when `line` has the shape of a caption without its marks: no full stop, and either a
/// participle where the verb would be (`A guard standing at …`) or nobody but an office holder.
/// Only to be asked of lines that stand between paragraphs or under the headline.
pub(super) fn is_shaped(line: &Line<'_>) -> bool {
    !line.ends_sentence() && (has_participle_for_verb(line) || is_office_holder(line))
}

/// `A sailor waving from the harbour wall`: a participle among the first words, no verb before it.
fn has_participle_for_verb(line: &Line<'_>) -> bool {
    if !(6..=60).contains(&line.words()) || line.text.contains([':', '"', '“', '?']) {
        return false;
    }
    for (at, word) in line.text.split_whitespace().take(line.words().min(10) - 1).enumerate() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = word.to_lowercase();
        if LayoutWord::NoCaption.has(&lower) {
            return false;
        }
        let participle = word.len() >= 6
            && word.ends_with("ing")
            && !word.chars().next().is_some_and(char::is_uppercase)
            && !LayoutWord::NounInIng.has(&lower);
        if participle && at >= 2 {
            return true;
        }
    }
    false
}

/// `Foreign Minister Jane Roe` on a line of its own: an office and a name, nothing else.
fn is_office_holder(line: &Line<'_>) -> bool {
    let words: Vec<&str> = line.text.split_whitespace().collect();
    if !(3..=10).contains(&words.len()) || line.text.contains([',', ':', '"', '“', '?', '!', '(']) {
        return false;
    }
    let capitalised = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let small = |word: &str| LayoutWord::OfficeJoint.has(word);
    let Some(office) = words.iter().position(|word| LayoutWord::Office.has(word)) else {
        return false;
    };
    let name = &words[office + 1..];
    name.len() >= 2
        && name.iter().rev().take(2).all(capitalised)
        && words.iter().all(|word| capitalised(word) || small(word) || LayoutWord::Office.has(word))
        && line.text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::layout::lines::lines;

    #[test]
    fn marks_of_captions() {
        assert_eq!(MARK_SET.len(), MARKS.len());
        for text in [
            "Islanders wait for the ferry in the harbour of Port Roe. (file photo)",
            "FILE PHOTO: The ferry leaves Port Roe, March 3, 2016. REUTERS/Jane Roe",
            "In this Tuesday, March 3, 2016 photo, a crane stands over the harbour",
            "Envoys Jane Roe (C-L) and John Doe (C-R) are seen leaving the customs house",
            "The mayor speaks to islanders. (AP Photo/Jane Roe)",
            "The mayor of Port Roe in his office. | AP Photo",
            "Image caption The ferry has been late for years",
            "A crane in the harbour [File: Jane Roe/Reuters]",
            "The ferry at dawn. Photograph: Jane Roe",
        ] {
            assert!(is_marked(&lines(text, 0)[0]), "{text}");
        }
        for text in [
            "The treaty (signed in March) holds.",
            "The party (AFP has learnt) will split.",
            "He sold photos of the harbour to Reuters.",
            "A picture: nothing else was left.",
        ] {
            assert!(!is_marked(&lines(text, 0)[0]), "{text}");
        }
    }

    #[test]
    fn shapes_of_captions() {
        for text in [
            "A harbour guard standing at the gate of the customs house in Port Roe",
            "Ruritanian Foreign Minister Jane Roe",
            "President of the Island Council John Doe",
        ] {
            assert!(is_shaped(&lines(text, 0)[0]), "{text}");
        }
        for text in [
            "Jane Roe",
            "The council is considering a ferry of its own for the northern island",
            "A harbour guard standing at the gate was hurt.",
            "A new beginning",
            "What the Minister wants",
            "FOREIGN MINISTER JANE ROE",
        ] {
            assert!(!is_shaped(&lines(text, 0)[0]), "{text}");
        }
    }
}
