"""Articles in, facts out."""

from __future__ import annotations

import json
import warnings
from functools import lru_cache
from itertools import islice
from os import PathLike
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union, overload

from ._sayso import Article, Articles, Engine, SaysoError
from ._sayso import parse as _parse
from .facts import Facts, Record

if TYPE_CHECKING:
    import pyarrow

#: A text, a record as JSON Lines have them (`id`, `title`, `text`, `date`, `url` …), or an article.
Source = Union[str, Mapping[str, Any], Article]
Path = Union[str, "PathLike[str]"]
Progress = Callable[[int], Any]

#: Articles that are analysed together: enough to keep all processors busy, few enough for memory.
BATCH = 128

#: The fields of a row of `parse`.
TOKEN = ("start", "end", "space", "norm", "tag", "pos", "morph", "lemma", "dep", "head", "iob", "ent_type", "is_sent_start")


@lru_cache(maxsize=8)
def engine(
    actors: Tuple[str, ...] = (), base: Optional[str] = None, now: Optional[str] = None, threads: Optional[int] = None
) -> Engine:
    """The engine with these options; made once."""
    return Engine(actors=list(actors), base=base, now=now, threads=threads)


def _engine(options: Dict[str, Any]) -> Engine:
    known = {"actors", "base", "now", "threads"}
    for name in options.keys() - known:
        raise TypeError(f"there is no option {name!r}; there are {', '.join(sorted(known))}")
    actors = tuple(str(path) for path in options.pop("actors", None) or ())
    now = options.pop("now", None)
    return engine(actors, now=None if now is None else str(now), **options)


def _item(source: Source, number: int) -> Any:
    if isinstance(source, Article):
        return source
    if isinstance(source, str):
        return (f"text-{number}", source, False)
    # Days and the like are written as JSON has them: as text.
    return (f"record-{number}", json.dumps(source, ensure_ascii=False, default=str), True)


def _batches(sources: Iterable[Source]) -> Iterator[List[Any]]:
    items = (_item(source, number) for number, source in enumerate(sources, 1))
    while batch := list(islice(items, BATCH)):
        yield batch


@overload
def extract(articles: str, **options: Any) -> Facts: ...
@overload
def extract(
    articles: Iterable[Source], *, errors: str = ..., progress: Optional[Progress] = ..., **options: Any
) -> Iterator[Facts]: ...
def extract(articles: Any, *, errors: str = "raise", progress: Optional[Progress] = None, **options: Any) -> Any:
    """The facts of a text, or of many articles one after another, in their order.

    `articles` is a text, or any iterable of texts, records (mappings with the fields that JSON Lines have: `id`, `title`,
    `text`, `date`, `url` …) and `Article`s. Many are analysed on all processors, a batch at a time, as they are taken.

    `errors` says what becomes of a record that is no article: `raise` (the default) or `skip`. `progress` is called with the
    number of articles done. Options: `actors` (Turtle files of your own), `base` (what IRIs begin with), `now` (the day that
    "Friday" is counted from in undated articles), `threads`.
    """
    if isinstance(articles, str):
        return next(_extract([articles], "raise", None, _engine(options)))
    if isinstance(articles, Mapping):
        raise TypeError("give a list of records: extract([record])")
    if errors not in ("raise", "skip"):
        raise ValueError("errors is 'raise' or 'skip'")
    return _extract(articles, errors, progress, _engine(options))


def _extract(
    articles: Iterable[Source], errors: str, progress: Optional[Progress], engine: Engine
) -> Iterator[Facts]:
    done = 0
    for batch in _batches(articles):
        for text, reason in engine.extract(batch):
            done += 1
            if text is not None:
                yield Facts(text)
            elif errors == "raise":
                raise SaysoError(f"article {done}: {reason}")
        if progress is not None:
            progress(done)


def extract_tables(articles: Union[str, Iterable[Source]], **options: Any) -> Dict[str, pyarrow.Table]:
    """The facts of articles as Arrow tables: `articles`, `statements`, `events`, `figures`, `offices`, `places`, `actors`.

    One row a fact, with its text, names beside ids, and the day, publisher and address of its article; the same tables as
    `sayso export --tables`. All articles are in memory. Needs pyarrow.
    """
    import pyarrow
    import pyarrow.parquet

    sources = [articles] if isinstance(articles, str) else articles
    items = [item for batch in _batches(sources) for item in batch]
    tables = _engine(options).tables(items)
    return {name: pyarrow.parquet.read_table(pyarrow.BufferReader(data)) for name, data in tables.items()}


def read(*paths: Path, any_language: bool = False, problems: Optional[Callable[[str, str], Any]] = None) -> Iterator[Article]:
    """The articles of files, folders (read recursively), patterns and archives, one after another.

    Reads what `sayso build` reads: text, pages, feeds, mail, JSON, tables, WARC, DOCX, zip, tar … Articles that are not
    English are passed over, unless `any_language`. What was passed over or cannot be read goes to `problems`, with its kind
    (`skipped`, `note`, `failed`) and the reason; without that, what failed is a warning.
    """
    for step in Articles([str(path) for path in paths], any_language=any_language):
        if isinstance(step, Article):
            yield step
        elif problems is not None:
            problems(*step)
        elif step[0] == "failed":
            warnings.warn(step[1], stacklevel=2)


def articles(sources: Iterable[Source]) -> Iterator[Article]:
    """Texts and records as `Article`s."""
    for number, source in enumerate(sources, 1):
        item = _item(source, number)
        yield item if isinstance(item, Article) else Article(item[0], item[1], sniff=item[2])


def parse(text: str) -> List[Record]:
    """What the language engine sees in a text: a record a token, with `text`, `lemma`, `pos`, `tag`, `dep`, `head` (the index
    of the token that it hangs on), `ent_type` and its place (`start`, `end`, in characters)."""
    parsed = json.loads(_parse(text))
    rows = (Record(zip(TOKEN, row)) for row in parsed["tokens"])
    return [Record(text=text[row["start"] : row["end"]], **row) for row in rows]
