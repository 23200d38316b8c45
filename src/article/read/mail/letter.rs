//! One letter: its text, and what hangs on it.
//!
//! The text part is the article; where there is none, the page. What was quoted from older letters and the signature stay
//! in the text and are marked as no part of the article. Documents that hang on a letter are read in their turn.
//!
//! Example: `Subject: Statement`, `Date: Fri, 20 Nov 2015 23:00:00 -0500` is an article of 20 November.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::super::error::{Cause, ReadError};
use super::super::format::{self, Format, Named};
use super::super::html;
use super::super::item::{Draft, Item, Label, Member, Skipped, Why};
use crate::article::blanks::one_line;
use crate::article::{Block, BlockKind, Meta, layout};
use crate::span::Span;

/// What a letter holds: its text, and what hangs on it.
pub(in super::super) fn items(bytes: &[u8], label: &Label) -> Vec<Result<Item, ReadError>> {
    let parse = |bytes: &[u8]| MessageParser::default().parse(bytes).map(Message::into_owned);
    let Some(mut message) = parse(bytes) else {
        return vec![Err(ReadError::new(
            label.place.clone(),
            Cause::Malformed("no letter: it has no headers".to_owned()),
        ))];
    };
    if message.text_body_count() == 0
        && let Some(boundary) = message.content_type().and_then(|kind| kind.attribute("boundary"))
    {
        // A letter that was cut off has no end of its parts.
        let whole = [bytes, format!("\r\n--{boundary}--\r\n").as_bytes()].concat();
        message = parse(&whole).unwrap_or(message);
    }
    if let Some(kept) = with_blanks_kept(bytes, &message) {
        message = parse(&kept).unwrap_or(message);
    }
    let label = label.clone().called(message.message_id());
    let mut found = vec![letter(&message, &label)];
    found.extend(attachments(&message, &label));
    found
}

/// A letter whose lines go on where they end in a blank, with these blanks written so that decoding keeps them: senders
/// forget to, and decoders drop what stands at the end of a line.
fn with_blanks_kept(bytes: &[u8], message: &Message<'_>) -> Option<Vec<u8>> {
    let quoted = message.content_transfer_encoding().is_some_and(|how| how.eq_ignore_ascii_case("quoted-printable"));
    let kind = message.content_type().filter(|kind| quoted && kind.ctype() == "text")?;
    kind.attribute("format").filter(|form| form.eq_ignore_ascii_case("flowed"))?;
    let mut kept = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let bare = line.trim_ascii_end();
        match line[bare.len()..].starts_with(b" ") && !bare.ends_with(b"=") && !bare.is_empty() {
            true => kept.extend_from_slice(&[bare, b"=20\r\n"].concat()),
            false => kept.extend_from_slice(line),
        }
    }
    Some(kept)
}

/// The article of a letter.
fn letter(message: &Message<'_>, label: &Label) -> Result<Item, ReadError> {
    let fail = |cause| ReadError::new(label.place.clone(), cause);
    if let Some(page) = saved_page(message, label) {
        return Ok(Item::Member(Box::new(page)));
    }
    let part = message.text_part(0).map(|part| (&part.body, part.content_type()));
    let mut hints = Vec::new();
    let text = match part {
        Some((PartType::Text(text), kind)) => {
            let kind =
                kind.filter(|kind| kind.attribute("format").is_some_and(|form| form.eq_ignore_ascii_case("flowed")));
            let text = text.replace("\r\n", "\n");
            let text = if kind.is_some() { reflowed(&text) } else { text };
            hints = no_part(&text);
            text.trim_end().to_owned()
        }
        Some((PartType::Html(page), _)) => html::all(page).map_err(fail)?.text,
        _ => match message.html_part(0).map(|part| &part.body) {
            Some(PartType::Html(page)) => html::all(page).map_err(fail)?.text,
            _ => String::new(),
        },
    };
    if text.trim().is_empty() {
        return Ok(Skipped::item(label.place.clone(), Why::Empty));
    }
    let from = message.from().and_then(|from| from.first());
    let given = Meta {
        headline: message.subject().map(subject).filter(|subject| !subject.is_empty()),
        // The day in the zone of who wrote it.
        published: message.date().map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)),
        author: from.and_then(|from| from.name().or_else(|| from.address())).map(str::to_owned),
        ..Meta::default()
    };
    let mut draft = Draft::new(label, Format::Mail, text);
    layout::fill(&mut draft.given, &given);
    draft.hints = hints;
    Ok(Item::Draft(Box::new(draft)))
}

/// The page of a letter that a browser saved.
fn saved_page(message: &Message<'_>, label: &Label) -> Option<Member> {
    let kind = message.content_type()?;
    let saved = message.header_raw("Snapshot-Content-Location");
    if saved.is_none()
        && !(kind.ctype() == "multipart" && kind.subtype() == Some("related") && message.message_id().is_none())
    {
        return None;
    }
    let part = message.html_part(0)?;
    let PartType::Html(page) = &part.body else { return None };
    let address = saved.or_else(|| part.content_location()).map(|address| address.trim().to_owned());
    let mut label = label.clone();
    label.given.url = address.filter(|address| address.starts_with("http")).or(label.given.url);
    // The letter is decoded already.
    label.charset = Some("utf-8".to_owned());
    Some(Member::of_bytes("", page.as_bytes().to_vec(), label, Some(Format::Html)))
}

