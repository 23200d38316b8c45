//! Rows in memory, a column each.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// Several texts: a list in Parquet, joined by ` | ` in CSV.
    Texts,
    Integer,
    Decimal,
    Boolean,
    /// Days since 1970-01-01.
    Day,
}

/// The values of a column; `None` where nothing is told.
#[derive(Debug)]
pub(super) enum Column {
    Text(Vec<Option<String>>),
    Texts(Vec<Vec<String>>),
    Integer(Vec<Option<i64>>),
    Decimal(Vec<Option<f64>>),
    Boolean(Vec<Option<bool>>),
    Day(Vec<Option<i32>>),
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(Option<String>),
    Texts(Vec<String>),
    Integer(Option<i64>),
    Decimal(Option<f64>),
    Boolean(Option<bool>),
    Day(Option<i32>),
}

/// Some rows of a table.
#[derive(Debug)]
pub(super) struct Frame {
    /// What the table is called.
    pub name: &'static str,
    pub columns: Vec<(&'static str, Column)>,
    pub rows: usize,
}

impl Frame {
    /// A table of no rows.
    pub fn new(name: &'static str, columns: impl Iterator<Item = (&'static str, Kind)>) -> Self {
        Self { name, columns: columns.map(|(name, kind)| (name, Column::new(kind))).collect(), rows: 0 }
    }

    /// Add a row: a cell for each column, of its kind.
    pub fn push(&mut self, row: impl Iterator<Item = Cell>) {
        for ((_, column), cell) in self.columns.iter_mut().zip(row) {
            column.push(cell);
        }
        self.rows += 1;
    }

    /// Take the rows out.
    pub fn clear(&mut self) {
        self.columns.iter_mut().for_each(|(_, column)| *column = Column::new(column.kind()));
        self.rows = 0;
    }
}

impl Column {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(Vec::new()),
            Kind::Texts => Self::Texts(Vec::new()),
            Kind::Integer => Self::Integer(Vec::new()),
            Kind::Decimal => Self::Decimal(Vec::new()),
            Kind::Boolean => Self::Boolean(Vec::new()),
            Kind::Day => Self::Day(Vec::new()),
        }
    }

    /// What it holds.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Texts(_) => Kind::Texts,
            Self::Integer(_) => Kind::Integer,
            Self::Decimal(_) => Kind::Decimal,
            Self::Boolean(_) => Kind::Boolean,
            Self::Day(_) => Kind::Day,
        }
    }

    /// The layout of a table makes cells of its columns' kinds; another would leave the row without a value.
    fn push(&mut self, cell: Cell) {
        match (self, cell) {
            (Self::Text(values), Cell::Text(value)) => values.push(value),
            (Self::Texts(values), Cell::Texts(value)) => values.push(value),
            (Self::Integer(values), Cell::Integer(value)) => values.push(value),
            (Self::Decimal(values), Cell::Decimal(value)) => values.push(value),
            (Self::Boolean(values), Cell::Boolean(value)) => values.push(value),
            (Self::Day(values), Cell::Day(value)) => values.push(value),
            (column, cell) => debug_assert!(false, "{cell:?} in a column of {:?}", column.kind()),
        }
    }
}
