//! The comment section under an article: its heading, the rules of the house, what readers wrote.

use std::sync::LazyLock;

use super::lines::Line;
use super::patterns::Table;

/// A line that heads a comment section or invites to write into it.
const HEADINGS: &[&str] = &[
    r"^(?:\d+ |view |read |show |see )?(?:all )?(?:\d+ )?(?:readers?'?s? )?comments?(?: section)?(?: \(\d+\)| \d+)?\s*:?$",
    r"^(?:post|leave|add|write|make|submit)(?: a| your| new)? (?:comment|reply|response)s?\W*$",
    r"^(?:join|start) the (?:discussion|conversation|debate)\W*$",
    r"^(?:have your say|what do you think\?|share your (?:thoughts|opinion|views?)|disqus|discussion)\W*$",
    r"^comments? (?:are|is) (?:now )?(?:closed|disabled|off)\b.{0,60}$",
];

/// Wording of comment rules and of the machinery around comments.
const POLICIES: &[&str] = &[
    r"\bmoderates? (?:all )?comments?\b",
    r"\bwe (?:also )?welcome (?:all )?(?:your )?(?:constructive |reader )?(?:comments?|criticism|feedback)\b",
    r"\bcomments? (?:must|should|are|that|which|will|may|not)\b.{0,100}\b(?:guidelines?|moderat|approv|reject|edited|removed|deleted|reflect)",
    r"\b(?:community|comment(?:ing)?) (?:guidelines|policy|rules|standards)\b",
    r"\bwill not (?:be )?tolerated?\b.{0,60}\b(?:profanity|abuse|personal attacks|threats|vulgarity|insults)\b",
    r"\bpersonal attacks\b.{0,80}\b(?:profanity|vulgarity|abuse|hate speech|spam)\b",
    r"\byour e-?mail address will not be published\b",
    r"\brequired fields are marked\b",
    r"\b(?:log ?in|sign in|register(?:ed)?)(?: or (?:register|sign up))? (?:to|in order to|before you can) (?:post|leave|comment|reply)\b",
    r"\bto be approved for publication\b",
    r"^(?:reply|report|flag|upvote|downvote|like)(?:\W+(?:reply|report|flag|like|share|\d+))*$",
    r"^[\w .'-]{2,40} (?:says|said|wrote)\s*:$",
];

static HEADING_SET: LazyLock<Table> = LazyLock::new(|| Table::ignoring_case(HEADINGS));
static POLICY_SET: LazyLock<Table> = LazyLock::new(|| Table::ignoring_case(POLICIES));

/// How many lines under a heading may show that it heads comments.
const EVIDENCE_LINES: usize = 12;

/// Index of the first line of the comment section: everything from there on is of the site.
///
/// A heading alone could be a subheading of the article, and a row of buttons at the top often has
/// a comment counter. So a section begins at a heading only if rules, a form or a second heading
/// follow soon, and if an article stands before it.
pub(super) fn find(lines: &[Line<'_>]) -> Option<usize> {
    let page: usize = lines.iter().map(Line::chars).sum();
    let mut before = 0;
    for (at, line) in lines.iter().enumerate() {
        if before * 3 >= page && is_heading(line) {
            let follows = &lines[at + 1..(at + 1 + EVIDENCE_LINES).min(lines.len())];
            if follows.is_empty() || follows.iter().any(|line| is_heading(line) || is_policy(line)) {
                return Some(at);
            }
        }
        before += line.chars();
    }
    None
}

/// True for a line that is a comment heading or a rule for comments, wherever it stands.
pub(super) fn is_comment_line(line: &Line<'_>) -> bool {
    is_heading(line) || is_house_rule(line)
}

fn is_heading(line: &Line<'_>) -> bool {
    line.chars() <= 60 && HEADING_SET.matches(&line.folded)
}

fn is_policy(line: &Line<'_>) -> bool {
    line.chars() <= 900 && POLICY_SET.matches(&line.folded)
}

/// A rule that could not stand in an article: it speaks of comments and of "we" or "you".
fn is_house_rule(line: &Line<'_>) -> bool {
    let lower = line.text.to_lowercase();
    line.chars() <= 900
        && lower.contains("comment")
        && [" we ", "we ", " our ", " your "].iter().any(|word| lower.contains(word))
        && !line.text.contains(['"', '“'])
        && is_policy(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::layout::lines::lines;

    fn section(text: &str) -> Option<&str> {
        let all = lines(text, 0);
        find(&all).map(|at| all[at].text)
    }

    const STORY: &str = "The ferry is back.\nIt sailed at dawn with forty islanders on board.\n";

    #[test]
    fn a_heading_with_rules_opens_the_section() {
        for tail in [
            "Comments\nThe Harbour Post moderates all comments.\nBe kind.\nPost a comment",
            "2 Comments\nJane says:\nAt last!",
            "Leave a reply\nYour email address will not be published.",
        ] {
            let heading = tail.lines().next();
            assert_eq!(section(&format!("{STORY}{tail}")), heading, "{tail}");
        }
        assert_eq!(section(&format!("{STORY}Comments (3)")), Some("Comments (3)"));
    }

    #[test]
    fn a_heading_without_rules_or_at_the_top_does_not() {
        let below = "Comments\nThe mayor said that the ferry was late.\nShe left.";
        assert_eq!(section(&format!("{STORY}{below}")), None);
        assert_eq!(section(&format!("Comments\nShare\n{STORY}{STORY}")), None);
    }

    #[test]
    fn articles_may_speak_of_comments() {
        for text in [
            "Comments by the envoy were rejected in the capital.",
            "“We welcome your comments,” the minister said of the guidelines.",
            "The mayor’s comments will not be tolerated, the council said.",
        ] {
            assert!(!is_comment_line(&lines(text, 0)[0]), "{text}");
        }
        assert_eq!(HEADING_SET.len(), HEADINGS.len());
        assert_eq!(POLICY_SET.len(), POLICIES.len());
    }
}
