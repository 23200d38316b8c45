//! Rows for people: a table as wide as the terminal, with IRIs as short as they can be.

use comfy_table::{Attribute, Cell, ContentArrangement, Table, presets};
use oxigraph::model::Term;

use crate::graph::prefixes::shorten;

/// Rows in memory.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// The variables, in the query's order.
    pub columns: Vec<String>,
    /// The values; `None` where a variable is unbound.
    pub rows: Vec<Vec<Option<Term>>>,
}

/// How a table is drawn.
#[derive(Debug, Clone, Copy, Default)]
pub struct TableStyle {
    /// Columns of the terminal; `None` lets every line be as long as it is.
    pub width: Option<u16>,
    /// Bold headings.
    pub colour: bool,
}

/// Draw `rows`. IRIs that begin with `base` are written relative to it, as queries may write them.
pub fn render(rows: &Rows, base: &str, style: TableStyle) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).force_no_tty();
    if let Some(width) = style.width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    if style.colour {
        table.enforce_styling();
    }
    table.set_header(rows.columns.iter().map(|name| Cell::new(name).add_attribute(Attribute::Bold)));
    for row in &rows.rows {
        table.add_row(row.iter().map(|term| Cell::new(term.as_ref().map_or(String::new(), |term| cell(term, base)))));
    }
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// A term as people read it: words without quotes, IRIs shortened.
pub fn cell(term: &Term, base: &str) -> String {
    match term {
        Term::Literal(literal) => literal.value().split_whitespace().collect::<Vec<_>>().join(" "),
        Term::NamedNode(node) => short_iri(node.as_str(), base),
        other => other.to_string(),
    }
}

/// An IRI with a known prefix (`a:russia`), or relative to the base (`<article/x>`), or whole.
pub fn short_iri(iri: &str, base: &str) -> String {
    shorten(iri).unwrap_or_else(|| match iri.strip_prefix(base) {
        Some(relative) if !relative.is_empty() => format!("<{relative}>"),
        _ => format!("<{iri}>"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{Literal, NamedNode};

    fn rows() -> Rows {
        let iri = NamedNode::new("https://example.org/article/x").unwrap();
        Rows {
            columns: vec!["who".to_owned(), "what".to_owned()],
            rows: vec![vec![Some(iri.into()), Some(Literal::from("many words on\none line").into())], vec![None, None]],
        }
    }

    #[test]
    fn iris_are_short_and_text_is_plain() {
        let text = render(&rows(), "https://example.org/", TableStyle::default());
        assert!(text.contains("<article/x>"), "{text}");
        assert!(text.contains("many words on one line"), "{text}");
    }

    #[test]
    fn a_narrow_terminal_wraps() {
        let text = render(&rows(), "https://example.org/", TableStyle { width: Some(30), colour: false });
        assert!(text.lines().all(|line| line.chars().count() <= 30), "{text}");
    }
}
