//! Boilerplate: what is of the site and not of the article.
//!
//! Precision comes first: a paragraph that is wrongly dropped loses facts, a button that is kept
//! costs nothing. So each pattern names wording that only sites use, most are bound to the whole
//! line, and none is tried on a line longer than its table allows.

use std::sync::LazyLock;

use super::lines::Line;
use super::patterns::Table;
use super::share_bar::is_share_bar;

/// Whole lines of buttons, labels and links. Tried on lines of up to [`LABEL_CHARS`] characters.
const LABELS: &[&str] = &[
    // Addresses and handles.
    r"^(?:https?://|www\.)\S+$",
    r"^(?:[a-z0-9-]+\.)+(?:com|org|net|info|co\.uk|news|tv|ru|ir|io)(?:/\S*)?$",
    r"^@\w{2,30}$",
    r"^#\w+(?:\s+#\w+)*$",
    r"can also be accessed at the following (?:alternate|alternative) address",
    // Advertising and navigation.
    r"^\W*(?:advertisements?|sponsored(?: content| post)?|promoted(?: content| stories)?|paid content)\W*$",
    r"^advertisement\W+(?:continue reading|story continues|scroll)",
    r"^\W*(?:story|article) continue[sd]? (?:below|after).{0,40}$",
    r"^\W*continue reading(?: (?:below|on|the main story|this (?:story|article)|at)\b.{0,60})?\W*$",
    r"^\W*(?:read|see|watch|hear|view|find out|learn|show|load|click(?: here)? for) more\b\W*$",
    r"^\W*(?:related|recommended|more)(?: (?:stories|articles|topics|content|links|coverage|news|videos|from .{1,40}|on this|on (?:this|the) .{1,40}))?\s*(?:[:.]|…)*$",
    r"^you (?:may|might) also (?:like|be interested in)\W*$",
    r"^(?:most (?:read|popular|viewed|shared)|trending(?: now)?|top stories|latest (?:news|headlines)|don't miss|editors?'s? picks?)\W*$",
    r"^(?:back to (?:the )?top|skip (?:ad(?:vert)?|to .{1,30})|jump to .{1,30}|close|loading|menu|search|home|next|prev(?:ious)?|hide|show|print|replay|toggle caption)\W*$",
    r"^(?:next|prev) image \d+ of \d+",
    r"^(?:hide caption|image|photo|slide)\s*\d+ (?:of|/) \d+$",
    r"^(?:slideshow|gallery|\d+ (?:photos|images|pictures))\s*(?:\(\d+ images?\))?$",
    r"^slideshow \(\d+ images?\)$",
    r"^(?:photo|photos|video|videos|audio|youtube|facebook|twitter|instagram|getty images|image copyright|listen|podcast|transcript|live|embed|gallery|tags?|topics?|filed under)\W*$",
    r"^(?:tags?|topics?|filed under|keywords?|categor(?:y|ies)|posted in|file under):\s.{1,150}$",
    r"^\[(?:pullquote|audio-clip|video|embed|photo|gallery|image|ad|caption|related|poll)[^\]]*\]$",
    // Links to other articles.
    r"^[^.!]+ read more$",
    r"^\W*read more (?:about|from|at|on) [^.]{1,100}$",
    r"^(?:you can )?(?:read|find|see|watch|listen to) (?:(?:more|the|our|his|her|their)\b.{0,90} )?here\W*$",
    r"^to (?:read|see|watch|view|get|learn) .{1,140}\bclick here\W*$",
    r"\bfor the latest from .{1,60},? click here\W*$",
    r"^[\[(](?:graphic|interactive|read more|see more)s?\b.{1,150}[\])]$",
    r"^media: \d+$",
    r"^\W*(?:read(?: more| also| next)?|also read|see also|see more|now watch|full coverage|more on this|related(?: (?:story|article|stories|articles|video|coverage|content|news))?|recommended|watch(?: now| live| more| video)?|listen|photos?|pictures?|video|in pictures|gallery|slideshow|don't miss|also on [a-z ]{2,30})\s?:\s?\S.*[^.]$",
    r"^\(\s*(?:read|see|watch|also|photos?|pictures?|video|more|related)\b[^()]{0,20}:[^()]*\)$",
    r"^more\s?:\s?\S.*[^.]$",
    r"^click (?:here )?(?:for|to)\b.{1,100}$",
    r"^(?:please )?click here\b.{0,100}$",
    r"^[^.]*\bclick here (?:now|for more|to (?:read|see|watch|get|subscribe|sign|view|download|listen|visit|join|learn))\b",
    r"^just watched\b.*\b(?:replay|must watch)\b",
    r"^(?:visit|go to|check out) .{1,60}(?:homepage|website|web ?site|app store)\b.{0,60}$",
    r"^(?:watch|listen to|see|find) .{0,60}\b(?:(?:latest|full|live) (?:video|show|interview|episode)|podcast)\b.{0,60}$",
    r"^get (?:the )?.{1,40}\b(?:app|mobile app)\b.{0,60}$",
    r"^(?:note: )?watch .{1,40}\b(?:tv|live)\b.{0,80}\b(?:ch\.|channel|directv|dish|roku|fubotv)\b.*$",
    r"^get .{1,40}\bon your cable system\b.*$",
    r"^interested in .{1,60}\? add .{1,200}$",
    r"^add .{1,60} as an interest to stay up to date\b.*$",
    r"^[\[(](?:soundbite|applause|laughter|crosstalk|begin video|end video|music|commercial break)\b[^\])]{0,80}[\])]\W*$",
    // Sharing, following, writing in.
    r"^(?:please )?(?:share|tweet|e-?mail|print|like|pin) (?:this|the|on|via|with|your)(?: .{1,40})?\W*$",
    r"^(?:read or )?share this (?:story|article|page|post|with)\b.{0,100}$",
    r"^(?:listen to article|listen to this article)\b.{0,80}$",
    r"^(?:you can )?(?:follow|like|find|join|connect with|reach|contact) (?:us|me|him|her|them|the author|@\w+|[A-Z][\w.'-]*(?: [\w.'-]+){0,4}) (?:on|at|via) (?:twitter|facebook|instagram|social media|linkedin|youtube|telegram|google|[\w.+-]+@|@|https?://).{0,140}$",
    r"^(?:follow @\w+\W*)+$",
    r"^follow (?:@\w+|[\w' ]{1,40}@\w+|(?:us|cnn opinion)\b.{0,60})\W*$",
    r"^(?:follow|join) .{1,60}\b(?:on twitter|on facebook|twitter and facebook)\b.{0,60}$",
    r"^(?:write to|contact|e-?mail|reach) .{1,80}\bat\W+[\w.+-]+@[\w.-]+\b.{0,120}$",
    r"^(?:send|e-?mail) (?:letters|tips|feedback|questions|comments|corrections)\b.{0,40}\bto [\w.+-]+@[\w.-]+\W*$",
    r"^(?:the (?:writer|author|reporter)\b.{0,40}|he|she|they) (?:can|may) be (?:reached|contacted) at [\w.+-]+@[\w.-]+\W*$",
    r"^(?:e-?mail|contact|tips?|twitter|facebook|phone|tel|fax)\s?:\s*\S+(?:\s\S+){0,3}$",
    r"^[\w.+-]+@[\w-]+\.[\w.]+$",
    r"^please include a contact number\b",
    // Newsletters and subscriptions.
    r"^(?:please )?(?:sign up|subscribe|register|log ?in|sign in|join now|become a member|support us|donate)\b.{0,30}$",
    r"^(?:please )?(?:sign up|subscribe|register|support|donate)\b.{0,60}\b(?:newsletters?|inbox|e-?mails?|alerts?|updates|free|today|now|subscription|subscriber|journalism|podcast)\b.{0,100}$",
    r"^sign up for .{1,60}$",
    r"\bnewsletters? manage newsletters\b",
    // About the page.
    r"^(?:this|the) (?:article|story|post|report|piece|column|op-ed|essay|interview|content)?\s?(?:was |has been )?originally (?:appeared|published|posted|ran)\b.{0,140}$",
    r"^this (?:article|story|post|report|piece|column|op-ed|essay|interview|content)?\s?(?:was |has been )?first (?:appeared|published|posted|ran)\b.{0,140}$",
    r"^(?:this|the) (?:article|story|post|piece|column|essay) (?:originally|first)? ?(?:appears|appeared) (?:in|on|at)\b.{0,100}$",
    r"^this (?:article|story|post|page|report)(?: has been| was| is being) (?:last )?updated\W*$",
    r"^this (?:article|story|post) is more than (?:\d+|one|two|three) (?:months?|years?) old\W*$",
    r"^(?:article|story|text|page) (?:translated|edited|provided|supplied) by\b.{0,80}$",
    r"^\d+ (?:years?|months?|weeks?|days?|hours?|minutes?) ago$",
    r"^(?:last )?(?:updated|modified|posted|published)(?: at| on)?:? .{0,10}\d.{0,60}(?:\b(?:am|pm|a\.m\.|p\.m\.|et|est|edt|gmt|utc|bst)\W*|\d)$",
    r"^this is a (?:rush|rough) transcript\b.{0,100}$",
    r"^analysis/opinion\W*$",
    r"^our original post continues\W*$",
    r"^(?:copyright|\(c\)|©)\W",
    r"^all rights reserved\W*$",
    r"^(?:terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|cookie (?:policy|settings)|about us|contact us|advertise(?: with us)?)(?:\W+(?:terms|privacy|cookies?|about|contact|advertise|use|service|policy|us|of|and|conditions|with))*\W*$",
    r"^contact us at \S+$",
    // Picture credits without a caption.
    r"^\(?(?-i:[A-Z])[\w.'-]+(?: (?-i:[A-Z])[\w.'-]+){0,3} ?/ ?(?:ap|ap photo|afp|reuters|getty(?: images)?|epa|afp/getty images|bloomberg|tass|xinhua)(?: via .{1,30})?\)?$",
    r"^\(?(?:ap|afp|reuters)(?: photo)?/(?-i:[A-Z])[\w.'-]+(?: (?-i:[A-Z])[\w.'-]+){1,3}\)?$",
    r"^\(?(?:(?:reuters|ap|afp|getty|epa|file|screen ?shot|cover|main) )?(?:photo|image|picture|photograph|illustration|video|screenshot)s?(?: copyright| credit| courtesy| source)?(?:\s?:| by| from| via| of)?\s(?:(?-i:[A-Z])[\w.'-]*|/|for|via|of|and|the|ap|by)(?:[\s/,]+(?:(?-i:[A-Z])[\w.'-]*|for|via|of|and|the|by)){0,7}\W*$",
    r"^(?:enlarge this image )?(?:toggle caption|hide caption|image copyright) (?-i:[A-Z])[\w.'-]*(?:[\s/,]+(?:(?-i:[A-Z])[\w.'-]*|for|via|of|and)){0,9}$",
];

