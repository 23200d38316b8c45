//! What a link shows when one points at it, left in the running text: the full name of whom the link names and the
//! headlines of other articles, glued to each other, up to the word `MORE`.
//!
//! Example: `Senator Ann Roe Ann Mary RoeRoe wins again Town votes on bridge MORE (I-Maine) said` reads `Senator Ann Roe
//! (I-Maine) said`.

use std::borrow::Cow;

/// How far the full name may reach, in bytes.
const LONGEST_NAME: usize = 64;
/// How far the headlines may, in bytes.
const LONGEST_LIST: usize = 800;
/// The last word of what the link shows.
const END: &str = " MORE";

/// Where a link's notes begin with `rest`, behind the name that the link stands on, how long they are: nothing is read
/// for them.
pub fn at(before: &str, rest: &str) -> Option<(usize, Cow<'static, str>)> {
    let opens = |c: char| c.is_uppercase() || c == '(';
    if !rest.strip_prefix(' ')?.starts_with(opens) || !before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let surname = before.rsplit(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))).next()?;
    if !surname.starts_with(char::is_uppercase) {
        return None;
    }
    let line = rest.lines().next()?;
    let glued = glued_to(line, surname)?;
    let end = glued + line[glued..].find(END).filter(|&length| length <= LONGEST_LIST)? + END.len();
    let ends = !rest[end..].starts_with(char::is_alphanumeric);
    ends.then_some((end, Cow::Borrowed("")))
}

/// Where the surname ends that the first headline is glued to.
fn glued_to(line: &str, surname: &str) -> Option<usize> {
    let glues = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '\'' | '"' | '‘' | '“');
    let found = line.match_indices(surname).map(|(at, _)| at + surname.len()).take_while(|end| *end <= LONGEST_NAME);
    let mut found = found.filter(|&end| line[end..].starts_with(glues));
    found.next()
}

#[cfg(test)]
mod tests {
    use crate::article::clean::clean;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(clean(text).map_or(text.to_owned(), |clean| clean.text().to_owned()), expected);
    }

    #[test]
    fn what_a_link_shows_is_not_read() {
        check(
            "Sen. Ann Roe Ann (Annie) Mary RoeRoe wins again Town votes on bridge: report MORE (I-Maine) said no.",
            "Sen. Ann Roe (I-Maine) said no.",
        );
        check("Mayor Li Li2020 race begins 'No' to tolls MORE’s plan failed.", "Mayor Li’s plan failed.");
    }

    #[test]
    fn names_in_a_row_and_capitals_stay() {
        check("Ann Roe and Ann McRoe want MORE money.", "Ann Roe and Ann McRoe want MORE money.");
        check("Ann Roe Ann RoeLtd won.\n\nMORE NEWS", "Ann Roe Ann RoeLtd won.\n\nMORE NEWS");
    }
}