/// The documents on a letter; the rest is passed over by its kind.
fn attachments(message: &Message<'_>, label: &Label) -> Vec<Result<Item, ReadError>> {
    let mut found = Vec::new();
    for (at, part) in message.attachments().enumerate() {
        let inner = label.part(at as u64 + 1, "attachment");
        let name = part.attachment_name().unwrap_or_default();
        let format = format::by_name(name.as_ref());
        let bytes = match &part.body {
            PartType::Message(letter) => Some((letter.raw_message().to_vec(), Some(Format::Mail))),
            _ if matches!(format, Named::Known(format) if format != Format::Text) => {
                Some((part.contents().to_vec(), None))
            }
            _ => None,
        };
        found.push(Ok(match bytes {
            Some((bytes, format)) => Item::Member(Box::new(Member::of_bytes(name, bytes, inner, format))),
            None => {
                let kind =
                    part.content_type().map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("*")));
                Skipped::item(inner.place, Why::Media(kind.unwrap_or_default()))
            }
        }));
    }
    found
}

/// A subject without what answering and passing on put before it.
fn subject(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some(bare) = ["Re:", "RE:", "Fwd:", "FW:", "Fw:"].iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = bare.trim_start();
    }
    one_line(rest)
}

/// Lines that end in a blank go on in the next (RFC 3676).
fn reflowed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = line.strip_prefix(' ').unwrap_or(line);
        out.push_str(line);
        if line == "-- " || !line.ends_with(' ') {
            out.push('\n');
        }
    }
    out
}

/// What is quoted from other letters, and the signature.
fn no_part(text: &str) -> Vec<Block> {
    let mut hints = Vec::new();
    let mut start = 0;
    let mut signature = false;
    for line in text.split_inclusive('\n') {
        let end = start + line.chars().count() as u32;
        signature |= line.trim_end_matches('\n') == "-- " || line.trim_end_matches('\n') == "--";
        if signature || line.starts_with('>') {
            hints.push(Block { span: Span::new(start, end), kind: BlockKind::Boilerplate });
        }
        start = end;
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::place::Place;

    fn read(mail: &str) -> Vec<String> {
        let found = items(mail.as_bytes(), &Label::file("m", Place::file("m.eml"))).into_iter();
        found
            .map(|item| match item {
                Ok(Item::Draft(it)) => {
                    let given = [it.given.headline, it.given.published, it.given.author].map(Option::unwrap_or_default);
                    format!("{} | {} | {}", it.id, given.join(" | "), it.text.replace('\n', "/"))
                }
                Ok(Item::Member(member)) => format!("member {} of {:?}", member.name.display(), member.label.given.url),
                Ok(Item::Skipped(skipped)) => skipped.to_string(),
                Ok(Item::Note(..) | Item::Left(_)) => panic!("neither"),
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn letters() {
        for (mail, expect) in [
            (
                "Subject: Re: Ferry =?utf-8?b?4oCU?= urgent\nFrom: Jane Roe <j@roe.example>\nDate: Fri, 20 Nov 2015 23:00:00 -0500\n\
                 Message-ID: <1@roe>\n\nIt left.\n> old\n-- \nRoe\n",
                "1@roe | Ferry — urgent | 2015-11-20 | Jane Roe | It left./> old/-- /Roe",
            ),
            (
                "From: a@b\nContent-Type: text/plain; charset=windows-1252; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n\
                 It left =\nat dawn, =93as promised=94 \nit said.\n",
                "m |  |  | a@b | It left at dawn, “as promised” it said.",
            ),
            ("From: a@b\nContent-Type: text/html\n\n<p>It&nbsp;left.</p><p>Two.</p>", "m |  |  | a@b | It left.//Two."),
            (
                "Subject: x\nContent-Type: multipart/mixed; boundary=zz\n\n--zz\nContent-Type: text/plain\n\nNo end",
                "m | x |  |  | No end",
            ),
        ] {
            assert_eq!(read(mail)[0].trim_end_matches('/'), expect);
        }
    }

    #[test]
    fn what_hangs_on_a_letter_is_read_in_its_turn() {
        let mail = "Subject: x\nFrom: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=zz\n\n--zz\nContent-Type: text/plain\n\nSee it.\n\
            --zz\nContent-Type: application/rtf\nContent-Disposition: attachment; filename=a.rtf\n\n{\\rtf1 x}\n\
            --zz\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\nx\n--zz--\n";
        assert_eq!(read(mail)[1..], ["member a.rtf of None", "m.eml: attachment 2: image/png, not a page"]);
        let saved = "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/a\nMIME-Version: 1.0\n\
            Content-Type: multipart/related; type=\"text/html\"; boundary=zz\n\n--zz\nContent-Type: text/html\n\n<html><p>x</html>\n--zz--\n";
        assert_eq!(read(saved), ["member  of Some(\"https://post.example/a\")"]);
    }

    #[test]
    fn signatures_and_quotations_are_no_part() {
        let hints = no_part("It left.\n> old\nNo.\n-- \nRoe");
        assert_eq!(
            hints.iter().map(|hint| (hint.span.start, hint.span.end)).collect::<Vec<_>>(),
            [(9, 15), (19, 23), (23, 26)]
        );
    }
}
