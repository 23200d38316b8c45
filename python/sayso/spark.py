"""sayso inside Spark: facts, tables and N-Quads shards of data frames of articles, one engine a worker.

    >>> from sayso import spark as news
    >>> articles = news.newest(session.read.json("articles/*.jsonl"))
    >>> news.extract(articles).write.parquet("facts")
    >>> news.write_shards(articles, "shards", articles_per_shard=100_000)

Extraction is a pure function of an article, so that a partition that is tried again gives the same rows, whatever the number
of partitions. `docs/cluster.md` of the project tells how to install and run it. Needs pyspark 3.5 or later and pyarrow.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import zipimport
from itertools import islice
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, Iterator, List, Optional, Tuple

from .extracting import BATCH, engine, read

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

    Batches = Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]

#: The columns of `extract`: the article's id, its facts as a line of JSON, and where there are none why.
FACTS = "id string, facts string, error string"


def newest(articles: DataFrame, by: str = "date") -> DataFrame:
    """One row for each `id`: the newest by the column `by`, of equal ones the one whose text is the last by its bytes."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    order = [F.col(by).desc_nulls_last()] if by in articles.columns else []
    order.append(F.sha2(F.to_json(F.struct(*[F.col(name) for name in sorted(articles.columns)])), 256).desc())
    rank = F.row_number().over(Window.partitionBy("id").orderBy(*order))
    return articles.withColumn("_rank", rank).where("_rank = 1").drop("_rank")


def extract(articles: DataFrame, **options: Any) -> DataFrame:
    """The facts of articles: columns `id`, `facts` (what `sayso extract --format jsonl` prints), `error`.

    The columns of `articles` are the fields of records (`id`, `title`, `text`, `date`, `source`, `url` …). `options` are
    those of `sayso.extract`: `actors` (files at the same path on each worker), `base`, `now`.
    """
    return articles.mapInArrow(_rows(options), FACTS)


def extract_files(session: SparkSession, paths: Iterable[str], **options: Any) -> DataFrame:
    """The facts of the articles in files, a partition each, as `sayso extract` reads them: WARC archives of Common Crawl
    news, pages, zips, JSON Lines … on a disk that all workers reach.

    Columns as `extract`; what cannot be read has no `id` and tells why in `error`. Articles that are not English are passed
    over. Several versions of an article give several rows.
    """
    files = [(str(path),) for path in paths]
    # As many partitions as files; a hash would put two into one.
    parts = session.sparkContext.parallelize(files, max(1, len(files)))
    return session.createDataFrame(parts, "path string").mapInArrow(_files(options), FACTS)


def facts(extracted: DataFrame, kind: str) -> DataFrame:
    """One row a fact of a kind (`statements`, `events`, `figures`, `offices`, `places`, `entities`) of what `extract` gave:
    `id` of the article, its `published` and `publisher`, and the fact as a column of JSON, `fact`."""
    from pyspark.sql import functions as F

    field = lambda path: F.get_json_object("facts", path)  # noqa: E731
    each = F.explode(F.from_json(field(f"$.{kind}"), "array<string>"))
    meta = [field(f"$.meta.{name}").alias(name) for name in ("published", "publisher", "url")]
    return extracted.where("facts is not null").select("id", *meta, each.alias("fact"))


