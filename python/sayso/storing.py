"""Stores: articles on disk as a graph, and questions to it."""

from __future__ import annotations

from datetime import date
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, NamedTuple, Optional, Tuple, Union

from ._sayso import Store as _Store
from ._sayso import queries as _queries
from .extracting import Path, Progress, Source, _engine, articles, read

if TYPE_CHECKING:
    import pandas
    import pyarrow


class Built(NamedTuple):
    """What became of the articles of a build."""

    new: int
    changed: int
    unchanged: int
    failed: int


class Query(NamedTuple):
    """A canned query."""

    name: str
    title: str
    description: str
    parameters: List[str]


class Answer:
    """Rows: a list of mappings, an Arrow table or a data frame."""

    def __init__(self, columns: List[str], rows: List[List[Any]]) -> None:
        self.columns = columns
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Dict[str, Any]]:
        return (dict(zip(self.columns, row)) for row in self.rows)

    def __getitem__(self, at: int) -> Dict[str, Any]:
        return dict(zip(self.columns, self.rows[at]))

    def __repr__(self) -> str:
        return f"Answer({len(self)} rows: {', '.join(self.columns)})"

    def to_arrow(self) -> pyarrow.Table:
        """As an Arrow table. A column of more than one kind of value is text."""
        import pyarrow

        columns = {name: [row[at] for row in self.rows] for at, name in enumerate(self.columns)}
        return pyarrow.table({name: pyarrow.array(_of_one_kind(values)) for name, values in columns.items()})

    def to_pandas(self) -> pandas.DataFrame:
        """As a data frame."""
        import pandas

        return pandas.DataFrame(self.rows, columns=self.columns)


def _of_one_kind(values: List[Any]) -> List[Any]:
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, float} or len(kinds) < 2:
        return values
    return [None if value is None else str(value) for value in values]


class Store:
    """A store, opened for questions: `Store("sayso.db").query("said-by", speaker="Lavrov").to_pandas()`."""

    def __init__(self, path: Path = "sayso.db") -> None:
        self.path = fspath(path)
        self._store = _Store(self.path)

    def query(self, name: str, *, timeout: Optional[float] = 60, **parameters: Any) -> Answer:
        """The rows of a canned query (`queries()` lists them) or of a file with SPARQL, its parameters set.

        Parameters whose names are Python's words end with an underscore: `from_="2015-09-01"`.
        """
        named = [(name.rstrip("_"), _text(value)) for name, value in parameters.items()]
        return Answer(*self._store.query(name, named, timeout))

    def sparql(self, text: str, *, timeout: Optional[float] = 60) -> Union[Answer, bool, str]:
        """What a query in SPARQL answers: rows; true or false for ASK; N-Triples for CONSTRUCT and DESCRIBE.

        The usual prefixes are declared, and the default graph is the merged graph of all articles.
        """
        answer = self._store.sparql(text, timeout)
        return Answer(*answer) if isinstance(answer, tuple) else answer

    def export_tables(self, folder: Path, *, format: str = "parquet") -> Dict[str, int]:
        """Write the facts as flat tables into a folder, as `parquet` or `csv`; returns the rows of each."""
        if format not in ("parquet", "csv"):
            raise ValueError("format is 'parquet' or 'csv'")
        return dict(self._store.export_tables(fspath(folder), format == "csv"))

    def __repr__(self) -> str:
        return f"Store({self.path!r})"


def build(
    source: Union[Path, Iterable[Source]],
    store: Path = "sayso.db",
    *,
    progress: Optional[Progress] = None,
    **options: Any,
) -> Built:
    """Put articles into a store, made where there is none: those of a file or folder, or any iterable of texts, records and
    `Article`s. Only what is new or changed is analysed; the store is the one that `sayso build` makes. Options are those of
    `extract`."""
    is_path = isinstance(source, (str, PathLike))
    found = read(source) if is_path else articles(source)  # type: ignore[arg-type]
    return Built(*_engine(options).build(iter(found), fspath(store), progress))


def queries() -> List[Query]:
    """The canned queries, with what can be set."""
    return [Query(*query) for query in _queries()]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat()[:10] if isinstance(value, date) else str(value)
