//! Galleries: the captions of many pictures in one paragraph, with the name of the gallery before each.
//!
//! Example: `Photos: The flood A bridge gives way. Hide Caption 1 of 3 Photos: The flood A cow on a roof. Hide Caption 2 of 3` has
//! the captions `A bridge gives way.` and `A cow on a roof.`

use regex::Regex;

use super::lines::Line;
use crate::lexicon::caption;

/// So many captions begin with the name of the gallery, and not by chance with one word.
const SEVERAL: usize = 3;

/// The lines with each caption of a gallery on one of its own; what stands between two captions is a line as well.
pub(super) fn split<'t>(lines: Vec<Line<'t>>) -> Vec<Line<'t>> {
    let Some(mark) = caption::mark() else { return lines };
    if !lines.iter().any(|line| mark.is_match(line.text)) {
        return lines;
    }
    let captions = |line: Line<'t>| {
        let places = cuts(line.text, mark);
        line.cut(places)
    };
    lines.into_iter().flat_map(captions).collect()
}

/// Where a line of captions is cut, in bytes: before and after each mark with the name behind it.
fn cuts(text: &str, mark: &Regex) -> Vec<usize> {
    let marks: Vec<(usize, usize)> = mark.find_iter(text).map(|found| (found.start(), found.end())).collect();
    let behind = |end: usize| text[end..].trim_start();
    let ends = marks.iter().map(|&(_, end)| behind(end)).filter(|rest| !rest.is_empty());
    let name = match ends.clone().count() {
        SEVERAL.. => ends.reduce(common).unwrap_or_default(),
        _ => doubled(text),
    };
    let mut found = Vec::new();
    if !name.is_empty() && text.starts_with(name) {
        let once = name.len();
        let twice = text[once..].trim_start().starts_with(name);
        found.push(if twice { once + text[once..].find(name).unwrap_or_default() + once } else { once });
    }
    for (start, end) in marks {
        let blank = text.len() - end - behind(end).len();
        let named = behind(end).starts_with(name);
        found.extend([start, if named { end + blank + name.len() } else { end }]);
    }
    found.retain(|&at| at > 0 && at < text.len());
    found
}

/// The words that two texts begin with.
fn common<'t>(one: &'t str, other: &str) -> &'t str {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let whole = same == one.len() || one.as_bytes().get(same) == Some(&b' ');
    let end = if whole && one.is_char_boundary(same) {
        same
    } else {
        one.as_bytes()[..same].iter().rposition(|&b| b == b' ').unwrap_or(0)
    };
    one[..end].trim_end()
}

/// The name that a text has twice at its beginning.
fn doubled(text: &str) -> &str {
    let opens = "Photos: ";
    if !text.starts_with(opens) {
        return "";
    }
    let again = text.match_indices(opens).skip(1).map(|(at, _)| text[..at].trim_end());
    again.filter(|name| text[name.len()..].trim_start().starts_with(name)).last().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::article::layout::lines::lines;

    fn texts(text: &str) -> Vec<&str> {
        super::split(lines(text, 0)).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn each_caption_is_a_line() {
        let found = texts(
            "Photos: The flood Photos: The flood A bridge gives way. Hide Caption 1 of 4 Photos: The flood A cow on a roof. \
             Hide Caption 2 of 4 Photos: The flood Men row home. Hide Caption 3 of 4 Photos: The flood It ends. Hide Caption 4 of 4",
        );
        let captions: Vec<&str> =
            found.into_iter().filter(|text| !text.contains("Photos") && !text.contains("Hide")).collect();
        assert_eq!(captions, ["A bridge gives way.", "A cow on a roof.", "Men row home.", "It ends."]);
    }

    #[test]
    fn one_caption_and_no_gallery() {
        assert_eq!(
            texts("Photos: The flood Photos: The flood A bridge gives way. Hide Caption 1 of 2"),
            ["Photos: The flood Photos: The flood", "A bridge gives way.", "Hide Caption 1 of 2"]
        );
        assert_eq!(texts("They hide captions. It rains."), ["They hide captions. It rains."]);
    }

    #[test]
    fn captions_without_words() {
        // What all three begin with reaches past the next mark.
        let empty =
            "Hide Caption 1 of 3 Photos: Rain Hide Caption 1 of 3 Photos: Rain Hide Caption 1 of 3 Photos: Rain";
        assert_eq!(texts(empty).join(" "), empty);
    }
}
