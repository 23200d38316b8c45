//! Tables of words with a value. Columns: kind, word, whole number.

use std::sync::OnceLock;

use super::reader::rows;

/// A line of such a table.
struct Line {
    kind: &'static str,
    word: &'static str,
    value: u32,
}

/// A table of words with a value, read when it is first asked. Such tables are short.
pub struct Values {
    table: &'static str,
    lines: OnceLock<Vec<Line>>,
}

impl Values {
    /// The values in this table.
    pub const fn new(table: &'static str) -> Self {
        Self { table, lines: OnceLock::new() }
    }

    /// The value that a word has as one of this kind.
    pub fn of(&self, kind: &str, word: &str) -> Option<u32> {
        self.lines().iter().find(|line| line.word == word && line.kind == kind).map(|line| line.value)
    }

    /// The words of a kind, in the order of the table.
    pub fn words<'k>(&self, kind: &'k str) -> impl Iterator<Item = &'static str> + use<'_, 'k> {
        self.lines().iter().filter(move |line| line.kind == kind).map(|line| line.word)
    }

    fn lines(&self) -> &[Line] {
        self.lines.get_or_init(|| rows(self.table).filter_map(|row| line(&row)).collect())
    }

    /// Fails where the table has a line that is not read, a kind that nobody asks for, or a word twice in a kind.
    #[cfg(test)]
    pub fn lint(&self, kinds: &[&str]) {
        assert_eq!(self.lines().len(), rows(self.table).count());
        let mut seen = std::collections::BTreeSet::new();
        for line in self.lines() {
            assert!(kinds.contains(&line.kind), "{}", line.kind);
            assert!(seen.insert((line.kind, line.word)), "{} twice", line.word);
        }
    }
}

fn line(row: &[&'static str]) -> Option<Line> {
    let [kind, word, value] = *row else { return None };
    Some(Line { kind, word, value: value.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_a_value_in_its_kind() {
        let values = Values::new("# Columns: kind, word, value.\nmonth\tmay\t5\nname\tmay\t1\n");
        assert_eq!(
            (values.of("month", "may"), values.of("name", "may"), values.of("month", "june")),
            (Some(5), Some(1), None)
        );
        assert_eq!(values.words("name").collect::<Vec<_>>(), ["may"]);
    }
}
