//! Whole pages, and the invariants that hold for any text.

use super::*;

/// `kind text` of each block, a line each.
fn outline(text: &str, given: &Meta) -> (Vec<String>, Meta) {
    let chars: Vec<char> = text.chars().collect();
    let (layout, meta) = analyse(text, given);
    let blocks = layout.blocks.iter().map(|block| {
        let kind = match block.kind {
            BlockKind::Headline => "H".to_owned(),
            BlockKind::Publisher => "P".to_owned(),
            BlockKind::Byline => "B".to_owned(),
            BlockKind::Dateline => "D".to_owned(),
            BlockKind::Caption => "C".to_owned(),
            BlockKind::Paragraph => "-".to_owned(),
            BlockKind::Boilerplate => "X".to_owned(),
            BlockKind::Repeat { of } => format!("={of}"),
        };
        let words: String = chars[block.span.start as usize..block.span.end as usize].iter().collect();
        format!("{kind} {words}")
    });
    (blocks.collect(), meta)
}

#[test]
fn a_page_of_a_paper() {
    let page = "Ferry ‘will sail’, mayor says\n\nHarbour Post\n\nBy Jane Roe\n\nPublished: 3 March 2016\n\n\
        The island has waited for weeks.\n\nPORT ROE (AFP) - The ferry will sail at dawn.\n\n\
        Port Roe Mayor John Doe\n\nIslanders were glad. \"At last,\" said one.\n\n\
        Harbour Post’s website can also be accessed at the following alternate addresses:\n\n\
        www.harbourpost.example\n\nSHARE THIS ARTICLE\nHarbour Post App";
    let (blocks, meta) = outline(page, &Meta::default());
    assert_eq!(
        blocks,
        [
            "H Ferry ‘will sail’, mayor says",
            "P Harbour Post",
            "B By Jane Roe",
            "X Published: 3 March 2016",
            "- The island has waited for weeks.",
            "D PORT ROE (AFP) -",
            "- The ferry will sail at dawn.",
            "C Port Roe Mayor John Doe",
            "- Islanders were glad. \"At last,\" said one.",
            "X Harbour Post’s website can also be accessed at the following alternate addresses:",
            "X www.harbourpost.example",
            "X SHARE THIS ARTICLE",
            "X Harbour Post App",
        ]
    );
    assert_eq!(
        meta,
        Meta {
            headline: Some("Ferry ‘will sail’, mayor says".into()),
            published: Some("2016-03-03".into()),
            publisher: Some("Harbour Post".into()),
            author: Some("Jane Roe".into()),
            agency: Some("AFP".into()),
            dateline: Some("Port Roe".into()),
            url: None,
            ..Meta::default()
        }
    );
}

#[test]
fn a_page_that_stands_there_twice() {
    let first = "ROE CITY, Northern Region - The two islands will share one ferry from now on.";
    let second = "Their councils agreed on Monday after a long night of talks.";
    let page =
        format!("{first}\n{second}\n{first}\n{second}\nComments\nIslander moderates all comments.\nPost a comment");
    let (blocks, meta) = outline(&page, &Meta::default());
    let kinds: Vec<&str> = blocks.iter().filter_map(|block| block.split(' ').next()).collect();
    assert_eq!(kinds, ["D", "-", "-", "=1", "=2", "X", "X", "X"]);
    assert_eq!(meta.dateline.as_deref(), Some("Roe City"));
    assert_eq!(meta.publisher.as_deref(), Some("Islander"));
    assert_eq!(meta.headline, None);
}

#[test]
fn a_record_with_a_title_that_its_text_lacks() {
    let given = Meta { headline: Some("Ferry sails again".into()), ..Meta::default() };
    let (blocks, meta) = outline("Story highlights The mayor is glad\n\nIt left at dawn.\n\n(CNN) She waved.", &given);
    assert_eq!(blocks, ["- Story highlights The mayor is glad", "- It left at dawn.", "D (CNN)", "- She waved.",]);
    assert_eq!(meta.headline.as_deref(), Some("Ferry sails again"));
    assert_eq!(meta.agency.as_deref(), Some("CNN"));
}

#[test]
fn a_title_at_the_head_of_the_only_line() {
    let given = Meta { headline: Some("Ferry sails again".into()), ..Meta::default() };
    let (blocks, _) = outline("Ferry sails again. PORT ROE -- The ferry sailed at dawn.", &given);
    assert_eq!(blocks, ["H Ferry sails again.", "D PORT ROE --", "- The ferry sailed at dawn."]);
}