/// Longest line that [`LABELS`] is tried on.
const LABEL_CHARS: usize = 260;

/// Wording of legal and subscription paragraphs. Tried on lines of up to [`NOTICE_CHARS`].
const NOTICES: &[&str] = &[
    r"\bby signing up,? you (?:agree|will|accept)\b",
    r"\bdelivered (?:straight |right |directly )?to your inbox\b",
    r"\bsign up (?:here )?(?:to receive|to get|for) (?:our|the|a) .{0,60}\bnewsletters?\b",
    r"\bnewsletter\b.{0,40}\bsign up (?:today|now)\b",
    r"\bverify you're not a robot\b",
    r"^(?:copyright|\(c\)|©)\s.{0,60}(?:\b(?:19|20)\d\d\b|all rights reserved)",
    r"\bthis material may not be published, broadcast\b",
    r"\bmay not be (?:reproduced|republished|redistributed)\b.{0,80}\b(?:permission|consent|written)\b",
    r"\bis available without charge to any eligible news publisher\b",
    r"^the (?:opinions|views) expressed (?:by columnists|by contributors|in (?:this|the) (?:commentary|article|column|piece|op-ed|blog|post))\b",
    r"^(?:the )?views expressed (?:here )?are (?:solely )?(?:his|hers|her|those|their|my)\b.{0,120}$",
    r"\bwe use cookies\b",
    r"\b(?:enable|turn on) javascript\b",
    r"\badd .{1,60} as an interest to stay up to date\b",
    r"^something to consider if you enjoyed this article\b",
    r"\b(?:if you have been affected|share your experiences) by (?:e-?mailing|emailing)\b",
    r"\bmedia playback is (?:unsupported|not supported) on (?:your|this) device$",
];

