//! Spans: where in an article's text something stands.

use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A half-open range `[start, end)` of Unicode code points into an article's text as stored.
///
/// Never bytes and never UTF-16 units: code points are what RFC 5147 (`#char=`), NIF and the
/// downstream tools (Python, SPARQL `SUBSTR`) count. Serialises as `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First code point inside the span.
    pub start: u32,
    /// First code point after the span.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[inline]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Number of code points.
    #[inline]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// True when the span holds no code point.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// True when `other` lies wholly inside this span.
    #[inline]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the two share at least one code point.
    #[inline]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[inline]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&self.start)?;
        pair.serialize_element(&self.end)?;
        pair.end()
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = <(u32, u32)>::deserialize(deserializer)?;
        Ok(Self { start, end })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Span {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "First code point of the text inside the span, and the first one after it.",
            "type": "array",
            "items": { "type": "integer", "minimum": 0 },
            "minItems": 2,
            "maxItems": 2
        })
    }
}

/// A text with a map from code points to bytes, so that spans can be cut out without scanning.
#[derive(Debug, Clone)]
pub struct CharIndex {
    /// Byte offset of each code point, and the text's length at the end.
    /// Empty when the text is ASCII, where the two counts agree.
    bytes: Vec<u32>,
    ascii_len: u32,
}

impl CharIndex {
    /// Index `text`. Linear in its length.
    #[inline]
    pub fn new(text: &str) -> Self {
        let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if text.is_ascii() {
            return Self { bytes: Vec::new(), ascii_len: len };
        }
        let mut bytes: Vec<u32> =
            text.char_indices().map(|(byte, _)| u32::try_from(byte).unwrap_or(u32::MAX)).collect();
        bytes.push(len);
        Self { bytes, ascii_len: 0 }
    }

    /// Number of code points in the text.
    #[inline]
    pub fn char_len(&self) -> u32 {
        if self.bytes.is_empty() { self.ascii_len } else { self.bytes.len() as u32 - 1 }
    }

    /// Byte offset of code point `at`; offsets past the end give the end.
    #[inline]
    pub fn byte(&self, at: u32) -> usize {
        if self.bytes.is_empty() {
            return at.min(self.ascii_len) as usize;
        }
        let last = self.bytes.len() - 1;
        self.bytes[(at as usize).min(last)] as usize
    }

    /// Code point that starts at byte offset `byte`, or the next one after it.
    #[inline]
    pub fn char_at(&self, byte: usize) -> u32 {
        if self.bytes.is_empty() {
            return (byte as u32).min(self.ascii_len);
        }
        self.bytes.partition_point(|&b| (b as usize) < byte) as u32
    }

    /// The words of `span` in `text`, which must be the text that was indexed.
    #[inline]
    pub fn cut<'t>(&self, text: &'t str, span: Span) -> &'t str {
        text.get(self.byte(span.start)..self.byte(span.end)).unwrap_or("")
    }

    /// What stands before `span` in `text`, its words, and what stands behind it; `text` must be the one that was indexed.
    #[inline]
    pub fn parted<'t>(&self, text: &'t str, span: Span) -> (&'t str, &'t str, &'t str) {
        (self.cut(text, Span::new(0, span.start)), self.cut(text, span), self.cut(text, Span::new(span.end, u32::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_code_points_not_bytes() {
        let text = "“Tränen” in Kyjiw 🙂 heute";
        let index = CharIndex::new(text);
        assert_eq!(index.char_len() as usize, text.chars().count());
        assert_eq!(index.cut(text, Span::new(1, 7)), "Tränen");
        let smile = text.chars().position(|c| c == '🙂').unwrap() as u32;
        assert_eq!(index.cut(text, Span::new(smile, smile + 1)), "🙂");
        assert_eq!(index.char_at(text.find("heute").unwrap()), smile + 2);
    }

    #[test]
    fn out_of_range_is_empty_not_a_panic() {
        let index = CharIndex::new("abc");
        assert_eq!(index.cut("abc", Span::new(5, 9)), "");
    }
}