#[test]
fn one_sentence_is_a_paragraph() {
    for text in
        ["The envoys of the two islands met on Friday in Port Roe.", "Ferry sank", "Envoys met in Port Roe on Friday"]
    {
        assert_eq!(outline(text, &Meta::default()).0, [format!("- {text}")]);
    }
}

#[test]
fn interviews_keep_their_speakers() {
    let page = "Will the ferry ever sail?\n\nI asked the harbour master in May.\n\nJane Roe\n\nWill it sail?\n\n\
        John Doe\n\nIt will.\n\nJane Roe\n\nWhen?\n\nJohn Doe\n\nSoon.";
    let (blocks, _) = outline(page, &Meta::default());
    assert!(blocks[1..].iter().all(|block| block.starts_with("- ")), "{blocks:#?}");
}

#[test]
fn speakers_in_capitals_are_no_datelines() {
    let page = "JANE ROE: Will it sail?\n\nJOHN DOE: It will.\n\nJANE ROE: When?";
    let (blocks, meta) = outline(page, &Meta::default());
    assert_eq!(blocks.len(), 3);
    assert_eq!(meta.dateline, None);
}

#[test]
fn front_matter_is_boilerplate_and_shifts_nothing() {
    let page = "---\ntitle: Ferry sails\nagency: AP\n---\n\nThe ferry sailed at dawn.\n";
    let (blocks, meta) = outline(page, &Meta::default());
    assert_eq!(blocks, ["X ---\ntitle: Ferry sails\nagency: AP\n---", "- The ferry sailed at dawn."]);
    assert_eq!(meta.headline.as_deref(), Some("Ferry sails"));
    assert_eq!(meta.agency.as_deref(), Some("AP"));
}

/// A small generator of numbers (xorshift): the same texts in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

fn check_invariants(text: &str, given: &Meta) {
    let chars: Vec<char> = text.chars().collect();
    let (layout, _) = analyse(text, given);
    let mut covered = 0;
    for (at, block) in layout.blocks.iter().enumerate() {
        let Span { start, end } = block.span;
        assert!(covered <= start as usize && start < end && end as usize <= chars.len(), "{text:?}");
        assert!(chars[covered..start as usize].iter().all(|c| c.is_whitespace()), "{text:?}");
        assert!(!chars[start as usize].is_whitespace() && !chars[end as usize - 1].is_whitespace(), "{text:?}");
        if let BlockKind::Repeat { of } = block.kind {
            assert!(of < at && layout.blocks[of].kind.is_content(), "{text:?}");
        }
        covered = end as usize;
    }
    assert!(chars[covered..].iter().all(|c| c.is_whitespace()), "{text:?}");
}

#[test]
fn any_text_is_covered_without_overlap_or_panic() {
    const PIECES: &[&str] = &[
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "\u{a0}",
        "\u{2028}",
        "\u{feff}",
        "---\n",
        "key: value\n",
        "OSLO",
        " (AFP) ",
        "(",
        ")",
        "-",
        "—",
        "–",
        ":",
        ".",
        ",",
        "By Jane Roe",
        "Copyright © 2016 ",
        "©",
        "’s website can also be accessed",
        "Comments",
        "Post a comment",
        "The ferry sailed at dawn, said the mayor.",
        "é",
        "🙂",
        "\u{301}",
        "ŉ",
        "ß",
        "İ",
        "\0",
        "www.",
        "March 31, 2013",
        "Published: 3 March 2016",
        "(file photo)",
        "Related:",
        "x",
        "A",
        "1",
        "\"",
        "“",
        "JUST WATCHED",
        "T.",
        "a b c d e f",
    ];
    let mut numbers = Numbers(0x5eed);
    let titled = Meta { headline: Some("The ferry sailed at".into()), publisher: Some("İ".into()), ..Meta::default() };
    for round in 0..3000 {
        let text: String = (0..numbers.below(40)).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
        let given = if round % 2 == 0 { &Meta::default() } else { &titled };
        check_invariants(&text, given);
    }
}

#[test]
fn a_long_text_takes_linear_time() {
    let paragraph = "The ferry sailed at dawn (AFP) - and came back, the mayor said, at dusk. ";
    let one_line = paragraph.repeat(40_000);
    let many_lines = paragraph.trim().to_owned() + "\n";
    let started = std::time::Instant::now();
    for text in [one_line, many_lines.repeat(40_000), "Related:\n".repeat(200_000), "A -\n".repeat(200_000)] {
        analyse(&text, &Meta::default());
    }
    // Quadratic time would be minutes; the bound leaves room for a busy machine.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
