//! Rows for people: a table as wide as the terminal, with IRIs as short as they can be.

use comfy_table::{Attribute, Cell, ContentArrangement, Table, presets};

use super::table::{Rows, TableStyle, cell};

/// The columns that tell of an article, as canned queries have them.
const ARTICLE: [&str; 4] = ["headline", "outlet", "published", "address"];

/// A column narrower than this breaks words; below it rows are written one under the other.
const READABLE: usize = 14;

/// Draw `rows`: as a table where its columns can be read, else each row as a record.
///
/// IRIs that begin with `base` are written relative to it, as queries may write them.
pub fn render(rows: &Rows, base: &str, style: TableStyle) -> String {
    let mut cells: Vec<Vec<String>> = rows
        .rows
        .iter()
        .map(|row| row.iter().map(|term| term.as_ref().map_or(String::new(), |term| cell(term, base))).collect())
        .collect();
    let columns = with_articles_in_one(&rows.columns, &mut cells);
    // An address would be cut into pieces in a narrow column.
    let fits = columns.len() == rows.columns.len() && fits(&columns, &cells, style.width);
    if fits { table(&columns, &cells, style) } else { records(&columns, &cells, style) }
}

/// What is known of an article is one column for people: `Ferry blast kills dozens · Harbour Daily · 2015-10-04 · https://…`.
fn with_articles_in_one(columns: &[String], cells: &mut [Vec<String>]) -> Vec<String> {
    let places: Option<Vec<usize>> =
        ARTICLE.iter().map(|name| columns.iter().position(|column| column == name)).collect();
    let Some(places) = places else { return columns.to_vec() };
    let first = places.iter().copied().min().unwrap_or(0);
    let is_part = |at: usize| places.contains(&at) && at != first;
    for row in cells.iter_mut() {
        let parts: Vec<&str> = places.iter().map(|at| row[*at].as_str()).filter(|part| !part.is_empty()).collect();
        let article = parts.join(" · ");
        let kept = row.iter().enumerate().filter(|(at, _)| !is_part(*at));
        *row = kept.map(|(at, text)| if at == first { article.clone() } else { text.clone() }).collect();
    }
    let kept = columns.iter().enumerate().filter(|(at, _)| !is_part(*at));
    kept.map(|(at, name)| if at == first { "article".to_owned() } else { name.clone() }).collect()
}

/// Whether every column can have its own width, or at least one in which words stay whole.
fn fits(columns: &[String], cells: &[Vec<String>], width: u16) -> bool {
    let needed: usize = columns
        .iter()
        .enumerate()
        .map(|(column, name)| {
            let widest = cells.iter().filter_map(|row| row.get(column)).map(|text| text.chars().count()).max();
            widest.unwrap_or(0).min(READABLE).max(name.chars().count()) + 2
        })
        .sum();
    needed <= usize::from(width)
}

fn table(columns: &[String], cells: &[Vec<String>], style: TableStyle) -> String {
    let mut table = empty_table(style);
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_header(columns.iter().map(|name| Cell::new(name).add_attribute(Attribute::Bold)));
    table.add_rows(cells);
    lines(&table)
}

/// One line for each value that is there, a blank line between rows.
fn records(columns: &[String], cells: &[Vec<String>], style: TableStyle) -> String {
    let mut text = String::new();
    for row in cells {
        let mut table = empty_table(style);
        table.load_style(presets::NOTHING);
        for (name, value) in columns.iter().zip(row).filter(|(_, value)| !value.is_empty()) {
            table.add_row([Cell::new(name).add_attribute(Attribute::Bold), Cell::new(value)]);
        }
        text.push_str(&lines(&table));
        text.push('\n');
    }
    text
}

fn empty_table(style: TableStyle) -> Table {
    let mut table = Table::new();
    table.force_no_tty().set_content_arrangement(ContentArrangement::Dynamic).set_width(style.width);
    if style.colour {
        table.enforce_styling();
    }
    table
}

fn lines(table: &Table) -> String {
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
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

    const WIDE: TableStyle = TableStyle { width: 100, colour: false };

    #[test]
    fn iris_are_short_and_text_is_plain() {
        let text = render(&rows(), "https://example.org/", WIDE);
        assert!(text.contains("<article/x>"), "{text}");
        assert!(text.contains("many words on one line"), "{text}");
    }

    #[test]
    fn an_article_is_one_column() {
        let columns = ["who", "headline", "outlet", "published", "address", "fact"].map(str::to_owned).to_vec();
        let row =
            ["Norway", "Ferry", "", "2015-10-04", "https://x.example/1", "x"].map(|it| Some(Literal::from(it).into()));
        let text = render(&Rows { columns, rows: vec![row.to_vec()] }, "https://example.org/", WIDE);
        assert!(text.contains("Ferry · 2015-10-04 · https://x.example/1"), "{text}");
        assert!(text.contains("article") && !text.contains("outlet"), "{text}");
    }

    #[test]
    fn a_narrow_terminal_wraps() {
        let style = TableStyle { width: 40, colour: false };
        let text = render(&rows(), "https://example.org/", style);
        assert!(text.lines().all(|line| line.chars().count() <= 40), "{text}");
    }

    #[test]
    fn too_many_columns_become_records() {
        let style = TableStyle { width: 20, colour: false };
        let text = render(&rows(), "https://example.org/", style);
        assert!(text.contains(" who"), "{text}");
        assert!(!text.contains('─'), "{text}");
    }
}
