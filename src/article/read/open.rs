//! From a file to what is in it: which format it has, and who reads that.

use std::iter;

use super::error::{Cause, ReadError};
use super::feed::Feed;
use super::format::{self, Format, Named};
use super::item::{Item, Items, Label, Member, Skipped, Source, Why};
use super::mail::{self, Mbox};
#[cfg(feature = "pdf")]
use super::pdf;
use super::reuters::Reuters;
use super::settings::Settings;
use super::source::{self, whole};
use super::stream::{JsonLines, JsonValues};
use super::table::Table;
use super::tar::Tar;
use super::warc::Warc;
use super::xml::transcode::utf8;
use super::zip::Zip;
use super::{decode, docx, fielded, html, news_xml, nexis, plain, rtf, sniff};

/// What is in `member`, in its order.
pub(super) fn items(member: Member, settings: &Settings) -> Result<Items, ReadError> {
    let Member { name, source, label, format, mut file, chosen } = member;
    let place = label.place.clone();
    let fail = |cause| ReadError::new(place.clone(), cause);
    let unreadable = |error| fail(Cause::Unreadable(error));
    // Nobody chose what is attached to a letter.
    #[cfg(not(feature = "pdf"))]
    let is_file = file.is_some();
    let named = format::by_name(&name);
    let (mut head, mut source) = source::peek(source).map_err(unreadable)?;
    if source::is_gzip(&head) {
        // Each record of a web archive is a gzip of its own, which damage must not cost the next.
        if source::unpacked_head(&head).starts_with(b"WARC/1.") {
            return Ok(Box::new(Warc::new(source, true, label)));
        }
        (head, source) = source::peek(source::unpack(source)).map_err(unreadable)?;
        file = None;
    }
    let Some(format) = format.or_else(|| sniff::decided(&head, &named)) else {
        let Named::Foreign(extension) = named else { return Err(fail(Cause::Binary)) };
        return Err(fail(Cause::UnknownFormat(extension)));
    };
    if format == Format::Text && named == Named::Unknown && !chosen {
        return Ok(one(Skipped::item(place, Why::Foreign)));
    }
    if let (Format::Zip, Named::Foreign(extension)) = (format, &named) {
        // Spreadsheets and slides are zips of what nobody wants named one by one.
        return Err(fail(Cause::UnknownFormat(extension.clone())));
    }
    let bytes = |source: Source| whole(source, &place);
    let text = |source: Source| plain::text(source, &label);
    Ok(match format {
        Format::Text | Format::Markdown => Box::new(iter::once(plain::draft(source, &label, format))),
        Format::Html => Box::new(iter::once(html::draft(&bytes(source)?, &label))),
        Format::JsonLines | Format::Json => json(source, &head, format, label)?,
        Format::Table(delimiter) => {
            let delimiter = if delimiter == b',' { delimiter_of(&head) } else { delimiter };
            let source = utf8(source, &head, label.charset.as_deref());
            Box::new(Table::new(source, delimiter, &settings.columns, label))
        }
        Format::Feed => Box::new(Feed::new(utf8(source, &head, label.charset.as_deref()), label)),
        Format::Reuters => Box::new(Reuters::new(utf8(source, &head, label.charset.as_deref()), label)),
        Format::NewsXml => all(news_xml::items(&decode::page(&bytes(source)?, label.charset.as_deref()), &label)),
        Format::Nexis => all(nexis::items(&text(source)?, &label)),
        Format::ProQuest => all(fielded::proquest(&text(source)?, &label)),
        Format::Factiva => all(fielded::factiva(&lines(&bytes(source)?, &label)?, &label)),
        Format::Warc => Box::new(Warc::new(source, false, label)),
        Format::Zip => {
            let zip = Zip::open(source, file, &place)?;
            match docx::items(&zip, &label) {
                Some(found) => all(found),
                None => Box::new(zip.members(label)),
            }
        }
        Format::Tar => Box::new(Tar::new(source, label)),
        Format::Mail => all(mail::items(&bytes(source)?, &label)),
        Format::Mbox => Box::new(Mbox::new(source, label)),
        Format::Rtf => match rtf::text(&bytes(source)?) {
            text if text.is_empty() => one(Skipped::item(place, Why::Empty)),
            text => one(plain::item(text, &label, format)),
        },
        Format::Addresses | Format::Sitemap => one(Skipped::item(place, Why::Addresses)),
        #[cfg(feature = "pdf")]
        Format::Pdf => all(pdf::items(&bytes(source)?, &label)?),
        #[cfg(not(feature = "pdf"))]
        Format::Pdf if !chosen || !is_file => one(Skipped::item(place, Why::WithoutPdf)),
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => return Err(fail(Cause::WithoutPdf)),
        Format::Docx => return Err(fail(Cause::UnknownFormat(format.label().to_lowercase()))),
    })
}

fn one(item: Item) -> Items {
    Box::new(iter::once(Ok(item)))
}

fn all(items: Vec<Result<Item, ReadError>>) -> Items {
    Box::new(items.into_iter())
}

fn json(source: Source, head: &[u8], format: Format, label: Label) -> Result<Items, ReadError> {
    let fail = |cause| ReadError::new(label.place.clone(), cause);
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        // JSON is UTF-8; the other encodings of its youth are refused by name.
        return Err(fail(Cause::Utf16));
    }
    if decode::is_binary(head) {
        return Err(fail(Cause::Binary));
    }
    Ok(match format {
        Format::JsonLines => Box::new(JsonLines::new(source, label)),
        _ => Box::new(JsonValues::new(source, label)),
    })
}

/// What parts the columns of a table: what stands in its first line most.
fn delimiter_of(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or(head);
    let count = |mark: u8| line.iter().filter(|byte| **byte == mark).count();
    // The comma wins where all stand as often.
    [b'|', b';', b'\t', b','].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// The lines of a delivery that is a page, rich text or text.
fn lines(bytes: &[u8], label: &Label) -> Result<String, ReadError> {
    if bytes.starts_with(br"{\rtf") {
        return Ok(rtf::text(bytes));
    }
    let text = decode::page(bytes, label.charset.as_deref());
    match text.trim_start().starts_with('<') {
        true => html::lines(&text).map_err(|cause| ReadError::new(label.place.clone(), cause)),
        false => Ok(text),
    }
}