/// Longest line that [`NOTICES`] is tried on.
const NOTICE_CHARS: usize = 900;

/// Openings that no paragraph of an article has, on lines of any length.
const OPENINGS: &[&str] = &[
    r"^newsletter sign up\b",
    r"^hide caption \d+ (?:of|/) \d+(?: photos?:|$)",
    r"^photos: (?:photos: )?[^.!?]{1,100}$",
    r"^get (?:the brief|our politics newsletter)\. ",
    r"^get our (?:free )?(?:daily |weekly )?newsletters?\b",
    r"^please enter a valid e-?mail address\b",
];

static LABEL_SET: LazyLock<Table> = LazyLock::new(|| Table::ignoring_case(LABELS));
static NOTICE_SET: LazyLock<Table> = LazyLock::new(|| Table::ignoring_case(NOTICES));
static OPENING_SET: LazyLock<Table> = LazyLock::new(|| Table::ignoring_case(OPENINGS));

/// True when the wording of `line` alone shows that it is of the site.
pub(super) fn is_boilerplate(line: &Line<'_>) -> bool {
    let chars = line.chars();
    !line.text.chars().any(char::is_alphabetic)
        || (chars <= LABEL_CHARS && (is_share_bar(line.text) || LABEL_SET.matches(&line.folded)))
        || OPENING_SET.matches(&line.folded)
        || (chars <= NOTICE_CHARS && NOTICE_SET.matches(&line.folded))
}