def write_shards(
    articles: DataFrame, folder: str, articles_per_shard: int = 100_000, **options: Any
) -> List[Tuple[str, int]]:
    """The graph of articles as N-Quads shards in a folder that all workers reach: `part-00000.nq.gz` and so on.

    Each shard is written under another name and renamed into place when it is whole; a try that died leaves nothing that
    counts, and a second one writes the same bytes. `sayso merge shards/*.nq.gz --into DIR` makes a store of them. Returns the
    shards with the number of their articles; an article that cannot be read stops the job.
    """
    count = max(1, -(-articles.count() // articles_per_shard))
    os.makedirs(folder, exist_ok=True)
    # By the hash of the id, so that a rerun makes the same shards.
    parts = articles.repartition(count, "id").sortWithinPartitions("id")
    rows = parts.mapInArrow(_shard(folder, options), "shard string, articles long").collect()
    return sorted((row.shard, row.articles) for row in rows)


def _rows(options: Dict[str, Any]) -> Batches:
    """Facts of batches of rows."""

    def run(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        worker = _worker(options)
        for batch in batches:
            for rows in _pieces(batch):
                found = worker.extract([_item(row) for row in rows])
                yield _found((row["id"], *facts) for row, facts in zip(rows, found))

    return run


def _files(options: Dict[str, Any]) -> Batches:
    """Facts of the articles in files."""

    def run(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        worker = _worker(options)
        unread: List[Tuple[Optional[str], Optional[str], Optional[str]]] = []

        def problem(kind: str, reason: str) -> None:
            if kind == "failed":
                unread.append((None, None, reason))

        for batch in batches:
            articles = read(*batch.column(0).to_pylist(), problems=problem)
            while some := list(islice(articles, BATCH)):
                yield _found((article.id, *facts) for article, facts in zip(some, worker.extract(some)))
            if unread:
                yield _found(unread)
                unread.clear()

    return run


def _found(rows: Iterable[Tuple[Optional[str], Optional[str], Optional[str]]]) -> pyarrow.RecordBatch:
    """Rows of id, facts, error."""
    import pyarrow

    columns = list(zip(*rows)) or [(), (), ()]
    return pyarrow.RecordBatch.from_arrays(
        [pyarrow.array(column, pyarrow.string()) for column in columns], ["id", "facts", "error"]
    )


def _shard(folder: str, options: Dict[str, Any]) -> Batches:
    """The graph of a partition, written to a file."""

    def run(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow
        from pyspark import TaskContext

        task = TaskContext.get()
        if task is None:
            raise RuntimeError("shards are written by tasks of Spark")
        name = f"part-{task.partitionId():05}.nq.gz"
        unfinished = os.path.join(folder, f".{name}.{task.taskAttemptId()}")
        worker = _worker(options)
        count = 0
        # No name and no time in the head of the file: the same articles give the same bytes.
        with open(unfinished, "wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:
            for batch in batches:
                for rows in _pieces(batch):
                    for row, (quads, error) in zip(rows, worker.quads([_item(row) for row in rows])):
                        if quads is None:
                            raise ValueError(f"article {row['id']!r}: {error}")
                        file.write(quads.encode())
                        count += 1
        if count == 0:
            os.remove(unfinished)
            return
        os.replace(unfinished, os.path.join(folder, name))
        arrays = [pyarrow.array([name]), pyarrow.array([count], pyarrow.int64())]
        yield pyarrow.RecordBatch.from_arrays(arrays, ["shard", "articles"])

    return run


def _worker(options: Dict[str, Any]) -> Any:
    """The engine of this worker: one thread, because Spark gives each core a task."""
    _forget_zips()
    actors = tuple(options.get("actors") or ())
    return engine(actors, options.get("base"), options.get("now"), 1)


def _forget_zips() -> None:
    """Drop what Python remembers of importers from zips.

    Before each task Spark has all importers look again at what they import from, and one stands there for each package of its
    own zip; so long a list read anew sixteen times costs more than the facts of a small partition. Whoever imports from the zip
    afterwards gets a new importer.
    """
    for path, importer in list(sys.path_importer_cache.items()):
        if isinstance(importer, zipimport.zipimporter):
            del sys.path_importer_cache[path]


def _pieces(batch: pyarrow.RecordBatch) -> Iterator[List[Dict[str, Any]]]:
    for start in range(0, batch.num_rows, BATCH):
        yield batch.slice(start, BATCH).to_pylist()


def _item(row: Dict[str, Any]) -> Tuple[str, str, bool]:
    """A record without the fields that the row leaves open, as a line of JSON has it."""
    record = {name: value for name, value in row.items() if value is not None}
    return (str(record.get("id", "row")), json.dumps(record, ensure_ascii=False, default=str), True)