/// True when `line` heads a list of links to other articles.
pub(super) fn heads_links(line: &Line<'_>) -> bool {
    const HEADS: &[&str] = &[
        r"^(?:related|recommended)(?: (?:stories|articles|content|links|coverage|news|videos))?\s*:?$",
        r"^more (?:from|on|stories|news)\b.{0,40}$",
        r"^(?:read|see) (?:more|also|next)\s*:?$",
        r"^more\s*:$",
        r"^you (?:may|might) also (?:like|be interested in)\W*$",
        r"^(?:most (?:read|popular|viewed|shared)|trending(?: now)?|top stories|latest (?:news|headlines)|don't miss|editors?'s? picks?)\W*$",
    ];
    static SET: LazyLock<Table> = LazyLock::new(|| Table::ignoring_case(HEADS));
    line.chars() <= 60 && SET.matches(&line.folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::layout::lines::lines;

    #[test]
    fn the_tables_compile() {
        assert_eq!(LABEL_SET.len(), LABELS.len());
        assert_eq!(NOTICE_SET.len(), NOTICES.len());
        assert_eq!(OPENING_SET.len(), OPENINGS.len());
    }

    #[test]
    fn words_of_the_site() {
        for text in [
            "www.harbourpost.example.co.uk",
            "Harbour TV’s website can also be accessed at the following alternate addresses:",
            "SHARE THIS ARTICLE",
            "Share Tweet Post Email",
            "Share on Facebook Share on Twitter",
            "ADVERTISEMENT",
            "Story Continued Below",
            "Continue reading on:",
            "Read more:",
            "Read more: Ferry captain sues the island council",
            "( Also on HARBOUR: Ten things to know)",
            "Related:",
            "JUST WATCHED Ferry runs aground Replay More Videos ... MUST WATCH Ferry runs aground 01:20",
            "Sign up for our daily newsletter and never miss a tide.",
            "Get the tides delivered to your inbox. It is free.",
            "Copyright © 2016 The Harbour Post. All rights reserved.",
            "Follow us on Twitter @harbourpost",
            "Follow Jane Roe on Twitter",
            "Write to Jane Roe at jane.roe@harbourpost.example",
            "This article was originally published in The Harbour Post.",
            "This article is more than 3 years old",
            "(Reuters photo: Jane Roe)",
            "Enlarge this image toggle caption Jane Roe/AP Jane Roe/AP",
            "Slideshow (9 Images)",
            "* * *",
            "Updated at 4:15 p.m. ET",
            "Ferry captain sues the island council Read more",
            "Read more about the ferry’s long winter",
            "You can read more about the ferry here",
            "To see the tides of next week, click here.",
            "More On This...",
        ] {
            assert!(is_boilerplate(&lines(text, 0)[0]), "{text}");
        }
    }

    #[test]
    fn words_of_the_article() {
        for text in [
            "Share prices fell on Monday.",
            "Follow the money, the envoy told reporters.",
            "More than forty ferries were late.",
            "More: that was all that she asked for.",
            "Related companies were fined as well.",
            "Advertisement spending doubled.",
            "She wrote to Jane Roe at the ministry in May.",
            "The story was first published by the Harbour Post, which said two ministers had met the smugglers, \
             and the government denied it on Friday.",
            "He told her to sign up for the navy.",
            "Watch the border, the general said: it will not hold.",
            "Twitter said on Tuesday that it had closed 40 accounts.",
            "Read more carefully, the treaty allows it.",
            "Sean Roe",
            "Photo of the year prize goes to islander who filmed the storm.",
            "The minister said the newsletter was a forgery.",
            "Click went the lock.",
            "The general may be reached here only by sea.",
            "She told him to read more.",
            "Read more about it she would not.",
        ] {
            assert!(!is_boilerplate(&lines(text, 0)[0]), "{text}");
        }
    }
}
